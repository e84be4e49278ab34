"""Addresses of the hand-outs: their list, and each sheet or group of sheets to print."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from game.net.handouts.pack import handouts, handouts_page, sets
from game.net.handouts.sheet import Handout, HandoutKind
from game.net.room.sessions import Session
from game.net.web.instructor import of_session, page_language
from game.net.web.routes_theatre import standing_alone

if TYPE_CHECKING:
    from game.net.web.server import ClassApp

__all__ = ["ROUTES"]


async def _made(session: Session, lang: str) -> tuple[Handout, ...]:
    """Every sheet, with the mandates that the session drew; made in another thread, for it takes long."""
    table = next(iter(session.tables.values()), None)
    hidden = table.instructor_view().hidden if table is not None else None
    drawn = hidden.mandates if hidden is not None and all(hidden.mandates) else None
    scenario, offices = session.scenario, session.settings.offices_only
    return await asyncio.to_thread(lambda: handouts(scenario, lang, drawn, offices))


@of_session
async def sheets(request: Request, app: ClassApp, session: Session) -> Response:
    """The list of sheets."""
    lang = page_language(request, app)
    groups = [(kind.value, group) for kind, group in sets(await _made(session, lang)).items()]
    return app.page(request, "handouts.html", lang=lang, session=session, groups=groups)


@of_session
async def sheet(request: Request, app: ClassApp, session: Session) -> Response:
    """One sheet, or all of a kind (``all-brief``, ``all-class``, ``all-teacher``), to print."""
    lang, key = page_language(request, app), request.path_params["key"]
    made = await _made(session, lang)
    kinds = {f"all-{kind.value}": kind for kind in HandoutKind}
    chosen = tuple(one for one in made if one.key == key or one.kind is kinds.get(key))
    if not chosen:
        return app.refuse(request, 404)
    return standing_alone(handouts_page(chosen, session.scenario, lang))


ROUTES: list[BaseRoute] = [
    Route("/control/handouts", sheets),
    Route("/control/handouts/{key}.html", sheet),
]
