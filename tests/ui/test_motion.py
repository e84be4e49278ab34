"""Screens fade over one another within 150-250 ms, or change at once where motion is to be avoided."""

import pygame
from pygame import Surface

from game.ui.kit import Canvas, Column, Gear, Label, Theme, Widget
from game.ui.motion import FADE_MS
from game.ui.stage import Scene, Stage


class Clock:
    now = 0

    def __call__(self) -> int:
        return self.now


class Plain(Scene):
    """One colour all over."""

    def __init__(self, colour: str) -> None:
        self.colour = colour

    def build(self) -> Widget:
        return Column([Label(self.colour)])

    def draw(self, canvas: Canvas) -> None:
        canvas.surface.fill(self.colour, canvas.clip)


def opened(*, reduced: bool = False, moving: bool = True) -> tuple[Stage, Surface, Clock]:
    clock = Clock()
    stage = Stage((320, 200), Gear(Theme(reduced_motion=reduced), clock=clock))
    stage.moving = moving
    surface = Surface((320, 200))
    stage.push(Plain("#000000"))
    stage.redraw(surface)
    return stage, surface, clock


def shade(surface: Surface) -> int:
    return surface.get_at((300, 190)).r


def test_the_first_screen_is_there_at_once() -> None:
    _stage, surface, _clock = opened()
    assert shade(surface) == 0


def test_a_screen_fades_in_and_then_nothing_is_painted() -> None:
    assert 150 <= FADE_MS <= 250
    stage, surface, clock = opened()
    stage.push(Plain("#FFFFFF"))
    seen = []
    while stage.gear.timers.wait() is not None or stage.redraw(surface):
        stage.update()
        stage.redraw(surface)
        seen.append(shade(surface))
        clock.now += 16
        assert clock.now < 400
    assert seen == sorted(seen) and seen[0] < 60 and seen[-1] == 255
    assert 100 < seen[len(seen) // 3] < 255, "it must be on its way"
    assert stage.redraw(surface) == [] and stage.gear.timers.wait() is None
    assert FADE_MS <= clock.now <= FADE_MS + 48


def test_what_changes_during_the_fade_is_seen_after_it() -> None:
    stage, surface, clock = opened()
    white = Plain("#FFFFFF")
    stage.push(white)
    stage.redraw(surface)
    clock.now += 60
    white.colour = "#FF0000"
    white.ui.damage_all()
    stage.redraw(surface)
    clock.now += FADE_MS
    stage.redraw(surface)
    assert surface.get_at((300, 190))[:3] == (255, 0, 0)


def test_going_back_fades_too_and_a_resize_ends_it() -> None:
    stage, surface, clock = opened()
    stage.push(Plain("#FFFFFF"))
    clock.now += FADE_MS * 2
    stage.redraw(surface)
    clock.now += FADE_MS * 2
    stage.redraw(surface)
    stage.pop()
    stage.redraw(surface)
    assert shade(surface) > 200
    stage.handle(pygame.event.Event(pygame.WINDOWSIZECHANGED, x=400, y=300))
    larger = Surface((400, 300))
    stage.redraw(larger)
    assert larger.get_at((390, 290)).r == 0 and stage._fade is None


def test_no_motion_where_it_is_to_be_avoided_nor_in_pictures() -> None:
    for options in ({"reduced": True}, {"moving": False}):
        stage, surface, _clock = opened(**options)
        stage.push(Plain("#FFFFFF"))
        stage.redraw(surface)
        assert shade(surface) == 255
        assert stage.gear.timers.wait() is None
