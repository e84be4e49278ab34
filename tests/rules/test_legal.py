"""``legal`` lists exactly the enumerable actions that ``check`` allows."""

from __future__ import annotations

import pytest

from game.rules.actions import (
    Action,
    AnswerConsult,
    Candour,
    Consult,
    EndTurn,
    Hold,
    Pledge,
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
from game.rules.game import Game
from game.rules.legal import legal
from game.rules.settled import settled
from game.rules.state import State
from game.scenario.politics import Tone
from tests.rules.driver import play


def everything(game: Game, state: State) -> list[Action]:
    """Every action of the enumerable kinds, allowed or not; no consult or pledge on a settled issue."""
    issues = range(len(game.scenario.issues))
    open_issues = [i for i in issues if not settled(game, state)[i]]
    return [
        *(Reply(e.id, r.id) for e in game.scenario.events for a in e.asks for r in a.replies),
        PostSettle(()),
        *(PostSettle((i,)) for i in range(3)),
        *(AnswerConsult(c) for c in Candour),
        *(Respond(True, a) for a in range(3)),
        *(Respond(True, a, (lot,)) for a in range(3) for lot in range(4)),
        Respond(False),
        *(SnapBack(n) for n in range(1, 12)),
        *(Statement(t) for t in Tone),
        *(UseMeasure(m.id) for m in game.scenario.measures),
        *(Consult(i) for i in open_issues),
        *(Pledge(i, o) for i in open_issues for o in range(game.scenario.dims[i])),
        Withdraw(),
        Hold(),
        WalkAway(),
        EndTurn(),
    ]


def single_lot(state: State, action: Action) -> bool:
    """Signing the only lot of an alternative is the same as signing the alternative, and listed once."""
    return (
        isinstance(action, Respond)
        and bool(action.lots)
        and not any(
            offer
            and action.alternative < len(offer.alternatives)
            and len(offer.alternatives[action.alternative].lots) > 1
            for offer in state.offers
        )
    )


@pytest.mark.parametrize("seed", range(10))
def test_legal_is_what_check_allows(tiny: Game, seed: int) -> None:
    for moment in play(tiny, seed):
        state = moment.before
        for seat in tiny.scenario.seats:
            listed = legal(tiny, state, seat.id)
            assert len(set(listed)) == len(listed)
            allowed = (
                set()
                if state.queue
                else {
                    action
                    for action in everything(tiny, state)
                    if check(tiny, state, seat.id, action) is None and not single_lot(state, action)
                }
            )
            assert set(listed) == allowed
