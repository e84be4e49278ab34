"""A session's tables as the theatre and the exports take them.

What people do changes a session while the server serves, so who sits where is noted at once (``seatings``); what takes
long, the views of finished games, may then be made in another thread.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.lang import Wording
from game.net.exports.tables import ExportTable, Remark
from game.net.hosted.table import HostedTable
from game.net.room.sessions import Session
from game.net.theatre.data import ClassTable
from game.rules.view import View

__all__ = ["Seating", "export_tables", "finished_tables", "seatings", "session_about", "session_wording", "table_name"]


@dataclass(frozen=True, slots=True)
class Seating:
    """One table with everybody at it. ``running``: the instructor's view of a game that goes on, else None.

    ``people`` are (seat, name, co-pilot); a seat of "" is an observer's. ``bots`` are (side, bot name).
    """

    table: HostedTable
    people: tuple[tuple[str, str, bool], ...]
    bots: tuple[tuple[str, str], ...]
    chat: tuple[Remark, ...]
    running: View | None

    @property
    def view(self) -> View:
        return self.running if self.running is not None else self.table.debrief_view()


def session_wording(session: Session, language: str) -> Wording:
    """The session's words for the instructor: the unredacted scenario, offices only if the class is so set."""
    found = Wording.of(session.scenario, language)
    return Wording(session.scenario, found.t, session.settings.offices_only)


def table_name(number: int, wording: Wording) -> str:
    return wording.t("Table {number}", number=number)


def seatings(session: Session) -> tuple[Seating, ...]:
    """Every table in the order of the numbers; what was said only where the instructor chose to keep it."""
    found = []
    for number in sorted(session.tables):
        table = session.tables[number]
        chat: tuple[Remark, ...] = ()
        if session.settings.keep_chat:
            chat = tuple(
                Remark(side, said.seat, said.name, said.words, said.at)
                for side in session.scenario.side_ids
                for said in table.said[side]
            )
        running = None if table.over else table.instructor_view()
        found.append(Seating(table, _people(session, table), tuple(table.bots.items()), chat, running))
    return tuple(found)


def _people(session: Session, table: HostedTable) -> tuple[tuple[str, str, bool], ...]:
    found: list[tuple[str, str, bool]] = []
    for person in session.at_table(table.number):
        seats = person.seats or ("",)
        found += [(seat, person.name, bool(person.seats) and person.copilot) for seat in seats]
    order = {seat.id: place for place, seat in enumerate(session.scenario.seats)}
    return tuple(sorted(found, key=lambda row: (order.get(row[0], len(order)), row[2], row[1])))


def finished_tables(noted: tuple[Seating, ...], wording: Wording) -> tuple[ClassTable, ...]:
    """The tables whose game is over, with their debrief views."""
    leads = wording.scenario.leads
    return tuple(
        ClassTable(
            table_name(one.table.number, wording),
            one.view,
            tuple((seat, name) for seat, name, _ in one.people if seat),
            tuple(leads[side] for side, _ in one.bots),
        )
        for one in noted
        if one.running is None
    )


def export_tables(noted: tuple[Seating, ...]) -> tuple[ExportTable, ...]:
    """Every table as the exports take it."""
    return tuple(ExportTable(one.table.number, one.view, one.people, one.bots, one.chat) for one in noted)


def session_about(session: Session) -> dict[str, object]:
    """What an export says of its session."""
    return {
        "session": session.id,
        "title": session.title.get(session.settings.lang),
        "section": session.section,
        "seed": session.seed,
        "stage": session.stage.value,
        "created": session.created,
    }
