"""Secrets: what a browser keeps, and the hash of it that is all the server keeps."""

from __future__ import annotations

import secrets
from hashlib import sha256

__all__ = ["LONGEST", "hashed", "new_token"]

LONGEST = 64
"""Characters of the longest token worth looking at; a longer one is somebody's nonsense."""


def new_token() -> str:
    """An unguessable token (256 bits), safe in an address and in a cookie."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """What is stored of a token. A fast hash is right: there is nothing to guess in 256 random bits."""
    return sha256(token.encode()).hexdigest()
