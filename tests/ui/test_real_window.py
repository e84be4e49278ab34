"""Whole games of the flagship through a real window on a virtual X server: by keyboard alone, and by mouse alone."""

from __future__ import annotations

import time

import pytest

from tests.ui.real_screen import NEEDS_SCREEN, Screen, XHands
from tests.ui.scenes.players import KeyboardPlayer, MousePlayer, Player

pytestmark = NEEDS_SCREEN

FIRST_FRAME_S = 2.0


@pytest.mark.parametrize("kind", [KeyboardPlayer, MousePlayer])
def test_whole_flagship(screen: Screen, kind: type[Player]) -> None:
    screen.open()
    hands = XHands(screen)
    player = kind(hands, "washington-2025", "5")
    player.play()
    assert player.proposed == 1
    met = {"TitleScene", "GalleryScene", "NewGameScene", "BriefScene", "NewsScene", "GuessScene", "TheirTurnScene"}
    assert met | {"CloseScene"} <= player.visited
    assert hands.look()["over"]
    assert (hands.keys == 0) if kind is MousePlayer else (hands.clicks == 0)


def test_the_first_frame_comes_at_once(screen: Screen) -> None:
    began = time.time()
    screen.open()
    shown = (screen.folder / "first.txt").stat().st_mtime - began
    assert screen.read()["scene"] == "TitleScene"
    assert shown <= FIRST_FRAME_S, f"the title took {shown:.2f} s"


def test_a_key_held_down_presses_one_button_and_not_the_next_screen_s(screen: Screen) -> None:
    screen.open()
    assert next(thing for thing in screen.read()["things"] if thing["focused"])["key"] == "new"
    screen.tool("keydown", "Return")
    screen.until(lambda: screen.read()["scene"] == "GalleryScene")
    time.sleep(0.8)
    screen.tool("keyup", "Return")
    screen.until(lambda: screen.read()["events"] == 1)
    assert screen.read()["scene"] == "GalleryScene"
