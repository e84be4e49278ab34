"""Checks that need the payoff engine, and the SARIF log."""

from __future__ import annotations

import itertools
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from game.cli.app import app
from game.payoff import compiler_for
from game.report.playable import check, playable
from game.scenario import Severity, shipped_names, text
from game.scenario.explain.texts import TEXTS
from game.scenario.generate.scenario import random_scenario
from game.scenario.nodes import Mapping, Mark

sys.path.insert(0, str(Path(__file__).parent.parent / "scenario"))
from scenario_corpus import DATA, SCENARIOS, Broken

ENTRIES = [Broken(entry["id"], entry) for entry in yaml.safe_load((DATA / "playable.yaml").read_text(encoding="utf-8"))]
CODES = {"dominated-option", "idle-issue", "empty-zone", "measure-out-of-reach", "not-compiled"}


@pytest.mark.parametrize("broken", ENTRIES, ids=lambda entry: entry.name)
def test_what_is_odd_to_play_is_found(broken: Broken, tmp_path: Path) -> None:
    path = broken.write(tmp_path)
    problems = check(path)
    wanted = [problem for problem in problems if problem.code == broken.entry["code"]]
    shown = [(p.code, p.line, p.column, text(p)) for p in problems]
    assert len(wanted) == 1, shown
    assert {p.code for p in problems} <= {broken.entry["code"], *broken.entry.get("also", ())}, shown
    place = broken.place(tmp_path)
    assert place is not None
    assert (Path(wanted[0].file).name, wanted[0].line, wanted[0].column) == place, shown
    assert broken.entry["says"] in text(wanted[0])
    assert wanted[0].severity is (Severity.WARNING if TEXTS[wanted[0].code].warning else Severity.ERROR)


def test_every_such_code_is_shown() -> None:
    assert {entry.entry["code"] for entry in ENTRIES} == CODES


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_mended_scenarios_are_clean(path: Path) -> None:
    assert check(path) == ()


@pytest.mark.parametrize("name", shipped_names())
def test_shipped_scenarios_are_clean(name: str) -> None:
    assert [(problem.code, problem.line, text(problem)) for problem in check(name)] == []


def test_a_dominated_opening_demand_is_left_alone(tmp_path: Path) -> None:
    source = (SCENARIOS / "tiny.yaml").read_text(encoding="utf-8")
    source = source.replace(
        "lean: -1, amounts: {ca_home: -1, us_home: 4}", "lean: -1, anchor: true, amounts: {ca_home: -1}"
    )
    path = tmp_path / "tiny.yaml"
    path.write_text(source, encoding="utf-8")
    assert check(path) == ()


def test_sarif(tmp_path: Path) -> None:
    path = ENTRIES[0].write(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("difficulty: easy", "dificulty: easy"), encoding="utf-8")
    result = CliRunner().invoke(app, ["check", str(path), "--sarif"])
    assert result.exit_code == 1
    log = json.loads(result.stdout)
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    assert [rules[found["ruleIndex"]]["id"] for found in results] == [found["ruleId"] for found in results]
    (found,) = (found for found in results if found["ruleId"] == "unknown-key")
    assert found["level"] == "error"
    assert found["message"]["text"] == 'there is no key "dificulty" here (did you mean "difficulty"?)'
    (place,) = found["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == path.as_uri()
    assert place["physicalLocation"]["region"] == {"startLine": 9, "startColumn": 1}


def test_sarif_escapes_what_an_address_may_not_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "dossier été" / "table #1.yaml"
    place.parent.mkdir()
    place.write_text("format: 2\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["check", "dossier été/table #1.yaml", "--sarif"])
    (run,) = json.loads(result.stdout)["runs"]
    places = {found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for found in run["results"]}
    assert places == {"dossier%20%C3%A9t%C3%A9/table%20%231.yaml"}
    assert not any("{" in rule["shortDescription"]["text"] for rule in run["tool"]["driver"]["rules"])


def test_sarif_of_a_clean_file_is_an_empty_run() -> None:
    result = CliRunner().invoke(app, ["check", str(SCENARIOS / "tiny.yaml"), "--sarif"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["runs"][0]["results"] == []


@pytest.mark.parametrize(
    ("number", "reserved", "missing"), [(0, 60, 16), (2, 45, 0), (2, 62, 5), (2, 66, 9), (6, 62, 1), (6, 66, 7)]
)
def test_a_pair_without_a_zone_is_found_as_by_listing_every_package(number: int, reserved: int, missing: int) -> None:
    made = random_scenario(5, number)
    sides = tuple(replace(side, reservation=float(reserved)) for side in made.sides)
    scenario = replace(made, sides=sides, pure=True)
    compiler, none = compiler_for(scenario), []
    for one, other in itertools.product(*(scenario.mandates_by_side[side] for side in scenario.side_ids)):
        pair = (compiler.weights(one.id), compiler.weights(other.id))
        model = compiler.model(compiler.opening_path(), pair, None)
        gains = model.evaluate().T - model.no_deal
        if not ((gains >= 0).all(axis=1) & (gains > 0).any(axis=1)).any():
            none.append((one.id, other.id))
    found = playable(scenario, Mapping(Mark("made", 1, 1)))
    told = [dict(problem.arguments) for problem in found if problem.code == "empty-zone"]
    assert [(one["first"], one["second"]) for one in told] == none
    assert len(none) == missing
