"""A session's tables as the theatre and the exports take them."""

from __future__ import annotations

from game.lang import Wording
from game.net.exports import ExportTable, Remark
from game.net.hosted import HostedTable
from game.net.sessions import Session
from game.net.theatre_data import ClassTable

__all__ = ["export_tables", "finished_tables", "session_about", "session_wording", "table_name"]


def session_wording(session: Session, language: str) -> Wording:
    """The session's words for the instructor: the unredacted scenario, offices only if the class is so set."""
    found = Wording.of(session.scenario, language)
    return Wording(session.scenario, found.t, session.settings.offices_only)


def table_name(number: int, wording: Wording) -> str:
    return wording.t("Table {number}", number=number)


def _people(session: Session, table: HostedTable) -> tuple[tuple[str, str, bool], ...]:
    """(seat, name, co-pilot) of everybody at a table; a seat of "" is an observer's."""
    found: list[tuple[str, str, bool]] = []
    for person in session.at_table(table.number):
        seats = person.seats or ("",)
        found += [(seat, person.name, bool(person.seats) and person.copilot) for seat in seats]
    order = {seat.id: place for place, seat in enumerate(session.scenario.seats)}
    return tuple(sorted(found, key=lambda row: (order.get(row[0], len(order)), row[2], row[1])))


def finished_tables(session: Session, wording: Wording) -> tuple[ClassTable, ...]:
    """The tables whose game is over, in order of their numbers."""
    found = []
    for number in sorted(session.tables):
        table = session.tables[number]
        if table.over:
            people = tuple((seat, name) for seat, name, _ in _people(session, table) if seat)
            bots = tuple(session.scenario.leads[side] for side in table.bots)
            found.append(ClassTable(table_name(number, wording), table.debrief_view(), people, bots))
    return tuple(found)


def export_tables(session: Session) -> tuple[ExportTable, ...]:
    """Every table as the exports take it; what was said only where the instructor chose to keep it."""
    found = []
    for number in sorted(session.tables):
        table = session.tables[number]
        view = table.debrief_view() if table.over else table.instructor_view()
        chat: tuple[Remark, ...] = ()
        if session.settings.keep_chat:
            chat = tuple(
                Remark(side, said.seat, said.name, said.words, said.at)
                for side in session.scenario.side_ids
                for said in table.said[side]
            )
        found.append(ExportTable(number, view, _people(session, table), tuple(table.bots.items()), chat))
    return tuple(found)


def session_about(session: Session) -> dict[str, object]:
    """What an export says of its session."""
    return {
        "session": session.id,
        "title": session.title,
        "section": session.section,
        "seed": session.seed,
        "stage": session.stage.value,
        "created": session.created,
    }
