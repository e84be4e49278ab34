"""Lots, reasons, tempo and the end game: the parts a strategy is built from."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from game.ai.board import Board
from game.ai.endgame import acceptance, best_last_bid
from game.ai.fair import FairBot
from game.ai.lots import balanced_lots
from game.ai.reasons import shortfall
from game.ai.temper import Temper, temper_of
from game.ai.tempo import HASTY, PATIENT, discount, exponent, mood
from game.rules.actions import OPEN, Direction, Package, Propose, Respond
from game.rules.state import Phase
from tests.ai.contract import FLAGSHIP, PURE, TINY, Moment, moments, scenario_at


def fair_moments(where: str, seed: int, opponent: str = "boulware") -> Iterator[tuple[Moment, FairBot]]:
    scenario = scenario_at(where)
    first, second = scenario.side_ids
    for moment in moments(scenario, {first: "fair", second: opponent}, seed):
        if isinstance(moment.bot, FairBot) and moment.shown.phase is Phase.TURNS:
            yield moment, moment.bot


def test_lots_partition_the_package_and_each_gives_both_sides_something() -> None:
    checked = 0
    scenario = scenario_at(FLAGSHIP)
    for moment, bot in fair_moments(FLAGSHIP, 3):
        board = bot.board(moment.shown)
        for row in board.feasible[:: max(1, len(board.feasible) // 8)]:
            package = board.package(int(row))
            lots = balanced_lots(scenario, bot.valuer, board, package)
            if not lots:
                continue
            assert 2 <= len(lots) <= 4
            assert sorted(i for lot in lots for i in lot.issues) == [i for i, o in enumerate(package) if o != OPEN]
            rows = [tuple(o if i in lot.issues else OPEN for i, o in enumerate(package)) for lot in lots]
            values = bot.valuer.packages(np.array(rows), board.now)
            assert (values.own_gain > 0).all()
            assert (values.their_gains @ np.array(board.odds) > 0).all()
            checked += 1
        if checked > 12:
            return
    pytest.fail("hardly any package could be divided")


def test_every_answer_to_an_offer_is_a_signature_a_counter_or_a_reason() -> None:
    declined = 0
    scenario = scenario_at(TINY)
    for seed in range(6):
        for moment, _ in fair_moments(TINY, seed, "hardliner"):
            match moment.action:
                case Respond(sign=False, reasons=reasons):
                    declined += 1
                    assert 1 <= len(reasons) <= 3
                    offer = moment.shown.offers[1]
                    assert offer is not None
                    for reason in reasons:
                        option = offer.alternatives[0].package[reason.issue]
                        if reason.direction is Direction.RED_LINE:
                            lines = scenario.sides[0].red_lines
                            assert scenario.issues[reason.issue].id in {line.issue for line in lines}
                            assert option != OPEN
                case _:
                    pass
    assert declined > 3


def wanting(seed: int) -> Iterator[tuple[FairBot, Board, Package]]:
    """Every moment of a game in which `fair` sees something to agree on, with what it would like best."""
    for moment, bot in fair_moments(FLAGSHIP, seed):
        board = bot.board(moment.shown)
        if len(board.feasible):
            own = board.values.own_gain[board.feasible]
            yield bot, board, board.package(int(board.feasible[int(own.argmax())]))


def test_reasons_name_the_rows_that_cost_most() -> None:
    for bot, board, wanted in wanting(5):
        own = board.values.own_gain[board.feasible]
        offered = board.package(int(board.feasible[int(own.argmin())]))
        why = shortfall(bot._known, bot.valuer, board, offered, wanted)
        points = [loss for _, loss in why.terms]
        assert points == sorted(points)
        for (issue, loss), reason in zip(why.terms, why.reasons, strict=True):
            assert reason.issue == issue
            if reason.direction is Direction.TOWARD_US:
                mixed = (*wanted[:issue], offered[issue], *wanted[issue + 1 :])
                gains = bot.valuer.own_gains(np.array([mixed, wanted]), board.now)
                assert float(gains[0] - gains[1]) == pytest.approx(loss)
                assert loss < 0
        return


def test_an_offer_that_leaves_out_what_is_wanted_is_linked_to_it() -> None:
    """Where no row offered is to blame, the reason names what the bot would miss most, with what that costs it."""
    linked = 0
    for bot, board, wanted in wanting(5):
        changed = [issue for issue, option in enumerate(wanted) if option not in (OPEN, board.now.standing[issue])]
        for issue in changed:
            offered = tuple(option if place == issue else OPEN for place, option in enumerate(wanted))
            why = shortfall(bot._known, bot.valuer, board, offered, wanted)
            (reason,), ((missed, loss),) = why.reasons, why.terms
            assert (reason.issue, reason.direction) == (issue, Direction.LINKED)
            assert reason.linked_issue == missed and missed in changed and missed != issue
            without = [(*wanted[:other], OPEN, *wanted[other + 1 :]) for other in changed if other != issue]
            gains = bot.valuer.own_gains(np.array([wanted, *without]), board.now)
            assert loss == pytest.approx(float((gains[1:] - gains[0]).min()))
            linked += 1
        break
    assert linked > 3


def test_the_tempo_follows_what_waiting_costs() -> None:
    costly, patient = discount(scenario_at(FLAGSHIP), 0), discount(scenario_at(PURE), 0)
    assert costly < 0.5 < patient
    assert exponent(1.0, 0.5) == pytest.approx(PATIENT)
    assert exponent(0.5, 0.5) == pytest.approx(HASTY)
    assert exponent(costly, 0.9) < exponent(costly, 0.5) < exponent(costly, 0.1)


def test_praise_softens_and_slights_harden() -> None:
    touchy = Temper(praise=1.0, insult=1.0, grudge=1.0)
    assert mood(touchy, True, False, 0) < 1.0 < mood(touchy, False, True, 0) < mood(touchy, False, True, 2)
    assert mood(Temper(insult=0.0), False, True, 0) < 1.0


def test_a_personas_traits_are_read_from_the_scenario() -> None:
    scenario = scenario_at(TINY)
    plain = next(p for p in scenario.personas if p.id == "us-plain")
    temper = temper_of(scenario, plain)
    assert temper.anchor == 0.4
    assert temper.rigidity[scenario.issue_index["steel"]] == 0.8
    assert temper.rigidity[scenario.issue_index["dairy"]] == 0.0


def test_the_last_bid_weighs_worth_against_the_chance_of_a_signature() -> None:
    for moment, bot in fair_moments(FLAGSHIP, 3):
        board = bot.board(moment.shown)
        odds = acceptance(board, None)
        assert ((odds >= 0) & (odds <= 1)).all()
        order = np.argsort(board.other)
        assert (np.diff(odds[order]) >= -1e-12).all()
        last = best_last_bid(board, None, 0.0)
        assert last is not None
        row, worth = last
        assert worth == pytest.approx(float((odds * board.values.own)[board.feasible].max()))
        assert board.values.own[row] < board.top
        return


def test_bids_open_high_and_give_way() -> None:
    opened: list[float] = []
    for seed in range(4):
        bids = [m.bot.trace[-1] for m, _ in fair_moments(FLAGSHIP, seed) if isinstance(m.action, Propose)]
        if len(bids) < 3:
            continue
        first, last = bids[0], bids[-1]
        assert first.own is not None
        assert last.own is not None
        assert first.other is not None
        assert first.other > 0
        assert last.own < first.own
        opened.append(first.own)
    assert len(opened) >= 2
