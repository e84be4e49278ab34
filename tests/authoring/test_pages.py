"""The generated pages are fresh and complete in both languages."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.cli.app import app
from game.scenario.explain.reference import reference
from game.scenario.explain.reference_fr import FRENCH
from game.scenario.explain.texts import TEXTS
from game.scenario.schema.jsonschema import json_schema

sys.path.insert(0, str(Path(__file__).parent))
from problem_pages import PAGES, examples, page

KEYS = {"en": PAGES["en"].with_name("authoring-keys.md"), "fr": PAGES["en"].with_name("authoring-keys.fr.md")}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_reference_of_keys_is_fresh(lang: str) -> None:
    assert KEYS[lang].read_text(encoding="utf-8") == reference(lang), (
        f"run: python -m game schema --reference --lang {lang} > docs/{KEYS[lang].name}"
    )


def test_the_command_prints_it() -> None:
    result = CliRunner().invoke(app, ["schema", "--reference", "--lang", "fr"])
    assert (result.exit_code, result.stdout) == (0, reference("fr"))


def test_every_key_is_in_it_and_links_lead_somewhere() -> None:
    shown = reference("en")
    for name, definition in json_schema()["$defs"].items():
        if not name.endswith("Overlay"):
            for key in definition.get("properties", {}):
                assert f"| `{key}` |" in shown, (name, key)
    anchors = set(re.findall(r"^## (\w+)$", shown, re.MULTILINE))
    assert set(re.findall(r"\]\(#(\w+)\)", shown)) <= anchors


def test_every_description_has_its_french() -> None:
    used = {match.group(1).strip() for match in re.finditer(r"\| ([^|]+) \|$", reference("en"), re.MULTILINE)}
    used -= {"meaning"}
    assert used - FRENCH.keys() == set()
    described = str(json_schema())
    assert [text for text in FRENCH if text not in described.replace("\\'", "'")] == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_list_of_problems_is_fresh(lang: str) -> None:
    assert PAGES[lang].read_text(encoding="utf-8") == page(lang), "run: python tests/authoring/problem_pages.py"


def test_every_problem_has_a_broken_and_a_mended_example() -> None:
    shown = examples()
    assert shown.keys() == TEXTS.keys()
    assert [code for code, (broken, mended) in shown.items() if broken == mended] == []
