"""Typed arguments of codes, put into a template as names of the scenario."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from types import MappingProxyType

from game.lang.labels import DONE, RULES
from game.lang.names import Wording
from game.rules.records import Value
from game.scenario.model import Rule

__all__ = ["fill", "name_of"]


def fill(wording: Wording, template: str, args: tuple[tuple[str, Value], ...], otherwise: str | None = None) -> str:
    """Translate ``template`` and fill its fields from ``args``.

    ``otherwise`` is used when an argument the template names is missing or None; without it such a field shows an
    ellipsis, so that a sentence never fails to be said.
    """
    given = {name: value for name, value in args if value is not None}
    wanted = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    if otherwise is not None and not wanted <= given.keys():
        template, wanted = otherwise, set()
    translated = wording.t(template)
    shown = {name: name_of(wording, name, given[name]) if name in given else "…" for name in wanted}
    return translated.format(**shown) if shown else translated


def name_of(wording: Wording, name: str, value: Value) -> str:
    """An argument as it is shown: ids as the scenario's names, numbers in the language's form."""
    if isinstance(value, str) and not value:
        return ""
    namer = _NAMERS.get(name)
    if namer is not None and isinstance(value, str):
        return namer(wording, value)
    if name in ("issue", "against", "more", "linked_issue") and isinstance(value, int):
        return wording.issue(value)
    if name == "issues" and isinstance(value, tuple):
        return wording.formats.listing([wording.issue(issue) for issue in value])
    if isinstance(value, bool):
        return wording.t("yes") if value else wording.t("no")
    if isinstance(value, tuple):
        return wording.formats.listing([wording.formats.number(part) for part in value])
    if name == "delta" and isinstance(value, int | float):
        return wording.formats.number(value, 1, signed=True)
    if isinstance(value, float) and not value.is_integer():
        return wording.formats.number(value, 1)
    if isinstance(value, int | float):
        return wording.formats.number(value)
    return str(value)


def _rule(wording: Wording, value: str) -> str:
    known = next((rule for rule in Rule if rule.value == value), None)
    return value if known is None else wording.t(RULES[known])


def _done(wording: Wording, value: str) -> str:
    return wording.t(DONE[value]) if value in DONE else wording.t("done this")


_NAMERS: Mapping[str, Callable[[Wording, str], str]] = MappingProxyType(
    {
        "side": Wording.side,
        "by": Wording.side,
        "seat": Wording.seat,
        "issue": Wording.issue,
        "measure": Wording.measure,
        "event": Wording.event,
        "audience": Wording.audience,
        "sector": Wording.sector,
        "objective": Wording.objective,
        "cause": Wording.cause,
        "rule": _rule,
        "what": _done,
    }
)
