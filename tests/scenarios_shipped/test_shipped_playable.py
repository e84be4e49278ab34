"""A game between bots runs to its end on every shipped table, and signing is possible on each of them."""

from __future__ import annotations

import pytest

from game.scenario import load
from game.table.simulation import simulate
from tests.scenarios_shipped.shipped import SHIPPED

NAMES = [shipped.name for shipped in SHIPPED]


@pytest.mark.parametrize("name", NAMES)
def test_bots_play_to_the_end_and_sign_now_and_then(name: str) -> None:
    scenario = load(name)
    first, second = scenario.side_ids
    summary = simulate(scenario, 6, {first: "fair", second: "fair"}, seed=3)
    assert summary.games == 6
    assert summary.agreements >= 1
    for _, side in summary.sides:
        assert side.mean == side.mean  # a number


@pytest.mark.parametrize("name", NAMES)
def test_random_players_do_no_harm(name: str) -> None:
    scenario = load(name)
    first, second = scenario.side_ids
    assert simulate(scenario, 1, {first: "random", second: "random"}, seed=1).games == 1
