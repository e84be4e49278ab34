"""Value of every package: two half-sums and one outer addition.

The issues are cut in two at some place, so that the last ones run contiguously in the result. Blocks that lie
before the cut go into the first half, all others into the second; a block across the cut keeps its leading
issues as further axes of the second half. Both halves are small, and only the final addition touches N numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import numpy as np

from .blocks import Block, Partition
from .errors import SpaceTooLarge
from .factors import Ints
from .space import Space

# NumPy copies the operands of a broadcast addition through its buffer when rows are no longer than the buffer
# (8192 numbers unless set otherwise), which takes three times as long as the addition itself.
_BUFFERED = 8192


def evaluate_into(space: Space, partition: Partition, sides: Sequence[int], out: Ints | None, limit: int) -> Ints:
    """Units (len(sides), N) of every allowed package in C order.

    Raises:
        SpaceTooLarge: N exceeds `limit`.
        ValueError: `out` does not fit.
    """
    count = space.count
    if count > limit:
        raise SpaceTooLarge(count, limit)
    if out is None:
        out = np.empty((len(sides), count), dtype=np.int64)
    elif out.shape != (len(sides), count) or out.dtype != np.int64 or not out.flags.c_contiguous:
        raise ValueError(f"out must be a C-contiguous int64 array of shape ({len(sides)}, {count})")
    free = space.free
    shape = tuple(space.shape[issue] for issue in free)
    axis_of = {issue: axis for axis, issue in enumerate(free)}
    axes = {block.issues: tuple(axis_of[issue] for issue in block.issues) for block in partition.blocks}
    cut = _best_cut(shape, tuple(axes.values()))
    before = [block for block in partition.blocks if axes[block.issues][-1] < cut]
    after = [block for block in partition.blocks if axes[block.issues][-1] >= cut]
    # Leading issues that the second half does not depend on shrink to one cell.
    crossing = {axis for block in after for axis in axes[block.issues] if axis < cut}
    lead = tuple(size if axis in crossing else 1 for axis, size in enumerate(shape[:cut]))
    for row, side in enumerate(sides):
        first = _half_sum(before, axes, cut, side, int(partition.base[side]))
        second = _half_sum(after, axes, len(shape), side, 0)
        grid = out[row].reshape(*shape[:cut], -1)
        np.add(first[..., None], second.reshape(*lead, -1), out=grid)
    return out


def _best_cut(shape: tuple[int, ...], blocks: Sequence[tuple[int, ...]]) -> int:
    """The axis before which to cut: rows long enough to run at full speed, then fewest cells in both halves."""
    best, cost = 0, (True, prod(shape) + 1)
    for cut in range(1, len(shape)):
        row = prod(shape[cut:])
        crossing = {axis for axes in blocks if axes[-1] >= cut for axis in axes if axis < cut}
        cells = prod(shape[:cut]) + row * prod(shape[axis] for axis in crossing)
        slow = row <= _BUFFERED or cells > prod(shape) // 4
        if (slow, cells) < cost:
            best, cost = cut, (slow, cells)
    return best


def _half_sum(
    blocks: Sequence[Block], axes: dict[tuple[int, ...], tuple[int, ...]], rank: int, side: int, base: int
) -> Ints:
    """`base` plus the blocks' tables, with `rank` axes, of length 1 where no block varies."""
    total = np.full((1,) * rank, base, dtype=np.int64)
    # From the last issues outwards: the sum grows with each table, so early additions stay small.
    for block in sorted(blocks, key=lambda block: axes[block.issues][0], reverse=True):
        aligned = [1] * rank
        for axis, size in zip(axes[block.issues], block.shape, strict=True):
            aligned[axis] = size
        total = total + block.rows[side].reshape(aligned)
    return total
