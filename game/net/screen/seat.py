"""The tasks of a delegation in words, and what a seat may do at this moment."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.core.messages import mark as _
from game.lang import Wording
from game.net.screen.book import Data
from game.net.screen.tasks import Duty, Holding, holder, holdings
from game.rules.state import DealStatus, Phase
from game.rules.view import View
from game.scenario.model import Rule

__all__ = ["DUTIES", "may", "task_done", "tasks"]

DUTIES: Mapping[Duty, tuple[str, str]] = MappingProxyType(
    {
        Duty.SUBMIT: (
            _("You speak for the delegation"),
            _("You alone make the public statement and the table moves: offer, sign, decline, end the turn."),
        ),
        Duty.GUESS: (
            _("Guess their priorities"),
            _("Ask around, then rank what matters most to the other side. The debrief shows how close you came."),
        ),
        Duty.CONSULT: (
            _("Consult the other side"),
            _("You may ask what an issue is worth to them, or which of two matters more. Choose the question well."),
        ),
        Duty.WHIP: (
            _("Count the votes at home"),
            _("You alone see what a draft does to each audience, and by how much it would pass. Say what to change."),
        ),
        Duty.MEASURES: (
            _("Your measures"),
            _("You alone may use your measures. Say which, and when, and what it costs."),
        ),
        Duty.PEN: (
            _("You hold the pen"),
            _("Write the draft that your delegation works on. The others advise on it, row by row."),
        ),
        Duty.INITIAL: (
            _("Your rows"),
            _("Initial the rows you own at the option you can defend; take the initial back if the draft moves."),
        ),
    }
)
"""Title and text of each task."""


def tasks(view: View, staffed: frozenset[str], sealed_by: frozenset[str], wording: Wording) -> Data:
    """Who of a delegation holds which task, and whether it is done.

    Args:
        view: one of the side's.
        staffed: seats held by a person.
        sealed_by: seats that have sealed a measure for this round.
    """
    return [
        {
            "seat": holding.seat,
            "duty": holding.duty.value,
            "title": wording.t(DUTIES[holding.duty][0]),
            "text": wording.t(DUTIES[holding.duty][1]),
            "done": task_done(view, holding, sealed_by),
        }
        for holding in holdings(view, view.side, staffed)
    ]


def task_done(view: View, holding: Holding, sealed_by: frozenset[str]) -> bool:
    """Whether a task of this round has been done."""
    own, number = view.own, view.round
    if own is None:
        return False
    match holding.duty:
        case Duty.GUESS:
            return any(known == number for known, _ in own.guesses)
        case Duty.CONSULT:
            return any(one.asker == view.side and one.round == number for one in view.consults)
        case Duty.WHIP:
            return any(seat == holding.seat for seat, _, _ in own.advice)
        case Duty.MEASURES:
            return holding.seat in sealed_by or own.turn.measures > 0
        case Duty.PEN:
            return bool(own.draft) and own.draft_seat == holding.seat
        case Duty.INITIAL:
            scenario = view.known.scenario
            rows = {scenario.issue_index[issue] for issue in scenario.seats_by_id[holding.seat].owns}
            return bool(rows) and rows <= {issue for issue, _ in own.initials}
        case Duty.SUBMIT:
            return own.turn.table


def may(view: View, seat: str, staffed: frozenset[str]) -> Data:
    """What the seat may do now, by the rules in play and by the tasks; the table has the last word."""
    scenario, own, side = view.known.scenario, view.own, view.side
    held = holdings(view, side, staffed)
    lead = scenario.leads[side] == seat
    rules, number = scenario.rules, view.round
    on = view.phase not in (Phase.ENDED, Phase.SETUP) and not view.paused and own is not None
    turn = on and view.phase is Phase.TURNS and view.acting_side == side
    full = turn and view.step < 2
    done = own.turn if own is not None else None
    mine, theirs = _offers(view)
    owners = {measure.id: measure.seat for measure in scenario.measures if measure.side == side}
    guessed = own is not None and any(known == number for known, _ in own.guesses)
    asked = number in (1, len(scenario.calendar.rounds)) and rules.has(Rule.GUESSES, number)
    consulted = any(one.asker == side and not one.answered for one in view.consults)
    waiting = any(one.asker != side and not one.answered for one in view.consults)

    def free(duty: Duty) -> bool:
        return holder(held, duty) in (None, seat)

    return {
        "turn": turn,
        "last": turn and view.step >= 2,
        "statement": full and lead and done is not None and not done.statement,
        "pledge": full and lead and rules.has(Rule.PLEDGES, number) and done is not None and not done.pledged,
        "propose": full and lead and not view.suspended and done is not None and not done.table,
        "hold": full and lead and done is not None and not done.table,
        "withdraw": full and lead and mine,
        "respond": turn and lead and theirs and not view.suspended and done is not None and not done.responded,
        "end": turn and lead,
        "walk": full and lead and done is not None and not done.table,
        "draft": on and free(Duty.PEN),
        "advise": on,
        "measures": [
            measure
            for measure, owner in owners.items()
            if on and rules.has(Rule.MEASURES, number) and (owner == seat or (lead and owner not in staffed))
        ],
        "consult": full
        and rules.has(Rule.CONSULT, number)
        and free(Duty.CONSULT)
        and own is not None
        and own.consults_left > 0
        and not consulted,
        "answer": on and lead and waiting,
        "reply": [event for event, who in view.asks if on and (who == seat or lead)],
        "guess": on and asked and not guessed and free(Duty.GUESS) and view.phase in (Phase.NEWS, Phase.TURNS),
        "count": free(Duty.WHIP),
        "lots": rules.has(Rule.LOTS, number),
        "alternatives": rules.has(Rule.ALTERNATIVES, number),
        "initials": rules.has(Rule.INITIALS, number),
        "settle": on and view.phase is Phase.POST_SETTLEMENT and seat in view.to_move,
        "snap": [
            deal.number
            for deal in view.deals
            if full
            and lead
            and deal.status is DealStatus.BREACHED
            and deal.breached_by not in (None, side)
            and deal.breach_round is not None
            and number <= deal.breach_round + 1
        ],
    }


def _offers(view: View) -> tuple[bool, bool]:
    """Whether the own side has an offer on the table, and whether the other has."""
    standing = {offer.side for offer in view.offers if offer is not None}
    return view.side in standing, bool(standing - {view.side})
