"""Frames of the sockets: untrusted JSON in, checked messages out; frozen dataclasses to JSON."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from game.net.refusals import ClassCode, ClassRefusalError
from game.net.web.limits import LARGEST_MESSAGE
from game.rules.actions import Action
from game.rules.chance import Chance
from game.rules.control import BotSeated, EndNow, Extend, Inject, Pause, SeatTaken, Timeout
from game.scenario.politics import Tone
from game.table.codec import CodecError, decode_body

__all__ = ["LONGEST_ID", "Frame", "read_frame", "to_json"]

LONGEST_ID = 64
_CONTROLS = (Timeout, Pause, Extend, Inject, SeatTaken, BotSeated, EndNow, Chance)


def _bad(detail: str, field: str = "") -> ClassRefusalError:
    return ClassRefusalError(ClassCode.BAD_MESSAGE, detail, field)


class Frame:
    """One message. Each getter checks what it returns and raises ClassRefusalError for anything else."""

    __slots__ = ("_body", "kind", "request")

    def __init__(self, body: dict[str, Any]) -> None:
        self._body = body
        self.kind = self.text("kind", LONGEST_ID)
        self.request = self.text("request", LONGEST_ID, "")

    def text(self, name: str, longest: int, default: str | None = None) -> str:
        value = self._body.get(name, default)
        if not isinstance(value, str) or len(value) > longest:
            raise _bad(name, name)
        return value

    def number(self, name: str, default: int | None = None) -> int | None:
        value = self._body.get(name, default)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not -(2**31) < value < 2**31:
            raise _bad(name, name)
        return value

    def flag(self, name: str, default: bool) -> bool:
        value = self._body.get(name, default)
        if not isinstance(value, bool):
            raise _bad(name, name)
        return value

    def body(self, name: str) -> dict[str, Any]:
        value = self._body.get(name, {})
        if not isinstance(value, dict):
            raise _bad(name, name)
        return value

    def action(self) -> Action:
        """The action; draws and controls are no client's to send."""
        try:
            body = decode_body(self._body.get("action"), "action")
        except CodecError as error:
            raise _bad(str(error), error.where) from None
        if isinstance(body, _CONTROLS):
            raise _bad("action.type", "action.type")
        return body  # type: ignore[return-value]

    def tone(self) -> Tone | None:
        value = self._body.get("statement")
        try:
            return None if value is None else Tone(value)
        except ValueError:
            raise _bad("statement", "statement") from None

    def pledge(self) -> tuple[int, int] | None:
        value = self._body.get("pledge")
        if value is None:
            return None
        if (
            not isinstance(value, list)
            or len(value) != 2
            or any(not isinstance(n, int) or isinstance(n, bool) or not 0 <= n < 1000 for n in value)
        ):
            raise _bad("pledge", "pledge")
        return (value[0], value[1])

    def texts(self, name: str, most: int) -> tuple[str, ...]:
        value = self._body.get(name, [])
        if (
            not isinstance(value, list)
            or len(value) > most
            or any(not isinstance(item, str) or len(item) > LONGEST_ID for item in value)
        ):
            raise _bad(name, name)
        return tuple(value)


def read_frame(text: str) -> Frame:
    """A frame's message. Raises ClassRefusalError for what is too large or no message."""
    if len(text) > LARGEST_MESSAGE or len(text.encode("utf-8", "surrogatepass")) > LARGEST_MESSAGE:
        raise ClassRefusalError(ClassCode.TOO_LARGE)
    try:
        body = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise _bad("JSON") from None
    if not isinstance(body, dict):
        raise _bad("JSON")
    return Frame(body)


def _no_constant(name: str) -> float:
    raise ValueError(name)


def to_json(value: object) -> Any:
    """Frozen dataclasses, enums, tuples and sets as JSON values."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(to_json(item) for item in value)
    return value
