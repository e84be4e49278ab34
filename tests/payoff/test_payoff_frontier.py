"""The folded frontier against enumeration."""

from __future__ import annotations

from math import prod

import numpy as np
import payoff_oracle as oracle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from payoff_models import fixed_sum_model, models, random_model

from game.payoff.factors import POINT, Factor, to_units
from game.payoff.model import PayoffModel, build_model
from game.payoff.pareto import pareto_mask


@given(models())
def test_frontier_matches_the_oracle(model: PayoffModel) -> None:
    expected = oracle.frontier({package: oracle.score(model, package) for package in oracle.packages(model.dims)})
    frontier = model.frontier()
    assert frontier.epsilon == 0.0
    assert [tuple(row) for row in frontier.units.tolist()] == sorted(expected, reverse=True)
    assert [tuple(row) for row in frontier.packages.tolist()] == [
        expected[point] for point in sorted(expected, reverse=True)
    ]
    assert frontier.points.tolist() == (frontier.units / POINT).tolist()
    assert len(frontier) == len(expected)


@given(models(), st.data())
def test_frontier_of_a_narrowed_space(model: PayoffModel, data: st.DataObject) -> None:
    allowed = [sorted(data.draw(st.sets(st.integers(0, size - 1), min_size=1))) for size in model.dims]
    masks = {issue: [option in kept for option in range(model.dims[issue])] for issue, kept in enumerate(allowed)}
    expected = oracle.frontier(
        {package: oracle.score(model, package) for package in oracle.packages(model.dims, allowed)}
    )
    frontier = model.allow(masks).frontier()
    assert {
        tuple(point): tuple(package)
        for point, package in zip(frontier.units.tolist(), frontier.packages.tolist(), strict=True)
    } == expected


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize(
    ("dims", "links"),
    [
        ([10, 10, 10, 10, 10], []),
        ([4, 7, 3, 6, 5, 4, 8], [(0, 6), (1, 3), (2, 5)]),
        ([2] * 17, [(0, 16), (3, 5, 7)]),
        ([40, 50, 60], [(0, 1)]),
        ([300, 400], [(0, 1)]),
    ],
)
def test_larger_frontiers(dims: list[int], links: list[tuple[int, ...]], whole: bool) -> None:
    """About 10^5 packages, with ties (whole points) and without: points, and smallest packages."""
    model = random_model(dims, 7, links, whole=whole)
    units = model.evaluate()
    mask = pareto_mask(units.T)
    first_number: dict[tuple[int, int], int] = {}
    for number in np.flatnonzero(mask).tolist():
        first_number.setdefault((int(units[0, number]), int(units[1, number])), number)
    frontier = model.frontier()
    points = sorted(first_number, reverse=True)
    assert [tuple(row) for row in frontier.units.tolist()] == points
    assert model.indices(frontier.packages).tolist() == [first_number[point] for point in points]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_long_sums_match_enumeration(seed: int) -> None:
    """Long frontiers take the other folding order; it must agree with enumeration."""
    model = fixed_sum_model([8] * 5 + [3], seed, 0.0 if seed % 2 else 0.01)
    frontier = model.frontier(limit=10**6)
    units = model.evaluate()
    assert frontier.epsilon == 0.0
    expected = np.unique(units.T[pareto_mask(units.T)], axis=0)[::-1]
    assert np.array_equal(frontier.units, expected)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("limit", [2, 3, 17, 400])
def test_epsilon_promise(seed: int, limit: int) -> None:
    """Every package has a member no more than epsilon worse for either side; members are real packages."""
    model = fixed_sum_model([6, 5, 7, 4, 6, 5], seed, 0.02 * seed)
    frontier = model.frontier(limit=limit)
    assert 2 <= len(frontier) <= limit
    assert frontier.epsilon > 0
    assert np.array_equal(model.score_units(frontier.packages), frontier.units)
    assert pareto_mask(frontier.units).all()
    slack = int(to_units(frontier.epsilon))
    first, second = model.evaluate()
    # Members descend in side 0: those within epsilon for side 0 are a prefix, whose last is its best for side 1.
    reach = np.searchsorted(-frontier.units[:, 0], slack - first, side="right")
    assert (reach >= 1).all()
    assert (frontier.units[reach - 1, 1] >= second - slack).all()
    # The ends are exact: each side's best frontier point survives thinning.
    assert frontier.units[0, 0] == first.max()
    assert frontier.units[-1, 1] == second.max()


def test_the_default_limit_bounds_the_frontier() -> None:
    model = fixed_sum_model([10] * 6, 1, 0.0)
    frontier = model.frontier()
    assert len(frontier) <= 50_000
    assert 0 < frontier.epsilon < 0.01
    with pytest.raises(ValueError, match="both ends"):
        model.frontier(limit=1)


def test_a_space_beyond_int64() -> None:
    """10^30 packages need two key words; the frontier is checked by an independent fold over issues."""
    dims = [10] * 30
    model = random_model(dims, 11, whole=True)
    frontier = model.frontier()
    assert prod(dims) > 2**63
    points = {(0, 0)}
    for first, second in zip(*model.factors, strict=True):
        options = list(zip(first.points.tolist(), second.points.tolist(), strict=True))
        sums = np.array(sorted({(a + c, b + d) for a, b in points for c, d in options}))
        points = {(int(a), int(b)) for a, b in sums[pareto_mask(sums)]}
    assert [tuple(row) for row in frontier.units.tolist()] == sorted(points, reverse=True)
    assert np.array_equal(model.score_units(frontier.packages), frontier.units)


def test_ties_beyond_int64_keep_the_smallest_package() -> None:
    """Every option equal: the only point must come with the smallest allowed package."""
    factors = [Factor((issue,), np.zeros(7, dtype=np.int64), "flat") for issue in range(40)]
    model = build_model([7] * 40, ("a", "b"), (factors, factors), status_quo=[0] * 40)
    assert model.frontier().packages.tolist() == [[0] * 40]
    late = model.allow({issue: [False, False, True, False, True, True, True] for issue in range(0, 40, 3)})
    assert late.frontier().packages.tolist() == [[0 if issue % 3 else 2 for issue in range(40)]]


def test_wide_issues_use_int32() -> None:
    model = random_model([40_000, 2], 2)
    assert model.frontier().packages.dtype == np.int32
    assert random_model([4, 2], 2).frontier().packages.dtype == np.int16
    assert np.array_equal(model.score_units(model.frontier().packages), model.frontier().units)
