"""The class server: one process, one loop, one writer."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, Response

from game.core.messages import Translator
from game.lang.names import Wording
from game.net.desk.commands import run_command
from game.net.desk.desk import Desk
from game.net.hosted.bots import BotRunner
from game.net.hosted.table import HostedTable
from game.net.refusals import ClassCode, ClassRefusalError
from game.net.room.classroom import Classroom
from game.net.room.people import Person
from game.net.room.sessions import Session, Stage
from game.net.room.tokens import LONGEST, hashed
from game.net.screen.preview import preview_answer
from game.net.screen.screen import SECTIONS
from game.net.web.cookies import DESK_COOKIE, LANG_COOKIE, SEAT_COOKIE
from game.net.web.desk_socket import DeskSocket
from game.net.web.guard import Guard, same_origin
from game.net.web.hub import Hub
from game.net.web.limits import Attempts
from game.net.web.routes import all_routes
from game.net.web.templates import render
from game.net.web.writer import Writer
from game.rules.actions import Action
from game.scenario.model import Scenario

__all__ = ["ClassApp", "build"]

_TICK_SECONDS = 0.25
_MOST_FIELDS = 200
T = TypeVar("T")


class ClassApp:
    """What handlers need: the classroom to read, ``do`` to change it, pages, and who is asking."""

    def __init__(
        self,
        classroom: Classroom,
        scenarios: Callable[[str], Scenario],
        lang: str = "en",
        addresses: tuple[str, ...] = (),
    ) -> None:
        """``scenarios`` loads a scenario by name (raises what ``game.scenario.load`` raises)."""
        self.classroom, self.scenarios, self.default_lang, self.addresses = classroom, scenarios, lang, addresses
        self.hub = Hub(classroom, SECTIONS)
        self.writer = Writer(classroom, self._published, self.hub.trouble)
        self.bots = BotRunner(classroom, self.writer)
        self.desks: set[DeskSocket] = set()
        self.tasks: set[asyncio.Task[Any]] = set()
        self.attempts = Attempts()

    # -- running -----------------------------------------------------------------------------------------------------

    def _published(self) -> None:
        self.hub.publish()
        self.bots.look()

    @asynccontextmanager
    async def running(self, _: Starlette) -> AsyncIterator[None]:
        """The writer, the clock and the bots, for as long as the server serves."""
        jobs = [asyncio.create_task(self.writer.run()), asyncio.create_task(self._clock())]
        self.bots.look()
        try:
            yield
        finally:
            self.hub.close()
            await self.bots.close()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.writer.settle(), 5.0)
            for job in jobs:
                job.cancel()
            self.writer.close()

    async def _clock(self) -> None:
        while True:
            await asyncio.sleep(_TICK_SECONDS)
            now = self.classroom.now()
            due = any(
                table.clock.due(now)
                for session in self.classroom.sessions.values()
                if session.stage is Stage.PLAY
                for table in session.tables.values()
            )
            if due:
                await self.writer.do(lambda classroom: classroom.tick())

    async def do(self, work: Callable[[Classroom], T]) -> T:
        """Change the classroom; returns once it is on the disk. Raises ClassRefusalError."""
        return await self.writer.do(work)

    async def command(self, session: int, name: str, args: dict[str, Any]) -> object:
        """A command of the instructor's. Raises ClassRefusalError."""
        if name == "create_session":
            return await self._create(args)
        newest = self.watched(0)
        number = session or (newest.id if newest else 0)
        return await self.do(lambda classroom: run_command(Desk(classroom, classroom.session(number)), name, args))

    async def _create(self, args: dict[str, Any]) -> int:
        values: dict[str, Any] = {"title": "", "section": "", "scenario": "", "tables": 1}
        values |= args
        kinds = {"title": str, "section": str, "scenario": str, "tables": int}
        for name, value in values.items():
            if name not in kinds or not isinstance(value, kinds[name]) or isinstance(value, bool):
                raise ClassRefusalError(ClassCode.BAD_ARGUMENT, name[:40], name[:40])
        if not 1 <= values["tables"] <= 60 or len(values["scenario"]) > 80:
            raise ClassRefusalError(ClassCode.BAD_ARGUMENT, "tables", "tables")
        scenario = self._known(values["scenario"])
        session = await self.do(
            lambda classroom: classroom.create_session(scenario, values["title"], values["section"], values["tables"])
        )
        return session.id

    def _known(self, name: str) -> Scenario:
        """A shipped scenario by name, or the newest session's; no path comes in over the network."""
        if not name:
            newest = self.watched(0)
            if newest is None:
                raise ClassRefusalError(ClassCode.BAD_ARGUMENT, "scenario", "scenario")
            return newest.scenario
        if not all(letter.isalnum() or letter in "-_" for letter in name):
            raise ClassRefusalError(ClassCode.BAD_ARGUMENT, "scenario", "scenario")
        try:
            return self.scenarios(name)
        except Exception as error:
            raise ClassRefusalError(ClassCode.BAD_ARGUMENT, name, "scenario") from error

    def problems(self, t: Translator) -> tuple[str, ...]:
        """What is wrong with the class file now, in the reader's language."""
        return (self.hub.trouble_now.text(t),) if self.hub.trouble_now else ()

    def watched(self, session: int) -> Session | None:
        """The session of a number; without one the newest open, else the newest of all that are loaded."""
        if session:
            return self.classroom.sessions.get(session)
        known = self.classroom.open_sessions() or tuple(self.classroom.sessions.values())
        return known[-1] if known else None

    def render_preview(self, table: HostedTable, seat: str, action: Action, alternative: int, lang: str) -> object:
        """A preview as a page shows it."""
        session = next(s for s in self.classroom.sessions.values() if s.tables.get(table.number) is table)
        wording = Wording(table.scenario, Translator(lang), session.settings.offices_only)
        made = table.preview(seat, action, alternative)
        return preview_answer(made, table.seat_view(seat), seat, table.staffed, wording)

    # -- who is asking -----------------------------------------------------------------------------------------------

    def desk(self, request: HTTPConnection) -> bool:
        """Whether this is the instructor."""
        token = request.cookies.get(DESK_COOKIE, "")
        return 0 < len(token) <= LONGEST and self.classroom.store.is_desk(hashed(token))

    def person(self, request: HTTPConnection) -> tuple[Session, Person] | None:
        """Whose browser this is; None for a stranger's."""
        found = self.classroom.person_by_token(request.cookies.get(SEAT_COOKIE, ""))
        return found if found and found[0].stage is not Stage.CLOSED else None

    def session(self, request: Request) -> Session | None:
        """The session that the instructor's page asks for (query ``session``), else the newest open one."""
        number = request.query_params.get("session", "")
        if number.isdigit() and len(number) < 12:
            try:
                return self.classroom.session(int(number))
            except ClassRefusalError:
                return None
        return self.watched(0)

    def lang(self, request: HTTPConnection) -> str:
        """The reader's language: the person's own, the cookie's, the browser's, the server's."""
        found = self.person(request)
        if found is not None:
            return found[1].lang
        known = request.cookies.get(LANG_COOKIE, "") or request.headers.get("accept-language", "")[:2].lower()
        return known if known in ("en", "fr") else self.default_lang

    def same_origin(self, request: HTTPConnection) -> bool:
        return same_origin(request.headers)

    # -- answers -----------------------------------------------------------------------------------------------------

    def page(self, request: Request, name: str, status: int = 200, /, **context: object) -> HTMLResponse:
        """A page of ``game/net/pages`` in the reader's language."""
        lang = str(context.pop("lang", "") or self.lang(request))
        return HTMLResponse(render(name, lang, path=request.url.path, **context), status)

    def refuse(self, request: Request, status: int) -> Response:
        """No, in few words."""
        return self.page(request, "refused.html", status, status=status)

    async def form(self, request: Request) -> dict[str, str]:
        """The fields of a posted form; ``Guard`` has seen to its size, and the last of two equal names counts."""
        body = (await request.body()).decode("utf-8", "replace")
        with suppress(ValueError):
            return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
        return {}

    def client(self, request: HTTPConnection) -> str:
        """The address that a request comes from."""
        return request.client.host if request.client else ""

    def now(self) -> float:
        return time.monotonic()


def build(app: ClassApp) -> Starlette:
    """The ASGI application."""
    starlette = Starlette(routes=all_routes(), middleware=[Middleware(Guard)], lifespan=app.running)
    starlette.state.app = app
    return starlette
