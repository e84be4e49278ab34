"""Every screen can be pictured by name, without a window."""

from pathlib import Path

import pygame
import pytest

from game.ui.scenes.shots import SCENES, take
from tests.ui.scenes.conftest import TINY


@pytest.fixture(autouse=True)
def display_again() -> object:
    """Taking a picture closes the display that the other tests share."""
    yield
    pygame.display.init()
    pygame.display.set_mode((64, 64))


@pytest.mark.parametrize("scene", [name for name in SCENES if name != "gallery"])
def test_every_screen_by_name(scene: str, tmp_path: Path) -> None:
    place = tmp_path / "shot.png"
    take(scene, place, scenario=str(TINY), size=(1000, 640), theme="dark", lang="fr", seed=2)
    picture = pygame.image.load(place)
    assert picture.get_size() == (1000, 640)
    colours = {tuple(picture.get_at((x, y))) for x in range(0, 1000, 7) for y in range(0, 640, 7)}
    assert len(colours) > 12


def test_the_same_picture_twice(tmp_path: Path) -> None:
    first, second = tmp_path / "1.png", tmp_path / "2.png"
    for place in (first, second):
        take("table", place, scenario=str(TINY), seed=2)
    assert first.read_bytes() == second.read_bytes()


def test_an_unknown_screen_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no screen 'bridge'; there are: title"):
        take("bridge", tmp_path / "shot.png")
    assert not (tmp_path / "shot.png").exists()
