"""Ratification: margins, votes, what passes and what a failed vote costs; lags, breach, snap-back."""

from __future__ import annotations

import pytest

from game.rules.actions import Respond, SnapBack, UseMeasure
from game.rules.chance import Draw
from game.rules.game import Game
from game.rules.paths import path_of
from game.rules.ratification import pass_chance, standing, voters
from game.rules.records import FactCode
from game.rules.refusal import RefusalCode
from game.rules.state import DealStatus
from tests.rules.script import Hand


def signed(game: Game, votes: int, **terms: str) -> Hand:
    hand = Hand(game, luck={Draw.VOTE: votes})
    hand.do("ca-lead", hand.whole(**terms))
    hand.end()
    hand.do("us-lead", Respond(True))
    return hand


def test_a_vote_that_passes_puts_the_terms_in_force_and_moves_the_audiences(tiny: Game) -> None:
    hand = signed(tiny, 1, steel="half")
    before = hand.state.sides[0].support
    hand.end_round()
    assert hand.state.deals[0].status is DealStatus.RATIFIED and hand.state.in_force == (1, 0, 0)
    # unions: +4 for the option, +6 for income and +1 for the notice it averts; farmers: half of that income
    assert hand.state.sides[0].support == pytest.approx((before[0] + 11, before[1] + 3.5))


def test_a_failed_vote_voids_the_lot_only_and_reopens_its_issues(tiny: Game) -> None:
    hand = signed(tiny, 0, steel="half")
    temperature = hand.state.temperature
    hand.end_round()
    assert hand.state.deals[0].status is DealStatus.FAILED and hand.state.in_force == (0, 0, 0)
    assert hand.state.temperature > temperature
    hand.do(hand.lead(), hand.whole(steel="half"))


def test_margin_is_the_least_of_threshold_and_floors(tiny: Game) -> None:
    hand = Hand(tiny)
    path = path_of(tiny, hand.state)
    support = (55.0, 58.0)
    steel = standing(tiny, "canada", support, path, (0, 0, 0), (1, 0, 0))
    # Only the unions deliver for the executive: 55 + 4 + (6 + 1) income, the notice's -1 falling away with it.
    assert steel.margin == pytest.approx(55 + 4 + 7 - 50)
    hostile = standing(tiny, "us", (60.0, 56.0), path, (0, 0, 0), (2, 0, 0))
    assert hostile.support[0] == pytest.approx(60 - 12 - 6)


def test_voters_are_those_who_can_deliver_an_option_of_the_lot(tiny: Game) -> None:
    assert [a.id for a in voters(tiny, "canada", (-1, 2, -1), (0, 0, 0))] == ["farmers"]
    assert [a.id for a in voters(tiny, "canada", (1, -1, -1), (0, 0, 0))] == ["unions"]
    assert [a.id for a in voters(tiny, "canada", (1, 1, -1), (0, 0, 0))] == ["unions", "farmers"]


def test_a_floor_binds_before_the_threshold(tiny: Game) -> None:
    hand = Hand(tiny)
    low = standing(tiny, "canada", (12.0, 99.0), path_of(tiny, hand.state), (0, 0, 0), (0, 1, 0))
    assert low.weakest == "unions" and low.margin == pytest.approx(12 - 1 - 20)


@pytest.mark.parametrize(("margin", "chance"), [(0.0, 0.5), (3.0, 0.8413447), (-6.0, 0.0227501)])
def test_chance_of_passing_is_the_normal_of_the_margin(tiny: Game, margin: float, chance: float) -> None:
    assert pass_chance(tiny, margin) == pytest.approx(chance, abs=1e-6)


def test_the_drawn_odds_are_the_shown_chance(tiny: Game) -> None:
    from game.rules.preview import preview

    hand = Hand(tiny)
    hand.do("ca-lead", hand.whole(steel="half"))
    hand.end()
    shown = preview(tiny, hand.state, "us-lead", Respond(True))
    assert shown.own_gauge is not None
    hand.do("us-lead", Respond(True))
    hand.luck = {Draw.VOTE: 1}
    from game.rules.play import Play
    from game.rules.votes import next_pending, open_vote

    play = Play(tiny, hand.state)
    deal = next_pending(play)
    assert deal is not None
    open_vote(play, deal)
    odds = dict(play.state.queue[1].outcomes)[1]
    assert play.state.queue[1].subject == "1:us" and odds == pytest.approx(shown.own_gauge.chance)


def test_terms_subject_to_legislation_come_into_force_after_their_lag(tiny: Game) -> None:
    hand = signed(tiny, 1, dairy="open")
    hand.end()
    assert hand.state.deals[0].decided_round == 1 and hand.state.round == 2
    assert hand.state.in_force == (0, 2, 0)
    in_force_at_close = [row.points for row in hand.state.scores]
    assert in_force_at_close[0] == pytest.approx((0.0, 0.0))


def test_a_breach_costs_and_the_other_side_may_snap_back_its_own_concessions(tiny: Game) -> None:
    hand = signed(tiny, 1, steel="half", dairy="share")
    hand.end_round()
    assert hand.lead() == "us-lead"
    support = hand.state.sides[1].support
    hand.do("us-lead", UseMeasure("walk-back"))
    assert hand.state.deals[0].status is DealStatus.BREACHED
    assert hand.state.sides[1].support[0] == pytest.approx(support[0] - 6)
    hand.end()
    hand.do("ca-lead", SnapBack(1))
    # Canada's concession was dairy; steel was a gain and stays.
    assert hand.state.deals[0].in_force == ((0, 1),) and hand.state.in_force == (1, 0, 0)
    assert len(hand.facts(FactCode.SNAPPED_BACK)) == 1
    assert hand.refusal("ca-lead", SnapBack(1)).code is RefusalCode.NO_BREACH


def test_a_snap_back_waits_no_longer_than_the_next_turn(tiny: Game) -> None:
    hand = signed(tiny, 1, steel="half", dairy="share")
    hand.end_round()
    hand.do("us-lead", UseMeasure("walk-back"))
    hand.end_round()
    hand.end()
    assert hand.state.round == 3
    if hand.lead() == "ca-lead":
        hand.do("ca-lead", SnapBack(1))
