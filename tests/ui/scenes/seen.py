"""What a player can see and touch, as plain data: the same from a stage in this process and from a window elsewhere."""

from __future__ import annotations

from typing import Any, TypedDict

from pygame import Rect

from game.ui.kit import Button, ScrollView, Segmented, TextEntry, Widget
from game.ui.kit.choice import Indexed
from game.ui.kit.tabs import TabStrip
from game.ui.scenes.deal_row import DealRow
from game.ui.scenes.table import TableScene
from game.ui.stage import Stage

__all__ = ["Seen", "Thing", "look"]


class Thing(TypedDict):
    """One widget that can be pressed or focused; rectangles are (left, top, width, height) in device pixels."""

    kind: str
    key: str
    name: str
    rect: list[int]
    enabled: bool
    focused: bool
    shown: bool
    scroll: list[int] | None
    spots: dict[str, list[int]]
    shortcut: str
    value: str


class Seen(TypedDict):
    """One screen. ``layer`` counts open dialogues; ``busy``: the other side is at work."""

    scene: str
    title: str
    layer: int
    busy: bool
    over: bool
    round: int
    things: list[Thing]


def look(stage: Stage) -> Seen:
    """The screen that is shown."""
    scene = stage.top
    assert scene is not None
    ui = scene.ui
    ui.settle()
    touched = [widget for widget in ui.active.root.walk() if widget.focusable]
    things = [_thing(widget, ui.focus.current is widget, ui.bounds) for widget in touched]
    session = getattr(scene, "session", None)
    return {
        "scene": type(scene).__name__,
        "title": scene.title,
        "layer": sum(1 for layer in ui.layers if not layer.passive) - 1,
        "busy": bool(session is not None and isinstance(scene, TableScene) and session.thinking),
        "over": bool(session is not None and session.table.over),
        "round": session.view.round if session is not None else 0,
        "things": things,
    }


def _thing(widget: Widget, focused: bool, bounds: Rect) -> Thing:
    view, scroll = bounds, None
    for above in widget.ancestors():
        if isinstance(above, ScrollView):
            view = view.clip(above.rect)
            scroll = scroll or list(above.rect)
    spots: dict[str, list[int]] = {}
    if isinstance(widget, DealRow):
        minus, plus = widget.ends()
        spots = {"minus": list(minus), "plus": list(plus), "more": list(widget.more())}
    elif isinstance(widget, Segmented):
        spots = {str(index): list(widget.cell(index)) for index in range(widget.count)}
    elif isinstance(widget, TabStrip):
        cells = widget._cells(widget.rect.w)
        spots = {str(index): list(cell.move(widget.rect.topleft)) for index, cell in enumerate(cells)}
    centre = spots["plus"] if "plus" in spots else list(widget.rect)
    middle = (centre[0] + centre[2] // 2, centre[1] + centre[3] // 2)
    return {
        "kind": type(widget).__name__,
        "key": widget.key,
        "name": widget.name,
        "rect": list(widget.rect),
        "enabled": widget.enabled,
        "focused": focused,
        "shown": view.collidepoint(middle),
        "scroll": scroll,
        "spots": spots,
        "shortcut": widget.shortcut if isinstance(widget, Button) else "",
        "value": _value(widget),
    }


def _value(widget: Widget) -> Any:
    if isinstance(widget, TextEntry):
        return widget.buffer.text
    if isinstance(widget, DealRow):
        return str(widget.option)
    if isinstance(widget, Indexed):
        return str(widget.index)
    return str(getattr(widget, "selected", ""))
