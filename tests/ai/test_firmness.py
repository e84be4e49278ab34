"""What ``hard`` refuses a side that does not move, and how long."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pytest

from game.ai import draws_lots, make_bot
from game.ai.board import Board
from game.ai.memory import Memory, PastOffer
from game.ai.menu import Valuer
from game.ai.planning import PlanningBot
from game.ai.skill.firmness import (
    Firmness,
    Movement,
    Stance,
    awaits_deadline,
    insists,
    last_stand,
    movement,
    patience,
    stance,
    until_deadline,
)
from game.rules.actions import Alternative
from game.rules.state import Deal, DealStatus, Phase
from game.scenario.politics import Tone
from game.table.match import game_seed, play_named
from tests.ai.contract import FLAGSHIP, PURE, moments, scenario_at

FIRM = Firmness()
SIDES = (0, 1)  # Canada looks at the United States
LEFT, END = 0.35, 0.3


class Table(NamedTuple):
    board: Board
    valuer: Valuer


@pytest.fixture(scope="module")
def table() -> Table:
    for moment in moments(scenario_at(FLAGSHIP), {"canada": "hard", "us": "boulware"}, 1):
        if moment.shown.phase is Phase.TURNS and isinstance(moment.bot, PlanningBot):
            board = moment.bot.board(moment.shown)
            if len(board.feasible):
                return Table(board, moment.bot.valuer)
    raise AssertionError("nobody bargained")


def told(table: Table, shares: tuple[float, ...], clock: float, tones: tuple[Tone, ...] = ()) -> Board:
    """The board after offers of the other side worth these shares of this side's best, and what it said."""
    board = table.board
    rows = board.feasible[board.values.own[board.feasible].argsort()]
    worth = board.values.own[rows] / board.top
    offers = [PastOffer(1, (Alternative(board.package(int(rows[abs(worth - share).argmin()]))),)) for share in shares]
    asked = [PastOffer(1, (Alternative(board.package(int(rows[-1]))),))]
    memory = Memory(offers=(asked, offers), tones=([], [(board.view.round, tone) for tone in tones]))
    return replace(board, memory=memory, clock=clock)


def generous(board: Board) -> Board:
    """The board on which this side's first bid gave the other side the most there is for it."""
    best = int(board.feasible[board.other[board.feasible].argmax()])
    given = [PastOffer(1, (Alternative(board.package(best)),))]
    return replace(board, memory=replace(board.memory, offers=(given, board.memory.offers[1])))


def signs(table: Table, shares: tuple[float, ...], clock: float, tones: tuple[Tone, ...] = ()) -> float:
    return stance(FIRM, table.valuer, told(table, shares, clock, tones), SIDES, LEFT, END).signs


def bids(table: Table, shares: tuple[float, ...], clock: float, tones: tuple[Tone, ...] = ()) -> float:
    return stance(FIRM, table.valuer, told(table, shares, clock, tones), SIDES, LEFT, END).bids


def test_movement_is_what_its_offers_came_up_by(table: Table) -> None:
    assert movement(table.valuer, told(table, (), 0.0), 1) == Movement(0, 0.0, 0.0)
    still = movement(table.valuer, told(table, (0.4, 0.4), 0.1), 1)
    assert still.offers == 2 and still.moved == 0.0
    seen = movement(table.valuer, told(table, (0.3, 0.6, 0.5), 0.1), 1)
    assert seen.offers == 3 and seen.moved == pytest.approx(0.3, abs=0.05)
    assert seen.best == pytest.approx(0.6 * table.board.top, abs=0.05 * table.board.top)


def test_who_has_not_moved_is_asked_for_more_than_who_has(table: Table) -> None:
    board = table.board
    assert signs(table, (0.6,), 0.1) == pytest.approx(min(FIRM.most * board.top, FIRM.signs * board.fair))
    assert signs(table, (0.3, 0.6), 0.1) == 0.0


def test_holding_out_ends(table: Table) -> None:
    until = patience(FIRM, LEFT)
    held = [signs(table, (0.6,), clock) for clock in (0.0, until, until + 0.5 * FIRM.fading, until + FIRM.fading)]
    assert held[0] == held[1] > held[2] > held[3] == 0.0


def test_the_dearer_waiting_is_the_sooner_it_ends() -> None:
    times = [patience(FIRM, left) for left in (0.1, 0.3, 0.6, 1.0)]
    assert times == sorted(times) and times[0] < times[1] < FIRM.until == times[-1]


def test_bids_stay_up_against_who_repeats_and_not_against_who_moves(table: Table) -> None:
    fair = table.board.fair
    assert bids(table, (0.6, 0.6, 0.6), 0.2) == pytest.approx(FIRM.asks * fair)
    assert bids(table, (0.6, 0.6, 0.6), 1.0) == pytest.approx(END * fair)
    assert bids(table, (0.6, 0.6), 0.2) == bids(table, (0.3, 0.45, 0.6), 0.2) == 0.0


def test_the_first_bid_is_high_and_the_next_only_while_it_is_not_answered(table: Table) -> None:
    first = replace(table.board, memory=Memory())
    assert first.view.round == 1
    assert stance(FIRM, table.valuer, first, SIDES, LEFT, END).bids == FIRM.opening * first.top
    until = patience(FIRM, LEFT)
    alone = [bids(table, (), clock) for clock in (0.0, until, until + 0.5 * FIRM.fading, until + FIRM.fading)]
    assert alone[0] == alone[1] == FIRM.opening * table.board.top > alone[2] > alone[3] == 0.0
    assert bids(table, (0.3,), 0.0) == 0.0


@pytest.mark.parametrize("clock", [0.5, 1.0])
def test_who_demands_more_at_the_end_gains_nothing_by_it(table: Table, clock: float) -> None:
    """Over the lots that may be drawn, a demand brings no more than the share of a fair deal that is left to it."""
    board, their_left, lots = replace(table.board, clock=clock), 0.9, np.linspace(0.0005, 0.9995, 1000)
    stands = np.array([last_stand(FIRM, board, their_left, END, lot) for lot in lots.tolist()])
    assert stands.min() == END and stands.max() == FIRM.decent
    assert (np.diff(stands) >= 0.0).all()
    rows = board.feasible[board.values.own[board.feasible] < FIRM.decent * board.fair]
    signed = (board.values.own[rows][:, None] >= stands * board.fair).mean(axis=1)
    brought = signed * board.other[rows] * their_left**clock
    assert brought.max() <= (FIRM.leaves + 0.002) * board.other_fair
    assert signed[board.values.own[rows] < END * board.fair].max(initial=0.0) == 0.0


def test_where_waiting_costs_enough_nothing_is_left_to_lot(table: Table) -> None:
    costly, half = FIRM.leaves / 2.0, replace(FIRM, leaves=0.0)
    assert insists(FIRM, 1.0) and not insists(FIRM, costly) and not insists(half, 1.0)
    for lot in (0.01, 0.99):
        assert last_stand(FIRM, table.board, costly, END, lot) == END
        assert last_stand(half, table.board, 1.0, END, lot) == END


def test_a_bot_that_may_insist_says_that_it_draws_lots() -> None:
    patient, costly = scenario_at(PURE), scenario_at(FLAGSHIP)
    for scenario, draws in ((patient, True), (costly, False)):
        seat = scenario.leads[scenario.side_ids[0]]
        assert draws_lots(make_bot("hard", scenario, seat, 1)) is draws


def test_at_the_end_a_demand_is_refused_in_some_games_and_a_fair_offer_in_none() -> None:
    """Talks in which waiting costs nothing, against who never goes below 0.7 of its best, and against an equal."""
    scenario = scenario_at(PURE)
    first, second = scenario.side_ids
    played = [play_named(scenario, {first: "script:hold", second: "hard"}, game_seed(5, n)) for n in range(12)]
    assert 0 < sum(result.agreed for result in played) < len(played)
    assert all(play_named(scenario, {first: "hard", second: "hard"}, game_seed(5, n)).agreed for n in range(4))


def test_threats_are_answered_whatever_else_it_does(table: Table) -> None:
    moving, fair = (0.3, 0.6), table.board.fair
    assert signs(table, moving, 0.3, (Tone.THREATENING,)) == pytest.approx(FIRM.threatened * fair)
    assert signs(table, moving, 0.3, (Tone.FIRM,)) == 0.0
    assert signs(table, moving, 1.0, (Tone.THREATENING,)) == pytest.approx(END * fair)


def test_a_refused_fair_bid_is_not_made_again_until_a_fair_offer_comes(table: Table) -> None:
    fair, top = table.board.fair, table.board.top
    short, enough = 0.7 * fair / top, 1.02 * fair / top
    moving = generous(told(table, (0.3 * fair / top, short), 0.2))
    held = stance(FIRM, table.valuer, moving, SIDES, LEFT, END)
    assert FIRM.spurned is not None
    assert held.signs == held.bids == pytest.approx(FIRM.spurned * fair)
    assert stance(replace(FIRM, spurned=None), table.valuer, moving, SIDES, LEFT, END).bids == 0.0
    met = generous(told(table, (0.3 * fair / top, enough), 0.2))
    assert stance(FIRM, table.valuer, met, SIDES, LEFT, END).bids == 0.0
    late = generous(told(table, (0.3 * fair / top, short), 1.0))
    assert stance(FIRM, table.valuer, late, SIDES, LEFT, END).bids == pytest.approx(END * fair)


def test_a_deal_that_the_voters_refused_is_no_refusal(table: Table) -> None:
    fair, top = table.board.fair, table.board.top
    moving = generous(told(table, (0.3 * fair / top, 0.7 * fair / top), 0.2))
    failed = Deal(1, "canada", "us", 1, "deal", ((0, 1),), DealStatus.FAILED)
    signed = replace(moving, view=replace(moving.view, deals=(failed,)))
    assert stance(FIRM, table.valuer, signed, SIDES, LEFT, END).bids == 0.0


def test_of_who_begins_with_a_fair_offer_more_is_asked(table: Table) -> None:
    fair, top = table.board.fair, table.board.top
    bid = bids(table, (1.05 * fair / top,), 0.1)
    assert fair < bid <= FIRM.most * top
    assert bids(table, (0.9 * fair / top,), 0.1) == 0.0
    assert bids(table, (1.05 * fair / top,), 1.0) == 0.0


@pytest.mark.parametrize("clock", [0.0, 0.3, 0.6, 0.9])
def test_where_waiting_is_free_it_holds_out_to_the_deadline(table: Table, clock: float) -> None:
    board = replace(table.board, clock=clock)
    free, dear = until_deadline(FIRM, board, 1.0), until_deadline(FIRM, board, FIRM.idle)
    assert board.fair <= dear <= free <= FIRM.most * board.top
    assert (free == FIRM.most * board.top) is (clock == 0.0)
    last = replace(board, view=replace(board.view, round=board.rounds))
    assert until_deadline(FIRM, last, 1.0) == 0.0


def test_who_loses_by_waiting_ends_that() -> None:
    assert awaits_deadline(FIRM, (1.0, FIRM.idle))
    assert not awaits_deadline(FIRM, (1.0, 0.5)) and not awaits_deadline(FIRM, (0.5, 1.0))
    asked = Stance(10.0, 30.0).at_least(20.0)
    assert asked == Stance(20.0, 30.0)


def test_who_gives_way_early_gains_nothing_where_waiting_is_free() -> None:
    """Talks in which nothing is lost by waiting: `easy` comes down before the end, and pays for it."""
    scenario = scenario_at(PURE)
    first, second = scenario.side_ids
    for n in range(3):
        played = play_named(scenario, {first: "hard", second: "easy"}, game_seed(5, n))
        assert played.agreed
        assert {deal.round for deal in played.deals} == {len(scenario.calendar.rounds)}
        assert played.scores[0] > played.scores[1]
