"""Hypothesis strategies and builders of payoff models."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from game.payoff.factors import POINT, Factor
from game.payoff.model import PayoffModel, build_model


@st.composite
def models(draw: st.DrawFn, max_issues: int = 5, spread: int = 4) -> PayoffModel:
    """Small models with linked issues and many ties (values are few and small)."""
    dims = draw(st.lists(st.integers(1, 4), min_size=0, max_size=max_issues))
    unit = draw(st.sampled_from([1, 7, POINT]))

    def factor(number: int) -> Factor:
        scope = tuple(draw(st.permutations(range(len(dims))))[: draw(st.integers(0, min(3, len(dims))))])
        shape = [dims[issue] for issue in scope]
        size = int(np.prod(shape, dtype=int))
        cells = draw(st.lists(st.integers(-spread, spread), min_size=size, max_size=size))
        return Factor(scope, np.array(cells, dtype=np.int64).reshape(shape) * unit, f"factor {number}")

    factors = tuple([factor(number) for number in range(draw(st.integers(0, 4)))] for _ in (0, 1))
    pair = st.tuples(st.integers(-spread, spread), st.integers(-spread, spread))
    return build_model(
        dims,
        ("north", "south"),
        (factors[0], factors[1]),
        status_quo=[draw(st.integers(0, size - 1)) for size in dims],
        constants=[value * unit for value in draw(pair)],
        no_deal=[value * unit for value in draw(pair)],
    )


def random_model(
    dims: Sequence[int],
    seed: int,
    links: Sequence[tuple[int, ...]] = (),
    *,
    whole: bool = False,
    no_deal: tuple[float, float] = (0.0, 0.0),
) -> PayoffModel:
    """One factor per issue and one per link, with normal values; `whole` rounds them to points (many ties)."""
    rng = np.random.default_rng(seed)
    factors: tuple[list[Factor], list[Factor]] = ([], [])
    for side in (0, 1):
        for scope in [*((issue,) for issue in range(len(dims))), *links]:
            values = rng.normal(0, 5, [dims[issue] for issue in scope])
            factors[side].append(Factor.of_points(scope, np.rint(values) if whole else values, f"{scope}"))
    return build_model(
        dims,
        ("north", "south"),
        factors,
        status_quo=[0] * len(dims),
        no_deal=[round(value * POINT) for value in no_deal],
    )


def fixed_sum_model(dims: Sequence[int], seed: int, noise: float) -> PayoffModel:
    """Almost a fixed sum: what one side gains the other loses, up to `noise` points; long frontiers."""
    rng = np.random.default_rng(seed)
    factors: tuple[list[Factor], list[Factor]] = ([], [])
    for issue, size in enumerate(dims):
        gain = np.sort(rng.uniform(0, 10, size))
        factors[0].append(Factor.of_points((issue,), gain, f"issue {issue}"))
        factors[1].append(Factor.of_points((issue,), 10 - gain + rng.normal(0, noise, size), f"issue {issue}"))
    return build_model(dims, ("north", "south"), factors, status_quo=[0] * len(dims))
