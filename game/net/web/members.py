"""Pages for people of the class: anybody else is sent to the door."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeAlias

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from game.net.room.people import Person
from game.net.room.sessions import Session
from game.net.web.instructor import Endpoint, class_app

if TYPE_CHECKING:
    from game.net.web.server import ClassApp

__all__ = ["of_person"]

PersonPage: TypeAlias = "Callable[[Request, ClassApp, Session, Person], Awaitable[Response]]"


def of_person(handler: PersonPage) -> Endpoint:
    """A page for whoever the browser's cookie says sits here (303 to the page for joining where it says nobody)."""

    @wraps(handler)
    async def found(request: Request) -> Response:
        app = class_app(request)
        known = app.person(request)
        return RedirectResponse("/", 303) if known is None else await handler(request, app, *known)

    return found
