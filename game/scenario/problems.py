"""Problems found in a scenario: what is wrong, where, what was expected, and how they read in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from game.scenario.explain.phrases import french
from game.scenario.explain.texts import ELSEWHERE, ELSEWHERES, HINTS, TEXTS
from game.scenario.nodes import Mark


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. ``path`` is the dotted place in the scenario; ``arguments`` fill the text of ``code``.

    ``line`` and ``column`` count from 1 (0: no place is known, as in a missing file). ``hint`` is the code of a
    hint, or empty.
    """

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    path: str = ""
    arguments: tuple[tuple[str, str], ...] = ()
    hint: str = ""

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def to_json(self, locale: str = "en") -> dict[str, str | int | None]:
        """The JSON form that tools read."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "severity": self.severity.value,
            "code": self.code,
            "path": self.path,
            "message": text(self, locale),
            "hint": hint(self, locale) or None,
        }


class ScenarioError(Exception):
    """A scenario was refused; ``problems`` holds every problem found, errors first in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(render(problem) for problem in self.problems))


def problem(
    code: str,
    mark: Mark,
    *,
    path: str = "",
    hint: str = "",
    severity: Severity | None = None,
    arguments: Mapping[str, object] | None = None,
) -> Problem:
    """A problem at a mark; codes listed as warnings get that severity unless told otherwise."""
    known = TEXTS[code]
    chosen = severity or (Severity.WARNING if known.warning else Severity.ERROR)
    filled = tuple((name, str(value)) for name, value in (arguments or {}).items())
    return Problem(code, chosen, mark.file, mark.line, mark.column, path, filled, hint)


def text(found: Problem, locale: str = "en") -> str:
    """The sentence of a problem, without its place or hint; with the other lines on which the same stands."""
    sentence = _fill(TEXTS[found.code].get(locale), found, locale)
    lines = dict(found.arguments).get("lines", "")
    if not lines:
        return sentence
    return sentence + _fill((ELSEWHERES if "," in lines else ELSEWHERE).get(locale), found, locale)


def hint(found: Problem, locale: str = "en") -> str:
    """The sentence that helps to mend it; empty where there is none."""
    return _fill(HINTS[found.hint].get(locale), found, locale) if found.hint else ""


def render(found: Problem, locale: str = "en") -> str:
    """``file:line:column: severity code: message (hint)``, on one line."""
    place = f"{found.file}:{found.line}:{found.column}" if found.line else found.file
    severity = {"error": "erreur", "warning": "avertissement"}[found.severity] if _french(locale) else found.severity
    advice = hint(found, locale)
    return f"{place}: {severity} {found.code}: {text(found, locale)}" + (f" ({advice})" if advice else "")


def ordered(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Without repeats: errors first, each in the order of the file."""
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda p: (not p.is_error, p.file, p.line, p.column)))


# What the author wrote stays as it is, even where it reads like one of our phrases.
_QUOTED = frozenset({"key", "name", "suggestion", "known"})
_VOWELS = ("a", "e", "é", "i", "o", "u")  # before which French says d', not de
_PHRASED = frozenset(
    {"wrong-type", "one-of", "wrong-count", "exchange-unread"}
)  # codes whose ``got`` is a phrase, not a quotation


def _french(locale: str) -> bool:
    return locale.lower().startswith("fr")


def _fill(template: str, found: Problem, locale: str) -> str:
    # Not str.format: arguments quote the author's text, which may hold braces of its own.
    parts = template.split("{")
    values = dict(found.arguments)
    if _french(locale):
        quoted = _QUOTED if found.code in _PHRASED else _QUOTED | {"got"}
        values = {name: value if name in quoted else french(value) for name, value in values.items()}
    filled = [parts[0]]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        value = values.get(name, "?")
        if name == "kind" and filled[-1].endswith(" de ") and value.startswith(_VOWELS):
            filled[-1] = filled[-1][:-2] + "'"
        filled.append(value + rest)
    return "".join(filled)
