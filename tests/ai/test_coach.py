"""The coach: pure, legal, with the seat's own view only, and reasoned."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai import NothingToDecideError
from game.ai.coach import Course, advise
from game.rules.actions import EndTurn, Hold, Propose, Respond
from game.rules.check import check
from game.rules.legal import legal
from game.rules.state import Phase
from game.rules.view import Viewer, ViewerKind
from game.rules.views import view
from tests.ai.contract import TINY, TUTORIAL, moments, scenario_at

NAMES = {"canada": "fair", "us": "boulware"}


def test_advice_is_legal_and_the_same_when_asked_again() -> None:
    asked = 0
    for moment in moments(scenario_at(TINY), NAMES, 3):
        if moment.shown.side != "canada":
            continue
        advice = advise(moment.shown, moment.choices, 0, moment.game.scenario)
        assert check(moment.game, moment.state, moment.seat, advice.action) is None
        assert advise(moment.shown, moment.choices, 0) == advice
        assert advice.trace.action == advice.action
        asked += 1
    assert asked > 5


def test_advice_holds_signing_against_going_on() -> None:
    """Where something can be signed, each way is valued, best first; what is advised is among the courses."""
    held = 0
    for moment in moments(scenario_at(TUTORIAL), {"canada": "hardliner", "us": "conceder"}, 4):
        if moment.shown.side != "canada" or moment.shown.phase is not Phase.TURNS:
            continue
        advice = advise(moment.shown, moment.choices, 0, moment.game.scenario)
        signing = [one for one in advice.considered if one.course is Course.SIGN]
        waiting = [one for one in advice.considered if one.course is Course.GO_ON]
        assert [one.own for one in signing] == sorted((one.own for one in signing), reverse=True)
        for one in advice.considered:
            assert one.chance is None or 0.0 <= one.chance <= 1.0
        if signing and waiting and isinstance(advice.action, Respond):
            held += 1
            assert advice.trace.own is not None and advice.trace.threshold is not None
            assert advice.action.sign is (advice.trace.own >= advice.trace.threshold)
        if isinstance(advice.action, Propose):
            assert advice.considered[-1].course is Course.OFFER
            assert advice.considered[-1].action == advice.action
    assert held > 0


@pytest.mark.parametrize("rival", ["hardliner", "boulware"])
def test_the_courses_never_contradict_the_advice(rival: str) -> None:
    """What is not signed is worth less than going on, or less than the least that the coach would sign, or is red."""
    left = 0
    for moment in moments(scenario_at(TUTORIAL), {"canada": "expert", "us": rival}, 4):
        if moment.shown.side != "canada" or moment.shown.phase is not Phase.TURNS:
            continue
        advice = advise(moment.shown, moment.choices, 0, moment.game.scenario)
        on = next((one.own for one in advice.considered if one.course is Course.GO_ON), None)
        signs = isinstance(advice.action, Respond) and advice.action.sign
        if on is None:
            assert advice.believed == ()
            assert not isinstance(advice.action, Hold)
            continue
        standing = moment.shown.offers[1]
        theirs = [alternative.package for alternative in standing.alternatives] if standing is not None else []
        assert all(one.package not in theirs for one in advice.considered if one.course is Course.OFFER)
        assert advice.least is not None
        if signs:
            assert advice.trace.own is not None
            assert advice.trace.own >= on - 1e-6
        elif isinstance(advice.action, Respond | Propose | Hold | EndTurn):
            for one in advice.considered:
                if one.course is Course.SIGN and not one.red:
                    left += 1
                    assert one.own < max(on, advice.least) + 1e-6
    assert left > 0


def test_advice_knows_nothing_that_the_seat_does_not() -> None:
    changed = 0
    for moment in moments(scenario_at(TINY), NAMES, 3):
        if moment.shown.side != "canada" or moment.shown.other_priorities is not None:
            continue
        game, state = moment.game, moment.state
        mandates = [m.id for m in game.scenario.mandates_by_side["us"] if m.id != state.sides[1].mandate]
        theirs = replace(state.sides[1], mandate=mandates[0], capital=state.sides[1].capital + 1.0)
        twin = replace(state, sides=(state.sides[0], theirs))
        shown = replace(view(game, twin, Viewer(ViewerKind.SEAT, moment.seat)), history=moment.shown.history)
        asked = advise(shown, legal(game, twin, moment.seat), 0, game.scenario)
        assert asked == advise(moment.shown, moment.choices, 0, game.scenario)
        changed += 1
    assert changed > 3


def test_nobody_is_advised_when_there_is_nothing_to_decide() -> None:
    moment = next(m for m in moments(scenario_at(TINY), NAMES, 3) if m.shown.phase is Phase.TURNS)
    with pytest.raises(NothingToDecideError):
        advise(replace(moment.shown, acting_side="", to_move=()), (), 0, moment.game.scenario)
    with pytest.raises(ValueError, match="seat"):
        advise(replace(moment.shown, viewer=Viewer(ViewerKind.OBSERVER)), (), 0, moment.game.scenario)
