"""The clock of a turn at one screen. It decides nothing: the table hears of it as a timeout, and keeps that."""

from __future__ import annotations

from collections.abc import Callable

from game.ui.kit.timers import Timer, Timers

__all__ = ["SECOND_MS", "TurnClock"]

SECOND_MS = 1000


class TurnClock:
    """Counts one turn down on the window's timers; can be paused.

    ``minutes``: the time of a turn, more than none. ``turn``: whatever tells one turn from another.
    """

    def __init__(self, minutes: float) -> None:
        if minutes <= 0:
            raise ValueError(f"a turn of {minutes} minutes")
        self.limit = round(minutes * 60 * SECOND_MS)
        self.turn: object = None
        self._left = self.limit
        self._kept: tuple[object, int] | None = None
        self._since: int | None = None
        self._timers: Timers | None = None
        self._timer: Timer | None = None
        self._tick: Callable[[], object] = lambda: None
        self._out: Callable[[], object] = lambda: None

    @property
    def running(self) -> bool:
        return self._since is not None

    @property
    def left(self) -> int:
        """Milliseconds left of the turn, never less than none."""
        if self._since is None or self._timers is None:
            return self._left
        return max(0, self._left - (self._timers.clock() - self._since))

    def keep(self, turn: object, left: int) -> None:
        """When ``turn`` begins, give it ``left`` milliseconds and not the whole time: it had begun before."""
        self._kept = (turn, max(0, min(left, self.limit)))

    def begin(self, turn: object, timers: Timers, tick: Callable[[], object], out: Callable[[], object]) -> None:
        """Run for a turn; a turn that runs already, or is paused, goes on as it is. ``tick`` follows every second."""
        self._timers, self._tick, self._out = timers, tick, out
        if turn == self.turn:
            return
        self.stop()
        self.turn = turn
        if self._kept is not None and self._kept[0] == turn:
            self._left = self._kept[1]
        self._kept = None
        self.go_on()

    def pause(self) -> None:
        """Hold the clock."""
        if self._timers is not None:
            self._left, self._since = self.left, None
            self._timers.cancel(self._timer)

    def go_on(self) -> None:
        """Let it run again."""
        if self._timers is not None and self.turn is not None and self._since is None:
            self._since = self._timers.clock()
            self._wait()

    def stop(self) -> None:
        """The turn is over: the next has its whole time."""
        self.pause()
        self._left, self.turn = self.limit, None

    def _wait(self) -> None:
        if self._timers is not None:
            # On whole seconds, so that what is shown never skips one.
            self._timer = self._timers.after(self.left % SECOND_MS or min(SECOND_MS, self.left), self._second)

    def _second(self) -> None:
        if self._since is None:
            return
        if self.left > 0:
            self._tick()
            self._wait()
            return
        self.stop()
        self._out()
