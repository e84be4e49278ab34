"""Mutated scenarios: the answer is a scenario or problems with places, never a traceback."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scenario_corpus import SCENARIOS

from game.scenario import Problem, Scenario, ScenarioError, from_resolved, load, render
from game.scenario.loading import check_text

TEXT = (SCENARIOS / "tiny.yaml").read_text(encoding="utf-8")
DATA = json.loads(load(SCENARIOS / "tiny.yaml").resolved)
JUNK = st.sampled_from(
    [None, True, "", "x", "self", "both", "25%", "-1", 0, -1, 1e308, 3.5, [], {}, [[]], {"a": 1}, [None], {"": ""},
     "steel", "canada", "status_quo", {"en": "a", "fr": "b"}, {"round": 99}, [{"temperature": 1}], "~",
     "*x", "2025-01-01"]
).map(copy.deepcopy)  # fmt: skip
SHORT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(max_examples=1_500, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def holders(data: Any) -> list[Any]:
    """Every mapping and list of the data, itself first."""
    found = [data]
    for value in data.values() if isinstance(data, dict) else data:
        if isinstance(value, (dict, list)):
            found += holders(value)
    return found


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """The tiny scenario with one to three values replaced, removed, renamed or added."""
    data = json.loads(json.dumps(DATA))
    for _ in range(draw(st.integers(1, 3))):
        places = [holder for holder in holders(data) if holder]
        holder = places[draw(st.integers(0, len(places) - 1))]
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = keys[draw(st.integers(0, len(keys) - 1))]
        what = draw(st.sampled_from(["replace", "remove", "add", "swap"]))
        if what == "replace":
            holder[key] = draw(JUNK)
        elif what == "remove":
            del holder[key]
        elif what == "add" and isinstance(holder, dict):
            holder[draw(st.sampled_from(["x", "note", "source", "estimate", "when", "Ünknown", "is"]))] = draw(JUNK)
        elif isinstance(holder, dict):
            other = draw(st.sampled_from(keys))
            holder[key], holder[other] = holder[other], holder[key]
    return data


def judge(data: dict[str, Any]) -> None:
    try:
        first = from_resolved(json.dumps(data))
    except ScenarioError as error:
        assert error.problems
        assert all(render(problem) and render(problem, "fr") for problem in error.problems)
    else:
        assert isinstance(first, Scenario)
        assert from_resolved(first.resolved).rules_hash == first.rules_hash
    written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    for problem in check_text(written, "x.yaml"):
        assert isinstance(problem, Problem)
        assert 1 <= problem.line <= written.count("\n") + 1
        assert problem.column >= 1


@SHORT
@given(mutated())
def test_mutated_data(data: dict[str, Any]) -> None:
    judge(data)


@pytest.mark.long
@LONG
@given(mutated())
def test_mutated_data_at_length(data: dict[str, Any]) -> None:
    judge(data)


@st.composite
def scribbled(draw: st.DrawFn) -> str:
    """The tiny scenario's text with a few characters cut, doubled or overwritten."""
    text = TEXT
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = (
            text[:start]
            + draw(st.text(alphabet="[]{}:,-&*!|>'\"%@`#? \n\tax0\x00\x1bé\u2028", max_size=4))
            + text[end:]
        )
    return text


@SHORT
@given(scribbled())
def test_scribbled_text(text: str) -> None:
    for problem in check_text(text, "x.yaml"):
        assert render(problem)
        assert render(problem, "fr")


@pytest.mark.long
@LONG
@given(scribbled())
def test_scribbled_text_at_length(text: str) -> None:
    for problem in check_text(text, "x.yaml"):
        assert render(problem)


@SHORT
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    assert check_text(data, "x.yaml")
