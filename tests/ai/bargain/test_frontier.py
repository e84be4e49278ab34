"""The folded estimated frontier against an enumeration, and its lookups."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.ai.bargain import Domain, Factor
from game.ai.bargain.domain import value_of
from game.ai.bargain.frontier import Frontier, estimated_frontier

GRID = st.integers(-6, 6).map(lambda n: n / 8)  # eighths survive rounding exactly


@st.composite
def problems(draw: st.DrawFn) -> tuple[Domain, tuple[Factor, ...]]:
    dims = tuple(draw(st.lists(st.integers(1, 4), min_size=2, max_size=5)))

    def tables() -> list[Factor]:
        return [Factor.of((i,), draw(st.lists(GRID, min_size=n, max_size=n))) for i, n in enumerate(dims)]

    own, other = tables(), tables()
    if draw(st.booleans()):
        size = dims[0] * dims[1]
        cells = draw(st.lists(GRID, min_size=size, max_size=size))
        (own if draw(st.booleans()) else other).append(Factor.of((0, 1), np.array(cells).reshape(dims[:2])))
    return Domain(dims, tuple(own), -40.0), tuple(other)


def slow_frontier(domain: Domain, believed: tuple[Factor, ...]) -> set[tuple[float, float]]:
    packages = np.array(list(product(*(range(size) for size in domain.dims))))
    points = list(zip(value_of(domain.factors, packages), value_of(believed, packages), strict=True))
    return {point for point in points if not any(o[0] >= point[0] and o[1] >= point[1] and o != point for o in points)}


@given(problems())
@settings(max_examples=80, deadline=None)
def test_folding_finds_exactly_the_undominated_points(problem: tuple[Domain, tuple[Factor, ...]]) -> None:
    domain, believed = problem
    found = estimated_frontier(domain, believed)
    own = value_of(domain.factors, found.packages)
    points = {(float(a), float(b)) for a, b in zip(own, found.other, strict=True)}
    assert points == slow_frontier(domain, believed)
    assert (np.diff(found.own) < 0).all()
    assert (np.diff(found.other) > 0).all()


@given(problems(), st.floats(-0.2, 1.2))
@settings(max_examples=60, deadline=None)
def test_lookups_agree_with_a_search_over_all_rows(problem: tuple[Domain, tuple[Factor, ...]], level: float) -> None:
    front: Frontier = estimated_frontier(*problem)
    reach = front.other[front.own >= level]
    assert float(front.other_at(level)) == pytest.approx(reach.max() if len(reach) else front.other.min())
    leaves = front.own[front.other >= level]
    assert float(front.own_at(level)) == pytest.approx(leaves.max() if len(leaves) else front.own.min())
    row = front.row_at(level)
    assert front.other[row] == pytest.approx(float(front.other_at(level)))


def test_a_table_of_a_million_million_packages_folds() -> None:
    rng = np.random.default_rng(3)
    domain = Domain.additive([rng.random(10) for _ in range(12)], 0.0)
    believed = tuple(Factor.of((issue,), rng.random(10) / 12) for issue in range(12))
    front = estimated_frontier(domain, believed)
    assert domain.size == 10**12
    assert len(front) > 50
    assert (np.diff(front.own) < 0).all()
    assert front.own[0] == pytest.approx(1.0)
    # No package of a random sample beats the frontier by more than what thinning to its limit may lose.
    sample = rng.integers(10, size=(20_000, 12))
    own, other = domain.gain(sample), value_of(believed, sample)
    assert (other <= front.other_at(own - 0.01) + 0.01).all()
