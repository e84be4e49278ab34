"""Problems as a SARIF 2.1.0 log (OASIS, 2020), which code-scanning services show beside the lines they concern."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from game import __version__
from game.scenario import Problem, text
from game.scenario.explain.texts import TEXTS
from game.scenario.problems import hint

__all__ = ["sarif_log"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_log(problems: Sequence[Problem], lang: str) -> dict[str, Any]:
    """One run with a rule for each code found and a result for each problem."""
    codes = list(dict.fromkeys(problem.code for problem in problems))
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "across-the-table",
                        "version": __version__,
                        "rules": [_rule(code, lang) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(problem, codes, lang) for problem in problems],
            }
        ],
    }


def _rule(code: str, lang: str) -> dict[str, Any]:
    template = TEXTS[code]
    return {
        "id": code,
        "shortDescription": {"text": template.get(lang).replace("{", "‹").replace("}", "›")},
        "help": {"text": f"docs/problems{'.fr' if lang == 'fr' else ''}.md#{code}"},
        "defaultConfiguration": {"level": "warning" if template.warning else "error"},
    }


def _uri(file: str) -> str:
    """A reference to a file by RFC 3986: relative as it was given, with blanks, accents and # escaped."""
    place = PurePath(file)
    return place.as_uri() if place.is_absolute() else quote(place.as_posix())


def _result(problem: Problem, codes: list[str], lang: str) -> dict[str, Any]:
    advice = hint(problem, lang)
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(problem.file)}}
    if problem.line:
        place["region"] = {"startLine": problem.line, "startColumn": problem.column}
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": problem.severity.value,
        "message": {"text": text(problem, lang) + (f" ({advice})" if advice else "")},
        "locations": [{"physicalLocation": place}],
    }
