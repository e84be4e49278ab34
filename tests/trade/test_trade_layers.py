"""Duty layers: precedence, additions, what a claim avoids."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from trade_cases import CANADA, US, steel

from game.trade import AUTOS_232, EMERGENCY, METALS_232, DutyLayer, policies_from_duties, stack_duties

AUTOS = DutyLayer(AUTOS_232, 0.25)
METALS = DutyLayer(METALS_232, 0.5)
BORDER = DutyLayer(EMERGENCY, 0.35)
DUMPING = DutyLayer("ad_cvd", 0.2, additive=True)


def test_the_first_layer_in_precedence_displaces_the_rest_in_any_order():
    for layers in ([AUTOS, METALS, BORDER], [BORDER, METALS, AUTOS]):
        stacked = stack_duties(layers)
        assert stacked.duty == 0.25
        assert stacked.parts == {AUTOS_232: 0.25, METALS_232: 0.0, EMERGENCY: 0.0}
    assert stack_duties([METALS, BORDER]).duty == 0.5
    assert stack_duties([BORDER]).duty == 0.35


def test_additive_layers_come_on_top():
    assert stack_duties([METALS, BORDER, DUMPING]).duty == pytest.approx(0.7)
    assert stack_duties([DUMPING]).duty == 0.2


def test_a_claim_acts_on_one_layer_only():
    border = stack_duties([BORDER, DUMPING], claim_on=EMERGENCY)
    assert (border.duty, border.preferential) == (pytest.approx(0.55), pytest.approx(0.2))
    assert border.claimable == pytest.approx(0.35)
    metal = stack_duties([METALS, BORDER, DUMPING], claim_on=EMERGENCY)  # displaced: nothing to avoid
    assert metal.claimable == 0 and metal.duty == pytest.approx(0.7)
    assert stack_duties([DUMPING], claim_on=EMERGENCY).claimable == 0  # layer absent
    partial = stack_duties([BORDER], claim_on=EMERGENCY, preferential_rate=0.1)
    assert partial.preferential == pytest.approx(0.1)
    assert stack_duties([BORDER], claim_on=EMERGENCY, preferential_rate=0.9).claimable == 0


def test_a_vehicle_claim_leaves_the_duty_on_foreign_content():
    content = 0.5
    stacked = stack_duties([AUTOS, BORDER], claim_on=AUTOS_232, preferential_rate=0.25 * (1 - content))
    assert (stacked.duty, stacked.preferential) == (0.25, 0.125)


def test_coverage_passes_the_rest_to_the_next_layer():
    stacked = stack_duties([replace(METALS, coverage=0.8), BORDER], claim_on=EMERGENCY)
    assert stacked.duty == pytest.approx(0.8 * 0.5 + 0.2 * 0.35)
    assert stacked.claimable == pytest.approx(0.2 * 0.35)
    freed = stack_duties([replace(METALS, coverage=0.0), BORDER])
    assert freed.duty == 0.35
    zeroed = stack_duties([replace(METALS, rate=0.0), BORDER])  # still inside the metals duty, at 0
    assert zeroed.duty == 0.0


def test_rates_may_run_over_a_grid_of_cells():
    metals, border = np.array([0.5, 0.25, 0.0]), np.array([0.35, 0.25, 0.0])
    covered = np.array([1.0, 1.0, 0.0])
    stacked = stack_duties(
        [DutyLayer(METALS_232, metals, covered), DutyLayer(EMERGENCY, border), DUMPING], claim_on=EMERGENCY
    )
    one_by_one = [
        stack_duties([DutyLayer(METALS_232, m, c), DutyLayer(EMERGENCY, b), DUMPING], claim_on=EMERGENCY)
        for m, c, b in zip(metals, covered, border, strict=True)
    ]
    np.testing.assert_allclose(stacked.duty, [s.duty for s in one_by_one])
    np.testing.assert_allclose(stacked.preferential, [s.preferential for s in one_by_one])


def test_policies_from_stacked_duties():
    sector = steel()
    cells = 300
    rates = np.linspace(0, 0.35, cells)
    stacked = stack_duties([DutyLayer(EMERGENCY, rates), DUMPING], claim_on=EMERGENCY)
    policies = policies_from_duties({(CANADA, US): stacked}, base_duty=sector.base_duty, batch=cells)
    out = sector.solve_policies(replace(policies, claim_ceiling=0.9, claim_cost=0.05)).require_solved()
    assert out.wedge[0, CANADA, US] == pytest.approx(1.2)
    assert out.wedge[-1, CANADA, US] == pytest.approx(1 + 0.2 + 0.1 * 0.35 + 0.9 * 0.025)
    assert (np.delete(out.wedge.reshape(cells, 9), CANADA * 3 + US, axis=1) == 1.0).all()
    assert (np.diff(out.quantity[:, CANADA, US]) < 0).all()


@pytest.mark.parametrize(
    "layers,words",
    [
        ([BORDER, BORDER], "appears twice"),
        ([DutyLayer("steel_tax", 0.1)], "steel_tax.*no place in the precedence"),
        ([DutyLayer(EMERGENCY, -1.0)], "emergency.*rate.*-1"),
        ([DutyLayer(EMERGENCY, 0.1, coverage=1.5)], "emergency.*coverage.*1.5"),
    ],
)
def test_refusals_name_the_layer(layers, words):
    with pytest.raises(ValueError, match=words):
        stack_duties(layers)
