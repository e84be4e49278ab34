"""Both delegations are told as much, in words as plain, with as many arguments, red lines and measures."""

from __future__ import annotations

from itertools import pairwise

import pytest
from flagship_reading import grade, words

from game.core.text import Text
from game.scenario import load
from game.scenario.model import Scenario

# Who meets whom across the table.
ROLE_PAIRS = (
    ("prime-minister", "president"),
    ("intergovernmental", "trade-representative"),
    ("foreign-affairs", "treasury"),
    ("industry", "commerce"),
)
LENGTH = 0.15
GRADE = 1.5
SHIPPED = ("washington-2025", "washington-2025-as-reported")


@pytest.fixture(scope="module", params=SHIPPED)
def scenario(request: pytest.FixtureRequest) -> Scenario:
    return load(str(request.param))


def same_length(one: Text, other: Text) -> bool:
    return all(
        1 - LENGTH <= len(one.get(locale).split()) / len(other.get(locale).split()) <= 1 + LENGTH
        for locale in ("en", "fr")
    )


def told(scenario: Scenario, side: str) -> str:
    """All a side is told in confidence or argues, in English."""
    own = scenario.side(side)
    return " ".join(
        [own.brief.en]
        + [argument.text.en for argument in own.arguments]
        + [line.text.en for line in own.red_lines]
        + [seat.brief.en for seat in scenario.seats if seat.side == side]
        + [mandate.brief.en for mandate in scenario.mandates if mandate.side == side]
    )


def test_every_seat_has_a_counterpart(scenario: Scenario) -> None:
    assert {seat for pair in ROLE_PAIRS for seat in pair} == set(scenario.seats_by_id)


@pytest.mark.parametrize("pair", ROLE_PAIRS)
def test_paired_briefs_are_of_one_length_and_grade(scenario: Scenario, pair: tuple[str, str]) -> None:
    one, other = (scenario.seats_by_id[seat].brief for seat in pair)
    assert same_length(one, other)
    assert abs(grade(one.en) - grade(other.en)) <= GRADE


def test_side_briefs_are_of_one_length_and_grade(scenario: Scenario) -> None:
    one, other = (side.brief for side in scenario.sides)
    assert same_length(one, other)
    assert abs(grade(one.en) - grade(other.en)) <= GRADE


def test_sides_are_told_as_much_in_words_as_plain(scenario: Scenario) -> None:
    one, other = (told(scenario, side) for side in scenario.side_ids)
    assert 1 - LENGTH <= len(words(one)) / len(words(other)) <= 1 + LENGTH
    assert abs(grade(one) - grade(other)) <= GRADE


def test_three_arguments_a_side_each_with_sources(scenario: Scenario) -> None:
    for side in scenario.sides:
        assert len(side.arguments) == 3
        assert all(argument.sources for argument in side.arguments)


def test_as_many_red_lines_measures_mandates_and_seats(scenario: Scenario) -> None:
    first, second = scenario.sides
    assert len(first.red_lines) == len(second.red_lines) == 3
    measures = [[m for m in scenario.measures if m.side == side.id] for side in scenario.sides]
    assert len(measures[0]) == len(measures[1]) >= 6
    seats = [[s for s in scenario.seats if s.side == side.id] for side in scenario.sides]
    assert len(seats[0]) == len(seats[1]) == 4
    assert all(len(scenario.mandates_by_side[side]) == 4 for side in scenario.side_ids)


def test_each_side_has_two_measures_of_its_own_kind(scenario: Scenario) -> None:
    kinds = [{tag for m in scenario.measures if m.side == side for tag in m.tags} for side in scenario.side_ids]
    assert len(kinds[0] - kinds[1]) >= 2
    assert len(kinds[1] - kinds[0]) >= 2


def test_every_issue_has_one_owner_on_each_side(scenario: Scenario) -> None:
    for side in scenario.side_ids:
        owned = [issue for seat in scenario.seats if seat.side == side for issue in seat.owns]
        assert sorted(owned) == sorted(issue.id for issue in scenario.issues)


def test_every_seat_has_work_of_its_own(scenario: Scenario) -> None:
    for seat in scenario.seats:
        assert seat.owns
        assert any(measure.seat == seat.id for measure in scenario.measures)
        assert seat.persona in {persona.id for persona in scenario.personas}
        assert sum(weight for _, weight in seat.scorecard) == pytest.approx(1.0)


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
