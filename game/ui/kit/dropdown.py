"""A drop-down list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame
from pygame import Rect
from pygame.event import Event

from .choice import Indexed
from .layers import Layer
from .lists import ListBox
from .overlays import Sheet
from .paint import Canvas
from .scroll import ScrollView
from .widget import activates

__all__ = ["Dropdown"]

TALLEST = 320


class Dropdown(Indexed):
    """One of many, shown closed. Enter, Space or Alt+Down opens it; Left and Right change it closed.

    With `label` it stands above the field and is the name.
    """

    role = "kit.role.dropdown"

    def __init__(
        self, options: Sequence[str], index: int, on_change: Callable[[int], object], *, name: str,
        show_label: bool = True, tip: str = "", key: str = "", grow: int = 0, enabled: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(len(options), index, on_change, name=name, tip=tip, key=key, grow=grow, enabled=enabled)
        self.options = list(options)
        self.label = name if show_label else ""
        self._layer: Layer | None = None

    def label_of(self, index: int) -> str:
        return self.options[index]

    @property
    def is_open(self) -> bool:
        return self._layer is not None

    def _label_height(self) -> int:
        return self.ui.text.line_height("small") + self.theme.px(4) if self.label else 0

    def _frame(self) -> int:
        return self.theme.px(14 + 30)

    def _min_width(self) -> int:
        words = max(self.ui.text.longest_word(option, "body") for option in self.options)
        return max(self._frame() + words, self.ui.text.width(self.label, "small_strong"))

    def _pref_width(self) -> int:
        whole = max(self.ui.text.width(option, "body") for option in self.options)
        return max(self._frame() + whole, self.ui.text.width(self.label, "small_strong"))

    def _height_for(self, width: int) -> int:
        lines = max(len(self.ui.text.wrap(option, "body", width - self._frame())) for option in self.options)
        tall = lines * self.ui.text.line_height("body") + self.theme.px(18)
        return self._label_height() + max(self.theme.space("button"), tall)

    def field(self) -> Rect:
        """The box that shows the value."""
        top = self._label_height()
        return Rect(self.rect.x, self.rect.y + top, self.rect.w, self.rect.h - top)

    def focus_rect(self) -> Rect:
        return self.field()

    def draw(self, canvas: Canvas) -> None:
        if self.label:
            step = canvas.type.line_height("small")
            canvas.text(self.label, (self.rect.x, self.rect.y + step / 2), "small_strong", "ink2")
        field = self.field()
        fill = "sunk" if self.hovered or not self.enabled else "card"
        canvas.box(field, fill, "m", "line2")
        lines = canvas.type.wrap(self.options[self.index], "body", field.w - self._frame())
        step = canvas.type.line_height("body")
        for index, line in enumerate(lines):
            y = field.centery + (index - (len(lines) - 1) / 2) * step
            canvas.text(line, (field.x + self.theme.px(14), y), "body", "ink" if self.enabled else "ink3")
        canvas.icon("chevron-down", (field.right - self.theme.px(18), field.centery), 16, "ink2")

    def open(self) -> None:
        """Show the list."""
        if self._layer is not None or not self.enabled:
            return
        ui = self.ui
        items = ListBox(
            self.options,
            self.index,
            lambda _index: None,
            name=self.name,
            on_open=self._take,
            open_on_click=True,
            dense=True,
        )
        popup = Sheet(ScrollView(items), pad=(4, 4))

        def locate() -> Rect:
            field, gap, edge = self.field(), ui.theme.px(4), ui.theme.px(8)
            wide = min(max(field.w, popup.pref_width()), ui.size[0] - 2 * edge)
            tall = popup.height_for(wide)
            below, above = ui.size[1] - edge - field.bottom - gap, field.top - gap - edge
            most = ui.theme.px(TALLEST)
            upwards = below < min(tall, most) and above > below
            tall = min(tall, most, max(ui.theme.px(60), above if upwards else below))
            y = field.top - gap - tall if upwards else field.bottom + gap
            return Rect(max(edge, min(field.x, ui.size[0] - edge - wide)), y, wide, tall)

        self._layer = Layer(popup, locate, dismiss=self.close, outside=True)
        ui.open(self._layer, items)
        ui.reveal(items)
        ui.say(self.describe())

    def close(self) -> None:
        """Hide the list, nothing chosen."""
        if self._layer is not None:
            layer, self._layer = self._layer, None
            self.ui.close(layer)
            self.invalidate()

    def _take(self, index: int) -> None:
        self.close()
        self.choose(index)

    def on_key(self, event: Event) -> bool:
        if activates(event) or (event.key == pygame.K_DOWN and event.mod & pygame.KMOD_ALT):
            self.open()
            return True
        if event.key in (pygame.K_HOME, pygame.K_END, pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            return False
        return super().on_key(event)

    def on_press(self, position: tuple[int, int], clicks: int) -> bool:
        if self.field().collidepoint(position):
            self.open()
        return False

    def states(self) -> list[str]:
        said = super().states()
        return [*said, self.ui.word("kit.state.open")] if self.is_open else said
