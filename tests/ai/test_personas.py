"""Personas show in what they do: a simple classifier tells them apart by their games alone, and none plays badly."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from game.scenario.model import Scenario
from game.table.match import MatchResult
from tests.ai.contract import FLAGSHIP, scenario_at
from tests.ai.persona_traces import figures, played, recognised

TABLES = ("february-2025", "metals-2018", "cusma-review-2026", "washington-2025-class", "two-towns")
RIVAL, SERIES = "fair", 2025
COST = 2.0  # points that a persona may lose to the plain bot of its level, beyond what chance explains


def personas(scenario: Scenario, side: str) -> list[str]:
    return [persona.id for persona in scenario.personas if persona.side == side]


def games(scenario: Scenario, side: str, level: str, count: int) -> dict[str, list[MatchResult]]:
    return {name: played(scenario, side, f"{level}:{name}", RIVAL, count, SERIES) for name in personas(scenario, side)}


def told_apart(scenario: Scenario, side: str, seen: Mapping[str, list[MatchResult]]) -> dict[str, float]:
    return recognised({name: [figures(scenario, side, game) for game in found] for name, found in seen.items()})


def beyond_plain(
    scenario: Scenario, side: str, level: str, seen: Mapping[str, list[MatchResult]]
) -> dict[str, tuple[float, float]]:
    """Points a game by which each persona beats the plain bot of its level on the same seeds, with standard error."""
    place = scenario.side_ids.index(side)
    count = min(len(found) for found in seen.values())
    plain = np.array([game.scores[place] for game in played(scenario, side, level, RIVAL, count, SERIES)])
    found = {}
    for name, results in seen.items():
        more = np.array([game.scores[place] for game in results]) - plain
        found[name] = (float(more.mean()), float(more.std(ddof=1) / count**0.5))
    return found


def measured(table: str, side: str, level: str, count: int) -> dict[str, object]:
    scenario = scenario_at(table)
    seen = games(scenario, side, level, count)
    right = told_apart(scenario, side, seen)
    points = beyond_plain(scenario, side, level, seen)
    return {
        "games_each": count,
        "chance": round(1.0 / len(right), 2),
        "recognised": round(sum(right.values()) / len(right), 3),
        "by_persona": {name: round(share, 2) for name, share in right.items()},
        "points_beyond_plain": {name: [round(mean, 1), round(error, 1)] for name, (mean, error) in points.items()},
    }


def test_personas_are_told_apart_far_better_than_by_chance() -> None:
    scenario = scenario_at(FLAGSHIP)
    for side in scenario.side_ids:
        right = told_apart(scenario, side, games(scenario, side, "fair", 3))
        assert sum(right.values()) / len(right) >= 2 / len(right), side


@pytest.mark.long
def test_personas_are_told_apart_at_the_hard_level(evidence: Callable[[str, Mapping[str, object]], None]) -> None:
    document = {
        table: {side: measured(table, side, "hard", 60 if table == FLAGSHIP else 24) for side in sides(table)}
        for table in (FLAGSHIP, *TABLES)
    }
    evidence("personas", document)
    for table, by_side in document.items():
        for side, one in by_side.items():
            share, chance = one["recognised"], one["chance"]
            assert isinstance(share, float)
            assert isinstance(chance, float)
            assert share >= (0.75 if table == FLAGSHIP else max(0.6, 1.4 * chance)), (table, side)
    for side, one in document[FLAGSHIP].items():
        points = one["points_beyond_plain"]
        assert isinstance(points, dict)
        assert all(mean + 2.0 * error >= -COST for mean, error in points.values()), side


def sides(table: str) -> tuple[str, ...]:
    """The sides of a table with more than one persona."""
    scenario = scenario_at(table)
    return tuple(side for side in scenario.side_ids if len(personas(scenario, side)) > 1)
