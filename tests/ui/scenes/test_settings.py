"""Settings are kept; what cannot be read is set aside, and said."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.ui.kit import Button, Label, Paragraph
from game.ui.kit.words import ENGLISH
from game.ui.scenes.desk import Desk
from game.ui.scenes.kit_words import SPOKEN
from game.ui.scenes.settings_scene import SettingsScene
from game.ui.scenes.title import TitleScene
from game.ui.settings import Settings, load_settings, save_settings
from tests.ui.scenes.conftest import House


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    wanted = Settings("fr", 150, "dark", True, True, (1600, 900))
    save_settings(tmp_path / "deep" / "settings.json", wanted)
    assert load_settings(tmp_path / "deep" / "settings.json") == (wanted, None)


@pytest.mark.parametrize("text", ["{", "[1]", "null", "\x00", '{"language": ', "[" * 5000])
def test_a_broken_file_is_set_aside_with_its_contents(tmp_path: Path, text: str) -> None:
    place = tmp_path / "settings.json"
    place.write_text(text, encoding="utf-8")
    settings, aside = load_settings(place)
    assert settings == Settings()
    assert aside is not None
    assert aside.read_text(encoding="utf-8") == text
    assert not place.exists()
    place.write_text(text, encoding="utf-8")
    assert load_settings(place)[1] not in (None, aside)


@pytest.mark.parametrize(
    ("key", "value"),
    [("language", "de"), ("theme", 3), ("text_size", 1000), ("text_size", "big"), ("window", [1, 2]), ("window", "x"),
     ("offices_only", "yes"), ("reduced_motion", None), ("window", [True, True])],
)  # fmt: skip
def test_a_value_out_of_range_falls_back_alone(tmp_path: Path, key: str, value: object) -> None:
    place = tmp_path / "settings.json"
    place.write_text(json.dumps({"language": "fr", "text_size": 125, key: value}), encoding="utf-8")
    settings, aside = load_settings(place)
    assert aside is None
    assert getattr(settings, key) == getattr(Settings(), key)
    if key != "language":
        assert settings.language == "fr"


def test_the_title_says_that_settings_were_set_aside(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    house = House(tmp_path)
    house.stage.push(TitleScene(house.desk))
    said = [w.text for layer in house.stage.top.ui.layers for w in layer.root.walk() if isinstance(w, Paragraph)]  # type: ignore[union-attr]
    house.close()
    assert any("settings.broken-1.json" in text for text in said)


def test_settings_take_effect_at_once_and_are_kept(house: House) -> None:
    house.stage.push(TitleScene(house.desk))
    house.stage.push(SettingsScene(house.desk))
    house.desk.change(replace(house.desk.settings, language="fr", text_size=150, theme="dark"))
    assert house.stage.gear.theme.scale == 1.5
    words = [w.text for w in house.stage.top.ui.root.walk() if isinstance(w, (Label, Paragraph))]  # type: ignore[union-attr]
    assert "Langue" in words
    assert Desk(house.desk.folder).settings.theme == "dark"


def test_every_word_of_the_kit_is_marked_for_translation() -> None:
    assert set(SPOKEN) == set(ENGLISH.values())


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    house = House(tmp_path / "file" / "data")
    house.stage.push(TitleScene(house.desk))
    house.desk.change(replace(house.desk.settings, theme="dark"))
    said = [w.text for layer in house.stage.top.ui.layers for w in layer.root.walk() if isinstance(w, Paragraph)]  # type: ignore[union-attr]
    house.close()
    assert house.desk.settings.theme == "dark"
    assert any(str(tmp_path / "file" / "data") in text for text in said)


def test_broken_saves_alone_can_still_be_looked_at(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.desk.saves.mkdir(parents=True)
    (house.desk.saves / "torn.jsonl").write_text("{", encoding="utf-8")
    house.stage.push(TitleScene(house.desk))
    load = next(w for w in house.stage.top.ui.root.walk() if isinstance(w, Button) and w.shortcut == "L")  # type: ignore[union-attr]
    house.close()
    assert load.enabled
