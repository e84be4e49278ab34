"""What a page offers to do is what the rules take: no button that is refused, no move without a button."""

from __future__ import annotations

import pytest

from game.net.screen.seat import may
from game.rules.actions import (
    Action,
    AnswerConsult,
    Candour,
    Consult,
    EndTurn,
    Guess,
    Hold,
    PostSettle,
    Reply,
    Respond,
    SnapBack,
    Statement,
    UseMeasure,
    WalkAway,
    Withdraw,
)
from game.rules.check import check
from game.rules.game import Game, game_for
from game.rules.state import State
from game.rules.view import Viewer, ViewerKind
from game.rules.views import view
from game.scenario import load
from game.scenario.politics import Tone
from tests.rules.driver import TINY, play

ALONE: frozenset[str] = frozenset()
"""Nobody but the head of the delegation: every task is left to it."""


@pytest.fixture(scope="module")
def tiny() -> Game:
    return game_for(load(TINY))


def flags(game: Game, state: State, seat: str) -> dict[str, Action]:
    """The action behind each flag that stands for one."""
    return {
        "statement": Statement(Tone.FIRM),
        "hold": Hold(),
        "walk": WalkAway(),
        "withdraw": Withdraw(),
        "respond": Respond(False),
        "end": EndTurn(),
        "consult": Consult(0),
        "answer": AnswerConsult(Candour.REFUSE),
        "guess": Guess((0, 1, 2)),
        "settle": PostSettle(()),
    }


def test_a_page_offers_what_the_rules_take(tiny: Game) -> None:
    seen: dict[str, set[bool]] = {}
    for moment in (moment for seed in range(8) for moment in play(tiny, seed)):
        state = moment.before
        if state.queue or not all(side.mandate for side in state.sides):
            continue
        for seat in tiny.scenario.seats:
            shown = may(view(tiny, state, Viewer(ViewerKind.SEAT, seat.id)), seat.id, ALONE)
            for name, action in flags(tiny, state, seat.id).items():
                allowed = check(tiny, state, seat.id, action) is None
                assert shown[name] == allowed, (name, seat.id, state.round, state.phase, state.step)
                seen.setdefault(name, set()).add(allowed)
            _composed(tiny, state, seat.id, shown)
    for name in ("statement", "hold", "end", "guess", "respond", "consult", "withdraw"):
        assert seen[name] == {True, False}, name


def _composed(game: Game, state: State, seat: str, shown: dict[str, object]) -> None:
    """Replies, measures and deals to snap back from."""
    replies, measures, snaps = shown["reply"], shown["measures"], shown["snap"]
    assert isinstance(replies, list) and isinstance(measures, list) and isinstance(snaps, list)
    for event, _ in state.asks:
        options = [reply.id for ask in game.scenario.events_by_id[event].asks for reply in ask.replies]
        allowed = any(check(game, state, seat, Reply(event, option)) is None for option in options)
        assert (event in replies) == allowed
    for measure in game.scenario.measures:
        if check(game, state, seat, UseMeasure(measure.id)) is None:
            assert measure.id in measures
    for deal in state.deals:
        assert (deal.number in snaps) == (check(game, state, seat, SnapBack(deal.number)) is None)
