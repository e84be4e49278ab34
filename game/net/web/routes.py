"""Where everything is: addresses and who answers at them."""

from __future__ import annotations

import json
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket

from game.core.messages import Translator
from game.net.desk.overview import overview
from game.net.places import STATIC
from game.net.refusals import ClassCode, ClassRefusal, ClassRefusalError, say
from game.net.room.people import Person
from game.net.room.sessions import Session
from game.net.room.tokens import LONGEST, hashed
from game.net.screen.words import words
from game.net.web.cookies import DESK_COOKIE, LANG_COOKIE, SEAT_COOKIE, YEAR
from game.net.web.desk_socket import serve_desk
from game.net.web.instructor import class_app, of_session
from game.net.web.limits import LARGEST_MESSAGE
from game.net.web.members import of_person
from game.net.web.routes_seat import ROUTES as SEAT_ROUTES
from game.net.web.seat_socket import serve_seat
from game.net.wire import to_json

if TYPE_CHECKING:
    from game.net.web.server import ClassApp

__all__ = ["all_routes"]


def all_routes() -> list[BaseRoute]:
    """Every route, those of the control room and of the theatre included."""
    routes: list[BaseRoute] = [
        Route("/", join_page, methods=["GET"]),
        Route("/join", join, methods=["POST"]),
        Route("/seat", seat_page),
        Route("/again/{token}", again),
        Route("/leave", leave, methods=["POST"]),
        Route("/lang", set_lang, methods=["POST"]),
        WebSocketRoute("/ws/seat", seat_socket),
        Route("/control/overview", control_overview),
        Route("/control/scenario", control_scenario),
        Route("/control/do", control_do, methods=["POST"]),
        WebSocketRoute("/ws/desk", desk_socket),
        Route("/health", health),
        *SEAT_ROUTES,
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    for name in ("game.net.web.routes_control", "game.net.web.routes_theatre"):
        if find_spec(name) is not None:
            routes.extend(import_module(name).ROUTES)
    # Last: a secret is whatever the routes above have not claimed.
    routes.append(Route("/control/{secret}", control_enter))
    return routes


# -- people ------------------------------------------------------------------------------------------------------------


async def join_page(request: Request) -> Response:
    app = class_app(request)
    if app.person(request) is not None and "again" not in request.query_params:
        return RedirectResponse("/seat", 303)
    asked = request.query_params.get("lang", "")
    lang = asked if asked in ("en", "fr") else app.lang(request)
    answer = _join(request, lang, request.query_params.get("code", "")[:12], "", None)
    if asked == lang:
        answer.set_cookie(LANG_COOKIE, lang, max_age=YEAR, samesite="lax", path="/")
    return answer


def _join(
    request: Request, lang: str, code: str, name: str, refusal: ClassRefusal | None, status: int = 200
) -> Response:
    text = say(refusal, None, Translator(lang)) if refusal else ""
    field = refusal.field if refusal else ""
    if _plain(request):
        return JSONResponse({"ok": False, "text": text, "field": field}, status)
    return class_app(request).page(
        request, "join.html", status, lang=lang, code=code, name=name, problem=text, field=field
    )


async def join(request: Request) -> Response:
    app = class_app(request)
    form = await app.form(request)
    code, name, address = form.get("code", "")[:40], form.get("name", "")[:200], app.client(request)
    lang = form["lang"] if form.get("lang") in ("en", "fr") else app.lang(request)
    if not app.attempts.allowed(address, app.now()):
        return _join(request, lang, code, name, ClassRefusal(ClassCode.TOO_MANY_TRIES, field="code"), 429)
    if app.classroom.by_code(code) is None:
        app.attempts.failed(address, app.now())
    try:
        joined = await app.do(lambda classroom: classroom.join(code, name, lang))
    except ClassRefusalError as error:
        return _join(request, lang, code, name, error.refusal, 422)
    return _enter(request, joined.token)


def _plain(request: Request) -> bool:
    """Whether a window asks, which wants no page."""
    return request.headers.get("accept", "") == "application/json"


def _enter(request: Request, token: str) -> Response:
    answer = RedirectResponse("/seat", 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(SEAT_COOKIE, token, max_age=YEAR, httponly=True, samesite="lax", secure=secure, path="/")
    return answer


async def again(request: Request) -> Response:
    """A re-entry link that the instructor gave out."""
    app, token = class_app(request), request.path_params["token"]
    if not app.attempts.allowed(app.client(request), app.now()):
        return app.refuse(request, 429)
    joined = await app.do(lambda classroom: classroom.come_again(token))
    if joined is None:
        app.attempts.failed(app.client(request), app.now())
        return app.refuse(request, 404)
    return _enter(request, joined.token)


@of_person
async def seat_page(request: Request, app: ClassApp, session: Session, person: Person) -> Response:
    return app.page(request, "seat.html", session=session, person=person, words=words(person.lang))


async def leave(request: Request) -> Response:
    """Forget who sits at this browser; the seat stays that person's until the instructor says otherwise."""
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(SEAT_COOKIE, path="/")
    return answer


async def set_lang(request: Request) -> Response:
    """The language of the pages before anybody has joined."""
    app = class_app(request)
    form = await app.form(request)
    lang = "fr" if form.get("lang") == "fr" else "en"
    found = app.person(request)
    if found is not None:
        await app.do(lambda classroom: classroom.set_lang(*found, lang))
    back = form.get("back", "/")
    local = back.startswith("/") and not back.startswith(("//", "/\\")) and "\n" not in back and "\r" not in back
    answer = RedirectResponse(back if local else "/", 303)
    answer.set_cookie(LANG_COOKIE, lang, max_age=YEAR, samesite="lax", path="/")
    return answer


async def seat_socket(socket: WebSocket) -> None:
    app = class_app(socket)
    found = app.person(socket)
    await socket.accept()
    if found is None:
        await socket.send_text(app.hub.bye("no_seat", app.lang(socket)))
        await socket.close(4401)
        return
    await serve_seat(app, socket, *found)


# -- the instructor ----------------------------------------------------------------------------------------------------


async def control_enter(request: Request) -> Response:
    """The link that the host command prints: its secret goes into a cookie and out of the address."""
    app, secret = class_app(request), request.path_params["secret"]
    address = app.client(request)
    if not app.attempts.allowed(address, app.now()):
        return app.refuse(request, 429)
    if not 0 < len(secret) <= LONGEST or not app.classroom.store.is_desk(hashed(secret)):
        app.attempts.failed(address, app.now())
        return app.refuse(request, 404)
    answer = RedirectResponse("/control", 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(DESK_COOKIE, secret, max_age=YEAR, httponly=True, samesite="lax", secure=secure, path="/")
    return answer


async def desk_socket(socket: WebSocket) -> None:
    app = class_app(socket)
    if not app.desk(socket):
        await socket.accept()
        await socket.close(4401)
        return
    await socket.accept()
    await serve_desk(app, socket, app.lang(socket))


@of_session
async def control_overview(request: Request, app: ClassApp, session: Session) -> Response:
    lang = app.lang(request)
    return JSONResponse(to_json(overview(session, app.classroom.now(), app.problems(Translator(lang)), lang)))


@of_session
async def control_scenario(request: Request, app: ClassApp, session: Session) -> Response:
    """What the instructor may turn on, inject and seat."""
    scenario, lang = session.scenario, app.lang(request)
    named = [("event", e.id, e.headline, e.sensitive) for e in scenario.events]
    named += [("issue", i.id, i.title, i.sensitive) for i in scenario.issues]
    named += [("codex", c.id, c.title, c.sensitive) for c in scenario.codex]
    return JSONResponse(
        {
            "sensitive": [{"kind": k, "id": i, "title": text.get(lang)} for k, i, text, marked in named if marked],
            "events": [{"id": e.id, "title": e.headline.get(lang)} for e in scenario.events],
            "sides": [{"id": side.id, "name": side.name.get(lang)} for side in scenario.sides],
            "seats": [
                {"id": s.id, "side": s.side, "lead": s.lead, "office": s.office.get(lang)} for s in scenario.seats
            ],
        }
    )


async def control_do(request: Request) -> Response:
    """A command of the instructor's, as one request."""
    app = class_app(request)
    if not app.desk(request):
        return JSONResponse({"ok": False, "code": "forbidden", "text": ""}, 403)
    t = Translator(app.lang(request))
    try:
        body = json.loads((await request.body())[:LARGEST_MESSAGE])
        name, args, session = body["command"], body.get("args", {}), body.get("session", 0)
        if not isinstance(name, str) or not isinstance(args, dict) or not isinstance(session, int):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        refusal = ClassRefusal(ClassCode.BAD_MESSAGE, "JSON")
        return JSONResponse({"ok": False, "code": refusal.code.value, "text": say(refusal, None, t)}, 422)
    try:
        result = await app.command(session, name, args)
    except ClassRefusalError as error:
        known = error.refusal
        text = say(known, None, t)
        return JSONResponse({"ok": False, "code": known.code.value, "field": known.field, "text": text}, 422)
    return JSONResponse({"ok": True, "result": to_json(result)})


async def health(request: Request) -> Response:
    return JSONResponse({"ok": True})
