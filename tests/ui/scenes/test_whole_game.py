"""A whole game by keyboard alone and by mouse alone; and it can be left and taken up again."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from game.rules.actions import Direction, Respond
from game.rules.state import Ending
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


def at_first_turn(house: House, seed: str = "7") -> KeyboardPlayer:
    """A keyboard player whose first turn has come."""
    house.stage.push(TitleScene(house.desk))
    house.stage.push(GalleryScene(house.desk, (TINY,)))
    player = KeyboardPlayer(house, "tiny", seed)
    for _ in range(200):
        seen = house.look()
        if seen["scene"] == "TableScene" and not seen["busy"] and not seen["layer"] and player.find(key="end"):
            return player
        player.act(seen)
    raise AssertionError("the first turn never came")


def test_walking_away_asks_first_and_then_ends_the_game(house: House) -> None:
    player = at_first_turn(house)
    house.key("w")
    assert house.look()["layer"] == 1
    house.key("Escape")
    assert not house.look()["over"]
    house.key("w")
    player.press(player.must(key="yes"))
    house.until(lambda: house.scene == "EndingScene")
    ended = house.stage.top.session  # type: ignore[union-attr]
    assert ended.view.ending is Ending.WALKED_AWAY
    assert ended.view.walked == "canada"


def test_a_measure_a_pledge_and_a_consult_by_keyboard(house: House) -> None:
    player = at_first_turn(house)
    session = house.stage.top.session  # type: ignore[union-attr]
    capital = session.view.own.capital
    house.key("m")
    player.press(player.must(key="retaliate"))
    assert session.view.own.turn.measures == 1
    assert session.view.own.capital < capital
    house.key("u")
    assert session.view.own.capital == capital
    player.step(player.must(key="row-0"), 2)
    house.key("Return")
    player.press(next(t for t in house.look()["things"] if t["name"].startswith("Pledge")))
    assert [pledge.issue for pledge in session.view.sides[0].pledges] == [0]
    house.key("c")
    player.press(player.must(name="Ask"))
    assert session.view.own.consults_left == 1
    assert any(consult.answered and consult.asker == "canada" for consult in session.view.consults)
    assert house.look()["layer"] == 1, "the answer is shown"


def test_lots_and_alternatives_reach_the_table(house: House) -> None:
    player = at_first_turn(house)
    session = house.stage.top.session  # type: ignore[union-attr]
    for row, lot in (("row-0", "1"), ("row-1", "1"), ("row-2", "2")):
        player.step(player.must(key=row), 2)
        house.key(lot)
    player.press(player.must(key="add"))
    player.step(player.must(key="row-0"), 1)
    house.key("p")
    offer = session.view.offers[0]
    assert offer is not None
    assert [lot.issues for lot in offer.alternatives[0].lots] == [(0, 1), (2,)]
    assert [alternative.package[0] for alternative in offer.alternatives] == [1, 2]


def test_reasons_are_given_by_row(house: House) -> None:
    player = at_first_turn(house)
    session = house.stage.top.session  # type: ignore[union-attr]
    for _ in range(60):
        if player.find(key="decline") is not None and house.scene == "TableScene":
            break
        player.act(house.look()) if house.scene != "TableScene" or house.look()["layer"] else player.end()
        house.wait()
    house.key("d")
    player.reach(player.must(key="issue-0"))
    house.key("Right")
    player.reach(player.must(key="kind-0"))
    house.key("Right")
    player.press(player.must(key="decline-now"))
    said = [record.body for record in session.view.history if isinstance(record.body, Respond) and not record.body.sign]
    mine = [body for body in said if body.reasons and body.reasons[0].direction is Direction.LINKED]
    assert mine, "the reason was said"


def test_language_and_theme_change_in_the_middle_of_a_game(house: House) -> None:
    at_first_turn(house)
    house.desk.change(replace(house.desk.settings, language="fr", theme="dark", text_size=125))
    names = {thing["name"] for thing in house.look()["things"]}
    assert "Terminer le tour" in names
    assert house.stage.top.session.t.language == "fr"  # type: ignore[union-attr]
