"""Every screen can be pictured by name, without a window."""

from pathlib import Path

import pygame
import pytest

from game.scenario import load
from game.ui.kit import Dialog, Label, Paragraph
from game.ui.scenes.shots import SCENES, NeverComesError, Studio, take
from tests.ui.scenes.conftest import TINY, House


@pytest.fixture(autouse=True)
def display_again() -> object:
    """Taking a picture closes the display that the other tests share."""
    yield
    pygame.display.init()
    pygame.display.set_mode((64, 64))


@pytest.mark.parametrize("scene", [name for name in SCENES if name != "gallery"])
def test_every_screen_by_name(scene: str, tmp_path: Path) -> None:
    place = tmp_path / "shot.png"
    take(scene, place, scenario=str(TINY), size=(1000, 640), theme="dark", lang="fr", seed=7)
    picture = pygame.image.load(place)
    assert picture.get_size() == (1000, 640)
    colours = {tuple(picture.get_at((x, y))) for x in range(0, 1000, 7) for y in range(0, 640, 7)}
    assert len(colours) > 12


def test_a_bot_sits_in_where_the_plain_player_never_comes_to_the_step_after(tmp_path: Path) -> None:
    house = House(tmp_path, (1280, 720), "en", 100, "paper")
    games = (Studio(house.desk, house.stage, load("washington-2025"), "canada", seed) for seed in range(1, 20))
    studio = next(studio for studio in games if not studio._comes_to_the_step_after() and reached(studio))
    assert studio.session.view.post_settlement and studio.session.table.players["canada"] == "human"
    house.close()


def reached(studio: Studio) -> bool:
    try:
        return studio.asked_after() is studio.session
    except NeverComesError:
        return False


def test_the_same_picture_twice(tmp_path: Path) -> None:
    first, second = tmp_path / "1.png", tmp_path / "2.png"
    for place in (first, second):
        take("table", place, scenario=str(TINY), seed=2)
    assert first.read_bytes() == second.read_bytes()


def test_the_settings_say_how_the_picture_looks(tmp_path: Path) -> None:
    plain, dark = tmp_path / "plain.png", tmp_path / "dark.png"
    said: list[tuple[str, int, str]] = []

    def settings(studio: Studio) -> object:
        kept = studio.desk.settings
        said.append((kept.theme, kept.text_size, kept.language))
        return SCENES["title"](studio)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.ui.scenes.shots.SCENES", {"settings": settings})
        take("settings", plain, scenario=str(TINY))
        take("settings", dark, scenario=str(TINY), theme="dark", scale=1.5, lang="fr")
    assert said == [("paper", 100, "en"), ("dark", 150, "fr")]


def test_an_unknown_screen_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no screen 'bridge'; there are: title"):
        take("bridge", tmp_path / "shot.png")
    assert not (tmp_path / "shot.png").exists()


def test_the_workbench_stands_beside_the_game_with_its_findings(house: House) -> None:
    scenario = load(TINY)
    studio = Studio(house.desk, house.stage, scenario, "canada", 4, TINY)
    scene = SCENES["author"](studio)
    house.stage.push(scene)
    assert studio.bench is not None and studio.bench.session is not None
    assert studio.bench.session.scenario.id == scenario.id
    assert studio.bench.reading is not None and studio.bench.reading.findings is not None
    words = {widget.text for widget in scene.ui.root.walk() if isinstance(widget, Label | Paragraph)}
    assert "tiny.yaml" in words
    studio.bench.close()


@pytest.mark.parametrize(("name", "title"), [("offer", "Steel duty"), ("measures", "Measures"), ("menu", "Menu")])
def test_what_a_button_of_the_table_opens_lies_over_it(house: House, name: str, title: str) -> None:
    studio = Studio(house.desk, house.stage, load(TINY), "canada", 4, TINY)
    house.stage.push(SCENES[name](studio))
    assert studio.then is not None
    studio.then()
    top = house.stage.top
    assert top is not None and len(top.ui.layers) == 2
    assert isinstance(top.ui.active.root, Dialog) and top.ui.active.root.name == title
