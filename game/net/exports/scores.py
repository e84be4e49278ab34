"""Scores measured against what a role could reach: by table for the side, by seat on its own scorecard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from game.core.messages import Translator
from game.core.messages import mark as _
from game.payoff import compiler_for
from game.payoff.factors import to_points
from game.payoff.model import PayoffModel
from game.report.debrief import debrief_model
from game.rules.actions import Package
from game.rules.view import View
from game.scenario.model import Scenario

__all__ = ["LEVELS", "SeatScore", "SideScore", "level_name", "level_of", "seat_scores", "side_scores"]

_EVERY = 50_000  # packages; of larger spaces only the frontier is looked at
_SAME = 0.05

LEVELS = ("below_no_deal", "little", "part", "much", "nearly_all")
"""Levels of the rubric: below no deal, then quarters of what the role could reach."""

_NAMES = {
    "below_no_deal": _("below no deal"),
    "little": _("little of what the role could reach"),
    "part": _("part of what the role could reach"),
    "much": _("much of what the role could reach"),
    "nearly_all": _("nearly all the role could reach"),
    "": _("no deal was better for both"),
}


@dataclass(frozen=True, slots=True)
class SideScore:
    """One side at one table, in its own points.

    Attributes:
        gain: final position over no deal.
        reach: the most the side could have gained over no deal with the other side no worse off than without one.
        share: gain as a share of reach; None where nothing could be gained.
        level: one of `LEVELS`, or "" where nothing could be gained.
        better_than: how many others in the same role had a lower score, of ``others``.
    """

    table: int
    side: str
    mandate: str
    score: float
    final: float
    no_deal: float
    gain: float
    reach: float
    share: float | None
    level: str
    better_than: int
    others: int


@dataclass(frozen=True, slots=True)
class SeatScore:
    """One seat at one table, in points of the seat's own scorecard; attributes as in `SideScore`."""

    table: int
    side: str
    seat: str
    points: float
    no_deal: float
    gain: float
    reach: float
    share: float | None
    level: str


def level_of(gain: float, reach: float) -> tuple[float | None, str]:
    """The share of what could be reached, and its level."""
    if gain < -_SAME:
        return (gain / reach if reach > _SAME else None), LEVELS[0]
    if reach <= _SAME:
        return None, ""
    share = gain / reach
    return share, LEVELS[1 + min(3, max(0, int(share * 4)))]


def level_name(level: str, t: Translator) -> str:
    """A level in words."""
    return t(_NAMES[level])


def _zone(model: PayoffModel, scenario: Scenario) -> list[Package]:
    """Packages that are no worse than no deal for either side: all of them, or those on the frontier."""
    if model.package_count <= _EVERY:
        packages = np.indices(tuple(model.dims)).reshape(len(model.dims), -1).T
    else:
        packages = np.asarray(model.frontier().packages)
    inside = (model.score_units(packages) >= model.no_deal).all(axis=1)
    return [tuple(int(option) for option in row) for row in packages[inside]] or [scenario.status_quo]


def side_scores(scenario: Scenario, views: Sequence[tuple[int, View]]) -> Iterator[SideScore]:
    """Every side of every finished table; ``views`` are (table, debrief view)."""
    scores = {side: [s.score for _, v in views for s in v.sheets if s.side == side] for side in scenario.side_ids}
    for table, view in views:
        model = debrief_model(view, scenario)
        no_deal = to_points(model.no_deal)
        best = model.score(np.array(_zone(model, scenario))).max(axis=0)
        for place, side in enumerate(scenario.side_ids):
            sheet = next((one for one in view.sheets if one.side == side), None)
            if sheet is None or view.hidden is None:
                continue
            gain = sheet.final_points - sheet.no_deal_points
            reach = max(0.0, float(best[place] - no_deal[place]))
            share, level = level_of(gain, reach)
            better = sum(sheet.score > other + _SAME for other in scores[side])
            yield SideScore(
                table, side, view.hidden.mandates[place], sheet.score, sheet.final_points, sheet.no_deal_points, gain,
                reach, share, level, better, len(scores[side]) - 1,
            )  # fmt: skip


def seat_scores(scenario: Scenario, views: Sequence[tuple[int, View]]) -> Iterator[SeatScore]:
    """Every seat that has a scorecard, at every finished table."""
    compiler = compiler_for(scenario)
    for table, view in views:
        found = {seat: points for sheet in view.sheets for seat, points in sheet.seats}
        if not found:
            continue
        zone = _zone(debrief_model(view, scenario), scenario)
        path = compiler.path(view.environment, (event for event, _ in view.happened))
        for seat in scenario.seats:
            if seat.id not in found:
                continue
            worth = compiler.points(path, compiler.scorecard(seat.id), [scenario.status_quo, *zone])
            no_deal, best = float(worth[0]), float(worth[1:].max())
            gain = found[seat.id] - no_deal
            reach = max(0.0, best - no_deal)
            share, level = level_of(gain, reach)
            yield SeatScore(table, seat.side, seat.id, found[seat.id], no_deal, gain, reach, share, level)
