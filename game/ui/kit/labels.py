"""What only shows: labels, paragraphs, icons, pictures, rules, key caps, free drawings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pygame
from pygame import Rect, Surface

from .paint import Canvas
from .widget import Widget

if TYPE_CHECKING:
    from .context import Ui
    from .theme import Theme

__all__ = ["Drawing", "Icon", "Label", "Paragraph", "Picture", "Rule", "caption", "draw_keycap", "keycap_width"]


class Label(Widget):
    """One line of text. With `ellipsis` it may be cut short, otherwise its width is its minimum."""

    tall = False

    def __init__(
        self, text: str, style: str = "body", colour: str = "ink", *, align: str = "left", ellipsis: bool = False,
        grow: int = 0, key: str = "", tip: str = "",
    ) -> None:  # fmt: skip
        super().__init__(grow=grow, key=key, tip=tip)
        self.text = text
        self.style = style
        self.colour = colour
        self.align = align
        self.ellipsis = ellipsis

    def set(self, text: str, colour: str | None = None) -> None:
        """Show other text; the layout follows when its width changes."""
        tone = colour or self.colour
        if (text, tone) == (self.text, self.colour):
            return
        resized = self.mounted and self.ui.text.width(text, self.style) != self.ui.text.width(self.text, self.style)
        self.text, self.colour = text, tone
        if resized:
            self.ui.relayout(self)
        self.invalidate()

    def _min_width(self) -> int:
        return min(self._pref_width(), self.theme.px(32)) if self.ellipsis else self._pref_width()

    def _pref_width(self) -> int:
        return self.ui.text.width(self.text, self.style)

    def _height_for(self, width: int) -> int:
        return self.ui.text.height(self.style)

    def draw(self, canvas: Canvas) -> None:
        shown = self.ui.text.ellipsis(self.text, self.style, self.rect.w) if self.ellipsis else self.text
        x = {"left": self.rect.x, "center": self.rect.centerx, "right": self.rect.right}[self.align]
        canvas.text(shown, (x, self.rect.centery), self.style, self.colour, self.align)

    def describe(self) -> str:
        return self.text


def caption(text: str, colour: str = "ink3") -> Label:
    """The small capitals over a group."""
    return Label(text.upper(), "caps", colour)


class Paragraph(Widget):
    """Wrapped text; its minimum width is its longest word. `width`: the logical width it would like at most."""

    tall = False

    def __init__(
        self, text: str, style: str = "body", colour: str = "ink", *, align: str = "left", width: float = 560,
        max_lines: int = 0, grow: int = 0, key: str = "",
    ) -> None:  # fmt: skip
        super().__init__(grow=grow, key=key)
        self.text = text
        self.style = style
        self.colour = colour
        self.align = align
        self.width = width
        self.max_lines = max_lines

    def set(self, text: str) -> None:
        """Show other text."""
        if text != self.text:
            self.text = text
            if self.mounted:
                self.ui.relayout(self)
            self.invalidate()

    def _min_width(self) -> int:
        return self.ui.text.longest_word(self.text, self.style)

    def _pref_width(self) -> int:
        whole = max(self.ui.text.width(line, self.style) for line in self.text.split("\n"))
        return min(whole, self.theme.px(self.width))

    def lines(self, width: int) -> list[str]:
        """The lines at a width; beyond `max_lines` the last one ends in an ellipsis."""
        lines = self.ui.text.wrap(self.text, self.style, width)
        if self.max_lines and len(lines) > self.max_lines:
            rest = " ".join(lines[self.max_lines - 1 :])
            lines = [*lines[: self.max_lines - 1], self.ui.text.ellipsis(rest, self.style, width)]
        return lines

    def _height_for(self, width: int) -> int:
        return len(self.lines(width)) * self.ui.text.line_height(self.style)

    def draw(self, canvas: Canvas) -> None:
        step = self.ui.text.line_height(self.style)
        x = {"left": self.rect.x, "center": self.rect.centerx, "right": self.rect.right}[self.align]
        for index, line in enumerate(self.lines(self.rect.w)):
            canvas.text(line, (x, self.rect.y + step * index + step / 2), self.style, self.colour, self.align)

    def describe(self) -> str:
        return self.text


class Icon(Widget):
    """An icon, bare or (`tile` a surface token) on a rounded square twice its size."""

    def __init__(
        self, icon: str, size: float = 16, colour: str = "ink2", *, tile: str = "", name: str = "", tip: str = "",
    ) -> None:  # fmt: skip
        super().__init__(name=name, tip=tip)
        self.icon = icon
        self.size = size
        self.colour = colour
        self.tile = tile

    def _min_width(self) -> int:
        return self.theme.px(self.size * 2 if self.tile else self.size)

    def _height_for(self, width: int) -> int:
        return self._min_width()

    def draw(self, canvas: Canvas) -> None:
        if self.tile:
            side = self._min_width()
            square = Rect(0, 0, side, side)
            square.center = self.rect.center
            canvas.box(square, self.tile)
        canvas.icon(self.icon, self.rect.center, self.size, self.colour)


class Picture(Widget):
    """An image file (SVG or bitmap) at a logical size, with rounded corners."""

    def __init__(self, path: Path, width: float, height: float, *, radius: int = 3, name: str = "") -> None:
        super().__init__(name=name)
        self.path = path
        self.size = (width, height)
        self.radius = radius

    def _min_width(self) -> int:
        return self.theme.px(self.size[0])

    def _height_for(self, width: int) -> int:
        return self.theme.px(self.size[1])

    def draw(self, canvas: Canvas) -> None:
        area = Rect(0, 0, self.theme.px(self.size[0]), self.theme.px(self.size[1]))
        area.center = self.rect.center
        canvas.picture(self.path, area, self.radius)


class Rule(Widget):
    """A hairline across its parent, or upright and `length` logical pixels tall."""

    def __init__(self, *, vertical: bool = False, length: float = 22, colour: str = "line") -> None:
        super().__init__()
        self.vertical = vertical
        self.length = length
        self.colour = colour

    def _min_width(self) -> int:
        return self.theme.px(1)

    def _height_for(self, width: int) -> int:
        return self.theme.px(self.length if self.vertical else 1)

    def draw(self, canvas: Canvas) -> None:
        length = self.rect.h if self.vertical else self.rect.w
        canvas.rule(self.rect.topleft, length, self.colour, self.vertical)


class Drawing(Widget):
    """Room for a chart: `paint(canvas, rect)` draws it, once for a size and theme.

    `name` says in words what it shows; then it takes focus too.
    """

    def __init__(
        self, paint: Callable[[Canvas, Rect], None], *, min_width: float = 120, width: float = 320,
        height: float = 200, name: str = "", grow: int = 0, tip: str = "", key: str = "",
    ) -> None:  # fmt: skip
        super().__init__(name=name, grow=grow, tip=tip, key=key)
        self._paint = paint
        self._picture: tuple[Theme, Surface] | None = None
        self.size = (min_width, width, height)
        self.focusable = bool(name)

    def _min_width(self) -> int:
        return self.theme.px(self.size[0])

    def _pref_width(self) -> int:
        return self.theme.px(self.size[1])

    def _height_for(self, width: int) -> int:
        return self.theme.px(self.size[2])

    def draw(self, canvas: Canvas) -> None:
        if self.rect.w < 1 or self.rect.h < 1:
            return
        if self._picture is None or self._picture[0] != self.theme or self._picture[1].get_size() != self.rect.size:
            self._picture = self.theme, self._draw_once(canvas)
        canvas.blit(self._picture[1], self.rect.topleft)

    def _draw_once(self, canvas: Canvas) -> Surface:
        """The chart on a sheet of its own: thousands of marks are drawn once and not with every frame."""
        sheet = Surface(self.rect.size, pygame.SRCALPHA)
        self._paint(Canvas(sheet, canvas.theme, canvas.type, canvas.shapes), sheet.get_rect())
        return sheet


def keycap_width(ui: Ui, label: str) -> int:
    """Width of a key cap: square for one letter."""
    return max(ui.theme.px(18), ui.text.width(label, "key") + ui.theme.px(8))


def draw_keycap(canvas: Canvas, label: str, left: int, middle: int, ink: str, line: str) -> int:
    """A key cap with its left edge at `left`; its width."""
    side = canvas.theme.px(18)
    wide = max(side, canvas.type.width(label, "key") + canvas.theme.px(8))
    cap = Rect(left, middle - side // 2, wide, side)
    canvas.box(cap, None, "s", line)
    canvas.text(label, cap.center, "key", ink, "center")
    return wide
