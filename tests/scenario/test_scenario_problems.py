"""Problems read well in both languages, and their texts are complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import game.scenario
from game.scenario import render, text
from game.scenario.explain.texts import HINTS, TEXTS
from game.scenario.nodes import Mark
from game.scenario.problems import Problem, Severity, hint, ordered, problem

SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted(Path(game.scenario.__file__).parent.parent.rglob("*.py"))
    if not path.name.startswith("problem_")
)


@pytest.mark.parametrize("code", [*TEXTS, *HINTS])
def test_languages_take_the_same_arguments(code: str) -> None:
    for table in (TEXTS, HINTS):
        if code in table:
            english, french = table[code].en, table[code].fr
            assert set(re.findall(r"{(\w+)}", english)) == set(re.findall(r"{(\w+)}", french))
            assert english != french or code == "invalid"


@pytest.mark.parametrize("code", [*TEXTS, *HINTS])
def test_every_code_is_in_use(code: str) -> None:
    assert f'"{code}"' in SOURCES


def test_rendering() -> None:
    found = problem(
        "unknown-reference",
        Mark("a.yaml", 3, 7),
        path="issues.x",
        hint="did-you-mean",
        arguments={"kind": "seat", "got": "{finance}", "suggestion": "finance"},
    )
    assert (
        render(found) == 'a.yaml:3:7: error unknown-reference: there is no seat "{finance}" (did you mean "finance"?)'
    )
    assert render(found, "fr_CA") == (
        "a.yaml:3:7: erreur unknown-reference: il n'y a pas de siège « {finance} » (vouliez-vous dire « finance »?)"
    )
    assert found.to_json() == {
        "file": "a.yaml",
        "line": 3,
        "column": 7,
        "severity": "error",
        "code": "unknown-reference",
        "path": "issues.x",
        "message": 'there is no seat "{finance}"',
        "hint": 'did you mean "finance"?',
    }


def test_a_problem_without_a_place() -> None:
    found = problem("missing-file", Mark("a.yaml", 0, 0))
    said = "there is no such file; expected a scenario file such as my-bridge.yaml, or a shipped scenario's name"
    assert render(found) == f"a.yaml: error missing-file: {said}"
    assert found.to_json()["hint"] is None
    assert hint(found) == ""


def test_phrases_are_french_in_french_but_quotations_stay() -> None:
    wrong = problem("wrong-type", Mark("x", 1, 1), arguments={"expected": "a list", "got": "nothing"})
    assert text(wrong, "fr") == "attendu : une liste; reçu : rien"
    quoted = problem("not-a-number", Mark("x", 1, 1), arguments={"got": "nothing"})
    assert text(quoted, "fr") == "attendu : un nombre; reçu : « nothing »"
    ranged = problem("out-of-range", Mark("x", 1, 1), arguments={"expected": "0 to 100", "got": "155"})
    assert text(ranged, "fr") == "attendu : 0 à 100; reçu : 155"


def test_order() -> None:
    def at(line: int, severity: Severity) -> Problem:
        return Problem("empty", severity, "x", line, 1)

    late, early, warning = at(9, Severity.ERROR), at(2, Severity.ERROR), at(1, Severity.WARNING)
    assert ordered([warning, late, early, late]) == (early, late, warning)
