"""The instructor's pages: nobody else gets them, and most are about one session."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeAlias

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from game.net.room.sessions import Session

if TYPE_CHECKING:
    from game.net.web.server import ClassApp

__all__ = ["Endpoint", "class_app", "instructors", "of_session", "page_language"]

Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]
DeskPage: TypeAlias = "Callable[[Request, ClassApp], Awaitable[Response]]"
SessionPage: TypeAlias = "Callable[[Request, ClassApp, Session], Awaitable[Response]]"


def class_app(request: HTTPConnection) -> ClassApp:
    """The server that a request came to."""
    app: ClassApp = request.app.state.app
    return app


def instructors(handler: DeskPage) -> Endpoint:
    """A page for the instructor; anybody else is refused (403)."""

    @wraps(handler)
    async def guarded(request: Request) -> Response:
        app = class_app(request)
        return await handler(request, app) if app.desk(request) else app.refuse(request, 403)

    return guarded


def of_session(handler: SessionPage) -> Endpoint:
    """A page for the instructor about the session asked for (query ``session``; 404 where there is none)."""

    @wraps(handler)
    async def found(request: Request, app: ClassApp) -> Response:
        session = app.session(request)
        return app.refuse(request, 404) if session is None else await handler(request, app, session)

    return instructors(found)


def page_language(request: Request, app: ClassApp) -> str:
    """The language that the address asks for (query ``lang``), else the reader's."""
    asked = request.query_params.get("lang", "")
    return asked if asked in ("en", "fr") else app.lang(request)
