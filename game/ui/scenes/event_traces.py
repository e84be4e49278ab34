"""Where a piece of news comes from: the row that it rests on and what was offered there, or who set it off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.lang import Wording
from game.rules.actions import Propose, Reply, Respond, UseMeasure
from game.rules.records import Fact, FactCode, Record
from game.rules.view import View
from game.scenario.politics import Event
from game.scenario.vocabulary import (
    All,
    AnyOf,
    Condition,
    Effect,
    FlagEffect,
    FlagIs,
    MeasureUsed,
    MeterIs,
    OptionIs,
    ScheduleEffect,
    Signed,
)
from game.ui.scenes.traces import audience_trace, cause_text

__all__ = ["origin"]

SHOWN = 3
LOSSES = 2


def origin(event: Event, number: int, view: View, wording: Wording) -> str:
    """What at the table, or of earlier news, led to an event of a round; "" for what comes from outside."""
    before = _before(event.id, number, view)
    found = list(_set_off(view, before, wording, ScheduleEffect, event.id)) if event.triggered_only else []
    if event.when is not None:
        found += _condition(event.when, number, view, before, wording)
    said = list(dict.fromkeys(found))[:SHOWN]
    return wording.t("It comes from: {causes}.", causes="; ".join(said)) if said else ""


def _before(event: str, number: int, view: View) -> tuple[Record, ...]:
    """What was known when the event happened."""
    for place, record in enumerate(view.history):
        if record.round == number and event in _facts((record,), FactCode.EVENT_HAPPENED, "event"):
            return view.history[:place]
    return tuple(record for record in view.history if record.round < number)


def _condition(when: Condition, number: int, view: View, before: tuple[Record, ...], wording: Wording) -> Iterator[str]:
    match when:
        case All(of=parts) | AnyOf(of=parts):
            for part in parts:
                yield from _condition(part, number, view, before, wording)
        case OptionIs(issue=issue) | Signed(issue=issue):
            yield from _row(view.known.scenario.issue_index[issue], view, before, wording)
        case FlagIs(flag=flag, value=True):
            yield from _set_off(view, before, wording, FlagEffect, flag)
        case MeasureUsed(measure=measure):
            yield from _used(measure, view, before, wording)
        case MeterIs(audience=audience) if audience is not None:
            for cause, at, _delta in audience_trace(view, audience, number)[:LOSSES]:
                told = cause_text(cause, at, view, wording, dated=True)
                yield wording.t("{audience}: {cause}", audience=wording.audience(audience), cause=told)


# -- the row an event rests on


def _row(issue: int, view: View, before: tuple[Record, ...], wording: Wording) -> Iterator[str]:
    """The deal that settled the row; else the last offer of either side that would have moved it."""
    name, t = wording.issue(issue), wording.t
    known = _facts(before, FactCode.DEAL_SIGNED, "deal") - _facts(before, FactCode.DEAL_FAILED, "deal")
    signed = (one for one in reversed(view.deals) if one.number in known)
    deal = next((one for one in signed if any(row == issue for row, _ in one.terms)), None)
    if deal is not None:
        yield cause_text(f"deal:{deal.number}", deal.round, view, wording)
        return
    own, theirs = _offered(issue, view, before, True), _offered(issue, view, before, False)
    said = []
    if own is not None:
        at, declined = own
        words = (
            t("{issue}: your round-{round} offer was declined", issue=name, round=at)
            if declined
            else t("{issue}: your round-{round} offer was not signed", issue=name, round=at)
        )
        said.append((at, words))
    if theirs is not None:
        at, declined = theirs
        words = (
            t("{issue}: you declined their round-{round} offer", issue=name, round=at)
            if declined
            else t("{issue}: you did not sign their round-{round} offer", issue=name, round=at)
        )
        said.append((at, words))
    if not said:
        yield t("{issue}: neither side has offered to move it", issue=name)
    yield from (words for _, words in sorted(said, key=lambda entry: -entry[0]))


def _facts(before: tuple[Record, ...], code: FactCode, argument: str) -> set[object]:
    return {one.body.arg(argument) for one in before if isinstance(one.body, Fact) and one.body.code is code}


def _offered(issue: int, view: View, before: tuple[Record, ...], own: bool) -> tuple[int, bool] | None:
    """The round of a side's last offer that would have moved a row, and whether it was declined."""
    scenario = view.known.scenario
    today = scenario.issues[issue].status_quo
    found: tuple[int, bool] | None = None
    for record in before:
        seat = scenario.seats_by_id.get(record.actor)
        if seat is None:
            continue
        mine = (seat.side == view.side) is own
        if mine and isinstance(record.body, Propose):
            moves = any(one.package[issue] >= 0 and one.package[issue] != today for one in record.body.alternatives)
            found = (record.round, False) if moves else found
        elif not mine and isinstance(record.body, Respond) and not record.body.sign and found is not None:
            found = (found[0], True)
    return found


# -- what set it off


def _set_off(
    view: View, before: tuple[Record, ...], wording: Wording, kind: type[FlagEffect] | type[ScheduleEffect], name: str
) -> Iterator[str]:
    """What has happened that sets a flag, or schedules an event, by name."""
    scenario = view.known.scenario

    def does(effects: Iterable[Effect]) -> bool:
        return any(
            (isinstance(one, FlagEffect) and kind is FlagEffect and one.flag == name and one.value)
            or (isinstance(one, ScheduleEffect) and kind is ScheduleEffect and one.event == name)
            for one in effects
        )

    for measure in scenario.measures:
        if any(does(level) for level in measure.levels):
            yield from _used(measure.id, view, before, wording)
    for event in scenario.events:
        if does(event.effects):
            yield from _known(before, FactCode.EVENT_HAPPENED, "event", event.id, view, wording)
        for ask in event.asks:
            if any(does(reply.effects) for reply in ask.replies):
                giving = {reply.id for reply in ask.replies if does(reply.effects)}
                for record in before:
                    if isinstance(record.body, Reply) and record.body.event == event.id and record.body.reply in giving:
                        yield cause_text(f"reply:{event.id}", record.round, view, wording, dated=True)
    for audience in scenario.audiences:
        if audience.act is not None and does(audience.act.effects):
            yield from _known(before, FactCode.AUDIENCE_ACTED, "audience", audience.id, view, wording)


def _used(measure: str, view: View, before: tuple[Record, ...], wording: Wording) -> Iterator[str]:
    rounds = [one.round for one in before if isinstance(one.body, UseMeasure) and one.body.measure == measure]
    for number in rounds[-1:]:
        yield cause_text(f"measure:{measure}", number, view, wording, dated=True)


def _known(
    before: tuple[Record, ...], code: FactCode, argument: str, name: str, view: View, wording: Wording
) -> Iterator[str]:
    rounds = [
        one.round
        for one in before
        if isinstance(one.body, Fact) and one.body.code is code and one.body.arg(argument) == name
    ]
    for number in rounds[-1:]:
        yield cause_text(f"{argument}:{name}", number, view, wording, dated=True)
