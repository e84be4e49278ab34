"""The fronts that shortlists are made of, against sorting by hand."""

from __future__ import annotations

import numpy as np
import pytest

from game.ai.amounts import Floats
from game.ai.shortlist import LAYERS, Ranked


def by_hand(own: Floats, theirs: Floats) -> list[list[int]]:
    """Fronts by looking at every pair; of equals the one that comes first."""
    left = [row for row in range(len(own)) if own[row] > 0.0 and theirs[row] > 0.0]
    fronts = []
    for _ in range(LAYERS):
        order = sorted(left, key=lambda row: (-own[row], -theirs[row], row))
        front, most = [], -np.inf
        for row in order:
            if theirs[row] > most:
                front.append(row)
                most = theirs[row]
        if front:
            fronts.append(front)
        left = [row for row in left if row not in front]
    return fronts


@pytest.mark.parametrize(("seed", "levels"), [(1, None), (2, 6), (3, 40), (4, None), (5, 1)])
def test_fronts_are_those_found_by_hand(seed: int, levels: int | None) -> None:
    """``levels``: values are whole numbers below it, so that many are equal."""
    rng = np.random.default_rng(seed)
    for size in (0, 1, 2, 17, 300):
        drawn = rng.normal(size=(2, size)) + 0.5 if levels is None else rng.integers(0, levels + 1, size=(2, size))
        own, theirs = drawn.astype(np.float64)
        assert [front.tolist() for front in Ranked(own).fronts(theirs)] == by_hand(own, theirs)
