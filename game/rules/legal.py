"""The enumerable legal actions of a seat, for menus and bots.

Not enumerated, because they are composed: Propose, Guess, Draft, Advise, Initial, Veto, Chat, partial sets of lots,
and decline reasons.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TypeAlias

from game.rules.actions import (
    Action,
    AnswerConsult,
    Candour,
    EndTurn,
    Hold,
    PostSettle,
    Reply,
    Respond,
    SnapBack,
    Statement,
    WalkAway,
    Withdraw,
)
from game.rules.breaches import may_snap_back
from game.rules.check import check, check_move, measure_refusals
from game.rules.consults import pending_consult
from game.rules.game import Game
from game.rules.phases import acting_side
from game.rules.refusal import Refusal
from game.rules.settled import settled
from game.rules.state import Offer, Phase, State
from game.scenario.politics import EventReply, Measure, Tone

MeasureRefusals: TypeAlias = tuple[tuple[Measure, Refusal | None], ...]

_STATEMENTS = tuple(Statement(tone) for tone in Tone)
_NEUTRAL, _DECLINE = Statement(Tone.NEUTRAL), Respond(False)
_HOLD, _WITHDRAW, _WALK_AWAY, _END_TURN = Hold(), Withdraw(), WalkAway(), EndTurn()


def legal(game: Game, state: State, seat: str, refusals: MeasureRefusals | None = None) -> tuple[Action, ...]:
    """Every enumerable action that ``check`` allows this seat now, in a fixed order.

    ``refusals`` are the ``measure_refusals`` of the seat, for a caller that has them already.
    """
    if seat not in game.scenario.seats_by_id or state.phase is Phase.ENDED or state.queue or state.paused:
        return ()
    side = game.scenario.seats_by_id[seat].side
    actions: list[Action] = []
    if state.asks or state.consults or state.phase is Phase.POST_SETTLEMENT:
        actions += [a for a in _answers(game, state, side) if check(game, state, seat, a) is None]
    if acting_side(game, state) == side:
        _at_turn(game, state, seat, side, refusals, actions)
    return tuple(actions)


def _at_turn(
    game: Game, state: State, seat: str, side: str, refusals: MeasureRefusals | None, actions: list[Action]
) -> None:
    """Add what the seat may do at its side's turn. Whose turn it is is known by now: only the rest is checked."""
    lead = game.scenario.leads[side] == seat
    if lead:
        offer = state.offers[1 - game.index(side)]
        if offer is not None and check_move(game, state, seat, side, _DECLINE) is None:
            actions += [a for a in _signatures(offer) if check_move(game, state, seat, side, a) is None]
            actions.append(_DECLINE)
        if state.deals:
            actions += [SnapBack(deal.number) for deal in may_snap_back(state, side)]
    if state.step < 2:
        _own_turn(game, state, seat, side, refusals, actions)
        if lead:
            if state.offers[game.index(side)] is not None:
                actions.append(_WITHDRAW)
            if check_move(game, state, seat, side, _HOLD) is None:
                actions += (_HOLD, _WALK_AWAY)
    if lead:
        actions.append(_END_TURN)


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


def _signatures(offer: Offer) -> Iterator[Action]:
    for position, alternative in enumerate(offer.alternatives):
        yield Respond(True, position)
        if len(alternative.lots) > 1:
            yield from (Respond(True, position, (lot,)) for lot in range(len(alternative.lots)))


def _own_turn(
    game: Game, state: State, seat: str, side: str, refusals: MeasureRefusals | None, actions: list[Action]
) -> None:
    """Statements, measures, consults and pledges; kinds of which all or none are allowed are checked once."""
    lead, own = game.scenario.leads[side] == seat, state.sides[game.index(side)]
    if lead and check_move(game, state, seat, side, _NEUTRAL) is None:
        actions += _STATEMENTS
    if own.turn.measures < game.scenario.rules.measures_per_turn:
        known = measure_refusals(game, state, seat, side) if refusals is None else refusals
        actions += [game.measure_actions[measure.id] for measure, refusal in known if refusal is None]
    open_issues = [issue for issue, done in enumerate(settled(game, state)) if not done]
    if open_issues and check_move(game, state, seat, side, game.consults[open_issues[0]]) is None:
        actions += [game.consults[issue] for issue in open_issues]
    pledged = {pledge.issue for pledge in own.pledges if not pledge.broken}
    free = [issue for issue in open_issues if issue not in pledged] if lead else []
    if free and check_move(game, state, seat, side, game.pledges[free[0]][0]) is None:
        every = len(free) == len(game.pledges)
        actions += game.all_pledges if every else chain.from_iterable(game.pledges[issue] for issue in free)
