"""Everything the debrief shows of a finished game, computed once from its debrief view."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from game.payoff import compiler_for
from game.payoff.model import PayoffModel
from game.report.plane import FrontierDeal, Plane, build_plane, frontier_deals
from game.report.priorities import priorities
from game.report.steps import OfferStep, offer_path
from game.report.trades import MissedTrade, missed_trades
from game.rules.settled import is_ratified
from game.rules.state import Deal, Ending, LedgerRow, RoundScore
from game.rules.view import ScoreSheet, View
from game.scenario.model import Happened, Scenario

__all__ = ["Debrief", "GuessMade", "NotOverError", "Settlement", "debrief", "debrief_model"]

_TOP = 3


class NotOverError(ValueError):
    """The view is not that of a finished game's debrief."""


@dataclass(frozen=True, slots=True)
class GuessMade:
    """A side's guess of what matters to the other; ``hits`` counts its first three among the true three."""

    side: str
    round: int
    ranking: tuple[int, ...]
    truth: tuple[int, ...]
    hits: int


@dataclass(frozen=True, slots=True)
class Settlement:
    """An entry of what happened that settled something, and what it would have been worth in this game, in points."""

    entry: Happened
    points: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Debrief:
    """A finished game, explained. Pairs are in the order of the sides.

    Attributes:
        plane: the deals that could have been made on the path the game took, with the final position.
        better: frontier deals that would have left neither side worse off.
        left: per side, the most it could have gained with the other no worse off, in points.
        trades: missed trades, best first.
        offers: every offer made, with its kind of step.
        mandates: ids of the mandates drawn.
        priorities: issues by swing under those mandates, the most important first.
        guesses: what each side thought of the other.
        rounds: position points, support and temperature per round.
        settlements: those of ``happened`` that the scenario states as packages, on the path this game took.
    """

    scenario: Scenario
    ending: Ending
    walked: str | None
    sheets: tuple[ScoreSheet, ...]
    plane: Plane
    better: tuple[FrontierDeal, ...]
    left: tuple[float, float]
    trades: tuple[MissedTrade, ...]
    offers: tuple[OfferStep, ...]
    deals: tuple[Deal, ...]
    final: tuple[int, ...]
    mandates: tuple[str, str]
    priorities: tuple[tuple[int, ...], tuple[int, ...]]
    guesses: tuple[GuessMade, ...]
    rounds: tuple[RoundScore, ...]
    ledger: tuple[LedgerRow, ...]
    happened: tuple[Happened, ...]
    settlements: tuple[Settlement, ...] = ()


def debrief_model(view: View, scenario: Scenario) -> PayoffModel:
    """Points of both sides for the mandates drawn, on the path the game had taken at its end.

    Its no-deal value is that of the all-status-quo package on this path (or the reservation values of a pure table).

    Raises:
        NotOverError: the view does not show both mandates.
    """
    if view.hidden is None or view.ending is None:
        raise NotOverError("a debrief needs the debrief view of a finished game")
    compiler = compiler_for(scenario)
    path = compiler.path(view.environment, (event for event, _ in view.happened))
    first, second = view.hidden.mandates
    return compiler.model(path, (compiler.weights(first), compiler.weights(second)), None)


def debrief(view: View, scenario: Scenario) -> Debrief:
    """The debrief of a finished game. ``scenario`` is the unredacted one.

    Raises:
        NotOverError: as `debrief_model`.
    """
    model = debrief_model(view, scenario)
    hidden, ending = view.hidden, view.ending
    if hidden is None or ending is None:
        raise NotOverError("a debrief needs the debrief view of a finished game")
    final = _committed(view, scenario)
    plane = build_plane(model, final)
    unsettled = scenario.pure and not all(view.settled)
    if unsettled:
        plane = replace(plane, final=plane.no_deal)
    order = priorities(model)
    return Debrief(
        scenario=scenario,
        ending=ending,
        walked=view.walked,
        sheets=view.sheets,
        plane=plane,
        better=frontier_deals(plane),
        left=_left(plane),
        trades=() if unsettled else missed_trades(model, final),
        offers=offer_path(view.history, view.deals, scenario, model),
        deals=view.deals,
        final=final,
        mandates=hidden.mandates,
        priorities=order,
        guesses=_guesses(hidden.guesses, scenario, order),
        rounds=view.scores,
        ledger=view.ledger,
        happened=scenario.happened,
        settlements=_settlements(model, scenario),
    )


def _settlements(model: PayoffModel, scenario: Scenario) -> tuple[Settlement, ...]:
    stated = [entry for entry in scenario.happened if entry.package is not None]
    if not stated:
        return ()
    points = model.score(np.array([entry.package for entry in stated]))
    return tuple(
        Settlement(entry, (float(first), float(second))) for entry, (first, second) in zip(stated, points, strict=True)
    )


def _committed(view: View, scenario: Scenario) -> tuple[int, ...]:
    """Every ratified term, in force now or once its lag has passed; the status quo elsewhere."""
    package = list(scenario.status_quo)
    for deal in view.deals:
        if is_ratified(deal):
            for issue, option in deal.in_force:
                package[issue] = option
    return tuple(package)


def _left(plane: Plane) -> tuple[float, float]:
    first, second = plane.final
    most_first = max((one - first for one, other in plane.frontier if other >= second - 1e-9), default=0.0)
    most_second = max((other - second for one, other in plane.frontier if one >= first - 1e-9), default=0.0)
    return max(0.0, most_first), max(0.0, most_second)


def _guesses(
    made: tuple[tuple[tuple[int, tuple[int, ...]], ...], ...],
    scenario: Scenario,
    order: tuple[tuple[int, ...], tuple[int, ...]],
) -> tuple[GuessMade, ...]:
    found = []
    for place, guesses in enumerate(made):
        truth = order[1 - place]
        top = set(truth[:_TOP])
        for round_number, ranking in guesses:
            hits = len(top.intersection(ranking[:_TOP]))
            found.append(GuessMade(scenario.side_ids[place], round_number, ranking, truth, hits))
    return tuple(found)
