"""Layers over a scene: dialogues, drop-down lists, tooltips, toasts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pygame import Rect

from .widget import Widget

__all__ = ["Layer", "merge"]


@dataclass(slots=True, eq=False)
class Layer:
    """One tree over the ones before it.

    locate: where the root goes, asked at each layout. passive: takes no input. scrim: dims what is beneath.
    dismiss: what Escape does; with `outside` a press beside the root does it too. restore: who had the focus.
    """

    root: Widget
    locate: Callable[[], Rect]
    passive: bool = False
    scrim: bool = False
    dismiss: Callable[[], None] | None = None
    outside: bool = False
    restore: Widget | None = None


def merge(rects: Iterable[Rect], bounds: Rect, most: int = 10) -> list[Rect]:
    """Few disjoint rectangles that cover all those given, cut to `bounds`."""
    result: list[Rect] = []
    for rect in rects:
        new = rect.clip(bounds)
        if not new.w or not new.h:
            continue
        while (index := new.collidelist(result)) >= 0:
            new = new.union(result.pop(index))
        result.append(new)
    if len(result) > most:
        return [result[0].unionall(result[1:])]
    return result
