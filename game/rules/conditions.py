"""The one interpreter of the condition vocabulary, over whatever knows the facts: a State, or what a seat sees."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from game.rules.game import Game
from game.rules.meters import audience_support, side_support, talks_end_chance
from game.rules.settled import settled
from game.rules.state import State
from game.scenario.model import Scenario
from game.scenario.vocabulary import (
    All,
    AnyOf,
    Comparison,
    Condition,
    FlagIs,
    MeasureUsed,
    Meter,
    MeterIs,
    Not,
    OptionIs,
    RoundIs,
    Signed,
)


class Facts(Protocol):
    """What conditions ask about. ``in_force`` and ``settled`` are by issue."""

    @property
    def round(self) -> int: ...

    @property
    def flags(self) -> Collection[str]: ...

    @property
    def in_force(self) -> Sequence[int]: ...

    @property
    def settled(self) -> Sequence[bool]: ...

    def used(self, measure: str) -> int:
        """The most times that a side has used a measure."""

    def meter(self, condition: MeterIs) -> float:
        """How high the meter stands that the condition reads."""


def holds(game: Game, state: State, condition: Condition | None) -> bool:
    """Whether a condition holds now; no condition always does."""
    return condition is None or met(game.scenario, _StateFacts(game, state), condition)


def met(scenario: Scenario, facts: Facts, condition: Condition) -> bool:
    """Whether a condition holds, by these facts."""
    match condition:
        case All(of):
            return all(met(scenario, facts, part) for part in of)
        case AnyOf(of):
            return any(met(scenario, facts, part) for part in of)
        case Not(of):
            return not met(scenario, facts, of)
        case MeterIs():
            return _compare(facts.meter(condition), condition.comparison, condition.value)
        case RoundIs(first, last):
            return first <= facts.round and (last is None or facts.round <= last)
        case FlagIs(flag, value):
            return (flag in facts.flags) == value
        case OptionIs(issue, options, negate):
            position = scenario.issue_index[issue]
            option = scenario.issues[position].options[facts.in_force[position]].id
            return (option in options) != negate
        case Signed(issue):
            return facts.settled[scenario.issue_index[issue]]
        case MeasureUsed(measure, times):
            return facts.used(measure) >= times


@dataclass(frozen=True, slots=True)
class _StateFacts:
    game: Game
    state: State

    @property
    def round(self) -> int:
        return self.state.round

    @property
    def flags(self) -> Collection[str]:
        return self.state.flags

    @property
    def in_force(self) -> Sequence[int]:
        return self.state.in_force

    @property
    def settled(self) -> Sequence[bool]:
        return settled(self.game, self.state)

    def used(self, measure: str) -> int:
        return max((count for side in self.state.sides for known, count, _ in side.uses if known == measure), default=0)

    def meter(self, condition: MeterIs) -> float:
        game, state = self.game, self.state
        match condition.meter:
            case Meter.TEMPERATURE:
                return state.temperature
            case Meter.TALKS_END:
                return talks_end_chance(game, state)
            case Meter.SUPPORT if condition.audience is not None:
                return audience_support(game, state, condition.audience)
            case Meter.SUPPORT:
                return side_support(game, state.sides[game.index(condition.side or "")])
            case Meter.CAPITAL:
                return state.sides[game.index(condition.side or "")].capital


def _compare(reading: float, comparison: Comparison, value: float) -> bool:
    match comparison:
        case Comparison.BELOW:
            return reading < value
        case Comparison.AT_MOST:
            return reading <= value
        case Comparison.ABOVE:
            return reading > value
        case Comparison.AT_LEAST:
            return reading >= value
