"""Buttons, and anything that can be pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from pygame import Rect

from .labels import draw_keycap, keycap_width
from .paint import Canvas
from .pushed import Pushed
from .widget import Widget

__all__ = ["Button", "Pressable"]

KINDS: Final = {
    "primary": ("ink", "", "on", "ink2"),
    "secondary": ("card", "line2", "ink", "sunk"),
    "ghost": ("", "", "ink2", "sunk"),
    "danger": ("card", "line2", "ca", "ca_tint"),
    "step": ("sunk", "", "ink", "line"),
}
"""Per kind: fill, border, ink, fill under the pointer. One primary button per screen."""


class Button(Pushed):
    """A button of one of KINDS, with an icon, a label that may wrap, and its shortcut on a key cap.

    `name` defaults to the label and must be given for an icon alone.
    """

    role = "kit.role.button"

    tall = False

    def __init__(
        self, label: str, on_press: Callable[[], object], *, kind: str = "secondary", icon: str = "",
        shortcut: str = "", name: str = "", tip: str = "", key: str = "", grow: int = 0, enabled: bool = True,
        align: str = "center", style: str = "strong", compact: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(name=name or label, tip=tip, key=key, grow=grow, enabled=enabled)
        if kind not in KINDS:
            raise ValueError(f"unknown kind of button {kind!r}; known: {', '.join(KINDS)}")
        self.label = label
        self.on_activate = on_press
        self.kind = kind
        self.icon = icon
        self.shortcut = shortcut
        self.align = align
        self.style = style
        self.compact = compact or kind == "step"
        self.focusable = True

    def _frame(self) -> int:
        """Width of all but the label: padding, icon, key cap and the gaps between them."""
        pad = 0 if not self.label and not self.shortcut and self.compact else self.theme.px(10 if self.compact else 14)
        icon = self.theme.px(16) if self.icon else 0
        cap = keycap_width(self.ui, self.shortcut) if self.shortcut else 0
        parts = sum(1 for part in (icon, self.label, cap) if part)
        return 2 * pad + icon + cap + self.theme.px(8) * max(0, parts - 1)

    def _side(self) -> int:
        return self.theme.space("step" if self.compact else "button")

    def _min_width(self) -> int:
        return max(self._side(), self._frame() + self.ui.text.in_two_lines(self.label, self.style))

    def _pref_width(self) -> int:
        return max(self._side(), self._frame() + self.ui.text.width(self.label, self.style))

    def lines(self, width: int) -> list[str]:
        """The label as it breaks at a width of the button."""
        return self.ui.text.wrap(self.label, self.style, width - self._frame()) if self.label else []

    def _height_for(self, width: int) -> int:
        rows = len(self.lines(width))
        if rows < 2:
            return self._side()
        return max(self._side(), rows * self.ui.text.height(self.style) + self.theme.px(14))

    def set(self, label: str) -> None:
        """Change the label, and the name if it was the label."""
        if label != self.label:
            self.name = label if self.name == self.label else self.name
            self.label = label
            if self.mounted:
                self.ui.relayout(self)
            self.invalidate()

    def press(self) -> None:
        """Push it, as the user does."""
        self._pushed()

    def push(self) -> None:
        self.ui.cue("press")
        self.on_activate()

    def draw(self, canvas: Canvas) -> None:
        fill, border, ink, hover = KINDS[self.kind]
        if not self.enabled:
            fill, border, ink = ("sunk" if fill else ""), "", "ink3"
        elif self.hovered or self.pressed:
            fill = hover
        if fill:
            canvas.box(self.rect, fill, "m", border or None)
        lines = self.lines(self.rect.w)
        wide = max((canvas.type.width(line, self.style) for line in lines), default=0)
        frame = self._frame()
        pad = 0 if not self.label and not self.shortcut and self.compact else self.theme.px(10 if self.compact else 14)
        gap = self.theme.px(8)
        x = self.rect.x + pad + ((self.rect.w - frame - wide) // 2 if self.align == "center" else 0)
        if self.icon:
            canvas.icon(self.icon, (x + self.theme.px(8), self.rect.centery), 16, ink)
            x += self.theme.px(16) + gap
        step = canvas.type.height(self.style)
        for index, line in enumerate(lines):
            canvas.text(line, (x, self.rect.centery + (index - (len(lines) - 1) / 2) * step), self.style, ink)
        if self.shortcut:
            cap = x + wide + gap if self.label else x
            outline = "ink3" if self.kind == "primary" and self.enabled else "line2"
            draw_keycap(
                canvas, self.shortcut, cap, self.rect.centery, ink if self.kind == "primary" else "ink2", outline
            )

    def states(self) -> list[str]:
        return [self.ui.word("kit.shortcut", key=self.shortcut)] if self.shortcut else []


class Pressable(Pushed):
    """Any content made into one button: a row, a card, a scenario. `surface` is the fill token, "" for none.

    A selected one has a bar on its left, so that colour is not all that says so.
    """

    role = "kit.role.row"

    def __init__(
        self, child: Widget, on_press: Callable[[], object], *, name: str, pad: tuple[float, float] = (12, 10),
        surface: str = "", selected: bool = False, radius: str = "m", border: bool = False, tip: str = "",
        key: str = "", grow: int = 0, enabled: bool = True, shortcut: str = "",
    ) -> None:  # fmt: skip
        super().__init__(name=name, tip=tip, key=key, grow=grow, enabled=enabled, children=[child])
        self.on_activate = on_press
        self.pad = pad
        self.surface = surface
        self.selected = selected
        self.radius = radius
        self.border = border
        self.shortcut = shortcut
        self.focusable = True

    def _min_width(self) -> int:
        return super()._min_width() + 2 * self.theme.px(self.pad[0])

    def _pref_width(self) -> int:
        return super()._pref_width() + 2 * self.theme.px(self.pad[0])

    def _height_for(self, width: int) -> int:
        return super()._height_for(width - 2 * self.theme.px(self.pad[0])) + 2 * self.theme.px(self.pad[1])

    def arrange(self) -> None:
        inner = self.rect.inflate(-2 * self.theme.px(self.pad[0]), -2 * self.theme.px(self.pad[1]))
        self.children[0].place(inner)

    def select(self, selected: bool) -> None:
        """Mark or unmark it."""
        if selected != self.selected:
            self.selected = selected
            self.invalidate()

    def draw(self, canvas: Canvas) -> None:
        fill = "row" if self.selected or ((self.hovered or self.pressed) and self.enabled) else self.surface
        if fill or self.border:
            canvas.box(self.rect, fill or "card", self.radius, "line2" if self.border else None)
        if self.selected:
            inset = self.theme.px(6)
            canvas.box(Rect(self.rect.x, self.rect.y + inset, self.theme.px(3), self.rect.h - 2 * inset), "ink", 2)

    def ring_radius(self) -> str | int:
        return self.radius

    def push(self) -> None:
        self.on_activate()

    def states(self) -> list[str]:
        return [self.ui.word("kit.state.selected")] if self.selected else []
