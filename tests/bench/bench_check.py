"""Seconds to check and to analyse the shipped scenarios, beside loading them, in one run: prints JSON.

python tests/bench/bench_check.py [--repeats N]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from game.report.balance import analyse
from game.scenario import check, load, shipped_names


def timed(work: Callable[[], object], repeats: int) -> dict[str, float]:
    seconds = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return {"min": round(min(seconds), 4), "median": round(median(seconds), 4)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=3)
    repeats = parser.parse_args().repeats
    figures = {}
    for name in shipped_names():
        scenario = load(name)
        figures[name] = {
            "load": timed(lambda name=name: load(name), repeats),
            "check": timed(lambda name=name: check(name), repeats),
            "analyse": timed(lambda scenario=scenario: analyse(scenario), repeats),
        }
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
