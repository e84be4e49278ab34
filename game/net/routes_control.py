"""Addresses of the control room: the page itself, watching a table, paper and projector, the room's projector."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup as Safe
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from game.core.messages import Translator
from game.lang import render_offer
from game.net.class_record import session_wording, table_name
from game.net.control_watch import watch
from game.net.control_words import control_book
from game.net.cookies import LANG_COOKIE, YEAR
from game.net.hosted import HostedTable
from game.net.instructor import instructors, of_session, page_language
from game.net.paper import PaperRefusedError, paper_answer, paper_guess, paper_offer, paper_round, paper_walk
from game.net.qr import qr_svg
from game.net.refusals import ClassRefusalError, say
from game.net.routes_check import ROUTES as CHECK_ROUTES
from game.net.routes_files import ROUTES as FILE_ROUTES
from game.net.routes_handouts import ROUTES as HANDOUT_ROUTES
from game.net.screen_words import words
from game.net.sessions import Session
from game.net.tickets import TicketKind, ticket_form

if TYPE_CHECKING:
    from game.net.classroom import Classroom
    from game.net.server import ClassApp

__all__ = ["ROUTES"]


@instructors
async def control(request: Request, app: ClassApp) -> Response:
    """The control room. Before any session there is a form to begin one."""
    lang = page_language(request, app)
    session = app.session(request)
    book = _book(app, session, lang) if session is not None else None
    answer = app.page(request, "control.html", lang=lang, words=words(lang, "control*.js"), book=book)
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


# -- paper and projector -------------------------------------------------------------------------------------------


@of_session
async def paper(request: Request, app: ClassApp, session: Session) -> Response:
    """Every table with forms for what it offered and signed on paper."""
    if request.method == "POST":
        return await _paper_entry(request, app, session)
    return _paper_page(request, app, session, "", 0)


def _paper_page(request: Request, app: ClassApp, session: Session, problem: str, number: int) -> Response:
    wording = session_wording(session, app.lang(request))
    rows = []
    for table in session.tables.values():
        view = table.instructor_view()
        rows.append(
            {
                "number": table.number,
                "name": table_name(table.number, wording),
                "round": view.round,
                "over": table.over,
                "offers": [render_offer(offer, wording) if offer is not None else "" for offer in view.offers],
                "settled": [
                    f"{wording.issue(issue)}: {wording.option(issue, view.in_force[issue])}"
                    for issue, done in enumerate(view.settled)
                    if done
                ],
                "problem": problem if table.number == number else "",
                "open": table.number == number,
            }
        )
    issues = [
        (wording.issue(issue), [wording.text(option.label) for option in known.options], known.status_quo)
        for issue, known in enumerate(session.scenario.issues)
    ]
    sides = [(side.id, wording.text(side.name)) for side in session.scenario.sides]
    return app.page(
        request, "paper.html", 422 if problem else 200, session=session, rows=rows, issues=issues, sides=sides
    )


async def _paper_entry(request: Request, app: ClassApp, session: Session) -> Response:
    form = await app.form(request)
    table = _table(session, form.get("table", ""))
    side, what = form.get("side", ""), form.get("what", "")
    if table is None or side not in session.scenario.side_ids:
        return app.refuse(request, 404)
    now = app.classroom.now()
    t = Translator(app.lang(request))

    def enter() -> None:
        match what:
            case "offer":
                paper_offer(table, side, _package(form, session), now)
            case "sign" | "decline":
                paper_answer(table, side, what == "sign", now)
            case "guess":
                paper_guess(table, side, _ranking(form, session), now)
            case "round":
                paper_round(table, now)
            case "walk":
                paper_walk(table, side, now)

    def work(classroom: Classroom) -> None:
        try:
            enter()
        finally:
            classroom.keep(session, table)

    problem = ""
    try:
        await app.do(work)
    except PaperRefusedError as error:
        problem = say(error.refusal, session.scenario, t)
    except ClassRefusalError as error:
        problem = say(error.refusal, None, t)
    except ValueError:
        problem = t("Choose an option on at least one row.")
    if problem:
        return _paper_page(request, app, session, problem, table.number)
    return RedirectResponse(f"/control/paper?session={session.id}#table-{table.number}", 303)


def _package(form: dict[str, str], session: Session) -> tuple[int, ...]:
    """The options ticked; -1 where a row was left open. Raises ValueError for none, or for one that is not there."""
    chosen = []
    for issue, known in enumerate(session.scenario.issues):
        value = form.get(f"issue-{issue}", "")
        option = int(value) if value else -1
        if not -1 <= option < len(known.options):
            raise ValueError(value)
        chosen.append(option)
    if all(option < 0 for option in chosen):
        raise ValueError("no row")
    return tuple(chosen)


def _ranking(form: dict[str, str], session: Session) -> tuple[int, ...]:
    """The issues named first, second and third. Raises ValueError for what names none."""
    chosen = tuple(int(form.get(f"rank-{place}", "") or -1) for place in range(min(3, len(session.scenario.issues))))
    if any(not 0 <= issue < len(session.scenario.issues) for issue in chosen):
        raise ValueError("no issue")
    return chosen


ROUTES: list[BaseRoute] = [
    Route("/control", control),
    Route("/control/book", control_book_json),
    Route("/control/watch", control_watch),
    Route("/control/door", door),
    Route("/control/paper", paper, methods=["GET", "POST"]),
    *HANDOUT_ROUTES,
    *FILE_ROUTES,
    *CHECK_ROUTES,
]
