"""Coming into a class from the window: the same door as a browser's, without a page."""

from __future__ import annotations

import http.client
import json
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlencode, urlsplit

from game.net.web.cookies import SEAT_COOKIE

__all__ = ["JoinError", "check_code", "host_and_port", "join"]

_LARGEST = 65_536
_SECONDS = 10.0
_LONGEST_TEXT = 500


class JoinError(Exception):
    """The class did not let the window in.

    ``text`` is the server's, "" when it said nothing; ``field`` what of the form it is about; ``detail`` says why there
    was no answer; ``foreign`` whether something answered that is no class.
    """

    def __init__(self, text: str, detail: str = "", field: str = "", foreign: bool = False) -> None:
        super().__init__(text or detail)
        self.text, self.detail, self.field, self.foreign = text, detail, field, foreign


def host_and_port(address: str, default: int) -> tuple[str, int]:
    """What somebody typed as the address of a class: with or without ``http://``, a port, a path.

    Raises ValueError when it is none.
    """
    parts = urlsplit(address if "//" in address else f"//{address}")
    if not parts.hostname or parts.scheme not in ("", "http"):
        raise ValueError(address)
    return parts.hostname, parts.port or default


def check_code(host: str, port: int, code: str, lang: str) -> None:
    """Make sure that there is a class at the address and that the room code is its own; nobody joins.

    Raises JoinError when nothing answers, when what answers is no class, and when the code is not the class's.
    """
    try:
        join(host, port, code, "", lang)
    except JoinError as error:
        # A class that knows the code only misses the name.
        if error.field != "name":
            raise


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
    raise _said(body, status)


def _said(body: bytes, status: int) -> JoinError:
    """Why there is no cookie, from what the server answered."""
    try:
        said = json.loads(body)
    except ValueError:
        said = None
    if not isinstance(said, dict) or not isinstance(said.get("text"), str) or not said["text"]:
        return JoinError("", f"HTTP {status}", foreign=True)
    return JoinError(said["text"][:_LONGEST_TEXT], f"HTTP {status}", str(said.get("field", "")))
