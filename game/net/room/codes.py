"""Room codes: short enough to copy from a projector, and too many to guess under a limit of attempts."""

from __future__ import annotations

import secrets
from collections.abc import Collection

__all__ = ["ALPHABET", "LENGTH", "new_code", "read_code"]

ALPHABET = "ABCDEFGHJKMNPQRTUVWXYZ"
"""Letters that are not taken for one another, or for a digit, from the back of a room (no I, L, O, S)."""

LENGTH = 6


def new_code(taken: Collection[str] = ()) -> str:
    """A code that no open session has: one of 22^6, about 113 million."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if code not in taken:
            return code


def read_code(typed: str) -> str | None:
    """The code that somebody typed, whatever the case and the spaces; None when it can be none."""
    code = "".join(typed.upper().replace("-", "").split())
    return code if len(code) == LENGTH and all(letter in ALPHABET for letter in code) else None
