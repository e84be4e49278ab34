"""Every YAML block of the guide is laid over the starter, checked, compiled and played; both languages agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.report.playable import check
from game.scenario import load, text
from game.scenario.starter import new_text
from game.table.match import game_seed, play_named

DOCS = Path(__file__).parents[2] / "docs"
ENGLISH, FRENCH = DOCS / "authoring.md", DOCS / "authoring.fr.md"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(path: Path, kind: str) -> list[str]:
    return [body for language, body in FENCE.findall(path.read_text(encoding="utf-8")) if language == kind]


@pytest.mark.parametrize("number", range(len(blocks(ENGLISH, "yaml"))))
def test_a_block_is_checked_and_played(number: int, tmp_path: Path) -> None:
    (tmp_path / "bridge.yaml").write_text(new_text("bridge", "bridge.yaml", "en"), encoding="utf-8")
    path = tmp_path / "block.yaml"
    head = "format: 1\nid: block\nextends: bridge.yaml\n"
    path.write_text(head + blocks(ENGLISH, "yaml")[number], encoding="utf-8")
    assert [(problem.code, problem.line, text(problem)) for problem in check(path)] == []
    scenario = load(path)
    result = play_named(scenario, dict.fromkeys(scenario.side_ids, "fair"), game_seed(2, number))
    assert result.rounds >= 1


def test_both_languages_show_the_same_blocks_and_sections() -> None:
    assert blocks(ENGLISH, "yaml") == blocks(FRENCH, "yaml")
    assert len(blocks(ENGLISH, "yaml")) >= 12
    levels = [re.findall(r"^(#+) ", path.read_text(encoding="utf-8"), re.MULTILINE) for path in (ENGLISH, FRENCH)]
    assert levels[0] == levels[1]


@pytest.mark.parametrize("path", [ENGLISH, FRENCH], ids=["en", "fr"])
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (DOCS / target).is_file(), target


@pytest.mark.parametrize("path", [ENGLISH, FRENCH], ids=["en", "fr"])
def test_every_effect_and_condition_is_shown(path: Path) -> None:
    from game.scenario.schema.vocabulary import ConditionBlock, EffectBlock

    content = path.read_text(encoding="utf-8")
    for kind in (EffectBlock, ConditionBlock):
        for name, field in kind.model_fields.items():
            key = field.alias or name
            if key not in ("source", "estimate"):
                assert f"`{key}" in content, key
