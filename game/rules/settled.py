"""What has been agreed: pending and ratified terms, and the packages they make."""

from __future__ import annotations

from game.rules.actions import OPEN, Package
from game.rules.game import Game, overlay
from game.rules.state import Deal, DealStatus, State

_RATIFIED = frozenset({DealStatus.RATIFIED, DealStatus.BREACHED, DealStatus.SNAPPED_BACK})


def is_ratified(deal: Deal) -> bool:
    """Ratified, even if since breached or snapped back."""
    return deal.status in _RATIFIED


def settled(game: Game, state: State) -> tuple[bool, ...]:
    """Per issue: signed and pending, or ratified and still in force."""
    if not state.deals:
        return game.nothing_settled
    done = [False] * len(game.scenario.issues)
    for deal in state.deals:
        if deal.status is DealStatus.PENDING:
            terms = deal.terms
        elif is_ratified(deal):
            terms = deal.in_force
        else:
            continue
        for issue, _ in terms:
            done[issue] = True
    return tuple(done)


def pending_package(game: Game, state: State) -> Package:
    """Options signed and waiting for ratification; -1 elsewhere."""
    if not state.deals:
        return game.nothing_pending
    package = [OPEN] * len(game.scenario.issues)
    for deal in state.deals:
        if deal.status is DealStatus.PENDING:
            for issue, option in deal.terms:
                package[issue] = option
    return tuple(package)


def committed(game: Game, state: State) -> Package:
    """Every ratified term, in force now or after its legislative lag; the status quo elsewhere."""
    if not state.deals:
        return game.scenario.status_quo
    package = list(game.scenario.status_quo)
    for deal in state.deals:
        if is_ratified(deal):
            for issue, option in deal.in_force:
                package[issue] = option
    return tuple(package)


def in_force(game: Game, state: State) -> Package:
    """Ratified terms whose lag has passed; the status quo elsewhere."""
    if not state.deals:
        return game.scenario.status_quo
    package = list(game.scenario.status_quo)
    for deal in state.deals:
        if not is_ratified(deal) or deal.decided_round is None:
            continue
        for issue, option in deal.in_force:
            if deal.decided_round + game.scenario.issues[issue].options[option].lag_rounds <= state.round:
                package[issue] = option
    return tuple(package)


def expected(game: Game, state: State) -> Package:
    """Ratified and pending terms together: what a further offer builds on."""
    return overlay(committed(game, state), pending_package(game, state))
