"""Whether an action may be taken: the one place that says no. ``apply`` trusts it."""

from __future__ import annotations

from functools import lru_cache

from game.rules import check_offers as offers
from game.rules.actions import (
    Action,
    Advise,
    AnswerConsult,
    Chat,
    Consult,
    Draft,
    EndTurn,
    Guess,
    Hold,
    Initial,
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
from game.rules.breaches import may_snap_back, terms_overridden
from game.rules.conditions import holds
from game.rules.consults import pending_consult
from game.rules.game import Game
from game.rules.phases import acting_side
from game.rules.records import Value
from game.rules.refusal import Refusal, RefusalCode
from game.rules.settled import settled
from game.rules.state import Phase, SideState, State
from game.scenario.model import Rule
from game.scenario.politics import Measure

MAX_WORDS = 500
LEAST_RANKING = 3

_UNUSED = (0, 0)
_LAST_RESPONSE_ACTIONS = (Respond, EndTurn, AnswerConsult, SnapBack)


def refuse(code: RefusalCode, field: str = "", **args: Value) -> Refusal:
    return Refusal(code, field, tuple(args.items()))


# Bots are told at every move what measures and statements are refused for, mostly what they were told before.
_refused = lru_cache(maxsize=1024, typed=True)(refuse)


def check(game: Game, state: State, seat: str, action: Action) -> Refusal | None:
    """Why ``seat`` may not take ``action`` now; None when it may."""
    known = game.scenario.seats_by_id.get(seat)
    if known is None:
        return refuse(RefusalCode.NOT_YOUR_SEAT, got=seat)
    if state.phase is Phase.ENDED:
        return refuse(RefusalCode.GAME_OVER)
    if state.paused:
        return refuse(RefusalCode.PAUSED)
    side = known.side
    match action:
        case Draft() | Advise() | Initial() | Veto() | Chat():
            return _check_delegation(game, state, seat, side, action)
        case Reply():
            return _check_reply(game, state, seat, side, action)
        case PostSettle():
            return _check_post_settle(game, state, seat, side, action)
        case Guess():
            return _check_guess(game, state, side, action)
        case AnswerConsult():
            return _check_answer(game, state, seat, side, action)
        case _:
            return _check_turn(game, state, seat, side, action)


def _check_turn(game: Game, state: State, seat: str, side: str, action: Action) -> Refusal | None:
    if state.phase is not Phase.TURNS or state.queue:
        return refuse(RefusalCode.WRONG_PHASE, phase=state.phase.value)
    if acting_side(game, state) != side:
        return refuse(RefusalCode.NOT_YOUR_TURN)
    if state.step == 2 and not isinstance(action, _LAST_RESPONSE_ACTIONS):
        return refuse(RefusalCode.WRONG_PHASE, phase="last_response")
    lead = game.scenario.leads[side] == seat
    if not lead and not isinstance(action, (UseMeasure, Consult)):
        return refuse(RefusalCode.LEAD_ONLY, seat=game.scenario.leads[side])
    return check_move(game, state, seat, side, action)


def check_move(game: Game, state: State, seat: str, side: str, action: Action) -> Refusal | None:
    """Why a seat that may move in this kind at its side's turn may not take ``action``."""
    own = state.sides[game.index(side)]
    match action:
        case Propose():
            return _suspended(state) or check_table(own) or offers.check_propose(game, state, side, action)
        case Respond():
            return check_response(game, state, side, action)
        case Withdraw():
            return None if state.offers[game.index(side)] else refuse(RefusalCode.NO_STANDING_OFFER)
        case Hold() | WalkAway():
            return check_table(own)
        case Statement():
            return check_statement(own)
        case Pledge(issue, option):
            return check_pledge(game, state, own, issue, option)
        case UseMeasure(measure):
            return check_measure(game, state, seat, side, measure)
        case Consult(issue, against):
            return check_consult(game, state, side, own, issue, against)
        case SnapBack(deal):
            allowed = {d.number for d in may_snap_back(state, side)}
            return None if deal in allowed else refuse(RefusalCode.NO_BREACH, "deal", got=deal)
        case _:
            return None


def _already(done: bool, what: str) -> Refusal | None:
    return _refused(RefusalCode.ALREADY_DONE, what=what) if done else None


def _suspended(state: State) -> Refusal | None:
    return refuse(RefusalCode.TALKS_SUSPENDED, rounds=state.suspended) if state.suspended > 0 else None


def check_table(own: SideState) -> Refusal | None:
    """Why a side cannot make its table move (once a turn)."""
    return _already(own.turn.table, "table")


def check_statement(own: SideState) -> Refusal | None:
    """Why a side cannot make a statement (once a turn, in whatever tone)."""
    return _already(own.turn.statement, "statement")


def check_response(game: Game, state: State, side: str, action: Respond) -> Refusal | None:
    """Why a side cannot answer the other's standing offer so."""
    return _suspended(state) or offers.check_respond(game, state, side, action)


def _rule(game: Game, state: State, rule: Rule) -> Refusal | None:
    if game.has(rule, state.round):
        return None
    since = next((first for known, first in game.scenario.rules.since if known is rule), None)
    return _refused(RefusalCode.RULE_NOT_IN_PLAY, rule=rule.value, since=since)


def _issue(game: Game, issue: int, field: str) -> Refusal | None:
    if not 0 <= issue < len(game.scenario.issues):
        return refuse(RefusalCode.UNKNOWN_ISSUE, field, got=issue)
    return None


def _option(game: Game, issue: int, option: int, field: str) -> Refusal | None:
    if not 0 <= option < game.scenario.dims[issue]:
        return refuse(RefusalCode.UNKNOWN_OPTION, field, issue=issue, got=option, most=game.scenario.dims[issue] - 1)
    return None


def check_pledge(game: Game, state: State, own: SideState, issue: int, option: int) -> Refusal | None:
    """Why a side cannot pledge an option of an issue."""
    refusal = _rule(game, state, Rule.PLEDGES) or _issue(game, issue, "issue")
    refusal = refusal or _option(game, issue, option, "option") or _already(own.turn.pledged, "pledge")
    if refusal:
        return refusal
    if settled(game, state)[issue]:
        return refuse(RefusalCode.ISSUE_SETTLED, "issue", issue=issue)
    if any(pledge.issue == issue and not pledge.broken for pledge in own.pledges):
        return refuse(RefusalCode.PLEDGE_MADE, "issue", issue=issue)
    most = game.scenario.dynamics.pledges.most
    if len(own.pledges) >= most:
        return refuse(RefusalCode.TOO_MANY_PLEDGES, most=most)
    return None


def uses_of(own: SideState, measure: str) -> tuple[int, int]:
    """(times used, last round used) of a measure; (0, 0) before."""
    for known, times, last in own.uses:
        if known == measure:
            return times, last
    return _UNUSED


def check_measure(game: Game, state: State, seat: str, side: str, measure_id: str) -> Refusal | None:
    """Why a measure cannot be used by this seat now."""
    measure = game.scenario.measures_by_id.get(measure_id)
    if measure is None:
        return refuse(RefusalCode.UNKNOWN_MEASURE, "measure", got=measure_id)
    if measure.side != side or (measure.seat != seat and game.scenario.leads[side] != seat):
        return refuse(RefusalCode.MEASURE_NOT_YOURS, "measure", seat=measure.seat)
    own = state.sides[game.index(side)]
    times, last = uses_of(own, measure_id)
    refusal = _rule(game, state, Rule.MEASURES) or _spent(state, measure, times, last) or _enough_measures(game, own)
    return refusal or _measure_ready(game, state, own, measure, times)


def measure_refusals(game: Game, state: State, seat: str, side: str) -> tuple[tuple[Measure, Refusal | None], ...]:
    """``check_measure`` of every measure of a side, in scenario order."""
    lead, own = game.scenario.leads[side] == seat, state.sides[game.index(side)]
    rule, enough = _rule(game, state, Rule.MEASURES), _enough_measures(game, own)
    used = {measure: (times, last) for measure, times, last in own.uses}
    found: list[tuple[Measure, Refusal | None]] = []
    for measure in game.measures_of[side]:
        if not lead and measure.seat != seat:
            refusal: Refusal | None = refuse(RefusalCode.MEASURE_NOT_YOURS, "measure", seat=measure.seat)
        else:
            times, last = used.get(measure.id, _UNUSED)
            refusal = rule or _spent(state, measure, times, last) or enough
            refusal = refusal or _measure_ready(game, state, own, measure, times)
        found.append((measure, refusal))
    return tuple(found)


def _enough_measures(game: Game, own: SideState) -> Refusal | None:
    most = game.scenario.rules.measures_per_turn
    return _refused(RefusalCode.TOO_MANY_MEASURES, most=most) if own.turn.measures >= most else None


def _spent(state: State, measure: Measure, times: int, last: int) -> Refusal | None:
    if times >= len(measure.levels):
        return _refused(RefusalCode.MEASURE_USED_UP, "measure", uses=measure.uses)
    if times and state.round < last + measure.cooldown:
        return _refused(RefusalCode.MEASURE_COOLING, "measure", until=last + measure.cooldown)
    return None


def _measure_ready(game: Game, state: State, own: SideState, measure: Measure, times: int) -> Refusal | None:
    if own.capital < measure.cost:
        return _refused(RefusalCode.NOT_ENOUGH_CAPITAL, cost=measure.cost, have=own.capital)
    if measure.when is not None and not holds(game, state, measure.when):
        return _refused(RefusalCode.MEASURE_CONDITION, "measure")
    if measure.breach and terms_overridden(game, state, measure.levels[times]):
        return _rule(game, state, Rule.BREACH)
    return None


def check_consult(
    game: Game, state: State, side: str, own: SideState, issue: int, against: int | None
) -> Refusal | None:
    """Why a side cannot ask what an issue is worth to the other, alone or ``against`` a second one."""
    refusal = _rule(game, state, Rule.CONSULT) or _issue(game, issue, "issue")
    if against is not None:
        refusal = refusal or _issue(game, against, "against")
        if against == issue:
            refusal = refusal or refuse(RefusalCode.UNKNOWN_ISSUE, "against", got=against)
    if refusal:
        return refusal
    if own.consults >= game.scenario.dynamics.consult.per_game:
        return refuse(RefusalCode.NO_CONSULTS_LEFT, most=game.scenario.dynamics.consult.per_game)
    if pending_consult(state, game.scenario.other(side)) is not None:
        return refuse(RefusalCode.CONSULT_PENDING)
    return None


def _check_answer(game: Game, state: State, seat: str, side: str, action: AnswerConsult) -> Refusal | None:
    if pending_consult(state, side) is None or state.queue:
        return refuse(RefusalCode.NOTHING_TO_ANSWER)
    if game.scenario.leads[side] != seat:
        return refuse(RefusalCode.LEAD_ONLY, seat=game.scenario.leads[side])
    return _words(action.words)


def _words(words: str) -> Refusal | None:
    return refuse(RefusalCode.TOO_LONG, got=len(words), most=MAX_WORDS) if len(words) > MAX_WORDS else None


def _check_reply(game: Game, state: State, seat: str, side: str, action: Reply) -> Refusal | None:
    asked = [ask_seat for event, ask_seat in state.asks if event == action.event]
    own = [s for s in asked if game.scenario.seats_by_id[s].side == side]
    if not own:
        return refuse(RefusalCode.NOTHING_TO_ANSWER, "event", got=action.event)
    if seat not in own and game.scenario.leads[side] != seat:
        return refuse(RefusalCode.NOT_YOUR_SEAT, seat=own[0])
    event = game.scenario.events_by_id[action.event]
    ask = next(a for a in event.asks if a.seat == own[0])
    if action.reply not in {reply.id for reply in ask.replies}:
        return refuse(RefusalCode.UNKNOWN_REPLY, "reply", got=action.reply)
    return None


def guess_asked(game: Game, state: State) -> bool:
    """Guesses are asked in the first and in the last round."""
    return game.has(Rule.GUESSES, state.round) and state.round in (1, len(game.scenario.calendar.rounds))


def _check_guess(game: Game, state: State, side: str, action: Guess) -> Refusal | None:
    own = state.sides[game.index(side)]
    if not guess_asked(game, state) or any(known == state.round for known, _ in own.guesses):
        return refuse(RefusalCode.GUESS_NOT_ASKED)
    if state.phase not in (Phase.NEWS, Phase.TURNS):
        return refuse(RefusalCode.WRONG_PHASE, phase=state.phase.value)
    ranking = action.ranking
    valid = all(0 <= issue < len(game.scenario.issues) for issue in ranking)
    least = min(LEAST_RANKING, len(game.scenario.issues))
    if not valid or len(set(ranking)) != len(ranking) or len(ranking) < least:
        return refuse(RefusalCode.BAD_RANKING, "ranking", least=least)
    return None


def _check_post_settle(game: Game, state: State, seat: str, side: str, action: PostSettle) -> Refusal | None:
    if state.phase is not Phase.POST_SETTLEMENT:
        return refuse(RefusalCode.WRONG_PHASE, phase=state.phase.value)
    if game.scenario.leads[side] != seat:
        return refuse(RefusalCode.LEAD_ONLY, seat=game.scenario.leads[side])
    if state.sides[game.index(side)].post_settle is not None:
        return refuse(RefusalCode.ALREADY_DONE, what="post_settlement")
    for choice in action.accept:
        if not 0 <= choice < len(state.post_settlement):
            return refuse(RefusalCode.NO_SUCH_ALTERNATIVE, "accept", got=choice, most=len(state.post_settlement) - 1)
    return None


def _check_delegation(game: Game, state: State, seat: str, side: str, action: Action) -> Refusal | None:
    match action:
        case Draft(alternatives):
            return offers.check_shape(game, state, alternatives)
        case Advise(issue, verdict):
            bad = verdict not in (-1, 0, 1)
            return _issue(game, issue, "issue") or (refuse(RefusalCode.BAD_RANKING, "verdict") if bad else None)
        case Initial(issue, option):
            refusal = _issue(game, issue, "issue") or _option(game, issue, option, "option")
            return refusal or _owner(game, seat, issue)
        case Veto(issue):
            return _issue(game, issue, "issue") or _owner(game, seat, issue)
        case Chat(words):
            return _words(words)
        case _:
            return None


def _owner(game: Game, seat: str, issue: int) -> Refusal | None:
    if game.scenario.issues[issue].id in game.scenario.seats_by_id[seat].owns:
        return None
    return refuse(RefusalCode.NOT_OWNER, "issue", issue=issue)
