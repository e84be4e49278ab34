"""Frozen dataclasses to JSON and back by their declared types: views and scenarios for a window at another machine.

A dataclass is the list of its fields' values; in a union its class name comes first. What comes in is checked against
the declared types and bounded; nothing is ever built that a field does not declare.
"""

from __future__ import annotations

import math
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

__all__ = ["TypedError", "pack", "unpack"]

MOST_ITEMS = 20_000
LONGEST_TEXT = 20_000
T = TypeVar("T")


class TypedError(ValueError):
    """A value that is not what its type declares; ``where`` says at which place."""

    def __init__(self, where: str, expected: str) -> None:
        super().__init__(f"{where}: expected {expected}")
        self.where = where


@lru_cache(maxsize=512)
def _fields(cls: type) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(cls)
    return tuple((field.name, hints[field.name]) for field in fields(cls) if field.init)


def _union(hint: Any) -> tuple[Any, ...] | None:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else None


def _is_class(hint: Any) -> bool:
    return isinstance(hint, type) and is_dataclass(hint)


def pack(value: object, hint: Any, skip: type | None = None) -> Any:
    """JSON for a value of a declared type. Values of the class ``skip`` are left out: who unpacks has them."""
    choices = _union(hint)
    if choices is not None:
        return _pack_choice(value, choices, skip)
    if _is_class(hint):
        if hint is skip:
            return None
        return [pack(getattr(value, name), kind, skip) for name, kind in _fields(hint)]
    if get_origin(hint) is tuple:
        items = cast("tuple[object, ...]", value)
        kinds = get_args(hint)
        if len(kinds) == 2 and kinds[1] is Ellipsis:
            return [pack(item, kinds[0], skip) for item in items]
        return [pack(item, kind, skip) for item, kind in zip(items, kinds, strict=True)]
    if get_origin(hint) is frozenset:
        return sorted(pack(item, get_args(hint)[0], skip) for item in cast("frozenset[Any]", value))
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def _pack_choice(value: object, choices: tuple[Any, ...], skip: type | None) -> Any:
    if value is None:
        return None
    if is_dataclass(value):
        packed = pack(value, type(value), skip)
        return [type(value).__name__, *packed] if sum(map(_is_class, choices)) > 1 else packed
    if isinstance(value, tuple):
        kind = next(choice for choice in choices if get_origin(choice) is tuple)
        return pack(value, kind, skip)
    return pack(value, type(value), skip)


def unpack(data: object, hint: type[T], given: Mapping[type, object] | None = None, where: str = "") -> T:
    """A value of a declared type from JSON; ``given`` are the values of the classes that were left out.

    Raises TypedError.
    """
    return cast("T", _unpack(data, hint, given or {}, where or getattr(hint, "__name__", "value")))


def _unpack(data: object, hint: Any, given: Mapping[type, object], where: str) -> object:
    choices = _union(hint)
    if choices is not None:
        return _unpack_choice(data, choices, given, where)
    if isinstance(hint, type) and hint in given:
        return given[hint]
    if _is_class(hint):
        kinds = _fields(hint)
        items = _list(data, where)
        if len(items) != len(kinds):
            raise TypedError(where, f"{len(kinds)} fields")
        values = {n: _unpack(item, kind, given, f"{where}.{n}") for item, (n, kind) in zip(items, kinds, strict=True)}
        return hint(**values)
    if get_origin(hint) is tuple:
        return _unpack_tuple(_list(data, where), get_args(hint), given, where)
    if get_origin(hint) is frozenset:
        return frozenset(_unpack(item, get_args(hint)[0], given, where) for item in _list(data, where))
    return _unpack_plain(data, hint, where)


def _unpack_tuple(
    items: list[object], kinds: tuple[Any, ...], given: Mapping[type, object], where: str
) -> tuple[object, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_unpack(item, kinds[0], given, f"{where}[{i}]") for i, item in enumerate(items))
    if len(items) != len(kinds):
        raise TypedError(where, f"{len(kinds)} items")
    return tuple(
        _unpack(item, kind, given, f"{where}[{i}]") for i, (item, kind) in enumerate(zip(items, kinds, strict=True))
    )


def _unpack_choice(data: object, choices: tuple[Any, ...], given: Mapping[type, object], where: str) -> object:
    if data is None and type(None) in choices:
        return None
    classes = {choice.__name__: choice for choice in choices if _is_class(choice)}
    if len(classes) > 1:
        items = _list(data, where)
        chosen = classes.get(items[0]) if items and isinstance(items[0], str) else None
        if chosen is None:
            raise TypedError(where, " or ".join(classes))
        return _unpack(items[1:], chosen, given, where)
    for choice in choices:
        if choice is type(None):
            continue
        try:
            return _unpack(data, choice, given, where)
        except TypedError as error:
            problem = error
    raise problem


def _list(data: object, where: str) -> list[object]:
    if not isinstance(data, list) or len(data) > MOST_ITEMS:
        raise TypedError(where, f"a list of at most {MOST_ITEMS}")
    return data


def _unpack_plain(data: object, hint: Any, where: str) -> object:
    if isinstance(hint, type) and issubclass(hint, Enum):
        try:
            return hint(data)
        except ValueError:
            raise TypedError(where, hint.__name__) from None
    if hint is bool and isinstance(data, bool):
        return data
    if hint is int and isinstance(data, int) and not isinstance(data, bool):
        return data
    if hint is float and isinstance(data, int | float) and not isinstance(data, bool):
        return data if isinstance(data, float) else float(data)
    if hint is float and data in ("inf", "-inf"):
        return float(str(data))
    if hint is str and isinstance(data, str) and len(data) <= LONGEST_TEXT:
        return data
    raise TypedError(where, getattr(hint, "__name__", str(hint)))
