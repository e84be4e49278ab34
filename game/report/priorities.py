"""What matters to a side: the swing of each issue."""

from __future__ import annotations

import numpy as np

from game.payoff.factors import to_points
from game.payoff.model import PayoffModel

__all__ = ["priorities", "swings"]


def swings(model: PayoffModel) -> tuple[tuple[float, float], ...]:
    """Per issue, how many points its choice moves each side: the largest less the smallest mean over its options.

    The mean is taken over all allowed choices of the issues it is linked with, each equally likely; for an issue
    that stands alone this is simply its range. An issue without a choice swings nothing.
    """
    found = [(0.0, 0.0)] * len(model.dims)
    for block in model.blocks:
        table = to_points(block.rows[:2]).reshape(2, *block.shape)
        for axis, issue in enumerate(block.issues):
            others = tuple(1 + other for other in range(len(block.issues)) if other != axis)
            means = table.mean(axis=others) if others else table
            spread = np.ptp(means, axis=1)
            found[issue] = (float(spread[0]), float(spread[1]))
    return tuple(found)


def priorities(model: PayoffModel) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Issue indices per side, the most important first; equals in the order of the sheet."""
    table = swings(model)
    first, second = (tuple(sorted(range(len(table)), key=lambda issue: -table[issue][side])) for side in (0, 1))
    return first, second
