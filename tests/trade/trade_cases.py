"""Sectors and wedges that several test files share."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import yaml

from game.trade import REGIONS, Sector

HERE = Path(__file__).parent
VALIDATION = HERE.parent / "data" / "trade_model.yaml"

STEEL_FLOWS = [[135.0, 9.2, 12.0], [10.5, 15.9, 1.2], [29.5, 8.0, 1200.0]]
US, CANADA, ROW = range(3)


def steel(**changes) -> Sector:
    given = {"V0": STEEL_FLOWS, "T0": 1.0, "sigma": 4.0, "eta": 1.0, "epsilon": [1.5, 1.5, 10.0]} | changes
    return Sector(**given)


def one_flow(value: float, origin: int, destination: int, n: int = 3, rest: float = 0.0) -> np.ndarray:
    """An (n, n) matrix with one entry set."""
    matrix = np.full((n, n), rest)
    matrix[origin, destination] = value
    return matrix


def validation() -> dict:
    return yaml.safe_load(VALIDATION.read_text(encoding="utf-8"))


def calibration() -> dict:
    return yaml.safe_load((HERE / "calibration.yaml").read_text(encoding="utf-8"))


def calibrated(entry: dict) -> Sector:
    wedges = np.ones((3, 3))
    for flow, duty in entry.get("base_duty", {}).items():
        origin, destination = flow.split("->")
        wedges[REGIONS.index(origin), REGIONS.index(destination)] += duty
    return Sector(entry["V0"], wedges, entry["sigma"], entry["eta"], entry["epsilon"])
