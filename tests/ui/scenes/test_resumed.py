"""A game taken up again is played by the same people: their seats, the clock of the turn, names or offices only."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.rules.actions import Reply
from game.scenario import load
from game.table.saves import open_save
from game.ui.scenes.hot_seat import CurtainScene
from game.ui.scenes.load_game import open_saved
from game.ui.scenes.new_game import Choice, begin
from game.ui.scenes.table import TableScene
from game.ui.scenes.title import TitleScene
from game.ui.session import Session
from tests.ui.scenes.conftest import TINY, House
from tests.ui.scenes.players import KeyboardPlayer

MINUTE = 60_000


class Hand:
    """A clock that is moved by hand."""

    now = 0

    def __call__(self) -> int:
        return self.now


class Place:
    """A folder of saves and the windows that are opened on it, one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.hand = Hand()
        self.house = self.window()

    def window(self) -> House:
        self.house = House(self.folder)
        self.house.stage.gear.timers.clock = self.hand
        self.house.stage.push(TitleScene(self.house.desk))
        return self.house

    @property
    def save(self) -> Path:
        (found,) = (self.folder / "saves").glob("*.jsonl")
        return found

    def crash(self) -> None:
        """The window is gone without a word."""
        for scene in self.house.stage.scenes:
            if isinstance(scene, TableScene):
                scene.session.cancel()
        self.house.close()

    def again(self) -> Session:
        """Open the save in a new window, up to the table of whoever is at turn."""
        house = self.window()
        open_saved(house.stage.top, self.save)  # type: ignore[arg-type]
        house.until(lambda: any(isinstance(scene, TableScene) for scene in house.stage.scenes))
        return self.at_table()

    def at_table(self) -> Session:
        """Past curtains, briefs and pages, to the table."""
        house, player = self.house, KeyboardPlayer(self.house, "tiny")
        for _ in range(60):
            top = house.stage.top
            if isinstance(top, TableScene) and not top.session.thinking and player.find(key="end"):
                return top.session
            if isinstance(top, CurtainScene):
                player.press(player.must(key="go"))
            else:
                player.act(house.look())
        raise AssertionError(f"no way to the table from {house.scene}")

    def pass_time(self, ms: int) -> None:
        for _ in range(0, ms, 500):
            self.hand.now += 500
            self.house.stage.update()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    made = Place(tmp_path)
    yield made
    made.crash()


def started(place: Place, choice: Choice) -> Session:
    begin(place.house.desk, place.house.stage, load(str(TINY)), choice)
    place.house.until(lambda: place.house.scene in ("BriefScene", "CurtainScene"))
    return place.at_table()


def pause(place: Place) -> None:
    player = KeyboardPlayer(place.house, "tiny")
    player.press(player.must(key="clock"))


def leave(place: Place) -> None:
    del place.house.stage.scenes[2:]
    place.house.stage.pop()


@pytest.mark.parametrize(("ending", "left"), [(pause, 73_000), (leave, 73_000), (lambda _place: None, 80_000)])
def test_the_clock_goes_on_where_it_stood(place: Place, ending: Callable[[Place], None], left: int) -> None:
    """A game that is killed gives back the seconds since the last note, ten at most."""
    session = started(place, Choice("canada", seed=7, hot_seat=True, minutes=2))
    side = session.side
    assert session.clock is not None and session.clock.running
    place.pass_time(47_000)
    assert session.clock.left == 73_000
    ending(place)
    place.crash()
    place.hand.now += 10 * MINUTE
    again = place.again()
    assert again.hot_seat and again.side == side
    assert again.clock is not None and again.clock.running and again.clock.limit == 2 * MINUTE
    assert again.clock.left == left
    place.pass_time(left)
    assert again.due() != side, "the time is up when it is up, not a whole turn later"


def test_a_turn_that_had_not_begun_has_its_whole_time(place: Place) -> None:
    session = started(place, Choice("canada", seed=7, hot_seat=True, minutes=1))
    first = session.side
    place.pass_time(20_000)
    KeyboardPlayer(place.house, "tiny").end()
    assert place.house.scene == "CurtainScene"
    place.crash()
    again = place.again()
    assert again.side != first
    assert again.clock is not None and again.clock.left == MINUTE


def test_a_hot_seat_without_a_clock_stays_without(place: Place) -> None:
    started(place, Choice("canada", seed=7, hot_seat=True))
    place.crash()
    again = place.again()
    assert again.hot_seat and again.clock is None


def test_notes_of_the_clock_are_not_moves(place: Place) -> None:
    session = started(place, Choice("canada", seed=7, hot_seat=True, minutes=1))
    place.pass_time(25_000)
    session.submit(next(action for action in session.legal() if not isinstance(action, Reply)))
    place.pass_time(10_000)
    assert session.undo()
    digest = session.table.digest()
    notes = [line for line in place.save.read_text(encoding="utf-8").splitlines() if line.startswith('{"clock"')]
    assert len(notes) == 4
    opened = open_save(place.save, journal=False)
    assert opened.warnings == () and opened.table.digest() == digest


def test_the_seat_the_opponent_and_the_names_are_kept(tmp_path: Path) -> None:
    place = Place(tmp_path)
    scenario = load("washington-2025")
    persona = next(one for one in scenario.personas if one.side == "us")
    choice = Choice("canada", "hard", persona.id, seed=3, seat="industry", offices_only=True)
    begin(place.house.desk, place.house.stage, scenario, choice)
    place.house.until(lambda: place.house.scene == "BriefScene")
    place.crash()
    house = place.window()
    assert not house.desk.settings.offices_only
    open_saved(house.stage.top, place.save)  # type: ignore[arg-type]
    house.until(lambda: any(isinstance(scene, TableScene) for scene in house.stage.scenes))
    table = next(scene for scene in house.stage.scenes if isinstance(scene, TableScene))
    session = table.session
    assert (session.side, session.role, session.seat) == ("canada", "industry", "prime-minister")
    assert session.offices_only and not session.hot_seat
    assert session.table.players == {"canada": "human", "us": f"hard:{persona.id}"}
    place.crash()


@pytest.mark.parametrize(
    "sitting",
    [3, {}, {"seat": 1, "offices_only": False, "turn_ms": 0}, {"seat": "", "offices_only": False, "turn_ms": -1},
     {"seat": "", "offices_only": 0, "turn_ms": 0}, {"seat": "nobody", "offices_only": False, "turn_ms": 0},
     {"seat": "us-lead", "offices_only": False, "turn_ms": 0}, {"seat": "", "offices_only": False, "turn_ms": 10**12}],
)  # fmt: skip
def test_a_strange_sitting_is_refused_with_its_place(tmp_path: Path, sitting: object) -> None:
    from game.table.local import LocalTable
    from game.table.save_errors import SaveError

    path = tmp_path / "strange.jsonl"
    scenario = load(str(TINY))
    LocalTable.opened(scenario, 1, {"us": "fair"}, save_path=path)
    if isinstance(sitting, dict) and sitting.get("seat") == "us-lead":
        sitting = {**sitting, "seat": scenario.leads["us"]}
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([json.dumps({**json.loads(lines[0]), "sitting": sitting}), *lines[1:]]) + "\n")
    with pytest.raises(SaveError, match=r"strange.jsonl:1: .*; expected a seat"):
        open_save(path)
