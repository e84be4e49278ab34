"""Moves: what is signed, what is offered, and that both follow from the history alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import bargain, random_pair

from game.ai.bargain import SKILLS, Bargainer, Clock, Domain, Factor, History, MoveRule, Sent
from game.ai.bargain.engine import NEW
from game.ai.bargain.history import standstill
from game.ai.bargain.tempo import tempo_for
from game.ai.bargain.tops import tops

DIMS = (4, 3, 5, 4, 3)


@pytest.mark.parametrize("rounds", [6, 20])
@pytest.mark.parametrize("opposed", [0.2, 0.8])
def test_two_experts_agree_on_what_beats_no_deal_for_both(rounds: int, opposed: float) -> None:
    for seed in range(3):
        one, two = random_pair(seed, DIMS, opposed)
        played = bargain(Bargainer(one, SKILLS["expert"]), Bargainer(two, SKILLS["expert"]), rounds)
        assert played.package is not None
        assert one.gain([played.package])[0] > 0.0
        assert two.gain([played.package])[0] > 0.0


@given(st.integers(0, 10**6), st.sampled_from(sorted(SKILLS)), st.integers(2, 8))
@settings(max_examples=12, deadline=None)
def test_the_same_history_gives_the_same_move_to_a_fresh_bargainer(seed: int, level: str, rounds: int) -> None:
    one, two = random_pair(seed, (3, 4, 3))
    first = bargain(Bargainer(one, SKILLS[level], seed=seed), Bargainer(two, SKILLS[level], seed=seed + 1), rounds)
    again = bargain(Bargainer(one, SKILLS[level], seed=seed), Bargainer(two, SKILLS[level], seed=seed + 1), rounds)
    assert first == again


@given(st.integers(0, 10**6), st.floats(0.05, 0.95), st.integers(0, 30))
@settings(max_examples=40, deadline=None)
def test_nothing_worse_than_no_deal_is_signed_or_offered(seed: int, time: float, left: int) -> None:
    one, _ = random_pair(seed, (3, 4, 3, 2), 1.0)
    one = Domain(one.dims, one.factors, 0.55)
    rng = np.random.default_rng(seed)
    theirs = tuple(Sent(tuple(int(rng.integers(size)) for size in one.dims), time * (k + 1) / 5) for k in range(4))
    move = Bargainer(one, SKILLS["expert"]).move(History((), theirs), Clock(time, left, 0.03))
    assert not (move.accept and move.own <= 0.0)
    if move.rule is not MoveRule.NO_ZONE:
        assert one.gain([move.package])[0] > 0.0


def test_a_best_offer_is_signed_and_a_poor_one_not_while_time_remains() -> None:
    one, _ = random_pair(4, DIMS)
    rows = np.stack(np.unravel_index(np.arange(one.size), one.dims), axis=1)
    gains = one.gain(rows)
    best, poor = tuple(map(int, rows[gains.argmax()])), tuple(map(int, rows[np.abs(gains - 0.3).argmin()]))
    expert = Bargainer(one, SKILLS["expert"])
    clock = Clock(0.4, 20, 0.03)
    assert expert.move(History((), (Sent(best, 0.4),)), clock).accept
    assert not expert.move(History((), (Sent(poor, 0.4),)), clock).accept


def test_the_last_word_takes_what_beats_no_deal_and_nothing_else() -> None:
    one, _ = random_pair(4, DIMS)
    rows = np.stack(np.unravel_index(np.arange(one.size), one.dims), axis=1)
    gains = one.gain(rows)
    little = tuple(map(int, rows[np.where(gains > 0, gains, np.inf).argmin()]))
    less = tuple(map(int, rows[np.where(gains <= 0, gains, -np.inf).argmax()]))
    expert, clock = Bargainer(one, SKILLS["expert"]), Clock(0.98, 0, 0.02)
    assert expert.move(History((), (Sent(little, 0.98),)), clock).accept
    assert not expert.move(History((), (Sent(less, 0.98),)), clock).accept


@pytest.mark.parametrize("seed", [4, 7, 9])
def test_whom_the_last_offer_is_made_to_waits_for_it(seed: int) -> None:
    one, two = random_pair(seed, DIMS, 0.8)
    rows = np.stack(np.unravel_index(np.arange(one.size), one.dims), axis=1)
    package = tuple(map(int, rows[np.abs(one.gain(rows) - 0.2).argmin()]))
    best = tuple(int(factor.table.argmax()) for factor in two.factors)
    said = [Sent(best if place < 15 else package, (place + 1) / 21) for place in range(19)]
    expert, ours = Bargainer(one, SKILLS["expert"]), []
    for place, sent in enumerate(said):
        clock = Clock(sent.time, 19 - place, 1 / 21, True, lag=1 / 21)
        move = expert.move(History(tuple(ours), tuple(said[: place + 1])), clock)
        assert not move.accept
        ours.append(Sent(move.package, sent.time + 1e-6, sent.time + 1 / 21))
    last = History(tuple(ours), (*said, Sent(package, 20 / 21)))
    assert expert.move(last, Clock(20 / 21, 0, 1 / 21, True, lag=1 / 21)).accept


def test_offers_are_not_repeated_while_others_are_worth_as_much() -> None:
    one, _ = random_pair(7, (6, 5, 6, 5, 6, 5), 0.9)
    expert, ours = Bargainer(one, SKILLS["expert"]), []
    worst = tuple(int(f.table.argmin()) for f in one.factors)
    for number in range(12):
        time = (number + 1) / 60
        history = History(tuple(ours), (Sent(worst, time),))
        move = expert.move(history, Clock(time, 60 - number, 1 / 60))
        ours.append(Sent(move.package, time))
    assert len({sent.package for sent in ours}) == 12
    assert min(float(one.gain([sent.package])[0]) for sent in ours) >= 0.99 - NEW - 1e-9


def test_the_best_packages_are_the_best() -> None:
    one, _ = random_pair(3, (4, 5, 3, 6))
    linked = Domain(one.dims, (*one.factors, Factor.of((1, 3), np.arange(30.0).reshape(5, 6) % 7.0)), one.reserve)
    rows = np.stack(np.unravel_index(np.arange(one.size), one.dims), axis=1)
    for domain in (one, linked):
        packages, gains = tops(domain, 50)
        assert gains == pytest.approx(np.sort(domain.gain(rows))[::-1][:50])
        assert domain.gain(packages) == pytest.approx(gains)
        assert len(set(map(tuple, packages.tolist()))) == 50


def test_one_that_holds_out_gets_no_more_before_the_end_than_one_that_moves() -> None:
    one, two = random_pair(7, (6, 5, 6, 5, 6, 5), 0.9)
    theirs = [tuple(int(f.table.argmax()) for f in two.factors)] * 20
    moving = [tuple((o + k) % size for o, size in zip(theirs[0], one.dims, strict=True)) for k in range(20)]
    aims = []
    for offers in (theirs, moving):
        said = tuple(Sent(package, (place + 1) / 41) for place, package in enumerate(offers))
        aims.append(Bargainer(one, SKILLS["expert"]).move(History((), said), Clock(20 / 41, 21, 1 / 41)).aim)
    assert aims[0] == pytest.approx(aims[1], abs=0.03)


@pytest.mark.parametrize("final", [False, True])
def test_low_offers_are_kept_for_the_end_while_waiting_is_free(final: bool) -> None:
    one, two = random_pair(7, (6, 5, 6, 5, 6, 5), 0.9)
    best = tuple(int(f.table.argmax()) for f in two.factors)
    said = [Sent(best, (place + 1) / 21) for place in range(20)]
    expert, aims, ours = Bargainer(one, SKILLS["expert"]), [], []
    for place in range(11, 19):
        clock = Clock((place + 1) / 21, 19 - place, 1 / 21, final)
        move = expert.move(History(tuple(ours), tuple(said[: place + 1])), clock)
        assert move.rule in (MoveRule.END_GAME, MoveRule.HAND_BACK)
        aims.append(move.aim)
        ours.append(Sent(move.package, clock.time))
    assert min(aims[:2]) > 0.8
    assert aims[-1] < 0.6
    hasty = expert.move(History((), tuple(said[:12])), Clock(12 / 21, 8, 1 / 21, final, discount=0.95))
    assert hasty.aim < min(aims[:2])


def test_an_offer_that_beats_waiting_is_left_standing_until_the_last_offers() -> None:
    one, two = random_pair(7, (6, 5, 6, 5, 6, 5), 0.9)
    rows = np.stack(np.unravel_index(np.arange(one.size), one.dims), axis=1)
    fair = tuple(map(int, rows[np.abs(one.gain(rows) - 0.45).argmin()]))
    best = tuple(int(f.table.argmax()) for f in two.factors)
    said = (*(Sent(best, (place + 1) / 21) for place in range(13)), Sent(fair, 14 / 21))
    expert = Bargainer(one, SKILLS["expert"])
    assert not expert.move(History((), said), Clock(14 / 21, 6, 1 / 21)).accept
    assert expert.move(History((), said), Clock(20 / 21, 1, 1 / 21)).accept
    assert expert.move(History((), said), Clock(14 / 21, 6, 1 / 21, discount=0.9)).accept


def test_a_first_offer_held_on_to_early_is_no_standstill() -> None:
    package, other = (0, 0), (0, 1)
    early = [Sent(package if place < 10 else (place, 0), (place + 1) / 41) for place in range(40)]
    late = [Sent(package, (place + 1) / 41) for place in range(40)]
    assert standstill(late) == 1.0
    assert standstill(early) < 0.1
    assert standstill([*late[:2], Sent(other, 0.2)]) == 0.0


def test_dear_waiting_makes_haste() -> None:
    expert = SKILLS["expert"]
    free = tempo_for(Clock(0.5, 10, 0.05), expert)
    half = tempo_for(Clock(0.5, 10, 0.05, discount=0.5**0.05), expert)
    cut = tempo_for(Clock(0.5, 10, 0.05, cut=1.0 - 0.5**0.05), expert)
    assert free.exponent == pytest.approx(expert.exponent)
    assert half.exponent == pytest.approx(1.0)
    assert half.floor == pytest.approx(0.7)
    assert (cut.exponent, cut.floor) == pytest.approx((half.exponent, half.floor))
    assert half.aspiration(0.5, 1.0, 0.6) < free.aspiration(0.5, 1.0, 0.6)


def test_a_discount_brings_agreements_forward() -> None:
    early, late = [], []
    for seed in range(4):
        one, two = random_pair(seed, DIMS, 0.6)
        pair = Bargainer(one, SKILLS["expert"]), Bargainer(two, SKILLS["expert"])
        late.append(len(bargain(*pair, 20).moves))
        early.append(len(bargain(*pair, 20, discount=0.9).moves))
    assert sum(early) < sum(late)


def test_a_table_without_a_zone_is_said_to_have_none() -> None:
    one, _ = random_pair(1, DIMS)
    hopeless = Domain(one.dims, one.factors, 5.0)
    move = Bargainer(hopeless, SKILLS["expert"]).move(History(), Clock(0.1, 10, 0.1))
    assert move.rule is MoveRule.NO_ZONE
    assert not move.accept


def test_linked_issues_are_bargained_over_whole() -> None:
    rng = np.random.default_rng(8)
    one = Domain((4, 4, 3), (Factor.of((0, 1), rng.random((4, 4))), Factor.of((2,), rng.random(3))), 0.2)
    two = Domain((4, 4, 3), (Factor.of((0, 1), rng.random((4, 4))), Factor.of((2,), rng.random(3))), 0.2)
    played = bargain(Bargainer(one, SKILLS["expert"]), Bargainer(two, SKILLS["expert"]), 12)
    assert played.package is not None


@pytest.mark.parametrize("kwargs", [{"time": 1.2}, {"left": -1}, {"discount": 0.0}, {"cut": 1.0}])
def test_clocks_that_cannot_be_are_refused(kwargs: dict[str, float]) -> None:
    with pytest.raises(ValueError):
        replace(Clock(0.5, 3, 0.1), **kwargs)
