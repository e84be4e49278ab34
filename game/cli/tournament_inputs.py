"""What the command line says of a tournament, read: bots, scenarios by name, file or ``random:N``."""

from __future__ import annotations

import re

from game.cli.errors import InputRefusedError
from game.core.messages import Translator
from game.scenario import load
from game.scenario.generate.scenario import random_scenario
from game.table.tournament.plan import Table

__all__ = ["bots_named", "tables_named"]

MOST_RANDOM = 1_000
MOST_BOTS = 50
_RANDOM = "random:"
_SPEC = re.compile(r"random:(\d{1,9})(?::(\d{1,2}))?\Z")
_EXPONENTS = (2, 12)


def bots_named(given: str, t: Translator) -> tuple[str, ...]:
    """Names between commas. Raises InputRefusedError for none, one given twice, or very many."""
    names = tuple(name.strip() for name in given.split(","))
    if not all(names):
        raise InputRefusedError(t("--bots {given}: expected names between commas, such as fair,hard.", given=given))
    _once("--bots", names, t)
    if len(names) > MOST_BOTS:
        raise InputRefusedError(
            t("--bots: {count} bots; a tournament takes at most {most}.", count=len(names), most=MOST_BOTS)
        )
    return names


def tables_named(given: str, seed: int, t: Translator) -> tuple[Table, ...]:
    """The tables that names, files and ``random:N`` stand for, in the order given.

    ``random:N`` is the first N random scenarios of the tournament's seed; ``random:N:E`` asks for about 10^E packages.

    Raises:
        InputRefusedError: an empty name, a wrong ``random:``, or a scenario named twice.
        ScenarioError: a scenario that does not load.
    """
    tables: list[Table] = []
    for name in (part.strip() for part in given.split(",")):
        if not name:
            raise InputRefusedError(
                t("--scenarios {given}: expected names, files or random:N between commas.", given=given)
            )
        if name.startswith(_RANDOM):
            count, exponent = _random(name, t)
            drawn = [random_scenario(seed, number, exponent) for number in range(count)]
            tables += [Table(scenario.id, scenario.resolved) for scenario in drawn]
        else:
            scenario = load(name)
            tables.append(Table(scenario.id, scenario.resolved))
    _once("--scenarios", tuple(table.name for table in tables), t)
    return tuple(tables)


def _random(spec: str, t: Translator) -> tuple[int, float | None]:
    found = _SPEC.match(spec)
    count = int(found[1]) if found else 0
    exponent = float(found[2]) if found and found[2] else None
    low, high = _EXPONENTS
    if not 1 <= count <= MOST_RANDOM or (exponent is not None and not low <= exponent <= high):
        raise InputRefusedError(
            t(
                "--scenarios {spec}: expected random:N with N from 1 to {most}, or random:N:E for about 10^E packages "
                "with E from {low} to {high}.",
                spec=spec,
                most=MOST_RANDOM,
                low=low,
                high=high,
            )
        )
    return count, exponent


def _once(option: str, names: tuple[str, ...], t: Translator) -> None:
    for place, name in enumerate(names):
        if name in names[:place]:
            raise InputRefusedError(t("{option}: {name} is named twice.", option=option, name=name))
