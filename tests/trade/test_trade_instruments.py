"""Claims, quotas and taxes: who pays and who collects."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from trade_cases import CANADA, ROW, US, one_flow, steel

from game.trade import Policies, Regime
from game.trade.claims import claimed_duty


def test_claim_share_and_wedge_by_hand():
    """t = 35 %, u0 = .38, ū = .94, c̄ = 5 %: wedge = .06·.35 + .56·.05/2; below c̄ the share is linear."""
    got = claimed_duty(0.35, 0.0, 0.38, 0.94, 0.05)
    assert float(got.share) == pytest.approx(0.94)
    assert float(got.revenue_rate) == pytest.approx(0.06 * 0.35)
    assert float(got.wedge_rate) == pytest.approx(0.06 * 0.35 + 0.56 * 0.025)
    part = claimed_duty(0.03, 0.01, 0.38, 0.94, 0.05)
    share = 0.38 + 0.56 * 0.4
    assert float(part.share) == pytest.approx(share)
    assert float(part.wedge_rate) == pytest.approx((1 - share) * 0.03 + share * 0.01 + 0.56 * 0.02**2 / 0.1)


def test_claims_at_the_edges():
    free = claimed_duty(0.2, 0.0, 0.1, 0.9, 0.0)  # costless: everything that qualifies claims
    assert (float(free.share), float(free.cost_rate)) == (0.9, 0.0)
    none = claimed_duty(0.0, 0.0, 0.1, 0.9, 0.0)
    assert float(none.share) == 0.1
    worse = claimed_duty(0.05, 0.1, 0.2, 0.9, 0.05)  # preference above the duty: nobody new claims
    assert float(worse.share) == 0.2 and float(worse.cost_rate) == 0.0


def test_claim_costs_are_a_loss_and_not_revenue():
    sector = steel()
    claims = Policies(duty=one_flow(0.35, CANADA, US), claim_floor=0.2, claim_ceiling=0.9, claim_cost=0.1)
    out = sector.solve_policies(claims).require_solved()
    flow = sector.V0[CANADA, US] * out.price[0, CANADA] * out.quantity[0, CANADA, US]
    assert out.revenue[0, US] == pytest.approx(flow * 0.1 * 0.35)
    # a plain duty with the same wedge moves the same goods; its treasury also gets the claim cost
    plain = sector.solve(out.wedge[0]).require_solved()
    cost = 0.7 * 0.1 / 2
    np.testing.assert_allclose(plain.quantity, out.quantity, rtol=1e-11)
    assert plain.welfare[0].sum() - out.welfare[0].sum() == pytest.approx(flow * cost)
    # claims only touch flows with a margin
    assert (out.wedge[0] == 1.0).sum() == 8


def test_export_tax_and_import_duty_move_goods_alike_but_pay_others():
    sector = steel()
    rate = one_flow(0.15, CANADA, US)
    tax, duty = sector.solve_policies(Policies(export_tax=rate)), sector.solve_policies(Policies.ad_valorem(rate))
    np.testing.assert_allclose(tax.quantity, duty.quantity, rtol=1e-12)
    assert duty.revenue[0, US] > 0 and duty.revenue[0, CANADA] == 0
    assert tax.revenue[0, CANADA] == pytest.approx(duty.revenue[0, US]) and tax.revenue[0, US] == 0
    assert tax.welfare[0, CANADA] > duty.welfare[0, CANADA]


def test_a_duty_falls_on_the_price_with_export_tax():
    out = steel().solve_policies(Policies(duty=one_flow(0.25, CANADA, US), export_tax=one_flow(0.1, CANADA, US)))
    assert out.wedge[0, CANADA, US] == pytest.approx(1.1 * 1.25)
    flow = 10.5 * out.price[0, CANADA] * out.quantity[0, CANADA, US]
    assert out.revenue[0, US] == pytest.approx(flow * 1.1 * 0.25)
    assert out.revenue[0, CANADA] == pytest.approx(flow * 0.1)


def test_a_specific_duty_weighs_more_when_the_price_falls():
    """Equal at the solved price, the specific duty then collects the same and stays put per unit."""
    sector = steel()
    specific = sector.solve_policies(Policies(specific=one_flow(0.3, CANADA, US))).require_solved()
    price = specific.price[0, CANADA]
    assert price < 1 and specific.wedge[0, CANADA, US] == pytest.approx(1 + 0.3 / price)
    assert specific.revenue[0, US] == pytest.approx(10.5 * 0.3 * specific.quantity[0, CANADA, US])
    same = sector.solve(specific.wedge[0])
    np.testing.assert_allclose(same.welfare, specific.welfare, rtol=1e-9, atol=1e-9)


def test_infinite_supply_with_a_specific_duty_has_a_closed_form():
    sector = steel(epsilon=np.inf)
    specific = sector.solve_policies(Policies(specific=0.3, duty=0.1))
    np.testing.assert_allclose(specific.price, 1.0)
    np.testing.assert_allclose(specific.quantity, sector.solve(np.full((3, 3), 1.4)).quantity, rtol=1e-12)


def quota(volume: float, **changes) -> Policies:
    start = Policies(duty=one_flow(0.5, CANADA, US), quota=one_flow(volume, CANADA, US), quota_rate=0.0)
    return replace(start, **changes)


def test_quota_limits():
    sector = steel()
    over, free = sector.solve_policies(quota(0.0)), sector.solve_policies(quota(np.inf))
    np.testing.assert_allclose(over.welfare, sector.solve(1 + one_flow(0.5, CANADA, US)).welfare, rtol=1e-10)
    np.testing.assert_allclose(free.welfare, 0.0, atol=1e-10)
    assert over.regime[0, CANADA, US] == Regime.NO_QUOTA and free.regime[0, CANADA, US] == Regime.UNDER
    unusable = sector.solve_policies(quota(5.0, fill=0.0))
    np.testing.assert_allclose(unusable.welfare, over.welfare, rtol=1e-12)


def test_fill_is_a_smaller_quota():
    sector = steel()
    for volume in (3.0, 7.0, 12.0):
        whole, part = sector.solve_policies(quota(volume)), sector.solve_policies(quota(volume / 0.8, fill=0.8))
        np.testing.assert_allclose(whole.welfare, part.welfare, rtol=1e-9)


def test_rent_goes_where_the_split_says():
    sector = steel()
    for volume in (3.0, 7.0):
        mine, theirs = (sector.solve_policies(quota(volume, importer_rent=r)) for r in (1.0, 0.0))
        half = sector.solve_policies(quota(volume, importer_rent=0.5))
        rent = mine.quota_rent[0, US]
        assert rent > 0.1 and mine.quota_rent[0, CANADA] == 0
        assert theirs.quota_rent[0].tolist() == [0.0, pytest.approx(rent), 0.0]
        np.testing.assert_allclose(half.quota_rent[0], [rent / 2, rent / 2, 0.0], rtol=1e-12)
        np.testing.assert_allclose(mine.quantity, theirs.quantity, rtol=1e-12)


def test_a_binding_quota_is_the_duty_that_imports_as_much_with_rent_for_revenue():
    sector = steel()
    out = sector.solve_policies(quota(7.0)).require_solved()
    assert out.regime[0, CANADA, US] == Regime.BINDING
    duty = sector.solve(out.wedge[0])
    np.testing.assert_allclose(duty.quantity, out.quantity, rtol=1e-9)
    assert duty.revenue[0, US] == pytest.approx(out.quota_rent[0, US], rel=1e-9)
    np.testing.assert_allclose(duty.welfare, out.welfare, rtol=1e-8, atol=1e-10)


def test_over_quota_imports_pay_both_rates():
    sector = steel()
    out = sector.solve_policies(quota(2.0, quota_rate=0.1, claim_floor=0.5, claim_ceiling=0.5))
    assert out.regime[0, CANADA, US] == Regime.OVER
    p, x = out.price[0, CANADA], 10.5 * out.quantity[0, CANADA, US]
    assert out.wedge[0, CANADA, US] == pytest.approx(1.25)  # half of the over-quota goods claim a zero rate
    assert out.revenue[0, US] == pytest.approx(p * (2.0 * 0.1 + (x - 2.0) * 0.25))
    assert out.quota_rent[0, US] == pytest.approx(p * 2.0 * (0.25 - 0.1))
    assert out.claim_share[0, CANADA, US] == pytest.approx(0.5 * (1 - 2.0 / x))


def test_quotas_on_every_flow_into_one_market():
    """Two filled quotas: both flows sit at their volumes and domestic producers gain."""
    duty = one_flow(1.0, CANADA, US) + one_flow(1.0, ROW, US)
    volumes = one_flow(7.0, CANADA, US) + one_flow(20.0, ROW, US)
    sector = steel()
    out = sector.solve_policies(Policies(duty=duty, quota=volumes)).require_solved()
    assert out.regime[0, CANADA, US] == out.regime[0, ROW, US] == Regime.BINDING
    np.testing.assert_allclose((sector.V0 * out.quantity[0])[[CANADA, ROW], US], [7.0, 20.0], rtol=1e-10)
    assert out.producer_surplus[0, US] > 0 > out.consumer_surplus[0, US]
