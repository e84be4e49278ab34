"""What can be wrong with a class file, and what to do about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from types import MappingProxyType

from game.core.messages import Translator
from game.core.messages import mark as _

__all__ = ["TROUBLES", "StoreError", "trouble_of"]

TROUBLES: Mapping[str, str] = MappingProxyType(
    {
        "full": _(
            "{place}: the disk is full. Nothing that was acknowledged is lost; make room on the disk, and the class "
            "goes on by itself."
        ),
        "damaged": _(
            "{place} is damaged or is no class file ({detail}). Leave it as it is (a copy on a USB key is a good idea) "
            "and start with another file: --data NEW-FILE."
        ),
        "foreign": _(
            "{place} is a database of another program; it is left as it is. Choose another file: --data NEW-FILE."
        ),
        "newer": _(
            "{place} was written by a later version of the game ({detail}). Update the game, or choose --data NEW-FILE."
        ),
        "in_use": _(
            "{place} is in use by another server. Stop that one first (Ctrl-C in its window), or choose "
            "--data NEW-FILE."
        ),
        "read_only": _("{place} cannot be written ({detail}). Check its permissions, or choose --data NEW-FILE."),
        "unreadable": _("{place} cannot be opened ({detail}). Check the folder, or choose --data NEW-FILE."),
        "disk": _(
            "{place}: the disk reports an error ({detail}). Nothing that was acknowledged is lost; the server tries "
            "again."
        ),
    }
)

_BY_CODE = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_BUSY: "in_use",
    sqlite3.SQLITE_LOCKED: "in_use",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_CANTOPEN: "unreadable",
    sqlite3.SQLITE_IOERR: "disk",
}


def trouble_of(error: Exception) -> str:
    """The key in ``TROUBLES`` of an error of SQLite or of the system."""
    if isinstance(error, PermissionError):
        return "read_only"
    if isinstance(error, OSError):
        return "unreadable"
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return "damaged"
    return _BY_CODE.get(code & 0xFF, "disk")


class StoreError(Exception):
    """The class file cannot be opened, or not be written now. ``code`` is a key of ``TROUBLES``."""

    def __init__(self, code: str, place: str, detail: str = "") -> None:
        super().__init__(f"{place}: {code} {detail}".rstrip())
        self.code, self.place, self.detail = code, place, detail

    def text(self, t: Translator) -> str:
        """What is wrong and what to do."""
        return t(TROUBLES[self.code], place=self.place, detail=self.detail)
