"""How long a move takes: on the flagship and on a table of about 10^12 packages. Prints one JSON document.

Processor time is the figure to read on a busy machine; wall time stands beside it. Every game is played with fresh
bots; shortlists of packages that earlier games have met are kept, as they are in a window or a tournament.

python tests/bench/bench_moves.py [--games N] [--level hard]
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from game.ai import Bot, Trace
from game.rules.actions import Action
from game.rules.game import game_for
from game.rules.view import View
from game.scenario import load
from game.scenario.generate.scenario import random_scenario
from game.scenario.model import Scenario
from game.table.match import game_seed, play_match, seat_bots

BARS = {"flagship": 0.050, "large": 0.150}


class Timed:
    """A bot with a stop watch."""

    def __init__(self, bot: Bot, spent: list[tuple[float, float]]) -> None:
        self._bot, self._spent = bot, spent
        self.name, self.seat, self.ends_after_table = bot.name, bot.seat, bot.ends_after_table

    @property
    def trace(self) -> tuple[Trace, ...]:
        return self._bot.trace

    def decide(self, view: View, legal: tuple[Action, ...]) -> Action:
        cpu, wall = time.process_time(), time.perf_counter()
        action = self._bot.decide(view, legal)
        self._spent.append((time.process_time() - cpu, time.perf_counter() - wall))
        return action


def measured(scenario: Scenario, level: str, games: int, bar: float) -> dict[str, object]:
    """Times of every decision of ``level`` against itself, the first (cold) game apart."""
    game, names = game_for(scenario), dict.fromkeys(scenario.side_ids, level)
    cold: list[tuple[float, float]] = []
    warm: list[tuple[float, float]] = []
    for number in range(games + 1):
        seed = game_seed(20251122, number)
        spent = warm if number else cold
        bots = {side: Timed(bot, spent) for side, bot in seat_bots(scenario, names, seed).items()}
        play_match(game, bots, seed)
    cpu, wall = np.array(warm).T
    p99 = float(np.quantile(cpu, 0.99))
    return {
        "scenario": scenario.id,
        "packages": float(np.prod(np.array(scenario.dims, dtype=np.float64))),
        "level": level,
        "moves": len(warm),
        "cpu_ms": {name: round(1000 * float(np.quantile(cpu, q)), 3) for name, q in QUANTILES},
        "wall_ms": {name: round(1000 * float(np.quantile(wall, q)), 3) for name, q in QUANTILES},
        "cold_ms": round(1000 * max(one for one, _ in cold), 1),
        "bar_ms": 1000 * bar,
        "p99_to_bar": round(p99 / bar, 3),
    }


QUANTILES = (("median", 0.5), ("p90", 0.9), ("p99", 0.99), ("max", 1.0))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--games", type=int, default=40)
    parser.add_argument("--level", default="hard")
    given = parser.parse_args()
    tables = (
        (load("washington-2025"), given.games, BARS["flagship"]),
        (random_scenario(2, 0, 12), max(4, given.games // 4), BARS["large"]),
        (random_scenario(2, 2, 12), max(4, given.games // 4), BARS["large"]),
    )
    document = {
        "python": platform.python_version(),
        "tables": [measured(scenario, given.level, games, bar) for scenario, games, bar in tables],
    }
    print(json.dumps(document, indent=2))


if __name__ == "__main__":
    main()
