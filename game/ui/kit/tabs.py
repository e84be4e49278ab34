"""Tabs: a strip of names and the page of the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame
from pygame import Rect
from pygame.event import Event

from .choice import Indexed
from .layout import Column
from .paint import Canvas
from .widget import Widget

__all__ = ["Tab", "Tabs"]


@dataclass(frozen=True, slots=True)
class Tab:
    """A page's name and what makes its content when it is first shown."""

    label: str
    build: Callable[[], Widget]
    icon: str = ""


class TabStrip(Indexed):
    """The names; lines break when the room is short."""

    role = "kit.role.tab"

    def __init__(self, tabs: Sequence[Tab], index: int, on_change: Callable[[int], object], *, name: str) -> None:
        super().__init__(len(tabs), index, on_change, name=name)
        self.tabs = list(tabs)

    def label_of(self, index: int) -> str:
        return self.tabs[index].label

    def _wide(self, tab: Tab) -> int:
        return self.ui.text.width(tab.label, "strong") + self.theme.px(24) + (self.theme.px(24) if tab.icon else 0)

    def _min_width(self) -> int:
        return max(self._wide(tab) for tab in self.tabs)

    def _pref_width(self) -> int:
        return sum(self._wide(tab) for tab in self.tabs)

    def _cells(self, width: int) -> list[Rect]:
        """Where the names stand, from the strip's corner."""
        x = y = 0
        tall, cells = self.theme.px(40), []
        for tab in self.tabs:
            wide = self._wide(tab)
            if x and x + wide > width:
                x, y = 0, y + tall
            cells.append(Rect(x, y, wide, tall))
            x += wide
        return cells

    def _height_for(self, width: int) -> int:
        return self._cells(width)[-1].bottom + self.theme.px(1)

    def focus_rect(self) -> Rect:
        return self._cells(self.rect.w)[self.index].move(self.rect.topleft)

    def draw(self, canvas: Canvas) -> None:
        canvas.rule((self.rect.x, self.rect.bottom - self.theme.px(1)), self.rect.w, "line")
        for index, (tab, cell) in enumerate(zip(self.tabs, self._cells(self.rect.w), strict=True)):
            area, chosen = cell.move(self.rect.topleft), index == self.index
            style, colour = ("strong", "ink") if chosen else ("body", "ink2")
            icon = self.theme.px(24) if tab.icon else 0
            x = area.centerx - (canvas.type.width(tab.label, style) + icon) / 2
            if tab.icon:
                canvas.icon(tab.icon, (x + self.theme.px(8), area.centery), 16, colour)
            canvas.text(tab.label, (x + icon, area.centery), style, colour)
            if chosen:
                canvas.box(
                    Rect(
                        area.x + self.theme.px(8),
                        area.bottom - self.theme.px(3),
                        area.w - self.theme.px(16),
                        self.theme.px(3),
                    ),
                    "ink",
                    1,
                )

    def choose(self, index: int) -> None:
        if self.mounted:
            self.ui.damage(self.focus_rect().inflate(self.theme.px(12), self.theme.px(12)))
        super().choose(index)

    def on_press(self, position: tuple[int, int], clicks: int) -> bool:
        for index, cell in enumerate(self._cells(self.rect.w)):
            if cell.move(self.rect.topleft).collidepoint(position):
                self.choose(index)
        return False


class Tabs(Widget):
    """Pages of which one is shown. Ctrl+Tab and Ctrl+Shift+Tab change it from anywhere inside."""

    def __init__(
        self, tabs: Sequence[Tab], index: int = 0, on_change: Callable[[int], object] = lambda _index: None, *,
        name: str, gap: float = 14, grow: int = 1, key: str = "",
    ) -> None:  # fmt: skip
        self.tabs = list(tabs)
        self.on_change = on_change
        self.strip = TabStrip(tabs, index, self._show, name=name)
        self._pages: dict[int, Widget] = {}
        self._body = Column([self.strip, self._page(index)], gap=gap)
        super().__init__(name=name, key=key, grow=grow, children=[self._body])

    @property
    def index(self) -> int:
        return self.strip.index

    def adopt(self, old: Widget) -> None:
        if isinstance(old, Tabs) and old.index < len(self.tabs) and old.index != self.index:
            self.strip.show_index(old.index)
            self._body.set_children([self.strip, self._page(old.index)])

    def min_height(self, width: int) -> int:
        return self._body.min_height(width)

    def _page(self, index: int) -> Widget:
        if index not in self._pages:
            page = self.tabs[index].build()
            page.grow = page.grow or 1
            self._pages[index] = page
        return self._pages[index]

    def _show(self, index: int) -> None:
        self._body.set_children([self.strip, self._page(index)])
        self.invalidate()
        self.on_change(index)

    def on_shortcut(self, event: Event) -> bool:
        if event.key != pygame.K_TAB or not event.mod & pygame.KMOD_CTRL:
            return False
        step = -1 if event.mod & pygame.KMOD_SHIFT else 1
        self.strip.choose((self.index + step) % len(self.tabs))
        return True
