"""Own value: sums of tables against a walk over every package."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.ai.bargain import Domain, Factor
from game.payoff.errors import FactorError

FLOATS = st.floats(-5.0, 5.0, allow_nan=False).map(lambda value: round(value, 3))


@st.composite
def linked_domains(draw: st.DrawFn) -> Domain:
    """Up to four issues, a table each, and one table that links two of them in any order."""
    dims = tuple(draw(st.lists(st.integers(1, 4), min_size=2, max_size=4)))
    factors = [Factor.of((issue,), draw(st.lists(FLOATS, min_size=n, max_size=n))) for issue, n in enumerate(dims)]
    scope = tuple(draw(st.permutations(range(len(dims))))[:2])
    shape = tuple(dims[issue] for issue in scope)
    cells = draw(st.lists(FLOATS, min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]))
    factors.append(Factor.of(scope, np.array(cells).reshape(shape)))
    return Domain(dims, tuple(factors), draw(FLOATS))


@given(linked_domains())
@settings(max_examples=60, deadline=None)
def test_span_and_gain_agree_with_every_package(domain: Domain) -> None:
    packages = list(product(*(range(size) for size in domain.dims)))
    values = [
        sum(float(factor.table[tuple(package[issue] for issue in factor.scope)]) for factor in domain.factors)
        for package in packages
    ]
    low, high = domain.span
    assert (low, high) == pytest.approx((min(values), max(values)))
    gains = domain.gain(packages)
    assert gains * domain.scale + domain.reserve == pytest.approx(values)
    if high - domain.reserve > 1e-6:
        assert gains.max() == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("factors", "reserve"),
    [
        ((Factor.of((0,), [1.0, 2.0, 3.0]),), 0.0),
        ((Factor.of((0, 1), [[1.0, 2.0]]),), 0.0),
        ((Factor.of((0,), [1.0, np.nan]),), 0.0),
        ((Factor.of((0,), [1.0, 2.0]),), float("-inf")),
    ],
)
def test_what_does_not_fit_is_refused(factors: tuple[Factor, ...], reserve: float) -> None:
    with pytest.raises(FactorError):
        Domain((2, 2), factors, reserve)


def test_a_scope_in_any_order_is_transposed() -> None:
    table = np.arange(6.0).reshape(3, 2)
    factor = Factor.of((1, 0), table)
    assert factor.scope == (0, 1)
    assert np.array_equal(factor.table, table.T)
