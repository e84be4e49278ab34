"""The better skill piece by piece: frontier, timeline, types, plans, beliefs, what waiting costs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.ai.board import Board
from game.ai.fair import FairBot
from game.ai.planning import PlanningBot
from game.ai.prospects import Prospects, prospects
from game.ai.skill.minds import BENT, by_mandate, minds_for
from game.ai.skill.plans import Step, Terms, frontier_of, steps, weigh
from game.ai.skill.reading import discounted
from game.ai.skill.rivals import RIVALS, Manner, Rival, Seen, Told, anchored, asks, manners, suspects
from game.ai.trace import TraceRule
from game.rules.actions import Respond
from game.rules.state import Phase
from tests.ai.contract import FLAGSHIP, PURE, Moment, moments, scenario_at

POINTS = np.array([[50.0, 5.0], [40.0, 30.0], [35.0, 35.0], [39.0, 20.0], [10.0, 45.0], [5.0, 44.0]])
FRONTIER = frontier_of(POINTS[:, 0], POINTS[:, 1])
STILL = Prospects(np.ones(5), np.ones(5))
LOSING = Prospects(0.5 ** np.arange(5), np.ones(5))
TIMELINE = steps(1, 5, opens_odd=True, may_bid=True)
TERMS = Terms(35.0, 35.0 / 45.0, (), 0.98)


def best(rival: Rival, ahead: Prospects) -> tuple[float, float]:
    """The first demand of the best plan against one type, and what it is worth."""
    outlook = weigh(FRONTIER, TERMS, ahead, TIMELINE, (rival,), np.ones(1), 0.05)
    return float(outlook.demands[outlook.best, 0]), float(outlook.worth[outlook.best])


def test_a_frontier_keeps_what_nothing_beats() -> None:
    assert FRONTIER.own.tolist() == [50.0, 40.0, 35.0, 10.0]
    assert FRONTIER.other.tolist() == [5.0, 30.0, 35.0, 45.0]
    assert FRONTIER.own_at(np.array([30.0 / 45.0])) == pytest.approx(40.0)
    assert FRONTIER.share_at(np.array([35.0])) == pytest.approx(35.0 / 45.0)
    assert FRONTIER.share_at(np.array([60.0])) == 0.0
    assert FRONTIER.own_at(np.array([1.2])) == 0.0


def test_the_timeline_follows_the_rules_order() -> None:
    """The opener of a round bids first; both bid once a round; the last response is no bid."""
    opening = steps(1, 3, opens_odd=True, may_bid=True)
    assert [(s.ahead, s.mine) for s in opening] == [(0, True), (0, False), (1, False), (1, True), (2, True), (2, False)]
    assert opening[-1] == Step(2, False, 1.0)
    following = steps(2, 3, opens_odd=True, may_bid=True)
    assert [(s.ahead, s.mine) for s in following] == [(0, True), (1, True), (1, False)]
    answering = steps(1, 3, opens_odd=True, may_bid=False)
    assert [(s.ahead, s.mine) for s in answering] == [(1, False), (1, True), (2, True), (2, False)]
    assert steps(3, 3, opens_odd=True, may_bid=False) == ()


def test_a_plan_asks_all_of_a_taker_and_waits_for_who_concedes() -> None:
    taker, conceder = Rival(Manner.TAKER, 1.0), Rival(Manner.CLOCK, 1.0, floor=0.3, exponent=2.0)
    stubborn = Rival(Manner.FIXED, 1.0, start=35.0 / 45.0)
    assert best(taker, STILL)[0] > 48.0
    assert best(conceder, STILL)[1] > best(stubborn, STILL)[1]
    # When half the worth goes with every round, waiting for a concession no longer pays.
    assert best(conceder, LOSING)[0] < best(conceder, STILL)[0]
    assert best(conceder, LOSING)[1] < best(conceder, STILL)[1]


def test_knowing_the_type_is_never_worth_less_than_not_knowing_it() -> None:
    odds = np.array([rival.odds for rival in RIVALS])
    outlook = weigh(FRONTIER, TERMS, STILL, TIMELINE, RIVALS, odds / odds.sum(), 0.05)
    assert outlook.going_on(1.0) >= outlook.going_on(0.5) >= outlook.going_on(0.0) == outlook.worth.max()


@pytest.mark.parametrize(
    ("bids", "manner"),
    [
        ((0.98, 0.8, 0.7, 0.64, 0.6), Manner.CLOCK),
        ((0.8, 0.8, 0.8, 0.8, 0.8), Manner.FIXED),
        ((0.98, 0.75, 0.75, 0.75, 0.75), Manner.PEER),
    ],
)
def test_types_are_known_by_their_bids(bids: tuple[float, ...], manner: Manner) -> None:
    clocks = np.arange(len(bids)) / 9.0
    seen = Seen(tuple(Told(clock, bid) for clock, bid in zip(clocks.tolist(), bids, strict=True)), ())
    rivals = anchored(RIVALS, seen)
    before = dict(manners(rivals, np.array([r.odds for r in RIVALS]) / sum(r.odds for r in RIVALS)))
    after = dict(manners(rivals, suspects(rivals, seen, 0.77, 0.0)))
    assert sum(after.values()) == pytest.approx(1.0)
    assert after[manner.value] > before[manner.value]


def test_a_splitter_is_known_by_the_offers_it_had_heard_before_each_of_its_own() -> None:
    refused = (Told(0.0, 0.2, heard=1), Told(0.1, 0.72, heard=1))
    heard = Seen((Told(0.0, 0.98), Told(0.1, 0.85, heard=2)), refused)
    misheard = replace(heard, bids=(heard.bids[0], replace(heard.bids[1], heard=1)))
    splitter, mistaken = (
        dict(manners(RIVALS, suspects(RIVALS, seen, 0.77, 0.0)))[Manner.HALVING.value] for seen in (heard, misheard)
    )
    assert splitter > 3.0 * mistaken


def test_a_bid_heard_is_one_made_before(played: list[Moment]) -> None:
    for moment, bot, board in boards(played):
        mine, theirs = (board.memory.offers[side] for side in (bot._known.side, bot._known.other))
        rounds = [[offer.round for offer in offers] for offers in (mine, theirs)]
        for offer in theirs:
            before = sum(at < offer.round for at in rounds[0])
            assert before <= offer.heard <= sum(at <= offer.round for at in rounds[0]), moment.shown.round


def test_a_reciprocator_asks_less_the_more_it_was_given() -> None:
    rival = Rival(Manner.RECIPROCAL, 1.0, floor=0.5)
    last = np.array([0.98, 0.98])
    given = np.array([[0.2, 0.2], [0.2, 0.5]])
    mean, kind = asks(rival, 0.0, given, 0.8, last, bidding=True)
    assert kind == pytest.approx(mean - 0.3)


@pytest.fixture(scope="module")
def played() -> list[Moment]:
    names = {"canada": "hard", "us": "boulware"}
    return [m for m in moments(scenario_at(FLAGSHIP), names, 1) if m.shown.phase is Phase.TURNS]


def boards(played: list[Moment]) -> list[tuple[Moment, PlanningBot, Board]]:
    found = []
    for moment in played:
        if isinstance(moment.bot, PlanningBot):
            board = moment.bot.board(moment.shown)
            if len(board.feasible) and not any(board.now.settled):
                found.append((moment, moment.bot, board))
    return found


def test_waiting_only_loses(played: list[Moment]) -> None:
    for moment, bot, board in boards(played):
        ahead = prospects(moment.game.scenario, bot.valuer, board)
        assert len(ahead.keeps) == len(ahead.lasts) == board.rounds - board.view.round + 1
        assert ahead.keeps[0] == ahead.lasts[0] == 1.0
        assert (np.diff(ahead.keeps) <= 1e-12).all()
        assert (np.diff(ahead.lasts) <= 1e-12).all()


def test_a_discount_factor_counts_as_what_waiting_costs() -> None:
    """As `game.rules.pure` scores it: a deal of now against the same a round later, both over no deal at the end."""
    plain = scenario_at(PURE)
    sides = (replace(plain.sides[0], discount=0.4), plain.sides[1])
    for scenario, shrinks in ((plain, False), (replace(plain, sides=sides), True)):
        names = dict.fromkeys(scenario.side_ids, "hard")
        moment = next(m for m in moments(scenario, names, 1) if m.shown.phase is Phase.TURNS)
        bot = moment.bot
        assert isinstance(bot, PlanningBot)
        board = bot.board(moment.shown)
        bare = prospects(scenario, bot.valuer, board)
        kept = discounted(bot.ground.known, board, bare).keeps
        if not shrinks:
            assert kept.tolist() == bare.keeps.tolist()
            continue
        rounds = len(scenario.calendar.rounds)
        reserve = scenario.sides[0].reservation or 0.0
        gains = [(board.fair + reserve) * 0.4 ** (t / rounds) - reserve * 0.4 for t in range(rounds)]
        assert kept == pytest.approx(np.array(gains) / gains[0])
        assert kept[0] == 1.0 and (np.diff(kept) < 0.0).all()


def test_minds_are_mandates_and_copies_of_them(played: list[Moment]) -> None:
    _, bot, board = boards(played)[0]
    minds = minds_for(bot.ground)
    count = len(bot.ground.mandates[1])
    assert len(minds.odds) == minds.weights.shape[1] == count * (1 + BENT)
    assert by_mandate(minds, minds.odds, count) == pytest.approx(bot.ground.odds[1])
    for place, weights in enumerate(bot.ground.weights[1]):
        assert minds.weights[:, place] == pytest.approx(bot.ground.objectives.vector(weights))
    assert sum(odds for _, odds in bot.believed(board)) == pytest.approx(1.0)


def test_offers_tell_the_mandate(played: list[Moment]) -> None:
    """After two offers of a bot the true mandate is believed more than before any; a revealed one, for sure."""
    found = boards(played)
    moment, bot, board = next(entry for entry in found if entry[2].view.round >= 3)
    true = moment.state.sides[1].mandate
    before, after = dict(bot.believed(found[0][2])), dict(bot.believed(board))
    assert after[true] > before[true]
    told = replace(moment.shown, other_mandate=true)
    assert dict(bot.believed(bot.board(told)))[true] == pytest.approx(1.0)


@pytest.mark.parametrize("level", ["fair", "hard"])
def test_a_refusal_says_what_the_best_alternative_was_worth_and_what_would_have_been_signed(level: str) -> None:
    declined = chosen = 0
    for moment in moments(scenario_at(FLAGSHIP), {"canada": "fair", "us": level}, 2):
        if not isinstance(moment.action, Respond) or moment.action.sign or moment.shown.side != "us":
            continue
        trace, offer, bot = moment.bot.trace[-1], moment.shown.offers[0], moment.bot
        assert trace.rule is TraceRule.DECLINE and offer is not None and isinstance(bot, FairBot)
        assert trace.own is not None and trace.threshold is not None
        board = bot.board(moment.shown)
        packages = [alternative.package for alternative in offer.alternatives]
        free = [package for package in packages if not bot._crosses(package, board)]
        assert trace.package in (free or packages)
        assert not free or trace.own < trace.threshold
        worth = [float(bot.valuer.package(package, board.now).own[0]) for package in free]
        assert trace.own >= max(worth, default=-np.inf) - 1e-9
        declined += 1
        chosen += len(free) > 1 and trace.package != packages[0]
    assert declined and chosen
