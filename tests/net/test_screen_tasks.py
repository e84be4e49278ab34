"""One task a round for every seat that nobody else can do."""

from __future__ import annotations

from collections import Counter

import pytest

from game.core.messages import Translator
from game.lang import Wording
from game.net.screen.seat import DUTIES, tasks
from game.net.screen.tasks import Duty, barred, holder, holdings, keeper_of
from game.rules.actions import Advise, Alternative, Consult, Draft, EndTurn, Guess, Initial, UseMeasure
from game.rules.control import Timeout
from game.rules.view import View
from game.scenario import load
from game.scenario.model import Scenario
from game.table.local import LocalTable

SHIPPED = ("washington-2025-class", "washington-2025", "february-2025", "tutorial", "two-towns")


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return load("washington-2025-class")


def views(scenario: Scenario, side: str) -> list[View]:
    """A side's view in every round of a game in which nothing is agreed."""
    table = LocalTable.opened(scenario, 3, {})
    found = []
    while not table.over:
        seen = table.view(scenario.leads[side])
        if not found or found[-1].round != seen.round:
            found.append(seen)
        for seat in table.seats_to_move():
            replies = [action for action in table.legal(seat) if type(action).__name__ in ("Reply", "PostSettle")]
            if replies:
                table.submit(seat, replies[-1])
        if seen.acting_side:
            table.control(Timeout(table.view(None).acting_side))
    return found


def everybody(scenario: Scenario) -> frozenset[str]:
    return frozenset(seat.id for seat in scenario.seats)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_seat_has_one_task_in_every_round_and_no_task_has_two_seats(name: str) -> None:
    scenario = load(name)
    for side in scenario.side_ids:
        own = {seat.id for seat in scenario.seats if seat.side == side}
        for view in views(scenario, side):
            held = holdings(view, side, everybody(scenario))
            assert {holding.seat for holding in held} == own and len(held) == len(own)
            shared = Counter(holding.duty for holding in held if holding.duty is not Duty.INITIAL)
            assert max(shared.values()) == 1


def test_the_tasks_go_round(scenario: Scenario) -> None:
    for side in scenario.side_ids:
        found = {seat.id: set() for seat in scenario.seats if seat.side == side}
        for view in views(scenario, side):
            for holding in holdings(view, side, everybody(scenario)):
                found[holding.seat].add(holding.duty)
        for seat, duties in found.items():
            lead = scenario.leads[side] == seat
            assert duties == {Duty.SUBMIT} if lead else len(duties) >= 2, (seat, duties)


def test_somebody_holds_each_thing_that_the_round_offers(scenario: Scenario) -> None:
    first, *_, last = views(scenario, "canada")
    for view in (first, last):
        assert holder(holdings(view, "canada", everybody(scenario)), Duty.GUESS) is not None
    third = views(scenario, "canada")[2]
    assert holder(holdings(third, "canada", everybody(scenario)), Duty.CONSULT) is not None


def test_what_is_somebodys_task_nobody_else_may_do(scenario: Scenario) -> None:
    staffed = everybody(scenario)
    for view in views(scenario, "us"):
        held = holdings(view, "us", staffed)
        kept = {Duty.GUESS: Guess((0, 1, 2)), Duty.CONSULT: Consult(0), Duty.PEN: Draft((Alternative((0,) * 5),))}
        for duty, action in kept.items():
            keeper = holder(held, duty)
            for seat in (s.id for s in scenario.seats if s.side == "us"):
                assert barred(scenario, held, staffed, seat, action) == (keeper if keeper != seat else None)


def test_a_measure_is_its_owners_while_somebody_sits_there(scenario: Scenario) -> None:
    view = views(scenario, "us")[1]
    measure = next(m for m in scenario.measures if m.seat == "commerce")
    staffed = everybody(scenario)
    held = holdings(view, "us", staffed)
    assert barred(scenario, held, staffed, "president", UseMeasure(measure.id)) == "commerce"
    assert barred(scenario, held, staffed, "commerce", UseMeasure(measure.id)) is None
    without = staffed - {"commerce"}
    assert barred(scenario, holdings(view, "us", without), without, "president", UseMeasure(measure.id)) is None


def test_a_head_without_ministers_does_everything(scenario: Scenario) -> None:
    alone = frozenset(scenario.leads.values())
    for view in views(scenario, "canada"):
        held = holdings(view, "canada", alone)
        assert [holding.duty for holding in held] == [Duty.SUBMIT]
        for action in (Guess((0, 1, 2)), Consult(0), Draft((Alternative((0,) * 5),)), UseMeasure("retaliate")):
            assert keeper_of(view, alone, "prime-minister", action) is None


def test_advice_initials_and_table_moves_are_left_to_the_rules(scenario: Scenario) -> None:
    view = views(scenario, "us")[0]
    staffed = everybody(scenario)
    held = holdings(view, "us", staffed)
    for action in (Advise(0, 1), Initial(0, 1), EndTurn()):
        assert barred(scenario, held, staffed, "treasury", action) is None


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_seat_is_told_its_task_and_whether_it_is_done(scenario: Scenario, lang: str) -> None:
    table = LocalTable.opened(scenario, 3, {})
    staffed = everybody(scenario)
    wording = Wording(scenario, Translator(lang), offices_only=True)
    held = holdings(table.view("president"), "us", staffed)
    pen = holder(held, Duty.PEN)
    assert pen is not None
    before = tasks(table.view(pen), staffed, frozenset(), wording)
    table.submit(pen, Draft((Alternative((1, -1, -1, -1, -1)),)))
    after = tasks(table.view(pen), staffed, frozenset(), wording)
    done = [{task["seat"]: task["done"] for task in found}[pen] for found in (before, after)]
    assert done == [False, True]
    titles = {wording.t(title) for title, _ in DUTIES.values()}
    assert {task["title"] for task in after} <= titles
