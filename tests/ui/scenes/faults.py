"""What can be wrong with a laid-out screen: text cut off, widgets over one another or outside, targets too small."""

from __future__ import annotations

from itertools import combinations

from pygame import Rect

from game.ui.kit import Button, Label, Paragraph, ScrollView, Segmented, Ui, Widget
from game.ui.kit.labels import Rule
from game.ui.kit.layout import Spacer
from game.ui.scenes.deal_row import DealRow, columns

__all__ = ["LEAST_TARGET", "faults"]

LEAST_TARGET = 24


def faults(ui: Ui) -> list[str]:
    """Every fault of the top layer and of the scene under it, in words."""
    ui.settle()
    found: list[str] = []
    for layer in ui.layers:
        if layer.passive:
            continue
        for widget in layer.root.walk():
            found += _text(ui, widget)
            found += _place(widget)
            found += _target(widget)
        if not ui.bounds.contains(layer.root.rect):
            found.append(f"{name(layer.root)} leaves the window: {layer.root.rect}")
    return found


def name(widget: Widget) -> str:
    """A widget for people."""
    return f"{type(widget).__name__} {widget.name or getattr(widget, 'text', '')!r}"


def _text(ui: Ui, widget: Widget) -> list[str]:
    text, rect = ui.text, widget.rect
    if isinstance(widget, Label) and not widget.ellipsis:
        if text.width(widget.text, widget.style) > rect.w:
            return [f"cut: {name(widget)} needs {text.width(widget.text, widget.style)}, has {rect.w}"]
    elif isinstance(widget, Label) and widget.key == "figures":
        if text.width(widget.text, widget.style) > rect.w:
            return [f"shortened: {name(widget)} needs {text.width(widget.text, widget.style)}, has {rect.w}"]
    elif isinstance(widget, Paragraph):
        lines = widget.lines(rect.w)
        wide = max(text.width(line, widget.style) for line in lines)
        tall = len(lines) * text.line_height(widget.style)
        if wide > rect.w or tall > rect.h:
            return [f"cut: {name(widget)} needs {wide}x{tall}, has {rect.size}"]
    elif isinstance(widget, Button) and widget.label:
        lines = widget.lines(rect.w)
        if max(text.width(line, widget.style) for line in lines) + widget._frame() > rect.w:
            return [f"cut: {name(widget)}"]
        if len(lines) * text.height(widget.style) > rect.h:
            return [f"cut below: {name(widget)}"]
    elif isinstance(widget, Segmented):
        for index, one in enumerate(widget.segments):
            if text.width(one.label, "strong") > widget.cell(index).w:
                return [f"cut: {name(widget)}: {one.label}"]
    elif isinstance(widget, DealRow):
        return _row(ui, widget)
    elif not isinstance(widget, ScrollView) and widget.min_width() > rect.w + 1:
        return [f"squeezed: {name(widget)} needs {widget.min_width()}, has {rect.w}"]
    return []


def _row(ui: Ui, row: DealRow) -> list[str]:
    text, at = ui.text, columns(row.rect.w, row.theme.px)
    found = []
    room = row._ours_room(row.rect.w)
    for label in (*row.facts.options, row.facts.open_text):
        if text.longest_word(label, "small_strong") > room:
            found.append(f"broken word in {row.name}: {label} in {room}")
        tall = len(text.wrap(label, "small_strong", room)) * text.line_height("small")
        if tall > row.rect.h and not row.facts.settled:
            found.append(f"cut in {row.name}: {label}")
    if text.longest_word(row.facts.title, "strong") > at.title[1]:
        found.append(f"broken word: {row.facts.title}")
    return found


def _place(widget: Widget) -> list[str]:
    found = []
    parent = widget.parent
    if parent is not None and not isinstance(parent, ScrollView):
        outer = parent.rect.inflate(2, 2)
        if widget.rect.w and widget.rect.h and not outer.contains(widget.rect):
            found.append(f"outside: {name(widget)} {widget.rect} leaves {name(parent)} {parent.rect}")
    shown = [
        child
        for child in widget.children
        if child.visible and child.rect.w and child.rect.h and not isinstance(child, (Spacer, Rule))
    ]
    for one, other in combinations(shown, 2):
        if one.rect.colliderect(other.rect):
            found.append(f"overlap: {name(one)} {one.rect} and {name(other)} {other.rect}")
    return found


def _target(widget: Widget) -> list[str]:
    if not widget.focusable or isinstance(widget, ScrollView):
        return []
    least = widget.theme.px(LEAST_TARGET)
    spots: list[Rect] = [widget.rect]
    if isinstance(widget, DealRow) and not widget.facts.settled:
        spots += [*widget.ends(), widget.more()]
    elif isinstance(widget, Segmented):
        spots += [widget.cell(index) for index in range(widget.count)]
    return [f"small: {name(widget)} {spot.size}" for spot in spots if spot.w < least or spot.h < least]
