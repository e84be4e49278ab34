"""The window: made, run, and taken down; and what to say when there can be none."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import metadata

import pygame

from game.ui.kit.context import Gear
from game.ui.kit.keys import HeldKeys
from game.ui.stage import Scene, Stage

__all__ = [
    "MINIMUM", "LegacyPygameError", "NoDisplayError", "check_pygame", "open_window", "run", "set_full_screen",
    "share_time",
]  # fmt: skip

MINIMUM = (960, 600)
SWITCH_S = 0.0005
HEADLESS = frozenset({"dummy", "offscreen"})


class NoDisplayError(RuntimeError):
    """No window can be opened; `reason` is what the system said. The caller names the way to play without one."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"no window could be opened: {reason}")


class LegacyPygameError(RuntimeError):
    """The old `pygame` distribution hides or mixes with pygame-ce."""

    def __init__(self, installed: bool) -> None:
        what = (
            "is installed beside pygame-ce; both use the same folder" if installed else "is in use instead of pygame-ce"
        )
        super().__init__(
            f"the old package 'pygame' {what}. Run: python -m pip uninstall -y pygame pygame-ce, "
            "then: python -m pip install pygame-ce"
        )


def check_pygame(
    is_ce: bool | None = None, version: Callable[[str], str] = metadata.version,
) -> None:  # fmt: skip
    """Refuse to run on, or beside, the old pygame.

    `is_ce` and `version` (name of a distribution to its version, PackageNotFoundError when absent) are for tests.

    Raises:
        LegacyPygameError: saying what to do.
    """
    if not (getattr(pygame, "IS_CE", False) if is_ce is None else is_ce):
        raise LegacyPygameError(installed=False)
    try:
        version("pygame")
    except metadata.PackageNotFoundError:
        return
    raise LegacyPygameError(installed=True)


def open_window(size: tuple[int, int], caption: str) -> pygame.Surface:
    """Open a resizable window of at least MINIMUM. Raises NoDisplayError."""
    # Without it Windows blows a small window up and blurs it.
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    # Without it an input method's candidates are nowhere to be seen: SDL leaves them to the game.
    os.environ.setdefault("SDL_IME_SHOW_UI", "1")
    try:
        pygame.display.init()
        wide, tall = max(size[0], MINIMUM[0]), max(size[1], MINIMUM[1])
        surface = pygame.display.set_mode((wide, tall), pygame.RESIZABLE)
    except pygame.error as problem:
        raise NoDisplayError(str(problem)) from problem
    pygame.display.set_caption(caption)
    return surface


def open_controllers() -> list[pygame.joystick.JoystickType]:
    """Open the game controllers there are; they send events only while kept."""
    try:
        pygame.joystick.init()
    except pygame.error:
        # No driver for controllers is no reason not to play.
        return []
    return [pygame.joystick.Joystick(index) for index in range(pygame.joystick.get_count())]


class _Window(Stage):
    """A stage that keeps controllers open as they are plugged in, and takes a key that is held for one press."""

    def __init__(self, size: tuple[int, int], gear: Gear, caption: str) -> None:
        self.caption = caption
        super().__init__(size, gear, on_title=self._titled)
        self.controllers = open_controllers()
        self.held = HeldKeys()

    def _titled(self, title: str) -> None:
        pygame.display.set_caption(f"{title} – {self.caption}" if title else self.caption)
        self.gear.announce(title or self.caption)

    def handle(self, event: pygame.event.Event) -> bool:
        if self.held.is_echo(event):
            return True
        if event.type == pygame.JOYDEVICEADDED:
            self.controllers.append(pygame.joystick.Joystick(event.device_index))
            return True
        if event.type == pygame.JOYDEVICEREMOVED:
            self.controllers = [one for one in self.controllers if one.get_instance_id() != event.instance_id]
            return True
        return super().handle(event)


def run(
    first: Callable[[Stage], Scene], *, caption: str, size: tuple[int, int] = (1280, 720),
    gear: Gear | None = None, full_screen: bool = False,
) -> None:  # fmt: skip
    """Open the window, show the scene that `first` makes, and return when the player is done.

    Raises:
        LegacyPygameError: the wrong pygame is installed.
        NoDisplayError: no window can be opened.
    """
    check_pygame()
    surface = open_window(size, caption)
    try:
        if pygame.display.get_driver() in HEADLESS and not os.environ.get("SDL_VIDEODRIVER"):
            raise NoDisplayError(f"only the driver '{pygame.display.get_driver()}' is available")
        pygame.key.set_repeat(400, 40)
        stage = _Window(surface.get_size(), gear or Gear(), caption)
        stage.moving = True
        share_time()
        _set_minimum()
        if full_screen:
            set_full_screen(True)
        stage.push(first(stage))
        stage.run(pygame.display.get_surface, lambda areas: pygame.display.update(areas))
    finally:
        pygame.quit()


def share_time() -> None:
    """Let the window have the interpreter soon when it asks: a bot that thinks holds it for 5 ms at a time otherwise,
    and a frame asks several times."""
    sys.setswitchinterval(SWITCH_S)


def set_full_screen(on: bool) -> None:
    """Fill the desktop, or go back to the window; the loop sees the new size as after any resizing."""
    from pygame._sdl2.video import Window

    window = Window.from_display_module()
    try:
        if on:
            window.set_fullscreen(True)
        else:
            window.set_windowed()
    except pygame.error:
        # A window manager may refuse; the game plays on in its window.
        return


def _set_minimum() -> None:
    """Keep the window from being dragged smaller than MINIMUM, where pygame can do it."""
    from pygame._sdl2.video import Window

    window = Window.from_display_module()
    if hasattr(window, "minimum_size"):
        window.minimum_size = MINIMUM
