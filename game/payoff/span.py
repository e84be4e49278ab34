"""A side's worst and best package, found without compiling a model of both sides."""

from __future__ import annotations

from collections.abc import Sequence

from .blocks import BLOCK_LIMIT, build_partition
from .factors import Factor, check_factors, to_points
from .space import Space

__all__ = ["span"]


def span(dims: Sequence[int], factors: Sequence[Factor], constant: int) -> tuple[float, float]:
    """Points of the worst and the best package under one side's factors and its constant, in units.

    Raises:
        FactorError, PointsOutOfRange, BlockTooLarge: as `build_model`.
    """
    space = Space.full(dims)
    check_factors(space.dims, factors, constant)
    partition = build_partition(space, (tuple(factors), ()), BLOCK_LIMIT)
    low = high = constant + int(partition.base[0])
    for block in partition.blocks:
        low += int(block.rows[0].min())
        high += int(block.rows[0].max())
    return float(to_points(low)), float(to_points(high))
