"""Seconds to check and to analyse the shipped scenarios, beside loading them, in one run: prints JSON.

python tests/bench/bench_check.py [--repeats N]

``check`` is all that the command finds out, the checks of play included. ``processes`` are whole commands on the
flagship, from Python's start to its end: seconds on the clock, and of the processor.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from game.report.balance import analyse
from game.report.playable import check
from game.scenario import load, shipped_names

ROOT = Path(__file__).resolve().parents[2]
FLAGSHIP = "washington-2025"


def timed(work: Callable[[], object], repeats: int) -> dict[str, float]:
    seconds = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return {"min": round(min(seconds), 4), "median": round(median(seconds), 4)}


def process(command: str, repeats: int) -> dict[str, float]:
    """The least of several runs of a command on the flagship."""
    clock, processor = [], []
    for _ in range(repeats):
        before, began = os.times(), time.perf_counter()
        subprocess.run([sys.executable, "-m", "game", command, FLAGSHIP], cwd=ROOT, capture_output=True, check=True)
        after = os.times()
        clock.append(time.perf_counter() - began)
        processor.append(sum(after[2:4]) - sum(before[2:4]))
    return {"min": round(min(clock), 3), "processor": round(min(processor), 3)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=3)
    repeats = parser.parse_args().repeats
    figures: dict[str, object] = {"processes": {name: process(name, repeats) for name in ("check", "analyse")}}
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
