"""Two-dimensional dominance over exact integer rows.

A *front* is an int64 array (2 + W, n): units of side 0, units of side 1 and W key words, sorted by side 0
descending, hence by side 1 ascending, both strictly. Keys are additive and order packages lexicographically;
of several packages with equal units the smallest key stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .factors import Ints

# Below this many rows a sort is cheaper than looking for rows it need not see.
_SORT_DIRECTLY = 60_000
# Candidates held in memory at once while two fronts are added (two int64 per candidate).
_CHUNK = 1 << 21
# Pairs up to which a sum is attempted exactly (some seconds), and up to which a coarse one goes over all of them.
_EXACT_PAIRS = 1 << 29
_COARSE_PAIRS = 1 << 26


def pareto_mask(points: ArrayLike) -> NDArray[np.bool_]:
    """Which of the points (n, 2) no other point dominates.

    A point dominates another if it is at least as good for both sides and better for one; equal points
    do not dominate each other, so every copy of a frontier point is marked.
    """
    array = np.asarray(points)
    if array.ndim != 2 or array.shape[1] != 2:
        raise ValueError(f"points must have shape (n, 2), got {array.shape}")
    mask = np.zeros(len(array), dtype=np.bool_)
    if not len(array):
        return mask
    order = np.lexsort((array[:, 1], array[:, 0]))[::-1]
    first, second = array[order, 0], array[order, 1]
    # Sorted by side 0, then side 1, both descending: a point survives if it equals its predecessor and that
    # one survives, or if its side-1 value exceeds all before it. Copies are adjacent.
    best = np.maximum.accumulate(second)
    leader = np.empty(len(array), dtype=np.bool_)
    leader[0] = True
    leader[1:] = second[1:] > best[:-1]
    same = np.zeros(len(array), dtype=np.bool_)
    same[1:] = (first[1:] == first[:-1]) & (second[1:] == second[:-1])
    start = np.maximum.accumulate(np.where(same, 0, np.arange(len(array))))
    mask[order] = leader[start]
    return mask


def prune(rows: Ints) -> Ints:
    """The front of arbitrary rows (2 + W, n), n ≥ 1."""
    if rows.shape[1] > _SORT_DIRECTLY:
        rows = rows[:, _promising(rows[0], rows[1])]
    order = rows[0].argsort()[::-1]
    second = rows[1].take(order)
    # Keeps every copy of every frontier point, and of ties in side 0 perhaps some dominated ones.
    keep = second == np.maximum.accumulate(second)
    return _settle(rows.take(order[keep], axis=1))


def _settle(rows: Ints) -> Ints:
    """Finish rows sorted by side 0 (not increasing) and side 1 (not decreasing): drop ties."""
    first, second = rows[0], rows[1]
    if (first[1:] < first[:-1]).all() and (second[1:] > second[:-1]).all():
        return rows
    # Only runs equal in side 0 need an order among themselves, and sorting the whole would cost far more.
    level = first[1:] == first[:-1]
    tied = np.flatnonzero(np.concatenate(([False], level)) | np.concatenate((level, [False])))
    runs = rows.take(tied, axis=1)
    rows[:, tied] = runs.take(np.lexsort((*runs[:1:-1], -runs[1], -runs[0])), axis=1)
    # First of each run equal in side 0: its best in side 1, with the smallest key.
    rows = rows[:, np.concatenate(([True], rows[0, 1:] != rows[0, :-1]))]
    return rows[:, np.concatenate(([True], rows[1, 1:] > rows[1, :-1]))]


def add_fronts(first: Ints, second: Ints, limit: int) -> tuple[Ints, int]:
    """The front of all sums of a row of `first` and a row of `second` (both fronts), of at most `limit` rows.

    Returns the front and its loss, as `thin` does. The loss is 0 if the front fits the limit, except that a sum of
    over 2^29 pairs, or one whose unfinished front outgrows the limit eight times, is not completed exactly.
    """
    large, small = (first, second) if first.shape[1] >= second.shape[1] else (second, first)
    pairs = large.shape[1] * small.shape[1]
    if pairs <= _SORT_DIRECTLY:
        return thin(prune(outer_rows(large, small)), limit)
    if pairs > _EXACT_PAIRS:
        return _add_coarsely(large, small, limit)
    total = large[:, :0]
    for part in _pieces(large, small):
        found = _add_large(part, small)
        total = prune(np.concatenate((total, found), axis=1)) if total.shape[1] else found
        if total.shape[1] > 8 * limit:
            return _add_coarsely(large, small, limit)
    return thin(total, limit)


def _pieces(large: Ints, small: Ints) -> Iterator[Ints]:
    """Cut `large` so that each piece makes a bounded number of sums with `small`."""
    step = max(1, _CHUNK // small.shape[1])
    for at in range(0, large.shape[1], step):
        yield large[:, at : at + step]


def _add_coarsely(large: Ints, small: Ints, limit: int) -> tuple[Ints, int]:
    """`add_fronts` in bounded time and memory: side 0 is cut into cells, and each keeps its best for side 1."""
    within = max(2, isqrt(_COARSE_PAIRS))
    loss = 0
    if large.shape[1] * small.shape[1] > _COARSE_PAIRS:
        small, loss = thin(small, within)
        large, more = thin(large, max(2, _COARSE_PAIRS // small.shape[1]))
        loss += more
    low = int(large[0, -1]) + int(small[0, -1])
    span = int(large[0, 0]) + int(small[0, 0]) - low
    # One row less than the limit: the end of the front is kept besides.
    width = span // max(1, limit - 1) + 1
    best = np.full(span // width + 1, np.iinfo(np.int64).min, dtype=np.int64)
    for part in _pieces(large, small):
        cell = (np.add.outer(small[0], part[0]).ravel() - low) // width
        np.maximum.at(best, cell, np.add.outer(small[1], part[1]).ravel())
    # The sum of both first rows is the best package for side 0.
    kept = [large[:, :1] + small[:, :1]]
    for part in _pieces(large, small):
        cell = (np.add.outer(small[0], part[0]).ravel() - low) // width
        chosen = np.flatnonzero(np.add.outer(small[1], part[1]).ravel() == best.take(cell))
        if len(chosen):
            ours, theirs = np.divmod(chosen, part.shape[1])
            kept.append(prune(small.take(ours, axis=1) + part.take(theirs, axis=1)))
    return prune(np.concatenate(kept, axis=1)), loss + width - 1


def outer_rows(first: Ints, second: Ints) -> Ints:
    """All sums of a row of `first` and a row of `second`, (2 + W, n · m)."""
    return (first[:, :, None] + second[:, None, :]).reshape(first.shape[0], -1)


def _add_large(large: Ints, small: Ints) -> Ints:
    # Keys are added for the survivors only.
    first = np.add.outer(small[0], large[0]).ravel()
    second = np.add.outer(small[1], large[1]).ravel()
    near = np.flatnonzero(_promising(first, second))
    ours, theirs = np.divmod(near, large.shape[1])
    rows = small.take(ours, axis=1) + large.take(theirs, axis=1)
    order = rows[0].argsort()[::-1]
    ranked = rows[1].take(order)
    keep = ranked == np.maximum.accumulate(ranked)
    return _settle(rows.take(order[keep], axis=1))


def _promising(first: Ints, second: Ints) -> NDArray[np.bool_]:
    """Mask of rows that may be undominated; exact in what it drops.

    Side 0 is cut into equal bins. A row is dropped when some row of a *higher* bin, which is strictly better for
    side 0, is at least as good for side 1. What stays is the staircase of best bins, about the front itself.
    """
    low = int(first.min())
    span = int(first.max()) - low
    bins = min(max(first.size // 4, 1024), 1 << 18)
    shift = max(0, (span // bins).bit_length())
    place = (first - low) >> shift
    floor = np.iinfo(np.int64).min
    best = np.full((span >> shift) + 2, floor, dtype=np.int64)
    np.maximum.at(best, place, second)
    above = np.maximum.accumulate(best[::-1])[::-1][1:]
    return second > above.take(place)


def thin(rows: Ints, limit: int) -> tuple[Ints, int]:
    """Thin a front to at most `limit` rows (≥ 2).

    Returns the rows kept and the loss: for every row dropped, a kept row is at least as good for side 1 and at
    most `loss` units worse for side 0. Both ends of the front stay.
    """
    if rows.shape[1] <= limit:
        return rows, 0
    drop = rows[0, 0] - rows[0]
    width = int(drop[-1]) // (limit - 1) + 1
    cell = drop // width
    last = np.concatenate((cell[1:] != cell[:-1], [True]))
    # The representative of a cell is its last row, so the loss is what side 0 gives up within the cell.
    ends = np.flatnonzero(last)
    kept_at = ends.take(np.searchsorted(ends, np.arange(1, rows.shape[1])))
    loss = int((rows[0, 1:] - rows[0].take(kept_at)).max())
    last[0] = True
    return rows[:, last], loss
