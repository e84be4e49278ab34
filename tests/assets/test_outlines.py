"""The map outlines: complete, inside their box, in two countries."""

import json
from typing import Any

import pytest

from game.core.resources import assets_dir


@pytest.fixture(scope="module")
def outlines() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((assets_dir() / "maps/outlines/regions.json").read_text(encoding="utf-8"))
    return data


def test_all_provinces_states_and_the_district_are_there(outlines: dict[str, Any]) -> None:
    codes = list(outlines["regions"])
    assert sum(code.startswith("CA-") for code in codes) == 13
    assert sum(code.startswith("US-") for code in codes) == 51


def test_rings_are_closed_shapes_inside_the_box(outlines: dict[str, Any]) -> None:
    for code, region in outlines["regions"].items():
        for ring in region["rings"]:
            xs, ys = ring[::2], ring[1::2]
            assert len(xs) == len(ys) >= 3, code
            assert min(xs) >= 0 and max(xs) <= outlines["width"], code
            assert min(ys) >= 0 and max(ys) <= outlines["height"], code


def test_neighbours_share_their_border_points(outlines: dict[str, Any]) -> None:
    def points(code: str) -> set[tuple[int, int]]:
        rings = outlines["regions"][code]["rings"]
        return {pair for ring in rings for pair in zip(ring[::2], ring[1::2], strict=True)}

    for one, other in (("CA-ON", "CA-QC"), ("CA-AB", "CA-BC"), ("US-WA", "US-OR"), ("US-OH", "US-PA")):
        assert len(points(one) & points(other)) >= 2, (one, other)
