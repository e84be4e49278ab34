"""What the readers share: a list of problems, and numbers read with a place to point at."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from game.scenario.nodes import Mark
from game.scenario.problems import Problem, ScenarioError, ordered, problem
from game.scenario.schema.guesses import likely_number

__all__ = ["Notes"]

_UNREAD = frozenset({"exchange-unsupported", "exchange-twice"})
_FOLLOWS = frozenset({"exchange-mismatch", "few-options"})


@dataclass
class Notes:
    """Problems found while one table is read. Errors are raised together at the end, so that one run names them all."""

    found: list[Problem] = field(default_factory=list)

    def add(self, code: str, mark: Mark, **arguments: object) -> None:
        self.found.append(problem(code, mark, arguments=arguments))

    def number(self, text: str | None, mark: Mark, what: str, *, least: float = -math.inf) -> float:
        """A finite number of at least ``least``; 0 with a problem noted otherwise."""
        if text is None:
            self.add("exchange-missing", mark, got=what)
            return 0.0
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            hint, given = likely_number(text[:60])
            self.found.append(problem("not-a-number", mark, hint=hint, arguments={"got": text[:60], **given}))
            return 0.0
        if value < least:
            self.add("out-of-range", mark, expected=f"a number of at least {least:g}", got=f"{value:g}")
            return 0.0
        return value

    def done(self) -> tuple[Problem, ...]:
        """The warnings. Raises ScenarioError when there is an error among the problems."""
        # Beside an issue that could not be read, that files disagree on it, or that it has no values, is no news.
        unread = any(found.code in _UNREAD for found in self.found)
        problems = ordered(found for found in self.found if not (unread and found.code in _FOLLOWS))
        if any(found.is_error for found in problems):
            raise ScenarioError([found for found in problems if found.is_error])
        return problems
