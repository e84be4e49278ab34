"""A sign of life for what takes over a second: on a terminal only, never among output that a program reads."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["progress"]

_PATIENCE = 1.0  # seconds before anything is shown


@contextmanager
def progress(what: str, *, shown: bool = True) -> Iterator[None]:
    """Show ``what`` with a spinner on standard error if the block takes longer than a second."""
    if not shown or not sys.stderr.isatty():
        yield
        return
    finished = threading.Event()

    def show() -> None:
        if finished.wait(_PATIENCE):
            return
        from rich.console import Console

        with Console(stderr=True).status(what):
            finished.wait()

    thread = threading.Thread(target=show, daemon=True)
    thread.start()
    try:
        yield
    finally:
        finished.set()
        thread.join()
