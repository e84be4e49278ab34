"""Support at home over the game, audience by audience, followed through the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.rules.records import Fact, FactCode, Record
from game.scenario.model import Scenario

__all__ = ["SupportLine", "support_lines"]


@dataclass(frozen=True, slots=True)
class SupportLine:
    """``levels[0]`` is an audience's support (0-100) on the opening day, ``levels[r]`` that at the end of round r."""

    side: str
    audience: str
    levels: tuple[float, ...]


def support_lines(history: Sequence[Record], scenario: Scenario, rounds: int) -> tuple[SupportLine, ...]:
    """Every audience's support over ``rounds`` rounds played, from the moves that the log names."""
    now = {audience.id: audience.start for audience in scenario.audiences}
    levels: dict[str, list[float]] = {audience.id: [audience.start] for audience in scenario.audiences}
    moved = [(record.round, record.body) for record in history if _moves(record)]
    for number in range(1, rounds + 1):
        for when, fact in moved:
            if when != number or not isinstance(fact, Fact):
                continue
            side, audience, delta = fact.arg("side"), fact.arg("audience"), fact.arg("delta")
            if not isinstance(delta, int | float):
                continue
            for known in scenario.audiences:
                # A move without an audience is one of the whole side.
                if known.id == audience or (not audience and known.side == side):
                    now[known.id] = max(0.0, min(100.0, now[known.id] + delta))
        for name, level in now.items():
            levels[name].append(level)
    return tuple(SupportLine(audience.side, audience.id, tuple(levels[audience.id])) for audience in scenario.audiences)


def _moves(record: Record) -> bool:
    return isinstance(record.body, Fact) and record.body.code is FactCode.SUPPORT_MOVED
