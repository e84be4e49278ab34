"""Statements, pledges, measures, consults, replies, guesses, initials, suspension, and how a game ends."""

from __future__ import annotations

import pytest

from game.rules.actions import (
    Advise,
    AnswerConsult,
    Candour,
    Chat,
    Consult,
    Draft,
    Guess,
    Initial,
    Pledge,
    Propose,
    Reply,
    Respond,
    Statement,
    UseMeasure,
    Veto,
    WalkAway,
)
from game.rules.chance import Draw
from game.rules.consults import issue_swings, priorities
from game.rules.control import EndNow, Inject, Pause, Timeout
from game.rules.game import Game
from game.rules.meters import side_support, talks_end_chance
from game.rules.paths import path_model
from game.rules.records import FactCode
from game.rules.refusal import RefusalCode
from game.rules.state import Ending, Phase
from game.scenario.politics import Tone
from tests.rules.script import Hand


@pytest.fixture
def hand(tiny: Game) -> Hand:
    return Hand(tiny)


def test_one_statement_a_turn_with_its_effects(hand: Hand) -> None:
    hand.do("ca-lead", Statement(Tone.THREATENING))
    assert hand.state.temperature == 50 and hand.state.sides[0].support == (57, 60)
    assert hand.state.sides[1].support == (61, 57)
    assert hand.refusal("ca-lead", Statement(Tone.FIRM)).code is RefusalCode.ALREADY_DONE


def test_only_the_acting_sides_lead_moves(hand: Hand) -> None:
    assert hand.refusal("us-lead", Statement(Tone.FIRM)).code is RefusalCode.NOT_YOUR_TURN
    assert hand.refusal("ca-trade", Statement(Tone.FIRM)).code is RefusalCode.LEAD_ONLY
    assert hand.refusal("nobody", Statement(Tone.FIRM)).code is RefusalCode.NOT_YOUR_SEAT


def test_measures_cost_capital_rise_by_level_and_cool_down(hand: Hand) -> None:
    hand.do("ca-trade", UseMeasure("retaliate"))
    assert hand.state.sides[0].capital == 4
    assert hand.refusal("ca-lead", UseMeasure("ask-premiers")).code is RefusalCode.TOO_MANY_MEASURES
    assert hand.refusal("ca-trade", UseMeasure("ask-premiers")).code is RefusalCode.MEASURE_NOT_YOURS
    hand.end_round()
    hand.end()
    hand.do("ca-lead", UseMeasure("retaliate"))
    assert "retaliated" in hand.state.flags and len(hand.state.environment.objectives) == 3  # the notice came in
    hand.end_round()
    assert hand.refusal("ca-lead", UseMeasure("retaliate")).code is RefusalCode.MEASURE_USED_UP


def test_a_measure_beyond_ones_means_or_condition_is_refused(hand: Hand) -> None:
    hand.set_side("canada", capital=1.0)
    refusal = hand.refusal("ca-lead", UseMeasure("retaliate"))
    assert refusal.code is RefusalCode.NOT_ENOUGH_CAPITAL and dict(refusal.args) == {"cost": 2, "have": 1.0}
    hand.end()
    assert hand.refusal("us-lead", UseMeasure("walk-back")).code is RefusalCode.MEASURE_CONDITION
    assert hand.refusal("us-lead", UseMeasure("nonsense")).code is RefusalCode.UNKNOWN_MEASURE


def test_a_pledge_earns_at_once_and_costs_when_it_is_broken(hand: Hand) -> None:
    hand.do("ca-lead", Pledge(1, 0))
    assert hand.state.sides[0].support == (57, 60)
    assert hand.refusal("ca-lead", Pledge(0, 1)).code is RefusalCode.ALREADY_DONE
    hand.do("ca-lead", hand.whole(dairy="share"))
    hand.end()
    hand.do("us-lead", Respond(True))
    assert hand.state.sides[0].pledges[0].broken and hand.state.sides[0].support == (51, 54)
    assert len(hand.facts(FactCode.PLEDGE_BROKEN)) == 1


def test_an_option_within_the_pledge_does_not_break_it(hand: Hand) -> None:
    hand.do("ca-lead", Pledge(0, 1), hand.whole(steel="free"))
    hand.end()
    hand.do("us-lead", Respond(True))
    assert not hand.state.sides[0].pledges[0].broken


@pytest.mark.parametrize("offset", range(9))
def test_a_bots_consult_answer_is_a_band_around_the_truth(tiny: Game, offset: int) -> None:
    hand = Hand(tiny, luck={Draw.CONSULT: offset}, bots=(("us-lead", "boulware"),))
    truth = issue_swings(path_model(tiny, hand.state), 1)
    hand.do("ca-lead", Consult(1))
    answer = hand.state.consults[0]
    assert answer.answered and answer.low is not None and answer.high is not None
    assert answer.low <= truth[1] + 1e-9 <= answer.high + 2e-9
    assert answer.high - answer.low <= 2 * 0.15 * max(truth) + 1e-9


def test_a_bots_comparison_is_true(tiny: Game) -> None:
    hand = Hand(tiny, bots=(("us-lead", "boulware"),))
    truth = issue_swings(path_model(tiny, hand.state), 1)
    hand.do("ca-lead", Consult(0, 1))
    assert hand.state.consults[0].more == (0 if truth[0] > truth[1] else 1)
    hand.do("ca-lead", Consult(2))
    assert hand.refusal("ca-lead", Consult(1)).code is RefusalCode.NO_CONSULTS_LEFT


def test_a_human_side_answers_by_exchange_words_or_refusal(hand: Hand) -> None:
    hand.do("ca-lead", Consult(1))
    assert hand.refusal("ca-lead", Consult(0)).code is RefusalCode.CONSULT_PENDING
    hand.do("us-lead", AnswerConsult(Candour.EXCHANGE))
    assert hand.state.revealed == (("canada", "us", "priorities"), ("us", "canada", "priorities"))
    assert priorities(hand.game, hand.state, "us")[0] in (0, 1, 2)
    assert hand.refusal("us-lead", AnswerConsult(Candour.WORDS, "x")).code is RefusalCode.NOTHING_TO_ANSWER


def test_an_unanswered_consult_counts_as_refused_after_the_turn(hand: Hand) -> None:
    hand.do("ca-lead", Consult(1))
    hand.end()
    temperature = hand.state.temperature
    hand.end()
    assert hand.state.consults[0].refused and temperature != hand.state.temperature


def test_news_asks_and_a_reply_has_its_effects(tiny: Game) -> None:
    hand = Hand(tiny, luck={Draw.EVENT: 1}, excluded=frozenset({"court"}))
    assert hand.state.phase is Phase.NEWS and hand.state.asks == (("remark", "ca-lead"),)
    assert hand.refusal("us-lead", Reply("remark", "pass")).code is RefusalCode.NOTHING_TO_ANSWER
    assert hand.refusal("ca-lead", Reply("remark", "shout")).code is RefusalCode.UNKNOWN_REPLY
    hand.do("ca-lead", Reply("remark", "rebuke"))
    assert hand.state.phase is Phase.TURNS and hand.state.temperature == 50


def test_scheduled_news_happens_on_its_date_and_triggered_news_follows(tiny: Game) -> None:
    hand = Hand(tiny, luck={Draw.EVENT: 1}, excluded=frozenset({"remark"}))
    hand.end_round()
    assert {event for event, _ in hand.state.happened} == {"notice", "court"}
    hand.end_round()
    assert ("appeal", 3) in hand.state.happened
    assert hand.state.revealed == (("canada", "us", "priorities"),)


def test_an_initial_is_wanted_from_a_staffed_owner_and_may_be_overridden_once(tiny: Game) -> None:
    hand = Hand(tiny, staffed=frozenset({"ca-trade"}))
    offer = hand.whole(steel="half")
    refusal = hand.refusal("ca-lead", offer)
    assert refusal.code is RefusalCode.INITIAL_MISSING and dict(refusal.args)["seat"] == "ca-trade"
    hand.do("ca-trade", Initial(0, 1), Veto(0))
    assert hand.refusal("ca-lead", offer).code is RefusalCode.INITIAL_MISSING
    assert hand.refusal("ca-trade", Initial(2, 1)).code is RefusalCode.NOT_OWNER
    hand.do("ca-lead", Propose(offer.alternatives, override=True))
    assert hand.state.sides[0].capital == 5 and hand.state.sides[0].override_used


def test_guesses_are_asked_in_the_first_and_last_round(hand: Hand) -> None:
    assert hand.refusal("ca-lead", Guess((0, 0, 1))).code is RefusalCode.BAD_RANKING
    hand.do("ca-lead", Guess((1, 0, 2)))
    assert hand.refusal("ca-lead", Guess((1, 0, 2))).code is RefusalCode.GUESS_NOT_ASKED
    hand.end_round()
    assert hand.refusal(hand.lead(), Guess((1, 0, 2))).code is RefusalCode.GUESS_NOT_ASKED
    hand.end_round()
    hand.do("ca-lead", Guess((2, 0, 1)))


def test_idling_costs_support_and_an_improved_offer_halves_it(hand: Hand) -> None:
    before = [side_support(hand.game, s) for s in hand.state.sides]
    hand.do("ca-lead", hand.whole(steel="half"))
    hand.end_round()
    after = [side_support(hand.game, s) for s in hand.state.sides]
    assert before[0] - after[0] == pytest.approx(0.4) and before[1] - after[1] == pytest.approx(0.6)


def test_talks_may_end_from_the_named_round_with_the_shown_chance(tiny: Game) -> None:
    hand = Hand(tiny, luck={Draw.TALKS_END: 1})
    hand.do("ca-lead", Statement(Tone.THREATENING))
    hand.end()
    hand.do("us-lead", Statement(Tone.THREATENING))
    hand.end_round()
    assert hand.state.round == 2
    hand.do(hand.lead(), Statement(Tone.THREATENING))
    hand.end_round()
    assert hand.state.ending is Ending.TALKS_ENDED and hand.state.phase is Phase.ENDED
    assert hand.state.scores[1].talks_end > 0 and hand.state.scores[0].talks_end == 0
    assert talks_end_chance(tiny, hand.state) >= 0


def test_walking_away_ends_the_game(hand: Hand) -> None:
    hand.do("ca-lead", WalkAway())
    assert hand.state.ending is Ending.WALKED_AWAY and hand.state.walked == "canada"
    assert hand.refusal("us-lead", Statement(Tone.FIRM)).code is RefusalCode.GAME_OVER


def test_the_last_round_ends_the_game(hand: Hand) -> None:
    for _ in range(3):
        hand.end_round()
    assert hand.state.ending is Ending.LAST_ROUND and len(hand.state.scores) == 3


def test_settling_everything_ends_the_game_at_the_close(tiny: Game) -> None:
    hand = Hand(tiny, luck={Draw.VOTE: 1})
    hand.do("ca-lead", hand.whole(steel="half", dairy="share", ceremony="oval"))
    hand.end()
    hand.do("us-lead", Respond(True))
    hand.end()
    assert hand.state.ending is Ending.SETTLED


def test_controls_pause_time_out_inject_and_stop(hand: Hand) -> None:
    hand.control(Pause(True))
    assert hand.refusal("ca-lead", Statement(Tone.FIRM)).code is RefusalCode.PAUSED
    hand.control(Pause(False))
    hand.control(Timeout("canada"))
    assert hand.lead() == "us-lead"
    hand.control(Inject("court"))
    assert any(event == "court" for event, _ in hand.state.happened)
    hand.control(EndNow())
    assert hand.state.ending is Ending.STOPPED


def test_suspended_talks_allow_no_table_move(hand: Hand) -> None:
    from dataclasses import replace

    hand.state = replace(hand.state, suspended=1)
    assert hand.refusal("ca-lead", hand.whole(steel="half")).code is RefusalCode.TALKS_SUSPENDED
    hand.do("ca-lead", Statement(Tone.CONCILIATORY))
    hand.end_round()
    assert hand.state.suspended == 0
    hand.do(hand.lead(), hand.whole(steel="half"))


def test_what_a_delegation_says_among_itself_stays_there(hand: Hand) -> None:
    before = hand.state.seq
    hand.do("ca-trade", Chat("Hold on steel."), Advise(0, -1), Draft(hand.whole(steel="half").alternatives))
    assert hand.state.seq == before
    records = [record for record in hand.log if record.actor == "ca-trade"]
    assert len(records) == 3 and {record.visible_to for record in records} == {"canada"}
    assert hand.state.sides[0].draft_seat == "ca-trade" and hand.state.sides[0].advice == ()
    assert hand.refusal("ca-trade", Chat("x" * 501)).code is RefusalCode.TOO_LONG
