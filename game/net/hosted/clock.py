"""The class clock: which part of the round a table is in, and until when. Wall time never reaches the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

__all__ = ["NO_CLOCK", "PLANS", "STEP_SHARES", "ClassPhase", "Plan", "TableClock", "plan_for"]


class ClassPhase(StrEnum):
    """What a table is doing."""

    LOBBY = "lobby"  # people join
    BRIEF = "brief"  # people read
    TALK = "talk"  # face to face: screens show the sheet, drafts, advice, initials
    PUBLIC = "public"  # both sides choose statement and measure, sealed until their turn
    TABLE = "table"  # moves in the order of turns
    CLOSE = "close"  # what the round brought
    OPEN = "open"  # without a clock: the rules' order and nothing else
    DEBRIEF = "debrief"  # the game is over


@dataclass(frozen=True, slots=True)
class Plan:
    """How a period is spent. ``join``, ``brief`` and ``debrief`` are minutes for the instructor's script; the rest
    are seconds of each round. A plan without table seconds has no clock. ``rounds`` is what the plan is made for."""

    name: str
    join: int
    brief: int
    debrief: int
    rounds: int
    talk: int = 120
    public: int = 60
    table: int = 120
    close: int = 30

    @property
    def clocked(self) -> bool:
        return self.table > 0

    def seconds(self, phase: ClassPhase) -> int:
        """Length of a part of the round; 0 for a part that has none."""
        lengths = {
            ClassPhase.TALK: self.talk,
            ClassPhase.PUBLIC: self.public,
            ClassPhase.TABLE: self.table,
            ClassPhase.CLOSE: self.close,
        }
        return lengths.get(phase, 0)


NO_CLOCK = Plan("none", 8, 6, 14, 4, 0, 0, 0, 0)

PLANS: Mapping[str, Plan] = MappingProxyType(
    {
        "50": Plan("50", join=8, brief=6, debrief=14, rounds=4),
        "75": Plan("75", join=10, brief=10, debrief=22, rounds=6),
        "none": NO_CLOCK,
    }
)

_ROUND = (120, 60, 120, 30)
_PERIOD = (8, 6, 14)  # of fifty minutes: join, brief, debrief


def plan_for(minutes: int, rounds: int) -> Plan:
    """A period of any length, shared out like the one of fifty minutes; the known ones as they are."""
    known = PLANS.get(str(minutes))
    if known is not None and known.rounds == rounds:
        return known
    join, brief, debrief = (round(part * minutes / 50) for part in _PERIOD)
    round_seconds = 60 * max(1, minutes - join - brief - debrief) / max(1, rounds)
    talk, public, table, close = (max(1, round(part * round_seconds / sum(_ROUND))) for part in _ROUND)
    return Plan(str(minutes), join, brief, debrief, rounds, talk, public, table, close)


STEP_SHARES = (5 / 12, 5 / 12, 2 / 12)
"""How the time at the table is shared: the opener's turn, the follower's, the opener's last response."""


@dataclass(slots=True)
class TableClock:
    """One table's clock. ``until`` is None where no time runs; ``left_at_pause`` holds what was left when stopped."""

    phase: ClassPhase = ClassPhase.LOBBY
    round: int = 0
    step: int = 0
    of: float = 0.0
    until: float | None = None
    left_at_pause: float | None = None

    @property
    def paused(self) -> bool:
        return self.left_at_pause is not None

    def left(self, now: float) -> float | None:
        """Seconds left, never below 0; None where no time runs."""
        if self.left_at_pause is not None:
            return self.left_at_pause
        return None if self.until is None else max(0.0, self.until - now)

    def run(self, phase: ClassPhase, round_number: int, step: int, seconds: float, now: float) -> None:
        """Begin a part of the round; 0 seconds run no time. A stopped clock stays stopped, with all of its time."""
        stopped = self.paused
        self.phase, self.round, self.step, self.of = phase, round_number, step, seconds
        self.until = now + seconds if seconds > 0 else None
        self.left_at_pause = None
        if stopped:
            self.pause(now)

    def pause(self, now: float) -> None:
        """Stop; stopping twice changes nothing."""
        if not self.paused:
            left = self.left(now)
            self.left_at_pause = -1.0 if left is None else left
            self.until = None

    def resume(self, now: float) -> None:
        """Go on with what was left."""
        if self.left_at_pause is not None:
            self.until = now + self.left_at_pause if self.left_at_pause >= 0 else None
            self.left_at_pause = None

    def extend(self, seconds: float, now: float) -> None:
        """Give more time (or less, but never less than none) where time runs."""
        if self.left_at_pause is not None:
            if self.left_at_pause >= 0:
                self.left_at_pause = max(0.0, self.left_at_pause + seconds)
        elif self.until is not None:
            self.until = max(now, self.until + seconds)
        self.of = max(self.of, self.left(now) or 0.0)

    def due(self, now: float) -> bool:
        """Whether the time is up."""
        return self.until is not None and now >= self.until
