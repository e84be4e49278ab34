"""What the control room shows of a session: every table and everybody in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from game.net.desk.gap import Gap
from game.net.hosted.table import HostedTable
from game.net.room.people import Person
from game.net.room.sessions import Session
from game.rules.settled import is_ratified
from game.rules.state import DealStatus

__all__ = ["Overview", "PersonRow", "TableRow", "WaitingRow", "overview"]


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A seat that the table waits for, and who holds it."""

    seat: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One table. ``stuck_for``: seconds since anything was done there; ``left``: seconds left, None without a clock."""

    number: int
    round: int
    rounds: int
    phase: str
    engine_phase: str
    step: int
    acting_side: str
    waiting: tuple[WaitingRow, ...]
    stuck_for: float
    gap: Gap | None
    offers: tuple[int, int]
    temperature: float
    talks_end: float
    support: tuple[float, float]
    capital: tuple[float, float]
    deals: int
    pending: int
    failed: int
    over: bool
    ending: str
    left: float | None
    of: float
    paused: bool
    multiplier: float
    read_only: bool
    bots: dict[str, str]
    seats: dict[str, tuple[int, ...]]
    observers: tuple[int, ...]
    sealed: dict[str, bool]
    ready: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who joined. ``idle``: seconds since that person last did anything."""

    id: int
    name: str
    approved: bool
    connected: bool
    lang: str
    role: str
    table: int
    seats: tuple[str, ...]
    copilot: bool
    multiplier: float
    muted: bool
    idle: float


@dataclass(frozen=True, slots=True)
class Overview:
    """A whole session at one moment. ``problems`` are lines about the class file."""

    session: int
    title: str
    section: str
    code: str
    stage: str
    scenario: str
    paused: bool
    settings: dict[str, Any]
    people: tuple[PersonRow, ...]
    tables: tuple[TableRow, ...]
    notices: tuple[tuple[int, str, float, tuple[int, ...]], ...]
    problems: tuple[str, ...] = ()


def overview(session: Session, now: float, problems: tuple[str, ...] = (), lang: str = "en") -> Overview:
    """The session now, its title in the reader's language; for the instructor only."""
    return Overview(
        session.id,
        session.title.get(lang),
        session.section,
        session.code,
        session.stage.value,
        session.scenario.id,
        session.paused,
        session.settings.to_json(),
        tuple(_person(session, number, now) for number in sorted(session.people) if not session.people[number].gone),
        tuple(_table(session, session.tables[number], now) for number in sorted(session.tables)),
        tuple((n.id, n.text, n.at, n.tables) for n in session.notices),
        problems,
    )


def _person(session: Session, number: int, now: float) -> PersonRow:
    person = session.people[number]
    return PersonRow(
        person.id,
        person.name,
        person.approved,
        person.connections > 0,
        person.lang,
        person.role.value,
        person.table,
        person.seats,
        person.copilot,
        person.multiplier,
        person.muted,
        round(max(0.0, now - person.seen), 1),
    )


def _table(session: Session, table: HostedTable, now: float) -> TableRow:
    view = table.instructor_view()
    first, second = view.sides
    left = table.clock.left(now)
    waiting = tuple(
        WaitingRow(seat, tuple(person.name for person in _answering(session, table.number, seat)))
        for seat in (() if table.over else table.waiting_for())
    )
    return TableRow(
        number=table.number,
        round=view.round,
        rounds=len(session.scenario.calendar.rounds),
        phase=table.clock.phase.value,
        engine_phase=view.phase.value,
        step=view.step,
        acting_side=view.acting_side,
        waiting=waiting,
        stuck_for=round(max(0.0, now - table.touched), 1),
        gap=table.gap(),
        offers=(first.offers_made, second.offers_made),
        temperature=view.temperature,
        talks_end=view.talks_end,
        support=(first.support, second.support),
        capital=view.hidden.capital if view.hidden else (0.0, 0.0),
        deals=sum(is_ratified(deal) for deal in view.deals),
        pending=sum(deal.status is DealStatus.PENDING for deal in view.deals),
        failed=sum(deal.status is DealStatus.FAILED for deal in view.deals),
        over=table.over,
        ending=view.ending.value if view.ending else "",
        left=None if left is None or left < 0 else round(left, 1),
        of=table.clock.of,
        paused=table.clock.paused,
        multiplier=table.multiplier,
        read_only=table.read_only,
        bots=table.bots,
        seats={seat: people for seat, people in table.seated.items() if people},
        observers=table.observers,
        sealed={side: side in table.sealed for side in session.scenario.side_ids},
        ready=tuple(sorted(table.ready)),
    )


def _answering(session: Session, number: int, seat: str) -> tuple[Person, ...]:
    """Who acts for a seat: those who hold it, else the head of its delegation."""
    lead = session.scenario.leads[session.scenario.seats_by_id[seat].side]
    return session.holders(number, seat) or session.holders(number, lead)
