"""The stage: a stack of scenes over one window or one surface, and the loop that sleeps while nothing happens."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pygame
from pygame import Surface
from pygame.event import Event

from game.ui.kit.context import Gear, Ui
from game.ui.kit.keys import matches
from game.ui.kit.paint import Canvas
from game.ui.kit.theme import Theme
from game.ui.kit.widget import Widget
from game.ui.kit.words import Translate
from game.ui.motion import Fade

__all__ = ["CALL", "Scene", "Stage"]

NAP_S, LONG_NAP_S, AWAKE_S = 0.004, 0.033, 2.0
"""How long the loop sleeps at a time: shortly while a hand is at work, longer once it has rested for a while."""
CALL = pygame.event.custom_type()
"""Event type that carries a call from another thread to the loop."""


class Scene:
    """One screen. Write `build`; the rest is there to be overridden when needed.

    `stage` and `ui` are set before the first `build`. Keep what the player has chosen in the scene, not in widgets:
    widgets are built anew when the theme, the language or the fold changes.
    """

    title: str = ""
    stage: Stage
    ui: Ui

    def build(self) -> Widget:
        """The widgets of this screen, from the scene's present state."""
        raise NotImplementedError(f"{type(self).__name__} builds no widgets")

    def rebuild(self) -> None:
        """Build the widgets anew; focus, scrolling and typed text carry over by key."""
        self.ui.set_root(self.build())

    def handle(self, event: Event) -> bool:
        """An event no widget wanted, Escape among them. True when used."""
        return False

    def update(self, ms: int) -> None:
        """Once per turn of the loop, before painting; `ms` since the last turn."""

    def draw(self, canvas: Canvas) -> None:
        """The ground under the widgets. Must change nothing."""
        canvas.surface.fill(canvas.theme.colour("bg"), canvas.clip)

    def enter(self) -> None:
        """It was pushed, and its widgets are built."""

    def resume(self) -> None:
        """It is on top again."""

    def leave(self) -> None:
        """It was taken off the stack."""


class _Blank(Widget):
    """What a scene's context holds until the scene has built its widgets."""


class Stage:
    """Holds the scenes and paints the top one. Works without a window: give events to `handle`, then `render_to`."""

    def __init__(
        self, size: tuple[int, int], gear: Gear | None = None, *,
        on_title: Callable[[str], None] = lambda _title: None,
    ) -> None:  # fmt: skip
        self.size = size
        self.gear = gear or Gear()
        self.scenes: list[Scene] = []
        self.running = True
        self.frames = 0
        """How often anything was painted."""
        self.shortcuts: dict[str, Callable[[], object]] = {}
        """Keys that work on every screen, where nothing on it wants them."""
        self.moving = False
        """Whether screens fade over one another; a window sets it, pictures and tests do without."""
        self._fade: Fade | None = None
        self._fade_due = False
        self.resting = threading.Event()
        """Set while the loop has nothing to do, and where none runs: when a worker should do its work."""
        self.resting.set()
        self._posted = threading.Event()
        self._stirred = 0.0
        self._on_title = on_title
        self._last = self.gear.timers.clock()

    # ---- scenes

    @property
    def top(self) -> Scene | None:
        """The scene that is shown."""
        return self.scenes[-1] if self.scenes else None

    def push(self, scene: Scene) -> None:
        """Put a scene on top."""
        if self.top is not None:
            self.top.ui.pointer.forget()
        scene.stage = self
        scene.ui = Ui(self.gear, _Blank(), self.size)
        self.scenes.append(scene)
        scene.rebuild()
        self._fade_due = self.moving
        scene.enter()
        self._on_title(scene.title)

    def pop(self) -> None:
        """Take the top scene off; without any the loop ends."""
        if self.scenes:
            self.scenes.pop().leave()
        if self.top is None:
            self.running = False
            return
        self._fit(self.top)
        self.top.ui.damage_all()
        self._fade_due = self.moving
        self.top.resume()
        self._on_title(self.top.title)

    def replace(self, scene: Scene) -> None:
        """Put a scene in the top one's place."""
        if self.scenes:
            self.scenes.pop().leave()
        self.push(scene)

    def rehearse(self, scene: Scene) -> None:
        """Build and paint a scene where nobody sees it: its text and shapes are there when its like comes."""
        scene.stage = self
        scene.ui = Ui(self.gear, _Blank(), self.size)
        scene.rebuild()
        scene.ui.redraw(Surface(self.size), scene.draw)

    def quit(self) -> None:
        """End the loop after this turn."""
        self.running = False

    # ---- change of theme, language and size

    def set_theme(self, theme: Theme) -> None:
        """Change scale, palette or motion; the scenes are built anew."""
        self.gear.retheme(theme)
        self._rebuild_all()

    def set_translate(self, translate: Translate) -> None:
        """Change the words of the kit; scenes take theirs in `build`."""
        self.gear.translate = translate
        self._rebuild_all()

    def _rebuild_all(self) -> None:
        for scene in self.scenes:
            scene.ui.relayout()
            scene.ui.damage_all()
            scene.rebuild()

    def resize(self, size: tuple[int, int]) -> None:
        """The window has another size; the scene is built anew only where the layout folds."""
        self.size = size
        if self.top is not None:
            self._fit(self.top)

    def _fit(self, scene: Scene) -> None:
        if scene.ui.size == self.size:
            return
        before = scene.ui.narrow, scene.ui.short
        scene.ui.resize(self.size)
        if (scene.ui.narrow, scene.ui.short) != before:
            scene.rebuild()

    # ---- calls from elsewhere

    def post(self, call: Callable[[], object]) -> None:
        """Have the loop make a call, from any thread: how a bot's answer arrives."""
        pygame.event.post(Event(CALL, call=call))
        self._posted.set()

    # ---- the turn of the loop

    def handle(self, event: Event) -> bool:
        """Route one event; False when nobody wanted it."""
        if event.type == CALL:
            event.call()
            return True
        if event.type == pygame.QUIT:
            self.quit()
            return True
        if event.type in (pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED):
            size = (event.x, event.y) if event.type == pygame.WINDOWSIZECHANGED else event.size
            self.resize(size)
            return True
        scene = self.top
        if event.type in (pygame.WINDOWEXPOSED, pygame.VIDEOEXPOSE) and scene is not None:
            scene.ui.damage_all()
            return True
        if scene is None:
            return False
        # Once only: a stick that is pushed must not count again at each listener.
        event = self.gear.controller.translate(event) or event
        if scene.ui.handle(event):
            return True
        # A controller's Back must reach the scene as the Escape it stands for.
        if scene.handle(event):
            return True
        if event.type == pygame.KEYDOWN:
            for key, call in self.shortcuts.items():
                if matches(key, event):
                    call()
                    return True
        return False

    def update(self) -> None:
        """Run what is due and let the scene look at its state."""
        now = self.gear.timers.clock()
        self.gear.timers.run()
        if self.top is not None:
            self.top.update(now - self._last)
        self._last = now

    def redraw(self, surface: Surface) -> list[pygame.Rect]:
        """Paint what changed; the rectangles painted, none when idle."""
        scene = self.top
        if scene is None:
            return []
        if self._fade_due:
            self._begin_fade(surface)
        if self._fade is not None:
            return self._redraw_fading(surface, scene, self._fade)
        if not scene.ui.dirty:
            return []
        areas = scene.ui.redraw(surface, scene.draw)
        self.frames += bool(areas)
        return areas

    def _begin_fade(self, surface: Surface) -> None:
        self._fade_due = False
        if self.gear.theme.reduced_motion or not self.frames:
            return
        self._fade = Fade(surface, self.gear.timers.clock())
        # Only to wake the loop: what is seen at any time follows from the clock.
        self.gear.timers.each_frame(lambda: self._fade is not None)

    def _redraw_fading(self, surface: Surface, scene: Scene, fade: Fade) -> list[pygame.Rect]:
        now = self.gear.timers.clock()
        if fade.fresh.get_size() != surface.get_size():
            self._fade = None
            scene.ui.damage_all()
            return self.redraw(surface)
        if scene.ui.dirty:
            scene.ui.redraw(fade.fresh, scene.draw)
        self.frames += 1
        areas = fade.compose(surface, now)
        if fade.over(now):
            self._fade = None
        return areas

    def render_to(self, surface: Surface) -> None:
        """Paint the whole top scene on a surface of any size."""
        self.resize(surface.get_size())
        if self.top is not None:
            self.top.ui.damage_all()
            self.redraw(surface)

    def run(self, surface: Callable[[], Surface | None], show: Callable[[list[pygame.Rect]], None]) -> None:
        """The loop: sleeps until an event or a timer is due. `surface` gives the window's, `show` puts areas on it."""
        self.resting.clear()
        try:
            self._loop(surface, show)
        finally:
            self.resting.set()

    def _loop(self, surface: Callable[[], Surface | None], show: Callable[[list[pygame.Rect]], None]) -> None:
        while self.running:
            self.update()
            window = surface()
            if window is not None:
                if window.get_size() != self.size:
                    self.resize(window.get_size())
                areas = self.redraw(window)
                if areas:
                    show(areas)
            if not self.running:
                break
            for event in self.wait(self.gear.timers.wait()):
                self.handle(event)

    def wait(self, most: int | None) -> list[Event]:
        """Rest until there are events, or none after `most` milliseconds (None: as long as it takes)."""
        self.resting.set()
        try:
            return self._wait(most)
        finally:
            self.resting.clear()

    def _wait(self, most: int | None) -> list[Event]:
        """The next events, see `wait`.

        pygame's own wait asks for events a thousand times a second, which is work; a nap of a few milliseconds is
        none, and is over at once when a thread posts a call.
        """
        began = time.monotonic()
        while True:
            events = pygame.event.get()
            now = time.monotonic()
            if events:
                self._stirred = now
                return events
            left = None if most is None else most / 1000 - (now - began)
            if left is not None and left <= 0:
                return []
            nap = NAP_S if now - self._stirred < AWAKE_S else LONG_NAP_S
            if self._posted.wait(nap if left is None else min(nap, left)):
                self._posted.clear()
