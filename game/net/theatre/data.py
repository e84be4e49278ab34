"""What the debrief theatre shows of a class: every finished table against one plane. Pure; knows no server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.lang import Wording
from game.payoff import compile_payoff
from game.payoff.model import PayoffModel
from game.report.cloud import cloud
from game.report.debrief import Debrief, GuessMade, debrief, debrief_model
from game.report.plane import Plane, Point, build_plane
from game.report.plane_words import agreed
from game.report.trades import MissedTrade, missed_trades
from game.rules.state import Deal, DealStatus
from game.rules.view import ScoreSheet, View
from game.scenario.model import Scenario

__all__ = [
    "ClassFigures",
    "ClassTable",
    "MixedTablesError",
    "TableFigures",
    "class_figures",
    "rank_among",
    "role_wording",
]

_DOTS = 2500
_SAME = 0.05  # points; less is nobody's gain or loss


class MixedTablesError(ValueError):
    """The tables are not of one session: another scenario, or other mandates."""


@dataclass(frozen=True, slots=True)
class ClassTable:
    """A finished table. ``people`` are (seat id, name shown) of persons; ``bots`` the seats played by the machine."""

    name: str
    view: View
    people: tuple[tuple[str, str], ...] = ()
    bots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableFigures:
    """One table's figures. Pairs are in the order of the sides, values in points.

    Attributes:
        at: its final deal on the plane of the whole class.
        gains: its final position over its own no deal, on the path that its game took.
        reach: the most each side could have gained over no deal with the other no worse off than without one.
        trade: the best trade it missed; None when there was none.
        failed: deals voided by a vote at home.
        guesses: the last guess of each side, where one was made.
    """

    table: ClassTable
    found: Debrief
    at: Point
    agreed: bool
    gains: Point
    reach: Point
    trade: MissedTrade | None
    failed: tuple[Deal, ...]
    guesses: tuple[GuessMade, ...]

    @property
    def name(self) -> str:
        return self.table.name

    @property
    def worse(self) -> tuple[int, ...]:
        """Places of the sides whom the deal leaves worse off than no deal."""
        return tuple(place for place in (0, 1) if self.agreed and self.gains[place] < -_SAME)

    def sheet(self, side: str) -> ScoreSheet | None:
        return next((sheet for sheet in self.found.sheets if sheet.side == side), None)


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """A class, computed once. ``plane`` and ``dots`` are those of the opening day with the mandates drawn.

    Each game took its own path (measures, news), which moves the points a little; on one plane the same deal must
    be the same dot, so the dots are placed by the opening day's model.
    """

    scenario: Scenario
    mandates: tuple[str, str]
    model: PayoffModel
    plane: Plane
    dots: tuple[Point, ...]
    priorities: tuple[tuple[int, ...], tuple[int, ...]]
    tables: tuple[TableFigures, ...]


def class_figures(scenario: Scenario, tables: Sequence[ClassTable]) -> ClassFigures:
    """Figures of finished tables of one session. ``scenario`` is the unredacted one.

    Raises:
        MixedTablesError: there is no table, or they did not share the mandates drawn.
        game.report.debrief.NotOverError: a game is not over.
    """
    found = [debrief(table.view, scenario) for table in tables]
    mandates = {one.mandates for one in found}
    if len(mandates) != 1:
        raise MixedTablesError("the tables of a session share one pair of mandates")
    drawn = mandates.pop()
    model = compile_payoff(scenario, drawn)
    plane = build_plane(model, scenario.status_quo)
    made = tuple(_table(table, one, model, plane) for table, one in zip(tables, found, strict=True))
    return ClassFigures(scenario, drawn, model, plane, cloud(model, _DOTS), found[0].priorities, made)


def _table(table: ClassTable, found: Debrief, model: PayoffModel, plane: Plane) -> TableFigures:
    signed = agreed(found)
    own = debrief_model(table.view, found.scenario)
    settled = signed or not found.scenario.pure
    at = model.score(np.array([found.final]))[0] if settled else plane.no_deal
    no_deal = found.plane.no_deal
    trade = found.trades[0] if found.trades else next(iter(missed_trades(own, found.final, 1)), None)
    last: dict[str, GuessMade] = {guess.side: guess for guess in found.guesses}
    return TableFigures(
        table=table,
        found=found,
        at=(float(at[0]), float(at[1])),
        agreed=signed,
        gains=(found.plane.final[0] - no_deal[0], found.plane.final[1] - no_deal[1]),
        reach=_reach(found.plane),
        trade=trade,
        failed=tuple(deal for deal in found.deals if deal.status is DealStatus.FAILED),
        guesses=tuple(last[side] for side in found.scenario.side_ids if side in last),
    )


def _reach(plane: Plane) -> Point:
    most = [max((point[place] - plane.no_deal[place] for point in plane.zone), default=0.0) for place in (0, 1)]
    return most[0], most[1]


def rank_among(figures: ClassFigures, number: int, side: str) -> tuple[int, int]:
    """How many others in the same role a table's ``side`` did better than, and how many others there are.

    Scores are compared with the same role at other tables, never with the other side.
    """
    scores = [sheet.score for one in figures.tables if (sheet := one.sheet(side)) is not None]
    own = figures.tables[number].sheet(side)
    if own is None:
        return 0, 0
    return sum(own.score > score + _SAME for score in scores), len(scores) - 1


def role_wording(scenario: Scenario, language: str) -> Wording:
    """Offices only: a class speaks of offices, not of people, unless a scenario has no holders to hide."""
    found = Wording.of(scenario, language)
    return Wording(found.scenario, found.t, offices_only=True)
