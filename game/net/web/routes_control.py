"""Addresses of the control room: the page itself, watching a table, how to join for the projector."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup as Safe
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from game.net.desk.watch import watch
from game.net.desk.words import control_book, shipped_scenarios
from game.net.hosted.table import HostedTable
from game.net.room.sessions import Session
from game.net.room.tickets import TicketKind, ticket_form
from game.net.screen.words import words
from game.net.theatre.class_record import session_wording
from game.net.web.cookies import LANG_COOKIE, YEAR
from game.net.web.instructor import instructors, of_session, page_language
from game.net.web.qr import qr_svg
from game.net.web.routes_check import ROUTES as CHECK_ROUTES
from game.net.web.routes_files import ROUTES as FILE_ROUTES
from game.net.web.routes_handouts import ROUTES as HANDOUT_ROUTES
from game.net.web.routes_paper import ROUTES as PAPER_ROUTES

if TYPE_CHECKING:
    from game.net.web.server import ClassApp

__all__ = ["ROUTES"]


@instructors
async def control(request: Request, app: ClassApp) -> Response:
    """The control room; where no session is open, a form to begin one."""
    lang = page_language(request, app)
    session = app.session(request)
    book = _book(app, session, lang) if session is not None else None
    said = words(lang, "control*.js")
    answer = app.page(request, "control.html", lang=lang, words=said, book=book, scenarios=shipped_scenarios())
    if request.query_params.get("lang") == lang:
        # What the page fetches later, and the teacher's other pages, are to speak the same language.
        answer.set_cookie(LANG_COOKIE, lang, max_age=YEAR, samesite="lax", path="/")
    return answer


@of_session
async def control_book_json(request: Request, app: ClassApp, session: Session) -> Response:
    """Names of a session's scenario, when the page turns to another session."""
    return JSONResponse(_book(app, session, app.lang(request)))


def _book(app: ClassApp, session: Session, lang: str) -> dict[str, Any]:
    """The names of the scenario, and the address under which others reach this machine."""
    address = app.addresses[0].rstrip("/") if app.addresses else ""
    return control_book(session, session_wording(session, lang)) | {"address": address}


@of_session
async def control_watch(request: Request, app: ClassApp, session: Session) -> Response:
    """One table, for the instructor's eyes."""
    table = _table(session, request.query_params.get("table", ""))
    if table is None:
        return app.refuse(request, 404)
    return JSONResponse(watch(session, table, session_wording(session, app.lang(request))))


def _table(session: Session, number: str) -> HostedTable | None:
    return session.tables.get(int(number)) if number.isdigit() and len(number) < 4 else None


@of_session
async def door(request: Request, app: ClassApp, session: Session) -> Response:
    """How to join, or where a form is (query ``form``), for the projector: address, room code, QR code."""
    address = app.addresses[0] if app.addresses else str(request.base_url)
    forms = {kind.value: kind for kind in TicketKind}
    form = forms.get(request.query_params.get("form", ""))
    place = f"{address}{form.path[1:]}" if form is not None else f"{address}?code={session.code}"
    shown = place.removeprefix("http://") if form is not None else address.removeprefix("http://").rstrip("/")
    title = ticket_form(form, app.lang(request)).title if form is not None else ""
    return app.page(request, "door.html", session=session, address=shown, form=title, qr=Safe(qr_svg(place)))


ROUTES: list[BaseRoute] = [
    Route("/control", control),
    Route("/control/book", control_book_json),
    Route("/control/watch", control_watch),
    Route("/control/door", door),
    *PAPER_ROUTES,
    *HANDOUT_ROUTES,
    *FILE_ROUTES,
    *CHECK_ROUTES,
]
