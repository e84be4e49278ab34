"""``new``: clean at once, playable at once, commented in one language, never over somebody's work."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from typer.testing import CliRunner

from game.cli.app import app
from game.scenario import Scenario, check, from_resolved, load, shipped_names
from game.scenario.generate.scenario import random_scenario
from game.table.match import game_seed, play_named

RUNNER = CliRunner()


def new(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    monkeypatch.chdir(folder)
    result = RUNNER.invoke(app, ["new", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(
    ("lang", "word", "other"),
    [("en", "What each side counts", "Ce que compte"), ("fr", "Ce que compte", "What each side counts")],
)
def test_a_starter_checks_clean_and_plays(
    lang: str, word: str, other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new(tmp_path, monkeypatch, "my-bridge", "--lang", lang)
    path = tmp_path / "my-bridge.yaml"
    content = path.read_text(encoding="utf-8")
    assert word in content
    assert other not in content
    assert "@" not in content
    assert "#en" not in content
    assert check(path) == ()
    scenario = load(path)
    assert (scenario.id, len(scenario.issues)) == ("my-bridge", 3)
    results = [
        play_named(scenario, dict.fromkeys(scenario.side_ids, bot), game_seed(7, number))
        for number, bot in enumerate(("fair", "fair", "easy", "conceder"))
    ]
    assert sum(result.agreed for result in results) >= 3


def test_the_editor_finds_the_schema_and_the_schema_takes_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new(tmp_path, monkeypatch, "my-bridge", "--lang", "en")
    content = (tmp_path / "my-bridge.yaml").read_text(encoding="utf-8")
    marker, _, named = content.splitlines()[0].partition("$schema=")
    assert marker == "# yaml-language-server: "
    schema = json.loads((tmp_path / named).read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    document = json.loads(json.dumps(yaml.safe_load(content), default=str))
    assert [error.message for error in validator.iter_errors(document)] == []
    document["isues"] = document.pop("issues")
    assert any("isues" in error.message for error in validator.iter_errors(document))


@pytest.mark.parametrize("base", shipped_names())
def test_a_variant_lies_over_what_it_names(base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new(tmp_path, monkeypatch, "calmer", "--from", base, "--lang", "fr")
    path = tmp_path / "calmer.yaml"
    assert [problem.code for problem in check(path)] == [problem.code for problem in check(base)]
    variant, original = load(path), load(base)
    assert variant.id == "calmer"
    assert variant.dynamics.temperature.start == 35
    assert [issue.id for issue in variant.issues] == [issue.id for issue in original.issues]


def test_nothing_is_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    mine = tmp_path / "mine.yaml"
    mine.write_text("my work", encoding="utf-8")
    result = RUNNER.invoke(app, ["new", "mine", "--lang", "en"])
    assert (result.exit_code, result.output) == (1, "mine.yaml exists already; nothing was written.\n")
    assert mine.read_text(encoding="utf-8") == "my work"
    assert not (tmp_path / "scenario.schema.json").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["My Table"], "cannot name a scenario"),
        (["../x/9"], "cannot name a scenario"),
        (["fine", "--from", "random:x"], "there are: starter, random:SEED, "),
        (["fine", "--from", "nowhere"], "There is no template nowhere; there are: starter, "),
    ],
)
def test_what_cannot_be_made_is_refused(
    arguments: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = RUNNER.invoke(app, ["new", *arguments, "--lang", "en"])
    assert result.exit_code == 1
    assert says in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_random_table_is_written_without_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new(tmp_path, monkeypatch, "drawn", "--from", "random:5:1", "--lang", "en")
    assert check(tmp_path / "drawn.yaml") == ()
    written, drawn = load(tmp_path / "drawn.yaml"), random_scenario(5, 1)
    assert written.id == "drawn"
    assert written.rules_hash == replace_id(drawn.resolved, "drawn").rules_hash


def replace_id(resolved: str, name: str) -> Scenario:
    return from_resolved(json.dumps(json.loads(resolved) | {"id": name}))
