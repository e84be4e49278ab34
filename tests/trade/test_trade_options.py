"""Options of an independent calibration run, against its opening day: quotas, export tax and rates.

Amounts are changes in Canadian income (US$ bn a year), Canadian and U.S. short-run jobs (thousand), U.S.
users (consumer surplus) and U.S. revenue, as printed there to three decimals, without the designer's direct
amounts that have nothing to do with trade.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from trade_cases import CANADA, ROW, US, calibrated, calibration, one_flow

from game.trade import Policies, Regime, Sector, TradeOutcome, short_run_jobs

DATA = calibration()
DAIRY = {
    "V0": [[75.0, 1.18, 6.0], [0.27, 13.0, 0.25], [3.8, 0.6, 450.0]],
    "base_duty": {"us->canada": 0.6, "row->canada": 1.0},  # licence friction of the quota as a rate
    "sigma": 3.0, "eta": 0.8, "epsilon": [1.0, 0.8, 10.0], "jobs": [150, 43, 0],
}  # fmt: skip


def southbound(value: float) -> np.ndarray:
    return one_flow(value, CANADA, US)


def amounts(sector: Sector, jobs: list[float], out: TradeOutcome, opening: TradeOutcome) -> list[float]:
    out.require_solved()
    moved = [short_run_jobs(jobs, o.price, sector.epsilon)[0] for o in (out, opening)]
    return [
        out.welfare[0, CANADA] - opening.welfare[0, CANADA],
        moved[0][CANADA] - moved[1][CANADA],
        moved[0][US] - moved[1][US],
        out.consumer_surplus[0, US] - opening.consumer_surplus[0, US],
        out.revenue[0, US] - opening.revenue[0, US],
    ]


LUMBER = {
    "leave": (Policies(duty=southbound(0.4519)), [-0.092, -3.144, 1.966, -0.39, 0.11]),
    "quota": (
        Policies(duty=southbound(0.45), quota=southbound(0.92 * 5.1), importer_rent=0.0),
        [1.117, 6.258, -3.358, 0.688, -1.25],
    ),
    "export_tax": (
        Policies(duty=southbound(0.0), export_tax=southbound(0.15)),
        [1.035, 8.814, -4.564, 0.943, -1.25],
    ),
    "free_trade": (Policies(duty=southbound(0.0)), [0.617, 18.617, -8.548, 1.815, -1.25]),
}


@pytest.mark.parametrize("option", sorted(LUMBER))
def test_lumber(option):
    sector, (policy, expected) = calibrated(DATA["lumber"]), LUMBER[option]
    opening = sector.solve_policies(Policies(duty=southbound(0.3519)))
    out = sector.solve_policies(policy)
    got = amounts(sector, DATA["lumber"]["jobs"], out, opening)
    np.testing.assert_allclose(got, expected, atol=5.1e-4)
    if option == "quota":
        assert out.regime[0, CANADA, US] == Regime.BINDING


REST = one_flow(0.5, ROW, US) + one_flow(0.25, US, CANADA)
HALF = Policies(duty=REST + southbound(0.5), importer_rent=0.5)
ALUMINUM = {
    "rate_25": (Policies(duty=REST + southbound(0.25)), [0.656, -0.221, -0.316, 1.106, -0.673]),
    "quota_85_at_10": (
        replace(HALF, quota=southbound(0.85 * 11.5), quota_rate=southbound(0.1)),
        [1.344, 0.061, -0.478, 1.36, -1.939],
    ),
    "monitored_zero": (replace(HALF, quota=southbound(1.05 * 11.5)), [2.141, 1.804, -1.292, 2.663, -2.974]),
    "exempt": (Policies(duty=REST), [2.181, 2.043, -1.385, 2.815, -2.986]),
}
#: what the run adds for leaving the issue open, so that every other option is measured below it
OPEN_ISSUE = np.array([-0.15, -1.5, 0.6, -0.3, 0.3])


@pytest.mark.parametrize("option", sorted(ALUMINUM))
def test_aluminum_with_quota_rents_split_in_halves(option):
    sector, (policy, expected) = calibrated(DATA["aluminum"]), ALUMINUM[option]
    opening = sector.solve_policies(Policies(duty=REST + southbound(0.5)))
    got = amounts(sector, DATA["aluminum"]["jobs"], sector.solve_policies(policy), opening)
    np.testing.assert_allclose(np.array(got) + OPEN_ISSUE, expected, atol=6e-4)


@pytest.mark.parametrize(
    "share,expected",
    [
        (1.0, [0.0, 0.0, 0.0, 0.0, 0.0]),
        (1.45, [0.194, -1.494, 0.928, -0.226, 0.0]),
        (2.0, [0.311, -3.049, 2.072, -0.503, 0.0]),
        (4.0, [0.312, -5.278, 4.062, -0.981, 0.0]),
    ],
)
def test_dairy_quota_with_rents_to_importers(share, expected):
    sector = calibrated(DAIRY)
    duty = sector.base_duty
    duty[US, CANADA] = 2.4
    out = sector.solve_policies(Policies(duty=duty, quota=one_flow(share * 1.18, US, CANADA)))
    opening = sector.solve_policies(Policies())
    np.testing.assert_allclose(amounts(sector, DAIRY["jobs"], out, opening), expected, atol=5.1e-4)
    assert out.regime[0, US, CANADA] == (Regime.UNDER if share > 3 else Regime.BINDING)
