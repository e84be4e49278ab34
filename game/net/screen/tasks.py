"""One task a round for every seat that nobody else can do: who holds which, and what that keeps from the others.

The head of a delegation submits. Its ministers share the guess, the consultation, the whip count, the measures and
the pen, in an order that turns by one each round, so that everybody holds each of them in the course of a game. Seats
without a person count for nothing: what they would do falls to the head of the delegation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from game.rules.actions import Action, Consult, Draft, Guess, UseMeasure
from game.rules.view import View
from game.scenario.model import Rule, Scenario

__all__ = ["Duty", "Holding", "barred", "holder", "holdings", "keeper_of"]


class Duty(StrEnum):
    """What one seat does for its delegation in a round."""

    SUBMIT = "submit"
    GUESS = "guess"
    CONSULT = "consult"
    WHIP = "whip"
    MEASURES = "measures"
    PEN = "pen"
    INITIAL = "initial"


@dataclass(frozen=True, slots=True)
class Holding:
    """A seat and its task of the round."""

    seat: str
    duty: Duty


def holdings(view: View, side: str, staffed: frozenset[str]) -> tuple[Holding, ...]:
    """The task of every staffed seat of ``side`` in the view's round, in the order of the scenario's seats.

    The same from the first to the last moment of a round: it depends on the round, on the rules in play, on who is
    there, and on consultations of earlier rounds.
    """
    scenario = view.known.scenario
    lead = scenario.leads[side]
    ministers = [seat.id for seat in scenario.seats if seat.side == side and not seat.lead and seat.id in staffed]
    turned = ministers[(view.round - 1) % len(ministers) :] if ministers else []
    turned += [seat for seat in ministers if seat not in turned]
    given: dict[str, Duty] = {lead: Duty.SUBMIT} if lead in staffed else {}
    for duty in _wanted(view, side):
        able = [
            seat for seat in turned if seat not in given and (duty is not Duty.MEASURES or _measured(scenario, seat))
        ]
        if able:
            given[able[0]] = duty
    for seat in turned:
        given.setdefault(seat, Duty.INITIAL)
    return tuple(Holding(seat.id, given[seat.id]) for seat in scenario.seats if seat.id in given)


def _wanted(view: View, side: str) -> list[Duty]:
    """The tasks that ministers have in this round, the most wanted first."""
    scenario, number = view.known.scenario, view.round
    duties = []
    if scenario.rules.has(Rule.GUESSES, number) and number in (1, len(scenario.calendar.rounds)):
        duties.append(Duty.GUESS)
    asked_before = sum(1 for consult in view.consults if consult.asker == side and consult.round < number)
    if scenario.rules.has(Rule.CONSULT, number) and asked_before < scenario.dynamics.consult.per_game:
        duties.append(Duty.CONSULT)
    if scenario.ratification is not None:
        duties.append(Duty.WHIP)
    if scenario.rules.has(Rule.MEASURES, number):
        duties.append(Duty.MEASURES)
    return [*duties, Duty.PEN]


def _measured(scenario: Scenario, seat: str) -> bool:
    return any(measure.seat == seat for measure in scenario.measures)


def holder(held: tuple[Holding, ...], duty: Duty) -> str | None:
    """The seat that holds a task, if any does."""
    return next((holding.seat for holding in held if holding.duty is duty), None)


_KEPT: Mapping[type, Duty] = {Guess: Duty.GUESS, Consult: Duty.CONSULT, Draft: Duty.PEN}


def barred(
    scenario: Scenario, held: tuple[Holding, ...], staffed: frozenset[str], seat: str, action: Action
) -> str | None:
    """The seat whose task ``action`` is, where that is somebody else than ``seat``; None when it may go on.

    A measure belongs to the seat that the scenario names, as long as a person sits there.
    """
    if isinstance(action, UseMeasure):
        known = scenario.measures_by_id.get(action.measure)
        owner = known.seat if known is not None and known.seat in staffed else None
        return owner if owner != seat else None
    duty = _KEPT.get(type(action))
    keeper = holder(held, duty) if duty is not None else None
    return keeper if keeper != seat else None


def keeper_of(view: View, staffed: frozenset[str], seat: str, action: Action) -> str | None:
    """``barred``, from the view of the seat's side."""
    return barred(view.known.scenario, holdings(view, view.side, staffed), staffed, seat, action)
