"""The enumerable legal actions of a seat, for menus and bots.

Not enumerated, because they are composed: Propose, Guess, Draft, Advise, Initial, Veto, Chat, partial sets of lots,
and decline reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, compress
from operator import not_
from typing import TypeAlias

from game.rules.actions import (
    Action,
    AnswerConsult,
    Candour,
    EndTurn,
    Hold,
    Pledge,
    PostSettle,
    Reply,
    Respond,
    SnapBack,
    Statement,
    WalkAway,
    Withdraw,
)
from game.rules.breaches import may_snap_back
from game.rules.check import (
    check,
    check_consult,
    check_pledge,
    check_response,
    check_statement,
    check_table,
    measure_refusals,
)
from game.rules.check_offers import wants_initials
from game.rules.consults import pending_consult
from game.rules.game import Game
from game.rules.phases import acting_side
from game.rules.refusal import Refusal
from game.rules.settled import settled
from game.rules.state import Offer, Phase, SideState, State
from game.scenario.politics import EventReply, Measure, Tone

MeasureRefusals: TypeAlias = tuple[tuple[Measure, Refusal | None], ...]

_STATEMENTS = tuple(Statement(tone) for tone in Tone)
_DECLINE, _HOLD, _WITHDRAW, _WALK_AWAY, _END_TURN = Respond(False), Hold(), Withdraw(), WalkAway(), EndTurn()


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
    lead, place = game.scenario.leads[side] == seat, game.index(side)
    own = state.sides[place]
    if lead:
        offer = state.offers[1 - place]
        if offer is not None and check_response(game, state, side, _DECLINE) is None:
            actions += _signatures(game, state, side, offer)
            actions.append(_DECLINE)
        if state.deals:
            actions += [SnapBack(deal.number) for deal in may_snap_back(state, side)]
    if state.step < 2:
        _own_turn(game, state, seat, side, refusals, actions)
        if lead:
            if state.offers[place] is not None:
                actions.append(_WITHDRAW)
            if check_table(own) is None:
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


def _replies(game: Game, side: str, event: str) -> Sequence[EventReply]:
    ask = game.scenario.ask_of(event, side)
    return ask.replies if ask is not None else ()


def _signatures(game: Game, state: State, side: str, offer: Offer) -> Sequence[Respond]:
    """Whole alternatives and single lots of a standing offer that the side, which may respond, may sign."""
    found = _ways_to_sign(tuple([len(alternative.lots) for alternative in offer.alternatives]))
    if not wants_initials(game, state):
        return found  # only in whose initials they want do parts of one offer differ
    return [action for action in found if check_response(game, state, side, action) is None]


@lru_cache(maxsize=128)
def _ways_to_sign(lots: tuple[int, ...]) -> tuple[Respond, ...]:
    """Signatures under an offer whose alternatives have so many ``lots``: each whole, then each lot of several."""
    found = []
    for position, count in enumerate(lots):
        found.append(Respond(True, position))
        if count > 1:
            found.extend(Respond(True, position, (lot,)) for lot in range(count))
    return tuple(found)


def _own_turn(
    game: Game, state: State, seat: str, side: str, refusals: MeasureRefusals | None, actions: list[Action]
) -> None:
    """Statements, measures, consults and pledges; kinds of which all or none are allowed are checked once."""
    lead, own = game.scenario.leads[side] == seat, state.sides[game.index(side)]
    if lead and check_statement(own) is None:
        actions += _STATEMENTS
    if own.turn.measures < game.scenario.rules.measures_per_turn:
        known = measure_refusals(game, state, seat, side) if refusals is None else refusals
        actions += [game.measure_actions[measure.id] for measure, refusal in known if refusal is None]
    done = settled(game, state)
    if all(done):
        return
    if check_consult(game, state, side, own, done.index(False), None) is None:
        actions += compress(game.consults, map(not_, done))
    if lead:
        actions += _pledges(game, state, own, done)


def _pledges(game: Game, state: State, own: SideState, done: tuple[bool, ...]) -> Iterable[Pledge]:
    """What the side may pledge, which is no issue that is settled or that it has pledged already."""
    pledged = {pledge.issue for pledge in own.pledges if not pledge.broken}
    free = [issue for issue, closed in enumerate(done) if not closed and issue not in pledged]
    if not free or check_pledge(game, state, own, free[0], 0) is not None:
        return ()
    if len(free) == len(game.pledges):
        return game.all_pledges
    return chain.from_iterable(game.pledges[issue] for issue in free)
