"""The instructor's commands as messages: a name and arguments, each checked against the method it calls."""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from game.net.desk.desk import Desk
from game.net.refusals import ClassCode, ClassRefusalError

__all__ = ["COMMANDS", "run_command"]

COMMANDS = (
    "settings", "sensitive", "stage", "close_session", "reopen_session", "delete_session", "pause", "resume", "extend",
    "advance", "end", "multiplier", "broadcast", "inject", "undo", "add_table", "remove_table", "tables", "note",
    "approve", "approve_all", "kick", "rename", "mute", "delete_said", "reentry", "seat", "observe", "unseat", "fill",
    "merge", "split", "bot", "hand_back",
)  # fmt: skip
"""Methods of ``Desk`` that a message may call; nothing else can be reached by a name."""

_MOST_ITEMS = 400
_LONGEST = 4000


@lru_cache(maxsize=64)
def _signature(name: str) -> tuple[inspect.Signature, Mapping[str, Any]]:
    method = getattr(Desk, name)
    return inspect.signature(method), get_type_hints(method)


def run_command(desk: Desk, name: str, args: Mapping[str, object]) -> object:
    """Call a command. Raises ClassRefusalError for an unknown one and for arguments that do not fit."""
    if name not in COMMANDS:
        raise ClassRefusalError(ClassCode.UNKNOWN_COMMAND, name[:40])
    method: Callable[..., object] = getattr(desk, name)
    if name == "settings":
        return method(**{key: value for key, value in args.items() if key.isidentifier()})
    signature, hints = _signature(name)
    for key, value in args.items():
        if key not in signature.parameters or key == "self" or not _fits(hints[key], value):
            raise ClassRefusalError(ClassCode.BAD_ARGUMENT, key[:40], key[:40])
    for key, parameter in signature.parameters.items():
        if key != "self" and parameter.default is inspect.Parameter.empty and key not in args:
            raise ClassRefusalError(ClassCode.BAD_ARGUMENT, key, key)
    return method(**args)


def _fits(hint: Any, value: object) -> bool:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return any(_fits(arg, value) for arg in get_args(hint))
    if hint is type(None):
        return value is None
    if origin is list:
        inner = get_args(hint)[0]
        return isinstance(value, list) and len(value) <= _MOST_ITEMS and all(_fits(inner, item) for item in value)
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53
    if hint is bool:
        return isinstance(value, bool)
    return hint is str and isinstance(value, str) and len(value) <= _LONGEST
