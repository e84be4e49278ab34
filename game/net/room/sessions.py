"""A session: one class, one scenario, one set of mandates, any number of tables. Its state follows from its events."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from game.core.text import Text
from game.net.hosted.clock import NO_CLOCK
from game.net.hosted.replay import replay
from game.net.hosted.table import HostedTable, Said
from game.net.room.people import Person, Role
from game.net.room.settings import Settings
from game.net.room.store import Event
from game.scenario.model import Scenario

__all__ = ["Notice", "Session", "Stage", "read_title"]


class Stage(StrEnum):
    LOBBY = "lobby"
    BRIEF = "brief"
    PLAY = "play"
    DEBRIEF = "debrief"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Notice:
    """What the instructor told everybody, or some ``tables``."""

    id: int
    text: str
    at: float
    tables: tuple[int, ...] = ()


def read_title(kept: str | list[str]) -> Text:
    """A title as a session's first event keeps it: typed by the instructor, or the scenario's in both languages."""
    return Text(kept, kept) if isinstance(kept, str) else Text(*kept)


_TABLE_KINDS = frozenset({"input", "clock", "sealed"})


@dataclass(eq=False)
class Session:
    """``apply`` is the only way that anything but the tables' games changes, live and when read back."""

    id: int
    scenario: Scenario
    created: float
    title: Text = field(default_factory=lambda: Text("", ""))
    section: str = ""
    code: str = ""
    seed: int = 0
    settings: Settings = field(default_factory=Settings)
    stage: Stage = Stage.LOBBY
    paused: bool = False
    people: dict[int, Person] = field(default_factory=dict)
    tables: dict[int, HostedTable] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    version: int = 0  # grows with whatever the instructor should see
    changed_people: set[int] = field(default_factory=set)

    @property
    def excluded(self) -> frozenset[str]:
        """Sensitive events that are not turned on."""
        return frozenset(e.id for e in self.scenario.events if e.sensitive and e.id not in self.settings.sensitive)

    @property
    def debriefs_open(self) -> bool:
        """Whether tables that are over may see both sides' mandates.

        All tables share mandates and draws: while one still plays, those that ended early would tell it. They wait for
        the last one, or for the instructor, who ends all or releases them. Who plays a bot alone waits for nobody.
        """
        if self.settings.solo or self.settings.release or self.stage in (Stage.DEBRIEF, Stage.CLOSED):
            return True
        return not any(table.playing for table in self.tables.values())

    def seat_order(self) -> tuple[str, ...]:
        """Seats in the order in which people are given them: leads first, the sides in turn."""
        first, second = (
            sorted((s for s in self.scenario.seats if s.side == side), key=lambda s: not s.lead)
            for side in self.scenario.side_ids
        )
        longest = max(len(first), len(second))
        pairs = ((*first[i : i + 1], *second[i : i + 1]) for i in range(longest))
        return tuple(seat.id for pair in pairs for seat in pair)

    def at_table(self, number: int) -> tuple[Person, ...]:
        """Everybody who sits at or watches a table."""
        return tuple(p for p in self.people.values() if p.table == number and not p.gone)

    def holders(self, number: int, seat: str) -> tuple[Person, ...]:
        """Who holds a seat: the pilot first."""
        table = self.tables[number]
        return tuple(self.people[person] for person in table.seated.get(seat, ()))

    def staffing(self, number: int) -> frozenset[str]:
        """Seats with somebody of their own: one that the lead's holder also holds is left to the lead."""
        table = self.tables[number]
        leads = {side: table.seated.get(lead, ()) for side, lead in self.scenario.leads.items()}
        return frozenset(
            seat
            for seat, people in table.seated.items()
            if people
            and (
                seat == self.scenario.leads[self.scenario.seats_by_id[seat].side]
                or people[0] not in leads[self.scenario.seats_by_id[seat].side]
            )
        )

    # -- events ------------------------------------------------------------------------------------------------------

    def apply(self, event: Event) -> None:
        """What an event means. Rows of a table's game are only met here when a session is read back."""
        self.version += 1
        if event.kind in _TABLE_KINDS:
            table = self.tables.get(event.table)
            if table is not None:
                replay(table, event)
            return
        body: dict[str, Any] = json.loads(event.body)
        getattr(self, f"_on_{event.kind}")(event, body)
        self._answered(event)

    def _answered(self, event: Event) -> None:
        person = self.people.get(event.person)
        if person is not None:
            person.seen = max(person.seen, event.at)

    def _on_session(self, event: Event, body: dict[str, Any]) -> None:
        self.title, self.section = read_title(body["title"]), body["section"]
        self.code, self.seed = body["code"], body["seed"]
        self.settings = Settings().changed(body["settings"])

    def _on_settings(self, event: Event, body: dict[str, Any]) -> None:
        before = self.excluded
        self.settings = self.settings.changed(body)
        for table in self.tables.values():
            table.plan = self.settings.plan if self.settings.clock else NO_CLOCK
            table.changed.update(self.scenario.side_ids)
            if self.excluded != before:
                table.deal(self.excluded)
        self.changed_people.update(self.people)

    def _on_stage(self, event: Event, body: dict[str, Any]) -> None:
        self.stage = Stage(body["stage"])
        self.changed_people.update(self.people)
        for table in self.tables.values():
            # What a debrief compares with the other tables depends on the stage.
            table.changed.update(self.scenario.side_ids)

    def _on_paused(self, event: Event, body: dict[str, Any]) -> None:
        self.paused = body["on"]

    def _on_table(self, event: Event, body: dict[str, Any]) -> None:
        plan = self.settings.plan if self.settings.clock else NO_CLOCK
        self.tables[event.table] = HostedTable(event.table, self.scenario, self.seed, self.excluded, plan)
        self.tables[event.table].touched = event.at

    def _on_table_gone(self, event: Event, body: dict[str, Any]) -> None:
        self.tables.pop(event.table, None)

    def _on_stretched(self, event: Event, body: dict[str, Any]) -> None:
        self.tables[event.table].multiplier = body["factor"]

    def _on_joined(self, event: Event, body: dict[str, Any]) -> None:
        self.people[event.person] = Person(
            event.person,
            body["name"],
            body["lang"],
            {body["hash"]} if body["hash"] else set(),
            approved=body["approved"],
            joined=event.at,
            seen=event.at,
        )

    def _on_token(self, event: Event, body: dict[str, Any]) -> None:
        person = self.people[event.person]
        (person.once if body["once"] else person.hashes).add(body["hash"])
        person.once.discard(body["used"])

    def _on_person(self, event: Event, body: dict[str, Any]) -> None:
        """Changes of plain fields: name, lang, approved, muted, multiplier, gone."""
        person = self.people[event.person]
        for name, value in body.items():
            setattr(person, name, value)
        self.changed_people.add(person.id)
        if person.table in self.tables:
            # Names stand on everybody's screen.
            self.tables[person.table].changed.update(self.scenario.side_ids)
        if person.gone:
            person.hashes.clear()
            person.once.clear()
            self._leave(person)
        self._stretch(person.table)

    def _on_seated(self, event: Event, body: dict[str, Any]) -> None:
        person = self.people[event.person]
        self._leave(person)
        person.table, person.seats = event.table, tuple(body["seats"])
        person.role = Role(body["role"])
        person.copilot = body["copilot"]
        if event.table:
            table = self.tables[event.table]
            for seat in person.seats:
                held = table.seated.get(seat, ())
                table.seated[seat] = (*held, person.id) if person.copilot else (person.id, *held)
            if person.role is Role.OBSERVER:
                table.observers = (*table.observers, person.id)
            table.changed.update(self.scenario.side_ids)
        self._stretch(event.table)

    def _leave(self, person: Person) -> None:
        table = self.tables.get(person.table)
        if table is not None:
            for seat in person.seats:
                table.seated[seat] = tuple(known for known in table.seated.get(seat, ()) if known != person.id)
            table.observers = tuple(known for known in table.observers if known != person.id)
            table.changed.update(self.scenario.side_ids)
        number, person.table, person.seats, person.copilot = person.table, 0, (), False
        self._stretch(number)
        self.changed_people.add(person.id)

    def _stretch(self, number: int) -> None:
        table = self.tables.get(number)
        if table is not None:
            table.stretch = max((p.multiplier for p in self.at_table(number) if p.seats), default=1.0)

    def _on_said(self, event: Event, body: dict[str, Any]) -> None:
        said = Said(event.id, event.person, body["name"], body["seat"], body["words"], event.at)
        self.tables[event.table].note_said(body["side"], said)

    def _on_notice(self, event: Event, body: dict[str, Any]) -> None:
        self.notices = [*self.notices, Notice(event.id, body["text"], event.at, tuple(body["tables"]))][-20:]
        self.changed_people.update(self.people)

    def _on_note(self, event: Event, body: dict[str, Any]) -> None:
        if body["value"] is None:
            self.notes.pop(body["key"], None)
        else:
            self.notes[body["key"]] = body["value"]
