"""Means of games that are not independent: games of one cluster share their scenario and seed."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

__all__ = ["Estimate", "clustered_mean"]

Z = 1.959963984540054  # 97.5th percentile of the normal distribution: two-sided 95 %


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with its 95 % interval. ``se``, ``low`` and ``high`` are None with fewer than two clusters."""

    mean: float
    se: float | None
    low: float | None
    high: float | None
    count: int
    clusters: int

    def above(self, value: float) -> bool:
        """Whether the whole interval lies above ``value``."""
        return self.low is not None and self.low > value

    def below(self, value: float) -> bool:
        """Whether the whole interval lies below ``value``."""
        return self.high is not None and self.high < value


def clustered_mean(values: Iterable[tuple[Hashable, float]]) -> Estimate | None:
    """The mean of (cluster, value) pairs with a standard error robust to any dependence within clusters.

    With N values in G clusters and residuals e about the mean, se^2 = G / (G - 1) / N^2 x sum over clusters of
    (sum of e)^2: the sandwich estimator of a regression on a constant (Liang and Zeger 1986, Biometrika 73), with the
    usual factor for few clusters (Cameron and Miller 2015, J. Human Resources 50, for one regressor). None without
    values.
    """
    groups: dict[Hashable, list[float]] = {}
    for cluster, value in values:
        groups.setdefault(cluster, []).append(value)
    count = sum(map(len, groups.values()))
    if not count:
        return None
    # Sums that round once: the order in which games were finished cannot show in the last digit.
    mean = math.fsum(value for group in groups.values() for value in group) / count
    number = len(groups)
    if number < 2:
        return Estimate(mean, None, None, None, count, number)
    squares = math.fsum((math.fsum(group) - len(group) * mean) ** 2 for group in groups.values())
    se = math.sqrt(number / (number - 1) * squares) / count
    return Estimate(mean, se, mean - Z * se, mean + Z * se, count, number)
