"""A whole game by keyboard alone and by mouse alone; and it can be left and taken up again."""

from collections.abc import Callable

import pytest

from game.ui.scenes.gallery import GalleryScene
from game.ui.scenes.load_game import LoadScene
from game.ui.scenes.table import TableScene
from game.ui.scenes.title import TitleScene
from tests.ui.scenes.conftest import TINY, House
from tests.ui.scenes.players import KeyboardPlayer, MousePlayer, Player


@pytest.mark.parametrize("kind", [KeyboardPlayer, MousePlayer])
def test_whole_game(house: House, kind: type[Player]) -> None:
    house.stage.push(TitleScene(house.desk))
    house.stage.push(GalleryScene(house.desk, (TINY,)))
    player = kind(house, "tiny", "7")
    player.play()
    assert player.proposed == 1
    met = {"NewGameScene", "BriefScene", "NewsScene", "GuessScene", "TableScene", "TheirTurnScene", "CloseScene"}
    assert met <= player.visited
    session = house.stage.top.session  # type: ignore[union-attr]
    assert session.table.over
    assert session.table.scenario.id == "tiny"
    if kind is KeyboardPlayer:
        assert session.table.seed == 7


def test_save_quit_and_resume_give_the_same_state(house: House) -> None:
    house.stage.push(TitleScene(house.desk))
    house.stage.push(GalleryScene(house.desk, (TINY,)))
    player = KeyboardPlayer(house, "tiny", "11")
    for _ in range(400):
        seen = house.look()
        if seen["scene"] == "TableScene" and seen["round"] == 2 and not seen["busy"] and not seen["layer"]:
            break
        player.act(seen)
    table = house.stage.top
    assert isinstance(table, TableScene)
    before = table.session.table.digest()
    table.session.cancel()
    while len(house.stage.scenes) > 1:
        house.stage.pop()
    house.stage.push(LoadScene(house.desk))
    press(house, lambda thing: thing["name"].startswith("Tiny table"))
    house.until(lambda: isinstance(house.stage.top, TableScene))
    again = house.stage.top
    assert isinstance(again, TableScene)
    assert again.session.table.digest() == before
    assert again.session.side == "canada"
    player.play()
    assert player.visited >= {"CloseScene"}


def press(house: House, wanted: Callable[..., bool]) -> None:
    """Press the first thing that is wanted."""
    player = MousePlayer(house, "tiny")
    player.press(next(thing for thing in house.look()["things"] if wanted(thing)))
