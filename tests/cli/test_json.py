"""``--json`` prints one document with the keys that tools rely on, and nothing else."""

from __future__ import annotations

import json
from itertools import pairwise, product
from pathlib import Path

import jsonschema
import pytest
import yaml

from game.scenario.model import Scenario

from .conftest import TINY, Command


def test_analyse(run: Command, tiny: Scenario) -> None:
    ran = run("analyse", TINY, "--json")
    assert ran.status == 0 and not ran.err
    document = json.loads(ran.out)
    assert document["packages"] == 27
    frontier = document["frontier"]
    assert all(first[0] > second[0] and first[1] < second[1] for first, second in pairwise(frontier))
    assert 0 < document["zone"]["share"] < 1
    assert set(document["no_deal"]) == {"canada", "us"}
    for name in ("nash", "kalai", "kalai_smorodinsky", "welfare"):
        point = document["points"][name]
        assert len(point["package"]) == len(tiny.issues)
        assert [point["value"]["canada"], point["value"]["us"]] in [pytest.approx(entry) for entry in frontier]
    assert 0 <= document["opposition"] <= 1
    assert [issue["id"] for issue in document["issues"]] == [issue.id for issue in tiny.issues]
    assert all(set(issue["swing"]) == {"canada", "us"} for issue in document["issues"])
    assert all(isinstance(finding, str) and finding for finding in document["findings"])


def test_analyse_agrees_with_scoring_every_package(run: Command, tiny: Scenario) -> None:
    from game.payoff import compile_payoff

    document = json.loads(run("analyse", TINY, "--json").out)
    model = compile_payoff(tiny)
    points = model.score(list(product(*(range(size) for size in tiny.dims))))
    no_deal = [document["no_deal"]["canada"], document["no_deal"]["us"]]
    inside = [(row >= no_deal).all() and (row > no_deal).any() for row in points]
    assert document["zone"]["share"] == pytest.approx(sum(inside) / len(inside))
    gains = [(row - no_deal).prod() if (row >= no_deal).all() else -1 for row in points]
    nash = points[max(range(len(gains)), key=gains.__getitem__)]
    value = document["points"]["nash"]["value"]
    assert (value["canada"], value["us"]) == pytest.approx(tuple(nash))


def test_check(run: Command, tmp_path: Path) -> None:
    good = json.loads(run("check", TINY, "--json").out)
    assert [problem for problem in good["problems"] if problem["severity"] == "error"] == []
    place = tmp_path / "bad.yaml"
    place.write_text(TINY.read_text(encoding="utf-8") + "nonsense: 1\n", encoding="utf-8")
    ran = run("check", place, "--json")
    assert ran.status == 1 and not ran.err
    problem = next(entry for entry in json.loads(ran.out)["problems"] if entry["severity"] == "error")
    assert problem["file"] == str(place)
    assert problem["line"] == len(place.read_text(encoding="utf-8").splitlines())
    assert problem["column"] == 1
    assert problem["code"] and "nonsense" in problem["message"]
    assert "hint" in problem


def test_schema_accepts_the_scenarios_and_refuses_nonsense(run: Command) -> None:
    schema = json.loads(run("schema").out)
    validator = jsonschema.Draft202012Validator(schema)
    data = json.loads(json.dumps(yaml.safe_load(TINY.read_text(encoding="utf-8")), default=str))
    assert not list(validator.iter_errors(data))
    assert list(validator.iter_errors({**data, "nonsense": 1}))
