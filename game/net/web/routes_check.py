"""The check page: on a phone it says what works, on this machine it says why a phone does not get through."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup as Safe
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from game.net.web.check_net import Tries, diagnose, neighbours
from game.net.web.instructor import class_app
from game.net.web.qr import qr_svg

if TYPE_CHECKING:
    from game.net.web.server import ClassApp

__all__ = ["ROUTES"]

_PATIENCE = 1.0
_ECHOES = 5


def _tries(request: HTTPConnection) -> Tries:
    """Visits since the server started, in memory only."""
    state = request.app.state
    if not hasattr(state, "check_tries"):
        state.check_tries = Tries()
    tries: Tries = state.check_tries
    return tries


def _own(app: ClassApp) -> tuple[str, ...]:
    hosts = (urlsplit(address).hostname for address in app.addresses)
    return tuple(host for host in hosts if host)


def _is_here(request: HTTPConnection, app: ClassApp) -> bool:
    """Whether this is the machine that serves, or the instructor."""
    address = app.client(request)
    return address in ("127.0.0.1", "::1", *_own(app)) or app.desk(request)


async def check_page(request: Request) -> Response:
    """For a phone what works; for this machine who got through."""
    app = class_app(request)
    if _is_here(request, app) and "phone" not in request.query_params:
        first = f"{app.addresses[0]}check" if app.addresses else str(request.url)
        codes = [(f"{address}check", Safe(qr_svg(f"{address}check"))) for address in app.addresses or (first,)]
        return app.page(request, "check_here.html", codes=codes)
    _tries(request).note(app.client(request), _own(app))
    return app.page(request, "check.html", address=app.client(request))


async def check_state(request: Request) -> Response:
    """What is known by now, for the page on this machine."""
    app = class_app(request)
    if not _is_here(request, app):
        return app.refuse(request, 403)
    tries, own = _tries(request), _own(app)
    phone = request.query_params.get("phone", "").strip()[:15]
    seen, answers = await asyncio.gather(asyncio.to_thread(neighbours), _answers(app))
    fault = diagnose(phone, own, tries, seen, answers)
    return JSONResponse(
        {"fault": fault.value, "heard": sorted(tries.heard), "sockets": sorted(tries.sockets), "own": list(own)}
    )


async def _answers(app: ClassApp) -> bool:
    """Whether this server answers on its own network address."""
    for address in app.addresses[:1]:
        parts = urlsplit(address)
        try:
            _, writer = await asyncio.wait_for(
                asyncio.open_connection(parts.hostname, parts.port or 80), timeout=_PATIENCE
            )
        except (OSError, TimeoutError):
            return False
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
    return True


async def check_socket(socket: WebSocket) -> None:
    """Echoes a few short frames, so that a page can tell whether live connections get through."""
    await socket.accept()
    _tries(socket).note(socket.client.host if socket.client else "", _own(class_app(socket)), socket=True)
    with suppress(WebSocketDisconnect, RuntimeError):
        for _ in range(_ECHOES):
            await socket.send_text((await socket.receive_text())[:64])
        await socket.close()


ROUTES: list[BaseRoute] = [
    Route("/check", check_page),
    Route("/check/state", check_state),
    WebSocketRoute("/ws/check", check_socket),
]
