"""Validity, shapes, empty rows and columns, failures that are flagged."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import numpy as np
import pytest
from trade_cases import CANADA, ROW, STEEL_FLOWS, US, one_flow, steel

import game.trade.newton as newton
import game.trade.safeguarded as safeguarded
from game.trade import Policies, TradeSolveError


@pytest.mark.parametrize(
    "changes,words",
    [
        ({"sigma": 1.0}, ["sigma", "1"]),
        ({"sigma": 1.0001}, ["sigma", "1.0001"]),
        ({"sigma": -2.0}, ["sigma", "-2"]),
        ({"sigma": float("nan")}, ["sigma", "nan"]),
        ({"eta": 4.5}, ["eta", "4.5", "sigma"]),
        ({"eta": [1.0, 1.0, 7.25]}, ["eta", "7.25"]),
        ({"eta": -0.1}, ["eta", "-0.1"]),
        ({"eta": [1.0, 1.0]}, ["eta", "length 3"]),
        ({"epsilon": 0.0}, ["epsilon", "0"]),
        ({"epsilon": [1.0, -3.0, 10.0]}, ["epsilon", "-3"]),
        ({"epsilon": float("nan")}, ["epsilon", "nan"]),
        ({"V0": [[1.0, 2.0], [3.0, -4.0]]}, ["V0", "-4"]),
        ({"V0": np.zeros((3, 3))}, ["V0", "no positive flow"]),
        ({"V0": np.ones((2, 3))}, ["V0", "square"]),
        ({"T0": np.ones((2, 2))}, ["T0", "shape"]),
        ({"T0": 0.0}, ["T0", "above 0"]),
    ],
)
def test_invalid_inputs_are_named(changes, words):
    with pytest.raises(ValueError) as caught:
        steel(**changes)
    for word in words:
        assert word in str(caught.value)


@pytest.mark.parametrize("bad", [0.0, -1.0, np.nan, np.inf])
def test_invalid_wedges_are_named(bad):
    wedge = np.ones((4, 3, 3))
    wedge[2, 1, 0] = bad
    with pytest.raises(ValueError, match=f"got {bad:g}"):
        steel().solve(wedge)
    with pytest.raises(ValueError, match=r"\(B, 3, 3\)"):
        steel().solve(np.ones((4, 3)))


@pytest.mark.parametrize(
    "field,value",
    [
        ("duty", -1.0), ("duty", np.nan), ("export_tax", -1.5), ("specific", -0.1), ("claim_floor", -0.2),
        ("claim_ceiling", 1.2), ("claim_cost", -0.01), ("fill", 1.1), ("importer_rent", -0.5), ("quota", -3.0),
        ("quota", np.nan), ("quota_rate", -1.0), ("preferential", np.inf),
    ],
)  # fmt: skip
def test_invalid_policies_are_named(field, value):
    for given in (value, one_flow(value, CANADA, US)):
        with pytest.raises(ValueError, match=field) as caught:
            steel().solve_policies(Policies(**{field: given}))
        assert f"{value:g}" in str(caught.value)


def test_policies_that_contradict_themselves_are_refused():
    with pytest.raises(ValueError, match="quota_rate must not exceed"):
        steel().solve_policies(Policies(duty=0.1, quota=5.0, quota_rate=0.2))
    with pytest.raises(ValueError, match="claim_floor must not exceed"):
        steel().solve_policies(Policies(claim_floor=0.5, claim_ceiling=0.2))
    with pytest.raises(ValueError, match=r"specific has batch 5, other fields have 4|has batch"):
        steel().solve_policies(Policies(duty=np.zeros((4, 3, 3)), specific=np.zeros((5, 3, 3))))
    with pytest.raises(ValueError, match="fill must be a number"):
        steel().solve_policies(Policies(fill=np.ones(3)))


def test_shapes_and_defaults():
    sector = steel(T0=1.0 + one_flow(0.2, CANADA, US))
    out = sector.solve_policies(Policies())
    np.testing.assert_allclose(out.welfare, 0.0, atol=1e-12)  # open fields keep the base duty
    np.testing.assert_allclose(out.quantity, 1.0, atol=1e-12)
    out = sector.solve_policies(Policies(export_tax=np.full((7, 1, 1), 0.1)))
    for name in ("price", "price_index", "consumer_surplus", "producer_surplus", "revenue", "quota_rent", "welfare"):
        assert getattr(out, name).shape == (7, 3)
    for name in ("quantity", "wedge", "duty_rate", "export_rate", "claim_share", "regime"):
        assert getattr(out, name).shape == (7, 3, 3)
    assert out.residual.shape == out.flagged.shape == out.converged.shape == (7,)
    assert sector.solve(np.ones((0, 3, 3))).welfare.shape == (0, 3)
    with pytest.raises(FrozenInstanceError):
        sector.sigma = 2.0
    with pytest.raises(ValueError):
        sector.V0[0, 0] = 1.0


def test_inputs_are_copied_not_kept():
    flows = np.array(STEEL_FLOWS)
    sector = steel(V0=flows)
    before = sector.solve(np.full((1, 3, 3), 1.2)).welfare.copy()
    flows *= 10
    np.testing.assert_array_equal(sector.solve(np.full((1, 3, 3), 1.2)).welfare, before)
    wedge = np.full((1, 3, 3), 1.2)
    out = sector.solve(wedge)
    wedge[:] = 9.0
    assert (out.wedge == 1.2).all()


def test_stacked_policies_equal_single_ones():
    sector = steel(T0=1.0 + one_flow(0.2, CANADA, US))
    cells = [
        Policies(),
        Policies(duty=one_flow(0.5, CANADA, US)),
        Policies(duty=np.full((2, 3, 3), 0.1), quota=one_flow(4.0, ROW, US)),
        Policies(export_tax=one_flow(0.15, CANADA, US), claim_ceiling=0.9),
        Policies(specific=0.05),
    ]
    together = sector.solve_policies(Policies.stack(cells, base_duty=sector.base_duty))
    apart = np.concatenate([sector.solve_policies(cell).welfare for cell in cells])
    np.testing.assert_allclose(together.welfare, apart, rtol=1e-9, atol=1e-10)
    with pytest.raises(ValueError, match="base_duty"):
        Policies.stack(cells)
    with pytest.raises(ValueError, match="no policies"):
        Policies.stack([])


def test_an_element_does_not_depend_on_its_batch():
    g = np.random.default_rng(3)
    wedge = 1 + g.uniform(0, 1, (50, 3, 3))
    sector = steel(eta=[0.7, 1.0, 1.1])
    together = sector.solve(wedge)
    for b in (0, 17, 49):
        np.testing.assert_allclose(together.welfare[b], sector.solve(wedge[b]).welfare[0], rtol=1e-11, atol=1e-11)


@pytest.mark.parametrize("region", [US, CANADA, ROW])
def test_empty_rows_and_columns(region):
    g = np.random.default_rng(9)
    wedge = 1 + g.uniform(0, 1, (20, 3, 3))
    for axis in (0, 1):
        flows = np.array(STEEL_FLOWS)
        index = [slice(None), slice(None)]
        index[axis] = region
        flows[tuple(index)] = 0.0
        for epsilon in (1.5, np.inf):
            out = steel(V0=flows, epsilon=epsilon).solve(wedge).require_solved()
            if axis == 0:
                assert (out.price[:, region] == 1.0).all() and (out.producer_surplus[:, region] == 0).all()
            else:
                assert (out.price_index[:, region] == 1.0).all() and (out.consumer_surplus[:, region] == 0).all()
                assert (out.revenue[:, region] == 0).all()
            assert np.isfinite(out.welfare).all()
        rich = Policies(duty=wedge - 1, specific=0.1, quota=3.0, export_tax=0.05)
        assert np.isfinite(steel(V0=flows).solve_policies(rich).require_solved().welfare).all()


def test_failures_are_flagged_never_silent(monkeypatch):
    """With both kernels cut short nothing converges: every figure is NaN and the flag is set."""
    monkeypatch.setattr(newton, "MAX_STEPS", 1)
    monkeypatch.setattr(safeguarded, "MAX_STEPS", 1)
    sector = steel()
    wedge = np.ones((3, 3, 3))
    wedge[1, CANADA, US] = 3.0
    quota = Policies(duty=wedge - 1, quota=np.where(wedge > 2, 5.0, 0.0))
    for out in (sector.solve(wedge), sector.solve_policies(quota)):
        assert out.flagged.tolist() == [False, True, False]
        assert out.converged.tolist() == [True, False, True]
        for name in ("price", "price_index", "quantity", "welfare", "revenue", "consumer_surplus", "wedge"):
            assert np.isnan(getattr(out, name)[1]).all(), name
            assert np.isfinite(getattr(out, name)[[0, 2]]).all(), name
        with pytest.raises(TradeSolveError, match=r"1 of 3 .* 1$"):
            out.require_solved()


def test_the_careful_kernel_alone_gives_the_same_answers(monkeypatch):
    """The fallback is reached rarely; here it has to do everything."""
    g = np.random.default_rng(11)
    wedge = 1 + g.uniform(0, 3.5, (200, 3, 3))
    for sector in (steel(sigma=15.0, eta=[0.4, 1, 3], epsilon=[0.1, 2, np.inf]), steel(sigma=0.6, eta=0.5)):
        fast = sector.solve(wedge).require_solved()
        with monkeypatch.context() as patch:
            patch.setattr(newton, "MAX_STEPS", 0)
            slow = sector.solve(wedge).require_solved()
        np.testing.assert_allclose(slow.price, fast.price, rtol=1e-10)
        np.testing.assert_allclose(slow.welfare, fast.welfare, rtol=1e-8, atol=1e-8)


def test_the_layer_imports_only_numpy_and_the_core():
    code = (
        "import sys, game.trade\n"
        "own = {m.split('.')[1] for m in sys.modules if m.startswith('game.')}\n"
        "assert own <= {'trade', 'core'}, own\n"
        "assert not {'pygame', 'yaml', 'pydantic'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60, cwd=Path(__file__).parents[2])
