"""The one interpreter of the condition vocabulary, over a State."""

from __future__ import annotations

from game.rules.game import Game
from game.rules.meters import audience_support, side_support, talks_end_chance
from game.rules.settled import settled
from game.rules.state import State
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


def holds(game: Game, state: State, condition: Condition | None) -> bool:
    """Whether a condition holds now; no condition always does."""
    match condition:
        case None:
            return True
        case All(of):
            return all(holds(game, state, part) for part in of)
        case AnyOf(of):
            return any(holds(game, state, part) for part in of)
        case Not(of):
            return not holds(game, state, of)
        case MeterIs():
            return _compare(_reading(game, state, condition), condition.comparison, condition.value)
        case RoundIs(first, last):
            return first <= state.round and (last is None or state.round <= last)
        case FlagIs(flag, value):
            return (flag in state.flags) == value
        case OptionIs(issue, options, negate):
            position = game.scenario.issue_index[issue]
            option = game.scenario.issues[position].options[state.in_force[position]].id
            return (option in options) != negate
        case Signed(issue):
            return settled(game, state)[game.scenario.issue_index[issue]]
        case MeasureUsed(measure, times):
            return any(used == measure and count >= times for side in state.sides for used, count, _ in side.uses)


def _reading(game: Game, state: State, condition: MeterIs) -> float:
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
