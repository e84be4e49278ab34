"""Watching a save: any moment can be reached, equals a replay, and a new game can go on from it."""

from pathlib import Path

import pytest

from game.scenario import load
from game.table.local import LocalTable
from game.table.saves import SaveError, open_save
from game.ui.scenes.load_game import LoadScene
from game.ui.scenes.replay import Film, ReplayScene
from game.ui.scenes.table import TableScene
from game.ui.scenes.title import TitleScene
from tests.ui.scenes.conftest import TINY, House
from tests.ui.scenes.faults import faults
from tests.ui.scenes.players import KeyboardPlayer


def saved(folder: Path, *, ironman: bool = False, moves: int = 10_000) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    table = LocalTable.opened(load(TINY), 3, {"canada": "fair", "us": "fair"}, ironman=ironman)
    table.run_bots(moves)
    table.save(folder / "watched.jsonl")
    return folder / "watched.jsonl"


def opened(house: House) -> ReplayScene:
    house.stage.push(TitleScene(house.desk))
    house.stage.push(LoadScene(house.desk))
    player = KeyboardPlayer(house, "tiny")
    player.press(player.must(key="watch-watched.jsonl"))
    scene = house.stage.top
    assert isinstance(scene, ReplayScene)
    return scene


def test_every_moment_can_be_reached_both_ways(house: House) -> None:
    whole = open_save(saved(house.desk.saves), journal=False).table
    scene = opened(house)
    player, forward = KeyboardPlayer(house, "tiny"), []
    for _ in range(6):
        player.press(player.must(key="next"))
        forward.append(scene.table.digest())
    assert len(set(forward)) > 1
    for digest in reversed(forward[:-1]):
        player.press(player.must(key="previous"))
        assert scene.table.digest() == digest
    scene.go(len(scene.film.inputs))
    assert scene.table.digest() == whole.digest()
    assert faults(scene.ui) == []


def test_rounds_are_steps_too(house: House) -> None:
    saved(house.desk.saves)
    scene = opened(house)
    rounds = []
    for _ in range(3):
        scene.go(scene.film.round_start(scene.count, 1))
        rounds.append(scene.film.inputs[scene.count - 1].round)
    assert rounds == sorted(set(rounds))


def test_a_new_game_goes_on_from_the_moment(house: House) -> None:
    place = saved(house.desk.saves)
    before = place.read_bytes()
    scene = opened(house)
    scene.go(8)
    scene.branch()
    table = house.stage.top
    assert isinstance(table, TableScene)
    table.session.cancel()
    assert table.session.path is not None and table.session.path != place
    assert place.read_bytes() == before
    assert open_save(table.session.path, journal=False).table.digest() == table.session.table.digest()


def test_a_game_without_undo_is_watched_only_when_over(house: House) -> None:
    with pytest.raises(SaveError, match="not over"):
        Film(saved(house.desk.saves, ironman=True, moves=3))
    film = Film(saved(house.desk.saves, ironman=True))
    assert not film.may_branch
