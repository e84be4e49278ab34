"""Speed of the trade model: wedge matrices a second with every outcome. Prints one JSON document.

    python tests/bench/bench_trade.py [--size B] [--repeats N] [--threads T]

Random wedges of up to +60 % on every flow of three sectors (unit and mixed demand elasticities, an origin
with fixed producer price), plus the instruments of ``Policies`` one by one and all together. Figures are
medians over the repeats; ``best`` is the fastest repeat, which says more on a machine that is shared.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from game.trade import Policies, Sector, TradeOutcome

SEED = 20251007
FLOWS = [[135.0, 9.2, 12.0], [10.5, 15.9, 1.2], [29.5, 8.0, 1200.0]]
SECTORS = {
    "unit_eta": Sector(FLOWS, 1.0, 4.0, 1.0, [1.5, 1.5, 10.0]),
    "mixed_eta": Sector(FLOWS, 1.05, 4.0, [0.8, 0.9, 1.2], [1.5, 1.5, 10.0]),
    "fixed_row_price": Sector(FLOWS, 1.0, 4.0, 1.0, [1.5, 1.5, np.inf]),
}


def policies(size: int) -> dict[str, Policies]:
    """Batches of every instrument; quotas straddle all three regimes."""
    g = np.random.default_rng(SEED)
    duty = g.uniform(0.2, 0.6, (size, 3, 3))
    quota = np.zeros((size, 3, 3))
    quota[:, 1, 0] = g.uniform(2.0, 12.0, size)
    claims = {"claim_floor": 0.38, "claim_ceiling": 0.94}
    return {
        "ad_valorem": Policies(duty=duty),
        "claims_and_export_tax": Policies(duty=duty, export_tax=0.1 * duty, **claims),
        "quota": Policies(duty=duty, quota=quota, quota_rate=0.05),
        "specific": Policies(duty=duty, specific=0.1 * duty),
        "everything": Policies(
            duty=duty, specific=0.02 * duty, export_tax=0.1 * duty, quota=quota, importer_rent=0.5, **claims
        ),
    }


def measure(call: Callable[[], TradeOutcome], size: int, repeats: int) -> dict[str, float]:
    """Matrices a second (median and best), after one call to warm up."""
    out = call()
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    return {
        "per_second_median": round(size / statistics.median(seconds)),
        "per_second_best": round(size / min(seconds)),
        "milliseconds_median": round(1e3 * statistics.median(seconds), 3),
        "flagged": int(out.flagged.sum()),
        "largest_residual": float(np.nanmax(out.residual)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--threads", type=int, nargs="*", default=[1, 2])
    args = parser.parse_args()
    wedges = 1.0 + np.random.default_rng(SEED).uniform(0.0, 0.6, (args.size, 3, 3))
    report: dict[str, object] = {
        "size": args.size,
        "repeats": args.repeats,
        "cpu_count": os.cpu_count(),
        "load_average": [round(x, 2) for x in os.getloadavg()] if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "solve": {
            name: {
                f"threads_{t}": measure(lambda s=sector, t=t: s.solve(wedges, threads=t), args.size, args.repeats)
                for t in args.threads
            }
            for name, sector in SECTORS.items()
        },
    }
    sector = SECTORS["unit_eta"]
    report["solve_policies"] = {
        name: {
            f"threads_{t}": measure(
                lambda p=batch, t=t: sector.solve_policies(p, threads=t), args.size, max(3, args.repeats // 2)
            )
            for t in args.threads
        }
        for name, batch in policies(args.size).items()
    }
    report["small_batches_milliseconds"] = {
        str(size): {
            "solve": measure(lambda n=size: sector.solve(wedges[:n]), size, 50)["milliseconds_median"],
            **{
                name: measure(lambda p=batch: sector.solve_policies(p), size, 50)["milliseconds_median"]
                for name, batch in policies(size).items()
            },
        }
        for size in (5, 100, 500)
    }
    json.dump(report, sys.stdout, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
