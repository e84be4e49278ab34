"""How far a finished game ended from what could have been agreed, on the path it took and for its mandates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.payoff.factors import to_points
from game.payoff.solutions import solve
from game.rules.apply import apply, start
from game.rules.game import Game
from game.rules.paths import mandates_of, path_of
from game.rules.pure import agreed
from game.rules.records import RULES, Fact, Record
from game.rules.settled import committed
from game.rules.state import State

__all__ = ["Ended", "ended", "replayed"]

FRONTIER_POINTS = 5_000  # kept of a frontier; on larger ones a distance is short by less than its epsilon


@dataclass(frozen=True, slots=True)
class Ended:
    """Where a game ended, in points: see `rows.GameRow`."""

    final: tuple[float, float]
    nash: tuple[float, float] | None
    to_frontier: float


def replayed(game: Game, records: Sequence[Record], bots: tuple[tuple[str, str], ...]) -> State:
    """The state at the end of a log. ``bots`` are (seat, name) as the game was started with."""
    state = start(game, bots=bots)
    for record in records:
        if record.actor != RULES and not isinstance(record.body, Fact):
            state, _ = apply(game, state, record.actor, record.body)
    return state


def ended(game: Game, state: State) -> Ended:
    """Distances of a finished game, before any discount: that is a matter of when, not of what."""
    first, second = (game.compiler.weights(mandate) for mandate in mandates_of(state))
    model = game.compiler.model(path_of(game, state), (first, second), None)
    reserved = game.scenario.pure and not agreed(game, state.deals)
    units = model.no_deal if reserved else model.score_units([committed(game, state)])[0]
    frontier = model.frontier(FRONTIER_POINTS)
    point = to_points(units)
    nearest = float(np.sqrt(((frontier.points - point) ** 2).sum(axis=1)).min())
    nash = solve(frontier, model.no_deal).nash
    return Ended((float(point[0]), float(point[1])), None if nash is None else nash.points, nearest)
