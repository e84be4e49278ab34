"""The fast solver against the slow one, element by element."""

from __future__ import annotations

import math

import numpy as np
import pytest
from trade_cases import CANADA, ROW, US, one_flow
from trade_oracle import Market, welfare_parts

from game.trade import Policies, Regime, Sector


def draw(seed: int, top_sigma: float = 8.0, holes: bool = False) -> tuple[Market, Sector, np.random.Generator]:
    g = np.random.default_rng(seed)
    flows = g.lognormal(2.0, 1.5, (3, 3))
    if holes:
        flows[g.random((3, 3)) < 0.25] = 0.0
        flows[US, US] = 5.0
    T0 = 1.0 + g.uniform(0, 0.3, (3, 3))
    sigma = float(g.uniform(1.5, top_sigma))
    eta = g.uniform(0.2, 1.4, 3)
    epsilon = g.uniform(0.3, 10.0, 3)
    if seed % 5 == 0:
        epsilon[ROW] = math.inf
    market = Market(flows.tolist(), T0.tolist(), sigma, eta.tolist(), epsilon.tolist())
    return market, Sector(flows, T0, sigma, eta, epsilon), g


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("holes", [False, True])
def test_ad_valorem(seed, holes):
    market, sector, g = draw(seed, holes=holes)
    wedge = 1.0 + g.uniform(0, 1.5, (3, 3))
    prices, indices, x = market.ad_valorem(wedge.tolist())
    out = sector.solve(wedge).require_solved()
    np.testing.assert_allclose(out.price[0], prices, rtol=1e-10)
    np.testing.assert_allclose(out.price_index[0], indices, rtol=1e-10)
    traded = sector.V0 > 0
    np.testing.assert_allclose(out.quantity[0][traded], np.array(x)[traded], rtol=1e-9)
    parts = welfare_parts(market, wedge.tolist(), prices, indices, x)
    for name, expected in zip(("consumer_surplus", "producer_surplus", "revenue"), parts, strict=True):
        np.testing.assert_allclose(getattr(out, name)[0], expected, rtol=1e-8, atol=1e-9, err_msg=name)
    np.testing.assert_allclose(out.welfare[0], np.sum(parts, axis=0), rtol=1e-8, atol=1e-8)


@pytest.mark.parametrize("seed", range(4))
def test_specific_duties_and_export_taxes(seed):
    market, sector, g = draw(seed, top_sigma=5.0)
    duty, tax, unit = g.uniform(0, 0.5, (3, 3)), g.uniform(0, 0.2, (3, 3)), g.uniform(0, 0.6, (3, 3))

    def user(i: int, j: int, p: float) -> float:
        return p * (1 + tax[i, j]) * (1 + duty[i, j]) + unit[i, j]

    prices = market.prices_by_bisection(user)
    _, x = market.demand(prices, user)
    out = sector.solve_policies(Policies(duty=duty, export_tax=tax, specific=unit)).require_solved()
    np.testing.assert_allclose(out.price[0], prices, rtol=1e-9)
    np.testing.assert_allclose(out.quantity[0], x, rtol=1e-8)
    sales = sector.V0 * np.array(x)
    paid = np.array([[p * (1 + tax[i, j]) * duty[i, j] + unit[i, j] for j in range(3)] for i, p in enumerate(prices)])
    taxed = np.array(prices)[:, None] * tax
    expected = (sales * paid).sum(axis=0) + (sales * taxed).sum(axis=1) - (sector.V0 * (sector.T0 - 1)).sum(axis=0)
    np.testing.assert_allclose(out.revenue[0], expected, rtol=1e-8, atol=1e-8)


@pytest.mark.parametrize("seed", range(6))
def test_quota_on_one_flow(seed):
    market, sector, g = draw(seed, top_sigma=5.0)
    wedge = 1.0 + g.uniform(0, 0.4, (3, 3))
    low, high = 1.05, 1.05 + float(g.uniform(0.1, 1.2))
    usual = sector.V0[CANADA, US]
    seen = set()
    for share in (0.2, 0.75, 1.1, 3.0):
        regime, rate, prices, x = market.quota(wedge.tolist(), (CANADA, US), share, low, high)
        duty = wedge - 1
        duty[CANADA, US] = high - 1
        out = sector.solve_policies(
            Policies(duty=duty, quota=one_flow(share * usual, CANADA, US), quota_rate=low - 1, importer_rent=0.25)
        ).require_solved()
        seen.add(regime)
        assert Regime(out.regime[0, CANADA, US]).name == regime
        np.testing.assert_allclose(out.price[0], prices, rtol=1e-9)
        np.testing.assert_allclose(out.quantity[0], x, rtol=1e-8)
        np.testing.assert_allclose(out.wedge[0, CANADA, US], rate, rtol=1e-9)
        inside = min(share, x[CANADA][US])
        rent = usual * prices[CANADA] * inside * (rate - low)
        np.testing.assert_allclose(out.quota_rent[0], [0.25 * rent, 0.75 * rent, 0.0], rtol=1e-7, atol=1e-10)
    assert len(seen) >= 2


def test_two_quotas_against_nested_bisection():
    """Two quotas into one market: hold one flow's regime fixed by bisection around the one-quota oracle."""
    flows = [[50.0, 4.0, 6.0], [12.0, 8.0, 1.0], [15.0, 3.0, 90.0]]
    market = Market(flows, [[1.0] * 3] * 3, 3.0, [1.0] * 3, [1.5, 1.2, 8.0])
    sector = Sector(flows, 1.0, 3.0, 1.0, [1.5, 1.2, 8.0])
    for k_canada, k_row in ((0.8, 0.8), (0.6, 1.2), (0.9, 0.3), (1.3, 0.95), (0.3, 0.3)):
        wedge = np.ones((3, 3))

        def canada_at(row_rate: float, wedge=wedge, k=k_canada):
            wedge[ROW, US] = row_rate
            return market.quota(wedge.tolist(), (CANADA, US), k, 1.0, 1.5)

        low_x, high_x = canada_at(1.0)[3][ROW][US], canada_at(1.4)[3][ROW][US]
        if low_x <= k_row:
            row_regime, answer = "UNDER", canada_at(1.0)
        elif high_x >= k_row:
            row_regime, answer = "OVER", canada_at(1.4)
        else:
            row_regime, lo, hi = "BINDING", 1.0, 1.4
            for _ in range(30):
                middle = (lo + hi) / 2
                answer = canada_at(middle)
                lo, hi = (middle, hi) if answer[3][ROW][US] > k_row else (lo, middle)
        duty = one_flow(0.5, CANADA, US) + one_flow(0.4, ROW, US)
        quota = one_flow(k_canada * 12, CANADA, US) + one_flow(k_row * 15, ROW, US)
        out = sector.solve_policies(Policies(duty=duty, quota=quota)).require_solved()
        names = (Regime(out.regime[0, CANADA, US]).name, Regime(out.regime[0, ROW, US]).name)
        assert names == (answer[0], row_regime)
        np.testing.assert_allclose(out.quantity[0], answer[3], rtol=1e-6)
