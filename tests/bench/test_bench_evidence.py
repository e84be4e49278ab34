"""The benchmarks, run once in the long suite: their figures are evidence, never a timed test."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
BENCHES = (
    "bench_trade",
    "bench_payoff",
    "bench_simulate",
    "bench_check",
    "bench_window",
    "bench_author",
    "bench_moves",
)


@pytest.mark.long
@pytest.mark.parametrize("name", BENCHES)
def test_a_benchmark_prints_its_figures(name: str, evidence: Callable[[str, Mapping[str, object]], None]) -> None:
    run = subprocess.run(
        [sys.executable, str(FOLDER / f"{name}.py")],
        capture_output=True,
        text=True,
        cwd=FOLDER.parent.parent,
        timeout=1800,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    figures = json.loads(run.stdout)
    assert figures
    evidence(name, figures)
