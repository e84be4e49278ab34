"""Scoring, evaluation, numbering and restriction against the oracle."""

from __future__ import annotations

from math import prod

import numpy as np
import payoff_oracle as oracle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from payoff_models import models, random_model

from game.payoff.errors import EmptyChoice, PackageError, SpaceTooLarge
from game.payoff.factors import POINT
from game.payoff.model import PayoffModel, build_model


def chosen_options(model: PayoffModel, data: st.DataObject) -> list[list[int]]:
    return [
        sorted(data.draw(st.sets(st.integers(0, size - 1), min_size=1), label=f"issue {issue}"))
        for issue, size in enumerate(model.dims)
    ]


def masks_of(model: PayoffModel, allowed: list[list[int]]) -> dict[int, list[bool]]:
    return {issue: [option in allowed[issue] for option in range(size)] for issue, size in enumerate(model.dims)}


@given(models(), st.data())
def test_score_matches_the_oracle(model: PayoffModel, data: st.DataObject) -> None:
    package = st.tuples(*(st.integers(-1, size - 1) for size in model.dims))
    batch = data.draw(st.lists(package, min_size=1, max_size=6))
    units = model.score_units(np.array(batch, dtype=np.int16).reshape(len(batch), len(model.dims)))
    assert units.dtype == np.int64
    assert [tuple(row) for row in units.tolist()] == [oracle.score(model, package) for package in batch]
    points = model.score(np.array(batch).reshape(len(batch), len(model.dims)))
    assert points.tolist() == (units / POINT).tolist()


@given(models())
def test_evaluate_matches_the_oracle(model: PayoffModel) -> None:
    every = oracle.packages(model.dims)
    units = model.evaluate()
    assert units.shape == (2, model.package_count) == (2, len(every))
    expected = [oracle.score(model, package) for package in every]
    assert [tuple(column) for column in units.T.tolist()] == expected
    for side in (0, 1):
        assert model.evaluate_side(side).tolist() == [point[side] for point in expected]


@given(models(), st.data())
def test_allow_is_a_subset_of_the_space(model: PayoffModel, data: st.DataObject) -> None:
    allowed = chosen_options(model, data)
    narrow = model.allow(masks_of(model, allowed))
    every = oracle.packages(model.dims, allowed)
    assert narrow.package_count == len(every)
    assert [tuple(row) for row in narrow.packages(np.arange(len(every))).tolist()] == every
    expected = [oracle.score(model, package) for package in every]
    assert [tuple(column) for column in narrow.evaluate().T.tolist()] == expected
    # What can be scored does not change, nor what an open issue means.
    assert narrow.score_units(np.full((1, len(model.dims)), -1)).tolist() == [
        list(oracle.score(model, [-1] * len(model.dims)))
    ]
    # Narrowing twice is narrowing by both.
    again = chosen_options(model, data)
    both = [sorted(set(one) & set(other)) for one, other in zip(allowed, again, strict=True)]
    if all(both):
        twice = narrow.allow(masks_of(model, again))
        assert [tuple(column) for column in twice.evaluate().T.tolist()] == [
            oracle.score(model, package) for package in oracle.packages(model.dims, both)
        ]


@given(models(), st.data())
def test_restrict_fixes_issues(model: PayoffModel, data: st.DataObject) -> None:
    fixed = {
        issue: data.draw(st.integers(0, size - 1)) for issue, size in enumerate(model.dims) if data.draw(st.booleans())
    }
    narrow = model.restrict(fixed)
    allowed = [[fixed[issue]] if issue in fixed else range(size) for issue, size in enumerate(model.dims)]
    every = oracle.packages(model.dims, allowed)
    assert narrow.dims == model.dims
    assert [tuple(column) for column in narrow.evaluate().T.tolist()] == [
        oracle.score(model, package) for package in every
    ]
    quo = [fixed.get(issue, option) for issue, option in enumerate(model.status_quo)]
    assert narrow.score_units(np.full((1, len(quo)), -1)).tolist() == [list(oracle.score(model, quo))]


@given(models(), st.data())
def test_numbering_round_trips(model: PayoffModel, data: st.DataObject) -> None:
    narrow = model.allow(masks_of(model, chosen_options(model, data)))
    numbers = np.arange(narrow.package_count)
    packages = narrow.packages(numbers)
    assert narrow.indices(packages).tolist() == numbers.tolist()
    assert narrow.indices(packages[-1]) == narrow.package_count - 1


@given(models(), st.data())
def test_best_and_worst(model: PayoffModel, data: st.DataObject) -> None:
    allowed = chosen_options(model, data)
    narrow = model.allow(masks_of(model, allowed))
    scored = {package: oracle.score(model, package) for package in oracle.packages(model.dims, allowed)}
    for side in (0, 1):
        best, worst = narrow.best(side), narrow.worst(side)
        # Sorting by value alone is stable, so the lexicographically smallest of equals comes first.
        assert best.package == max(sorted(scored), key=lambda package, side=side: scored[package][side])
        assert worst.package == min(sorted(scored), key=lambda package, side=side: scored[package][side])
        assert best.units == scored[best.package]
        assert worst.points == tuple(value / POINT for value in scored[worst.package])


@given(models(), st.data())
def test_explanations_add_up(model: PayoffModel, data: st.DataObject) -> None:
    package = [data.draw(st.integers(-1, size - 1)) for size in model.dims]
    totals = oracle.score(model, package)
    for side, told in enumerate(model.explain(package)):
        assert told.side == model.sides[side]
        assert [term.label for term in told.contributions] == [factor.label for factor in model.factors[side]]
        assert sum(term.units for term in told.contributions) + int(model.constants[side]) == totals[side]
        assert told.total == totals[side] / POINT
        assert told.constant == int(model.constants[side]) / POINT
        assert [term.points for term in told.contributions] == [term.units / POINT for term in told.contributions]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([[3, 4, 2, 5, 3, 2, 4], [6, 4, 7, 5, 6, 8, 6], [30, 2, 3, 90, 2, 2, 9]]))
def test_interleaved_blocks_evaluate(seed: int, dims: list[int]) -> None:
    """Blocks that cross any cut of the issues, at sizes where the place of the cut changes."""
    model = random_model(dims, seed, [(0, 6), (1, 4), (2, 5)])
    numbers = np.random.default_rng(seed).integers(0, prod(dims), 40)
    packages = model.packages(numbers)
    units = model.evaluate()[:, numbers].T.tolist()
    assert units == model.score_units(packages).tolist()
    assert units == [list(oracle.score(model, package)) for package in packages.tolist()]


def test_evaluate_into_a_buffer() -> None:
    model = random_model([3, 4, 5], 3)
    out = np.empty((2, 60), dtype=np.int64)
    assert model.evaluate(out) is out
    assert out.tolist() == model.evaluate().tolist()
    one = np.empty(60, dtype=np.int64)
    assert np.shares_memory(model.evaluate_side(1, one), one)
    assert one.tolist() == out[1].tolist()
    for wrong in (np.empty((2, 59), dtype=np.int64), np.empty((2, 60)), np.empty((60, 2), dtype=np.int64).T):
        with pytest.raises(ValueError, match="out must be"):
            model.evaluate(wrong)


def test_large_batches_equal_single_scores() -> None:
    model = random_model([5] * 6, 4, [(0, 3), (2, 4, 5)])
    packages = np.random.default_rng(0).integers(-1, 5, (40_001, 6))
    together = model.score_units(packages)
    for row in [*range(0, 40_001, 97), 40_000]:
        assert together[row].tolist() == list(oracle.score(model, packages[row].tolist()))
    assert model.score_units(packages[:0]).shape == (0, 2)


def test_large_spaces() -> None:
    """Beyond int64: count, best and scoring still work; listing and numbering are refused."""
    model = random_model([10] * 25, 5)
    assert model.package_count == 10**25
    best = model.best(0)
    assert model.score_units(np.array([best.package])).tolist() == [list(best.units)]
    expected = tuple(int(np.argmax(factor.points)) for factor in model.factors[0])
    assert best.package == expected
    with pytest.raises(SpaceTooLarge) as caught:
        model.evaluate()
    assert (caught.value.size, caught.value.limit) == (10**25, 10**8)
    with pytest.raises(PackageError, match="too large to number"):
        model.indices(np.zeros((1, 25), dtype=np.int64))


@pytest.mark.parametrize(
    ("packages", "message"),
    [
        ([[0, 3]], "package 0: issue 1 has options 0 to 2 .*not 3"),
        ([[0, 0], [-2, 0]], "package 1: issue 0 has options 0 to 1 .*not -2"),
        ([[0]], r"shape \(B, 2\), got \(1, 1\)"),
        ([0, 1], r"shape \(B, 2\), got \(2,\)"),
        ([[0.0, 1.0]], "must hold option numbers, not float64"),
    ],
)
def test_malformed_packages(packages: list[object], message: str) -> None:
    with pytest.raises(PackageError, match=message):
        random_model([2, 3], 1).score(np.array(packages))


def test_malformed_choices() -> None:
    model = random_model([2, 3], 1)
    for bad in ({2: 0}, {-1: 0}, {0: 2}, {0: -1}):
        with pytest.raises(PackageError):
            model.restrict(bad)
    with pytest.raises(PackageError, match="needs 3 marks"):
        model.allow({1: [True, False]})
    with pytest.raises(EmptyChoice) as caught:
        model.allow({1: [False, True, False]}).restrict({1: 0})
    assert caught.value.issue == 1
    narrow = model.allow({1: [True, False, True]})
    with pytest.raises(PackageError, match=r"issue 1 allows options \[0, 2\] only"):
        narrow.indices([0, 1])
    with pytest.raises(PackageError, match="run from 0 to 3"):
        narrow.packages([4])
    with pytest.raises(EmptyChoice):
        build_model([2, 0], ("a", "b"), ([], []), status_quo=[0, 0])
    for quo in ([0], [0, 3]):
        with pytest.raises(PackageError, match="status quo"):
            build_model([2, 3], ("a", "b"), ([], []), status_quo=quo)
