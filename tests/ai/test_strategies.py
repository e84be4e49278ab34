"""Balance bars that need play (see ``strategies``): a glimpse in the short suite, 500 seeds in the long one."""

from __future__ import annotations

import pytest

from tests.ai.strategies import COURSES, FREE_RIDERS, failures, figures, play, play_all

GLIMPSE = tuple(range(8))


def test_a_glimpse_of_the_three_courses_and_the_free_riders() -> None:
    """Eight seeds: no course always wins or never deals, and nobody lives by never signing."""
    names = (*COURSES, *FREE_RIDERS, "script:linear")
    played = {(side, name): play("washington-2025", side, name, GLIMPSE) for side in (0, 1) for name in names}
    document = figures(played)
    assert list(failures(document, slack=0.3)) == []


@pytest.mark.long
def test_the_bars_hold_over_five_hundred_seeds() -> None:
    document = figures(play_all("washington-2025", 500, jobs=2))
    assert list(failures(document)) == []
