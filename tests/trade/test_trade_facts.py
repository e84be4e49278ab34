"""Levels of the calibration run, and the published facts the model has to land near."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from trade_cases import CANADA, ROW, US, calibrated, calibration, one_flow, steel

from game.trade import REGIONS, Policies, short_run_jobs

DATA = calibration()


@pytest.mark.parametrize("name", sorted(DATA))
def test_levels_of_october_2025_against_2024(name):
    """Every level of the calibration run to its printed digits (half a unit of the third decimal)."""
    entry = DATA[name]
    sector = calibrated(entry)
    duty = sector.base_duty
    for flow, rate in entry["duties"].items():
        origin, destination = (REGIONS.index(r) for r in flow.split("->"))
        duty[origin, destination] = rate
    policy = Policies(duty=duty)
    if "claim" in entry:
        claim = entry["claim"]
        flow = tuple(REGIONS.index(r) for r in claim["flow"].split("->"))
        policy = replace(
            policy,
            claim_floor=one_flow(claim["floor"], *flow),
            claim_ceiling=one_flow(claim["ceiling"], *flow),
            claim_cost=claim["cost"],
        )
    out = sector.solve_policies(policy).require_solved()
    jobs = short_run_jobs(entry["jobs"], out.price, sector.epsilon)
    base_revenue = (sector.V0 * (sector.T0 - 1)).sum(axis=0)
    got = {
        "ca_w": out.welfare[0, CANADA],
        "us_w": out.welfare[0, US],
        "ca_ps": out.producer_surplus[0, CANADA],
        "us_ps": out.producer_surplus[0, US],
        "us_cs": out.consumer_surplus[0, US],
        "us_rev": out.revenue[0, US] + base_revenue[US],
        "ca_rev": out.revenue[0, CANADA] + base_revenue[CANADA],
        "x": out.quantity[0, CANADA, US],
        "xuc": out.quantity[0, US, CANADA],
        "ca_j": jobs[0, CANADA],
        "us_j": jobs[0, US],
    }
    assert set(got) == set(entry["expect"])
    for key, value in entry["expect"].items():
        assert got[key] == pytest.approx(value, abs=5.1e-4), key


def test_25_percent_on_metals_cuts_canadian_exports_by_a_quarter_to_a_half():
    """2018–19: Canadian exports under the duty fell by about half.

    Steel comes near it; aluminum, with Canada the main supplier and inelastic supply, falls by a quarter.
    """
    exports = {
        name: calibrated(DATA[name]).solve(1 + one_flow(0.25, CANADA, US)).quantity[0, CANADA, US]
        for name in ("steel", "aluminum")
    }
    assert 0.4 < exports["steel"] < 0.65
    assert 0.4 < exports["aluminum"] < 0.8


def test_steel_duty_cuts_us_imports_by_a_quarter_and_lifts_the_domestic_price():
    """USITC on 2018–21: imports −24 %, domestic price +2.4 %, output +1.9 %."""
    sector = calibrated(DATA["steel"])
    out = sector.solve(1 + one_flow(0.25, CANADA, US) + one_flow(0.25, ROW, US))
    imported = sector.V0[[CANADA, ROW], US]
    change = (imported * out.quantity[0, [CANADA, ROW], US]).sum() / imported.sum() - 1
    assert -0.6 < change < -0.15
    assert 0.01 < out.price[0, US] - 1 < 0.05
    assert 0.01 < out.price[0, US] ** 1.5 - 1 < 0.06


@pytest.mark.parametrize("name", ["steel", "aluminum", "autos", "copper", "other_goods"])
def test_us_buyers_bear_most_of_a_duty_at_the_border(name):
    """Pass-through to the landed price: above a half everywhere, near one for the rest of the world."""
    sector = calibrated(DATA[name])
    for rate in (0.1, 0.25, 0.5):
        out = sector.solve(1 + one_flow(rate, CANADA, US) + one_flow(rate, ROW, US))
        landed = out.price[0] * (1 + rate)
        assert (landed[CANADA] - 1) / rate > 0.5
        assert (landed[ROW] - 1) / rate > 0.9


@pytest.mark.parametrize("name", sorted(DATA))
def test_canada_loses_from_every_duty_on_it(name):
    sector = calibrated(DATA[name])
    base = sector.base_duty
    rates = np.array([0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 3.5])
    duty = np.broadcast_to(base, (len(rates), 3, 3)).copy()
    duty[:, CANADA, US] += rates
    welfare = sector.solve_policies(Policies(duty=duty)).require_solved().welfare[:, CANADA]
    assert (welfare < 0).all() and (np.diff(welfare) < 0).all()


def test_the_us_gains_a_little_at_low_rates_and_loses_at_high_ones():
    for name in ("steel", "aluminum", "autos", "other_goods"):
        sector = calibrated(DATA[name])
        rates = np.array([0.02, 0.05, 0.25, 0.5])
        duty = np.zeros((len(rates), 3, 3))
        duty[:, [CANADA, ROW], US] = rates[:, None]
        welfare = sector.solve_policies(Policies(duty=duty)).welfare[:, US]
        assert welfare[0] > 0, name
        assert welfare[-1] < 0, name
        assert welfare[0] < 0.005 * sector.V0[:, US].sum()


def test_gsim_would_get_the_sign_wrong_where_the_model_does_not():
    """Why the game is not log-linear: at 50 % the linearised flow from Canada is negative."""
    from trade_gsim import gsim_prices

    sector = steel()
    wedge = 1 + one_flow(0.5, CANADA, US) + one_flow(0.5, ROW, US)
    prices = gsim_prices(sector.V0, sector.T0, wedge, -1.0, sector.epsilon, 4.0)
    user = prices[:, None] + (wedge - 1)
    theta = sector.V0 / sector.V0.sum(axis=0)
    linear = 1 - 4.0 * user + 3.0 * (theta * user).sum(axis=0)
    assert linear[CANADA, US] < 0.1 < sector.solve(wedge).quantity[0, CANADA, US]
