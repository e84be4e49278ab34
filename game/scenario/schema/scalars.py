"""How a scalar becomes its declared type.

The reader hands over text only, so a value's type is decided by the key it stands under and by nothing else:
``010`` is ten where a whole number is expected and the text "010" where text is, ``25%`` is 0.25 where a number is
expected, ``ON`` is Ontario. Numbers and booleans are taken as they are too, for scenarios handed over as data.
"""

from __future__ import annotations

import datetime
import math
import re

from pydantic_core import PydanticCustomError

_ID = re.compile(r"[a-z][a-z0-9_-]*\Z")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z")
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})


def describe(value: object) -> str:
    """What stands in the file, in a few words."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    shown = str(value)
    return f'"{shown[:57]}..."' if len(shown) > 60 else f'"{shown}"'


def type_error(expected: str, value: object) -> PydanticCustomError:
    """The error for a value of the wrong kind altogether."""
    return PydanticCustomError("wrong-type", "wrong type", {"expected": expected, "got": describe(value)})


def _short(value: str) -> str:
    return value if len(value) <= 60 else value[:57] + "..."


def to_number(value: object) -> float:
    """A decimal number; a trailing per cent sign divides by 100. Infinities and NaN are refused."""
    if isinstance(value, str):
        body = value.strip()
        percent = body.endswith("%")
        if percent:
            body = body[:-1].rstrip()
        if _NUMBER.match(body):
            # Shifting the decimal point in the text rounds once: 35.19% is exactly the float written 0.3519.
            plain = "e" not in body.lower()
            number = float(body) if not percent else float(body + "e-2") if plain else float(body) / 100
            if math.isfinite(number):
                return number
        raise PydanticCustomError("not-a-number", "not a number", {"got": _short(value)})
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if math.isfinite(number):
            return number
        raise PydanticCustomError("not-a-number", "not a number", {"got": _short(str(number))})
    raise type_error("a number", value)


def to_whole(value: object) -> int:
    """A decimal whole number of at most 15 digits; a leading zero does not make it octal."""
    if isinstance(value, str):
        bare = value.strip()  # strips more than int() allows around a number
        if _WHOLE.match(bare):
            return int(bare)
        raise PydanticCustomError("not-whole", "not a whole number", {"got": _short(value)})
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**15:
        return value
    raise type_error("a whole number", value)


def to_boolean(value: object) -> bool:
    """true, yes, on or false, no, off, in any case."""
    if isinstance(value, str):
        word = value.strip().lower()
        if word in _TRUE:
            return True
        if word in _FALSE:
            return False
        raise PydanticCustomError("not-boolean", "not a boolean", {"got": _short(value)})
    if isinstance(value, bool):
        return value
    raise type_error("true or false", value)


def to_words(value: object) -> str:
    """Text, exactly as written; it may not be blank."""
    if isinstance(value, str):
        if value and not value.isspace():
            return value
        raise PydanticCustomError("empty-text", "empty text", {})
    raise type_error("text", value)


def to_date(value: object) -> str:
    """An ISO date such as 2025-10-07, kept as text."""
    if isinstance(value, str):
        if _DATE.match(value):
            try:
                datetime.date.fromisoformat(value)
            except ValueError:
                pass
            else:
                return value
        raise PydanticCustomError("not-a-date", "not a date", {"got": _short(value)})
    raise type_error("a date such as 2025-10-07", value)


def to_id(value: object) -> str:
    """An id: a small letter, then small letters, digits, underscores and hyphens."""
    if isinstance(value, str):
        if _ID.match(value) and len(value) <= 64:
            return value
        raise PydanticCustomError("bad-id", "not an id", {"got": _short(value)})
    raise type_error("an id", value)


def to_code(value: object) -> str:
    """The short name of a province or state, such as ON or MI; any case."""
    if isinstance(value, str):
        if value and len(value) <= 16 and value.replace("-", "").replace("_", "").isalnum():
            return value
        raise PydanticCustomError("bad-code", "not a short name", {"got": _short(value)})
    raise type_error("a short name", value)
