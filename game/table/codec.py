"""Actions, draws and controls to and from JSON. Untrusted input: every field is checked against its declared type."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from game.rules import actions, chance, control
from game.rules.records import Body, Fact, Record


class CodecError(ValueError):
    """A value that is not what its field declares; ``where`` names the field."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where}: {message}")
        self.where = where


_CLASSES: dict[str, type] = {
    cls.__name__: cls for cls in (*get_args(actions.Action), *get_args(control.Control), chance.Chance)
}

_MOST_ITEMS = 64


def encode(value: object) -> Any:
    """A JSON value; inputs carry their class in ``type``."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        body = {field.name: encode(getattr(value, field.name)) for field in fields(value)}
        return {"type": type(value).__name__, **body} if type(value).__name__ in _CLASSES else body
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    return value


def encode_record(record: Record) -> dict[str, Any]:
    """A record of the log. Facts are not saved: they follow from the inputs."""
    if isinstance(record.body, Fact):
        raise TypeError("facts follow from the inputs and are not saved")
    return {"seq": record.seq, "round": record.round, "actor": record.actor, "body": encode(record.body)}


def decode_body(data: object, where: str = "body") -> Body:
    """An action, draw or control from JSON; CodecError names what is wrong."""
    if not isinstance(data, dict):
        raise CodecError(where, f"expected an object, got {_kind(data)}")
    name = data.get("type")
    cls = _CLASSES.get(name) if isinstance(name, str) else None
    if cls is None:
        raise CodecError(f"{where}.type", f"unknown type {name!r}")
    decoded: Body = _decode_class(cls, {k: v for k, v in data.items() if k != "type"}, where)
    return decoded


@lru_cache(maxsize=128)
def _hints(cls: type) -> dict[str, Any]:
    """The declared type of every field; working it out costs more than the rest of a message."""
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in fields(cls)}


def _decode_class(cls: type, data: dict[str, Any], where: str) -> Any:
    hints = _hints(cls)
    for key in data:
        if key not in hints:
            raise CodecError(f"{where}.{key}", "unknown field")
    values = {key: _decode(hints[key], value, f"{where}.{key}") for key, value in data.items()}
    try:
        return cls(**values)
    except TypeError as error:
        raise CodecError(where, str(error)) from error


def _decode(hint: Any, value: Any, where: str) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        if value is None and type(None) in get_args(hint):
            return None
        return _decode(next(arg for arg in get_args(hint) if arg is not type(None)), value, where)
    if origin is tuple:
        return _decode_tuple(get_args(hint), value, where)
    if isinstance(hint, type) and is_dataclass(hint):
        if not isinstance(value, dict):
            raise CodecError(where, f"expected an object, got {_kind(value)}")
        return _decode_class(hint, value, where)
    if isinstance(hint, type) and issubclass(hint, Enum):
        try:
            return hint(value)
        except ValueError:
            raise CodecError(where, f"{value!r} is not one of {', '.join(str(m.value) for m in hint)}") from None
    return _decode_plain(hint, value, where)


def _decode_tuple(args: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise CodecError(where, f"expected a list, got {_kind(value)}")
    if len(value) > _MOST_ITEMS:
        raise CodecError(where, f"{len(value)} items, at most {_MOST_ITEMS}")
    return tuple(_decode(args[0], item, f"{where}[{i}]") for i, item in enumerate(value))


def _decode_plain(hint: Any, value: Any, where: str) -> Any:
    if hint is bool and isinstance(value, bool):
        return value
    if hint is int and isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**31:
        return value
    if hint is str and isinstance(value, str) and len(value) <= 4000:
        return value
    expected = getattr(hint, "__name__", str(hint))
    raise CodecError(where, f"expected {expected}, got {_kind(value)}")


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: f"text {value!r:.40}", type(None): "nothing"}
    return names.get(type(value), repr(value)[:40])
