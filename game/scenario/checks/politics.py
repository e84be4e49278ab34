"""Audiences, ratification, measures, events and the calendar."""

from __future__ import annotations

from itertools import pairwise

from game.scenario.checks import effects as check_effects
from game.scenario.checks.economy import TOLERANCE
from game.scenario.checks.findings import Findings
from game.scenario.problems import Severity
from game.scenario.schema.politics import EventBlock


def check(found: Findings) -> None:
    """Sums, thresholds, windows and what can never happen."""
    _audiences(found)
    _ratification(found)
    _measures(found)
    _calendar(found)
    _events(found)


def _audiences(found: Findings) -> None:
    block = found.block
    for side_id in block.sides:
        own = {key: audience for key, audience in block.audiences.items() if audience.side == side_id}
        if not own:
            if block.ratification is not None:
                found.add("no-audience", ("ratification",), key=True, side=side_id)
            continue
        total = sum(audience.weight for audience in own.values())
        if abs(total - 1) > TOLERANCE:
            first = ("audiences", next(iter(own)), "weight")
            found.add("weights-sum", first, what="the weights of the audiences", side=side_id, got=f"{total:.6g}")
    for audience_id, audience in block.audiences.items():
        loc = ("audiences", audience_id)
        start = f"{audience.start:g}"
        if audience.floor is not None and audience.floor > audience.start:
            found.add("floor-start", (*loc, "floor"), floor=f"{audience.floor:g}", start=start)
        if audience.act is not None and audience.start < audience.act.below:
            found.add("act-start", (*loc, "act", "below"), below=f"{audience.act.below:g}", start=start)


def _ratification(found: Findings) -> None:
    block = found.block
    for side_id in block.sides:
        if side_id not in block.dynamics.idle:
            found.add("idle-missing", ("dynamics", "idle"), key=True, side=side_id)
    for side_id in block.dynamics.idle:
        found.refer("side", side_id, block.sides, ("dynamics", "idle", side_id), key=True)
    rules = block.ratification
    if rules is None:
        return
    for side_id in block.sides:
        if side_id not in rules.thresholds:
            found.add("threshold-missing", ("ratification", "thresholds"), key=True, side=side_id)
    for side_id in rules.thresholds:
        found.refer("side", side_id, block.sides, ("ratification", "thresholds", side_id), key=True)
    delivered = {word for audience in block.audiences.values() for word in audience.delivers}
    for issue_id, issue in block.issues.items():
        for option_id, option in issue.options.items():
            if not delivered.intersection(option.delivered_by):
                loc = ("issues", issue_id, "options", option_id, "delivered_by")
                found.add("nobody-delivers", loc, got=", ".join(option.delivered_by))


def _measures(found: Findings) -> None:
    cap = found.block.dynamics.capital.cap
    for measure_id, measure in found.block.measures.items():
        if measure.cost > cap:
            loc = ("measures", measure_id, "cost")
            found.add("measure-cost", loc, cost=f"{measure.cost:g}", cap=f"{cap:g}")


def _calendar(found: Findings) -> None:
    block = found.block
    calendar = block.calendar
    for place, (before, after) in enumerate(pairwise(calendar.rounds), start=1):
        if after.date <= before.date:
            found.add("calendar-order", ("calendar", "rounds", place, "date"), got=after.date, before=before.date)
    if calendar.weights:
        if len(calendar.weights) != found.rounds:
            loc = ("calendar", "weights")
            found.add("calendar-weights", loc, key=True, got=len(calendar.weights), rounds=found.rounds)
        if not any(calendar.weights):
            found.add("weights-zero", ("calendar", "weights"), key=True)
    for place, line in enumerate(block.coaching):
        _in_calendar(found, line.round, ("coaching", place, "round"))
    _in_calendar(found, block.dynamics.breakdown.first, ("dynamics", "breakdown", "first"), Severity.WARNING)
    if block.rules is not None:
        for rule, first in block.rules.since.items():
            _in_calendar(found, first, ("rules", "since", rule), Severity.WARNING)


def _in_calendar(found: Findings, got: int, loc: tuple[str | int, ...], severity: Severity = Severity.ERROR) -> None:
    if got > found.rounds:
        found.add("outside-calendar", loc, severity=severity, got=got, rounds=found.rounds)


def _events(found: Findings) -> None:
    scheduled = {
        effect.schedule.event
        for place in check_effects.places(found)
        for effect in place.effects
        if effect.schedule is not None
    }
    for event_id, event in found.block.events.items():
        loc = ("events", event_id)
        for word in ("scheduled", "first", "last"):
            number: int | None = getattr(event, word)
            if number is not None:
                _in_calendar(found, number, (*loc, word))
        if event.first is not None and event.last is not None and event.last < event.first:
            found.add("window-order", (*loc, "last"), first=event.first, last=event.last)
        if event.scheduled is not None and (event.first is not None or event.last is not None):
            found.add("event-window", (*loc, "first" if event.first is not None else "last"), key=True)
        if event_id not in scheduled:
            if event.triggered_only:
                found.add("event-unscheduled", (*loc, "triggered_only"), key=True, got=event_id)
            elif event.chance == 0:
                found.add("event-unreachable", (*loc, "chance"), got=event_id, reason="its chance is 0")
        _asks(found, event, event_id)


def _asks(found: Findings, event: EventBlock, event_id: str) -> None:
    """Each seat once, and one of each side: the answer to an event is its side's."""
    seats: set[str] = set()
    sides: dict[str, str] = {}
    for place, ask in enumerate(event.asks):
        loc = ("events", event_id, "asks", place)
        if len(ask.replies) < 2:
            found.add("few-replies", (*loc, "replies"), key=True, got=len(ask.replies))
        if ask.seat in seats:
            found.add("same-seat", (*loc, "seat"), got=ask.seat)
        elif ask.seat in found.block.seats:
            side = found.block.seats[ask.seat].side
            if side in sides:
                found.add("same-side", (*loc, "seat"), got=ask.seat, other=sides[side], side=side)
            sides[side] = ask.seat
        seats.add(ask.seat)
