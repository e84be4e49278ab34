"""What the instructor does with people: let in, seat, move, hand over to a bot and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from game.ai import names_for
from game.net.hosted.clock import ClassPhase
from game.net.hosted.table import HostedTable
from game.net.refusals import ClassCode, ClassRefusalError
from game.net.room.classroom import Classroom
from game.net.room.people import Person, Role, clean_name
from game.net.room.sessions import Session, Stage
from game.scenario.table import Seat

__all__ = ["DeskPeople"]


class DeskPeople:
    """Seats and people of one session. Raises ClassRefusalError for what cannot be."""

    def __init__(self, classroom: Classroom, session: Session) -> None:
        self.classroom, self.session = classroom, session

    # -- looking things up -------------------------------------------------------------------------------------------

    def _table(self, number: int) -> HostedTable:
        table = self.session.tables.get(number)
        if table is None:
            raise ClassRefusalError(ClassCode.NO_SUCH_TABLE, str(number), "table")
        return table

    def _tables(self, number: int) -> tuple[HostedTable, ...]:
        return (self._table(number),) if number else tuple(self.session.tables.values())

    def _person(self, number: int) -> Person:
        person = self.session.people.get(number)
        if person is None or person.gone:
            raise ClassRefusalError(ClassCode.NO_SUCH_PERSON, str(number), "person")
        return person

    def _side(self, side: str) -> str:
        if side not in self.session.scenario.side_ids:
            raise ClassRefusalError(ClassCode.BAD_ARGUMENT, side, "side")
        return side

    def _keep(self, tables: Iterable[HostedTable]) -> None:
        for table in tables:
            self.classroom.keep(self.session, table)

    def _log(self, kind: str, body: dict[str, Any], table: int = 0, person: int = 0) -> None:
        self.classroom.log(self.session, kind, body, table=table, person=person)

    @property
    def _now(self) -> float:
        return self.classroom.now()

    # -- the people --------------------------------------------------------------------------------------------------

    def approve(self, person: int) -> None:
        self._log("person", {"approved": True}, person=self._person(person).id)

    def approve_all(self) -> None:
        for person in list(self.session.people.values()):
            if not person.approved and not person.gone:
                self.approve(person.id)

    def kick(self, person: int) -> None:
        """Remove somebody; the name is free again and the cookie opens nothing."""
        known = self._person(person)
        table = known.table
        self._log("person", {"gone": True}, person=known.id)
        self.classroom.forget_tokens(self.session.id, known.id)
        self.classroom.byes.append((self.session.id, known.id, "kicked"))
        if table:
            self.classroom.staff(self.session, table)
            self._keep_a_head(table)

    def rename(self, person: int, name: str) -> None:
        name = clean_name(name)
        if not name:
            raise ClassRefusalError(ClassCode.NAME_NEEDED, field="name")
        if any(p.name.casefold() == name.casefold() and p.id != person for p in self.session.people.values()):
            raise ClassRefusalError(ClassCode.NAME_TAKEN, field="name")
        self._log("person", {"name": name}, person=self._person(person).id)

    def mute(self, person: int, on: bool = True) -> None:
        self._log("person", {"muted": on}, person=self._person(person).id)

    def delete_said(self, table: int, id: int) -> None:
        """Take back one remark of a chat."""
        self._table(table).drop_said(id)
        self.classroom.store.forget_said(self.session.id, id)

    def reentry(self, person: int) -> dict[str, str]:
        """A link that lets somebody in again on another device, once."""
        return {"path": "/again/" + self.classroom.new_reentry(self.session, self._person(person))}

    def seat(self, person: int, table: int, seats: list[str], copilot: bool = False) -> None:
        """Give somebody one or more seats of one side; a co-pilot shares them with whoever holds them."""
        known, one = self._person(person), self._table(table)
        found = [self.session.scenario.seats_by_id.get(seat) for seat in seats]
        if not found or None in found or len(set(seats)) != len(seats):
            raise ClassRefusalError(ClassCode.NO_SUCH_SEAT, field="seats")
        if len({seat.side for seat in found if seat}) != 1:
            raise ClassRefusalError(ClassCode.BAD_ARGUMENT, "seats", "seats")
        others = [p for seat in seats for p in one.seated.get(seat, ()) if p != known.id]
        if others and not copilot:
            raise ClassRefusalError(ClassCode.SEAT_TAKEN, field="seats")
        before = known.table
        self.classroom.place(self.session, known, table, tuple(seats), copilot=bool(others))
        for seat in found:
            if seat and seat.lead and seat.side in one.bots and not one.over:
                one.take_from_bot(seat.id, self._now)
                self.classroom.staff(self.session, table)
        self._after_seating(one)
        self._keep_a_head(before, table)

    def observe(self, person: int, table: int) -> None:
        """Let somebody watch a table, with public knowledge only."""
        known = self._person(person)
        before = known.table
        self.classroom.place(self.session, known, self._table(table).number, (), Role.OBSERVER)
        self._keep_a_head(before, table)

    def unseat(self, person: int) -> None:
        known = self._person(person)
        before = known.table
        self.classroom.place(self.session, known, 0, ())
        self._keep_a_head(before)

    def fill(self) -> None:
        """Spread approved people without a seat over the tables, at least two to a table, heads first."""
        order = self.session.seat_order()
        waiting = [p for p in self.session.people.values() if p.approved and not p.gone and not p.table]
        waiting = [p for p in waiting if p.role is Role.SEAT]
        seated = sum(1 for p in self.session.people.values() if p.seats)
        used = sorted(self.session.tables)[: max(1, (seated + len(waiting)) // 2)]
        for person in waiting:
            free = [n for n in used if any(not self._held(n, seat) for seat in order)]
            if free:
                number = min(free, key=lambda n: (len(self.session.at_table(n)), n))
                seat = next(seat for seat in order if not self._held(number, seat))
                self.classroom.place(self.session, person, number, (seat,))
            else:
                number = min(used, key=lambda n: (len(self.session.at_table(n)), n))
                seat = min(order, key=lambda s: len(self.session.tables[number].seated.get(s, ())))
                self.classroom.place(self.session, person, number, (seat,), copilot=True)

    def _held(self, number: int, seat: str) -> bool:
        table = self.session.tables[number]
        side = self.session.scenario.seats_by_id[seat].side
        return bool(table.seated.get(seat)) or (seat == self.session.scenario.leads[side] and side in table.bots)

    def merge(self, table: int, side: str, into: int) -> dict[str, bool]:
        """Bring one table's delegation into the same delegation of another: free seats first, then co-pilots.

        A table whose game goes on and that nobody is left at is taken away; ``gone`` says whether that was so.
        """
        source, target = self._table(table), self._table(into)
        if source is target:
            raise ClassRefusalError(ClassCode.BAD_ARGUMENT, "into", "into")
        side = self._side(side)
        moved = self._delegation(source.number, side)
        for person in moved:
            self._join_delegation(person, target, side)
        self._after_seating(target)
        gone = bool(moved) and source.playing and not self.session.at_table(source.number)
        if gone:
            self._log("table_gone", {}, table=source.number)
        return {"gone": gone}

    def split(self, table: int, side: str, into: int) -> None:
        """Send every second person of a delegation, never its head, to the same delegation of another table."""
        source, target = self._table(table), self._table(into)
        if source is target:
            raise ClassRefusalError(ClassCode.BAD_ARGUMENT, "into", "into")
        people = self._delegation(source.number, self._side(side))
        if len(people) < 2:
            raise ClassRefusalError(ClassCode.NO_SUCH_PERSON)
        for person in people[1::2]:
            self._join_delegation(person, target, side)
        self._after_seating(target)

    def _delegation(self, table: int, side: str) -> list[Person]:
        """The people of a side, its head first."""
        lead = self.session.scenario.leads[side]
        found = [p for p in self.session.at_table(table) if p.seats and self._side_of(p) == side]
        return sorted(found, key=lambda p: (lead not in p.seats or p.copilot, p.id))

    def _keep_a_head(self, *tables: int) -> None:
        """Where a head has left in mid-game, the next of the delegation takes the seat too: somebody must submit."""
        for number in set(tables) & set(self.session.tables):
            table = self.session.tables[number]
            if not table.playing:
                continue
            for side, lead in self.session.scenario.leads.items():
                own = self._delegation(number, side)
                if own and not table.seated.get(lead) and side not in table.bots:
                    self.classroom.place(self.session, own[0], number, (lead, *own[0].seats))
                    self._after_seating(table)

    def _join_delegation(self, person: Person, table: HostedTable, side: str) -> None:
        seats = [seat for seat in self.session.seat_order() if self.session.scenario.seats_by_id[seat].side == side]
        free = next((seat for seat in seats if not self._held(table.number, seat)), None)
        chosen = free or min(seats, key=lambda seat: len(table.seated.get(seat, ())))
        self.classroom.place(self.session, person, table.number, (chosen,), copilot=free is None)

    def bot(self, table: int, seat: str, bot: str = "") -> None:
        """Let a bot lead a side, or leave another seat to its lead."""
        one, known = self._in_play(table, seat)
        name = bot or self.session.settings.bot
        self._bot_name(seat, name)
        if known.lead:
            one.seat_bot(known.side, name, self._now)
        else:
            for holder in self.session.holders(table, seat):
                self.classroom.place(self.session, holder, 0, ())
        self._after_seating(one)

    def _in_play(self, table: int, seat: str) -> tuple[HostedTable, Seat]:
        """A table whose game is not over, and one of its seats."""
        one = self._table(table)
        known = self.session.scenario.seats_by_id.get(seat)
        if known is None:
            raise ClassRefusalError(ClassCode.NO_SUCH_SEAT, seat, "seat")
        if one.over:
            raise ClassRefusalError(ClassCode.GAME_OVER)
        return one, known

    def _bot_name(self, seat: str, name: str) -> None:
        if name not in names_for(self.session.scenario, seat):
            raise ClassRefusalError(ClassCode.NO_SUCH_BOT, name, "bot")

    def hand_back(self, table: int, seat: str, person: int = 0) -> None:
        """Give a seat that a bot plays to somebody: who held it before, or a late student."""
        one, known = self._in_play(table, seat)
        if person:
            late = self._person(person)
            others = [holder for holder in one.seated.get(seat, ()) if holder != late.id]
            self.classroom.place(self.session, late, one.number, (seat,), copilot=bool(others))
        if not one.seated.get(seat):
            raise ClassRefusalError(ClassCode.NO_SUCH_PERSON)
        if known.lead and known.side in one.bots:
            one.take_from_bot(seat, self._now)
        self.classroom.staff(self.session, one.number)
        self._after_seating(one)

    def _after_seating(self, table: HostedTable) -> None:
        if self.session.stage is Stage.PLAY and table.clock.phase in (ClassPhase.LOBBY, ClassPhase.BRIEF):
            self._begin(table)
        table.changed.update(self.session.scenario.side_ids)
        self._keep([table])

    def _begin(self, table: HostedTable) -> None:
        """Start a table with anybody at it: each side gets a head, a person if there is one, else a bot.

        A table at which nobody sits begins only where bots were given both sides.
        """
        staffed = any(person.seats for person in self.session.at_table(table.number))
        if not staffed and len(table.bots) < len(self.session.scenario.side_ids):
            return
        for side in self.session.scenario.side_ids:
            lead = self.session.scenario.leads[side]
            if table.seated.get(lead) or side in table.bots:
                continue
            own = [p for p in self.session.at_table(table.number) if p.seats and self._side_of(p) == side]
            if own:
                self.classroom.place(self.session, own[0], table.number, (lead, *own[0].seats))
            else:
                table.seat_bot(side, self.session.settings.bot, self._now)
        table.start(self._now)
        if self.session.paused:
            table.pause(True, self._now)

    def _side_of(self, person: Person) -> str:
        return self.session.scenario.seats_by_id[person.seats[0]].side
