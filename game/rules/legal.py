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
from game.rules.check import check, measure_refusals
from game.rules.consults import pending_consult
from game.rules.game import Game
from game.rules.phases import acting_side
from game.rules.settled import settled
from game.rules.state import Phase, State
from game.scenario.politics import EventReply, Tone


def legal(game: Game, state: State, seat: str) -> tuple[Action, ...]:
    """Every enumerable action that ``check`` allows this seat now, in a fixed order."""
    if seat not in game.scenario.seats_by_id or state.phase is Phase.ENDED or state.queue:
        return ()
    side = game.scenario.seats_by_id[seat].side
    actions = [a for a in _answers(game, state, side) if _may(game, state, seat, a)]
    if acting_side(game, state) == side:
        actions += [a for a in _responses(game, state, side) if _may(game, state, seat, a)]
        actions += [
            SnapBack(d.number) for d in may_snap_back(state, side) if _may(game, state, seat, SnapBack(d.number))
        ]
        if state.step < 2:
            actions += _own_turn(game, state, seat, side)
        actions += [EndTurn()] if _may(game, state, seat, EndTurn()) else []
    return tuple(actions)


def _may(game: Game, state: State, seat: str, action: Action) -> bool:
    return check(game, state, seat, action) is None


def _answers(game: Game, state: State, side: str) -> Iterator[Action]:
    """What may be due outside one's own turn."""
    for event, _ in state.asks:
        yield from (Reply(event, reply.id) for reply in _replies(game, side, event))
    if state.phase is Phase.POST_SETTLEMENT:
        yield PostSettle(())
        yield from (PostSettle((choice,)) for choice in range(len(state.post_settlement)))
    if pending_consult(state, side) is not None:
        yield from (AnswerConsult(candour) for candour in Candour)


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


def _own_turn(game: Game, state: State, seat: str, side: str) -> list[Action]:
    """Kinds of which all or none are allowed are checked once for the kind."""
    actions: list[Action] = []
    if _may(game, state, seat, Statement(Tone.NEUTRAL)):
        actions += [Statement(tone) for tone in Tone]
    if state.sides[game.index(side)].turn.measures < game.scenario.rules.measures_per_turn:
        refusals = measure_refusals(game, state, seat, side)
        actions += [UseMeasure(measure.id) for measure, refusal in refusals if refusal is None]
    open_issues = [issue for issue, done in enumerate(settled(game, state)) if not done]
    if open_issues and _may(game, state, seat, Consult(open_issues[0])):
        actions += [game.consults[issue] for issue in open_issues]
    pledged = {pledge.issue for pledge in state.sides[game.index(side)].pledges if not pledge.broken}
    free = [issue for issue in open_issues if issue not in pledged]
    if free and _may(game, state, seat, Pledge(free[0], 0)):
        for issue in free:
            actions += game.pledges[issue]
    return actions + [action for action in (Withdraw(), Hold(), WalkAway()) if _may(game, state, seat, action)]
