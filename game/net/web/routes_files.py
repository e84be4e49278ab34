"""Addresses of what a class leaves: exports, what is stored, anonymous answers apart."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from game.core.messages import Translator
from game.lang import Formats
from game.net.exports.answers import questionnaire_rows, ticket_lines
from game.net.exports.tables import EXPORTS, ExportTable, anonymous_csv, export_csv, export_json
from game.net.prose import prose
from game.net.room.sessions import Session
from game.net.room.tickets import TicketKind
from game.net.theatre.class_record import export_tables, seatings, session_about
from game.net.web.instructor import of_session
from game.scenario.model import Scenario

if TYPE_CHECKING:
    from game.net.web.server import ClassApp

__all__ = ["ROUTES"]

_CSV, _MARK = "text/csv; charset=utf-8", "\ufeff"  # the mark tells spreadsheets that it is UTF-8
_ZIP_DATE = (2025, 10, 7, 0, 0, 0)  # fixed: the same class gives the same bytes


def _file(text: str | bytes, kind: str, name: str) -> Response:
    body = text.encode("utf-8") if isinstance(text, str) else text
    return Response(body, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@of_session
async def files(request: Request, app: ClassApp, session: Session) -> Response:
    """What can be taken away, what is stored, and the button that deletes it."""
    given = {kind: _answers(app, session, kind) for kind in TicketKind}
    counts = {kind: len(answers) for kind, answers in given.items()}
    lang = app.lang(request)
    t, formats = Translator(lang), Formats(lang)
    right = {one["key"]: one["right"] for one in prose("questionnaire", lang)["questions"]}
    summary = [
        (row.text, *(_figure(value, row.quiz, formats) for value in (row.before, row.after)))
        for row in questionnaire_rows(given[TicketKind.BEFORE], given[TicketKind.AFTER], right, lang)
    ]
    stored = {
        "people": sum(not person.gone for person in session.people.values()),
        "moves": sum(len(table.records()) for table in session.tables.values()),
        "chat": sum(len(said) for table in session.tables.values() for said in table.said.values()),
        "answers": sum(counts.values()),
    }
    return app.page(
        request,
        "files.html",
        session=session,
        exports=tuple(EXPORTS),
        lines=ticket_lines(given[TicketKind.EXIT], lang),
        summary=summary if counts[TicketKind.BEFORE] or counts[TicketKind.AFTER] else [],
        scale=t("Statements: mean of 1 to 5. Questions: share of right answers."),
        tickets=[(kind.value, count) for kind, count in counts.items()],
        over=[(number, table.over) for number, table in sorted(session.tables.items())],
        sides=[(side.id, side.name.get(app.lang(request))) for side in session.scenario.sides],
        stored=stored,
        privacy=prose("privacy", app.lang(request)),
    )


def _answers(app: ClassApp, session: Session, kind: TicketKind) -> list[dict[str, str]]:
    """Answers of one kind, in an order that says nothing of when they came."""
    return sorted((json.loads(body) for body in app.classroom.store.anonymous(session.id, kind.value)), key=json.dumps)


def _figure(value: float | None, quiz: bool, formats: Formats) -> str:
    if value is None:
        return "–"
    return formats.percent(value) if quiz else formats.number(value, 1)


@of_session
async def one_csv(request: Request, app: ClassApp, session: Session) -> Response:
    """One export as CSV."""
    name = request.path_params["name"]
    if name not in EXPORTS:
        return app.refuse(request, 404)
    noted, scenario = seatings(session), session.scenario
    text = _MARK + await asyncio.to_thread(lambda: export_csv(name, scenario, export_tables(noted)))
    return _file(text, _CSV, f"{name}-{session.id}.csv")


@of_session
async def all_json(_request: Request, _app: ClassApp, session: Session) -> Response:
    """Everything as one JSON document."""
    noted, scenario, about = seatings(session), session.scenario, session_about(session)
    text = await asyncio.to_thread(lambda: export_json(scenario, export_tables(noted), about))
    return _file(text, "application/json", f"class-{session.id}.json")


@of_session
async def all_zip(_request: Request, _app: ClassApp, session: Session) -> Response:
    """Every CSV and the JSON in one archive; anonymous answers are not in it."""
    noted, scenario, about = seatings(session), session.scenario, session_about(session)
    body = await asyncio.to_thread(lambda: _archive(scenario, export_tables(noted), about))
    return _file(body, "application/zip", f"class-{session.id}.zip")


def _archive(scenario: Scenario, tables: tuple[ExportTable, ...], about: dict[str, object]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in EXPORTS:
            text = _MARK + export_csv(name, scenario, tables)
            archive.writestr(zipfile.ZipInfo(f"{name}.csv", _ZIP_DATE), text)
        archive.writestr(zipfile.ZipInfo("class.json", _ZIP_DATE), export_json(scenario, tables, about))
    return stream.getvalue()


@of_session
async def anonymous(request: Request, app: ClassApp, session: Session) -> Response:
    """Answers without a name, apart from everything that has one."""
    name = request.path_params["kind"]
    if name not in [kind.value for kind in TicketKind]:
        return app.refuse(request, 404)
    answers = _answers(app, session, TicketKind(name))
    return _file(_MARK + anonymous_csv(answers), _CSV, f"anonymous-{name}.csv")


ROUTES: list[BaseRoute] = [
    Route("/control/files", files),
    Route("/control/files/all.json", all_json),
    Route("/control/files/all.zip", all_zip),
    Route("/control/files/anonymous-{kind}.csv", anonymous),
    Route("/control/files/{name}.csv", one_csv),
]
