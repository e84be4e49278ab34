"""A game controller alone: sticks, hats and buttons reach everything that keys reach."""

import pygame
from pygame.event import Event

from game.ui.scenes.settings_scene import SettingsScene
from game.ui.scenes.title import TitleScene
from tests.ui.scenes.conftest import TINY, House
from tests.ui.scenes.players import KeyboardPlayer
from tests.ui.scenes.seen import Seen

BUTTONS = {"Return": 0, "Escape": 1, "Tab": 5}


class Pad:
    """Hands that know only a controller; what a player presses as a key goes out as its button or stick."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.sent = 0

    def look(self) -> Seen:
        return self.house.look()

    def key(self, *names: str) -> None:
        for name in names:
            self._press(name)

    def _press(self, name: str) -> None:
        self.sent += 1
        if name in BUTTONS:
            self.house.stage.handle(Event(pygame.JOYBUTTONDOWN, joy=0, instance_id=0, button=BUTTONS[name]))
        elif name == "Right":
            for value in (0.9, 0.0):
                self.house.stage.handle(Event(pygame.JOYAXISMOTION, joy=0, instance_id=0, axis=0, value=value))
        else:
            raise AssertionError(f"a controller has no {name}")
        self.house.pump()

    def click(self, x: int, y: int) -> None:
        raise AssertionError("no mouse here")

    wheel = click  # type: ignore[assignment]

    def wait(self) -> None:
        self.house.wait()


def test_a_whole_game_is_played_with_a_controller(house: House) -> None:
    from game.ui.scenes.gallery import GalleryScene

    house.stage.push(TitleScene(house.desk))
    house.stage.push(GalleryScene(house.desk, (TINY,)))
    pad = Pad(house)
    # Everything by moving and pressing: shortcuts are keys, and a pad has none.
    player = KeyboardPlayer(pad, "tiny")
    player.propose = lambda: player.press(player.must(key="propose"))  # type: ignore[method-assign]
    player.end = lambda: player.press(player.must(key="end"))  # type: ignore[method-assign]
    player.open_sign = lambda: player.press(player.must(key="sign"))  # type: ignore[method-assign]
    player.play()
    assert player.proposed == 1 and pad.sent > 50
    assert house.scene == "EndingScene"


def test_hat_and_cross_move_and_back_goes_back(house: House) -> None:
    house.stage.push(TitleScene(house.desk))
    house.stage.push(SettingsScene(house.desk))
    ui = house.stage.top.ui  # type: ignore[union-attr]
    seen = set()
    for event in (
        *[Event(pygame.JOYHATMOTION, joy=0, instance_id=0, hat=0, value=(0, 1)), Event(
            pygame.JOYHATMOTION, joy=0, instance_id=0, hat=0, value=(0, 0))] * 3,
        *[Event(pygame.JOYBUTTONDOWN, joy=0, instance_id=0, button=11)] * 3,
    ):  # fmt: skip
        house.stage.handle(event)
        seen.add(id(ui.focus.current))
    assert len(seen) >= 4 and ui.focus.visible
    house.stage.handle(Event(pygame.JOYBUTTONDOWN, joy=0, instance_id=0, button=1))
    assert house.scene == "TitleScene"


def test_a_stick_counts_once_until_it_is_let_go(house: House) -> None:
    house.stage.push(SettingsScene(house.desk))
    ui = house.stage.top.ui  # type: ignore[union-attr]
    house.key("Tab")
    moves = []
    for value in (0.7, 0.9, 1.0, 0.5, 0.9, 0.1, 0.9):
        before = ui.focus.current
        house.stage.handle(Event(pygame.JOYAXISMOTION, joy=0, instance_id=0, axis=1, value=value))
        moves.append(ui.focus.current is not before)
    assert moves == [True, False, False, False, False, False, True]
