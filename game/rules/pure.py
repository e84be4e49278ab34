"""Pure bargaining: points are given, there is no status quo, and only a package that settles every issue counts.

Until then a side has its reservation value. A side's discount factor applies to both alike: a deal after the share
``t`` of the calendar is worth ``points * discount ** t``, no deal ``reservation * discount ** t`` (Rubinstein 1982,
with the time scale of the tables that are exchanged between negotiation platforms: 0 at the opening, 1 at the end).
"""

from __future__ import annotations

from game.payoff import Environment
from game.rules.actions import Package
from game.rules.game import Game
from game.rules.settled import is_ratified
from game.rules.state import Deal, State

__all__ = ["agreed", "discount_at_end", "points_at", "reserved"]


def agreed(game: Game, deals: tuple[Deal, ...]) -> bool:
    """Whether ratified terms still in force settle every issue."""
    if not deals:
        return False
    done = {issue for deal in deals if is_ratified(deal) for issue, _ in deal.in_force}
    return len(done) == len(game.scenario.issues)


def reserved(game: Game, index: int, *, whole: bool) -> float | None:
    """What side ``index`` has in pure bargaining until a ``whole`` package is agreed; None where packages count."""
    return game.scenario.sides[index].reservation if game.scenario.pure and not whole else None


def points_at(
    game: Game, index: int, environment: Environment, mandate: str, package: Package, *, whole: bool
) -> float:
    """Points of a position for side ``index``: of the package, or in pure bargaining without a ``whole`` one of none.

    The package is complete, with the status quo on issues that nothing settles.
    """
    given = reserved(game, index, whole=whole)
    return game.value(environment, mandate, package) if given is None else given


def discount_at_end(game: Game, state: State, index: int) -> float:
    """The factor on side ``index``'s lasting position: 1 without a discount factor, or in any game that is not pure."""
    factor = game.scenario.sides[index].discount
    if factor is None or not game.scenario.pure:
        return 1.0
    rounds = len(game.scenario.calendar.rounds)
    if agreed(game, state.deals):
        passed = max(deal.round for deal in state.deals if is_ratified(deal) and deal.in_force) - 1
    else:
        passed = len(state.scores)
    return float(factor ** (passed / rounds))
