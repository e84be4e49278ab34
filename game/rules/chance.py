"""Chance as a player: the rules list outcomes with probabilities, only the table draws, the log keeps the result."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Draw(StrEnum):
    MANDATE = "mandate"  # subject: side; outcome: index into the side's mandates
    EVENT = "event"  # subject: event id; outcome: 1 happens, 0 does not
    CONSULT = "consult"  # subject: "asker:n"; outcome: 0..8, the band's offset in steps of a quarter of the noise
    VOTE = "vote"  # subject: "deal:side"; outcome: 1 passes, 0 fails
    TALKS_END = "talks_end"  # subject: ""; outcome: 1 they end, 0 they go on


@dataclass(frozen=True, slots=True)
class Chance:
    """A resolved draw. ``subject`` says of what; together with the round it keys the random stream."""

    draw: Draw
    subject: str
    outcome: int
