"""The cases of tests/data/trade_model.yaml."""

from __future__ import annotations

import numpy as np
import pytest
from trade_cases import validation
from trade_gsim import gsim_prices

from game.trade import Sector

CASES = validation()


def test_every_case_of_the_file_is_tested():
    assert set(CASES) == {"gsim_4x4", "ces_single_market", "benchmark_replication", "identities"}
    assert len(CASES["identities"]) == 7  # one test each in test_trade_identities.py


def test_the_gsim_oracle_reproduces_its_published_example():
    case = CASES["gsim_4x4"]
    T1 = np.array(case["T0"], dtype=float)
    us, eu = case["regions"].index("US"), case["regions"].index("EU")
    T1[us, eu] = T1[eu, us] = 1.0
    elasticities = (case[f"{kind}_elasticity"] for kind in ("demand", "supply", "substitution"))
    prices = gsim_prices(case["V0"], case["T0"], T1, *elasticities)
    expected = [case["expect_price_change"][name] for name in case["regions"]]
    np.testing.assert_allclose(prices, expected, atol=case["atol"])


def test_one_market_with_three_origins():
    case = CASES["ces_single_market"]
    flows, hats = np.zeros((3, 3)), np.ones((1, 3, 3))
    flows[:, 0], hats[0, :, 0] = case["V0"], case["tariff_hat"]
    sector = Sector(flows, 1.0, case["sigma"], case["eta"], case["supply_elasticity"])
    out = sector.solve(hats).require_solved()
    expected = case["expect_percent_change"]
    index = out.price_index[0, 0]
    got = {
        "price_index": index,
        "composite_quantity": index ** -case["eta"],
        "expenditure": index ** (1 - case["eta"]),
        "consumer_price": out.price[0] * hats[0, :, 0],
        "quantity": out.quantity[0, :, 0],
    }
    assert set(got) == set(expected)
    for name, value in got.items():
        np.testing.assert_allclose(100 * (np.asarray(value) - 1), expected[name], atol=case["atol"], err_msg=name)


@pytest.mark.parametrize("epsilon", [0.01, 1.0, np.inf])
def test_benchmark_replicates(epsilon):
    case = CASES["benchmark_replication"]
    sector = Sector(case["V0"], 1.0, case["sigma"], case["eta"], epsilon)
    out = sector.solve(np.ones((1, 3, 3)))
    for value in (out.price, out.price_index, out.quantity):
        np.testing.assert_allclose(value, 1.0, atol=1e-6)
    for value in (out.consumer_surplus, out.producer_surplus, out.revenue, out.welfare):
        np.testing.assert_allclose(value, 0.0, atol=1e-6)


def test_benchmark_replicates_with_base_duties_in_every_region():
    T0 = 1.0 + np.array([[0, 0.3, 0.1], [0.2, 0, 0.05], [0.4, 0.15, 0]])
    sector = Sector(CASES["benchmark_replication"]["V0"], T0, 5.6, 1.4, [0.5, 2, 10])
    out = sector.solve(T0)
    np.testing.assert_allclose(out.price, 1.0, atol=1e-12)
    np.testing.assert_allclose(out.welfare, 0.0, atol=1e-12)
    np.testing.assert_allclose(out.revenue, 0.0, atol=1e-12)
