"""What the meters show: support, temperature and the chance that talks end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import mul

from game.rules.game import Game
from game.rules.state import SideState, State


def weighted_support(game: Game, side: str, support: Sequence[float]) -> float:
    """Weighted mean (0-100) of a side's audiences, given their support in scenario order; 50 without audiences."""
    shares = game.audience_shares[side]
    return sum(map(mul, shares, support)) if shares else 50.0


def side_support(game: Game, side: SideState) -> float:
    return weighted_support(game, side.id, side.support)


@lru_cache(maxsize=64)
def opening_support(game: Game, side: str) -> float:
    return weighted_support(game, side, game.opening_supports[side])


def audience_support(game: Game, state: State, audience: str) -> float:
    """Support of one audience; KeyError when the scenario has none of that id."""
    side = game.scenario.audiences_by_id[audience].side
    position = [a.id for a in game.scenario.audiences_by_side[side]].index(audience)
    return state.sides[game.index(side)].support[position]


def talks_end_chance(game: Game, state: State) -> float:
    """Chance (0-1) that talks end at the close of this round: min(most, slope x (temperature - at))."""
    rules = game.scenario.dynamics.breakdown
    if state.round < rules.first:
        return 0.0
    return max(0.0, min(rules.most, rules.slope * (state.temperature - rules.at)))


def clamp(value: float, low: float = 0.0, high: float = 100.0) -> float:
    if value <= low:
        return low
    return min(value, high)
