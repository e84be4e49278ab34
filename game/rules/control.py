"""What the clock or the instructor may do to a table. Wall time is metadata, never an input of the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from game.rules.actions import Action


@dataclass(frozen=True, slots=True)
class Timeout:
    """The acting side ran out of time: its lead's last legal draft is submitted, else hold."""

    side: str


@dataclass(frozen=True, slots=True)
class Pause:
    on: bool


@dataclass(frozen=True, slots=True)
class Extend:
    seconds: int


@dataclass(frozen=True, slots=True)
class Inject:
    """The instructor makes an event of the scenario happen now."""

    event: str


@dataclass(frozen=True, slots=True)
class SeatTaken:
    """A person sits down; other seats of the delegation stay with the lead."""

    seat: str


@dataclass(frozen=True, slots=True)
class BotSeated:
    seat: str
    bot: str


@dataclass(frozen=True, slots=True)
class EndNow:
    """The instructor ends the game; the debrief opens."""


Control: TypeAlias = Timeout | Pause | Extend | Inject | SeatTaken | BotSeated | EndNow
Body: TypeAlias = "Action | Control"
