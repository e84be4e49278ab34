"""Which widget has the keyboard, and how it moves: one ring for the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pygame import Rect

from .widget import Widget

if TYPE_CHECKING:
    from .context import Ui

__all__ = ["Focus"]


class Focus:
    """The focus of one context. `visible` is whether the ring shows: keys show it, the pointer hides it."""

    def __init__(self, ui: Ui) -> None:
        self._ui = ui
        self.current: Widget | None = None
        self.visible = False

    def order(self) -> list[Widget]:
        """Everything that can take focus in the active layer, in reading order."""
        # Whether a view scrolls, and so takes focus, is known once it has its place.
        self._ui.settle()
        return [widget for widget in self._ui.active.root.walk() if widget.can_focus()]

    def set(self, widget: Widget | None, *, visible: bool | None = None, speak: bool = False) -> None:
        """Give a widget the focus, scroll it into view and, if asked, have it described."""
        shown = self.visible if visible is None else visible
        if widget is self.current and shown == self.visible:
            return
        old, self.current = self.current, widget
        for one in (old, widget):
            if one is not None:
                one.invalidate()
                self._ui.damage(self.ring(one), one)
        self.visible = shown
        if old is not widget:
            if old is not None:
                old.on_focus(False)
            if widget is not None:
                widget.on_focus(True)
                self._ui.reveal(widget)
            self._ui.pointer.focus_moved()
        if widget is not None:
            self._ui.damage(self.ring(widget), widget)
            if speak:
                self._ui.say(widget.describe())

    def ring(self, widget: Widget) -> Rect:
        """The ring's outside: 2 px wide, 3 px off."""
        reach = 2 * (self._ui.theme.px(3) + self._ui.theme.px(2))
        return widget.focus_rect().inflate(reach, reach)

    def step(self, direction: int) -> bool:
        """Tab order, around the ends."""
        order = self.order()
        if not order:
            return False
        if self.current in order:
            target = order[(order.index(self.current) + direction) % len(order)]
        else:
            target = order[0 if direction > 0 else -1]
        self.set(target, visible=True, speak=True)
        return True

    def end(self, last: bool) -> bool:
        """The first or the last widget."""
        order = self.order()
        if order:
            self.set(order[-1 if last else 0], visible=True, speak=True)
        return bool(order)

    def toward(self, dx: int, dy: int) -> bool:
        """The nearest widget in a direction; False when there is none."""
        order = self.order()
        if self.current not in order:
            return self.step(1)
        here = self.current.focus_rect()
        best: tuple[float, Widget] | None = None
        for widget in order:
            away = distance(here, widget.focus_rect(), dx, dy) if widget is not self.current else None
            if away is not None and (best is None or away < best[0]):
                best = (away, widget)
        if best is None:
            return False
        self.set(best[1], visible=True, speak=True)
        return True


def distance(here: Rect, there: Rect, dx: int, dy: int) -> float | None:
    """How far `there` lies in a direction, side-steps counted double; None when it is not that way at all."""
    if dx:
        ahead = (there.left - here.right) if dx > 0 else (here.left - there.right)
        beyond = (there.centerx - here.centerx) * dx
        aside = max(0, there.top - here.bottom, here.top - there.bottom)
        drift = abs(there.centery - here.centery)
    else:
        ahead = (there.top - here.bottom) if dy > 0 else (here.top - there.bottom)
        beyond = (there.centery - here.centery) * dy
        aside = max(0, there.left - here.right, here.left - there.right)
        drift = abs(there.left - here.left)
    if beyond <= 0 or ahead < -min(here.w if dx else here.h, there.w if dx else there.h) / 2:
        return None
    return max(0, ahead) + 2 * aside + drift / 100
