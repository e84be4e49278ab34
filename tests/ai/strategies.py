"""The calibration bars that need play: three Canadian courses against a stated U.S. mix, and free rides.

``python -m tests.ai.strategies --seeds N`` prints the figures as JSON. Seed s is game s of series 20251007: the same
mandates and draws for every strategy, and the opponent drawn from the mix by the seed alone.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from typing import Any

import numpy as np

from game.ai.scripted import US_MIX
from game.scenario import load
from game.scenario.model import Scenario
from game.table.match import game_seed, play_named

SERIES = 20251007
COURSES = ("script:sector", "script:cusma", "script:hold")
FREE_RIDERS = ("script:stall", "script:deadline", "script:accept_anything")
YARDSTICKS = ("script:linear", "conceder", "boulware", "tit_for_tat", "fair", "hard", "expert")
CANADIAN_MIX = (("script:sector", 0.3), ("script:cusma", 0.25), ("boulware", 0.2), ("tit_for_tat", 0.25))
"""The other way round: what a U.S. strategy is measured against."""


@dataclass(frozen=True)
class Line:
    score: float
    agreed: bool
    cut: bool


def drawn(mix: Sequence[tuple[str, float]], number: int) -> str:
    """The opponent of game ``number``: drawn by the mix's odds, from a stream of its own."""
    rng = np.random.default_rng(np.random.SeedSequence([SERIES, 7, number]))
    return str(rng.choice([name for name, _ in mix], p=[odds for _, odds in mix]))


@cache
def _scenario(name: str) -> Scenario:
    return load(name)


def play(scenario_name: str, side: int, strategy: str, numbers: Sequence[int]) -> list[Line]:
    """Games of one strategy in one side's seat against the other side's mix."""
    scenario = _scenario(scenario_name)
    mix = US_MIX if side == 0 else CANADIAN_MIX
    mine, theirs = scenario.side_ids[side], scenario.side_ids[1 - side]
    lines = []
    for number in numbers:
        result = play_named(scenario, {mine: strategy, theirs: drawn(mix, number)}, game_seed(SERIES, number))
        lines.append(Line(result.scores[side], result.agreed, result.ending.value == "talks_ended"))
    return lines


def play_all(scenario_name: str, seeds: int, jobs: int = 1) -> dict[tuple[int, str], list[Line]]:
    """Every strategy from the seats it is measured from."""
    wanted = [(0, name) for name in (*COURSES, *FREE_RIDERS, *YARDSTICKS)]
    wanted += [(1, name) for name in (*FREE_RIDERS, *YARDSTICKS)]
    numbers = tuple(range(seeds))
    if jobs == 1:
        return {key: play(scenario_name, *key, numbers) for key in wanted}
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        tasks = {key: pool.submit(play, scenario_name, *key, numbers) for key in wanted}
        return {key: task.result() for key, task in tasks.items()}


def figures(played: dict[tuple[int, str], list[Line]]) -> dict[str, object]:
    """What the bars are about: win shares and deals of the courses, means of everybody, ratios of the free riders."""
    scores = np.array([[line.score for line in played[(0, course)]] for course in COURSES])
    wins = np.bincount(scores.argmax(axis=0), minlength=len(COURSES)) / scores.shape[1]
    document: dict[str, object] = {
        "seeds": int(scores.shape[1]),
        "wins": {course: round(float(share), 4) for course, share in zip(COURSES, wins, strict=True)},
        "deals": {course: round(float(np.mean([x.agreed for x in played[(0, course)]])), 4) for course in COURSES},
        "cut": {course: round(float(np.mean([x.cut for x in played[(0, course)]])), 4) for course in COURSES},
    }
    for side, label in ((0, "first"), (1, "second")):
        means = {name: _mean(lines) for (seat, name), lines in played.items() if seat == side}
        best = max(means.values())
        document[label] = {
            "means": {name: round(mean, 3) for name, mean in means.items()},
            "stall": round(means["script:stall"], 3),
            "deadline_to_linear": round(means["script:deadline"] / means["script:linear"], 4),
            "accept_to_best": round(means["script:accept_anything"] / best, 4),
        }
    return document


def _mean(lines: Sequence[Line]) -> float:
    return float(np.mean([line.score for line in lines]))


def failures(document: dict[str, Any], slack: float = 0.0) -> Iterator[str]:
    """Bars that ``document`` misses, each with its key in brackets. ``slack`` widens them for small samples."""
    for course, share in document["wins"].items():
        if not 0.15 - slack <= share <= 0.60 + slack:
            yield f"[wins {course}] {course} wins {share:.0%} of seeds, not 15-60 %"
    for course, share in document["deals"].items():
        if share < 0.5 - slack:
            yield f"[deals {course}] {course} deals in {share:.0%} of games, not 50 %"
    for label in ("first", "second"):
        own = document[label]
        if own["stall"] > 10 * slack:
            yield f"[stall {label}] never signing scores {own['stall']} from the {label} seat"
        late, cheap = own["deadline_to_linear"], own["accept_to_best"]
        if late > 0.65 + slack:
            yield f"[deadline {label}] the deadline pays {late:.0%} of linear from the {label} seat"
        if cheap > 0.80 + slack:
            yield f"[accept {label}] accepting anything pays {cheap:.0%} of the best from the {label} seat"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--scenario", default="washington-2025")
    given = parser.parse_args()
    document = figures(play_all(given.scenario, given.seeds, given.jobs))
    document["missed"] = list(failures(document))
    print(json.dumps(document, indent=2))  # noqa: T201 - this is a program's output


if __name__ == "__main__":
    main()
