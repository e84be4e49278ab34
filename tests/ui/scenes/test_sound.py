"""Cues are quiet, start and end in silence, and need no device."""

import os
import time
from pathlib import Path

import pygame
import pytest

from game.ui.kit import Button, Column, Gear, Widget
from game.ui.sound import CUES, VOLUME, Cue, Sound, device_likely, synthesize
from game.ui.stage import Scene, Stage
from tests.ui.scenes.conftest import House


@pytest.mark.parametrize("cue", list(CUES))
def test_a_cue_is_short_quiet_and_whole(cue: str) -> None:
    samples = synthesize(cue).astype(float) / 32_767
    assert 0.04 < len(samples) / 44_100 < 0.8
    assert VOLUME * 0.98 < abs(samples).max() <= VOLUME
    assert abs(samples[0]) < 0.001 and abs(samples[-1]) < 0.001
    assert abs(samples.mean()) < 0.01


def test_cues_can_be_told_apart() -> None:
    made = [synthesize(cue).tobytes() for cue in CUES]
    assert len(set(made)) == len(Cue) == len(CUES)


def test_without_a_device_the_game_is_silent_and_goes_on() -> None:
    asked: list[int] = []

    def broken() -> None:
        asked.append(1)
        raise pygame.error("No such audio device")

    sound = Sound(broken)
    for _ in range(3):
        sound.play(Cue.PRESS)
        time.sleep(0.02)
    assert asked == [1], "a missing device is asked for once"
    assert sound.played == [Cue.PRESS] * 3


def test_no_device_is_asked_for_where_there_can_be_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("SDL_AUDIODRIVER", "PULSE_SERVER", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    assert not device_likely("linux", tmp_path / "snd")
    assert device_likely("linux", tmp_path) and device_likely("darwin", tmp_path / "snd")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    assert device_likely("linux", tmp_path / "snd")


def test_with_a_device_it_plays() -> None:
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    sound = Sound()
    sound.play(Cue.OFFER)
    end = time.monotonic() + 5
    while not sound._sounds:
        assert time.monotonic() < end
        time.sleep(0.01)
    sound.play(Cue.PASSED)
    assert set(sound._sounds) == {Cue.OFFER, Cue.PASSED}
    pygame.mixer.quit()
    sound.play(Cue.FAILED)


def test_the_switch_is_heard_at_once(house: House) -> None:
    from dataclasses import replace

    house.desk.sound = Sound(lambda: None)
    house.desk.change(replace(house.desk.settings, sound=False))
    house.desk.sound.play(Cue.PRESS)
    assert house.desk.sound.played == []
    house.desk.change(replace(house.desk.settings, sound=True))
    house.desk.sound.on = True
    house.desk.sound.play(Cue.PRESS)
    assert house.desk.sound.played == [Cue.PRESS]


class Page(Scene):
    def build(self) -> Widget:
        return Column([Button("one", lambda: None, shortcut="O"), Button("two", lambda: None, enabled=False)])


def test_pressing_asks_for_a_cue_and_a_dead_button_does_not() -> None:
    cues: list[str] = []
    stage = Stage((640, 400), Gear(cue=cues.append))
    stage.push(Page())
    stage.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_o, mod=0, unicode="o"))
    assert cues == ["press"]
    dead = list(stage.top.ui.root.walk())[-1]  # type: ignore[union-attr]
    assert isinstance(dead, Button)
    dead.press()
    assert cues == ["press"]


def test_the_moments_of_a_game_have_their_cues_and_its_end_says_what_was_learnt(house: House) -> None:
    from game.scenario import load
    from game.ui.kit import Paragraph
    from game.ui.scenes.gallery import GalleryScene
    from game.ui.scenes.title import TitleScene
    from tests.ui.scenes.conftest import TINY
    from tests.ui.scenes.players import KeyboardPlayer

    cues: list[str] = []
    house.stage.gear.cue = cues.append
    house.stage.push(TitleScene(house.desk))
    house.stage.push(GalleryScene(house.desk, (TINY,)))
    KeyboardPlayer(house, "tiny", "3").play()
    assert {Cue.PRESS, Cue.OFFER, Cue.THEIRS, Cue.ROUND} <= set(cues)
    assert cues.count(Cue.OFFER) == 1
    lines = [line.learnt.en for line in load(str(TINY)).coaching if line.learnt]
    words = [w.text for w in house.stage.top.ui.root.walk() if isinstance(w, Paragraph)]  # type: ignore[union-attr]
    assert lines and lines[0] in words and "You have learnt" in words
