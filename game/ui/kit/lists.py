"""A list of which one row is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import pygame
from pygame import Rect
from pygame.event import Event

from .choice import Indexed
from .paint import Canvas
from .widget import activates

__all__ = ["ListBox", "ListItem"]


_LEAD, _TAIL = -3, -4
"""Slots of the layout's memory; widths use those from -2 up."""


@dataclass(frozen=True, slots=True)
class ListItem:
    """A row: its label, a second line, an icon, and a short text at the right."""

    label: str
    detail: str = ""
    icon: str = ""
    side: str = ""


class ListBox(Indexed):
    """Rows under one another; put it in a ScrollView when there may be many.

    on_change follows the selection, on_open is Enter or a double click (a single one with `open_on_click`).
    """

    role = "kit.role.list"

    def __init__(
        self, items: Sequence[ListItem | str], index: int, on_change: Callable[[int], object], *, name: str,
        on_open: Callable[[int], object] | None = None, open_on_click: bool = False, dense: bool = False,
        key: str = "", grow: int = 0,
    ) -> None:  # fmt: skip
        self.items = [ListItem(item) if isinstance(item, str) else item for item in items]
        super().__init__(len(self.items), index, on_change, name=name, key=key, grow=grow)
        self.on_open = on_open
        self.open_on_click = open_on_click
        self.dense = dense
        self._laid: tuple[tuple[int, int], list[int]] | None = None

    def label_of(self, index: int) -> str:
        item = self.items[index]
        return ", ".join(part for part in (item.label, item.detail, item.side) if part)

    def _lead(self) -> int:
        # Asked for with every row: what depends on all rows is worked out once for a layout.
        known = self._remember(_LEAD)
        if known is None:
            icon = self.theme.px(28) if any(item.icon for item in self.items) else 0
            known = self._remember(_LEAD, self.theme.px(12) + icon)
        return known or 0

    def _tail(self) -> int:
        known = self._remember(_TAIL)
        if known is None:
            widest = max(self.ui.text.width(item.side, "small") for item in self.items)
            known = self._remember(_TAIL, self.theme.px(12) + (widest + self.theme.px(12) if widest else 0))
        return known or 0

    def _min_width(self) -> int:
        words = max(
            max(self.ui.text.longest_word(item.label, "body"), self.ui.text.longest_word(item.detail, "small"))
            for item in self.items
        )
        return self._lead() + words + self._tail()

    def _pref_width(self) -> int:
        whole = max(
            max(self.ui.text.width(item.label, "strong"), self.ui.text.width(item.detail, "small"))
            for item in self.items
        )
        return self._lead() + whole + self._tail()

    def _lines(self, item: ListItem, width: int) -> tuple[list[str], list[str]]:
        room = width - self._lead() - self._tail()
        label = self.ui.text.wrap(item.label, "strong", room)
        return label, self.ui.text.wrap(item.detail, "small", room) if item.detail else []

    def _row_height(self, item: ListItem, width: int) -> int:
        label, detail = self._lines(item, width)
        text = len(label) * self.ui.text.line_height("body") + len(detail) * self.ui.text.line_height("small")
        return max(self.theme.px(36 if self.dense else 50), text + self.theme.px(14))

    def _tops(self, width: int) -> list[int]:
        """Where each row begins at a width, and where the last one ends; worked out once for a layout."""
        key = (self.ui.generation, width)
        if self._laid is None or self._laid[0] != key:
            self._laid = key, list(accumulate((self._row_height(item, width) for item in self.items), initial=0))
        return self._laid[1]

    def _height_for(self, width: int) -> int:
        return self._tops(width)[-1]

    def row(self, index: int) -> Rect:
        """Where a row stands."""
        tops = self._tops(self.rect.w)
        return Rect(self.rect.x, self.rect.y + tops[index], self.rect.w, tops[index + 1] - tops[index])

    def focus_rect(self) -> Rect:
        return self.row(self.index)

    def draw(self, canvas: Canvas) -> None:
        for index, item in enumerate(self.items):
            area = self.row(index)
            if area.colliderect(canvas.clip):
                self._draw_row(canvas, item, area, index == self.index)

    def _draw_row(self, canvas: Canvas, item: ListItem, area: Rect, chosen: bool) -> None:
        if chosen:
            canvas.box(area, "row", "s")
            inset = self.theme.px(6)
            canvas.box(Rect(area.x, area.y + inset, self.theme.px(3), area.h - 2 * inset), "ink", 2)
        if item.icon:
            canvas.icon(item.icon, (area.x + self.theme.px(12 + 9), area.centery), 18, "ink" if chosen else "ink2")
        label, detail = self._lines(item, area.w)
        body, small = canvas.type.line_height("body"), canvas.type.line_height("small")
        y = area.centery - (len(label) * body + len(detail) * small) / 2
        for line in label:
            canvas.text(line, (area.x + self._lead(), y + body / 2), "strong" if chosen else "body", "ink")
            y += body
        for line in detail:
            canvas.text(line, (area.x + self._lead(), y + small / 2), "small", "ink2")
            y += small
        if item.side:
            canvas.text(item.side, (area.right - self.theme.px(12), area.centery), "small", "ink2", "right")

    def choose(self, index: int) -> None:
        before = self.focus_rect() if self.mounted else None
        super().choose(index)
        if before is not None:
            reach = self.ui.focus.ring(self).union(before.inflate(self.theme.px(12), self.theme.px(12)))
            self.ui.damage(reach)
            self.ui.reveal(self)

    def on_key(self, event: Event) -> bool:
        if event.key in (pygame.K_UP, pygame.K_DOWN):
            target = self.index + (1 if event.key == pygame.K_DOWN else -1)
            if not 0 <= target < self.count:
                return False
            self.choose(target)
            return True
        if event.key in (pygame.K_HOME, pygame.K_END):
            self.choose(0 if event.key == pygame.K_HOME else self.count - 1)
            return True
        if event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            step = 5 if event.key == pygame.K_PAGEDOWN else -5
            self.choose(max(0, min(self.count - 1, self.index + step)))
            return True
        if activates(event) and self.on_open is not None:
            self.on_open(self.index)
            return True
        return self._by_letter(event)

    def _by_letter(self, event: Event) -> bool:
        typed = getattr(event, "unicode", "").casefold()
        if not typed or not typed.isalnum() or event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
            return False
        for step in range(1, self.count + 1):
            index = (self.index + step) % self.count
            if self.items[index].label.casefold().startswith(typed):
                self.choose(index)
                return True
        return False

    def on_press(self, position: tuple[int, int], clicks: int) -> bool:
        for index in range(self.count):
            if self.row(index).collidepoint(position):
                self.choose(index)
                if self.on_open is not None and (clicks == 2 or self.open_on_click):
                    self.on_open(index)
        return False
