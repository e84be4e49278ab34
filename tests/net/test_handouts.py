"""Hand-outs: sound pages in both languages, true values, nothing of the other side's in a brief."""

from __future__ import annotations

import re
import string
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from typer.testing import CliRunner

from game.cli.app import app
from game.lang import Wording
from game.net.handouts.brief import option_worth
from game.net.handouts.lesson import pair_trades
from game.net.handouts.pack import handouts, handouts_page, sets
from game.net.handouts.sheet import HandoutKind
from game.net.prose import ProseError, prose, prose_files
from game.payoff import compile_payoff
from game.scenario import load

PROSE = Path(prose.__wrapped__.__code__.co_filename).parent / "prose"
CLASS = "washington-2025-class"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", [CLASS, "two-towns"])
def test_every_sheet_is_sound_and_asks_nothing_of_anybody(name: str, language: str) -> None:
    scenario = load(name)
    made = handouts(scenario, language)
    assert len({one.key for one in made}) == len(made)
    assert len(sets(made)[HandoutKind.BRIEF]) == len(scenario.seats)
    text = handouts_page(made, scenario, language)
    root = ET.fromstring(text.partition("\n")[2])
    assert root.get("lang") == f"{language}-CA"
    assert len(root.findall(".//article")) == len(made)
    assert not {"script", "link", "img", "iframe"} & {node.tag for node in root.iter()}
    assert "url(" not in text and "http" not in (root.findtext("head/style") or "")
    for article in root.iter("article"):
        levels = [int(node.tag[1]) for node in article.iter() if re.fullmatch("h[1-6]", node.tag)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
    identities = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(identities) == len(set(identities))


def test_a_brief_holds_its_own_sides_secrets_and_none_of_the_others() -> None:
    scenario = load(CLASS)
    made = {one.key: one for one in handouts(scenario, "en", ("ca_elbows_up", "us_hawk"))}
    wording = Wording.of(scenario, "en")
    for seat in scenario.seats:
        said = " ".join(" ".join(ET.fromstring(made[f"brief-{seat.id}"].body.text).itertext()).split())
        assert wording.text(seat.brief) in said
        for other in scenario.seats:
            if other.id != seat.id:
                assert wording.text(other.brief) not in said
        drawn = {"canada": "ca_elbows_up", "us": "us_hawk"}
        for mandate in scenario.mandates:
            assert (wording.text(mandate.brief) in said) == (mandate.id == drawn[seat.side])
        foe = scenario.side(scenario.other(seat.side))
        assert wording.text(foe.brief) not in said
        assert not any(wording.text(line.text) in said for line in foe.red_lines)
        for measure in scenario.measures:
            assert (wording.text(measure.text) in said) == (measure.seat == seat.id)
        assert not any(holder.holder and holder.holder in made[f"brief-{seat.id}"].title for holder in scenario.seats)


def test_option_values_are_the_models() -> None:
    scenario = load(CLASS)
    model = compile_payoff(scenario)
    quo = list(scenario.status_quo)
    base = model.score(np.array([quo]))[0]
    for side in (0, 1):
        worth = option_worth(model, side)
        for issue, options in enumerate(worth):
            assert options[quo[issue]] == 0.0
            for option, value in enumerate(options):
                package = [*quo[:issue], option, *quo[issue + 1 :]]
                assert value == pytest.approx(model.score(np.array([package]))[0][side] - base[side])


def test_the_key_names_trades_that_both_gain_by() -> None:
    scenario = load(CLASS)
    model = compile_payoff(scenario)
    found = pair_trades(model, scenario.status_quo, 6)
    base = model.score(np.array([scenario.status_quo]))[0]
    assert found
    worst = [min(gains) for _, gains in found]
    assert worst == sorted(worst, reverse=True) and worst[-1] > 0
    for ((one, first), (other, second)), gains in found:
        package = list(scenario.status_quo)
        package[one], package[other] = first, second
        assert gains == pytest.approx(tuple(model.score(np.array([package]))[0] - base))
        alone = [list(scenario.status_quo), list(scenario.status_quo)]
        alone[0][one], alone[1][other] = first, second
        own = model.score(np.array(alone))[:, 0]
        assert own[0] >= own[1]  # what the first side gets is named first


def test_plans_fill_their_periods() -> None:
    plans = {plan["key"]: plan for plan in prose("lesson", "en")["plans"]}
    assert {key: sum(step["minutes"] for step in plan["steps"]) for key, plan in plans.items()} == {
        "50": 50,
        "75": 75,
        "two": 100,
    }
    assert [step["minutes"] for step in plans["50"]["steps"]][:3] == [8, 6, 22]
    restarts = [number for number, step in enumerate(plans["two"]["steps"]) if step.get("restart")]
    assert len(restarts) == 1
    assert sum(step["minutes"] for step in plans["two"]["steps"][: restarts[0]]) == 50


def _leaves(held: Any) -> list[dict[str, str]]:
    if isinstance(held, dict):
        return [held] if "en" in held else [leaf for value in held.values() for leaf in _leaves(value)]
    return [leaf for value in held for leaf in _leaves(value)] if isinstance(held, list) else []


@pytest.mark.parametrize("name", prose_files())
def test_prose_says_the_same_in_both_languages(name: str) -> None:
    leaves = _leaves(yaml.safe_load((PROSE / f"{name}.yaml").read_text(encoding="utf-8")))
    assert leaves
    for leaf in leaves:
        assert set(leaf) == {"en", "fr"} and all(isinstance(text, str) and text.strip() for text in leaf.values()), leaf
        fields = [{field for _, field, _, _ in string.Formatter().parse(leaf[side]) if field} for side in ("en", "fr")]
        assert fields[0] == fields[1], leaf
    said = str(prose(name, "fr"))
    assert not re.search(r"« | »| [:%;?!]", said)


def test_prose_without_a_language_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "half.yaml").write_text("a:\n  - {en: yes indeed, fr: ''}\n", encoding="utf-8")
    monkeypatch.setattr("game.net.prose.PROSE", tmp_path)
    with pytest.raises(ProseError, match=r"half\.a\[0\]: no text in fr"):
        prose.__wrapped__("half", "en")


def test_questions_have_one_right_answer() -> None:
    for one in prose("questionnaire", "en")["questions"]:
        keys = [option["key"] for option in one["options"]]
        assert keys == sorted(set(keys)) and one["right"] in keys


def test_the_command_writes_a_folder_that_lists_itself(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["handouts", CLASS, "-o", str(tmp_path / "out"), "--lang", "fr", "--seed", "5"])
    assert ran.exit_code == 0, ran.output
    index = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    files = {place.name for place in (tmp_path / "out").iterdir()}
    assert files == set(re.findall(r'href="([^"]+)"', index)) | {"index.html"}
    brief = (tmp_path / "out" / "brief-prime-minister.html").read_text(encoding="utf-8")
    assert "Coudes levés" in brief or "Votre mandat" in brief
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    ran = CliRunner().invoke(app, ["handouts", CLASS, "-o", str(blocked), "--lang", "en"])
    assert ran.exit_code == 1 and "is a file" in ran.output
