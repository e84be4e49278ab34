"""What waiting costs: forecasts against slow ones, announced news, and bots that sign before a blow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ai.announced import ViewFacts, announced_support
from game.ai.board import Board
from game.ai.fair import FairBot
from game.ai.menu import Situation
from game.ai.prospects import SHELTERED, prospects
from game.rules.conditions import holds, met
from game.rules.state import Phase
from game.rules.view import Upcoming
from game.scenario.vocabulary import Comparison, Condition, Meter, MeterIs
from game.table.match import game_seed, play_named
from tests.ai.contract import FLAGSHIP, Moment, moments, scenario_at

FEBRUARY = "february-2025"
TABLES = (FLAGSHIP, FEBRUARY, "cusma-review-2026", "metals-2018")


@cache
def played(name: str) -> tuple[Moment, ...]:
    scenario = scenario_at(name)
    return tuple(moments(scenario, dict.fromkeys(scenario.side_ids, "fair"), 1))


def boards(name: str) -> Iterator[tuple[FairBot, Board]]:
    for moment in played(name):
        if moment.shown.phase is Phase.TURNS and isinstance(moment.bot, FairBot):
            board = moment.bot.board(moment.shown)
            if len(board.feasible):
                yield moment.bot, board


def later(board: Board, name: str, ahead: int) -> Situation:
    """The situation after idle rounds and the news of the calendar, worked out audience by audience."""
    scenario = scenario_at(name)
    lost = {idle.side: SHELTERED * idle.points * ahead for idle in scenario.dynamics.idle}
    news = announced_support(scenario, board.view, ahead)[:, ahead].tolist()
    supports = tuple(
        tuple(min(100.0, max(0.0, level - lost.get(side, 0.0) + news.pop(0))) for level in levels)
        for side, levels in zip(scenario.side_ids, board.now.supports, strict=True)
    )
    weights = scenario.calendar.weights
    place = min(board.view.round + ahead, len(weights)) - 1
    return replace(board.now, supports=(supports[0], supports[1]), share=scenario.calendar.after + sum(weights[place:]))


@pytest.mark.parametrize("name", TABLES)
def test_what_a_deal_keeps_is_what_it_is_worth_in_the_situations_to_come(name: str) -> None:
    looked_at = 0
    for bot, board in boards(name):
        ahead = prospects(scenario_at(name), bot.valuer, board)
        rows = board.feasible
        fair = board.package(int(rows[int((board.values.own[rows] * board.other[rows]).argmax())]))
        left = board.rounds - board.view.round
        slow = [float(bot.valuer.package(fair, later(board, name, a)).own[0]) for a in range(left + 1)]
        lowest = np.minimum.accumulate(np.maximum(slow, 0.0)) / slow[0]
        assert ahead.keeps == pytest.approx(np.minimum(lowest, 1.0), abs=1e-9)
        looked_at += left > 0
    assert looked_at > 1


def test_announced_news_counts_from_its_round_and_only_while_its_condition_holds() -> None:
    """In February the month ends in round five, unless the duty on goods is settled by then."""
    scenario = scenario_at(FEBRUARY)
    first = next(m for m in played(FEBRUARY) if m.shown.round == 1 and m.shown.phase is Phase.TURNS)
    news = announced_support(scenario, first.shown, 5)
    canada = len(scenario.audiences_by_side["canada"])
    event = scenario.events_by_id["unanswered"]
    lost = {effect.side: effect.delta for effect in event.effects if hasattr(effect, "audience")}
    shown = replace(first.shown, upcoming=tuple(u for u in first.shown.upcoming if u.event == "unanswered"))
    alone = announced_support(scenario, shown, 5)
    assert not alone[:, :4].any()
    assert (alone[:canada, 4:] == lost["canada"]).all() and (alone[canada:, 4:] == lost["us"]).all()
    assert not np.allclose(news, 0.0)
    duty = scenario.issue_index["duty"]
    agreed = (*shown.in_force[:duty], scenario.status_quo[duty] + 1, *shown.in_force[duty + 1 :])
    assert not announced_support(scenario, replace(shown, in_force=agreed), 5).any()


@given(st.integers(1, 6), st.integers(0, 3), st.floats(0.05, 1.0))
def test_uncertain_news_counts_by_the_odds_that_some_round_brings_it(first: int, length: int, chance: float) -> None:
    scenario = scenario_at(FEBRUARY)
    start = next(m for m in played(FEBRUARY) if m.shown.round == 1 and m.shown.phase is Phase.TURNS).shown
    coming = Upcoming("unanswered", first, first + length, chance)
    moved = announced_support(scenario, replace(start, upcoming=(coming,)), 5)[0]
    whole = moved.min() if chance == 1.0 else -2.8
    none_yet = 1.0
    for ahead in range(6):
        if ahead and first <= 1 + ahead <= first + length:
            none_yet *= 1.0 - chance
        assert moved[ahead] == pytest.approx(whole * (1.0 - none_yet))


def conditions(name: str) -> list[Condition]:
    scenario = scenario_at(name)
    found = [event.when for event in scenario.events] + [measure.when for measure in scenario.measures]
    return [condition for condition in found if condition is not None]


@pytest.mark.parametrize("name", TABLES)
def test_what_a_seat_sees_says_the_same_of_conditions_as_the_state(name: str) -> None:
    """Nothing but the other side's capital is hidden from it, and no shipped condition asks about that."""
    scenario, asked = scenario_at(name), conditions(name)
    answers = set()
    for moment in played(name):
        for condition in asked:
            whole = holds(moment.game, moment.state, condition)
            assert met(scenario, ViewFacts(scenario, moment.shown), condition) == whole
            answers.add(whole)
    assert answers == {True, False}


def test_the_other_sides_capital_is_not_guessed() -> None:
    scenario = scenario_at(FLAGSHIP)
    shown = next(m.shown for m in played(FLAGSHIP) if m.shown.side == "canada")
    facts = ViewFacts(scenario, shown)
    own = MeterIs(Meter.CAPITAL, Comparison.AT_LEAST, 0.0, side="canada")
    assert met(scenario, facts, own)
    assert isnan(facts.meter(replace(own, side="us")))
    assert not met(scenario, facts, replace(own, side="us"))


def test_fair_bots_sign_before_the_month_is_over() -> None:
    """Support falls in the fifth round of February: whoever still haggles then loses the vote."""
    scenario = scenario_at(FEBRUARY)
    games = [play_named(scenario, dict.fromkeys(scenario.side_ids, "fair"), game_seed(3, n)) for n in range(10)]
    assert sum(game.agreed for game in games) >= 7
    signed = [min((deal.round for deal in game.deals), default=9) for game in games]
    assert float(np.median(signed)) <= 4
