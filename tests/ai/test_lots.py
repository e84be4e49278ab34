"""Lots: what signing them is worth vote by vote, how they are composed, when they are offered and which are picked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from math import prod

import numpy as np
import pytest

from game.ai import Trace, TraceRule, make_bot
from game.ai.ballots import Ballots, ballots
from game.ai.board import Board
from game.ai.fair import FairBot
from game.ai.lots import by_sector
from game.ai.signing import portions
from game.rules.actions import OPEN, Alternative, Lot, Package, Propose, Respond
from game.rules.apply import apply
from game.rules.game import overlay
from game.rules.paths import path_of
from game.rules.ratification import audience_shifts, pass_chance, standing
from game.rules.view import Viewer, ViewerKind
from game.rules.views import view
from game.scenario.model import Rule, Scenario
from game.scenario.vocabulary import SupportEffect
from tests.ai.contract import PURE, TUTORIAL, Moment, moments, scenario_at

FEBRUARY = "february-2025"


@dataclass(frozen=True)
class Bid:
    """An offer that a bot made, on its board, with what it noted of it."""

    moment: Moment
    bot: FairBot
    board: Board
    offer: Propose
    said: Trace

    @property
    def first(self) -> Alternative:
        return self.offer.alternatives[0]

    def ballots(self) -> Ballots:
        parts = [lot.issues for lot in self.first.lots]
        return ballots(self.bot.valuer, self.board.now, self.first.package, parts, self.bot.ground.known.side)


def bids(where: str, first: str, second: str, seeds: range) -> Iterator[Bid]:
    scenario = scenario_at(where)
    one, other = scenario.side_ids
    for seed in seeds:
        for moment in moments(scenario, {one: first, other: second}, seed):
            bot, action = moment.bot, moment.action
            if isinstance(bot, FairBot) and isinstance(action, Propose):
                said = [trace for trace in bot.trace if trace.action == action]
                yield Bid(moment, bot, bot.board(moment.shown), action, said[-1])


@dataclass(frozen=True)
class Course:
    """One way the votes on lots may go: its chance, how many failed, and what a side gains by it."""

    chance: float
    failed: int
    gain: float
    support: float


def courses(moment: Moment, bot: FairBot, board: Board, lots: list[Package]) -> list[Course]:
    """Every way the votes on ``lots`` may go by the rules, all passing first."""
    game, state = moment.game, moment.state
    rules, path = game.scenario.ratification, path_of(game, state)
    own = game.scenario.seats_by_id[moment.seat].side
    assert rules is not None
    found = []
    for verdicts in product((True, False), repeat=len(lots)):
        supports = {side.id: list(side.support) for side in state.sides}
        position, chance = board.now.standing, 1.0
        for lot, passed in zip(lots, verdicts, strict=True):
            after = overlay(position, lot)
            margins = [standing(game, side, now, path, position, after).margin for side, now in supports.items()]
            both = prod(pass_chance(game, margin) for margin in margins)
            chance *= both if passed else 1.0 - both
            for side, now in supports.items():
                moved = audience_shifts(game, side, path, position, after)
                for place, shift in enumerate(moved):
                    now[place] += shift * passed + sum(
                        effect.delta
                        for effect in (rules.on_pass if passed else rules.on_fail)
                        if isinstance(effect, SupportEffect)
                    )
            position = after if passed else position
        changed = tuple(o if o != old else OPEN for o, old in zip(position, board.now.standing, strict=True))
        gain = float(bot.valuer.own_gains(np.array([changed]), board.now)[0])
        shifts = audience_shifts(game, own, path, board.now.standing, position)
        weights = [audience.weight for audience in game.scenario.audiences_by_side[own]]
        found.append(Course(chance, verdicts.count(False), gain, float(np.average(shifts, weights=weights))))
    return found


def in_parts(scenario: Scenario, board: Board, package: Package, count: int) -> list[list[int]]:
    """The rows that a package changes, cut at sectors into about ``count`` parts."""
    changed = [i for i, option in enumerate(package) if option not in (OPEN, board.now.standing[i])]
    cuts = np.array_split(np.arange(len(by_sector(scenario, changed))), count)
    sectors = by_sector(scenario, changed)
    return [[issue for at in cut for issue in sectors[at]] for cut in cuts if len(cut)]


@pytest.mark.parametrize("where", ["washington-2025", FEBRUARY, "two-towns"])
def test_lots_are_worth_what_the_rules_make_of_them(where: str) -> None:
    """Against every course of the votes played out by the rules: each lot rides on what those before it won or lost."""
    checked = 0
    for bid in bids(where, "fair", "fair", range(2)):
        moment, bot, board = bid.moment, bid.bot, bid.board
        if moment.state.deals:
            continue
        scenario = moment.game.scenario
        package = board.package(int(board.feasible[np.argmax(board.values.own[board.feasible])]))
        parts = in_parts(scenario, board, package, 3)
        lots = [tuple(o if i in part else OPEN for i, o in enumerate(package)) for part in parts]
        side = scenario.side_ids.index(scenario.seats_by_id[moment.seat].side)
        seen = ballots(bot.valuer, board.now, package, parts, side).believed(board.odds)
        order = [np.array([1 << number]) for number in range(len(parts))]
        found = courses(moment, bot, board, lots)
        politics, bonus = scenario.dynamics.politics_weight, float(seen.praise[0])
        expected = sum(
            course.chance
            * (
                board.now.share * course.gain
                + politics * course.support
                - course.failed * bot.valuer.blame
                + max(0, len(lots) - course.failed - 1) * bonus
            )
            for course in found
        )
        assert sum(course.chance for course in found) == pytest.approx(1.0)
        assert bonus == pytest.approx(politics * 1.0)  # a vote that passes lifts every audience by a point here
        assert float(seen.all_pass(order)[0]) == pytest.approx(found[0].chance, abs=2e-3)
        assert float(seen.in_turn(order)[0, 0]) == pytest.approx(expected, abs=0.05)
        checked += 1
    assert checked >= 3


def parts_of(package: Package, lots: tuple[Lot, ...]) -> list[Package]:
    return [tuple(o if i in lot.issues else OPEN for i, o in enumerate(package)) for lot in lots]


@pytest.fixture(scope="module")
def february() -> list[Bid]:
    return list(bids(FEBRUARY, "hard", "hard", range(20251201, 20251206)))


def test_hard_offers_lots_that_beat_one_vote_and_are_not_worth_picking_out(
    february: list[Bid],
) -> None:
    """In February 2025 some packages pass better in parts; each part gives both sides a like share and can pass."""
    offered = 0
    for bid in february:
        bot, board, first, said = bid.bot, bid.board, bid.first, bid.said
        assert bool(first.lots) == (said.rule is TraceRule.BID_LOTS) == (said.whole is not None)
        if not first.lots:
            continue
        assert 2 <= len(first.lots) <= 4
        assert sorted(i for lot in first.lots for i in lot.issues) == [i for i, o in enumerate(first.package) if o >= 0]
        assert said.own is not None
        assert said.whole is not None
        if said.own <= said.whole:
            # Nearly as much, in parts that may be signed where the whole is not.
            assert said.own >= 0.9 * said.whole
            assert bot.is_stuck(bid.moment.shown, board)
            continue
        offered += 1
        whole = bot.valuer.package(first.package, board.now)
        alone = bot.valuer.packages(np.array(parts_of(first.package, first.lots)), board.now)
        assert (alone.chance >= 0.85 * whole.chance[0] - 1e-9).all()
        odds = np.array(board.odds)
        seen = bid.ballots()
        worth = np.stack([seen.worth[0], odds @ seen.worth[1:]])
        share = (worth / worth[:, [-1]])[:, [1 << place for place in range(len(first.lots))]]
        assert (share.min(axis=0) >= 0.5 * share.max(axis=0) - 1e-9).all()
        assert (share > 0.0).all()
    assert offered >= 2
    assert offered < len(february)


def test_no_lot_is_so_good_that_a_rational_picker_leaves_the_others(
    february: list[Bid],
) -> None:
    """Whoever weighs an offer of lots by the votes at home does best, under most minds, to sign them all."""
    checked = 0
    for bid in february:
        if bid.said.own is None or bid.said.whole is None or bid.said.own <= bid.said.whole:
            continue
        seen, count = bid.ballots(), len(bid.first.lots)
        sets = [lots for size in range(1, count + 1) for lots in combinations(range(count), size)]
        worth = np.column_stack([seen.in_turn([np.array([1 << lot]) for lot in lots])[1:, 0] for lots in sets])
        takes_all = worth.argmax(axis=1) == len(sets) - 1
        assert np.array(bid.board.odds)[takes_all].sum() > 0.8
        checked += 1
    assert checked >= 2


def test_lots_are_looked_for_only_where_parts_count() -> None:
    """No level divides a table where nothing counts until all is settled, nor before the rules know lots."""
    for where in (PURE, TUTORIAL):
        scenario = scenario_at(where)
        found = list(bids(where, "expert", "hard", range(3)))
        early = [bid for bid in found if scenario.pure or not scenario.rules.has(Rule.LOTS, bid.moment.state.round)]
        assert early
        assert not any(alternative.lots for bid in early for alternative in bid.offer.alternatives)


def test_signing_lots_is_valued_vote_by_vote(february: list[Bid]) -> None:
    """Every set of lots of an offer has its own worth and chance; all of them may be likelier to pass than any one."""
    bid = next(found for found in february if found.first.lots)
    moment, scenario, proposer = bid.moment, bid.moment.game.scenario, bid.bot.ground.known.side
    other = make_bot("hard", scenario, scenario.leads[scenario.side_ids[1 - proposer]], 1)
    assert isinstance(other, FairBot)
    state, _ = apply(moment.game, moment.state, moment.seat, moment.action)
    shown = view(moment.game, state, Viewer(ViewerKind.SEAT, other.seat), ())
    board = other.board(shown)
    offer = shown.offers[proposer]
    assert offer is not None
    first = offer.alternatives[0]
    signs = [Respond(True, 0), *(Respond(True, 0, (lot,)) for lot in range(len(first.lots)))]
    found = {portion.action.lots: portion for portion in portions(offer, signs, board.now, other.valuer, board.odds)}
    assert set(found) >= {(), *((lot,) for lot in range(len(first.lots)))}
    exact = ballots(other.valuer, board.now, first.package, [lot.issues for lot in first.lots], proposer)
    for lots, portion in found.items():
        order = [np.array([1 << lot]) for lot in lots or range(len(first.lots))]
        assert portion.own == pytest.approx(float(exact.in_turn(order)[0, 0]))
        assert portion.chance == pytest.approx(float(exact.all_pass(order)[0]))
        single = other.valuer.package(portion.package, board.now)
        assert (portion.own == pytest.approx(float(single.own[0]))) == (len(lots) == 1)
