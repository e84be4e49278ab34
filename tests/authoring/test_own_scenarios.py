"""A player's own scenarios in the gallery: from the usual folder, by path, and dropped on the window."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from pygame.event import Event

from game.ui.kit import Paragraph
from game.ui.scenes.author import AuthorTable
from game.ui.scenes.gallery import GalleryScene
from game.ui.scenes.gallery_places import LIST, MOST_FILES, add_place, known_places, own_folder, own_scenarios
from game.ui.scenes.title import TitleScene
from tests.ui.scenes.conftest import TINY, House, display  # noqa: F401 - a fixture
from tests.ui.scenes.faults import faults

GOOD = TINY.read_text(encoding="utf-8")
SHIPPED = ("tutorial", "two-towns")
BROKEN = "format: 1\nid: [oops\n"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder of the player's own: a good scenario in a folder of its own, and a broken one."""
    folder = tmp_path / "mine"
    (folder / "good").mkdir(parents=True)
    (folder / "good" / "good.yml").write_text(GOOD, encoding="utf-8")
    (folder / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    (folder / "notes.txt").write_text("not a scenario", encoding="utf-8")
    (folder / ".hidden.yaml").write_text(BROKEN, encoding="utf-8")
    return folder


@pytest.fixture(params=[("en", 100, (1280, 720)), ("fr", 150, (1280, 720))], ids=["en", "fr-150%"])
def house(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr("game.ui.scenes.gallery.shipped_names", lambda: SHIPPED)
    language, text, size = request.param
    made = House(tmp_path / "data", size, language, text)
    made.stage.push(TitleScene(made.desk))
    yield made
    made.close()
    pygame.event.clear()


def gallery(house: House) -> GalleryScene:
    scene = house.stage.top
    assert isinstance(scene, GalleryScene)
    wanted = len(own_scenarios(house.desk.folder)) + len(SHIPPED)
    house.until(lambda: len(scene.entries) == wanted, 60)
    return scene


def own(scene: GalleryScene) -> dict[str, bool]:
    """Own files by name, and whether each can be played."""
    return {Path(entry.name).name: entry.scenario is not None for entry in scene.entries if entry.own is not None}


def drop(house: House, place: Path) -> None:
    house.stage.handle(Event(pygame.DROPFILE, file=str(place)))
    house.pump()


def test_a_folder_dropped_on_the_title_opens_the_gallery_and_stays_in_it(house: House, mine: Path) -> None:
    drop(house, mine)
    scene = gallery(house)
    assert own(scene) == {"good.yml": True, "broken.yaml": False}
    assert sum(entry.scenario is not None for entry in scene.entries) == 3  # the broken one hurts nothing else
    words = " ".join(widget.text for widget in scene.ui.root.walk() if isinstance(widget, Paragraph))
    assert ("Line " in words or "Ligne " in words) and "broken.yaml" in words
    assert not faults(scene.ui)
    house.stage.pop()
    house.stage.push(GalleryScene(house.desk))
    assert own(gallery(house)) == {"good.yml": True, "broken.yaml": False}


def test_a_file_by_its_path_and_off_the_list_again(house: House, mine: Path) -> None:
    house.stage.push(GalleryScene(house.desk))
    scene = gallery(house)
    scene._ask()
    house.pump()
    assert not faults(scene.ui)
    for letters in (str(mine / "good" / "good.ym"), "l"):
        # What is mistyped is told, and stays to be mended.
        assert own(gallery(house)) == {}
        for letter in letters:
            house.stage.handle(Event(pygame.TEXTINPUT, text=letter))
        house.key("Return")
    assert own(gallery(house)) == {"good.yml": True}
    entry = next(entry for entry in scene.entries if entry.own is not None)
    assert entry.own is not None
    scene._forget(entry.own)
    assert own(gallery(house)) == {} and (mine / "good" / "good.yml").exists()
    scene.add(mine / "nothing-here")
    assert own(gallery(house)) == {}


def test_a_broken_file_is_mended_at_the_workbench_and_comes_back_whole(house: House, mine: Path) -> None:
    drop(house, mine / "broken.yaml")
    scene = gallery(house)
    entry = next(entry for entry in scene.entries if entry.own is not None)
    assert entry.scenario is None and entry.own is not None
    scene._bench(entry.own)
    house.until(lambda: house.scene == "WorkbenchScene")
    (mine / "broken.yaml").write_text(GOOD, encoding="utf-8")
    house.until(lambda: house.scene != "WorkbenchScene")
    while not isinstance(house.stage.top, AuthorTable):
        house.stage.scenes.pop()  # pages of the game, which would only come again
    house.stage.pop()
    assert house.stage.top is scene
    assert own(gallery(house)) == {"broken.yaml": True}


def test_places_and_their_list(tmp_path: Path, mine: Path) -> None:
    data = tmp_path / "data"
    assert own_scenarios(data) == () and known_places(data) == ()
    assert add_place(data, mine) and not add_place(data, mine)
    assert [one.file.name for one in own_scenarios(data)] == ["broken.yaml", "good.yml"]
    own_folder(data).mkdir()
    (own_folder(data) / "also.yaml").write_text(GOOD, encoding="utf-8")
    assert [one.place for one in own_scenarios(data)] == [None, mine.resolve(), mine.resolve()]
    (data / LIST).write_text('["/nowhere", 7, "\\u0000", ""]', encoding="utf-8")
    assert [one.file.name for one in own_scenarios(data)] == ["also.yaml"]
    for damage in ("{", "[" * 70_000, '{"a": 1}'):
        (data / LIST).write_text(damage, encoding="utf-8")
        assert known_places(data) == ()
    many = tmp_path / "many"
    many.mkdir()
    for number in range(MOST_FILES + 20):
        (many / f"{number:03}.yaml").write_text(BROKEN, encoding="utf-8")
    (data / LIST).unlink()
    add_place(data, many)
    assert len(own_scenarios(data)) == MOST_FILES + 1
