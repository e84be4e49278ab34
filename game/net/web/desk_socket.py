"""The socket of the control room: commands in, the overview out, at most twice a second."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from game.core.messages import Translator
from game.net.desk.overview import overview
from game.net.refusals import ClassCode, ClassRefusal, ClassRefusalError, say
from game.net.room.base import Head
from game.net.screen.screens import encode_json
from game.net.web.connection import Line
from game.net.wire import Frame, read_frame, to_json

if TYPE_CHECKING:
    from game.net.web.server import ClassApp

__all__ = ["DeskSocket", "serve_desk"]

_EVERY_SECONDS = 0.5
_AT_LEAST_EVERY = 2.0


async def serve_desk(app: ClassApp, socket: WebSocket, lang: str) -> None:
    """Serve one accepted socket of the instructor's until it is gone."""
    desk = DeskSocket(app, socket, lang)
    tasks = {asyncio.create_task(job) for job in (desk.line.pump(), desk.read(), desk.watch())}
    app.desks.add(desk)
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        app.desks.discard(desk)
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError, WebSocketDisconnect, RuntimeError):
                await task


class DeskSocket:
    """Watches one session at a time: the one named in the last ``watch``, else the newest open one."""

    def __init__(self, app: ClassApp, socket: WebSocket, lang: str) -> None:
        self.app, self.socket, self.t = app, socket, Translator(lang)
        self.line = Line(socket)
        self.watched = 0

    async def read(self) -> None:
        while True:
            message = await self.socket.receive()
            if message["type"] != "websocket.receive":
                return
            try:
                self._take(read_frame(message.get("text") or ""))
            except ClassRefusalError as error:
                self.line.send(self._refusal("", error.refusal))

    def _take(self, frame: Frame) -> None:
        session = frame.number("session", 0) or 0
        if frame.kind == "watch":
            self.watched = session
            self._show()
        elif frame.kind == "do":
            name, args = frame.text("command", 40), frame.body("args")
            self.app.tasks.add(asyncio.create_task(self._do(frame.request, session, name, args)))
        elif frame.kind == "ping":
            self.line.send('{"kind":"pong"}')
        else:
            raise ClassRefusalError(ClassCode.BAD_MESSAGE, "kind", "kind")

    async def _do(self, request: str, session: int, name: str, args: dict[str, Any]) -> None:
        try:
            result = await self.app.command(session or self.watched, name, args)
            self.line.send(encode_json({"kind": "answer", "request": request, "ok": True, "result": to_json(result)}))
            self._show()
        except ClassRefusalError as error:
            self.line.send(self._refusal(request, error.refusal))
        task = asyncio.current_task()
        if task is not None:
            self.app.tasks.discard(task)

    def _refusal(self, request: str, refusal: ClassRefusal) -> str:
        text = say(refusal, None, self.t)
        body = {"kind": "answer", "request": request, "ok": False, "code": refusal.code.value, "text": text}
        return encode_json(body | {"field": refusal.field})

    async def watch(self) -> None:
        """Send the overview when something has changed, and every other second while time runs."""
        loop = asyncio.get_running_loop()
        at, seen = 0.0, (0, -1)
        while True:
            session = self.app.watched(self.watched)
            now = (session.id, session.version) if session else (0, 0)
            if now != seen or loop.time() - at >= _AT_LEAST_EVERY:
                self._show()
                at, seen = loop.time(), now
            await asyncio.sleep(_EVERY_SECONDS)

    def _show(self) -> None:
        session = self.app.watched(self.watched)
        body: dict[str, Any] = {"kind": "overview", "session": 0, "overview": None}
        lang, heads = self.t.language, self.app.classroom.heads
        body["sessions"] = [_head(heads[number], lang) for number in sorted(heads)]
        if session is not None:
            seen = overview(session, self.app.classroom.now(), self.app.problems(self.t), lang)
            body |= {"session": session.id, "overview": to_json(seen)}
        self.line.send(encode_json(body))


def _head(head: Head, lang: str) -> dict[str, Any]:
    """A row of the list of sessions, in the reader's language."""
    return {**to_json(head), "title": head.title.get(lang)}
