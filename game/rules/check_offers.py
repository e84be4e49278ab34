"""Whether an offer, or an answer to one, is well formed and allowed."""

from __future__ import annotations

from game.rules.actions import OPEN, Alternative, Propose, Respond
from game.rules.game import Game
from game.rules.offers import MAX_ALTERNATIVES, MAX_LOTS, lot_package, named_issues
from game.rules.records import Value
from game.rules.refusal import Refusal, RefusalCode
from game.rules.settled import settled
from game.rules.state import State
from game.scenario.model import Rule

MAX_REASONS = 3


def _refuse(code: RefusalCode, field: str = "", **args: Value) -> Refusal:
    return Refusal(code, field, tuple(args.items()))


def check_propose(game: Game, state: State, side: str, action: Propose) -> Refusal | None:
    """Why a proposal is refused."""
    refusal = check_shape(game, state, action.alternatives)
    if refusal:
        return refusal
    standing = state.offers[game.index(side)]
    if standing is not None and standing.alternatives == action.alternatives:
        return _refuse(RefusalCode.SAME_OFFER)
    if not wants_initials(game, state):
        return None
    rows = [pair for alternative in action.alternatives for pair in enumerate(alternative.package) if pair[1] != OPEN]
    return check_initials(game, state, side, rows, action.override)


def check_shape(game: Game, state: State, alternatives: tuple[Alternative, ...]) -> Refusal | None:
    """Why alternatives are not a legal offer: counts, options, settled issues, lots."""
    most = MAX_ALTERNATIVES if game.has(Rule.ALTERNATIVES, state.round) else 1
    if not alternatives:
        return _refuse(RefusalCode.EMPTY_OFFER, "alternatives")
    if len(alternatives) > most:
        return _refuse(RefusalCode.TOO_MANY_ALTERNATIVES, "alternatives", got=len(alternatives), most=most)
    done = settled(game, state)
    for position, alternative in enumerate(alternatives):
        refusal = _check_alternative(game, state, alternative, done, f"alternatives[{position}]")
        if refusal:
            return refusal
    return None


def _check_alternative(
    game: Game, state: State, alternative: Alternative, done: tuple[bool, ...], field: str
) -> Refusal | None:
    package = alternative.package
    if len(package) != len(game.scenario.issues):
        return _refuse(RefusalCode.UNKNOWN_ISSUE, f"{field}.package", got=len(package))
    for issue, option in enumerate(package):
        if option != OPEN and not 0 <= option < game.scenario.dims[issue]:
            return _refuse(
                RefusalCode.UNKNOWN_OPTION,
                f"{field}.package",
                issue=issue,
                got=option,
                most=game.scenario.dims[issue] - 1,
            )
        if option != OPEN and done[issue]:
            return _refuse(RefusalCode.ISSUE_SETTLED, f"{field}.package", issue=issue)
    named = named_issues(package)
    if not named:
        return _refuse(RefusalCode.EMPTY_OFFER, f"{field}.package")
    if game.scenario.pure and any(option == OPEN and not closed for option, closed in zip(package, done, strict=True)):
        missing = next(i for i, option in enumerate(package) if option == OPEN and not done[i])
        return _refuse(RefusalCode.INCOMPLETE_PACKAGE, f"{field}.package", issue=missing)
    if not alternative.lots:
        return None
    if game.scenario.pure:
        return _refuse(RefusalCode.INCOMPLETE_PACKAGE, f"{field}.lots")
    if not game.has(Rule.LOTS, state.round):
        return _refuse(RefusalCode.RULE_NOT_IN_PLAY, f"{field}.lots", rule=Rule.LOTS.value)
    if len(alternative.lots) > MAX_LOTS:
        return _refuse(RefusalCode.TOO_MANY_LOTS, f"{field}.lots", got=len(alternative.lots), most=MAX_LOTS)
    covered = sorted(issue for lot in alternative.lots for issue in lot.issues)
    if covered != sorted(named) or any(not lot.issues for lot in alternative.lots):
        stray = next(iter(set(covered) ^ set(named)), covered[0] if covered else None)
        return _refuse(RefusalCode.LOTS_DO_NOT_PARTITION, f"{field}.lots", issue=stray)
    return None


def check_respond(game: Game, state: State, side: str, action: Respond) -> Refusal | None:
    """Why an answer to the other side's standing offer is refused."""
    own = state.sides[game.index(side)]
    if own.turn.responded:
        return _refuse(RefusalCode.ALREADY_DONE, what="response")
    offer = state.offers[game.index(game.scenario.other(side))]
    if offer is None:
        return _refuse(RefusalCode.NO_STANDING_OFFER)
    if not action.sign:
        return _check_reasons(game, action)
    if not 0 <= action.alternative < len(offer.alternatives):
        return _refuse(
            RefusalCode.NO_SUCH_ALTERNATIVE, "alternative", got=action.alternative, most=len(offer.alternatives) - 1
        )
    alternative = offer.alternatives[action.alternative]
    if action.lots and not alternative.lots:
        return _refuse(RefusalCode.NOT_SEPARABLE, "lots")
    for lot in action.lots:
        if not 0 <= lot < len(alternative.lots):
            return _refuse(RefusalCode.NO_SUCH_LOT, "lots", got=lot, most=len(alternative.lots) - 1)
    if not wants_initials(game, state):
        return None
    package = lot_package(alternative, action.lots)
    rows = [(issue, option) for issue, option in enumerate(package) if option != OPEN]
    return check_initials(game, state, side, rows, action.override)


def _check_reasons(game: Game, action: Respond) -> Refusal | None:
    if len(action.reasons) > MAX_REASONS:
        return _refuse(RefusalCode.TOO_MANY_REASONS, "reasons", got=len(action.reasons), most=MAX_REASONS)
    for reason in action.reasons:
        for issue in (reason.issue, reason.linked_issue):
            if issue is not None and not 0 <= issue < len(game.scenario.issues):
                return _refuse(RefusalCode.UNKNOWN_ISSUE, "reasons", got=issue)
    return None


def wants_initials(game: Game, state: State) -> bool:
    """Whether anybody is there whose initial a row could want."""
    return bool(state.staffed) and game.has(Rule.INITIALS, state.round)


def check_initials(game: Game, state: State, side: str, rows: list[tuple[int, int]], override: bool) -> Refusal | None:
    """The initial of every staffed owner is wanted on its rows; the lead may override once, for capital."""
    if not wants_initials(game, state):
        return None
    missing = missing_initials(game, state, side, rows)
    if not missing:
        return None
    if not override:
        issue, seat = missing[0]
        return _refuse(RefusalCode.INITIAL_MISSING, issue=issue, seat=seat)
    own = state.sides[game.index(side)]
    if own.override_used:
        return _refuse(RefusalCode.OVERRIDE_USED)
    cost = game.scenario.dynamics.override_initial
    if own.capital < cost:
        return _refuse(RefusalCode.NOT_ENOUGH_CAPITAL, "override", cost=cost, have=own.capital)
    return None


def missing_initials(game: Game, state: State, side: str, rows: list[tuple[int, int]]) -> tuple[tuple[int, str], ...]:
    """(issue, owner) of rows that a staffed portfolio seat owns and has not initialled at that option."""
    if not state.staffed:
        return ()
    given = set(state.sides[game.index(side)].initials)
    owners = {
        issue: seat.id
        for seat in game.scenario.seats
        if seat.side == side and not seat.lead and seat.id in state.staffed
        for issue in seat.owns
    }
    return tuple(
        (issue, owners[game.scenario.issues[issue].id])
        for issue, option in rows
        if game.scenario.issues[issue].id in owners and (issue, option) not in given
    )
