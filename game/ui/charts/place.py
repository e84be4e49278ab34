"""Where the words of a chart go: beside their points, and never over one another."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pygame import Rect

__all__ = ["Label", "Placed", "place_labels", "uncovered"]

_DIRECTIONS = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
_REACH = (1.0, 1.6, 2.4, 3.6, 5.2, 7.5, 10.5, 14.0)
_CROSSING = 3.0
_LESSER = 40.0
_ASTRAY = 12.0
_FAR = 4.0
_LED = 2.0


@dataclass(frozen=True, slots=True)
class Label:
    """Words for a point, or for a line that passes ``at`` and ``also`` the others. ``prefer`` is a direction (x, y; y
    grows downwards) to try first; ``optional`` may be left out."""

    text: str
    at: tuple[float, float]
    also: tuple[tuple[float, float], ...] = ()
    style: str = "small_strong"
    colour: str = "ink"
    prefer: tuple[int, int] = (1, 0)
    optional: bool = False
    lead: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """A label where it stands; ``led`` when it is far enough from its point ``at`` to want a line to it."""

    label: Label
    rect: Rect
    led: bool
    at: tuple[float, float]


def place_labels(
    labels: Sequence[Label],
    area: Rect,
    marks: Sequence[Rect],
    lines: Sequence[tuple[float, float]],
    measure: Callable[[str, str], tuple[int, int]],
    gap: float,
    soft: Sequence[Rect] = (),
) -> tuple[Placed, ...]:
    """Place labels in order, the most important first.

    A label never leaves ``area`` and never covers a mark or another label; it covers as few of ``soft`` (lesser marks,
    which may be too many to avoid) and of ``lines`` (points along drawn lines) as it can, and would rather not be
    nearer to another label's point than to its own. One that finds no free room is left out if it is optional, else put
    where it does least harm.
    """
    placed: list[Placed] = []
    for label in labels:
        wide, tall = measure(label.text, label.style)
        strangers = [other.at for other in labels if other.at != label.at and not other.also]
        taken = [*marks, *(one.rect for one in placed)]
        best: tuple[float, Placed] | None = None
        for reach in _REACH if label.lead else _REACH[:2]:
            if best is not None and best[0] <= _FAR * reach:
                break  # farther out can only be worse
            for at in (label.at, *label.also):
                for rank, way in enumerate(_ways(label.prefer)):
                    rect = _beside(at, (wide, tall), way, gap * reach)
                    if not area.contains(rect):
                        continue
                    hits = sum(1 for other in taken if rect.colliderect(other))
                    crossed = sum(1 for point in lines if rect.inflate(4, 2).collidepoint(point))
                    harm = _LESSER * sum(1 for other in soft if rect.colliderect(other)) + _CROSSING * crossed
                    if label.optional and (hits or harm):
                        continue
                    own = _apart(rect, at)
                    if any(_apart(rect, other) < own for other in strangers):
                        harm += _ASTRAY
                    cost = 1000.0 * hits + harm + _FAR * reach + 0.4 * rank
                    if best is None or cost < best[0]:
                        best = (cost, Placed(label, rect, reach > _LED, at))
        if best is not None:
            placed.append(best[1])
        elif not label.optional:
            rect = _beside(label.at, (wide, tall), label.prefer, gap)
            placed.append(Placed(label, rect.clamp(area), False, label.at))
    return tuple(placed)


def _ways(prefer: tuple[int, int]) -> list[tuple[int, int]]:
    rest = [way for way in _DIRECTIONS if way != prefer]
    # Near the wanted side first: the angle between directions, by their dot product.
    rest.sort(key=lambda way: -(way[0] * prefer[0] + way[1] * prefer[1]))
    return [prefer, *rest]


def _beside(at: tuple[float, float], size: tuple[int, int], way: tuple[int, int], gap: float) -> Rect:
    wide, tall = size
    x = at[0] + way[0] * (gap + wide / 2) - wide / 2
    y = at[1] + way[1] * (gap * (0.7 if way[0] else 1.0) + tall / 2) - tall / 2
    return Rect(round(x), round(y), wide, tall)


def _apart(rect: Rect, at: tuple[float, float]) -> float:
    """How far a point is from the edge of a rectangle; 0 inside."""
    return math.hypot(max(rect.left - at[0], 0.0, at[0] - rect.right), max(rect.top - at[1], 0.0, at[1] - rect.bottom))


def uncovered(start: int, end: int, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces of a line from ``start`` to ``end`` that leave out what is taken."""
    pieces = []
    for low, high in sorted(taken):
        if start < min(low, end):
            pieces.append((start, min(low, end)))
        start = max(start, high)
    return [*pieces, (start, end)] if start < end else pieces
