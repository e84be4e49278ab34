"""A player's hand for the tests: keys, pointer, controller, clock, and the surface seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.ui.kit import Ui, Widget
from game.ui.kit.keys import key_event
from game.ui.stage import Scene, Stage

W = TypeVar("W", bound=Widget)


class Clock:
    """Milliseconds that pass only when told."""

    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> int:
        return self.now


class One(Scene):
    """A scene around one tree."""

    title = "One"

    def __init__(self, make: Callable[[], Widget]) -> None:
        self.make = make
        self.unhandled: list[Event] = []

    def build(self) -> Widget:
        return self.make()

    def handle(self, event: Event) -> bool:
        self.unhandled.append(event)
        return False


class Hand:
    """Works a stage by synthetic events."""

    def __init__(self, stage: Stage, scene: Scene, clock: Clock) -> None:
        self.stage = stage
        self.scene = scene
        self.clock = clock
        self.surface = Surface(stage.size)
        self.paint()

    @property
    def ui(self) -> Ui:
        return self.scene.ui

    @property
    def focus(self) -> Widget | None:
        return self.ui.focus.current

    def paint(self) -> list[Rect]:
        return self.stage.redraw(self.surface)

    def full(self) -> Surface:
        """The same state painted from nothing."""
        fresh = Surface(self.stage.size)
        self.stage.render_to(fresh)
        return fresh

    def key(self, key: int, mod: int = 0, text: str = "") -> bool:
        return self.stage.handle(key_event(key, mod, text))

    def keys(self, *keys: int) -> None:
        for key in keys:
            self.key(key)

    def type(self, text: str) -> None:
        """Type as SDL sends it: a KEYDOWN and a TEXTINPUT per character."""
        for char in text:
            self.key(pygame.key.key_code(char) if char.isascii() and char.isalnum() else 0, text=char)
            self.stage.handle(Event(pygame.TEXTINPUT, text=char))

    def tab(self, times: int = 1, back: bool = False) -> None:
        for _ in range(times):
            self.key(pygame.K_TAB, pygame.KMOD_SHIFT if back else 0)

    def move(self, position: tuple[int, int]) -> None:
        self.stage.handle(Event(pygame.MOUSEMOTION, pos=position, rel=(0, 0), buttons=(0, 0, 0)))

    def down(self, position: tuple[int, int]) -> None:
        self.move(position)
        self.stage.handle(Event(pygame.MOUSEBUTTONDOWN, pos=position, button=1))

    def up(self, position: tuple[int, int]) -> None:
        self.move(position)
        self.stage.handle(Event(pygame.MOUSEBUTTONUP, pos=position, button=1))

    def click(self, position: tuple[int, int]) -> None:
        self.down(position)
        self.up(position)

    def wheel(self, position: tuple[int, int], steps: int) -> None:
        self.move(position)
        self.stage.handle(Event(pygame.MOUSEWHEEL, x=0, y=steps, precise_y=float(steps), pos=position))

    def wait(self, ms: int) -> None:
        self.clock.now += ms
        self.stage.update()

    def find(self, kind: type[W], name: str = "") -> W:
        for widget in self.ui.active.root.walk():
            if isinstance(widget, kind) and (not name or widget.name == name):
                return widget
        raise LookupError(f"no {kind.__name__} named {name!r}")
