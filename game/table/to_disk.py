"""Pushing a file to the disk in the background: a slow disk must not hold up a window in the middle of a turn."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread

__all__ = ["DiskPusher"]


class DiskPusher:
    """Has the system put on the disk what was written. One thread at a time, and only while there is work.

    What was written is the system's already: it outlives the process, were it killed, but not a loss of power. The
    process ends only once all is on the disk. ``failed`` is told in that thread what the disk would not take.
    """

    def __init__(self, failed: Callable[[OSError], None]) -> None:
        self._failed = failed
        self._lock = Lock()
        self._due: Path | None = None
        self._running = False

    def push(self, path: Path) -> None:
        """Push a file soon; what is asked for while one is being pushed is pushed once."""
        with self._lock:
            self._due = path
            if self._running:
                return
            self._running = True
        Thread(target=self._work, name="to-disk").start()

    def _work(self) -> None:
        while True:
            with self._lock:
                path, self._due = self._due, None
                if path is None:
                    self._running = False
                    return
            # A file that is gone has nothing to be pushed.
            with suppress(FileNotFoundError):
                try:
                    _sync(path)
                except FileNotFoundError:
                    raise
                except OSError as error:
                    self._failed(error)


def _sync(path: Path) -> None:
    # Windows pushes only what is open for writing.
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
