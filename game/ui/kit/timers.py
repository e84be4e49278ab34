"""Timers and animations of one window, on a clock that is passed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

__all__ = ["FRAME_MS", "Timer", "Timers"]

FRAME_MS = 16


@dataclass(slots=True, eq=False)
class Timer:
    """One call at `due` milliseconds; a frame timer repeats until its `call` returns False."""

    due: int
    call: Callable[[], object]
    frames: bool = False


@dataclass(slots=True)
class Timers:
    """Pending calls. `clock` returns milliseconds and never goes back."""

    clock: Callable[[], int]
    pending: list[Timer] = field(default_factory=list)

    def after(self, ms: int, call: Callable[[], object]) -> Timer:
        """Call once, `ms` milliseconds from now."""
        timer = Timer(self.clock() + ms, call)
        self.pending.append(timer)
        return timer

    def each_frame(self, call: Callable[[], bool]) -> Timer:
        """Call about 60 times a second while it returns True."""
        timer = Timer(self.clock() + FRAME_MS, call, frames=True)
        self.pending.append(timer)
        return timer

    def cancel(self, timer: Timer | None) -> None:
        """Forget a timer; one already run is ignored."""
        if timer in self.pending:
            self.pending.remove(timer)

    def wait(self) -> int | None:
        """Milliseconds until the next call, or None when nothing is pending."""
        return max(0, min(timer.due for timer in self.pending) - self.clock()) if self.pending else None

    def run(self) -> None:
        """Make all calls that are due."""
        now = self.clock()
        for timer in [t for t in self.pending if t.due <= now]:
            if timer not in self.pending:
                continue
            if timer.frames:
                timer.due = now + FRAME_MS
                if timer.call():
                    continue
            self.cancel(timer)
            if not timer.frames:
                timer.call()
