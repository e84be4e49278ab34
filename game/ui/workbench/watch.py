"""Notices that a file was saved, whatever editor saved it: written over, or another put in its place."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

__all__ = ["EVERY", "Stamp", "Watch", "stamp"]

EVERY = 0.015  # seconds between looks
_MISSING = 40  # looks for which a file may be away or empty before that counts: some editors move or cut it first

Stamp: TypeAlias = tuple[tuple[int, int, int] | None, ...]
"""Per file its time of change (ns), size and number on disk; None for one that is not there, or is empty."""


def stamp(files: Iterable[Path]) -> Stamp:
    """What tells one saving of the files from another. Raises nothing."""
    return tuple(_of(file) for file in files)


def _of(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except (OSError, ValueError):
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino) if found.st_size else None


class Watch:
    """Looks at files from a thread of its own and calls ``changed`` once for each saving.

    A change counts when two looks in a row see the same: a file that is still being written is left alone.
    ``changed`` runs in the watching thread.
    """

    def __init__(self, files: Iterable[Path], changed: Callable[[], object]) -> None:
        self._files = tuple(files)
        self._changed = changed
        self._known = stamp(self._files)
        self._last = self._known
        self._away = 0
        self._lock = threading.Lock()
        self._ended = threading.Event()

    def follow(self, files: Iterable[Path]) -> None:
        """Watch these files from now on; one that is new to the watch counts as it is now."""
        wanted = tuple(files)
        with self._lock:
            if wanted == self._files:
                return
            known = dict(zip(self._files, self._known, strict=True))
            last = dict(zip(self._files, self._last, strict=True))
            fresh = dict(zip(wanted, stamp(wanted), strict=True))
            self._files = wanted
            self._known = tuple(known.get(file, fresh[file]) for file in wanted)
            self._last = tuple(last.get(file, fresh[file]) for file in wanted)

    def look(self) -> bool:
        """One look: whether the files have been saved since the last time that it said so."""
        with self._lock:
            now = stamp(self._files)
            before, self._last = self._last, now
            if now == self._known or now != before:
                self._away = 0
                return False
            if any(one is None and known is not None for one, known in zip(now, self._known, strict=True)):
                self._away += 1
                if self._away < _MISSING:
                    return False
            self._away = 0
            self._known = now
            return True

    def start(self) -> None:
        """Begin to look."""
        threading.Thread(target=self._run, name="watch", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()

    def _run(self) -> None:
        while not self._ended.wait(EVERY):
            if self.look():
                self._changed()
