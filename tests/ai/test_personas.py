"""Personas show in what they do: a simple classifier tells them apart by their games alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.ai.contract import FLAGSHIP, scenario_at
from tests.ai.persona_traces import Vector, games, nearest

CHANCE = 0.25  # of guessing one of four


def told_apart(level: str, side: str, count: int) -> tuple[float, dict[str, float]]:
    """Share of games whose persona is recognised, each judged by the others (leave one out), in all and by persona."""
    scenario = scenario_at(FLAGSHIP)
    personas = [persona.id for persona in scenario.personas if persona.side == side]
    seen = {name: games(scenario, side, f"{level}:{name}", "fair", count, 2025) for name in personas}
    right: dict[str, float] = {}
    for name in personas:
        hits = 0
        for place, vector in enumerate(seen[name]):
            train: dict[str, list[Vector]] = dict(seen)
            train[name] = [*seen[name][:place], *seen[name][place + 1 :]]
            hits += nearest(train, vector) == name
        right[name] = hits / count
    return sum(right.values()) / len(right), right


def test_personas_are_told_apart_far_better_than_by_chance() -> None:
    share, _ = told_apart("fair", scenario_at(FLAGSHIP).side_ids[0], 4)
    assert share >= 2 * CHANCE


@pytest.mark.long
def test_personas_are_told_apart_at_the_hard_level(evidence: Callable[[str, Mapping[str, object]], None]) -> None:
    document = {}
    for side in scenario_at(FLAGSHIP).side_ids:
        share, right = told_apart("hard", side, 30)
        document[side] = {"games_each": 30, "chance": CHANCE, "recognised": round(share, 3), "by_persona": right}
    evidence("personas", document)
    assert all(one["recognised"] >= 0.6 for one in document.values())
