"""What only the flagship has: sovereignty out of the bargain, and its calendar (the rest: tests/scenarios_shipped)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from game.scenario import load
from game.scenario.model import Scenario


@pytest.fixture(scope="module", params=("washington-2025", "washington-2025-as-reported"))
def scenario(request: pytest.FixtureRequest) -> Scenario:
    return load(str(request.param))


def test_sovereignty_is_not_for_sale(scenario: Scenario) -> None:
    """No option of any issue offers, asks for or prices annexation."""
    for issue in scenario.issues:
        for option in issue.options:
            said = " ".join(text.en + text.fr for text in (option.label, option.detail) if text).lower()
            assert not any(word in said for word in ("annex", "51st", "51e", "statehood"))


def test_calendar_runs_monthly_to_the_review(scenario: Scenario) -> None:
    dates = [entry.date for entry in scenario.calendar.rounds]
    assert dates[0] == "2025-10-07"
    assert dates[-1] == "2026-07-01"
    assert all(earlier < later for earlier, later in pairwise(dates))
    assert len(dates) == 10
