"""Games a second between bots on the flagship. Prints one JSON document.

python tests/bench/bench_simulate.py [--games N] [--scenario NAME]
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from game.scenario import load
from game.table.simulation import play_lines, simulate

PAIRS = (("boulware", "tit_for_tat"), ("conceder", "conceder"), ("random", "random"), ("fair", "fair"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--games", type=int, default=200)
    parser.add_argument("--scenario", default="washington-2025")
    given = parser.parse_args()
    began = time.perf_counter()
    scenario = load(given.scenario)
    loaded = time.perf_counter() - began
    first, second = scenario.side_ids
    rows = []
    for mine, theirs in PAIRS:
        names = {first: mine, second: theirs}
        cpu = time.process_time()
        cold = simulate(scenario, given.games, names, 1)
        spent = time.process_time() - cpu
        # Once more on other seeds: what a game costs when tables, shortlists and openings are known.
        cpu = time.process_time()
        decisions = sum(line.decisions for line in play_lines(scenario, names, 2, range(given.games)))
        cpu = time.process_time() - cpu
        rows.append(
            {
                "bots": [mine, theirs],
                "games": given.games,
                "games_per_second": round(cold.games_per_second, 2),
                "games_per_cpu_second": round(given.games / spent, 2),
                "warm_games_per_cpu_second": round(given.games / cpu, 2),
                "cpu_ms_per_decision": round(1000 * cpu / decisions, 4),
                "rounds": round(cold.rounds, 2),
            }
        )
    document = {
        "scenario": scenario.id,
        "python": platform.python_version(),
        "load_seconds": round(loaded, 3),
        "series": rows,
    }
    print(json.dumps(document, indent=2))


if __name__ == "__main__":
    main()
