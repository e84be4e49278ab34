"""What the plane of all possible deals says: its finding, its named points and its table, in every client alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from game.lang import Wording
from game.report.debrief import Debrief
from game.report.plane import Point
from game.report.table import Table
from game.rules.settled import is_ratified

__all__ = ["PlanePoint", "PointKind", "agreed", "plane_finding", "plane_note", "plane_points", "plane_table"]

_SAME = 0.05  # points; nearer ones are one to the eye and to the report


class PointKind(StrEnum):
    """What a named point stands for; of several that fall together, the first."""

    FINAL = "final"
    NASH = "nash"
    KALAI = "kalai"
    HAPPENED = "happened"
    NO_DEAL = "no_deal"
    STATUS_QUO = "status_quo"


@dataclass(frozen=True, slots=True)
class PlanePoint:
    """A named point of the plane, in points of both sides."""

    kind: PointKind
    name: str
    at: Point


def plane_points(found: Debrief, wording: Wording) -> tuple[PlanePoint, ...]:
    """Final, Nash, Kalai, what really happened, no deal and status quo.

    Those that fall together share one point and all their names.
    """
    t, plane = wording.t, found.plane
    final = t("Your deal") if agreed(found) else t("How it ended")
    wanted = [PlanePoint(PointKind.FINAL, final, plane.final)]
    if plane.nash is not None:
        wanted.append(PlanePoint(PointKind.NASH, t("Nash point"), plane.nash.points))
    if plane.kalai is not None:
        wanted.append(PlanePoint(PointKind.KALAI, t("Kalai point"), plane.kalai.points))
    for settled in found.settlements:
        name = t("What really happened, {date}", date=wording.formats.date(settled.entry.date))
        wanted.append(PlanePoint(PointKind.HAPPENED, name, settled.points))
    wanted.append(PlanePoint(PointKind.NO_DEAL, t("No deal"), plane.no_deal))
    if not found.scenario.pure:
        wanted.append(PlanePoint(PointKind.STATUS_QUO, t("Status quo"), plane.status_quo))
    points: list[PlanePoint] = []
    for point in wanted:
        twin = next((i for i, one in enumerate(points) if _near(one.at, point.at)), None)
        if twin is None:
            points.append(point)
        else:
            name = t("{first} = {second}", first=points[twin].name, second=point.name)
            points[twin] = replace(points[twin], name=name)
    return tuple(points)


def agreed(found: Debrief) -> bool:
    """Whether anything signed is in force in the end."""
    return any(is_ratified(deal) and deal.in_force for deal in found.deals)


def _near(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < _SAME and abs(one[1] - other[1]) < _SAME


def plane_finding(found: Debrief, wording: Wording) -> str:
    """What the plane shows, in a line."""
    t = wording.t
    if not agreed(found):
        return t("A deal better for both was there") if found.plane.zone else t("No deal was better for both")
    if not found.better:
        return t("Nothing was left on the table")
    return t("You left value on the table")


def plane_note(found: Debrief, side: str, wording: Wording) -> str:
    """What is drawn, and what was left for each side."""
    t, points = wording.t, wording.formats.points
    place = found.scenario.side_ids.index(side)
    if not found.better:
        return t("Every possible deal, by its worth to each side, in points")
    return t(
        "Every possible deal, by its worth to each side; left: {own} for you or {other} for them",
        own=points(found.left[place]),
        other=points(found.left[1 - place]),
    )


def plane_table(found: Debrief, wording: Wording) -> Table:
    """The named points, every offer, and the frontier."""
    t, points = wording.t, wording.formats.points
    first, second = (wording.side(side) for side in found.scenario.side_ids)
    rows: list[tuple[str, str, str]] = [
        (mark.name, points(mark.at[0]), points(mark.at[1])) for mark in plane_points(found, wording)
    ]
    rows += [
        (
            t("Round {round}: {side}", round=step.round, side=wording.side(step.side)),
            points(step.points[0]),
            points(step.points[1]),
        )
        for step in found.offers
    ]
    rows += [
        (t("Frontier, {number}", number=number), points(one), points(other))
        for number, (one, other) in enumerate(found.plane.frontier, start=1)
    ]
    return Table((t("Point"), first, second), tuple(rows))
