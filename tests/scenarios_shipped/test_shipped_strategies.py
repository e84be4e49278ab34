"""The bars of play, measured on every table beside the flagship: what is missed must be what the documents say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.scenarios_shipped.strategies_shipped import NAMES, measured

SEEDS = 40
CALIBRATION = Path(__file__).parents[2] / "docs" / "calibration.md"


@pytest.mark.long
def test_the_bars_of_play(evidence: Callable[[str, Mapping[str, object]], None]) -> None:
    found = {name: measured(name, SEEDS, jobs=2) for name in NAMES}
    evidence("strategies_scenarios", found)
    documented = {
        row.split("|")[1].strip(): row
        for row in CALIBRATION.read_text(encoding="utf-8").split("\n")
        if row[:3] == "| `"
    }
    surprising = [
        f"{name}: {miss}"
        for name, document in found.items()
        for miss in document["missed"]
        if miss.split("]")[0] + "]" not in documented[f"`{name}`"]
    ]
    assert surprising == []
