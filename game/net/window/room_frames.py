"""Reading what a class server sends a window beside the view. Untrusted input: bounded, and checked by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from game.net.window.typed import TypedError
from game.scenario.politics import Tone
from game.table.room import Remark, Room, RoomClock, SealedChoice, Task

__all__ = ["read_clock", "read_room"]

_MOST = 2000
_LONGEST = 4000
T = TypeVar("T")


def read_clock(frame: Mapping[str, Any], now: float) -> RoomClock:
    """A ``clock`` frame that came at ``now``. Raises ValueError for one that makes no sense."""
    left = frame.get("left")
    if left is not None and (isinstance(left, bool) or not isinstance(left, int | float) or not 0 <= left < 1e6):
        raise TypedError("clock.left", "seconds or null")
    return RoomClock(
        _of(frame, "phase", str), _of(frame, "round", int), _of(frame, "step", int),
        None if left is None else float(left), _of(frame, "paused", bool), now,
    )  # fmt: skip


def read_room(me: Mapping[str, Any], sections: Mapping[str, Any], clock: RoomClock) -> Room:
    """What the newest sections say. Raises ValueError when one makes no sense."""
    people = _dict(sections, "people")
    seat = _dict(sections, "seat")
    may = _dict(seat, "may")
    return Room(
        clock=clock,
        stage=_of(me, "stage", str, ""),
        seats=_strings(me.get("seats", [])),
        chat=_of(me, "chat", bool, False),
        muted=_of(me, "muted", bool, False),
        offices_only=_of(me, "offices_only", bool, True),
        people=tuple((str(known), _strings(names)) for known, names in _dict(people, "seats").items()),
        bots=frozenset(_dict(people, "bots")),
        ready=frozenset(_strings(sections.get("ready") or [])),
        tasks=tuple(_task(item) for item in _list(sections.get("tasks"))),
        sealed=_sealed(sections.get("sealed")),
        said=tuple(_remark(item) for item in _list(sections.get("chat"))),
        may=frozenset(name for name, able in may.items() if able is True),
        measures=frozenset(_strings(may.get("measures", []))),
        replies=frozenset(_strings(may.get("reply", []))),
        notices=tuple((_of(item, "id", int), _of(item, "text", str)) for item in _dicts(me.get("notices"))),
    )


def _of(data: Mapping[str, Any], name: str, kind: type[T], missing: T | None = None) -> T:
    value = data.get(name, missing)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypedError(name, kind.__name__)
    if isinstance(value, str) and len(value) > _LONGEST:
        raise TypedError(name, f"at most {_LONGEST} characters")
    return value


def _dict(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = data.get(name) or {}
    if not isinstance(value, dict) or len(value) > _MOST:
        raise TypedError(name, "an object")
    return value


def _list(value: object) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list) or len(value) > _MOST:
        raise TypedError("list", f"at most {_MOST} items")
    return value


def _dicts(value: object) -> Iterator[dict[str, Any]]:
    for item in _list(value):
        if not isinstance(item, dict):
            raise TypedError("list", "objects")
        yield item


def _strings(value: object) -> tuple[str, ...]:
    found = tuple(_list(value))
    if not all(isinstance(item, str) and len(item) <= _LONGEST for item in found):
        raise TypedError("list", "texts")
    return found


def _task(data: object) -> Task:
    if not isinstance(data, dict):
        raise TypedError("tasks", "objects")
    seat, duty, title, text = (_of(data, name, str) for name in ("seat", "duty", "title", "text"))
    return Task(seat, duty, title, text, _of(data, "done", bool))


def _remark(data: object) -> Remark:
    if not isinstance(data, dict):
        raise TypedError("chat", "objects")
    return Remark(_of(data, "id", int), _of(data, "name", str), _of(data, "seat", str), _of(data, "words", str))


def _sealed(data: object) -> SealedChoice | None:
    if data is None:
        return None
    if not isinstance(data, dict):
        raise TypedError("sealed", "an object")
    tone, pledge = data.get("statement"), _list(data.get("pledge"))
    if pledge and (len(pledge) != 2 or not all(type(item) is int for item in pledge)):
        raise TypedError("sealed.pledge", "an issue and an option")
    pairs = [_strings(item) for item in _list(data.get("measures"))]
    if not all(len(pair) == 2 for pair in pairs):
        raise TypedError("sealed.measures", "pairs")
    return SealedChoice(
        None if tone is None else Tone(tone),
        (pledge[0], pledge[1]) if pledge else None,
        tuple((pair[0], pair[1]) for pair in pairs),
    )
