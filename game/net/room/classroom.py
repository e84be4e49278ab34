"""The class server's domain: who comes in, and what people do at their tables. No sockets, no threads, no waiting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.net.hosted.table import Answer, HostedTable
from game.net.refusals import ClassCode, ClassRefusal, ClassRefusalError
from game.net.room.base import MOST_TABLES, ClassroomBase, Head
from game.net.room.codes import read_code
from game.net.room.people import Person, Role, clean_name, clean_text
from game.net.room.sessions import Session, Stage
from game.net.room.tokens import LONGEST, hashed, new_token
from game.net.screen.tasks import keeper_of
from game.rules.actions import (
    Action,
    Advise,
    AnswerConsult,
    Chat,
    Consult,
    Draft,
    Guess,
    Initial,
    Reply,
    UseMeasure,
    Veto,
)
from game.scenario.politics import Tone

__all__ = ["MOST_PEOPLE", "MOST_TABLES", "Classroom", "Head", "Joined"]

MOST_PEOPLE = 400
LONGEST_REMARK = 500

_OWN_BUSINESS = (Draft, Advise, Initial, Veto, Guess, Chat, Reply, AnswerConsult)
"""What ministers may still do when a bot leads their side."""

_TASKS = (Guess, Consult, Draft, UseMeasure)
"""What may be one seat's task of the round."""

_AWAY_SECONDS = 90.0


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody is in; ``token`` goes into that browser's cookie and is kept nowhere else."""

    session: Session
    person: Person
    token: str


class Classroom(ClassroomBase):
    """What people do. Every change is an event in the store's next commit: whoever answers for it commits first."""

    # -- people ------------------------------------------------------------------------------------------------------

    def by_code(self, code: str) -> Session | None:
        """The open session with a room code, as somebody typed it."""
        wanted = read_code(code)
        return next((s for s in self.open_sessions() if wanted is not None and s.code == wanted), None)

    def join(self, code: str, name: str, lang: str) -> Joined:
        """Come in with a room code and a name. Raises ClassRefusalError; guessing is limited by who calls this."""
        session = self.by_code(code)
        if session is None:
            raise ClassRefusalError(ClassCode.UNKNOWN_CODE, field="code")
        name = clean_name(name)
        if not name:
            raise ClassRefusalError(ClassCode.NAME_NEEDED, field="name")
        if any(p.name.casefold() == name.casefold() and not p.gone for p in session.people.values()):
            raise ClassRefusalError(ClassCode.NAME_TAKEN, field="name")
        if sum(not p.gone for p in session.people.values()) >= MOST_PEOPLE:
            raise ClassRefusalError(ClassCode.FULL)
        token = new_token()
        number = max(session.people, default=0) + 1
        approved = session.settings.solo or not session.settings.approve
        body = {"name": name, "lang": "fr" if lang == "fr" else "en", "hash": hashed(token), "approved": approved}
        self.log(session, "joined", body, person=number)
        self._tokens[hashed(token)] = (session.id, number)
        if session.settings.solo:
            self._seat_alone(session, session.people[number])
        return Joined(session, session.people[number], token)

    def _seat_alone(self, session: Session, person: Person) -> None:
        """Everybody plays a bot: a table of one's own, on the scenario's default side."""
        free = next((n for n in session.tables if not session.at_table(n)), None)
        number = self.add_table(session).number if free is None else free
        side = session.scenario.default_side or session.scenario.side_ids[0]
        lead = session.scenario.leads[side]
        self.place(session, person, number, (lead,))
        table = session.tables[number]
        table.seat_bot(session.scenario.other(side), session.settings.bot, self.now())
        table.start(self.now())
        if session.stage is Stage.LOBBY:
            self.log(session, "stage", {"stage": Stage.PLAY.value})
        self.keep(session, table)

    def place(
        self,
        session: Session,
        person: Person,
        table: int,
        seats: tuple[str, ...],
        role: Role = Role.SEAT,
        copilot: bool = False,
    ) -> None:
        """Give somebody seats at a table (0: none), and let the rules know who is there."""
        before = person.table
        body = {"seats": list(seats), "role": role.value, "copilot": copilot}
        self.log(session, "seated", body, table=table, person=person.id)
        for number in {before, table} - {0}:
            self.staff(session, number)

    def staff(self, session: Session, number: int) -> None:
        """Bring the rules' idea of who sits at a table up to date."""
        table = session.tables[number]
        if not table.over:
            bots = {session.scenario.leads[side] for side in table.bots}
            table.staff(session.staffing(number) - bots, session.settings.bot, self.now())
        self.keep(session, table)

    def person_by_token(self, token: str) -> tuple[Session, Person] | None:
        """Whose cookie this is."""
        if not 0 < len(token) <= LONGEST:
            return None
        hash_ = hashed(token)
        session, person = self._of(hash_)
        return (session, person) if session and person and hash_ in person.hashes else None

    def _of(self, hash_: str) -> tuple[Session | None, Person | None]:
        known = self._tokens.get(hash_)
        session = self.sessions.get(known[0]) if known else None
        if known is None or session is None:
            return None, None
        person = session.people.get(known[1])
        return session, None if person is None or person.gone else person

    def new_reentry(self, session: Session, person: Person) -> str:
        """A token that lets somebody in again on another device, once."""
        token = new_token()
        self.log(session, "token", {"hash": hashed(token), "once": True, "used": ""}, person=person.id)
        self._tokens[hashed(token)] = (session.id, person.id)
        return token

    def come_again(self, token: str) -> Joined | None:
        """Use a re-entry token up."""
        if not 0 < len(token) <= LONGEST:
            return None
        used = hashed(token)
        session, person = self._of(used)
        if session is None or person is None or used not in person.once:
            return None
        fresh = new_token()
        self.log(session, "token", {"hash": hashed(fresh), "once": False, "used": used}, person=person.id)
        self._tokens.pop(used, None)
        self._tokens[hashed(fresh)] = (session.id, person.id)
        return Joined(session, person, fresh)

    # -- what people do ----------------------------------------------------------------------------------------------

    def seat_of(self, session: Session, person: Person, wanted: str = "") -> tuple[HostedTable, str]:
        """The table and the seat in which somebody acts. Raises ClassRefusalError."""
        if session.stage is Stage.CLOSED:
            raise ClassRefusalError(ClassCode.SESSION_CLOSED)
        if not person.approved:
            raise ClassRefusalError(ClassCode.NOT_APPROVED)
        if person.role is Role.OBSERVER:
            raise ClassRefusalError(ClassCode.OBSERVER)
        table = session.tables.get(person.table)
        if table is None or not person.seats:
            raise ClassRefusalError(ClassCode.NOT_SEATED)
        if wanted and wanted not in person.seats:
            raise ClassRefusalError(ClassCode.NOT_YOUR_SEAT, field="seat")
        return table, wanted or person.seats[0]

    def act(
        self, session: Session, person: Person, action: Action, expected: int | None, request: str, seat: str = ""
    ) -> Answer:
        """A seat's action. A repeated request gets the first answer again."""
        return self._submit(
            session, person, seat, request, lambda t, s: self._act(session, person, t, s, action, expected)
        )

    def _act(
        self, session: Session, person: Person, table: HostedTable, seat: str, action: Action, expected: int | None
    ) -> Answer:
        keeper = self._keeper(session, table, seat, action)
        if keeper in person.seats:
            seat = keeper
        elif keeper:
            return Answer(refusal=ClassRefusal(ClassCode.OTHERS_TASK, keeper))
        side = session.scenario.seats_by_id[seat].side
        if side in table.bots and not isinstance(action, _OWN_BUSINESS):
            return Answer(refusal=ClassRefusal(ClassCode.BOT_SEATED))
        return table.act(seat, action, expected, self.now())

    def _keeper(self, session: Session, table: HostedTable, seat: str, action: Action) -> str:
        """The seat whose task of the round this is, if that is another one; "" when it may go on.

        Somebody who has been away for a while keeps nobody from doing it.
        """
        side = session.scenario.seats_by_id[seat].side
        if table.over or side in table.bots or not isinstance(action, _TASKS):
            return ""
        keeper = keeper_of(table.side_view(side), table.staffed, seat, action) or ""
        here = any(p.connections or self.now() - p.seen < _AWAY_SECONDS for p in session.holders(table.number, keeper))
        return keeper if here and session.scenario.seats_by_id[keeper].side == side else ""

    def seal(
        self,
        session: Session,
        person: Person,
        statement: Tone | None,
        pledge: tuple[int, int] | None,
        measures: tuple[str, ...],
        request: str,
        seat: str = "",
    ) -> Answer:
        """Replace what a seat has chosen for the start of its side's turn."""

        def take(table: HostedTable, own: str) -> Answer:
            for measure in measures:
                keeper = self._keeper(session, table, own, UseMeasure(measure))
                if keeper:
                    return Answer(refusal=ClassRefusal(ClassCode.OTHERS_TASK, keeper))
            return table.seal(own, statement, pledge, measures, self.now())

        return self._submit(session, person, seat, request, take)

    def _submit(
        self,
        session: Session,
        person: Person,
        seat: str,
        request: str,
        take: Callable[[HostedTable, str], Answer],
    ) -> Answer:
        try:
            table, own = self.seat_of(session, person, seat)
        except ClassRefusalError as error:
            return Answer(refusal=error.refusal)
        known = table.answers.get((person.id, request)) if request else None
        if known is not None:
            return known
        answer = take(table, own)
        person.seen = self.now()
        if answer.ok:
            table.remember(person.id, request, answer)
        self.keep(session, table, person.id, request)
        return answer

    def say(self, session: Session, person: Person, words: str, request: str = "") -> Answer:
        """A remark to one's own delegation."""
        try:
            table, seat = self.seat_of(session, person)
            known = table.answers.get((person.id, request)) if request else None
            if known is not None:
                return known
            if not session.settings.chat:
                raise ClassRefusalError(ClassCode.CHAT_OFF)
            if person.muted:
                raise ClassRefusalError(ClassCode.MUTED)
            words = clean_text(words, LONGEST_REMARK)
            if not words:
                raise ClassRefusalError(ClassCode.BAD_MESSAGE, "words", "words")
        except ClassRefusalError as error:
            return Answer(refusal=error.refusal)
        side = session.scenario.seats_by_id[seat].side
        body = {"side": side, "name": person.name, "seat": seat, "words": words}
        self.log(session, "said", body, table=table.number, person=person.id, request=request)
        answer = Answer(table.game.seq, table.marks[side])
        table.remember(person.id, request, answer)
        return answer

    def ready(self, session: Session, person: Person, on: bool) -> Answer:
        """A lead has nothing more to do in this part of the round."""
        try:
            table, _ = self.seat_of(session, person)
        except ClassRefusalError as error:
            return Answer(refusal=error.refusal)
        side = session.scenario.seats_by_id[person.seats[0]].side
        if session.scenario.leads[side] not in person.seats:
            return Answer(refusal=ClassRefusal(ClassCode.LEAD_ONLY))
        table.set_ready(side, on, self.now())
        self.keep(session, table)
        return Answer(table.game.seq, table.marks[side])

    def set_lang(self, session: Session, person: Person, lang: str) -> None:
        self.log(session, "person", {"lang": "fr" if lang == "fr" else "en"}, person=person.id)

    def tick(self) -> bool:
        """Let every table's clock act; whether any did."""
        acted = False
        now = self.now()
        for session in self.sessions.values():
            if session.stage is Stage.PLAY:
                for table in session.tables.values():
                    if table.tick(now):
                        self.keep(session, table)
                        acted = True
        return acted
