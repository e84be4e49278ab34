"""Both sides of every shipped table are told as much, in words as plain, with as many arguments, lines and measures."""

from __future__ import annotations

import pytest

from game.core.text import Text
from game.scenario import load
from game.scenario.model import Scenario
from tests.flagship.flagship_reading import grade, words
from tests.scenarios_shipped.shipped import TABLES, Shipped

LENGTH = 0.15
GRADE = 1.5

Case = tuple[Shipped, Scenario]


@pytest.fixture(scope="module", params=TABLES, ids=lambda shipped: shipped.name)
def case(request: pytest.FixtureRequest) -> Case:
    shipped: Shipped = request.param
    return shipped, load(shipped.name)


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


def test_every_seat_has_a_counterpart(case: Case) -> None:
    shipped, scenario = case
    assert {seat for pair in shipped.pairs for seat in pair} == set(scenario.seats_by_id)
    for first, second in shipped.pairs:
        assert scenario.seats_by_id[first].side != scenario.seats_by_id[second].side


def test_paired_briefs_are_of_one_length_and_grade(case: Case) -> None:
    shipped, scenario = case
    for pair in shipped.pairs:
        one, other = (scenario.seats_by_id[seat].brief for seat in pair)
        assert same_length(one, other), pair
        assert abs(grade(one.en) - grade(other.en)) <= GRADE, (pair, grade(one.en), grade(other.en))


def test_side_briefs_are_of_one_length_and_grade(case: Case) -> None:
    one, other = (side.brief for side in case[1].sides)
    assert same_length(one, other)
    assert abs(grade(one.en) - grade(other.en)) <= GRADE


def test_sides_are_told_as_much_in_words_as_plain(case: Case) -> None:
    one, other = (told(case[1], side) for side in case[1].side_ids)
    assert 1 - LENGTH <= len(words(one)) / len(words(other)) <= 1 + LENGTH
    assert abs(grade(one) - grade(other)) <= GRADE


def test_three_arguments_a_side_each_with_sources(case: Case) -> None:
    for side in case[1].sides:
        assert len(side.arguments) == 3
        assert all(argument.sources for argument in side.arguments)


def test_as_many_red_lines_measures_mandates_and_seats(case: Case) -> None:
    shipped, scenario = case
    for side in scenario.sides:
        assert len(side.red_lines) == shipped.red_lines
        assert sum(measure.side == side.id for measure in scenario.measures) == shipped.measures
        assert sum(seat.side == side.id for seat in scenario.seats) == len(shipped.pairs)
    assert len(scenario.calendar.rounds) == shipped.rounds
    counts = {len(scenario.mandates_by_side[side]) for side in scenario.side_ids}
    assert len(counts) == 1


def test_each_side_has_measures_of_its_own_kind(case: Case) -> None:
    shipped, scenario = case
    kinds = [{tag for m in scenario.measures if m.side == side for tag in m.tags} for side in scenario.side_ids]
    assert len(kinds[0] - kinds[1]) >= shipped.kinds
    assert len(kinds[1] - kinds[0]) >= shipped.kinds


def test_every_issue_has_one_owner_on_each_side(case: Case) -> None:
    scenario = case[1]
    for side in scenario.side_ids:
        owned = [issue for seat in scenario.seats if seat.side == side for issue in seat.owns]
        assert sorted(owned) == sorted(issue.id for issue in scenario.issues)


def test_every_seat_has_work_of_its_own(case: Case) -> None:
    scenario = case[1]
    for seat in scenario.seats:
        assert seat.owns
        assert any(measure.seat == seat.id for measure in scenario.measures), seat.id
        assert seat.persona in {persona.id for persona in scenario.personas}
        assert sum(weight for _, weight in seat.scorecard) == pytest.approx(1.0)
