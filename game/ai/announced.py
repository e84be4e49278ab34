"""What the news that is announced will do to support at home, as far as a seat can tell."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from game.ai.amounts import Floats
from game.rules.conditions import met
from game.rules.view import Upcoming, View
from game.scenario.model import Scenario
from game.scenario.vocabulary import BOTH, Meter, MeterIs, SupportEffect


@dataclass(frozen=True, slots=True)
class ViewFacts:
    """The facts that conditions ask about, as a seat sees them; nothing is known of the other side's capital."""

    scenario: Scenario
    view: View

    @property
    def round(self) -> int:
        return self.view.round

    @property
    def flags(self) -> Collection[str]:
        return self.view.flags

    @property
    def in_force(self) -> Sequence[int]:
        return self.view.in_force

    @property
    def settled(self) -> Sequence[bool]:
        return self.view.settled

    def used(self, measure: str) -> int:
        return max((dict(side.measures_used).get(measure, 0) for side in self.view.sides), default=0)

    def meter(self, condition: MeterIs) -> float:
        match condition.meter:
            case Meter.TEMPERATURE:
                return self.view.temperature
            case Meter.TALKS_END:
                return self.view.talks_end
            case Meter.SUPPORT if condition.audience is not None:
                return next(
                    level for side in self.view.sides for who, level in side.audiences if who == condition.audience
                )
            case Meter.SUPPORT:
                return next(side.support for side in self.view.sides if side.id == condition.side)
            case Meter.CAPITAL:
                own = self.view.own
                return own.capital if own is not None and condition.side == self.view.side else float("nan")


def announced_support(scenario: Scenario, view: View, left: int) -> Floats:
    """Support points (audiences, left + 1) that announced news will have moved, round by round from now.

    Audiences of both sides lie one after the other, the first side's first. An event whose condition does not hold now
    is not expected; uncertain ones count by their odds.
    """
    moved = np.zeros((len(scenario.audiences), left + 1))
    for coming in view.upcoming:
        moves = _moves(scenario, coming.event)
        if moves is not None and _expected(scenario, view, coming):
            moved += np.outer(moves, [_odds(coming, view.round, ahead) for ahead in range(left + 1)])
    return moved


def _expected(scenario: Scenario, view: View, coming: Upcoming) -> bool:
    condition = scenario.events_by_id[coming.event].when
    return condition is None or met(scenario, ViewFacts(scenario, view), condition)


def _odds(coming: Upcoming, now: int, ahead: int) -> float:
    """Odds that an event of the rounds to come has happened ``ahead`` rounds from now."""
    first = max(coming.round, now + 1)
    draws = min(now + ahead, coming.last or first) - first + 1
    return 1.0 - (1.0 - coming.chance) ** max(0, draws)


@lru_cache(maxsize=256)
def _moves(scenario: Scenario, event: str) -> Floats | None:
    """Support points (audiences,) that an event moves; None where it moves none."""
    audiences = [audience for side in scenario.side_ids for audience in scenario.audiences_by_side[side]]
    moves = np.zeros(len(audiences))
    for effect in scenario.events_by_id[event].effects:
        if isinstance(effect, SupportEffect):
            for place, audience in enumerate(audiences):
                if effect.side in (audience.side, BOTH) and effect.audience in (audience.id, None):
                    moves[place] += effect.delta
    return moves if moves.any() else None
