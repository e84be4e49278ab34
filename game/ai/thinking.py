"""Thinking that can be called off, and that gives way: a window need not wait for an opponent.

A worker decides inside ``calling_off(token)``; bots pass ``pause_point`` between pieces of work, which waits while the
window is at work, and raises once the token is cancelled. Neither ever changes a decision: either the same one comes
out, or none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Event

LONGEST_PAUSE_S = 0.05
"""What one pause may last: a window that is never at rest slows its opponent down and does not stop it."""
LONGEST_HOLD_S = 1.0
"""What one pause may last while the thinking is held; whoever holds it usually calls it off in the end."""


class Cancelled(Exception):
    """The decision was called off."""


class Thinking:
    """A token for one or more decisions; ``cancel`` may be called from any thread.

    ``rest`` is set while the window has nothing to do. Two threads that both want the interpreter each take twice as
    long, so a frame is painted in half the time when the thinking waits for it.
    """

    __slots__ = ("_event", "_free", "_rest")

    def __init__(self, rest: Event | None = None) -> None:
        self._event = Event()
        self._rest = rest
        self._free = Event()
        self._free.set()

    def hold(self) -> None:
        """Have it wait at its next pause for work whose result may make it idle."""
        self._free.clear()

    def release(self) -> None:
        """Let it go on."""
        self._free.set()

    def give_way(self) -> None:
        """Wait until nobody holds it and the window rests, though not for ever."""
        self._free.wait(LONGEST_HOLD_S)
        if self._rest is not None:
            self._rest.wait(LONGEST_PAUSE_S)

    def cancel(self) -> None:
        self._event.set()
        self._free.set()

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()


_CURRENT: ContextVar[Thinking | None] = ContextVar("thinking", default=None)


@contextmanager
def calling_off(token: Thinking) -> Iterator[Thinking]:
    """Let decisions made inside be called off by ``token``; only those of this thread."""
    before = _CURRENT.set(token)
    try:
        yield token
    finally:
        _CURRENT.reset(before)


def pause_point() -> None:
    """Let the window go first. Raises Cancelled when the decision in progress has been called off."""
    token = _CURRENT.get()
    if token is None:
        return
    token.give_way()
    if token.cancelled:
        raise Cancelled
