"""What can be pushed: by Enter or Space, by its shortcut, or by a press that is let go over it."""

from __future__ import annotations

from pygame.event import Event

from .keys import matches
from .widget import Widget, activates

__all__ = ["Pushed"]


class Pushed(Widget):
    """Base of buttons, rows and boxes to tick. Write `push`; it is only called while the widget is enabled."""

    shortcut = ""

    def push(self) -> None:
        """Do what pushing does."""
        raise NotImplementedError(f"{type(self).__name__} does nothing when it is pushed")

    def _pushed(self) -> bool:
        if self.enabled:
            self.push()
        return True

    def on_key(self, event: Event) -> bool:
        return activates(event) and self._pushed()

    def on_shortcut(self, event: Event) -> bool:
        return bool(self.shortcut) and matches(self.shortcut, event) and self._pushed()

    def on_press(self, position: tuple[int, int], clicks: int) -> bool:
        return self.enabled

    def on_release(self, position: tuple[int, int]) -> None:
        if self.rect.collidepoint(position):
            self._pushed()

    def solid(self) -> bool:
        return True
