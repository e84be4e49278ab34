"""Who is connected, and what each of them is shown after a commit."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from itertools import count
from typing import Any

from game.core.messages import Translator
from game.net.hosted.table import HostedTable
from game.net.refusals import say
from game.net.room.classroom import Classroom
from game.net.room.people import Person, Role
from game.net.room.sessions import Session, Stage
from game.net.room.store_errors import StoreError
from game.net.room.tickets import TicketKind
from game.net.screen.screens import TableScreens, encode_json
from game.net.screen.sections import Section
from game.net.texts import BYES
from game.net.web.connection import Connection
from game.net.window.view import WINDOW_SECTIONS, show_window

__all__ = ["Hub"]

_MOST_PAGES = 4000
_MOST_CONNECTIONS = 4  # of one person: a phone, a laptop and two that have not noticed they are gone


class Hub:
    """Only ever gives a connection the sections of its own table, side and seat."""

    def __init__(self, classroom: Classroom, sections: Iterable[Section]) -> None:
        self.classroom = classroom
        self._sections = tuple(sections)
        self._numbers = count(1)
        self._screens: dict[tuple[int, int], TableScreens] = {}
        self._at: dict[tuple[int, int], list[Connection]] = {}
        self._people: dict[tuple[int, int], list[Connection]] = {}
        self._pages: OrderedDict[tuple[int, int, str], int] = OrderedDict()
        self._open: dict[int, bool] = {}
        self.trouble_now: StoreError | None = None

    # -- coming and going --------------------------------------------------------------------------------------------

    def connections(self) -> list[Connection]:
        return [known for own in self._people.values() for known in own]

    def greet(self, connection: Connection) -> None:
        """Somebody said hello: everything there is to see, from now on and anew."""
        session, person = self._who(connection)
        if session is None or person is None:
            connection.close(self.bye("closed", connection.lang))
            return
        own = self._people.setdefault((session.id, person.id), [])
        if connection not in own:
            for old in own[: len(own) - _MOST_CONNECTIONS + 1]:
                old.close(self.bye("replaced", old.lang))
            own.append(connection)
            person.connections += 1
            session.version += 1
        connection.sent.clear()
        connection.pending.clear()
        connection.me = ""
        connection.told, connection.last_told = 0, None
        connection.marked = (-1, -1)
        connection.greeted = True
        self._place(connection, session, person)
        if self.trouble_now is not None:
            connection.send(self._trouble_frame(connection.lang))

    def leave(self, connection: Connection) -> None:
        own = self._people.get((connection.session, connection.person), [])
        if connection in own:
            own.remove(connection)
            session, person = self._who(connection)
            if session is not None and person is not None:
                person.connections = max(0, person.connections - 1)
                session.version += 1
        self._unplace(connection)

    def _who(self, connection: Connection) -> tuple[Session | None, Person | None]:
        session = self.classroom.sessions.get(connection.session)
        return session, session.people.get(connection.person) if session else None

    def _unplace(self, connection: Connection) -> None:
        at = self._at.get((connection.session, connection.table), [])
        if connection in at:
            at.remove(connection)

    def _place(self, connection: Connection, session: Session, person: Person, seat: str = "") -> None:
        """Show a connection the table, side and seat that its person has now."""
        seat = seat if seat in person.seats else connection.seat if connection.seat in person.seats else ""
        seat = seat or (person.seats[0] if person.seats else "")
        table = person.table if person.approved and session.stage is not Stage.CLOSED else 0
        if (table, seat) != (connection.table, connection.seat):
            # What was shown of another table or seat is taken off the screen.
            for name in connection.sent:
                connection.pending[name] = "null"
            connection.sent.clear()
            connection.told, connection.last_told = 0, None
        self._unplace(connection)
        connection.table, connection.seat = table, seat if table else ""
        connection.side = session.scenario.seats_by_id[seat].side if table and seat else ""
        connection.lang = person.lang
        self._me(connection, session, person)
        if table:
            self._at.setdefault((session.id, table), []).append(connection)
            self._show(connection, session, session.tables[table])
            connection.send(self._clock_frame(session, session.tables[table]))
        connection.wake.set()

    def act_as(self, connection: Connection, seat: str) -> bool:
        """Show another seat of the same person's."""
        session, person = self._who(connection)
        if session is None or person is None or seat not in person.seats:
            return False
        self._place(connection, session, person, seat)
        return True

    def number_seen(self, connection: Connection, number: int) -> bool:
        """Note a page's message number; False when a later one has been seen already."""
        key = (connection.session, connection.person, connection.page)
        last = self._pages.get(key, -1)
        if number <= last:
            return False
        self._pages[key] = number
        self._pages.move_to_end(key)
        if len(self._pages) > _MOST_PAGES:
            self._pages.popitem(last=False)
        return True

    # -- after a commit ----------------------------------------------------------------------------------------------

    def publish(self) -> None:
        """Show everybody what has changed since the last time."""
        for session in self.classroom.sessions.values():
            if session.changed_people:
                self._publish_people(session)
            if self._open.get(session.id) != session.debriefs_open:
                self._open[session.id] = session.debriefs_open
                for table in session.tables.values():
                    if table.over:
                        table.changed.update(session.scenario.side_ids)
            for table in session.tables.values():
                if table.changed or table.clock_changed or table.lapsed:
                    self._publish_table(session, table)
        if self.classroom.byes:
            self._say_goodbye()

    def _publish_people(self, session: Session) -> None:
        for number in session.changed_people:
            person = session.people.get(number)
            for connection in list(self._people.get((session.id, number), ())):
                if person is not None and not person.gone:
                    self._place(connection, session, person)
        session.changed_people.clear()

    def _publish_table(self, session: Session, table: HostedTable) -> None:
        at = self._at.get((session.id, table.number), ())
        if table.changed:
            screens = self._screens_of(session, table)
            screens.refresh(table.changed)
            for connection in at:
                if not connection.side or connection.side in table.changed:
                    self._show(connection, session, table)
            table.changed.clear()
        if table.clock_changed:
            frame = self._clock_frame(session, table)
            for connection in at:
                connection.send(frame)
            table.clock_changed = False
        for side, refusal in table.lapsed:
            for connection in at:
                if connection.side == side:
                    text = say(refusal, session.scenario, Translator(connection.lang))
                    connection.send(encode_json({"kind": "notice", "id": 0, "code": "lapsed", "text": text}))
        table.lapsed.clear()

    def _screens_of(self, session: Session, table: HostedTable) -> TableScreens:
        key = (session.id, table.number)
        known = self._screens.get(key)
        if known is None or known.table is not table or known.offices_only != session.settings.offices_only:
            known = self._screens[key] = TableScreens(session, table, self._sections, self._numbers)
        return known

    def _show(self, connection: Connection, session: Session, table: HostedTable) -> None:
        if connection.full:
            connection.seq = table.game.seq
            connection.mark = table.marks[connection.side] if connection.side else 0
            show_window(connection, table, session.debriefs_open)
        screens = self._screens_of(session, table)
        sent, pending = connection.sent, connection.pending
        for name, made in screens.sections(connection.side, connection.seat, connection.lang):
            if sent.get(name) != made.version and (not connection.full or name in WINDOW_SECTIONS):
                sent[name] = made.version
                pending[name] = made.text
        connection.seq = table.game.seq
        connection.mark = table.marks[connection.side] if connection.side else 0
        connection.wake.set()

    def _clock_frame(self, session: Session, table: HostedTable) -> str:
        clock = table.clock
        left = clock.left(self.classroom.now())
        return encode_json(
            {
                "kind": "clock",
                "phase": clock.phase.value,
                "round": clock.round,
                "rounds": len(session.scenario.calendar.rounds),
                "step": clock.step,
                "left": None if left is None or left < 0 else round(left, 2),
                "of": clock.of,
                "paused": clock.paused,
            }
        )

    def _me(self, connection: Connection, session: Session, person: Person) -> None:
        text = encode_json(_me(connection, session, person))
        if text != connection.me:
            connection.me = connection.pending["me"] = text
            connection.wake.set()

    # -- the end -----------------------------------------------------------------------------------------------------

    def _say_goodbye(self) -> None:
        for session, person, code in self.classroom.byes:
            for key in [known for known in self._people if known[0] == session and person in (0, known[1])]:
                for connection in self._people[key]:
                    connection.close(self.bye(code, connection.lang))
            if not person:
                for table in [known for known in self._screens if known[0] == session]:
                    del self._screens[table]
        self.classroom.byes.clear()

    def close(self) -> None:
        """The server stops: pages try again until it is back."""
        for connection in self.connections():
            connection.close(self.bye("restart", connection.lang))

    def bye(self, code: str, lang: str) -> str:
        return encode_json({"kind": "bye", "code": code, "text": Translator(lang)(BYES[code])})

    def trouble(self, error: StoreError | None) -> None:
        """Tell everybody that answers wait for the disk; None: that they no longer do."""
        if (error is None) == (self.trouble_now is None):
            return
        self.trouble_now = error
        for connection in self.connections():
            connection.send(self._trouble_frame(connection.lang))

    def _trouble_frame(self, lang: str) -> str:
        text = Translator(lang)(BYES["saving"]) if self.trouble_now else ""
        return encode_json({"kind": "trouble", "code": "saving" if self.trouble_now else "", "text": text})


def _me(connection: Connection, session: Session, person: Person) -> dict[str, Any]:
    """What a person is told of itself; the clock's multiplier is not among it."""
    side = connection.side
    notices = [n for n in session.notices if not n.tables or person.table in n.tables] if person.approved else []
    return {
        "person": person.id,
        "name": person.name,
        "lang": person.lang,
        "approved": person.approved,
        "observer": person.role is Role.OBSERVER,
        "table": connection.table,
        "side": side,
        "seat": connection.seat,
        "seats": list(person.seats),
        "lead": bool(side) and session.scenario.leads[side] == connection.seat,
        "copilot": person.copilot,
        "muted": person.muted,
        "chat": session.settings.chat,
        "stage": session.stage.value,
        "title": session.title.get(person.lang),
        "section": session.section,
        "before": session.settings.before and TicketKind.BEFORE.open_in(session.stage),
        "solo": session.settings.solo,
        "offices_only": session.settings.offices_only,
        "clock": session.settings.clock,
        "notices": [{"id": n.id, "text": n.text} for n in notices],
    }
