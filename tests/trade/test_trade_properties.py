"""Properties on random sectors: sigma to 15, wedges to +350 %."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.trade import Policies, Regime, Sector

FEW = settings(max_examples=40, deadline=None, derandomize=True)


@st.composite
def sectors(draw, least_flow: float = 0.0) -> Sector:
    """Flows over six orders of magnitude, base duties, elasticities over the whole valid range."""
    seed = draw(st.integers(0, 2**32 - 1))
    g = np.random.default_rng(seed)
    flows = 10.0 ** g.uniform(-3, 3, (3, 3))
    flows[g.random((3, 3)) < draw(st.sampled_from([0.0, 0.0, 0.3]))] = least_flow
    if not flows.any():
        flows[0, 0] = 1.0
    sigma = draw(st.one_of(st.floats(1.01, 15.0), st.floats(0.3, 0.99), st.just(15.0)))
    eta = g.uniform(0.0, min(sigma, 3.0), 3) if draw(st.booleans()) else np.full(3, min(sigma, 1.0))
    epsilon = 10.0 ** g.uniform(-1.5, 1.5, 3)
    if draw(st.booleans()):
        epsilon[2] = np.inf
    T0 = 1.0 + g.uniform(0, draw(st.sampled_from([0.0, 1.0, 3.5])), (3, 3))
    return Sector(flows, T0, sigma, eta, epsilon)


@st.composite
def batches(draw, top: float = 3.5, size: int = 30) -> np.ndarray:
    """Wedges up to 1 + top, a good part of them at the extremes."""
    g = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    wedge = 1.0 + g.uniform(0, top, (size, 3, 3))
    wedge[g.random(wedge.shape) < 0.3] = 1.0
    wedge[g.random(wedge.shape) < 0.2] = 1.0 + top
    return wedge


def clearing_error(sector: Sector, out) -> float:
    """Supply minus demand relative to sales, from the outcome's prices and quantities alone."""
    sold = sector.V0.sum(axis=1)
    demand = (sector.V0 * out.quantity).sum(axis=2) / np.where(sold > 0, sold, 1.0)
    finite = np.isfinite(sector.epsilon) & (sold > 0)
    supply = out.price[:, finite] ** sector.epsilon[finite]
    return float(np.abs(supply / demand[:, finite] - 1).max(initial=0.0))


@FEW
@given(sectors(), batches())
def test_every_element_converges_and_markets_clear(sector, wedge):
    out = sector.solve(wedge).require_solved()
    assert out.residual.max() < 1e-12
    assert np.isfinite(out.welfare).all()
    assert (out.price > 0).all() and (out.price_index > 0).all()
    assert clearing_error(sector, out) < 1e-9


@FEW
@given(sectors(), batches(size=8))
def test_demand_satisfies_the_budget(sector, wedge):
    """Σ_i user price × quantity = E0 · P^(1−η): what Armington demand says about spending."""
    out = sector.solve(wedge).require_solved()
    spent = (sector.V0 * out.quantity * out.price[:, :, None] * wedge).sum(axis=1)
    expected = (sector.V0 * sector.T0).sum(axis=0) * out.price_index ** (1 - sector.eta)
    np.testing.assert_allclose(spent, expected, rtol=1e-9, atol=1e-12)


@FEW
@given(sectors(), batches(size=8), st.floats(1e-4, 1e4))
def test_scale_invariance(sector, wedge, scale):
    out = sector.solve(wedge).require_solved()
    big = Sector(scale * sector.V0, sector.T0, sector.sigma, sector.eta, sector.epsilon).solve(wedge)
    np.testing.assert_allclose(big.price, out.price, rtol=1e-9)
    size = scale * sector.V0.sum() * sector.T0.max()
    np.testing.assert_allclose(big.welfare / size, out.welfare * scale / size, rtol=1e-7, atol=1e-9)


@FEW
@given(sectors(least_flow=0.01), batches(top=2.0, size=12), st.floats(0.01, 1.5))
def test_a_higher_duty_lowers_its_own_flow(sector, wedge, extra):
    before = sector.solve(wedge).require_solved()
    for i in range(3):
        for j in range(3):
            raised = wedge.copy()
            raised[:, i, j] += extra
            after = sector.solve(raised).require_solved()
            assert (after.quantity[:, i, j] <= before.quantity[:, i, j] * (1 + 1e-10)).all()


@FEW
@given(sectors(), batches(top=1.0, size=12))
def test_welfare_is_the_sum_of_its_parts(sector, wedge):
    out = sector.solve_policies(
        Policies(duty=wedge - 1, export_tax=0.07, quota=0.4 * sector.V0, importer_rent=0.5)
    ).require_solved()
    parts = out.consumer_surplus + out.producer_surplus + out.revenue + out.quota_rent
    np.testing.assert_allclose(out.welfare, parts, rtol=1e-12, atol=1e-12)


@FEW
@given(sectors(), batches(size=10))
def test_solve_is_the_ad_valorem_case_of_solve_policies(sector, wedge):
    plain, policies = sector.solve(wedge), sector.solve_policies(Policies.ad_valorem(wedge - 1))
    for name in ("price", "price_index", "quantity", "revenue", "welfare", "wedge", "duty_rate"):
        np.testing.assert_allclose(
            getattr(policies, name), getattr(plain, name), rtol=1e-9, atol=1e-9 * sector.V0.sum(), err_msg=name
        )


@FEW
@given(sectors(least_flow=0.01), st.integers(0, 2**32 - 1), st.sampled_from([1, 1, 2, 3, 5, 9]))
def test_quota_regimes_are_consistent_or_flagged(sector, seed, count):
    g = np.random.default_rng(seed)
    size = 12
    duty = g.uniform(0.1, 3.5, (size, 3, 3))
    inside = duty * g.uniform(0, 1, duty.shape)
    quota = np.zeros(duty.shape)
    for b in range(size):
        for flow in g.choice(9, count, replace=False):
            i, j = divmod(int(flow), 3)
            quota[b, i, j] = sector.V0[i, j] * 10 ** g.uniform(-1.5, 0.7)
    fill = g.uniform(0.5, 1.0, duty.shape)
    out = sector.solve_policies(Policies(duty=duty, quota=quota, quota_rate=inside, fill=fill))
    assert not out.flagged.any()
    assert out.residual.max() < 1e-12
    usable, flow = quota * fill, sector.V0 * out.quantity
    live = quota > 0
    assert ((out.regime == Regime.NO_QUOTA) == ~live).all()
    under, binding, over = (out.regime == r for r in (Regime.UNDER, Regime.BINDING, Regime.OVER))
    assert (flow[under] <= usable[under] * (1 + 1e-8)).all()
    assert (flow[over] >= usable[over] * (1 - 1e-8)).all()
    np.testing.assert_allclose(flow[binding], usable[binding], rtol=1e-9)
    np.testing.assert_allclose(out.wedge[under], 1 + inside[under], rtol=1e-9)
    np.testing.assert_allclose(out.wedge[over], 1 + duty[over], rtol=1e-9)
    assert (out.wedge[binding] >= (1 + inside[binding]) * (1 - 1e-8)).all()
    assert (out.wedge[binding] <= (1 + duty[binding]) * (1 + 1e-8)).all()
    assert (out.quota_rent >= -1e-9 * sector.V0.sum()).all()
    assert clearing_error(sector, out) < 1e-9


@FEW
@given(sectors(least_flow=0.01), st.integers(0, 2**32 - 1))
def test_specific_duties_converge(sector, seed):
    g = np.random.default_rng(seed)
    unit = g.uniform(0, 3.5, (12, 3, 3)) * (g.random((12, 3, 3)) < 0.5)
    out = sector.solve_policies(Policies(duty=g.uniform(0, 1, (12, 3, 3)), specific=unit)).require_solved()
    assert out.residual.max() < 1e-12
    assert clearing_error(sector, out) < 1e-9


@pytest.mark.parametrize("threads", [2, 3, 5])
def test_threads_do_not_change_a_bit(threads):
    g = np.random.default_rng(5)
    sector = Sector(g.uniform(1, 30, (3, 3)), 1.0, 6.0, [0.6, 1.0, 1.2], [1, 2, 10])
    wedge = 1 + g.uniform(0, 2, (9001, 3, 3))
    one, many = sector.solve(wedge), sector.solve(wedge, threads=threads)
    policy = Policies(duty=wedge - 1, quota=0.5 * sector.V0, specific=0.01)
    first, second = sector.solve_policies(policy), sector.solve_policies(policy, threads=threads)
    for a, b in ((one, many), (first, second)):
        for name in ("price", "price_index", "quantity", "welfare", "revenue", "quota_rent", "regime", "residual"):
            np.testing.assert_array_equal(getattr(a, name), getattr(b, name), err_msg=name)
