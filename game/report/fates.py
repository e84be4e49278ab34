"""How bots and fixed strategies fare at a table: means over many seeds, with confidence intervals."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from game.scenario.model import Scenario
from game.table.simulation import simulate

__all__ = ["PAIRINGS", "Fate", "Interval", "fates", "mean_interval", "share_interval"]

PAIRINGS: tuple[tuple[str, str], ...] = (
    ("fair", "fair"),
    ("hardliner", "fair"),
    ("fair", "hardliner"),
    ("conceder", "fair"),
    ("fair", "conceder"),
    ("tit_for_tat", "tit_for_tat"),
    ("script:deadline", "fair"),
    ("fair", "script:deadline"),
)
_Z = 1.959964  # 97.5th percentile of the normal distribution: two-sided 95%


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its 95% confidence interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Fate:
    """One pairing over ``games`` games. Scores in points; ``agreements`` is a share, 0-1; ``rounds`` a mean."""

    bots: tuple[str, str]
    games: int
    agreements: Interval
    scores: tuple[Interval, Interval]
    rounds: float


def mean_interval(mean: float, sd: float, count: int) -> Interval:
    """Normal interval of a mean; of no width for a single game, which tells nothing of the spread."""
    half = _Z * sd / math.sqrt(count) if count > 0 else 0.0
    return Interval(mean, mean - half, mean + half)


def share_interval(hits: int, count: int) -> Interval:
    """Wilson's score interval of a share (Wilson 1927, JASA 22)."""
    share, square = hits / count, _Z * _Z
    centre = (share + square / (2 * count)) / (1 + square / count)
    half = _Z / (1 + square / count) * math.sqrt(share * (1 - share) / count + square / (4 * count * count))
    return Interval(share, max(0.0, centre - half), min(1.0, centre + half))


def fates(
    scenario: Scenario,
    games: int,
    seed: int,
    finished: Callable[[int], None] | None = None,
    pairings: tuple[tuple[str, str], ...] = PAIRINGS,
) -> tuple[Fate, ...]:
    """Every pairing over the same ``games`` seeds. ``finished`` is told of games that have ended."""
    found = []
    for pairing in pairings:
        summary = simulate(scenario, games, dict(zip(scenario.side_ids, pairing, strict=True)), seed, finished=finished)
        first, second = (mean_interval(own.mean, own.sd, games) for _, own in summary.sides)
        found.append(Fate(pairing, games, share_interval(summary.agreements, games), (first, second), summary.rounds))
    return tuple(found)
