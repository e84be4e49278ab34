"""Texts in the pages of the class server: calls of ``t("...")`` in their scripts and templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["page_files", "page_texts"]

_CALL = re.compile(r"""(?<![\w.])t\(\s*"((?:[^"\\\n]|\\.)+)\"""")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)")


def page_files(package: Path) -> tuple[Path, ...]:
    """Scripts and templates of the package at ``package``, sorted."""
    net = package / "net"
    return (*sorted((net / "static").glob("*.js")), *sorted((net / "pages").glob("*.html")))


def page_texts(source: str) -> Iterator[str]:
    """The texts a script or template asks a translation for: literals in double quotes, in order."""
    for found in _CALL.finditer(source):
        yield _ESCAPE.sub(_plain, found[1])


def _plain(escape: re.Match[str]) -> str:
    letter = escape[1]
    return chr(int(letter[1:], 16)) if len(letter) == 5 else letter
