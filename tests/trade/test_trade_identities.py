"""Identities the equations imply: the list in tests/data/trade_model.yaml, in its order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from trade_cases import CANADA, ROW, US, one_flow, steel
from trade_gsim import gsim_prices

from game.trade import Policies, Regime, Sector

RNG_SEED = 20251007
MONEY = ("consumer_surplus", "producer_surplus", "revenue", "quota_rent", "welfare")


def wedges(count: int, top: float = 0.8) -> np.ndarray:
    return 1.0 + np.random.default_rng(RNG_SEED).uniform(0.0, top, (count, 3, 3))


@pytest.mark.parametrize("sigma,eta", [(4.0, 1.0), (5.6, 0.5), (0.7, 0.7), (0.8, 0.2)])
def test_infinite_supply_elasticity_gives_the_closed_form(sigma, eta):
    sector = steel(sigma=sigma, eta=eta, epsilon=np.inf)
    T1 = wedges(20)
    out = sector.solve(T1).require_solved()
    theta = sector.V0 / sector.V0.sum(axis=0)
    index = (theta * T1 ** (1 - sigma)).sum(axis=1) ** (1 / (1 - sigma))
    np.testing.assert_allclose(out.price, 1.0, rtol=0, atol=1e-14)
    np.testing.assert_allclose(out.price_index, index, rtol=1e-12)
    np.testing.assert_allclose(out.quantity, T1**-sigma * index[:, None, :] ** (sigma - eta), rtol=1e-12)
    assert (out.producer_surplus == 0).all()


@pytest.mark.parametrize("scale", [1e-3, 7.0, 1e4])
def test_scaling_flows_scales_money_and_leaves_prices(scale):
    quota = one_flow(6.0, CANADA, US)
    one = steel()
    policy = Policies(duty=wedges(10) - 1, specific=0.02, export_tax=0.05, quota=quota)
    scaled = Sector(scale * one.V0, one.T0, one.sigma, one.eta, one.epsilon)
    first = one.solve_policies(policy).require_solved()
    second = scaled.solve_policies(replace(policy, quota=scale * quota)).require_solved()
    np.testing.assert_allclose(second.price, first.price, rtol=1e-10)
    np.testing.assert_allclose(second.quantity, first.quantity, rtol=1e-9)
    for name in MONEY:
        np.testing.assert_allclose(
            getattr(second, name), scale * getattr(first, name), rtol=1e-8, atol=1e-8 * scale, err_msg=name
        )


def test_symmetric_regions_with_a_common_tariff():
    sector = Sector(np.ones((3, 3)) + 2 * np.eye(3), 1.0, 5.6, 1.0, 1.3)
    T1 = np.full((3, 3), 1.1)
    np.fill_diagonal(T1, 1.0)
    out = sector.solve(T1).require_solved()
    np.testing.assert_allclose(out.price_index / out.price, 1.0338488927717557, rtol=1e-12)


@pytest.mark.parametrize("eta", [0.5, 1.0, 2.5])
def test_small_shocks_agree_with_gsim(eta):
    generator = np.random.default_rng(RNG_SEED)
    for size in (2, 3, 4, 6):
        flows, T0 = generator.uniform(1, 50, (size, size)), generator.uniform(1, 1.5, (size, size))
        supply = generator.uniform(0.5, 5, size)
        sector = Sector(flows, T0, 4.0, eta, supply)
        shock = 1.0 + 1e-5 * generator.uniform(-1, 1, (size, size))
        log_prices = np.log(sector.solve(T0 * shock).require_solved().price[0])
        expected = gsim_prices(flows, T0, T0 * shock, -eta, supply, 4.0)
        np.testing.assert_allclose(log_prices, expected, rtol=2e-5, atol=2e-5 * np.abs(expected).max())


def harberger(sector: Sector, at, step: float) -> tuple[float, float]:
    """d(sum of welfare)/dτ by central difference, and Σ (user − producer − claim cost) dX/dτ."""
    low, mid, high = (sector.solve_policies(at(h)).require_solved() for h in (-step, 0.0, step))
    change = (high.welfare.sum() - low.welfare.sum()) / (2 * step)
    gap = (mid.wedge[0] - 1.0) * mid.price[0, :, None]
    moved = sector.V0 * (high.quantity[0] - low.quantity[0]) / (2 * step)
    return float(change), float((gap * moved).sum())


@pytest.mark.parametrize("eta", [0.6, 1.0])
@pytest.mark.parametrize("name", ["duty", "specific", "export_tax"])
@pytest.mark.parametrize("flow", [(CANADA, US), (ROW, US), (US, CANADA)])
def test_harberger_triangle(name, flow, eta):
    generator = np.random.default_rng(RNG_SEED)
    T0 = 1.0 + generator.uniform(0, 0.2, (3, 3))
    sector = steel(T0=T0, eta=eta)
    start = {key: generator.uniform(0.02, 0.4, (3, 3)) for key in ("duty", "specific", "export_tax")}

    def at(h: float) -> Policies:
        return Policies(**{**start, name: start[name] + one_flow(h, *flow)})

    # five-point stencil: error of order step^4, so 1e-7 tests the identity and not the difference
    d1, e1 = harberger(sector, at, 1e-3)
    d2, e2 = harberger(sector, at, 2e-3)
    change, expected = (4 * d1 - d2) / 3, (4 * e1 - e2) / 3
    assert abs(expected) > 1e-3
    assert change == pytest.approx(expected, rel=1e-7, abs=1e-7)


def test_harberger_holds_inside_every_quota_regime():
    sector = steel()
    for volume, regime in ((2.0, Regime.OVER), (6.0, Regime.BINDING), (11.0, Regime.UNDER)):

        def at(h: float, volume: float = volume) -> Policies:
            duty = one_flow(0.5, CANADA, US) + one_flow(0.3 + h, ROW, US)
            return Policies(duty=duty, quota=one_flow(volume, CANADA, US), quota_rate=0.1, importer_rent=0.3)

        assert sector.solve_policies(at(0.0)).regime[0, CANADA, US] == regime
        d1, e1 = harberger(sector, at, 1e-3)
        d2, e2 = harberger(sector, at, 2e-3)
        assert (4 * d1 - d2) / 3 == pytest.approx((4 * e1 - e2) / 3, rel=1e-7, abs=1e-7)


def test_quota_regimes_are_complementary():
    sector = steel()
    volumes = np.linspace(0.5, 14.0, 55)
    quota = np.zeros((55, 3, 3))
    quota[:, CANADA, US] = volumes
    fill = 0.9
    out = sector.solve_policies(
        Policies(duty=one_flow(0.5, CANADA, US), quota=quota, quota_rate=0.05, fill=fill)
    ).require_solved()
    flow = sector.V0[CANADA, US] * out.quantity[:, CANADA, US]
    wedge, regime = out.wedge[:, CANADA, US], out.regime[:, CANADA, US]
    assert set(regime) == {Regime.UNDER, Regime.BINDING, Regime.OVER}
    under, binding, over = (regime == r for r in (Regime.UNDER, Regime.BINDING, Regime.OVER))
    assert (flow[under] <= fill * volumes[under] * (1 + 1e-9)).all()
    np.testing.assert_allclose(wedge[under], 1.05, rtol=1e-12)
    np.testing.assert_allclose(flow[binding], fill * volumes[binding], rtol=1e-11)
    assert ((wedge[binding] >= 1.05 - 1e-9) & (wedge[binding] <= 1.5 + 1e-9)).all()
    assert (flow[over] >= fill * volumes[over] * (1 - 1e-9)).all()
    np.testing.assert_allclose(wedge[over], 1.5, rtol=1e-12)


def test_exempt_share_envelope():
    sector = steel()

    def wedge(duty: float) -> tuple[float, float]:
        out = sector.solve_policies(
            Policies(duty=one_flow(duty, CANADA, US), claim_floor=0.38, claim_ceiling=0.94, claim_cost=0.05)
        )
        return float(out.wedge[0, CANADA, US]), float(out.claim_share[0, CANADA, US])

    for duty in (0.01, 0.03, 0.049, 0.06, 0.35):
        slope = (wedge(duty + 1e-6)[0] - wedge(duty - 1e-6)[0]) / 2e-6
        assert slope == pytest.approx(1 - wedge(duty)[1], abs=1e-8)
    assert wedge(0.35)[1] == pytest.approx(0.94)
    assert wedge(0.0) == (1.0, pytest.approx(0.38))
