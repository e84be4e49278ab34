"""The socket of a seat: frames in, answers out. A client that talks nonsense loses its own line and nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from game import __version__
from game.core.messages import Translator
from game.net.hosted.table import Answer
from game.net.refusals import ClassCode, ClassRefusal, ClassRefusalError, say
from game.net.room.classroom import Classroom
from game.net.room.people import Person
from game.net.room.sessions import Session
from game.net.screen.screens import encode_json
from game.net.web.connection import Connection
from game.net.window.typed import pack
from game.net.window.view import window_preview
from game.net.wire import LONGEST_ID, Frame, read_frame
from game.rules.actions import Chat
from game.rules.refusal import Refusal
from game.rules.view import Preview
from game.table.codec import encode

if TYPE_CHECKING:
    from game.net.web.server import ClassApp

__all__ = ["serve_seat"]

_HELLO_SECONDS = 10.0
_MOST_STRIKES = 100
_LONGEST_WORDS = 4000


async def serve_seat(app: ClassApp, socket: WebSocket, session: Session, person: Person) -> None:
    """Serve one accepted socket until it is gone."""
    connection = Connection(socket, session=session.id, person=person.id, lang=person.lang)
    pump = asyncio.create_task(connection.pump())
    reader = asyncio.create_task(_read(app, connection))
    try:
        await asyncio.wait({pump, reader}, return_when=asyncio.FIRST_COMPLETED)
        if not pump.done() and connection.closing:
            await asyncio.wait({pump}, timeout=5.0)
    finally:
        for task in (pump, reader):
            task.cancel()
            with suppress(asyncio.CancelledError, WebSocketDisconnect, RuntimeError):
                await task
        app.hub.leave(connection)


async def _read(app: ClassApp, connection: Connection) -> None:
    seat = SeatSocket(app, connection)
    first = True
    while not connection.closing:
        try:
            text = await asyncio.wait_for(_text(connection.socket), _HELLO_SECONDS if first else None)
        except (WebSocketDisconnect, TimeoutError):
            return
        if not connection.rate.take(asyncio.get_running_loop().time()):
            connection.strikes += 1
            if connection.strikes > _MOST_STRIKES:
                connection.close(seat.bye("too_fast"))
            else:
                connection.send(seat.refusal("", ClassRefusal(ClassCode.TOO_FAST)))
            continue
        try:
            frame = read_frame(text)
            if first != (frame.kind == "hello") and first:
                raise ClassRefusalError(ClassCode.BAD_MESSAGE, "hello")
        except ClassRefusalError:
            connection.close(seat.bye("malformed"))
            return
        first = False
        seat.take(frame)


async def _text(socket: WebSocket) -> str:
    message = await socket.receive()
    if message["type"] != "websocket.receive":
        raise WebSocketDisconnect(message.get("code", 1000))
    text = message.get("text")
    return text if isinstance(text, str) else ""


class SeatSocket:
    """What each kind of message does."""

    def __init__(self, app: ClassApp, connection: Connection) -> None:
        self.app, self.connection = app, connection
        self._kinds: dict[str, Callable[[Frame], None]] = {
            "hello": self._hello,
            "act": self._act,
            "sealed": self._sealed,
            "preview": self._preview,
            "ready": self._ready,
            "say": self._say,
            "lang": self._lang,
            "as": self._as,
            "ping": self._ping,
        }

    def take(self, frame: Frame) -> None:
        """Act on a frame; a field that makes no sense is answered, an unknown kind too."""
        kind = self._kinds.get(frame.kind)
        try:
            if kind is None:
                raise ClassRefusalError(ClassCode.BAD_MESSAGE, "kind", "kind")
            kind(frame)
        except ClassRefusalError as error:
            self.connection.send(self.refusal(frame.request, error.refusal))

    # -- kinds -------------------------------------------------------------------------------------------------------

    def _hello(self, frame: Frame) -> None:
        self.connection.page = frame.text("page", LONGEST_ID, "")
        lang = frame.text("lang", 2, "")
        seat = frame.text("seat", LONGEST_ID, "")
        full = frame.flag("full", False)
        if full and frame.text("engine", LONGEST_ID, "") != __version__:
            self.connection.close(self.bye("version"))
            return

        def work(classroom: Classroom) -> None:
            session, person = self._who(classroom)
            if lang in ("en", "fr") and lang != person.lang:
                classroom.set_lang(session, person, lang)

        def done(_: object, refused: ClassRefusalError | None) -> None:
            self.connection.seat = self.connection.seat or seat
            self.connection.full = full
            self.app.hub.greet(self.connection)

        self.app.writer.put(work, done)

    def _act(self, frame: Frame) -> None:
        action = frame.action()
        if isinstance(action, Chat):
            self._put(frame, lambda c, s, p: c.say(s, p, action.words, frame.request))
            return
        expected, seat = frame.number("seq"), frame.text("seat", LONGEST_ID, self.connection.seat)
        self._put(frame, lambda c, s, p: c.act(s, p, action, expected, frame.request, seat))

    def _sealed(self, frame: Frame) -> None:
        tone, pledge, measures = frame.tone(), frame.pledge(), frame.texts("measures", 8)
        seat = frame.text("seat", LONGEST_ID, self.connection.seat)
        self._put(frame, lambda c, s, p: c.seal(s, p, tone, pledge, measures, frame.request, seat))

    def _say(self, frame: Frame) -> None:
        words = frame.text("words", _LONGEST_WORDS)
        self._put(frame, lambda c, s, p: c.say(s, p, words, frame.request))

    def _ready(self, frame: Frame) -> None:
        on = frame.flag("on", True)
        self._put(frame, lambda c, s, p: c.ready(s, p, on))

    def _preview(self, frame: Frame) -> None:
        action, alternative = frame.action(), frame.number("alternative", 0) or 0
        seat = frame.text("seat", LONGEST_ID, self.connection.seat)

        def work(classroom: Classroom) -> str:
            session, person = self._who(classroom)
            table, own = classroom.seat_of(session, person, seat)
            if not 0 <= alternative < 16:
                raise ClassRefusalError(ClassCode.BAD_MESSAGE, "alternative", "alternative")
            made: object
            if self.connection.full:
                preview = table.preview(own, action, alternative)
                made = pack(window_preview(preview, table.seat_view(own), own, table.staffed), Preview)
            else:
                made = self.app.render_preview(table, own, action, alternative, person.lang)
            return encode_json({"kind": "answer", "request": frame.request, "ok": True, "preview": made})

        def done(text: str, refused: ClassRefusalError | None) -> None:
            self.connection.send(self.refusal(frame.request, refused.refusal) if refused else text)

        self.app.writer.put(work, done)

    def _lang(self, frame: Frame) -> None:
        lang = frame.text("lang", 2)
        self._put(frame, lambda c, s, p: c.set_lang(s, p, lang))

    def _as(self, frame: Frame) -> None:
        seat = frame.text("seat", LONGEST_ID)
        if not self.app.hub.act_as(self.connection, seat):
            raise ClassRefusalError(ClassCode.NOT_YOUR_SEAT, field="seat")

    def _ping(self, frame: Frame) -> None:
        self.connection.send('{"kind":"pong"}')

    # -- helpers -----------------------------------------------------------------------------------------------------

    def _who(self, classroom: Classroom) -> tuple[Session, Person]:
        session = classroom.sessions.get(self.connection.session)
        person = session.people.get(self.connection.person) if session else None
        if session is None or person is None or person.gone:
            raise ClassRefusalError(ClassCode.SESSION_CLOSED)
        return session, person

    def _put(self, frame: Frame, take: Callable[[Classroom, Session, Person], Answer | None]) -> None:
        """Queue a submission; the answer is sent once it is on the disk."""
        number = frame.number("n")

        def work(classroom: Classroom) -> Answer | None:
            session, person = self._who(classroom)
            if number is not None and not self.app.hub.number_seen(self.connection, number):
                table = session.tables.get(person.table)
                known = table.answers.get((person.id, frame.request)) if table and frame.request else None
                return known or Answer(refusal=ClassRefusal(ClassCode.OUT_OF_ORDER))
            return take(classroom, session, person)

        def done(answer: Answer | None, refused: ClassRefusalError | None) -> None:
            if refused is not None:
                self.connection.send(self.refusal(frame.request, refused.refusal))
            elif answer is not None and answer.refusal is not None:
                self.connection.send(self.refusal(frame.request, answer.refusal))
            elif answer is not None:
                body = {"kind": "answer", "request": frame.request, "ok": True, "seq": answer.seq, "mark": answer.mark}
                self.connection.send(encode_json(body))

        self.app.writer.put(work, done)

    def refusal(self, request: str, refusal: ClassRefusal | Refusal) -> str:
        """The answer that says no, in the reader's language."""
        session = self.app.classroom.sessions.get(self.connection.session)
        scenario = session.scenario if session else None
        text = say(refusal, scenario, Translator(self.connection.lang))
        body: dict[str, Any] = {"kind": "answer", "request": request, "ok": False, "code": refusal.code.value}
        body |= {"field": refusal.field, "text": text}
        if isinstance(refusal, Refusal):
            body["args"] = encode(dict(refusal.args))
        return encode_json(body)

    def bye(self, code: str) -> str:
        return self.app.hub.bye(code, self.connection.lang)
