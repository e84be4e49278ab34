"""What the instructor may do. Every public method is also a command of the control room (see ``commands``)."""

from __future__ import annotations

from dataclasses import asdict

from game.net.desk.people import DeskPeople
from game.net.hosted.clock import PLANS, ClassPhase, plan_for
from game.net.refusals import ClassCode, ClassRefusalError
from game.net.room.classroom import MOST_TABLES
from game.net.room.people import clean_text
from game.net.room.sessions import Stage
from game.rules.control import Inject

__all__ = ["Desk"]

_ORDER = (Stage.LOBBY, Stage.BRIEF, Stage.PLAY, Stage.DEBRIEF)
_LONGEST_NOTICE = 500
_LONGEST_NOTE = 4000
_MOST_NOTES = 200


class Desk(DeskPeople):
    """The instructor's hand in one session. Raises ClassRefusalError for what cannot be."""

    # -- the session -------------------------------------------------------------------------------------------------

    def settings(self, **changes: object) -> None:
        """Change some settings. Which sensitive items are in play is fixed once the game has begun.

        A period named by its minutes is shared out over the rounds of the session's scenario.
        """
        plan = changes.get("plan")
        if isinstance(plan, str) and plan in PLANS and plan.isdigit():
            changes["plan"] = asdict(plan_for(int(plan), len(self.session.scenario.calendar.rounds)))
        wanted = self.session.settings.changed(changes)
        begun = self.session.stage not in (Stage.LOBBY, Stage.BRIEF)
        if begun and (wanted.sensitive, wanted.solo) != (self.session.settings.sensitive, self.session.settings.solo):
            raise ClassRefusalError(ClassCode.ALREADY_STARTED)
        if "bot" in changes:
            self._bot_name(self.session.scenario.leads[self.session.scenario.side_ids[0]], wanted.bot)
        before, old_plan = self.session.excluded, self.session.settings.plan
        new = wanted.to_json()
        self._log("settings", {name: new[name] for name in changes})
        if self.session.excluded != before:
            for table in self.session.tables.values():
                table.open()
                self.classroom.staff(self.session, table.number)
        if begun and self.session.stage is Stage.PLAY and wanted.plan != old_plan:
            for table in self.session.tables.values():
                if table.clock.phase in (ClassPhase.OPEN, ClassPhase.TALK, ClassPhase.PUBLIC, ClassPhase.TABLE):
                    table.start(self._now)
                    self._keep([table])

    def sensitive(self, ids: list[str]) -> None:
        """Turn exactly these sensitive items on."""
        self.settings(sensitive=ids)

    def stage(self, to: str) -> None:
        """Go on to the brief, the game, or the debrief (which ends what still runs)."""
        if to not in {stage.value for stage in _ORDER}:
            raise ClassRefusalError(ClassCode.BAD_ARGUMENT, to, "to")
        wanted = Stage(to)
        if self.session.stage not in _ORDER or _ORDER.index(wanted) <= _ORDER.index(self.session.stage):
            raise ClassRefusalError(ClassCode.WRONG_STAGE)
        if wanted is Stage.PLAY:
            self.fill()
        self._log("stage", {"stage": wanted.value})
        if wanted is Stage.BRIEF:
            for table in self.session.tables.values():
                table.set_phase(ClassPhase.BRIEF, self._now)
        elif wanted is Stage.PLAY:
            for table in self.session.tables.values():
                self._begin(table)
        else:
            self.end()
        self._keep(self.session.tables.values())

    def close_session(self) -> None:
        """End and put away; what was said in chats goes, unless the instructor chose to keep it."""
        self.end()
        if not self.session.settings.keep_chat:
            for table in self.session.tables.values():
                table.drop_said(None)
            self.classroom.store.forget_said(self.session.id)
        self._log("stage", {"stage": Stage.CLOSED.value})
        self.classroom.byes.append((self.session.id, 0, "closed"))
        self.classroom.note_head(self.session)

    def reopen_session(self) -> None:
        """Take a closed session out again: its debrief, and its people with their old cookies."""
        if self.session.stage is not Stage.CLOSED:
            raise ClassRefusalError(ClassCode.WRONG_STAGE)
        self._log("stage", {"stage": Stage.DEBRIEF.value})
        self.classroom.note_head(self.session)

    def delete_session(self) -> None:
        """Delete for good: the file keeps no trace."""
        self.classroom.byes.append((self.session.id, 0, "deleted"))
        self.classroom.drop(self.session)

    # -- time --------------------------------------------------------------------------------------------------------

    def pause(self, table: int = 0) -> None:
        self._pause(table, True)

    def resume(self, table: int = 0) -> None:
        self._pause(table, False)

    def _pause(self, number: int, on: bool) -> None:
        tables = self._tables(number)
        if not number:
            self._log("paused", {"on": on})
        for table in tables:
            if table.clock.phase not in (ClassPhase.LOBBY, ClassPhase.BRIEF):
                table.pause(on, self._now)
        self._keep(tables)

    def extend(self, seconds: int, table: int = 0) -> None:
        """More time (or less) for what is under way."""
        if not -3600 <= seconds <= 3600:
            raise ClassRefusalError(ClassCode.BAD_ARGUMENT, str(seconds), "seconds")
        for one in self._tables(table):
            one.extend(seconds, self._now)
        self._keep(self._tables(table))

    def advance(self, table: int = 0) -> None:
        """Go on to the next part of the round, or to the next turn."""
        for one in self._tables(table):
            if one.clock.phase not in (ClassPhase.LOBBY, ClassPhase.BRIEF, ClassPhase.DEBRIEF) and not one.clock.paused:
                one.advance(self._now)
        self._keep(self._tables(table))

    def end(self, table: int = 0) -> None:
        """End now: the debrief of these tables opens with what there is."""
        tables = [t for t in self._tables(table) if t.clock.phase not in (ClassPhase.LOBBY, ClassPhase.BRIEF)]
        for one in tables:
            one.end(self._now)
        self._keep(tables)
        if not table and self.session.stage is Stage.PLAY:
            self._log("stage", {"stage": Stage.DEBRIEF.value})

    def multiplier(self, factor: float, person: int = 0, table: int = 0) -> None:
        """More time for somebody, or for a table; takes effect with the next part of the round."""
        if not 0.5 <= factor <= 4.0:
            raise ClassRefusalError(ClassCode.BAD_ARGUMENT, str(factor), "factor")
        if person:
            self._log("person", {"multiplier": factor}, person=self._person(person).id)
        else:
            self._log("stretched", {"factor": factor}, table=self._table(table).number)

    # -- the tables --------------------------------------------------------------------------------------------------

    def broadcast(self, text: str, tables: list[int] | None = None) -> None:
        """A line on every screen, or on those of some tables."""
        text = clean_text(text, _LONGEST_NOTICE)
        if not text:
            raise ClassRefusalError(ClassCode.BAD_ARGUMENT, "text", "text")
        self._log("notice", {"text": text, "tables": [self._table(n).number for n in tables or []]})

    def inject(self, event: str, table: int = 0) -> None:
        """Make an event of the scenario happen now."""
        if event not in self.session.scenario.events_by_id:
            raise ClassRefusalError(ClassCode.NO_SUCH_EVENT, event, "event")
        if event in self.session.excluded:
            raise ClassRefusalError(ClassCode.SENSITIVE_OFF, event, "event")
        tables = [t for t in self._tables(table) if not t.over and t.clock.phase is not ClassPhase.LOBBY]
        for one in tables:
            one.control(Inject(event), self._now)
        self._keep(tables)

    def undo(self, table: int) -> None:
        """Take back a table's last turn, whatever it revealed."""
        one = self._table(table)
        if one.read_only:
            raise ClassRefusalError(ClassCode.READ_ONLY)
        if not one.undo(self._now):
            raise ClassRefusalError(ClassCode.NOTHING_TO_UNDO)
        self._keep([one])

    def add_table(self) -> int:
        table = self.classroom.add_table(self.session)
        if self.session.stage is Stage.BRIEF:
            table.set_phase(ClassPhase.BRIEF, self._now)
            self._keep([table])
        return table.number

    def remove_table(self, table: int) -> None:
        """Take away a table at which nobody sits."""
        if self.session.at_table(self._table(table).number):
            raise ClassRefusalError(ClassCode.TABLE_NOT_EMPTY)
        self._log("table_gone", {}, table=table)

    def tables(self, count: int) -> None:
        """Bring the session to a number of tables, as far as the last ones are empty."""
        if not 1 <= count <= MOST_TABLES:
            raise ClassRefusalError(ClassCode.BAD_ARGUMENT, str(count), "count")
        while len(self.session.tables) < count:
            self.add_table()
        for number in sorted(self.session.tables, reverse=True)[: len(self.session.tables) - count]:
            self.remove_table(number)

    def note(self, key: str, value: str | None = None) -> None:
        """Keep a small text with the session (where the theatre is, the exit prompts)."""
        if not 0 < len(key) <= 64 or (value is not None and len(value) > _LONGEST_NOTE):
            raise ClassRefusalError(ClassCode.BAD_ARGUMENT, "key", "key")
        if key not in self.session.notes and len(self.session.notes) >= _MOST_NOTES:
            raise ClassRefusalError(ClassCode.FULL)
        self._log("note", {"key": key, "value": value})
