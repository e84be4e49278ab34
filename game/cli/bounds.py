"""Options that take a number: refused by place, value and what was expected, in the language of the command line."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any, cast

import typer

from game.core.messages import Translator
from game.lang.choose import system_language

__all__ = ["LARGEST_SEED", "MOST_GAMES", "MOST_JOBS", "MOST_ROUNDS", "NotInBoundsError", "real", "whole"]

LARGEST_SEED = 2**63 - 1  # what a save can hold
MOST_GAMES = 1_000_000
MOST_JOBS = 1024
MOST_ROUNDS = 100  # a calendar may have

_WHOLE = re.compile(r"[+-]?[0-9]+")
_REAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_LONGEST = 60


class NotInBoundsError(typer.BadParameter):
    """What was given is no number of the kind that the option takes; worded when it is shown, for only then is the
    option known, and the language."""

    def __init__(self, given: str, least: float, most: float) -> None:
        super().__init__("")
        self.given, self.least, self.most = given, least, most

    def format_message(self) -> str:
        """One line: the option, what was given and what is expected."""
        t = Translator(self._language())
        option = self.param.opts[0] if self.param is not None else ""
        got = self.given if len(self.given) <= _LONGEST else self.given[: _LONGEST - 1] + "…"
        fields = {"option": option, "got": got, "least": self.least, "most": self.most}
        if isinstance(self.least, int):
            return t("Invalid value for {option}: “{got}” is not a whole number from {least} to {most}", **fields)
        return t(
            "Invalid value for {option}: “{got}” is not a number from {least:g} to {most:g}, written like 1.25",
            **fields,
        )

    def _language(self) -> str:
        """That of ``--lang``, which is read before every other option; else the system's."""
        asked = self.ctx.params.get("lang") if self.ctx is not None else None
        return asked if isinstance(asked, str) else system_language()


def whole(help: str, least: int, most: int, *names: str, metavar: str = "N") -> Any:
    """An option that takes a whole number from ``least`` to ``most``, both included; ``help`` need not name them."""

    def number(given: str | int) -> int:
        if isinstance(given, int):
            return given  # the option's default
        # No number within bounds is as long as what is refused unread: int() takes its time with a million digits.
        value = int(given) if len(given) <= _LONGEST and _WHOLE.fullmatch(given) else None
        if value is None or not least <= value <= most:
            raise NotInBoundsError(given, least, most)
        return value

    return _option(number, f"{help} [{least} to {most}]", names, metavar)


def real(help: str, least: float, most: float, *names: str, metavar: str = "X") -> Any:
    """An option that takes a decimal number from ``least`` to ``most``, both included."""

    def number(given: str | float) -> float:
        if isinstance(given, float):
            return given
        value = float(given) if len(given) <= _LONGEST and _REAL.fullmatch(given) else math.nan
        if not least <= value <= most:
            raise NotInBoundsError(given, float(least), float(most))
        return value

    return _option(number, f"{help} [{least:g} to {most:g}]", names, metavar)


def _option(number: Callable[[Any], object], help: str, names: tuple[str, ...], metavar: str) -> Any:
    return cast(Any, typer.Option)(*names, parser=number, metavar=metavar, help=help)
