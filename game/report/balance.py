"""A scenario's balance: what its outcome space offers the two sides, and where it misses the bars of a good table."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.payoff import compile_payoff, likeliest_mandates
from game.payoff.factors import to_points
from game.payoff.frontier import Frontier
from game.payoff.model import PayoffModel
from game.payoff.solutions import Solutions, solve
from game.payoff.zone import ZoneShare, zone_mask, zone_share
from game.report.priorities import swings
from game.scenario.model import Scenario

__all__ = ["Balance", "PairFigures", "analyse"]


@dataclass(frozen=True, slots=True)
class PairFigures:
    """Figures of one pair of mandates. ``probability`` is the product of their declared odds.

    Attributes:
        best_worse: the largest smaller score any package gives, in points.
        over_middle: the largest smaller gain any package has over the middle of everything, in points.
        nash_over_middle: the Nash package's smaller gain over the middle; None without a zone.
        used: per issue, which options appear on the frontier inside the zone.
        nash: the Nash package; None without a zone.
    """

    mandates: tuple[str, str]
    probability: float
    zone: float
    best_worse: float
    over_middle: float
    nash_over_middle: float | None
    used: tuple[frozenset[int], ...]
    nash: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Balance:
    """An analysis at the opening, for the likeliest mandates unless it says otherwise. Values in points.

    Attributes:
        swings: per issue, points per side (`game.report.priorities.swings`).
        ranges: best less worst package per side.
        middle: on every issue the option whose declared lean is nearest to zero, status quo excluded.
        pairs: one entry per pair of mandates, in declared order.
    """

    scenario: Scenario
    mandates: tuple[str, str]
    packages: int
    frontier: Frontier
    zone: ZoneShare
    no_deal: tuple[float, float]
    solutions: Solutions
    swings: tuple[tuple[float, float], ...]
    ranges: tuple[float, float]
    middle: tuple[int, ...]
    pairs: tuple[PairFigures, ...]


def analyse(scenario: Scenario) -> Balance:
    """Compile the scenario for every pair of declared mandates and measure it.

    Raises:
        PayoffError: the scenario's factors cannot be compiled (a block too large, values out of range).
    """
    mandates = likeliest_mandates(scenario)
    model = compile_payoff(scenario, mandates)
    frontier = model.frontier()
    middle = _middle(scenario)
    first, second = (scenario.mandates_by_side[side] for side in scenario.side_ids)
    pairs = tuple(
        _pair(scenario, (one.id, other.id), one.probability * other.probability, middle)
        for one in first
        for other in second
    )
    ranges = (
        model.best(0).points[0] - model.worst(0).points[0],
        model.best(1).points[1] - model.worst(1).points[1],
    )
    no_deal = to_points(model.no_deal)
    return Balance(
        scenario=scenario,
        mandates=mandates,
        packages=model.package_count,
        frontier=frontier,
        zone=zone_share(model),
        no_deal=(float(no_deal[0]), float(no_deal[1])),
        solutions=solve(frontier, model.no_deal),
        swings=swings(model),
        ranges=ranges,
        middle=middle,
        pairs=pairs,
    )


def _middle(scenario: Scenario) -> tuple[int, ...]:
    chosen = []
    for issue in scenario.issues:
        options = [index for index in range(len(issue.options)) if index != issue.status_quo] or [issue.status_quo]
        chosen.append(min(options, key=lambda index: abs(issue.options[index].lean)))
    return tuple(chosen)


def _pair(scenario: Scenario, mandates: tuple[str, str], probability: float, middle: tuple[int, ...]) -> PairFigures:
    model: PayoffModel = compile_payoff(scenario, mandates)
    frontier = model.frontier()
    solutions = solve(frontier, model.no_deal)
    at_middle = model.score(np.array([middle]))[0]
    over_middle = (frontier.points - at_middle).min(axis=1).max()
    inside = frontier.packages[zone_mask(frontier.units, model.no_deal)]
    nash = solutions.nash
    gain = None if nash is None else float((np.array(nash.points) - at_middle).min())
    return PairFigures(
        mandates=mandates,
        probability=probability,
        zone=zone_share(model).share,
        best_worse=float(frontier.points.min(axis=1).max()),
        over_middle=float(over_middle),
        nash_over_middle=gain,
        used=tuple(frozenset(int(option) for option in np.unique(column)) for column in inside.T),
        nash=None if nash is None else nash.package,
    )
