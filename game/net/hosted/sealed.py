"""Statement and measures chosen by both sides in parallel, and which part of the round takes which action."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from game.net.hosted.clock import ClassPhase
from game.net.refusals import ClassCode
from game.rules.actions import (
    Action,
    Advise,
    AnswerConsult,
    Chat,
    Draft,
    Guess,
    Initial,
    Pledge,
    PostSettle,
    Reply,
    Statement,
    UseMeasure,
    Veto,
)
from game.scenario.politics import Tone

__all__ = ["ANYTIME", "CHOSEN", "Sealed", "phase_refusal"]

ANYTIME = (Draft, Advise, Initial, Veto, Chat, Guess, Reply, AnswerConsult, PostSettle)
"""A delegation's own business, and answers: any part of the round."""

CHOSEN = (Statement, Pledge, UseMeasure)
"""Chosen before the table opens, and shown at the start of the side's turn."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """One side's choices. ``measures`` are (seat that chose, measure), in the order of choosing."""

    statement: Tone | None = None
    pledge: tuple[int, int] | None = None
    measures: tuple[tuple[str, str], ...] = ()

    def with_measures(self, seat: str, measures: tuple[str, ...]) -> Sealed:
        """The same with one seat's measures replaced."""
        kept = tuple(entry for entry in self.measures if entry[0] != seat)
        return replace(self, measures=(*kept, *((seat, measure) for measure in measures)))

    def actions(self, lead: str) -> tuple[tuple[str, Action], ...]:
        """(seat, action) to submit when the side's turn begins."""
        found: list[tuple[str, Action]] = []
        if self.statement is not None:
            found.append((lead, Statement(self.statement)))
        if self.pledge is not None:
            found.append((lead, Pledge(*self.pledge)))
        found.extend((seat, UseMeasure(measure)) for seat, measure in self.measures)
        return tuple(found)

    def to_json(self) -> dict[str, Any]:
        return {
            "statement": self.statement.value if self.statement else None,
            "pledge": list(self.pledge) if self.pledge else None,
            "measures": [list(entry) for entry in self.measures],
        }

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> Sealed:
        """What ``to_json`` wrote."""
        pledge = body["pledge"]
        return cls(
            Tone(body["statement"]) if body["statement"] else None,
            (pledge[0], pledge[1]) if pledge else None,
            tuple((seat, measure) for seat, measure in body["measures"]),
        )


def phase_refusal(phase: ClassPhase, action: Action) -> ClassCode | None:
    """Why this part of the round does not take an action; None when the rules decide.

    In the public part ``CHOSEN`` actions are not refused: they are sealed.
    """
    if phase in (ClassPhase.LOBBY, ClassPhase.BRIEF):
        return ClassCode.NOT_STARTED
    if phase is ClassPhase.DEBRIEF or phase is ClassPhase.OPEN or isinstance(action, ANYTIME):
        return None
    if phase is ClassPhase.TABLE:
        return ClassCode.TABLE_PHASE if isinstance(action, CHOSEN) else None
    if phase is ClassPhase.PUBLIC:
        return None if isinstance(action, CHOSEN) else ClassCode.SEALED_PHASE
    return ClassCode.CLOSING if phase is ClassPhase.CLOSE else ClassCode.FACE_TO_FACE
