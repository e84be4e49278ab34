"""Sections that everybody at a table may see: where the game stands, offers, deals, support and the log."""

from __future__ import annotations

from collections.abc import Iterable

from game.lang import Wording, render_record
from game.lang.labels import ENDINGS, PHASES, STATUSES
from game.lang.upcoming import upcoming_sentence
from game.net.screen.book import Data
from game.rules.actions import (
    Advise,
    Alternative,
    Chat,
    Draft,
    EndTurn,
    Initial,
    Veto,
)
from game.rules.chance import Chance
from game.rules.records import Fact, FactCode, Record
from game.rules.state import Deal, Offer, RoundScore
from game.rules.view import SidePublic, Upcoming, View

__all__ = [
    "alternatives",
    "deals",
    "log_lines",
    "offers",
    "round_records",
    "sides",
    "status",
    "told",
    "upcoming",
]

_METERS = frozenset({FactCode.SUPPORT_MOVED, FactCode.TEMPERATURE_MOVED, FactCode.CAPITAL_MOVED})
_ELSEWHERE = frozenset({FactCode.ASKED, FactCode.GAME_OVER, FactCode.ROUND_BEGAN})
SILENT = frozenset({Advise, Chat, Draft, Initial, Veto, EndTurn, Chance})
"""What the log says nothing of: draws, and what is worked on inside a delegation."""


def status(view: View, wording: Wording) -> Data:
    """Round, phase, whose turn it is, and what drives the clock of the talks."""
    return {
        "round": view.round,
        "phase": view.phase.value,
        "phaseText": wording.t(PHASES[view.phase]),
        "step": view.step,
        "acting": view.acting_side,
        "waiting": list(view.waiting),
        "paused": view.paused,
        "suspended": view.suspended,
        "temperature": round(view.temperature, 1),
        "talksEnd": round(view.talks_end, 3),
        "flags": [],
        "ending": wording.t(ENDINGS[view.ending]) if view.ending is not None else "",
    }


def sides(publics: tuple[SidePublic, SidePublic], scores: tuple[RoundScore, ...], words: tuple[str, str]) -> Data:
    """Support at home of both sides, their pledges and last public words."""
    shown = []
    for index, public in enumerate(publics):
        before = scores[-1].support[index] if scores else public.opening_support
        shown.append(
            {
                "id": public.id,
                "support": round(public.support, 1),
                "change": round(public.support - before, 1),
                "audiences": [
                    [
                        name,
                        round(value, 1),
                        "warned" if name in public.warned else "acted" if name in public.acted else "",
                    ]
                    for name, value in public.audiences
                ],
                "pledges": [[pledge.issue, pledge.option, pledge.broken] for pledge in public.pledges],
                "offers": public.offers_made,
                "consults": public.consults_used,
                "word": words[index],
            }
        )
    return shown


def alternatives(offered: tuple[Alternative, ...]) -> Data:
    """Alternatives as the pages compose and show them."""
    return [
        {
            "package": list(alternative.package),
            "lots": [{"name": lot.name, "issues": list(lot.issues)} for lot in alternative.lots],
        }
        for alternative in offered
    ]


def offers(standing: tuple[Offer | None, Offer | None]) -> Data:
    """The offers on the table."""
    return [
        {
            "side": offer.side,
            "number": offer.number,
            "round": offer.round,
            "alternatives": alternatives(offer.alternatives),
        }
        for offer in standing
        if offer is not None
    ]


def deals(signed: tuple[Deal, ...], wording: Wording) -> Data:
    """What was signed, and what became of it."""
    return [
        {
            "number": deal.number,
            "status": deal.status.value,
            "statusText": wording.t(STATUSES[deal.status]),
            "round": deal.round,
            "terms": [list(term) for term in deal.terms],
            "breachedBy": deal.breached_by or "",
            "breachRound": deal.breach_round or 0,
        }
        for deal in signed
    ]


def upcoming(events: tuple[Upcoming, ...], wording: Wording) -> Data:
    """Announced events, with their round or their odds."""
    return [upcoming_sentence(event, wording) for event in events]


def round_records(history: Iterable[Record], number: int) -> tuple[Record, ...]:
    """The records of one round that are told in the log."""
    return tuple(record for record in history if record.round == number and told(record))


def told(record: Record) -> bool:
    """Whether the log tells of a record: neither of draws nor of what is worked on inside a delegation."""
    body = record.body
    if type(body) in SILENT:
        return False
    return not (isinstance(body, Fact) and body.code in _ELSEWHERE)


def log_lines(records: tuple[Record, ...], wording: Wording) -> Data:
    """``[seq, round, kind, text]`` a record: kind is ``did`` (with the side), ``meter``, ``news`` or ``fact``."""
    lines: list[Data] = []
    for record in records:
        text = _line(record, wording)
        # The same duty may be set on several flows at once; once is enough to hear.
        if not lines or lines[-1][3] != text:
            lines.append([record.seq, record.round, _kind(record, wording), text])
    return lines


def _line(record: Record, wording: Wording) -> str:
    body = record.body
    if isinstance(body, Fact) and body.code is FactCode.EVENT_HAPPENED:
        known = wording.scenario.events_by_id.get(str(body.arg("event")))
        if known is not None:
            headline = wording.text(known.headline)
            return f"{headline}{'' if headline.endswith(('.', '?', '!')) else '.'} {wording.text(known.text)}"
    return render_record(record, wording)


def _kind(record: Record, wording: Wording) -> str:
    seat = wording.scenario.seats_by_id.get(record.actor)
    if seat is not None:
        return seat.side
    if isinstance(record.body, Fact):
        if record.body.code in _METERS:
            return "meter"
        if record.body.code is FactCode.EVENT_HAPPENED:
            return "news"
    return "fact"
