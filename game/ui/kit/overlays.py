"""What stands over a scene: tooltip, dialogue, toast."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from pygame import Rect

from .button import Button
from .labels import Icon, Paragraph
from .layers import Layer
from .layout import Column, Flow, Inset, Row
from .paint import Canvas
from .scroll import ScrollView
from .widget import Widget

if TYPE_CHECKING:
    from .context import Ui

__all__ = ["Dialog", "message", "open_dialog", "toast", "tooltip_layer"]

TOAST_MS: Final = 4500
TONES: Final = {"info": ("info", "ink2"), "ok": ("circle-check", "ok"), "warn": ("triangle-alert", "warn")}


class Sheet(Widget):
    """A raised surface around one child, in reversed colours (`dark`) or a card's."""

    def __init__(
        self, child: Widget, *, dark: bool = False, pad: tuple[float, float] = (10, 7), radius: str = "m",
    ) -> None:  # fmt: skip
        super().__init__(children=[Inset(child, (pad[0], pad[1], pad[0], pad[1]))])
        self.dark = dark
        self.radius = radius

    def extent(self) -> Rect:
        reach = 2 * self.theme.px(12)
        return self.rect.inflate(reach, reach) if self.mounted else self.rect

    def draw(self, canvas: Canvas) -> None:
        canvas.shadow(self.rect, self.radius)
        canvas.box(self.rect, "bar" if self.dark else "card", self.radius, None if self.dark else "line2")


def tooltip_layer(ui: Ui, widget: Widget) -> Layer:
    """The tooltip of a widget: under it, or above when there is no room."""
    bubble = Sheet(Paragraph(widget.tip, "small", "bar_ink", width=300), dark=True)

    def locate() -> Rect:
        wide = min(bubble.pref_width(), ui.size[0] - ui.theme.px(16))
        tall = bubble.height_for(wide)
        target, gap, edge = widget.focus_rect(), ui.theme.px(8), ui.theme.px(8)
        x = max(edge, min(target.centerx - wide // 2, ui.size[0] - wide - edge))
        below = target.bottom + gap
        y = below if below + tall <= ui.size[1] else max(edge, target.top - gap - tall)
        return Rect(x, y, wide, tall)

    return Layer(bubble, locate, passive=True)


class Dialog(Widget):
    """A modal sheet: title, content that scrolls when it is tall, actions in a row at the end.

    `width` is logical. Put the primary action last.
    """

    role = "kit.role.dialog"

    def __init__(self, title: str, content: Widget, actions: Sequence[Button] = (), *, width: float = 520) -> None:
        self.title = Paragraph(title, "title", width=width)
        self.scroller = ScrollView(Inset(content, (0, 3, 0, 3)), key="dialog")
        self.actions = Flow(actions, align="end")
        parts: list[Widget] = [self.title, self.scroller]
        super().__init__(name=title, children=[*parts, self.actions] if actions else parts)
        self.width = width

    def _pad(self) -> int:
        return self.theme.px(22)

    def _gap(self) -> int:
        return self.theme.px(16)

    def _min_width(self) -> int:
        return super()._min_width() + 2 * self._pad()

    def _pref_width(self) -> int:
        return self.theme.px(self.width)

    def _height_for(self, width: int) -> int:
        inner = width - 2 * self._pad()
        heights = [child.height_for(inner) for child in self.children]
        return sum(heights) + self._gap() * (len(heights) - 1) + 2 * self._pad()

    def locate(self) -> Rect:
        """In the middle, as large as it needs but inside the window."""
        ui, edge = self.ui, self.theme.px(16)
        wide = min(self.pref_width(), ui.size[0] - 2 * edge)
        tall = min(self.height_for(wide), ui.size[1] - 2 * edge)
        rect = Rect(0, 0, wide, tall)
        rect.center = ui.bounds.center
        return rect

    def arrange(self) -> None:
        pad, gap = self._pad(), self._gap()
        area = self.rect.inflate(-2 * pad, -2 * pad)
        top = self.title.height_for(area.w)
        self.title.place(Rect(area.x, area.y, area.w, top))
        foot = self.actions.height_for(area.w) if len(self.children) > 2 else 0
        if foot:
            self.actions.place(Rect(area.x, area.bottom - foot, area.w, foot))
        middle = area.h - top - gap - (foot + gap if foot else 0)
        self.scroller.place(Rect(area.x, area.y + top + gap, area.w, max(0, middle)))

    def extent(self) -> Rect:
        reach = 2 * self.theme.px(12)
        return self.rect.inflate(reach, reach) if self.mounted else self.rect

    def draw(self, canvas: Canvas) -> None:
        canvas.sheet(self.rect)

    def solid(self) -> bool:
        return True


def open_dialog(
    ui: Ui, dialog: Dialog, on_cancel: Callable[[], object] | None = None, focus: Widget | None = None,
) -> Layer:  # fmt: skip
    """Open a dialogue over the scene; close it with `ui.close(layer)`. Escape closes it and calls `on_cancel`.

    The focus goes to `focus`, else to the first widget, stays inside, and returns to where it was.
    """

    def cancel() -> None:
        ui.close(layer)
        if on_cancel is not None:
            on_cancel()

    layer = Layer(dialog, dialog.locate, scrim=True, dismiss=cancel)
    ui.open(layer, focus)
    ui.say(dialog.describe())
    return layer


def toast(ui: Ui, text: str, kind: str = "info", ms: int = TOAST_MS) -> Layer:
    """Show a short message for `ms` milliseconds, under earlier ones. kind: info, ok or warn."""
    icon, colour = TONES[kind]
    note = Sheet(
        Row([Icon(icon, 18, colour), Paragraph(text, "body", width=420, grow=1)], gap=10, fold=False), pad=(14, 11)
    )

    def locate() -> Rect:
        edge = ui.theme.px(16)
        wide = min(note.pref_width(), ui.size[0] - 2 * edge)
        top = edge
        for other in ui.layers:
            if other is layer:
                break
            if other.passive and isinstance(other.root, Sheet) and not other.root.dark:
                top = max(top, other.root.rect.bottom + ui.theme.px(8))
        # At the top: the actions are at the bottom.
        return Rect((ui.size[0] - wide) // 2, top, wide, note.height_for(wide))

    layer = Layer(note, locate, passive=True)
    ui.open(layer)
    ui.say(text)
    if kind == "warn":
        ui.cue("warn")
    ui.timers.after(ms, lambda: ui.close(layer))
    return layer


def message(title: str, text: str, actions: Sequence[Button], *, width: float = 460) -> Dialog:
    """A dialogue that only says something and asks."""
    return Dialog(title, Column([Paragraph(text, "body", "ink2", width=width)]), actions, width=width)
