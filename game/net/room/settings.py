"""What an instructor chose for a session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from game.net.hosted.clock import PLANS, Plan
from game.net.refusals import ClassCode, ClassRefusalError

__all__ = ["Settings"]

_LONGEST_LIST = 200
_LONGEST_PHASE = 3600


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything is off that a teacher has not turned on: chat, sensitive items, names on the projector."""

    chat: bool = False
    keep_chat: bool = False  # chat is deleted when the session is closed, unless kept
    approve: bool = True  # names wait for the instructor's nod
    offices_only: bool = True
    sensitive: frozenset[str] = frozenset()  # ids of items turned on
    lang: str = "en"
    bot: str = "fair"
    theatre_names: bool = False
    before: bool = False  # waiting students find a link to the questionnaire before the lesson
    solo: bool = False  # everybody plays a bot alone
    release: bool = False  # a table that ended early need not wait for the others with its debrief
    plan: Plan = field(default_factory=lambda: PLANS["50"])

    @property
    def clock(self) -> bool:
        return self.plan.clocked and not self.solo

    def changed(self, changes: Mapping[str, object]) -> Settings:
        """A copy with some fields changed, each checked.

        Raises ClassRefusalError for an unknown field or a value of the wrong kind. ``plan`` is a plan's name, or an
        object of its seconds; ``sensitive`` a list of ids.
        """
        values: dict[str, Any] = {}
        for name, value in changes.items():
            if name not in {known.name for known in fields(self)}:
                raise ClassRefusalError(ClassCode.BAD_ARGUMENT, name)
            values[name] = _read(name, value, self)
        return replace(self, **values)

    def to_json(self) -> dict[str, Any]:
        """What ``changed`` reads back."""
        body: dict[str, Any] = {known.name: getattr(self, known.name) for known in fields(self)}
        body["sensitive"] = sorted(self.sensitive)
        body["plan"] = {known.name: getattr(self.plan, known.name) for known in fields(self.plan)}
        return body


def _read(name: str, value: object, now: Settings) -> object:
    if name == "sensitive":
        return _ids(value)
    if name == "plan":
        return _plan(value, now.plan)
    if name == "lang":
        known = value in ("en", "fr")
    elif name == "bot":
        known = isinstance(value, str) and 0 < len(value) <= 64
    else:
        known = isinstance(value, bool)
    if not known:
        raise ClassRefusalError(ClassCode.BAD_ARGUMENT, name)
    return value


def _ids(value: object) -> frozenset[str]:
    if isinstance(value, list | tuple | frozenset) and len(value) <= _LONGEST_LIST:
        ids = frozenset(item for item in value if isinstance(item, str))
        if len(ids) == len(value):
            return ids
    raise ClassRefusalError(ClassCode.BAD_ARGUMENT, "sensitive")


def _plan(value: object, now: Plan) -> Plan:
    if isinstance(value, str) and value in PLANS:
        return PLANS[value]
    if isinstance(value, dict):
        known = {entry.name for entry in fields(Plan)} - {"name"}
        numbers = {name: number for name, number in value.items() if name != "name"}
        if set(numbers) <= known and all(
            isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= _LONGEST_PHASE
            for number in numbers.values()
        ):
            name = value.get("name", "own")
            return replace(now, name=name if isinstance(name, str) and len(name) <= 40 else "own", **numbers)
    raise ClassRefusalError(ClassCode.BAD_ARGUMENT, "plan")
