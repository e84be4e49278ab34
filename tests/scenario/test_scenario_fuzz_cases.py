"""Twenty thousand broken files: no traceback, no case over a second, never more than 300 MB."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("fuzz_cases.py")
SECONDS, MEGABYTES = 1.0, 300.0


def figures(cases: int, seed: int) -> dict[str, object]:
    """In a process of its own, whose memory is that of the cases alone."""
    command = [sys.executable, str(PROGRAM), "--cases", str(cases), "--seed", str(seed)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=3 * 3600, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    return dict(json.loads(ran.stdout))


def bars(found: Mapping[str, object]) -> None:
    assert found["faults"] == []
    slowest = found["slowest_case"]
    assert isinstance(slowest, dict) and slowest["processor_seconds"] <= SECONDS
    assert isinstance(found["peak_megabytes"], float) and found["peak_megabytes"] <= MEGABYTES


def test_a_hundred_and_fifty_cases() -> None:
    found = figures(150, 7)
    bars(found)
    outcomes = found["outcomes"]
    assert isinstance(outcomes, dict) and outcomes["refused"] > 90


@pytest.mark.long
def test_twenty_thousand_cases(evidence: Callable[[str, Mapping[str, object]], None]) -> None:
    found = figures(20_000, 2018)
    evidence("fuzz", found)
    bars(found)
