"""The enumerable legal actions of a seat, for menus and bots.

Not enumerated, because they are composed: Propose, Guess, Draft, Advise, Initial, Veto, Chat, partial sets of lots,
and decline reasons.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

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
from game.rules.breaches import may_snap_back
from game.rules.check import check
from game.rules.game import Game
from game.rules.phases import acting_side
from game.rules.settled import settled
from game.rules.state import Phase, State
from game.scenario.politics import EventReply, Tone


def legal(game: Game, state: State, seat: str) -> tuple[Action, ...]:
    """Every enumerable action that ``check`` allows this seat now, in a fixed order."""
    if seat not in game.scenario.seats_by_id or state.phase is Phase.ENDED or state.queue:
        return ()
    return tuple(
        action
        for action in _candidates(game, state, seat)
        if isinstance(action, (Consult, Pledge)) or check(game, state, seat, action) is None
    )


def _candidates(game: Game, state: State, seat: str) -> Iterator[Action]:
    side = game.scenario.seats_by_id[seat].side
    yield from (Reply(event, reply.id) for event, _ in state.asks for reply in _replies(game, side, event))
    if state.phase is Phase.POST_SETTLEMENT:
        yield PostSettle(())
        yield from (PostSettle((choice,)) for choice in range(len(state.post_settlement)))
        return
    yield from (AnswerConsult(candour) for candour in Candour)
    if acting_side(game, state) != side:
        return
    yield from _responses(game, state, side)
    yield from (SnapBack(deal.number) for deal in may_snap_back(state, side))
    if state.step < 2:
        yield from _turn(game, state, seat, side)
    yield EndTurn()


def _replies(game: Game, side: str, event: str) -> Iterator[EventReply]:
    asks = game.scenario.events_by_id[event].asks
    own = (ask.replies for ask in asks if game.scenario.seats_by_id[ask.seat].side == side)
    return chain.from_iterable(own)


def _responses(game: Game, state: State, side: str) -> Iterator[Action]:
    offer = state.offers[game.index(game.scenario.other(side))]
    if offer is None:
        return
    for position, alternative in enumerate(offer.alternatives):
        yield Respond(True, position)
        if len(alternative.lots) > 1:
            yield from (Respond(True, position, (lot,)) for lot in range(len(alternative.lots)))
    yield Respond(False)


def _turn(game: Game, state: State, seat: str, side: str) -> Iterator[Action]:
    yield from (Statement(tone) for tone in Tone)
    yield from (UseMeasure(m.id) for m in game.scenario.measures if m.side == side)
    open_issues = [issue for issue, done in enumerate(settled(game, state)) if not done]
    # A consult is allowed on every open issue or on none, a pledge on every option of an issue or on none.
    if open_issues and check(game, state, seat, Consult(open_issues[0])) is None:
        yield from (Consult(issue) for issue in open_issues)
    for issue in open_issues:
        if check(game, state, seat, Pledge(issue, 0)) is None:
            yield from (Pledge(issue, option) for option in range(game.scenario.dims[issue]))
    yield Withdraw()
    yield Hold()
    yield WalkAway()
