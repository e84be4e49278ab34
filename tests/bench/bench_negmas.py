"""Compares the payoff kernel with NegMAS on the same tables and prints one JSON document.

NegMAS has a licence of its own (AGPL) and is never imported here: the tables go to a subprocess, run by an interpreter
that has it, and the results come back as JSON.

    python tests/bench/bench_negmas.py --make-venv DIR      create an environment with negmas 0.16, then compare
    python tests/bench/bench_negmas.py --python PATH        compare with the negmas of that interpreter

Both sides' values are additive over issues, which is the case NegMAS serves best. Its frontier is limited to outcomes
at least as good as the reserved values, so ours is cut to the same before sizes and points are compared; our times
are for the whole frontier. Building the model, and its utility functions there, is not part of the three jobs; ours is
listed as "build". Exit status 1 if any result differs.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

from game.payoff.factors import POINT, Factor
from game.payoff.model import PayoffModel, build_model
from game.payoff.solutions import Solutions, solve

# Runs under the other interpreter: argv[1] holds the tables, the result goes to standard output.
CHILD = r"""
import json, sys, warnings
from importlib.metadata import version
from time import perf_counter
warnings.simplefilter("ignore")
from negmas import LinearAdditiveUtilityFunction, make_issue
from negmas.outcomes import make_os
from negmas.preferences.ops import kalai_points, max_welfare_points, nash_points, pareto_frontier

given = json.load(open(sys.argv[1], encoding="utf-8"))
results = []
for case in given["cases"]:
    issues = [make_issue(size, f"i{number}") for number, size in enumerate(case["dims"])]
    space = make_os(issues)
    ufuns = [
        LinearAdditiveUtilityFunction(
            values=[dict(enumerate(table)) for table in tables],
            weights=[1.0] * len(issues), outcome_space=space, reserved_value=reserve,
        )
        for tables, reserve in zip(case["tables"], case["reserve"])
    ]
    best = {}
    def timed(name, work):
        start = perf_counter()
        answer = work()
        best[name] = min(best.get(name, float("inf")), perf_counter() - start)
        return answer
    for _ in range(case["repeats"]):
        points, indices = timed("frontier", lambda: pareto_frontier(ufuns, issues=issues))
        def solutions():
            ranges = [ufun.minmax(space, above_reserve=False) for ufun in ufuns]
            return (
                nash_points(ufuns, points, ranges=ranges, outcome_space=space),
                kalai_points(ufuns, points, ranges=ranges, outcome_space=space),
                max_welfare_points(ufuns, points, ranges=ranges, outcome_space=space),
            )
        nash, kalai, welfare = timed("solutions", solutions)
        evaluated = timed("one side", lambda: [ufuns[0](outcome) for outcome in space.enumerate()])
    results.append({
        "seconds": best, "frontier": sorted([list(map(float, point)) for point in points], reverse=True),
        "nash": [list(map(float, p[0])) for p in nash], "kalai": [list(map(float, p[0])) for p in kalai],
        "welfare": [list(map(float, p[0])) for p in welfare], "evaluated": len(evaluated),
    })
json.dump({"version": version("negmas"), "results": results}, sys.stdout)
"""


def case_model(dims: list[int], seed: int) -> tuple[PayoffModel, dict[str, Any]]:
    """Trade-offs with noise, on 0 … about 100 points, and the same tables for export."""
    rng = np.random.default_rng(seed)
    tables: list[list[list[float]]] = [[], []]
    for size in dims:
        share = np.linspace(0, 1, size)
        for side, way in enumerate((share, 1 - share)):
            values = rng.uniform(5, 20) * way ** rng.uniform(0.6, 1.6) + rng.normal(0, 0.5, size)
            # Ten decimals on both sides, so that the two programs hold the same numbers.
            tables[side].append(np.round(values, 9).tolist())
    reserve = [round(float(sum(np.mean(values) for values in side)), 9) for side in tables]
    factors = tuple(
        [Factor.of_points((issue,), values, f"issue {issue}") for issue, values in enumerate(side)] for side in tables
    )
    model = build_model(
        dims,
        ("a", "b"),
        (factors[0], factors[1]),
        status_quo=[0] * len(dims),
        no_deal=[round(value * POINT) for value in reserve],
    )
    return model, {"dims": dims, "tables": tables, "reserve": reserve}


def best_of(work: Callable[[], object], repeats: int) -> float:
    """Smallest time of a call, in seconds."""
    times = []
    for _ in range(repeats):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def ours(model: PayoffModel) -> dict[str, float]:
    """Our seconds for the same three jobs."""
    frontier = model.frontier()
    return {
        "frontier": best_of(model.frontier, 50),
        "solutions": best_of(lambda: solve(frontier, model.no_deal), 50),
        "one side": best_of(lambda: model.evaluate_side(0), 20),
        "build": best_of(lambda: rebuilt(model), 20),
    }


def rebuilt(model: PayoffModel) -> PayoffModel:
    """The same model, compiled anew from its factors."""
    return build_model(model.dims, model.sides, model.factors, status_quo=model.status_quo, no_deal=model.no_deal)


def differences(model: PayoffModel, solutions: Solutions, theirs: dict[str, Any]) -> list[str]:
    """What does not agree, to a millionth of a point."""
    found = []
    frontier = model.frontier()
    reserve = model.no_deal
    rational = frontier.points[(frontier.units >= reserve).all(axis=1)]
    other = np.array(theirs["frontier"]).reshape(-1, 2)
    if len(rational) != len(other):
        found.append(f"frontier: {len(rational)} points here, {len(other)} in NegMAS")
    elif not np.allclose(rational, other, rtol=0, atol=1e-6):
        found.append("frontier: the points differ")
    for name, chosen in (("nash", solutions.nash), ("kalai", solutions.kalai), ("welfare", solutions.welfare)):
        if chosen is None or not any(np.allclose(chosen.points, point, rtol=0, atol=1e-6) for point in theirs[name]):
            found.append(f"{name}: {chosen and chosen.points} here, {theirs[name][:3]} in NegMAS")
    if theirs["evaluated"] != model.package_count:
        found.append(f"packages: {model.package_count} here, {theirs['evaluated']} in NegMAS")
    return found


def make_venv(folder: Path) -> Path:
    """An environment with negmas 0.16; returns its interpreter."""
    if not folder.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    subprocess.run([str(python), "-m", "pip", "install", "-q", "negmas==0.16.*"], check=True)
    return python


def main() -> None:
    """Compare and print JSON."""
    parser = argparse.ArgumentParser(description="Compare the payoff kernel with NegMAS.")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--python", type=Path, help="an interpreter that has negmas")
    where.add_argument("--make-venv", type=Path, help="create an environment there and install negmas")
    parser.add_argument("--small", action="store_true", help="leave out the 10^6 packages, which take NegMAS a while")
    arguments = parser.parse_args()
    python = arguments.python or make_venv(arguments.make_venv)
    sizes = [([10] * 3, 3), ([10] * 4, 3), ([10] * 5, 1)] + ([] if arguments.small else [([10] * 6, 1)])
    cases = [(*case_model(dims, 100 + number), repeats) for number, (dims, repeats) in enumerate(sizes)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tables.json"
        exported = [{**export, "repeats": repeats} for _, export, repeats in cases]
        path.write_text(json.dumps({"cases": exported}), encoding="utf-8")
        command = [str(python), "-c", CHILD, str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder)
    answer = json.loads(done.stdout[done.stdout.index("{") :])
    rows, differ = [], False
    for (model, export, _), theirs in zip(cases, answer["results"], strict=True):
        mine = ours(model)
        wrong = differences(model, solve(model.frontier(), model.no_deal), theirs)
        differ = differ or bool(wrong)
        rows.append(
            {
                "packages": model.package_count,
                "issues": len(export["dims"]),
                "frontier": len(theirs["frontier"]),
                "agrees": not wrong,
                "differences": wrong,
                "ours_ms": {job: round(seconds * 1000, 4) for job, seconds in mine.items()},
                "negmas_ms": {job: round(seconds * 1000, 2) for job, seconds in theirs["seconds"].items()},
                "times_faster": {job: round(seconds / mine[job]) for job, seconds in theirs["seconds"].items()},
            }
        )
    print(json.dumps({"negmas": answer["version"], "cases": rows}, indent=2))
    sys.exit(int(differ))


if __name__ == "__main__":
    main()
