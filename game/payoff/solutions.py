"""Bargaining solutions and measures of conflict, read off the frontier.

All solutions are chosen among the frontier points in the zone of agreement (see `zone`): each maximises something
that grows with both gains, so no dominated package could do better. If the frontier is an epsilon-frontier the
solutions are optimal up to that epsilon. Gains are points over no deal.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot

import numpy as np
from numpy.typing import NDArray

from .factors import Ints, to_points
from .frontier import Frontier
from .zone import zone_mask

# Objectives in floating point are compared up to this relative error, then settled in exact integers.
_CLOSE = 1e-12


@dataclass(frozen=True, slots=True)
class SolutionPoint:
    """A package singled out by a solution concept, with points and gain over no deal per side."""

    package: tuple[int, ...]
    points: tuple[float, float]
    gain: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Solutions:
    """Solution points of a frontier against no-deal values. Every member is None if the zone is empty.

    Ties are settled by the larger sum of gains, then the smaller difference of gains, then the lexicographically
    smallest package, so that renaming the sides renames the answer.

    Attributes:
        nash: maximises the product of gains (Nash 1950, Econometrica 18).
        kalai: egalitarian, maximises the smaller gain (Kalai 1977, Econometrica 45).
        kalai_smorodinsky: maximises the smaller gain as a share of the largest gain each side could have in the
            zone (Kalai and Smorodinsky 1975, Econometrica 43).
        welfare: maximises the sum of points within the zone.
        ideal: largest gain of each side within the zone, in points.
        opposition: 0 … 1. Smallest Euclidean distance of an outcome in the zone from both sides' ideal, gains
            scaled to 0 … 1 over the zone; after Baarslag et al. 2013 (Artificial Intelligence 198, "Evaluating
            practical negotiating agents"), who scale over the whole space. 0: both can have their ideal; 0.71:
            like sharing a fixed sum.
        integrative: 0 … 1. Largest sum of the scaled gains, less 1: what trading across issues adds to splitting
            a fixed sum (0 if purely distributive, 1 if both can have their ideal; the distinction is that of
            Walton and McKersie 1965).
    """

    nash: SolutionPoint | None
    kalai: SolutionPoint | None
    kalai_smorodinsky: SolutionPoint | None
    welfare: SolutionPoint | None
    ideal: tuple[float, float] | None
    opposition: float | None
    integrative: float | None


def solve(frontier: Frontier, no_deal: Ints) -> Solutions:
    """Solution points of a frontier against no-deal values (2,) in units."""
    inside = np.flatnonzero(zone_mask(frontier.units, no_deal))
    if not len(inside):
        return Solutions(None, None, None, None, None, None, None)
    gains = frontier.units[inside] - no_deal
    first, second = gains[:, 0], gains[:, 1]
    top = (int(first[0]), int(second[-1]))
    # A side that can gain nothing is at its ideal everywhere.
    scaled_first = first / top[0] if top[0] else np.ones(len(first))
    scaled_second = second / top[1] if top[1] else np.ones(len(second))

    def pick(objective: NDArray[np.float64] | Ints, exact: Callable[[int, int], int]) -> SolutionPoint:
        return _point(frontier, gains, inside, _best(objective, gains, frontier, inside, exact))

    def share(one: int, other: int) -> int:
        # The smaller of one/top and other/top over a common denominator. If a side has no range its gain is 0
        # throughout: all tie here, and the larger sum, which is the other side's gain, decides.
        return min(one * top[1], other * top[0])

    together = scaled_first + scaled_second
    return Solutions(
        nash=pick(first.astype(np.float64) * second, lambda one, other: one * other),
        kalai=pick(np.minimum(first, second), min),
        kalai_smorodinsky=pick(np.minimum(scaled_first, scaled_second), share),
        welfare=pick(first + second, lambda one, other: one + other),
        ideal=(float(to_points(top[0])), float(to_points(top[1]))),
        opposition=_opposition(scaled_first, scaled_second),
        integrative=float(together.max()) - 1.0,
    )


def _opposition(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
    nearest = int(np.argmin((1 - first) ** 2 + (1 - second) ** 2))
    return hypot(1 - float(first[nearest]), 1 - float(second[nearest]))


def _best(
    objective: NDArray[np.float64] | Ints,
    gains: Ints,
    frontier: Frontier,
    inside: NDArray[np.intp],
    exact: Callable[[int, int], int],
) -> int:
    """Row of `gains` that maximises `exact`; `objective` is the same, rounded, and never negative."""
    top = objective.max()
    near = np.flatnonzero(objective >= top - abs(top) * _CLOSE)
    if len(near) == 1:
        return int(near[0])

    def rank(row: int) -> tuple[int, int, int, tuple[int, ...]]:
        one, other = int(gains[row, 0]), int(gains[row, 1])
        package = tuple(-int(option) for option in frontier.packages[inside[row]])
        return exact(one, other), one + other, -abs(one - other), package

    return max((int(row) for row in near), key=rank)


def _point(frontier: Frontier, gains: Ints, inside: NDArray[np.intp], row: int) -> SolutionPoint:
    at = inside[row]
    points, gain = frontier.points[at], to_points(gains[row])
    return SolutionPoint(
        tuple(int(option) for option in frontier.packages[at]),
        (float(points[0]), float(points[1])),
        (float(gain[0]), float(gain[1])),
    )
