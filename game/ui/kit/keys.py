"""Keys: shortcuts written as text, and a game controller's buttons turned into keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import pygame
from pygame.event import Event

__all__ = ["Controller", "HeldKeys", "key_event", "matches"]

ARROWS: Final = {
    pygame.K_LEFT: (-1, 0), pygame.K_RIGHT: (1, 0), pygame.K_UP: (0, -1), pygame.K_DOWN: (0, 1),
}  # fmt: skip
_COMMAND: Final = pygame.KMOD_CTRL | pygame.KMOD_META | pygame.KMOD_ALT


def key_event(key: int, mod: int = 0, text: str = "") -> Event:
    """A KEYDOWN as the window system would send it."""
    return Event(pygame.KEYDOWN, key=key, mod=mod, unicode=text, scancode=0)


def matches(shortcut: str, event: Event) -> bool:
    """Whether a KEYDOWN is the shortcut: "P", "F1", "Ctrl+S", "?". Letters ignore case and go by what is typed."""
    *modifiers, name = shortcut.split("+") if shortcut != "+" else [shortcut]
    command = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
    if command != ("Ctrl" in modifiers) or bool(event.mod & pygame.KMOD_ALT) != ("Alt" in modifiers):
        return False
    if len(name) == 1 and not modifiers:
        typed = getattr(event, "unicode", "")
        if typed:
            return bool(typed.upper() == name.upper())
    return bool(pygame.key.name(event.key).upper() == name.upper())


def is_plain_typing(event: Event) -> bool:
    """Whether a KEYDOWN would type a character."""
    typed = getattr(event, "unicode", "")
    return bool(typed) and typed.isprintable() and not event.mod & (_COMMAND & ~pygame.KMOD_ALT)


REPEATING: Final = frozenset({
    *ARROWS, pygame.K_TAB, pygame.K_BACKSPACE, pygame.K_DELETE, pygame.K_HOME, pygame.K_END, pygame.K_PAGEUP,
    pygame.K_PAGEDOWN,
})  # fmt: skip
"""Keys that go on while they are held; any other does its work once."""


@dataclass(slots=True)
class HeldKeys:
    """Tells a key that is pressed from one that is still held.

    A screen that takes long to come sees Enter repeated, though it was pressed once; its first button would be pressed
    by a key that was meant for the screen before. Text does not come by these events.
    """

    down: set[int] = field(default_factory=set)

    def is_echo(self, event: Event) -> bool:
        """Whether an event only repeats a key that is to do its work once."""
        if event.type == pygame.WINDOWFOCUSLOST:
            self.down.clear()
        elif event.type == pygame.KEYUP:
            self.down.discard(event.key)
        elif event.type == pygame.KEYDOWN:
            echo = event.key in self.down and event.key not in REPEATING
            self.down.add(event.key)
            return echo
        return False


BUTTONS: Final = {
    0: (pygame.K_RETURN, 0), 1: (pygame.K_ESCAPE, 0), 2: (pygame.K_SPACE, 0), 3: (pygame.K_TAB, 0),
    4: (pygame.K_TAB, pygame.KMOD_SHIFT), 5: (pygame.K_TAB, 0), 6: (pygame.K_PAGEUP, 0), 7: (pygame.K_PAGEDOWN, 0),
    # Pads without a hat report their cross as buttons.
    11: (pygame.K_UP, 0), 12: (pygame.K_DOWN, 0), 13: (pygame.K_LEFT, 0), 14: (pygame.K_RIGHT, 0),
}  # fmt: skip
PUSHED: Final = 0.6
RELEASED: Final = 0.35


@dataclass(slots=True)
class Controller:
    """Turns hats, sticks and buttons of a game controller into navigation keys.

    A stick counts as pushed beyond PUSHED and must fall back under RELEASED before it counts again.
    """

    held: dict[tuple[int, int], int] = field(default_factory=dict)

    def translate(self, event: Event) -> Event | None:
        """The KEYDOWN a controller event stands for, or None."""
        if event.type == pygame.JOYBUTTONDOWN and event.button in BUTTONS:
            return key_event(*BUTTONS[event.button])
        if event.type == pygame.JOYHATMOTION:
            x, y = event.value
            return self._direction(x, -y)
        if event.type == pygame.JOYAXISMOTION and event.axis in (0, 1):
            slot = (int(getattr(event, "instance_id", getattr(event, "joy", 0))), int(event.axis))
            sign = 1 if event.value > 0 else -1
            if abs(event.value) < RELEASED:
                self.held.pop(slot, None)
            elif abs(event.value) > PUSHED and self.held.get(slot) != sign:
                self.held[slot] = sign
                return self._direction(sign, 0) if event.axis == 0 else self._direction(0, sign)
        return None

    def _direction(self, x: int, y: int) -> Event | None:
        for key, step in ARROWS.items():
            if step == ((x, 0) if x else (0, y)):
                return key_event(key)
        return None
