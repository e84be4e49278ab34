"""The life of an offer: who may sign what, lots, settled issues, lapses."""

from __future__ import annotations

import pytest

from game.rules.actions import Alternative, Hold, Lot, Propose, Reason, Respond, Withdraw
from game.rules.actions import Direction as To
from game.rules.game import Game
from game.rules.records import FactCode
from game.rules.refusal import RefusalCode
from game.rules.settled import settled
from game.rules.state import DealStatus
from tests.rules.script import Hand


@pytest.fixture
def hand(tiny: Game) -> Hand:
    return Hand(tiny)


def test_the_opener_is_the_calendars_and_alternates(hand: Hand) -> None:
    assert hand.lead() == "ca-lead"
    hand.end()
    assert hand.lead() == "us-lead"
    hand.end_round()
    assert hand.state.round == 2 and hand.lead() == "us-lead"


def test_only_the_other_sides_offer_can_be_signed(hand: Hand) -> None:
    hand.do("ca-lead", hand.whole(steel="half"))
    assert hand.refusal("ca-lead", Respond(True)).code is RefusalCode.NO_STANDING_OFFER
    hand.end()
    hand.do("us-lead", Respond(True))
    deal = hand.state.deals[0]
    assert (deal.proposer, deal.signer, deal.status) == ("canada", "us", DealStatus.PENDING)
    assert settled(hand.game, hand.state) == (True, False, False)


def test_a_status_quo_named_in_a_signed_offer_settles_the_issue(hand: Hand) -> None:
    hand.do("ca-lead", hand.whole(steel="half", dairy="status_quo"))
    hand.end()
    hand.do("us-lead", Respond(True))
    assert settled(hand.game, hand.state) == (True, True, False)


def test_a_new_offer_replaces_the_old_one_and_an_identical_one_is_refused(hand: Hand) -> None:
    first = hand.whole(steel="half")
    hand.do("ca-lead", first)
    hand.end(2)
    hand.end(1) if hand.state.step == 2 else None
    hand.end(1)
    assert hand.lead() == "ca-lead" and hand.state.round == 2
    assert hand.refusal("ca-lead", first).code is RefusalCode.SAME_OFFER
    hand.do("ca-lead", hand.whole(steel="free"))
    offer = hand.state.offers[0]
    assert offer is not None and offer.number == 2 and offer.alternatives[0].package == (2, -1, -1)


def test_a_lot_is_signed_whole_and_the_rest_stays_open(hand: Hand) -> None:
    hand.do("ca-lead", hand.lots({"steel": "half", "ceremony": "oval"}, {"dairy": "share"}))
    hand.end()
    assert hand.refusal("us-lead", Respond(True, 0, (2,))).code is RefusalCode.NO_SUCH_LOT
    hand.do("us-lead", Respond(True, 0, (0,)))
    assert hand.state.deals[0].terms == ((0, 1), (2, 1))
    rest = hand.state.offers[0]
    assert rest is not None and rest.alternatives[0].package == (-1, 1, -1)
    assert [lot.issues for lot in rest.alternatives[0].lots] == [(1,)]


def test_all_lots_signed_at_once_are_separate_deals(hand: Hand) -> None:
    hand.do("ca-lead", hand.lots({"steel": "half"}, {"dairy": "share"}))
    hand.end()
    hand.do("us-lead", Respond(True))
    assert [deal.terms for deal in hand.state.deals] == [((0, 1),), ((1, 1),)]
    assert hand.state.offers[0] is None


def test_signing_ends_the_other_alternatives(hand: Hand) -> None:
    index = hand.game.scenario.issue_index
    hand.do(
        "ca-lead",
        Propose(
            (
                Alternative(
                    hand.package(steel="half", dairy="share"),
                    (Lot("a", (index["steel"],)), Lot("b", (index["dairy"],))),
                ),
                Alternative(hand.package(steel="free")),
            )
        ),
    )
    hand.end()
    hand.do("us-lead", Respond(True, 0, (1,)))
    rest = hand.state.offers[0]
    assert rest is not None and [a.package for a in rest.alternatives] == [(1, -1, -1)]


def test_a_settled_issue_lapses_whole_alternatives_and_leaves_separable_ones(hand: Hand) -> None:
    hand.do("ca-lead", hand.whole(steel="half"))
    hand.end()
    hand.do("us-lead", hand.whole(steel="half", dairy="open"))
    hand.do("us-lead", Respond(True))
    assert hand.state.offers == (None, None)
    assert len(hand.facts(FactCode.OFFER_LAPSED)) == 1
    assert hand.refusal("us-lead", hand.whole(steel="free")).code is RefusalCode.ALREADY_DONE
    hand.end()
    assert hand.state.round == 2


def test_a_settled_issue_cannot_be_offered_again(hand: Hand) -> None:
    hand.do("ca-lead", hand.whole(steel="half"))
    hand.end()
    hand.do("us-lead", Respond(True))
    refusal = hand.refusal("us-lead", hand.whole(steel="free"))
    assert refusal.code is RefusalCode.ISSUE_SETTLED and dict(refusal.args)["issue"] == 0


def test_declining_ends_the_offer_and_keeps_its_reasons(hand: Hand) -> None:
    hand.do("ca-lead", hand.whole(steel="free"))
    hand.end()
    reasons = (Reason(0, To.TOWARD_US), Reason(1, To.LINKED, 0))
    too_many = Respond(False, reasons=reasons * 2)
    assert hand.refusal("us-lead", too_many).code is RefusalCode.TOO_MANY_REASONS
    hand.do("us-lead", Respond(False, reasons=reasons))
    assert hand.state.offers[0] is None
    assert hand.refusal("us-lead", Respond(False)).code is RefusalCode.ALREADY_DONE


def test_withdrawing(hand: Hand) -> None:
    assert hand.refusal("ca-lead", Withdraw()).code is RefusalCode.NO_STANDING_OFFER
    hand.do("ca-lead", hand.whole(steel="free"), Withdraw())
    assert hand.state.offers[0] is None


def test_one_table_move_a_turn(hand: Hand) -> None:
    hand.do("ca-lead", Hold())
    assert hand.refusal("ca-lead", hand.whole(steel="free")).code is RefusalCode.ALREADY_DONE


def test_the_opener_may_respond_once_more_to_what_stands_at_the_end(hand: Hand) -> None:
    hand.end()
    hand.do("us-lead", hand.whole(ceremony="oval"))
    hand.end()
    assert hand.state.step == 2 and hand.lead() == "ca-lead"
    assert hand.refusal("ca-lead", hand.whole(steel="free")).code is RefusalCode.WRONG_PHASE
    hand.do("ca-lead", Respond(True))
    assert hand.state.round == 2


@pytest.mark.parametrize(
    ("alternatives", "code"),
    [
        ((), RefusalCode.EMPTY_OFFER),
        ((Alternative((-1, -1, -1)),), RefusalCode.EMPTY_OFFER),
        ((Alternative((9, -1, -1)),), RefusalCode.UNKNOWN_OPTION),
        ((Alternative((-2, -1, -1)),), RefusalCode.UNKNOWN_OPTION),
        ((Alternative((1, 1)),), RefusalCode.UNKNOWN_ISSUE),
        ((Alternative((1, 1, -1), (Lot("a", (0,)),)),), RefusalCode.LOTS_DO_NOT_PARTITION),
        ((Alternative((1, 1, -1), (Lot("a", (0, 1)), Lot("b", (1,)))),), RefusalCode.LOTS_DO_NOT_PARTITION),
        ((Alternative((1, 1, -1), (Lot("a", (0, 1)), Lot("b", ()))),), RefusalCode.LOTS_DO_NOT_PARTITION),
        ((Alternative((1, 1, -1), (Lot("a", (0, 1, 7)),)),), RefusalCode.LOTS_DO_NOT_PARTITION),
        (tuple(Alternative((i % 3, -1, -1)) for i in range(4)), RefusalCode.TOO_MANY_ALTERNATIVES),
    ],
)
def test_malformed_offers_are_refused(hand: Hand, alternatives: tuple[Alternative, ...], code: RefusalCode) -> None:
    assert hand.refusal("ca-lead", Propose(alternatives)).code is code
