"""A bot's fast arithmetic agrees with the rules' own, package by package."""

from __future__ import annotations

import numpy as np
import pytest

from game.ai.known import known_for
from game.ai.menu import Situation, Valuer
from game.ai.pool import ground_for
from game.ai.shortlist import pool_for
from game.payoff import compiler_for
from game.rules.actions import OPEN
from game.rules.game import game_for, overlay
from game.rules.ratification import pass_chance, standing
from tests.ai.contract import FLAGSHIP, TINY, TUTORIAL, scenario_at

PHI_ERROR = 2e-4


@pytest.mark.parametrize("where", [TINY, TUTORIAL, FLAGSHIP])
@pytest.mark.parametrize("side", [0, 1])
def test_gains_and_votes_are_those_of_the_rules(where: str, side: int) -> None:
    scenario = scenario_at(where)
    game = game_for(scenario)
    compiler = compiler_for(scenario)
    known = known_for(scenario, scenario.leads[scenario.side_ids[side]])
    ground = ground_for(known)
    mandate = ground.mandates[side][0]
    theirs = ground.mandates[1 - side]
    settled = tuple(issue == 0 for issue in range(len(scenario.issues)))
    before = (len(scenario.issues[0].options) - 1, *scenario.status_quo[1:])
    path = compiler.opening_path()
    first, second = ([a.start for a in scenario.audiences_by_side[s]] for s in scenario.side_ids)
    now = Situation(path, before, settled, (tuple(first), tuple(second)), 0.8, mandate)
    pool = pool_for(ground, mandate, before, settled, True)
    rng = np.random.default_rng(4)
    random = np.array([[OPEN, *(int(rng.integers(-1, size)) for size in scenario.dims[1:])] for _ in range(40)])
    valuer = Valuer(ground)
    rows = np.concatenate([pool.partial, random])
    values = valuer.packages(rows, now)
    menu = valuer.menu(pool, now)
    assert menu.own == pytest.approx(values.own[: len(pool.partial)], abs=1e-9)
    assert menu.theirs == pytest.approx(values.theirs[: len(pool.partial)], abs=1e-9)
    assert valuer.own_gains(rows, now) == pytest.approx(values.own_gain, abs=1e-9)
    for row in [*range(0, len(pool.partial), max(1, len(pool.partial) // 25)), *range(len(pool.partial), len(rows))]:
        after = overlay(before, tuple(int(option) for option in rows[row]))
        points = []
        for place, other in enumerate(theirs):
            pair = (compiler.weights(mandate), compiler.weights(other))
            model = compiler.model(path, pair if side == 0 else (pair[1], pair[0]), before)
            gained = model.score([after])[0] - model.score([before])[0]
            points.append(float(gained[1 - side]))
            assert values.own_gain[row] == pytest.approx(float(gained[side]), abs=1e-6), (place, after)
        assert values.their_gains[row] == pytest.approx(points, abs=1e-6)
        chances = [
            pass_chance(game, standing(game, s, support, path, before, after).margin)
            for s, support in zip(scenario.side_ids, (first, second), strict=True)
        ]
        assert values.own_chance[row] == pytest.approx(chances[side], abs=PHI_ERROR)
        assert values.their_chance[row] == pytest.approx(chances[1 - side], abs=PHI_ERROR)


def test_the_shortlist_keeps_red_lines_out_and_what_stands_in() -> None:
    scenario = scenario_at(TINY)
    ground = ground_for(known_for(scenario, "ca-lead"))
    dairy = scenario.issue_index["dairy"]
    red = scenario.issues[dairy].option_index("open")
    closed = (False,) * len(scenario.issues)
    kept = pool_for(ground, "ca_growth", scenario.status_quo, closed, True)
    free = pool_for(ground, "ca_growth", scenario.status_quo, closed, False)
    assert (kept.complete[:, dairy] != red).all()
    assert (free.complete[:, dairy] == red).any()
    assert (kept.complete == scenario.status_quo).all(axis=1).any()


def test_the_flagship_shortlist_is_short_and_holds_the_best_of_a_large_sample() -> None:
    """A hundred thousand random packages hold nothing clearly better for both than the pool does."""
    scenario = scenario_at(FLAGSHIP)
    known = known_for(scenario, scenario.leads[scenario.side_ids[0]])
    ground = ground_for(known)
    mandate = ground.mandates[0][0]
    closed = (False,) * len(scenario.issues)
    pool = pool_for(ground, mandate, scenario.status_quo, closed, False)
    assert len(pool.partial) < 300
    supports = tuple(tuple(a.start for a in scenario.audiences_by_side[s]) for s in scenario.side_ids)
    now = Situation(
        known.compiler.opening_path(), scenario.status_quo, closed, (supports[0], supports[1]), 1.0, mandate
    )
    valuer = Valuer(ground)
    odds = np.asarray(ground.odds[1])
    rng = np.random.default_rng(9)
    best = 0.0
    for _ in range(20):
        rows = np.stack([rng.integers(size, size=5_000) for size in scenario.dims], axis=1)
        values = valuer.packages(rows, now)
        best = max(best, float(np.minimum(values.own, values.theirs @ odds).max()))
    found = valuer.menu(pool, now)
    assert float(np.minimum(found.own, found.theirs @ odds).max()) >= best
