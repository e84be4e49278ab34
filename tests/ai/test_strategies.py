"""Balance bars that need play (see ``strategies``): a glimpse in the short suite, 500 seeds in the long one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.ai.strategies import COURSES, FREE_RIDERS, failures, figures, play, play_all

GLIMPSE = tuple(range(8))
CALIBRATION = Path(__file__).parent.parent.parent / "docs" / "calibration.md"


def test_a_glimpse_of_the_three_courses_and_the_free_riders() -> None:
    """Eight seeds: no course always wins or never deals, and nobody lives by never signing."""
    names = (*COURSES, *FREE_RIDERS, "script:linear")
    played = {(side, name): play("washington-2025", side, name, GLIMPSE) for side in (0, 1) for name in names}
    document = figures(played)
    assert list(failures(document, slack=0.3)) == []


@pytest.mark.long
def test_the_bars_over_five_hundred_seeds(evidence: Callable[[str, Mapping[str, object]], None]) -> None:
    """What is missed must be what ``docs/calibration.md`` says is missed: no new miss, and none that is over."""
    document = figures(play_all("washington-2025", 500, jobs=2))
    missed = list(failures(document))
    evidence("strategies", {**document, "missed": missed})
    documented = CALIBRATION.read_text(encoding="utf-8")
    assert [miss for miss in missed if miss.split("]")[0] + "]" not in documented] == []
