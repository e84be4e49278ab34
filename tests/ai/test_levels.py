"""Levels are worth their names, and tricks do not pay (see ``levels``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest

from tests.ai.contract import FLAGSHIP, TUTORIAL
from tests.ai.levels import LEVELS, POOL, TRICK_MARGIN, earned, interval, level_figures, misses, trick_figures

SEEDS = 60
CALIBRATION = Path(__file__).parent.parent.parent / "docs" / "calibration.md"


def test_a_glimpse_of_hard_above_easy() -> None:
    """A few seeds on the flagship: hard earns more than easy against fair and hard, over both seats."""
    gains = [
        earned(FLAGSHIP, "hard", rival, side, 6) - earned(FLAGSHIP, "easy", rival, side, 6)
        for rival in ("fair", "hard")
        for side in (0, 1)
    ]
    assert float(np.mean(gains)) > 0.0


def test_stalling_and_signing_anything_pay_less_than_hard_against_itself() -> None:
    for side in (0, 1):
        itself = float(earned(FLAGSHIP, "hard", "hard", side, 4).mean())
        for trick in ("script:stall", "script:accept_anything"):
            assert float(earned(FLAGSHIP, trick, "hard", side, 4).mean()) <= itself - TRICK_MARGIN


def test_figures_add_up() -> None:
    levels = level_figures(TUTORIAL, 3, ("easy", "conceder"))
    assert list(levels["means"]) == list(LEVELS)
    step = levels["steps"]["fair over easy"]["mean"]
    assert step == pytest.approx(levels["means"]["fair"]["mean"] - levels["means"]["easy"]["mean"], abs=2e-3)
    tricks = trick_figures(TUTORIAL, 2)
    row = tricks["first"]["script:stall"]
    assert row["over_itself"]["mean"] == pytest.approx(row["mean"] - tricks["first"]["itself"]["mean"], abs=2e-3)
    named = {miss.split("]")[0] for miss in misses(levels, tricks)}
    assert all(name.startswith("[") for name in named)


def test_an_interval_holds_its_mean() -> None:
    found = interval(np.array([1.0, 2.0, 3.0, 6.0]))
    assert found["low"] < found["mean"] == 3.0 < found["high"]
    assert found["se"] == pytest.approx(np.std([1, 2, 3, 6], ddof=1) / 2, abs=1e-3)


@pytest.mark.long
def test_the_levels_and_the_tricks(evidence: Callable[[str, Mapping[str, object]], None]) -> None:
    """What is missed must be what ``docs/calibration.md`` says is missed."""
    levels, tricks = level_figures(FLAGSHIP, SEEDS, POOL), trick_figures(FLAGSHIP, SEEDS)
    missed = list(misses(levels, tricks))
    evidence("levels", {"levels": levels, "tricks": tricks, "missed": missed})
    documented = CALIBRATION.read_text(encoding="utf-8")
    assert [miss for miss in missed if miss.split("]")[0] + "]" not in documented] == []
