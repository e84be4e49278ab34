"""Why a save cannot be opened, told in the reader's language."""

from __future__ import annotations

from game.core.messages import Translator
from game.core.messages import mark as _
from game.core.os_words import why
from game.scenario.problems import ScenarioError, render

__all__ = ["SaveError"]

_PLAIN = _("{place}: {problem}.")
_EXPECTING = _("{place}: {problem}; expected {expected}.")


class SaveError(ValueError):
    """A save that cannot be opened.

    Args:
        place: the file and line.
        problem: what stands there, as a marked text.
        expected: what should stand there, likewise; empty where that goes without saying.
        facts: what fills their fields.
    """

    def __init__(self, place: str, problem: str, expected: str = "", **facts: object) -> None:
        self.place, self.problem, self.expected, self.facts = place, problem, expected, facts
        super().__init__(self.told(Translator("en")))

    def told(self, t: Translator) -> str:
        """One sentence: place, value and expectation."""
        facts = {name: _fact(fact, t) for name, fact in self.facts.items()}
        found = {"place": self.place, "problem": t(self.problem, **facts)}
        if not self.expected:
            return t(_PLAIN, **found)
        return t(_EXPECTING, **found, expected=t(self.expected, **facts))


def _fact(fact: object, t: Translator) -> object:
    if isinstance(fact, OSError):
        return why(fact, t)
    if isinstance(fact, ScenarioError):
        return "; ".join(render(problem, t.language) for problem in fact.problems)
    return fact
