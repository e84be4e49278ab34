"""The pointer: what it is over, what it holds, and when a tooltip is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame
from pygame.event import Event

from .timers import Timer
from .widget import Widget

if TYPE_CHECKING:
    from .context import Ui

__all__ = ["Pointer"]

HOVER_MS: Final = 550
FOCUS_MS: Final = 900
DOUBLE_MS: Final = 400


class Pointer:
    """Mouse state of one context."""

    def __init__(self, ui: Ui) -> None:
        self._ui = ui
        self.over: Widget | None = None
        self.held: Widget | None = None
        self._tip: Timer | None = None
        self._last: tuple[int, tuple[int, int], int] = (-DOUBLE_MS, (0, 0), 0)

    def handle(self, event: Event) -> bool:
        """Route one mouse event; True when a widget took it."""
        if event.type == pygame.MOUSEMOTION:
            return self._move(event.pos)
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._down(event.pos)
        if event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            return self._up(event.pos)
        if event.type == pygame.MOUSEWHEEL:
            return self._wheel(event)
        return False

    def find(self, position: tuple[int, int]) -> Widget | None:
        """The widget under a point of the active layer."""
        return self._ui.active.root.hit(position)

    def _move(self, position: tuple[int, int]) -> bool:
        if self.held is not None:
            self.held.on_drag(position)
        self._hover(self.find(position))
        return self.over is not None

    def _hover(self, target: Widget | None) -> None:
        if target is self.over:
            return
        for widget, state in ((self.over, False), (target, True)):
            if widget is not None:
                widget.hovered = state
                widget.invalidate()
        self.over = target
        self.drop_tip()
        if target is not None and target.tip:
            self._tip = self._ui.timers.after(HOVER_MS, lambda: self._ui.show_tip(target))

    def _down(self, position: tuple[int, int]) -> bool:
        self.drop_tip()
        target = self.find(position)
        if target is None:
            return self._ui.pressed_outside(position)
        now = self._ui.timers.clock()
        before, where, count = self._last
        near = abs(position[0] - where[0]) + abs(position[1] - where[1]) < 6
        count = count + 1 if now - before < DOUBLE_MS and near else 1
        self._last = (now, position, count)
        if target.can_focus():
            self._ui.focus.set(target, visible=False)
        elif not target.enabled:
            return True
        if target.on_press(position, count):
            self.held = target
            target.pressed = True
            target.invalidate()
        return True

    def _up(self, position: tuple[int, int]) -> bool:
        held, self.held = self.held, None
        if held is None:
            return False
        held.pressed = False
        held.invalidate()
        held.on_release(position)
        return True

    def _wheel(self, event: Event) -> bool:
        self.drop_tip()
        position = pygame.mouse.get_pos() if pygame.display.get_init() else (0, 0)
        target = self.find(getattr(event, "pos", position)) or self.over
        steps = float(getattr(event, "precise_y", event.y))
        while target is not None:
            if target.on_wheel(steps):
                return True
            target = target.parent
        return False

    def focus_moved(self) -> None:
        """A keyboard user sees the tooltip too, a little later."""
        self.drop_tip()
        target = self._ui.focus.current
        if target is not None and target.tip and self._ui.focus.visible:
            self._tip = self._ui.timers.after(FOCUS_MS, lambda: self._ui.show_tip(target))

    def drop_tip(self) -> None:
        """Hide the tooltip or forget the one that was due."""
        self._ui.timers.cancel(self._tip)
        self._tip = None
        self._ui.hide_tip()

    def forget(self) -> None:
        """The widgets were replaced."""
        self.over = self.held = None
        self.drop_tip()
