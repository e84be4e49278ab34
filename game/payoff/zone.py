"""The zone of agreement: which packages leave neither side worse off than no deal.

A package is *in the zone* (individually rational) if each side's points are at least its no-deal value and at
least one side's exceed it: it dominates no deal. Keeping everything as it would be without agreement is thus not
an agreement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .blocks import Block
from .factors import Ints
from .model import PayoffModel
from .pareto import outer_rows

EXACT_LIMIT = 10**8
SAMPLE = 200_000

# Standard normal quantile of a two-sided 95% interval.
_Z95 = 1.959963984540054
# Up to this many pairs, comparing all of them beats building the rank structure.
_COMPARE_ALL = 1 << 16


@dataclass(frozen=True, slots=True)
class ZoneShare:
    """How much of the outcome space is in the zone of agreement.

    Attributes:
        share: fraction of the packages.
        count: packages in the zone if counted exactly, else None.
        packages: packages in the space.
        low, high: 95% Wilson interval; both equal `share` if exact.
        sample: packages drawn, 0 if exact.
    """

    share: float
    count: int | None
    packages: int
    low: float
    high: float
    sample: int

    @property
    def exact(self) -> bool:
        """Whether every package was counted."""
        return self.count is not None


def zone_mask(points: ArrayLike, no_deal: ArrayLike) -> NDArray[np.bool_]:
    """Which of the points (n, 2) are in the zone; units and points work alike."""
    gains = np.asarray(points) - np.asarray(no_deal)
    mask: NDArray[np.bool_] = (gains >= 0).all(axis=1) & (gains > 0).any(axis=1)
    return mask


def zone_fraction(points: ArrayLike, no_deal: ArrayLike) -> float:
    """Fraction of the points (n, 2) in the zone; 0 if there are none."""
    mask = zone_mask(points, no_deal)
    return float(mask.mean()) if mask.size else 0.0


def zone_share(model: PayoffModel, *, exact_limit: int = EXACT_LIMIT, sample: int = SAMPLE, seed: int = 0) -> ZoneShare:
    """Share of the allowed packages that are in the zone of agreement.

    Exact up to `exact_limit` packages, by counting dominance between two sorted half-sums; beyond it from
    `sample` packages drawn uniformly (with replacement) from the given seed.
    """
    count = model.package_count
    if count <= exact_limit:
        inside = zone_count(model)
        share = inside / count
        return ZoneShare(share, inside, count, share, share, 0)
    rng = np.random.default_rng(np.random.SeedSequence([seed]))
    drawn = np.empty((sample, len(model.dims)), dtype=np.int32)
    for issue, options in enumerate(model.space.options):
        drawn[:, issue] = options[rng.integers(0, len(options), size=sample)]
    hits = int(zone_mask(model.score_units(drawn), model.no_deal).sum())
    low, high = wilson_interval(hits, sample)
    return ZoneShare(hits / sample, None, count, low, high, sample)


def wilson_interval(hits: int, trials: int, z: float = _Z95) -> tuple[float, float]:
    """Wilson's score interval for a proportion (Wilson 1927, J. Amer. Statist. Assoc. 22, p. 209)."""
    if trials < 1:
        raise ValueError("an interval needs at least one trial")
    share = hits / trials
    scale = 1 + z * z / trials
    middle = (share + z * z / (2 * trials)) / scale
    reach = z / scale * sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def zone_count(model: PayoffModel) -> int:
    """Exact number of allowed packages in the zone, in O(h log h) for half-sums of h cells."""
    first, second = _halves(model.blocks)
    need = model.no_deal - model.partition.base[:2]
    return count_reaching(first, second, need) - count_equal(first, second, need)


def _halves(blocks: Sequence[Block]) -> tuple[Ints, Ints]:
    """Units (2, n) and (2, m) of two groups of blocks, of as equal size as a greedy split gives."""
    halves = [np.zeros((2, 1), dtype=np.int64), np.zeros((2, 1), dtype=np.int64)]
    for block in sorted(blocks, key=lambda block: (-block.cells, block.issues)):
        smaller = 0 if halves[0].shape[1] <= halves[1].shape[1] else 1
        halves[smaller] = outer_rows(halves[smaller], block.rows[:2])
    return halves[0], halves[1]


def count_reaching(first: Ints, second: Ints, need: Ints) -> int:
    """Pairs (i, j) with first[:, i] + second[:, j] >= need in both rows."""
    if first.shape[1] * second.shape[1] <= _COMPARE_ALL:
        ask = need[:, None] - first
        reach = (second[0] >= ask[0][:, None]) & (second[1] >= ask[1][:, None])
        return int(np.count_nonzero(reach))
    # The shorter half is stored, the longer one asks: storing costs more.
    if first.shape[1] < second.shape[1]:
        first, second = second, first
    by_first = np.argsort(-second[0], kind="stable")
    by_second = np.argsort(second[1], kind="stable")
    rank = np.empty(second.shape[1], dtype=np.int64)
    rank[by_second] = np.arange(second.shape[1])
    # Partner j helps query i if it is among the first `prefix[i]` by side 0 and ranks at least `floor[i]` by side 1.
    prefix = np.searchsorted(-second[0][by_first], first[0] - need[0], side="right")
    floor = np.searchsorted(second[1][by_second], need[1] - first[1], side="left")
    return _count_prefix_at_least(rank[by_first], prefix, floor)


def _count_prefix_at_least(ranks: Ints, prefix: NDArray[np.intp], floor: NDArray[np.intp]) -> int:
    """Sum over queries of how many of ranks[:prefix] are >= floor.

    A wavelet matrix (Claude, Navarro and Ordóñez 2015, Information Systems 47), built and queried one bit level
    at a time, so that each level is a handful of array operations over all queries.
    """
    low = np.zeros_like(prefix)
    high = prefix
    total = 0
    for level in range(len(ranks).bit_length() - 1, -1, -1):
        bits = (ranks >> level) & 1
        ones = np.concatenate(([0], np.cumsum(bits)))
        zeros = len(ranks) - int(ones[-1])
        ones_low, ones_high = ones[low], ones[high]
        up = ((floor >> level) & 1).astype(np.bool_)
        # Where the floor has a 0, every 1 in range lies above it.
        total += int((ones_high - ones_low)[~up].sum())
        low = np.where(up, zeros + ones_low, low - ones_low)
        high = np.where(up, zeros + ones_high, high - ones_high)
        chosen = bits.astype(np.bool_)
        ranks = np.concatenate((ranks[~chosen], ranks[chosen]))
    return total + int((high - low).sum())


def count_equal(first: Ints, second: Ints, need: Ints) -> int:
    """Pairs (i, j) with first[:, i] + second[:, j] == need in both rows."""
    if first.shape[1] < second.shape[1]:
        first, second = second, first
    ask = need[:, None] - second
    # Equal pairs have equal marks, so one search finds all that can match; the rows themselves then decide.
    ours_marks, ask_marks = _marks(first), _marks(ask)
    ordered = np.sort(ask_marks)
    place = np.minimum(np.searchsorted(ordered, ours_marks), len(ordered) - 1)
    ours = np.flatnonzero(ordered[place] == ours_marks)
    if not len(ours):
        return 0
    theirs = np.flatnonzero(np.isin(ask_marks, ours_marks[ours]))
    both = np.concatenate((first[:, ours], ask[:, theirs]), axis=1)
    _, number = np.unique(both, axis=1, return_inverse=True)
    number = np.asarray(number).reshape(-1)
    size = int(number.max()) + 1
    left = np.bincount(number[: len(ours)], minlength=size)
    right = np.bincount(number[len(ours) :], minlength=size)
    return int((left * right).sum())


def _marks(rows: Ints) -> Ints:
    """One number per column, equal for equal columns (wrapping multiplication by an odd constant, then addition)."""
    marks: Ints = rows[0] * np.int64(0x1E3779B97F4A7C15) + rows[1]
    return marks
