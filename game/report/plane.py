"""The plane of all possible deals: both sides' points of the frontier, the marks on it, and what was left."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.payoff.factors import to_points
from game.payoff.model import PayoffModel
from game.payoff.solutions import SolutionPoint, Solutions, solve
from game.rules.actions import Package

__all__ = ["FrontierDeal", "Plane", "build_plane", "frontier_deals"]

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class FrontierDeal:
    """A package on the frontier that is no worse than the final deal for either side.

    ``favours`` is 0 or 1 for the best such package for that side, 2 for the fairest: the one with the larger smaller
    gain. ``gains`` are over the final deal.
    """

    favours: int
    package: Package
    points: Point
    gains: Point


@dataclass(frozen=True, slots=True)
class Plane:
    """Points of both sides throughout: (first side, second side).

    Attributes:
        frontier: undominated deals, best for the first side first; ``packages`` are theirs.
        epsilon: 0 when the frontier is complete, else how far it may be off, in points.
        zone: the part of the frontier that is no worse than no deal for either side.
        status_quo: the opening day's duties kept for ever, by definition (0, 0) unless the scenario is pure.
        no_deal: what each side has without agreement.
        solutions: Nash and Kalai points and their like.
        final: the position at the end.
    """

    frontier: tuple[Point, ...]
    packages: tuple[Package, ...]
    epsilon: float
    zone: tuple[Point, ...]
    status_quo: Point
    no_deal: Point
    solutions: Solutions
    final: Point

    @property
    def nash(self) -> SolutionPoint | None:
        return self.solutions.nash

    @property
    def kalai(self) -> SolutionPoint | None:
        return self.solutions.kalai


def build_plane(model: PayoffModel, final: Package) -> Plane:
    """The plane of a model, with the final position marked. The model's no-deal value is taken as it is."""
    frontier = model.frontier()
    no_deal = _pair(to_points(model.no_deal))
    points = tuple(_pair(row) for row in frontier.points)
    inside = tuple(point for point in points if point[0] >= no_deal[0] and point[1] >= no_deal[1])
    return Plane(
        frontier=points,
        packages=tuple(tuple(int(option) for option in package) for package in frontier.packages),
        epsilon=frontier.epsilon,
        zone=inside,
        status_quo=(0.0, 0.0),
        no_deal=no_deal,
        solutions=solve(frontier, model.no_deal),
        final=_pair(model.score(np.array([final]))[0]),
    )


def frontier_deals(plane: Plane) -> tuple[FrontierDeal, ...]:
    """The frontier deals nearest to the final one that leave neither side worse off; none if it is on the frontier.

    First the best for the first side, then for the second, then the fairest; a package is named once.
    """
    final = plane.final
    gains = [(first - final[0], second - final[1]) for first, second in plane.frontier]
    better = [row for row, (one, other) in enumerate(gains) if one >= -1e-9 and other >= -1e-9 and one + other > 0.05]
    if not better:
        return ()
    picks = (
        max(better, key=lambda row: gains[row][0]),
        max(better, key=lambda row: gains[row][1]),
        max(better, key=lambda row: min(gains[row])),
    )
    found: dict[int, FrontierDeal] = {}
    for favours, row in enumerate(picks):
        found.setdefault(row, FrontierDeal(favours, plane.packages[row], plane.frontier[row], gains[row]))
    return tuple(found.values())


def _pair(values: np.ndarray) -> Point:
    return float(values[0]), float(values[1])
