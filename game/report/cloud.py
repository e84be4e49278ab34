"""The cloud of possible deals: a seeded sample of packages with both sides' points, for the plane's dots."""

from __future__ import annotations

import numpy as np

from game.payoff.model import PayoffModel

__all__ = ["DOTS", "cloud"]

DOTS = 6000
_SEED = 20251007  # any fixed number: a reader who opens the same debrief twice must see the same dots


def cloud(model: PayoffModel, most: int = DOTS) -> tuple[tuple[float, float], ...]:
    """Points of both sides for every package, or for ``most`` drawn evenly (with replacement) when there are more."""
    dims = np.array(model.dims, dtype=np.int64)
    if model.package_count <= most:
        packages = np.indices(tuple(model.dims)).reshape(len(dims), -1).T
    else:
        packages = np.random.default_rng(_SEED).integers(0, dims, size=(most, len(dims)))
    return tuple((float(first), float(second)) for first, second in model.score(packages))
