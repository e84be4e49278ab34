"""Times the payoff kernel against its bars and prints one JSON document.

Run from the checkout: python -m tests.bench.bench_payoff [--repeats N], or as a file. Every figure is the minimum and
the median over repeats; a bar is met if the *minimum* meets it, because other work on the machine only ever adds time.
Tables come from fixed seeds: "random" draws both sides' values independently, "trade-off" gives every option to one
side at the other's expense with unequal weights and curvature, "near fixed sum" does so almost one for one.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

from game.payoff.factors import POINT, Factor
from game.payoff.model import PayoffModel, build_model
from game.payoff.solutions import solve
from game.payoff.zone import zone_share

Tables = Callable[[np.random.Generator, int], tuple[np.ndarray, np.ndarray]]


def random_tables(rng: np.random.Generator, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Independent values for both sides."""
    return rng.normal(0, 10, size), rng.normal(0, 10, size)


def trade_off_tables(rng: np.random.Generator, size: int) -> tuple[np.ndarray, np.ndarray]:
    """One side's gain is the other's loss, with unequal weights and curvature."""
    share = np.linspace(0, 1, size)
    weights, bends = rng.uniform(2, 10, 2), rng.uniform(0.6, 1.6, 2)
    return weights[0] * share ** bends[0], weights[1] * (1 - share) ** bends[1]


def near_fixed_sum(noise: float) -> Tables:
    """One side's gain is the other's loss up to `noise` points."""

    def tables(rng: np.random.Generator, size: int) -> tuple[np.ndarray, np.ndarray]:
        gain = np.sort(rng.uniform(0, 10, size))
        return gain, 10 - gain + rng.normal(0, noise, size)

    return tables


def model_of(dims: Sequence[int], seed: int, tables: Tables) -> PayoffModel:
    """A model of one factor per issue; no deal is what half of all packages beat, side by side."""
    rng = np.random.default_rng(seed)
    factors: tuple[list[Factor], list[Factor]] = ([], [])
    for issue, size in enumerate(dims):
        for side, values in enumerate(tables(rng, size)):
            factors[side].append(Factor.of_points((issue,), values, f"issue {issue}"))
    middle = [sum(int(factor.points.mean()) for factor in side) for side in factors]
    return build_model(dims, ("a", "b"), factors, status_quo=[0] * len(dims), no_deal=middle)


def timed(work: Callable[[], object], repeats: int) -> dict[str, float]:
    """Minimum and median milliseconds over repeats, after one unmeasured call."""
    work()
    times = []
    for _ in range(repeats):
        start = perf_counter()
        work()
        times.append((perf_counter() - start) * 1000)
    return {"min_ms": round(min(times), 4), "median_ms": round(float(np.median(times)), 4)}


def figures(repeats: int) -> list[dict[str, object]]:
    """All measurements, with the bar in milliseconds where there is one."""
    result: list[dict[str, object]] = []

    def add(name: str, bar: float | None, work: Callable[[], object], repeat: int, **facts: object) -> None:
        times = timed(work, repeat)
        met = None if bar is None else times["min_ms"] <= bar
        result.append({"name": name, "bar_ms": bar, **times, "met": met, **facts})

    few = max(3, repeats // 10)
    for label, tables in (("random", random_tables), ("trade-off", trade_off_tables)):
        small, large = model_of([10] * 4, 1, tables), model_of([10] * 6, 1, tables)
        buffer = np.empty((2, large.package_count), dtype=np.int64)

        def analyse(model: PayoffModel) -> Callable[[], object]:
            return lambda: solve(model.frontier(), model.no_deal)

        def everything(model: PayoffModel, out: np.ndarray | None = None) -> Callable[[], object]:
            return lambda: (model.evaluate(out), solve(model.frontier(), model.no_deal))

        size = {"packages": large.package_count, "frontier": len(large.frontier())}
        add(f"one side, every package, 10^6, {label}", 2.0, lambda m=large: m.evaluate_side(0), repeats, **size)
        add(f"frontier + solutions, folded, 10^6, {label}", 2.0, analyse(large), repeats, **size)
        add(f"both sides listed + frontier + solutions, 10^6, {label}", None, everything(large), repeats, **size)
        add(f"the same into a buffer, 10^6, {label}", None, everything(large, buffer), repeats, **size)
        add(f"zone share, exact, 10^6, {label}", None, lambda m=large: zone_share(m), repeats, **size)
        size = {"packages": small.package_count, "frontier": len(small.frontier())}
        add(f"both sides listed + frontier + solutions, 10^4, {label}", 0.5, everything(small), repeats, **size)

    for label, tables in (
        ("random", random_tables),
        ("trade-off", trade_off_tables),
        ("near fixed sum, 0.02", near_fixed_sum(0.02)),
        ("near fixed sum, 0.01", near_fixed_sum(0.01)),
        ("fixed sum", near_fixed_sum(0.0)),
    ):
        model = model_of([10] * 12, 3, tables)
        frontier = model.frontier()
        # The bar is for frontiers that fit; the fixed sum does not and is listed for its time and epsilon.
        bar = 1000.0 if frontier.epsilon == 0 else None
        facts = {"packages": 10**12, "frontier": len(frontier), "epsilon": frontier.epsilon}
        add(f"frontier, 12 blocks, 10^12, {label}", bar, model.frontier, few, **facts)

    shipped = model_of([10, 10, 10, 10, 10, 10, 8, 6], 5, trade_off_tables)
    facts = {"packages": shipped.package_count, "share": zone_share(shipped).share}
    add("zone share, exact, 4.8*10^7", 1000.0, lambda: zone_share(shipped), few, **facts)
    add("zone share, sampled, 10^12", None, lambda: zone_share(model), few, packages=10**12)
    rng = np.random.default_rng(0)
    for count in (1, 32, 1000, 100_000):
        packages = rng.integers(-1, 10, (count, 12)).astype(np.int16)
        work = lambda packages=packages: model.score(packages)  # noqa: E731
        add(f"score {count} packages of 12 issues", None, work, repeats if count < 10**5 else few)
    add("restrict two of 12 issues", None, lambda: model.restrict({2: 3, 7: 1}), repeats)
    return result


def main() -> None:
    """Print the figures as JSON; exit 1 if a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=60)
    arguments = parser.parse_args()
    rows = figures(arguments.repeats)
    machine = {"python": platform.python_version(), "numpy": np.__version__, "units_per_point": POINT}
    print(json.dumps({"machine": machine, "figures": rows}, indent=2))
    sys.exit(any(row["met"] is False for row in rows))


if __name__ == "__main__":
    main()
