"""What each action does, once it has been allowed."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from game.rules.actions import (
    OPEN,
    Action,
    Advise,
    AnswerConsult,
    Candour,
    Chat,
    Consult,
    Draft,
    EndTurn,
    Guess,
    Hold,
    Initial,
    Package,
    Pledge,
    PostSettle,
    Propose,
    Reply,
    Respond,
    SnapBack,
    Statement,
    UseMeasure,
    Veto,
    WalkAway,
    Withdraw,
)
from game.rules.breaches import breach, snap_back
from game.rules.check import uses_of
from game.rules.check_offers import missing_initials
from game.rules.consults import answer_by_side, ask_consult, pending_consult
from game.rules.effects import apply_effects, move_capital
from game.rules.game import Game, overlay
from game.rules.offers import after_settling, lot_package, named_issues
from game.rules.paths import path_of
from game.rules.phases import end_game, end_turn
from game.rules.play import Play
from game.rules.pledges import broken_pledges
from game.rules.records import EVERYONE, FactCode
from game.rules.settled import expected
from game.rules.state import Deal, Ending, Offer, PledgeMade, TurnDone
from game.scenario.politics import Ask, EventReply, Manner
from game.scenario.table import Seat

_IMPROVED = 0.5
"""Expected points by which an offer must beat a side's best so far to count as an improvement."""

_REFUSAL = AnswerConsult(Candour.REFUSE)


def visibility(game: Game, seat: str, action: Action) -> tuple[str, bool]:
    """(who sees the action, whether it is numbered in the table's sequence)."""
    side = game.scenario.seats_by_id[seat].side
    match action:
        case Draft() | Advise() | Initial() | Veto() | Chat() | Guess() | PostSettle():
            return side, False
        case Reply():
            return (EVERYONE if _answered(game, side, action)[1].manner is Manner.PUBLIC else side), True
        case _:
            return EVERYONE, True


def do(play: Play, actor: str, action: Action) -> None:
    """Carry out an action that ``check`` allows."""
    seat = play.game.scenario.seats_by_id[actor]
    side = seat.side
    match action:
        case Propose():
            _propose(play, side, action)
        case Respond(sign=True):
            _sign(play, side, action)
        case Respond():
            _decline(play, side)
        case Withdraw():
            _set_offer(play, side, None)
        case Hold():
            _done(play, side, table=True)
        case WalkAway():
            play.update(walked=side)
            play.fact(FactCode.WALKED_AWAY, side=side)
            apply_effects(play, play.game.scenario.dynamics.walk_away, side, "walk_away")
            end_game(play, Ending.WALKED_AWAY)
        case Statement(tone):
            _done(play, side, statement=True)
            spoken = next((s for s in play.game.scenario.dynamics.statements if s.tone is tone), None)
            if spoken is not None:
                apply_effects(play, spoken.effects, side, f"statement:{tone.value}")
        case Pledge(issue, option):
            _done(play, side, pledged=True)
            made = PledgeMade(issue, option, play.state.round)
            play.update_side(side, pledges=(*play.side(side).pledges, made))
            apply_effects(play, play.game.scenario.dynamics.pledges.made, side, "pledge")
        case UseMeasure(measure):
            _measure(play, side, measure)
        case Consult(issue, against):
            ask_consult(play, side, issue, against)
        case AnswerConsult():
            answer_by_side(play, side, action)
        case Reply():
            _reply(play, seat, action)
        case Guess(ranking):
            guesses = (*play.side(side).guesses, (play.state.round, ranking))
            play.update_side(side, guesses=guesses)
        case SnapBack(deal):
            snap_back(play, side, deal)
        case PostSettle(accept):
            play.update_side(side, post_settle=accept)
        case EndTurn():
            _finish_turn(play, side)
        case _:
            _delegation(play, seat, action)


def _done(play: Play, side: str, **what: object) -> None:
    play.update_side(side, turn=_turn_with(play.side(side).turn, tuple(what.items())))


@lru_cache(maxsize=256)
def _turn_with(turn: TurnDone, what: tuple[tuple[str, object], ...]) -> TurnDone:
    """``turn`` with more done: there are few turns, and every one comes up again and again."""
    return replace(turn, **dict(what))  # type: ignore[arg-type]


def _finish_turn(play: Play, side: str) -> None:
    """An unanswered consult counts as refused once the consulted side has had its turn."""
    asked = pending_consult(play.state, side)
    if asked is not None and play.state.step <= 1:
        answer_by_side(play, side, _REFUSAL)
    end_turn(play)


def _set_offer(play: Play, side: str, offer: Offer | None) -> None:
    offers = list(play.state.offers)
    offers[play.game.index(side)] = offer
    play.update(offers=(offers[0], offers[1]))


def _propose(play: Play, side: str, action: Propose) -> None:
    _pay_override(play, side, [a.package for a in action.alternatives], action.override)
    number = play.side(side).offers_made + 1
    _set_offer(play, side, Offer(side, number, play.state.round, action.alternatives, action.alternatives))
    worth = _worth_to_other(play, side, action)
    best = play.side(side).best_offer
    play.update_side(
        side,
        offers_made=number,
        best_offer=worth if best is None else max(best, worth),
        improved=play.side(side).improved or best is None or worth > best + _IMPROVED,
        draft=(),
        draft_seat="",
        advice=(),
    )
    _done(play, side, table=True)


def _worth_to_other(play: Play, side: str, action: Propose) -> float:
    """Expected points of the best alternative for the other side under the declared mandate odds."""
    game, state = play.game, play.state
    base, environment = expected(game, state), path_of(game, state)
    prior = game.priors[1 - game.index(side)]
    return max(game.compiler.value(environment, prior, overlay(base, a.package)) for a in action.alternatives)


def _pay_override(play: Play, side: str, packages: list[Package], override: bool) -> None:
    rows = [(issue, option) for package in packages for issue, option in enumerate(package) if option != OPEN]
    if override and missing_initials(play.game, play.state, side, rows):
        move_capital(play, side, -play.game.scenario.dynamics.override_initial, "override")
        play.update_side(side, override_used=True)


def _decline(play: Play, side: str) -> None:
    _done(play, side, responded=True)
    _set_offer(play, play.game.scenario.other(side), None)


def _sign(play: Play, side: str, action: Respond) -> None:
    game = play.game
    other = game.scenario.other(side)
    offer = play.state.offers[game.index(other)]
    if offer is None:
        raise ValueError("no standing offer to sign: check must come before apply")
    alternative = offer.alternatives[action.alternative]
    chosen = action.lots or (tuple(range(len(alternative.lots))) if alternative.lots else ())
    _pay_override(play, side, [lot_package(alternative, chosen)], action.override)
    parts: list[tuple[tuple[int, ...], str]] = [((lot,), alternative.lots[lot].name) for lot in chosen] or [((), "")]
    done: set[int] = set()
    for lots, name in parts:
        package = lot_package(alternative, lots)
        terms = tuple((issue, package[issue]) for issue in named_issues(package))
        number = len(play.state.deals) + 1
        deal = Deal(number, other, side, play.state.round, name, terms)
        play.update(deals=(*play.state.deals, deal), signed_this_round=True)
        play.fact(FactCode.DEAL_SIGNED, deal=number, side=side)
        done |= set(named_issues(package))
        for signer in (side, other):
            _break_pledges(play, signer, terms)
    _settle_offers(play, side, done, action.alternative)
    _done(play, side, responded=True)


def _break_pledges(play: Play, side: str, terms: tuple[tuple[int, int], ...]) -> None:
    for pledge in broken_pledges(play.game, side, play.side(side).pledges, terms):
        pledges = tuple(replace(p, broken=True) if p == pledge else p for p in play.side(side).pledges)
        play.update_side(side, pledges=pledges)
        play.fact(FactCode.PLEDGE_BROKEN, side=side, issue=pledge.issue)
        apply_effects(play, play.game.scenario.dynamics.pledges.broken, side, "pledge")


def _settle_offers(play: Play, signer: str, done: set[int], alternative: int) -> None:
    """Settled issues leave every standing offer; the signed offer keeps only what is left of the signed alternative."""
    game = play.game
    other = game.scenario.other(signer)
    for side in (signer, other):
        before = play.state.offers[game.index(side)]
        after = after_settling(before, done, alternative if side == other else None)
        _set_offer(play, side, after)
        if before is not None and after is None and side == signer:
            play.fact(FactCode.OFFER_LAPSED, side=side)


def _measure(play: Play, side: str, measure_id: str) -> None:
    measure = play.game.scenario.measures_by_id[measure_id]
    own = play.side(side)
    times, _ = uses_of(own, measure_id)
    uses = tuple(use for use in own.uses if use[0] != measure_id)
    play.update_side(side, uses=(*uses, (measure_id, times + 1, play.state.round)))
    _done(play, side, measures=own.turn.measures + 1)
    move_capital(play, side, -measure.cost, f"measure:{measure_id}")
    effects = measure.levels[times]
    breach(play, side, measure, effects)
    apply_effects(play, effects, side, f"measure:{measure_id}")


def _answered(game: Game, side: str, action: Reply) -> tuple[Ask, EventReply]:
    """The question of a side that ``check`` allows it to answer, and the answer."""
    ask = game.scenario.ask_of(action.event, side)
    assert ask is not None
    return ask, next(reply for reply in ask.replies if reply.id == action.reply)


def _reply(play: Play, seat: Seat, action: Reply) -> None:
    ask, reply = _answered(play.game, seat.side, action)
    play.update(asks=tuple(a for a in play.state.asks if a != (action.event, ask.seat)))
    apply_effects(play, reply.effects, seat.side, f"reply:{action.event}")


def _delegation(play: Play, seat: Seat, action: Action) -> None:
    own = play.side(seat.side)
    match action:
        case Draft(alternatives):
            play.update_side(seat.side, draft=alternatives, draft_seat=seat.id, advice=())
        case Advise(issue, verdict):
            advice = tuple(a for a in own.advice if a[:2] != (seat.id, issue))
            play.update_side(seat.side, advice=(*advice, (seat.id, issue, verdict)))
        case Initial(issue, option):
            kept = tuple(i for i in own.initials if i[0] != issue)
            play.update_side(seat.side, initials=(*kept, (issue, option)))
        case Veto(issue):
            play.update_side(seat.side, initials=tuple(i for i in own.initials if i[0] != issue))
        case Chat():
            pass
        case _:
            raise TypeError(f"not an action: {action!r}")
