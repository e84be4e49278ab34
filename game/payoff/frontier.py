"""The Pareto frontier of a sum of blocks, folded block by block without listing the packages."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .blocks import Partition
from .factors import POINT, Ints, to_points
from .pareto import add_fronts, outer_rows, prune, thin
from .space import Space

FRONTIER_LIMIT = 50_000

# Small tables are multiplied out up to this many cells before the first prune: one larger sort costs less
# than several tiny ones.
_GROUP_CELLS = 256
# Up to this many sums, joining the two smallest fronts costs little more than the calls themselves.
_PAIR_CELLS = 4096
# Above this many combinations of pruned groups, the time goes into long sums and not into the number of calls.
_LONG_SUM = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class Frontier:
    """Undominated packages, best for side 0 first, one per point.

    Of several packages with the same points the lexicographically smallest one stands for them.

    Attributes:
        packages: (F, I) option numbers, int16 (int32 if an issue has over 32,768 options).
        units: (F, 2) int64, strictly descending in side 0 and ascending in side 1.
        points: (F, 2) float, the same in points.
        epsilon: 0 when the frontier is complete. Otherwise, in points: for every package of the space some
            member is no more than epsilon worse for either side.
    """

    packages: NDArray[np.signedinteger[Any]]
    units: Ints
    points: NDArray[np.float64]
    epsilon: float

    def __len__(self) -> int:
        return len(self.units)


def fold_frontier(space: Space, partition: Partition, limit: int = FRONTIER_LIMIT) -> Frontier:
    """The exact frontier, or an epsilon-frontier of at most `limit` (≥ 2) points.

    A package is undominated only if its part in every block is undominated within that block, and likewise in
    every union of blocks; so each table is pruned, and each sum of two is pruned again. As soon as a partial sum
    outgrows the limit it is thinned (see `add_fronts`); losses add up, because the value of two unions does.
    """
    if limit < 2:
        raise ValueError("a frontier limit below 2 cannot keep both ends")
    rows, loss = _fold((block.rows for block in partition.blocks), limit)
    rows = rows + partition.base[:, None] if rows is not None else partition.base[:, None]
    units = np.ascontiguousarray(rows[:2].T)
    return Frontier(space.decode(rows[2:]), units, to_points(units), loss / POINT)


def _fold(tables: Iterable[Ints], limit: int) -> tuple[Ints | None, int]:
    ascending = sorted(tables, key=lambda rows: rows.shape[1])
    if not ascending:
        return None, 0
    fronts = [prune(rows) for rows in _grouped(ascending)]
    if prod(front.shape[1] for front in fronts) > _LONG_SUM:
        # A long sum grows with the table added to it, so many small tables beat a few large ones.
        fronts = [prune(rows) for rows in ascending]
    else:
        fronts = _pair_up(fronts)
    # The smallest tables come last, when the sum is longest.
    fronts.sort(key=lambda front: -front.shape[1])
    total, loss = thin(fronts[0], limit)
    for front in fronts[1:]:
        added, lost = thin(front, limit)
        total, more = add_fronts(total, added, limit)
        loss += lost + more
    return total, loss


def _pair_up(fronts: list[Ints]) -> list[Ints]:
    """Join the two smallest fronts as long as that costs little."""
    # Ties in size are broken by a running number; arrays have no order.
    heap = [(front.shape[1], number, front) for number, front in enumerate(fronts)]
    heapq.heapify(heap)
    number = len(heap)
    while len(heap) > 1:
        size, _, one = heapq.heappop(heap)
        if size * heap[0][0] > _PAIR_CELLS:
            return [one, *(front for _, _, front in heap)]
        other = heap[0][2]
        joined, _ = add_fronts(one, other, size * heap[0][0])
        heapq.heapreplace(heap, (joined.shape[1], number, joined))
        number += 1
    return [heap[0][2]]


def _grouped(tables: list[Ints]) -> list[Ints]:
    """Multiply out neighbouring small tables; `tables` ascending by size."""
    groups: list[Ints] = []
    for rows in tables:
        if groups and groups[-1].shape[1] * rows.shape[1] <= _GROUP_CELLS:
            groups[-1] = outer_rows(groups[-1], rows)
        else:
            groups.append(rows)
    return groups
