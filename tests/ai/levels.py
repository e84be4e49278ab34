"""Levels against each other and against tricks: paired games, means with clustered standard errors.

``python -m tests.ai.levels --seeds N`` prints the figures as JSON. Game s of a series has the same mandates and draws
whoever plays; differences are taken game by game and their errors are clustered by seed, as all opponents and both
seats share it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.ai.scripted import TRICKS_TRIED
from game.scenario import load
from game.scenario.model import Scenario
from game.table.match import game_seed, play_named

SERIES = 20251122
LEVELS = ("easy", "fair", "hard", "expert")
POOL = (*LEVELS, "boulware", "conceder", "tit_for_tat", "script:sector", "script:us_dealmaker")
TRICK_MARGIN = 5.0  # points that every trick must fall short of hard against itself

Floats = NDArray[np.float64]


@cache
def _scenario(name: str) -> Scenario:
    return load(name)


@cache
def scores(scenario_name: str, first: str, second: str, seeds: int) -> tuple[tuple[float, float], ...]:
    """Both sides' scores of games 0..seeds-1 of the series."""
    scenario = _scenario(scenario_name)
    names = dict(zip(scenario.side_ids, (first, second), strict=True))
    return tuple(play_named(scenario, names, game_seed(SERIES, number)).scores for number in range(seeds))


def earned(scenario_name: str, bot: str, rival: str, side: int, seeds: int) -> Floats:
    """What a bot earns from one seat against a rival, game by game."""
    pair = (bot, rival) if side == 0 else (rival, bot)
    return np.array([game[side] for game in scores(scenario_name, *pair, seeds)])


def against_pool(scenario_name: str, bot: str, pool: Sequence[str], seeds: int) -> Floats:
    """Mean over the pool and both seats, seed by seed."""
    rows = [earned(scenario_name, bot, rival, side, seeds) for rival in pool for side in (0, 1)]
    mean: Floats = np.mean(rows, axis=0)
    return mean


def interval(values: Floats) -> dict[str, float]:
    """Mean with its standard error and 95 % interval; one value a seed."""
    mean, error = float(values.mean()), float(values.std(ddof=1) / np.sqrt(len(values)))
    return {
        "mean": round(mean, 3), "se": round(error, 3), "low": round(mean - 1.96 * error, 3),
        "high": round(mean + 1.96 * error, 3),
    }  # fmt: skip


def level_figures(scenario_name: str, seeds: int, pool: Sequence[str] = POOL) -> dict[str, Any]:
    """Every level against the pool, and each level's paired advantage over the one below."""
    means = {level: against_pool(scenario_name, level, pool, seeds) for level in LEVELS}
    steps = {f"{above} over {below}": interval(means[above] - means[below]) for below, above in pairwise(LEVELS)}
    return {
        "seeds": seeds,
        "pool": list(pool),
        "means": {level: interval(values) for level, values in means.items()},
        "steps": steps,
    }


def trick_figures(scenario_name: str, seeds: int, level: str = "hard") -> dict[str, Any]:
    """What every trick earns against ``level``, against what the level earns there itself (paired by seed)."""
    found: dict[str, Any] = {}
    for side, seat in enumerate(("first", "second")):
        itself = earned(scenario_name, level, level, side, seeds)
        found[seat] = {"itself": interval(itself)}
        for trick in TRICKS_TRIED:
            tried = earned(scenario_name, trick, level, side, seeds)
            found[seat][trick] = {**interval(tried), "over_itself": interval(tried - itself)}
    return found


def misses(levels: dict[str, Any], tricks: dict[str, Any]) -> Iterator[str]:
    """Bars that are not met."""
    for name, step in levels["steps"].items():
        if step["low"] <= 0.0:
            yield f"[{name}] {step['mean']} points, from {step['low']} to {step['high']}"
    for seat, rows in tricks.items():
        for trick, row in rows.items():
            if trick != "itself" and row["over_itself"]["mean"] > -TRICK_MARGIN:
                yield f"[{trick} {seat}] earns {row['over_itself']['mean']} over hard against itself, not -5 or less"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--scenario", default="washington-2025")
    given = parser.parse_args()
    levels = level_figures(given.scenario, given.seeds)
    tricks = trick_figures(given.scenario, given.seeds)
    document = {"levels": levels, "tricks": tricks, "missed": list(misses(levels, tricks))}
    print(json.dumps(document, indent=2))  # noqa: T201 - this is a program's output


if __name__ == "__main__":
    main()
