"""Conditions that ask two things at once which exclude each other: meters, options in force, flags."""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario.checks.findings import Findings
from game.scenario.schema.vocabulary import Comparison, ConditionBlock, OptionTest

__all__ = ["contradiction"]

Part = tuple[ConditionBlock, bool]


def contradiction(found: Findings, condition: ConditionBlock) -> str:
    """What two parts of an ``all`` (and of the ``all`` inside it) cannot both be, as a phrase; empty where they can."""
    parts = list(_parts(condition, True))
    meters: dict[str, list[tuple[Comparison, bool]]] = {}
    options: dict[str, list[tuple[OptionTest, bool]]] = {}
    flags: dict[str, set[bool]] = {}
    for part, wanted in parts:
        for name, compared in _meters(part):
            meters.setdefault(name, []).append((compared, wanted))
        if part.option is not None:
            options.setdefault(part.option.issue, []).append((part.option, wanted))
        if part.flag is not None:
            flags.setdefault(part.flag.name, set()).add(part.flag.value == wanted)
    for name, compared_all in meters.items():
        if not _overlap(compared_all):
            return f"{name} cannot be both"
    for issue, tests in options.items():
        known = found.block.issues.get(issue)
        if known is not None and not _left(set(known.options), tests):
            return f"{issue} has no such option"
    for flag, values in flags.items():
        if len(values) > 1:
            return f"{flag} cannot be both"
    return ""


def _parts(condition: ConditionBlock, wanted: bool) -> Iterator[Part]:
    """What must hold for the condition to hold: inside an ``all``, and under ``not`` for a single test."""
    if condition.all is not None and wanted:
        for part in condition.all:
            yield from _parts(part, wanted)
    elif condition.not_ is not None:
        yield from _parts(condition.not_, not wanted)
    elif condition.any is not None and not wanted:
        for part in condition.any:
            yield from _parts(part, wanted)
    elif condition.all is None and condition.any is None:
        yield condition, wanted


def _meters(part: ConditionBlock) -> Iterator[tuple[str, Comparison]]:
    if part.support is not None:
        yield part.support.of, part.support
    if part.capital is not None:
        yield f"capital {part.capital.of}", part.capital
    if part.temperature is not None:
        yield "temperature", part.temperature
    if part.talks_end is not None:
        yield "talks_end", part.talks_end


def _overlap(tests: list[tuple[Comparison, bool]]) -> bool:
    """Whether some number satisfies them all."""
    low, low_open, high, high_open = float("-inf"), False, float("inf"), False
    for compared, wanted in tests:
        for bound, upper, strict in _bounds(compared, wanted):
            if upper and (bound < high or (bound == high and strict)):
                high, high_open = bound, strict
            elif not upper and (bound > low or (bound == low and strict)):
                low, low_open = bound, strict
    return low < high or (low == high and not low_open and not high_open)


def _bounds(compared: Comparison, wanted: bool) -> Iterator[tuple[float, bool, bool]]:
    """(number, whether it is an upper bound, whether it is left out) of a test or of its opposite."""
    for value, upper, strict in (
        (compared.below, True, True),
        (compared.at_most, True, False),
        (compared.above, False, True),
        (compared.at_least, False, False),
    ):
        if value is not None:
            yield (value, upper, strict) if wanted else (value, not upper, not strict)


def _left(options: set[str], tests: list[tuple[OptionTest, bool]]) -> set[str]:
    for test, wanted in tests:
        named = set(test.is_ or ()) if test.is_ is not None else options - set(test.not_ or ())
        options = options & named if wanted else options - named
    return options
