"""The JSON Schema describes what ships, judged by an independent validator, and refuses what the reader refuses."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from scenario_corpus import SCENARIOS

from game.scenario import find, load, shipped_names
from game.scenario.schema.jsonschema import json_schema

EVERY = [SCENARIOS / "tiny.yaml", SCENARIOS / "tiny-steel.yaml", *shipped_names()]


class EditorLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads scalars as editors do, by YAML 1.2's core rules: ON is text, 010 is ten, a date is text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


for tag, pattern, first in (
    ("bool", r"^(true|false)$", "tf"),
    ("null", r"^(null|~|)$", ["n", "~", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", "-+.0123456789"),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def complaints(validator: Draft202012Validator, data: object) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in validator.iter_errors(data)]


@pytest.mark.parametrize("where", EVERY, ids=str)
def test_what_ships_is_valid_as_written_and_as_resolved(validator: Draft202012Validator, where: str | Path) -> None:
    written = yaml.load(find(where).read_text(encoding="utf-8"), EditorLoader)  # noqa: S506
    assert complaints(validator, written) == []
    assert complaints(validator, json.loads(load(where).resolved)) == []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("dificulty",), "easy"),
        (("difficulty",), "eazy"),
        (("issues", "steel", "icone"), "x"),
        (("issues", "steel", "options", "half", "amounts", 0, "amount"), "$-3"),
        (("issues", "steel", "options", "half", "amounts", 0, "amount"), "3,5"),
        (("issues", "steel", "options", "half", "lean"), "far"),
        (("issues", "steel", "options", "half", "lean"), 7),
        (("issues", "Steel"), {}),
        (("title",), "Tiny"),
        (("title", "fr"), None),
        (("calendar", "rounds"), []),
        (("dynamics", "statements", "shouting"), {}),
        (("measures", "widen", "levels"), [[{"temprature": 3}]]),
        (("events", "notice", "reported"), "yesterday"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused(validator: Draft202012Validator, place: tuple[str | int, ...], value: object) -> None:
    data = json.loads(load(SCENARIOS / "tiny.yaml").resolved)
    inner = data
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    assert complaints(validator, data)


def test_what_is_missing_is_refused_unless_it_extends(validator: Draft202012Validator) -> None:
    data = json.loads(load(SCENARIOS / "tiny.yaml").resolved)
    for key in ("title", "sides", "calendar", "dynamics"):
        short = copy.deepcopy(data)
        del short[key]
        assert complaints(validator, short)
        assert complaints(validator, {**short, "extends": "tiny"}) == []
    assert complaints(validator, {"extends": "tiny", "issues": {"steel": None}}) == []
    assert complaints(validator, {"extends": "tiny", "isues": {}})


def test_short_forms_and_notes_are_known(validator: Draft202012Validator) -> None:
    data = json.loads(load(SCENARIOS / "tiny.yaml").resolved)
    data["note"] = "x"
    data["rules"] = "growing"
    data["issues"]["estimate"] = True
    data["issues"]["steel"]["note"] = {"any": "thing"}
    data["issues"]["steel"]["sources"] = "made-up"
    data["issues"]["steel"]["options"]["half"]["amounts"] = {"ca_income": "25%"}
    data["events"]["remark"]["when"] = {"any": [{"round": 2}, {"flag": "calm"}, {"used": "widen"}]}
    assert complaints(validator, data) == []


def test_every_key_is_described() -> None:
    missing = [
        f"{name}.{key}"
        for name, definition in json_schema()["$defs"].items()
        if not name.endswith("Overlay")
        for holder in (definition, *definition.get("anyOf", ()))
        for key, entry in holder.get("properties", {}).items()
        if "description" not in entry and "$ref" not in entry
    ]
    assert missing == []
