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
        first = _half_sum(before, axes, shape[:cut], side)
        first += partition.base[side]
        second = _half_sum(after, axes, (*lead, *shape[cut:]), side)
        grid = out[row].reshape(*shape[:cut], -1)
        np.add(first[..., None], second.reshape(*lead, -1), out=grid)
    return out


def _best_cut(shape: tuple[int, ...], blocks: Sequence[tuple[int, ...]]) -> int:
    """The axis before which to cut so that both halves together have fewest cells."""
    best, cost = 0, prod(shape) + 1
    for cut in range(1, len(shape)):
        crossing = {axis for axes in blocks if axes[-1] >= cut for axis in axes if axis < cut}
        cells = prod(shape[:cut]) + prod(shape[cut:]) * prod(shape[axis] for axis in crossing)
        if cells < cost:
            best, cost = cut, cells
    return best


def _half_sum(
    blocks: Sequence[Block], axes: dict[tuple[int, ...], tuple[int, ...]], shape: tuple[int, ...], side: int
) -> Ints:
    total = np.zeros(shape, dtype=np.int64)
    for block in blocks:
        aligned = [1] * len(shape)
        for axis, size in zip(axes[block.issues], block.shape, strict=True):
            aligned[axis] = size
        total += block.rows[side].reshape(aligned)
    return total
