"""Units, factor tables and the exact range."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.payoff.errors import FactorError, PointsOutOfRange
from game.payoff.factors import MAX_TOTAL, MAX_UNITS, POINT, Factor, to_points, to_units
from game.payoff.model import build_model


def test_units_round_half_to_even() -> None:
    halves = np.array([0.5, 1.5, 2.5, -0.5, -1.5]) / POINT
    # The division above is not exact; only keep those that come back as halves.
    assert (halves * POINT).tolist() == [0.5, 1.5, 2.5, -0.5, -1.5]
    assert to_units(halves).tolist() == [0, 2, 2, 0, -2]


@given(st.floats(-900_000, 900_000))
def test_units_are_nearest(points: float) -> None:
    error = abs(Fraction(int(to_units(points))) - Fraction(points) * POINT)
    # Half a unit of rounding, and the rounding of the float product itself.
    assert error <= Fraction(1, 2) + abs(Fraction(points)) * POINT / 2**53


@given(st.integers(-MAX_UNITS, MAX_UNITS))
def test_points_and_back(units: int) -> None:
    if abs(units) < 2**50:
        assert int(to_units(to_points(units))) == units
    assert float(to_points(units)) == units / POINT


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), 900_720.0, -1e9])
def test_units_refuse_what_is_not_exact(value: float) -> None:
    with pytest.raises(PointsOutOfRange, match="finite and within"):
        to_units([0.0, value])


def test_scope_is_sorted_with_its_table() -> None:
    table = np.arange(6).reshape(2, 3)
    factor = Factor((4, 1), table, "pair")
    assert factor.scope == (1, 4)
    assert factor.points.tolist() == table.T.tolist()
    assert not factor.points.flags.writeable
    table[0, 0] = 99
    assert factor.points[0, 0] == 0


@pytest.mark.parametrize(
    ("scope", "table", "message"),
    [
        ((0,), np.zeros((2, 2), dtype=np.int64), "needs as many axes"),
        ((0, 0), np.zeros((2, 2), dtype=np.int64), "distinct issue indices"),
        ((-1,), np.zeros(2, dtype=np.int64), "distinct issue indices"),
        ((0,), np.zeros(2), "integer units, not float64"),
        ((0,), np.array([2**64 - 1], dtype=np.uint64), "integer units, not uint64"),
    ],
)
def test_malformed_factors(scope: tuple[int, ...], table: np.ndarray, message: str) -> None:
    with pytest.raises(FactorError, match=message):
        Factor(scope, table, "bad")


@pytest.mark.parametrize(
    ("factor", "message"),
    [
        (Factor((2,), np.zeros(2, dtype=np.int64), "far"), "'far': there is no issue 2"),
        (Factor((0,), np.zeros(3, dtype=np.int64), "wide"), r"'wide': its table is \(3,\), its issues have \(2,\)"),
    ],
)
def test_factors_must_fit_the_issues(factor: Factor, message: str) -> None:
    with pytest.raises(FactorError, match=message):
        build_model([2, 2], ("a", "b"), ([], [factor]), status_quo=[0, 0])


def test_sums_that_could_leave_the_exact_range_are_refused() -> None:
    half = Factor((0,), np.array([0, MAX_TOTAL // 2]), "half")
    # Exactly at the bound is exact; one unit more is refused, wherever it comes from.
    model = build_model([2], ("a", "b"), ([half, half], []), status_quo=[0])
    assert model.score_units(np.array([[1]])).tolist() == [[MAX_TOTAL, 0]]
    one = Factor((), np.array(1), "one")
    for extra in ({"constants": (1, 0)}, {"no_deal": (-1, 0)}):
        with pytest.raises(PointsOutOfRange, match="could add up to"):
            build_model([2], ("a", "b"), ([half, half], []), status_quo=[0], **extra)
    with pytest.raises(PointsOutOfRange, match="could add up to"):
        build_model([2], ("a", "b"), ([half, half, one], []), status_quo=[0])
    with pytest.raises(PointsOutOfRange, match="could add up to"):
        model.with_no_deal((1, 0))
    lowest = Factor((0,), np.array([np.iinfo(np.int64).min, 0]), "lowest")
    with pytest.raises(PointsOutOfRange, match="could add up to"):
        build_model([2], ("a", "b"), ([lowest], []), status_quo=[0])
    with pytest.raises(PointsOutOfRange, match="leave the exact range"):
        build_model([2], ("a", "b"), ([], []), status_quo=[0], constants=(2**70, 0))
