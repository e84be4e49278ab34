"""Addresses of the debrief: the theatre, reports of tables and of the class, the exit ticket and the questionnaire."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from markupsafe import Markup as Safe
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from game.lang import Wording
from game.net.room.people import Person
from game.net.room.sessions import Session
from game.net.room.tickets import TicketKind, answers_from, ticket_form
from game.net.theatre.class_record import Seating, finished_tables, seatings, session_wording
from game.net.theatre.class_report import class_report
from game.net.theatre.data import ClassFigures, class_figures
from game.net.theatre.debrief import hide_names, slides, theatre_body
from game.net.theatre.slides import Slide
from game.net.web.instructor import of_session, page_language
from game.net.web.members import of_person
from game.report.page import report_page
from game.report.shown import show

if TYPE_CHECKING:
    from game.net.web.server import ClassApp

__all__ = ["ROUTES", "standing_alone"]

_ALONE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
}
"""A page with its style inside and no script at all."""


def standing_alone(text: str, filename: str = "") -> HTMLResponse:
    """A self-contained page; with ``filename``, to be kept rather than shown."""
    headers = dict(_ALONE)
    if filename:
        headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return HTMLResponse(text, headers=headers)


def _figures(noted: tuple[Seating, ...], wording: Wording) -> ClassFigures | None:
    """The class's figures; None while no game is over. Takes long: not for the loop."""
    tables = finished_tables(noted, wording)
    return class_figures(wording.scenario, tables) if tables else None


@of_session
async def theatre(request: Request, app: ClassApp, session: Session) -> Response:
    """The slides, for the projector."""
    lang = page_language(request, app)
    wording = session_wording(session, lang)
    noted = seatings(session)
    finished = sum(one.running is None for one in noted)
    if not finished:
        return app.page(request, "theatre_empty.html", session=session, lang=lang)
    names = request.query_params.get("names", "1" if session.settings.theatre_names else "0") == "1"
    replay = request.query_params.get("table", "")
    chosen = int(replay) - 1 if replay.isdigit() and 1 <= int(replay[:4]) <= finished else None
    address = f"{app.addresses[0]}ticket".removeprefix("http://") if app.addresses else ""

    def make() -> tuple[tuple[Slide, ...], str, list[str]]:
        figures = _figures(noted, wording)
        assert figures is not None
        shown = figures if names else hide_names(figures)
        made = slides(shown, wording, replay=chosen, names=names, ticket=address)
        return made, theatre_body(made, wording).text, [one.name for one in figures.tables]

    made, body, tables = await asyncio.to_thread(make)
    return app.page(
        request,
        "theatre.html",
        session=session,
        lang=lang,
        body=Safe(body),
        entries=[(one.name, one.title, one.part.value, one.page, one.pages) for one in made],
        tables=tables,
        replay=chosen,
        names=names,
    )


@of_session
async def class_page(request: Request, app: ClassApp, session: Session) -> Response:
    """The whole class's debrief as one file to keep."""
    lang = page_language(request, app)
    names = request.query_params.get("names", "0") == "1"
    wording, noted = session_wording(session, lang), seatings(session)

    def make() -> str:
        figures = _figures(noted, wording)
        return "" if figures is None else class_report(figures, wording, names=names)

    text = await asyncio.to_thread(make)
    if not text:
        return app.refuse(request, 404)
    return standing_alone(text, f"class-{session.id}.html" if "keep" in request.query_params else "")


@of_session
async def table_page(request: Request, app: ClassApp, session: Session) -> Response:
    """The report of one table, as the side asked for sees it (default: the first)."""
    number = request.path_params["number"]
    table = session.tables.get(number)
    if table is None or not table.over:
        return app.refuse(request, 404)
    sides = session.scenario.side_ids
    side = request.query_params.get("side", sides[0])
    if side not in sides:
        return app.refuse(request, 404)
    wording = session_wording(session, page_language(request, app))
    text = await asyncio.to_thread(lambda: report_page(show(table.debrief_view(), side, wording)))
    return standing_alone(text, f"table-{number}-{side}.html" if "keep" in request.query_params else "")


# -- answers without a name ------------------------------------------------------------------------------------------


def _first_time(request: Request, session: int, person: int, kind: TicketKind) -> bool:
    """Whether this person has not answered since the server started: known in memory, written nowhere."""
    state = request.app.state
    if not hasattr(state, "answered"):
        state.answered = set()
    answered: set[tuple[int, int, TicketKind]] = state.answered
    before = len(answered)
    answered.add((session, person, kind))
    return len(answered) > before


def _ticket(kind: TicketKind) -> Route:
    """The exit ticket or the questionnaire: a form without a name, for people of the class only."""

    @of_person
    async def answer(request: Request, app: ClassApp, session: Session, person: Person) -> Response:
        if not kind.open_in(session.stage):
            return app.refuse(request, 404)
        sent = request.method == "POST"
        if sent and _first_time(request, session.id, person.id, kind):
            body = answers_from(await app.form(request), kind)
            if body:
                await app.do(lambda classroom: classroom.store.add_anonymous(session.id, kind.value, body.to_json()))
        form = ticket_form(kind, person.lang)
        return app.page(request, "ticket.html", lang=person.lang, form=form, sent=sent, action=kind.path)

    return Route(kind.path, answer, methods=["GET", "POST"], name=kind.value)


ROUTES: list[BaseRoute] = [
    Route("/control/theatre", theatre),
    Route("/control/report/class.html", class_page),
    Route("/control/report/{number:int}.html", table_page),
    *(_ticket(kind) for kind in TicketKind),
]
