"""Watching a save: any moment can be reached, equals a replay, and a new game can go on from it."""

from pathlib import Path

import pygame
import pytest
from pygame.event import Event

from game.scenario import load
from game.table.local import LocalTable
from game.table.save_errors import SaveError
from game.table.saves import open_save
from game.ui.kit import Paragraph
from game.ui.kit.keys import key_event
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
    with pytest.raises(SaveError, match="once it is over"):
        Film(saved(house.desk.saves, ironman=True, moves=3))
    film = Film(saved(house.desk.saves, ironman=True))
    assert not film.may_branch


def test_the_bar_is_dragged_and_the_drag_goes_on_while_the_table_changes(house: House) -> None:
    saved(house.desk.saves)
    scene = opened(house)
    scene.ui.settle()
    bar, y = scene.bar, scene.bar.rect.centery
    end = len(scene.film.inputs)
    house.stage.handle(Event(pygame.MOUSEBUTTONDOWN, pos=(bar.stop(3), y), button=1))
    house.pump()
    assert scene.count == 3
    seen = []
    for place in (end // 2, end, 5, 0):
        house.stage.handle(Event(pygame.MOUSEMOTION, pos=(bar.stop(place), y), rel=(1, 0), buttons=(1, 0, 0)))
        house.pump()
        assert scene.count == place == bar.index and scene.bar is bar
        assert scene.table.digest() == scene.film.at(place).digest()
        seen.append(scene.where.text)
    house.stage.handle(Event(pygame.MOUSEBUTTONUP, pos=(bar.stop(0), y), button=1))
    assert len(set(seen)) == 4 and faults(scene.ui) == []


def test_many_drags_in_one_turn_of_the_loop_are_one_journey(house: House) -> None:
    saved(house.desk.saves)
    scene = opened(house)
    journeys: list[int] = []
    go = scene.go
    scene.go = lambda count: (journeys.append(count), go(count))[0]  # type: ignore[method-assign,func-returns-value]
    for place in range(1, 8):
        scene.bar.choose(place)
    house.pump()
    assert journeys == [7] and scene.count == 7


def test_keys_move_the_bar(house: House) -> None:
    saved(house.desk.saves)
    scene = opened(house)
    scene.ui.focus.set(scene.bar)
    house.key("Right")
    house.key("Right")
    assert scene.count == 2 and "move 2 of" in scene.bar.describe()
    house.stage.handle(key_event(pygame.K_END))
    house.pump()
    assert scene.count == len(scene.film.inputs)


def test_what_both_sides_knew_is_shown_only_of_games_that_are_over(house: House) -> None:
    saved(house.desk.saves)
    scene = opened(house)
    scene.go(6)

    def told() -> str:
        return "\n".join(w.text for w in scene.ui.root.walk() if isinstance(w, Paragraph))

    mandates = [scene.session.wording.mandate(one.id) for one in scene.film.whole.scenario.mandates]
    assert not any(name in told() for name in mandates)
    player = KeyboardPlayer(house, "tiny")
    player.press(player.must(key="both"))
    assert sum(name in told() for name in mandates) >= 2 and faults(scene.ui) == []
    house.stage.pop()
    saved(house.desk.saves, moves=3)
    half = ReplayScene(house.desk, Film(house.desk.saves / "watched.jsonl"))
    house.stage.push(half)
    assert player.find(key="both") is None and not half.both
