"""Jobs and lags."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from trade_cases import CANADA, US, one_flow, steel

from game.trade import (
    Adjustment,
    Policies,
    downstream_cost,
    downstream_jobs,
    lagged_revenue,
    long_run_jobs,
    short_run_jobs,
    split_by_region,
    step_toward,
)


def test_jobs_follow_sales_in_the_short_run_and_output_in_the_long_run():
    sector, jobs = steel(), np.array([85.7, 23.0, 0.0])
    out = sector.solve(1 + np.stack([one_flow(r, CANADA, US) for r in (0.0, 0.25, 0.5)])).require_solved()
    output = (sector.V0 * out.quantity).sum(axis=2) / sector.V0.sum(axis=1)
    at_once = short_run_jobs(jobs, out.price, sector.epsilon)
    np.testing.assert_allclose(at_once, jobs * (out.price * output - 1), atol=1e-9)
    np.testing.assert_allclose(long_run_jobs(jobs, out.price, sector.epsilon), jobs * (output - 1), atol=1e-9)
    canada = at_once[:, CANADA]
    assert canada[0] == pytest.approx(0.0, abs=1e-9) and (np.diff(canada) < 0).all()


def test_jobs_refuse_what_they_cannot_know():
    with pytest.raises(ValueError, match=r"epsilon.*inf"):
        short_run_jobs([1, 1, 1], np.ones((2, 3)), np.inf)
    with pytest.raises(ValueError, match=r"jobs.*-4"):
        long_run_jobs([1, 1, -4], np.ones((2, 3)), 1.0)


def test_regional_split():
    parts = split_by_region(np.array([-10.0, 4.0]), {"ON": 0.7, "QC": 0.3})
    np.testing.assert_allclose(parts["ON"], [-7.0, 2.8])
    np.testing.assert_allclose(sum(parts.values()), [-10.0, 4.0])
    with pytest.raises(ValueError, match=r"0\.9"):
        split_by_region(np.zeros(1), {"ON": 0.7, "QC": 0.2})


def test_downstream_users_lose_by_cost_share():
    cost = downstream_cost([0.0, 0.05, 1.0], np.array([1.0, 1.1]))
    np.testing.assert_allclose(cost, [[1, 1, 1], [1, 1.1**0.05, 1.1]])
    jobs = downstream_jobs([100.0, 100.0, 10.0], [0.0, 0.05, 1.0], np.array([1.0, 1.1]), elasticity=[1, 2, 1])
    np.testing.assert_allclose(jobs[0], 0.0)
    np.testing.assert_allclose(jobs[1], [0.0, 100 * (1.1**-0.1 - 1), 10 * (1 / 1.1 - 1)])
    with pytest.raises(ValueError, match=r"1\.5"):
        downstream_cost([1.5], np.ones(2))


def test_adjustment_by_year():
    lag = Adjustment()
    assert lag.share(0, 365) == pytest.approx(0.38)
    assert lag.share(365, 365) == pytest.approx(0.24)
    assert lag.share(3 * 365, 365) == pytest.approx(0.24)
    assert lag.remaining(0) == 1.0
    assert lag.remaining(730) == pytest.approx(0.62 * 0.76)
    assert Adjustment(first_year=1.0).share(400, 10) == 0.0
    with pytest.raises(ValueError, match=r"later_years.*1\.2"):
        Adjustment(later_years=1.2)
    with pytest.raises(ValueError, match="-1"):
        lag.remaining(-1.0)


@given(st.lists(st.floats(1, 400), min_size=1, max_size=12))
def test_rounds_of_any_length_compose(days):
    """Moving round by round ends where one long step does."""
    lag = Adjustment()
    value, elapsed = np.array([100.0, 20.0]), 0.0
    target = np.array([60.0, 50.0])
    for length in days:
        value = step_toward(value, target, lag.share(elapsed, length))
        elapsed += length
    once = step_toward(np.array([100.0, 20.0]), target, lag.share(0.0, elapsed))
    np.testing.assert_allclose(value, once, rtol=1e-12)


def test_revenue_follows_todays_duty_on_the_lagged_flow():
    sector = steel(T0=1 + one_flow(0.1, CANADA, US))
    policy = Policies(
        duty=one_flow(0.5, CANADA, US), export_tax=one_flow(0.05, CANADA, US), specific=one_flow(0.02, CANADA, US)
    )
    out = sector.solve_policies(policy).require_solved()
    settled = lagged_revenue(out, sector.V0 * out.quantity)
    base = (sector.V0 * (sector.T0 - 1)).sum(axis=0)
    np.testing.assert_allclose(settled, out.revenue + base, rtol=1e-12, atol=1e-12)
    halfway = sector.V0 * step_toward(np.ones((1, 3, 3)), out.quantity, 0.5)
    early = lagged_revenue(out, halfway)
    price = out.price[0, CANADA]
    assert early[0, US] == pytest.approx(halfway[0, CANADA, US] * (price * 1.05 * 0.5 + 0.02))
    assert early[0, CANADA] == pytest.approx(halfway[0, CANADA, US] * price * 0.05)
    assert early[0, US] > settled[0, US]
