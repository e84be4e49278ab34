"""Coming into a class from the window: the same door as a browser's, without a page."""

from __future__ import annotations

import http.client
import json
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlencode, urlsplit

from game.net.cookies import SEAT_COOKIE

__all__ = ["JoinError", "host_and_port", "join"]

_LARGEST = 65_536
_SECONDS = 10.0


class JoinError(Exception):
    """The class did not let the window in; ``text`` is the server's, "" when there was no answer."""

    def __init__(self, text: str, detail: str = "") -> None:
        super().__init__(text or detail)
        self.text, self.detail = text, detail


def host_and_port(address: str, default: int) -> tuple[str, int]:
    """What somebody typed as the address of a class: with or without ``http://``, a port, a path.

    Raises ValueError when it is none.
    """
    parts = urlsplit(address if "//" in address else f"//{address}")
    if not parts.hostname or parts.scheme not in ("", "http"):
        raise ValueError(address)
    return parts.hostname, parts.port or default


def join(host: str, port: int, code: str, name: str, lang: str) -> str:
    """Join a class; returns the cookie that holds the seat. Raises JoinError."""
    form = urlencode({"code": code, "name": name, "lang": lang})
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    connection = http.client.HTTPConnection(host, port, timeout=_SECONDS)
    try:
        connection.request("POST", "/join", form, headers)
        answer = connection.getresponse()
        body = answer.read(_LARGEST)
        cookies = answer.headers.get_all("Set-Cookie") or []
        status = answer.status
    except (OSError, http.client.HTTPException) as error:
        raise JoinError("", str(error)) from error
    finally:
        connection.close()
    if status == 303:
        for cookie in cookies:
            try:
                found = SimpleCookie(cookie).get(SEAT_COOKIE)
            except CookieError:
                continue
            if found is not None:
                return found.value
    raise JoinError(_text(body), f"HTTP {status}")


def _text(body: bytes) -> str:
    try:
        said = json.loads(body)
    except ValueError:
        return ""
    return str(said.get("text", "")) if isinstance(said, dict) else ""
