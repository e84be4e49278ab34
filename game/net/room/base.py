"""Sessions in a store: made, read back, closed and deleted. No sockets, no threads, no waiting."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from game.core.text import Text
from game.net.hosted.replay import wake
from game.net.hosted.table import HostedTable
from game.net.refusals import ClassCode, ClassRefusalError
from game.net.room.codes import new_code
from game.net.room.people import clean_text
from game.net.room.sessions import Session, Stage, read_title
from game.net.room.settings import Settings
from game.net.room.store import Event, Store
from game.scenario import from_resolved
from game.scenario.model import Scenario

__all__ = ["MOST_TABLES", "ClassroomBase", "Head"]

MOST_TABLES = 60


@dataclass(frozen=True, slots=True)
class Head:
    """What a list of sessions shows of one, loaded or not."""

    id: int
    created: float
    title: Text
    section: str
    scenario: str
    closed: bool


class ClassroomBase:
    """Every change is an event in the store's next commit: whoever answers for it commits first."""

    def __init__(self, store: Store, now: Callable[[], float] = time.time) -> None:
        self.store, self.now = store, now
        self.sessions: dict[int, Session] = {}
        self.heads: dict[int, Head] = {}
        self.byes: list[tuple[int, int, str]] = []  # (session, person or 0 for everybody, code) to be told good-bye
        self._tokens: dict[str, tuple[int, int]] = {}
        self._scenarios: dict[str, Scenario] = {}
        self._load()

    # -- reading back ------------------------------------------------------------------------------------------------

    def _load(self) -> None:
        for number, created in self.store.sessions():
            closed = False
            title, section, scenario = Text("", ""), "", ""
            for event in self.store.events(number, ("session", "stage")):
                body = json.loads(event.body)
                if event.kind == "session":
                    title, section, scenario = read_title(body["title"]), body["section"], body["scenario"]
                else:
                    closed = body["stage"] == Stage.CLOSED
            self.heads[number] = Head(number, created, title, section, scenario, closed)
            if not closed:
                self.session(number)

    def _scenario(self, number: int) -> Scenario:
        resolved = self.store.resolved(number)
        known = self._scenarios.get(resolved)
        if known is None:
            known = self._scenarios[resolved] = from_resolved(resolved)
        return known

    def session(self, number: int) -> Session:
        """A session by id, read back from the store if it is not open. Raises ClassRefusalError."""
        known = self.sessions.get(number)
        if known is not None:
            return known
        head = self.heads.get(number)
        if head is None:
            raise ClassRefusalError(ClassCode.NO_SUCH_SESSION)
        session = Session(number, self._scenario(number), head.created)
        for event in self.store.events(number):
            session.apply(event)
        stopped = self.store.last_at(number)
        for table in session.tables.values():
            wake(table, stopped, self.now())
        self.sessions[number] = session
        for person in session.people.values():
            for hash_ in person.hashes | person.once:
                self._tokens[hash_] = (number, person.id)
        return session

    def open_sessions(self) -> tuple[Session, ...]:
        """Sessions that are not closed, the oldest first."""
        return tuple(s for number, s in sorted(self.sessions.items()) if s.stage is not Stage.CLOSED)

    # -- events ------------------------------------------------------------------------------------------------------

    def log(
        self, session: Session, kind: str, body: dict[str, Any], *, table: int = 0, person: int = 0, request: str = ""
    ) -> Event:
        """Note an event and let it happen."""
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        event = self.store.append(session.id, kind, text, self.now(), table=table, person=person, request=request)
        session.apply(event)
        return event

    def keep(self, session: Session, table: HostedTable, person: int = 0, request: str = "") -> None:
        """Note what a table has done since it was last kept."""
        session.version += 1
        at = self.now()
        for kind, body in table.out:
            self.store.append(session.id, kind, body, at, table=table.number, person=person, request=request)
        table.out.clear()

    # -- sessions ----------------------------------------------------------------------------------------------------

    def create_session(
        self,
        scenario: Scenario,
        title: str = "",
        section: str = "",
        tables: int = 1,
        settings: Settings | None = None,
        seed: int | None = None,
    ) -> Session:
        """A new session with its tables set up, in the lobby; without a title it is called by the scenario's."""
        settings = settings or Settings()
        number = self.store.add_session(self.now(), scenario.resolved)
        scenario = self._scenarios.setdefault(scenario.resolved, scenario)
        session = self.sessions[number] = Session(number, scenario, self.now())
        title = clean_text(title, 80)
        section = clean_text(section, 40)
        code = new_code([known.code for known in self.open_sessions()])
        drawn = secrets.randbits(62) if seed is None else seed
        kept = title or [scenario.title.en, scenario.title.fr]
        body = {"title": kept, "section": section, "code": code, "seed": drawn, "scenario": scenario.id}
        self.log(session, "session", body | {"settings": settings.to_json()})
        for _ in range(tables):
            self.add_table(session)
        self.heads[number] = Head(number, session.created, session.title, section, scenario.id, False)
        return session

    def add_table(self, session: Session) -> HostedTable:
        """One more table, with the same mandates and draws as the others."""
        if len(session.tables) >= MOST_TABLES:
            raise ClassRefusalError(ClassCode.FULL)
        number = max(session.tables, default=0) + 1
        self.log(session, "table", {}, table=number)
        table = session.tables[number]
        table.open()
        self.keep(session, table)
        return table

    def note_head(self, session: Session) -> None:
        """Keep the list of sessions true."""
        closed = session.stage is Stage.CLOSED
        self.heads[session.id] = Head(
            session.id, session.created, session.title, session.section, session.scenario.id, closed
        )

    def drop(self, session: Session) -> None:
        """Delete a session for good."""
        self.sessions.pop(session.id, None)
        self.heads.pop(session.id, None)
        self.forget_tokens(session.id)
        self.store.forget(session.id)

    def forget_tokens(self, session: int, person: int = 0) -> None:
        """Tokens of somebody who was removed, or of a whole session, open nothing any more."""
        self._tokens = {h: who for h, who in self._tokens.items() if who[0] != session or person not in (0, who[1])}
