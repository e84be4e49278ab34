"""Thinking that can be called off: a window that closes need not wait for an opponent.

A worker decides inside ``calling_off(token)``; bots pass ``pause_point`` between pieces of work, which raises once the
token is cancelled. Cancelling never changes a decision: either the same one comes out, or none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Event


class Cancelled(Exception):
    """The decision was called off."""


class Thinking:
    """A token for one or more decisions; ``cancel`` may be called from any thread."""

    __slots__ = ("_event",)

    def __init__(self) -> None:
        self._event = Event()

    def cancel(self) -> None:
        self._event.set()

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
    """Raises Cancelled when the decision in progress has been called off."""
    token = _CURRENT.get()
    if token is not None and token.cancelled:
        raise Cancelled
