"""What the seat pages need beside the socket: fonts and flags, and a person's own report once the game is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from game.core.messages import Translator
from game.core.resources import assets_dir
from game.lang import Wording
from game.net.room.people import Person
from game.net.room.sessions import Session
from game.net.web.members import of_person
from game.report.page import report_page
from game.report.shown import show

if TYPE_CHECKING:
    from game.net.web.server import ClassApp

__all__ = ["ROUTES"]

_SERVED = (".ttf", ".svg", ".txt")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


class Assets(StaticFiles):
    """Vendored fonts, flags and their licences; kept by browsers for a day."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if not path.endswith(_SERVED):
            raise HTTPException(404)
        answer = await super().get_response(path, scope)
        answer.headers["Cache-Control"] = "public, max-age=86400"
        return answer


@of_person
async def report(request: Request, app: ClassApp, session: Session, person: Person) -> Response:
    """The report of the table one sits at, from one's own side."""
    table = session.tables.get(person.table) if person.approved else None
    if table is None or not person.seats or not table.over or not session.debriefs_open:
        return app.refuse(request, 404)
    side = session.scenario.seats_by_id[person.seats[0]].side
    wording = Wording(table.scenario, Translator(person.lang), session.settings.offices_only)
    page = report_page(show(table.debrief_view(), side, wording))
    return HTMLResponse(page, headers={"Content-Security-Policy": _POLICY})


ROUTES: list[BaseRoute] = [
    Mount("/static/assets", Assets(directory=assets_dir())),
    Route("/seat/report", report),
]
