"""A sign of life for what takes over a second: on a terminal only, never among output that a program reads."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

__all__ = ["games_bar", "progress"]

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


@contextmanager
def games_bar(games: int, *, shown: bool) -> Iterator[Callable[[int], None] | None]:
    """A bar on standard error, once the games take longer than a second."""
    if not shown:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    bar = Progress(
        BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True
    )
    task = bar.add_task("", total=games)
    began, started = monotonic(), False

    def finished(count: int) -> None:
        nonlocal started
        if not started and monotonic() - began > _PATIENCE:
            bar.start()
            started = True
        bar.advance(task, count)

    try:
        yield finished
    finally:
        if started:
            bar.stop()
