"""Scores: the position over time, what lasts, and the politics at home (game.md, section 3)."""

from __future__ import annotations

from game.payoff import Environment, Weights
from game.rules.game import Game
from game.rules.meters import opening_support, side_support
from game.rules.paths import path_of
from game.rules.pure import agreed, discount_at_end, reserved
from game.rules.settled import committed
from game.rules.state import State
from game.rules.view import ScoreSheet


def accrued(game: Game, state: State, side: str) -> tuple[float, ...]:
    """w_r x V_r of every closed round."""
    index = game.index(side)
    weights = game.scenario.calendar.weights
    return tuple(weights[row.round - 1] * row.points[index] for row in state.scores)


def politics(game: Game, state: State, side: str) -> float:
    """Weight x change in weighted home support since the opening, in points."""
    own = state.sides[game.index(side)]
    change = side_support(game, own) - opening_support(game, side)
    return game.scenario.dynamics.politics_weight * change


def pledge_cost(game: Game, state: State, side: str) -> float:
    """Points lost by broken pledges."""
    own = state.sides[game.index(side)]
    return game.scenario.dynamics.pledges.points * sum(pledge.broken for pledge in own.pledges)


def score_sheet(game: Game, state: State, side: str, *, explained: bool = True) -> ScoreSheet:
    """A side's score if the game ended as it stands: rounds not played count at the lasting position.

    ``explained``: with what objectives, issues and seats' scorecards make of it.
    """
    index = game.index(side)
    environment = path_of(game, state)
    final = committed(game, state)
    weights = game.compiler.weights(state.sides[index].mandate)
    whole = agreed(game, state.deals)
    factor = discount_at_end(game, state, index)
    points = game.compiler.points(environment, weights, [final, game.scenario.status_quo]).tolist()
    given = (reserved(game, index, whole=whole), reserved(game, index, whole=False))
    lasting, unsettled = (
        factor * (own if instead is None else instead) for own, instead in zip(points, given, strict=True)
    )
    rounds = accrued(game, state, side)
    calendar = game.scenario.calendar
    after = (sum(calendar.weights[len(rounds) :]) + calendar.after) * lasting
    gained, lost = politics(game, state, side), pledge_cost(game, state, side)
    return ScoreSheet(
        side,
        sum(rounds) + after + gained - lost,
        rounds,
        after,
        gained,
        lost,
        lasting,
        unsettled,
        *(_breakdown(game, side, environment, weights, final, whole) if explained else ((), (), ())),
    )


def _breakdown(
    game: Game, side: str, environment: Environment, weights: Weights, final: tuple[int, ...], whole: bool
) -> tuple[tuple[tuple[str, float, float], ...], tuple[tuple[int, float], ...], tuple[tuple[str, float], ...]]:
    """By objective, issue and seat, undiscounted; empty in pure bargaining as long as nothing is agreed."""
    if game.scenario.pure and not whole:
        return (), (), ()
    return (
        _by_objective(game, environment, weights, final),
        _by_issue(game, environment, weights, final),
        _by_seat(game, side, environment, final),
    )


def _by_objective(
    game: Game, environment: Environment, weights: Weights, final: tuple[int, ...]
) -> tuple[tuple[str, float, float], ...]:
    amounts = game.compiler.amounts(environment, final)
    return tuple((objective, amounts[objective], weight * amounts[objective]) for objective, weight in weights)


def _by_issue(
    game: Game, environment: Environment, weights: Weights, final: tuple[int, ...]
) -> tuple[tuple[int, float], ...]:
    """What each settled issue adds over its status quo, the rest as it ended."""
    status_quo = game.scenario.status_quo
    packages = [final]
    packages.extend((*final[:i], status_quo[i], *final[i + 1 :]) for i in range(len(final)))
    points = game.compiler.points(environment, weights, packages)
    return tuple((i, float(points[0] - points[i + 1])) for i in range(len(final)))


def _by_seat(game: Game, side: str, environment: Environment, final: tuple[int, ...]) -> tuple[tuple[str, float], ...]:
    """Points of the lasting position on every seat's own scorecard."""
    amounts = game.compiler.amounts(environment, final)
    return tuple(
        (seat.id, sum(weight * amounts[objective] for objective, weight in weights))
        for seat in game.scenario.seats
        if seat.side == side and seat.scorecard
        for weights in (game.compiler.scorecard(seat.id),)
    )
