"""The codex holds everything with its sources, and can be searched; the credits say what the assets' list says."""

import tomllib
from pathlib import Path

import pytest

from game.core.messages import Translator
from game.core.resources import assets_dir
from game.lang import Wording
from game.scenario import load
from game.scenario.loading import shipped_names
from game.ui.kit import ListBox, Paragraph
from game.ui.scenes.codex import CodexScene
from game.ui.scenes.codex_entries import KINDS, entries, matching
from game.ui.scenes.credits import CreditsScene, credits_listed
from tests.ui.scenes.conftest import House


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_term_person_issue_and_figure_is_there(language: str) -> None:
    for name in shipped_names():
        scenario = load(name)
        found = entries(scenario, Wording(scenario, Translator(language)), False)
        keys = {one.key for one in found}
        assert len(keys) == len(found)
        assert {f"codex-{one.id}" for one in scenario.codex} <= keys
        assert {f"issue-{one.id}" for one in scenario.issues} <= keys
        assert {f"sector-{one.id}" for one in scenario.sectors if one.economy} <= keys
        for one in found:
            assert one.title and one.text and one.kind in KINDS
        # What tells of the world must rest on something.
        known = {entry.id: entry for entry in scenario.codex}
        for one in found:
            entry = known.get(one.key.removeprefix("codex-"))
            if entry is not None and entry.sources:
                assert {source.id for source in one.sources} == set(entry.sources)


@pytest.mark.parametrize("name", shipped_names())
def test_everybody_at_the_table_has_a_card_and_every_card_its_source(name: str) -> None:
    scenario = load(name)
    found = entries(scenario, Wording(scenario, Translator("en")), False)
    people = [one for one in found if one.kind == "person"]
    for seat in scenario.seats:
        assert any(seat.holder in one.title for one in people), seat.holder
    invented = name == "two-towns"
    assert [one.title for one in found if one.kind == "term" and not one.sources] == []
    assert invented or [one.title for one in people if not one.sources] == []


def test_people_are_left_out_where_only_offices_are_shown() -> None:
    scenario = load("washington-2025")
    wording = Wording(scenario, Translator("en"), True)
    assert any(one.kind == "person" for one in entries(scenario, wording, False))
    assert not any(one.kind == "person" for one in entries(scenario, wording, True))


def test_search_ignores_accents_and_case() -> None:
    scenario = load("washington-2025")
    found = entries(scenario, Wording(scenario, Translator("fr")), False)
    titles = [one.title for one in matching(found, "", "droits ANTIDUMPING")]
    assert "Droits antidumping et compensateurs" in titles
    assert {one.key for one in matching(found, "", "melanie")} == {"codex-joly"}
    assert all(one.kind == "term" for one in matching(found, "term", ""))
    assert matching(found, "", "zzz") == ()


def told(scene: object) -> str:
    return "\n".join(w.text for w in scene.ui.root.walk() if isinstance(w, Paragraph))  # type: ignore[attr-defined]


def test_choosing_an_entry_shows_its_sources(house: House) -> None:
    scenario = load("washington-2025")
    scene = CodexScene(house.desk, scenario)
    house.stage.push(scene)
    at = [one.key for one in scene._found()].index("codex-section-232")
    next(w for w in scene.ui.root.walk() if isinstance(w, ListBox)).choose(at)
    words = told(scene)
    for name in next(one for one in scenario.codex if one.id == "section-232").sources:
        source = next(one for one in scenario.sources if one.id == name)
        assert source.title in words and source.publisher in words


def test_in_a_narrow_window_the_entry_opens_over_the_list(tmp_path: Path) -> None:
    house = House(tmp_path, (960, 600), "fr", 150)
    scene = CodexScene(house.desk, load("washington-2025"))
    house.stage.push(scene)
    box = next(w for w in scene.ui.root.walk() if isinstance(w, ListBox))
    scene.ui.focus.set(box)
    house.key("Return")
    assert scene.ui.active is not scene.ui.layers[0]
    house.key("Escape")
    assert scene.ui.focus.current is box
    house.close()


def test_credits_name_every_source_and_licence(house: House) -> None:
    house.stage.push(CreditsScene(house.desk))
    words = told(house.stage.top)
    document = tomllib.loads((assets_dir() / "ATTRIBUTION.toml").read_text(encoding="utf-8"))
    assert len(credits_listed()) == len(document["source"])
    for source in document["source"]:
        assert source["name"] in words and source["licence"] in words and source["changes"] in words
