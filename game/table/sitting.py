"""How people sit at one screen: kept in a save for the screen that opens it again, and no part of the game."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeGuard

__all__ = ["Sitting", "TurnLeft"]

LONGEST_MS = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Sitting:
    """``seat``: whose brief and scorecard are the player's own, "" for the lead's and at a hot seat.

    ``turn_ms``: time of a turn at a hot seat, milliseconds; 0 is no clock.
    """

    seat: str = ""
    offices_only: bool = False
    turn_ms: int = 0

    def to_json(self) -> dict[str, object]:
        return {"seat": self.seat, "offices_only": self.offices_only, "turn_ms": self.turn_ms}

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Sitting:
        """Raises ValueError for what no screen has written."""
        seat, offices, turn = data.get("seat"), data.get("offices_only"), data.get("turn_ms")
        if not isinstance(seat, str) or not isinstance(offices, bool) or not _is_time(turn):
            raise ValueError(f"sitting {dict(data)!r:.60}")
        return cls(seat, offices, turn)


@dataclass(frozen=True, slots=True)
class TurnLeft:
    """What is left, milliseconds, of the turn at one step of a round that a side has."""

    round: int
    step: int
    side: str
    left_ms: int

    def to_json(self) -> dict[str, object]:
        return {"round": self.round, "step": self.step, "side": self.side, "left_ms": self.left_ms}

    @classmethod
    def from_json(cls, data: object) -> TurnLeft:
        """Raises ValueError for what no clock has written."""
        if not isinstance(data, dict):
            raise ValueError(f"clock {data!r:.60}")
        number, step, side, left = data.get("round"), data.get("step"), data.get("side"), data.get("left_ms")
        if not _is_count(number) or not _is_count(step) or not isinstance(side, str) or not _is_time(left):
            raise ValueError(f"clock {data!r:.60}")
        return cls(number, step, side, left)


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_time(value: object) -> TypeGuard[int]:
    return _is_count(value) and value <= LONGEST_MS
