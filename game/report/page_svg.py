"""Frames, axes and marks of the report's charts, as SVG elements. Sizes are in the units of the view box."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from game.report.page_html import Child, Markup, el

__all__ = ["Frame", "apart", "axes", "line", "mark", "picture", "side_class", "word"]

LABEL = 15.0  # height of a line of type


@dataclass(frozen=True, slots=True)
class Frame:
    """Where values stand: ``low``/``high`` are the least and greatest (x, y) shown, the rest is the plot's edges."""

    low: tuple[float, float]
    high: tuple[float, float]
    left: float
    top: float
    right: float
    bottom: float

    def x(self, value: float) -> float:
        span = self.high[0] - self.low[0] or 1.0
        return self.left + (value - self.low[0]) / span * (self.right - self.left)

    def y(self, value: float) -> float:
        span = self.high[1] - self.low[1] or 1.0
        return self.bottom - (value - self.low[1]) / span * (self.bottom - self.top)

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        return self.x(point[0]), self.y(point[1])

    def holds(self, point: tuple[float, float]) -> bool:
        return all(self.low[axis] <= point[axis] <= self.high[axis] for axis in (0, 1))


def side_class(colour: str) -> str:
    """The style class of a side by its declared colour."""
    return "first" if colour == "first" else "second"


def picture(title: str, described: str, size: tuple[float, float], parts: Sequence[Child], key: str) -> Markup:
    """An inline picture with its name and its description for those who do not see it."""
    return el(
        "svg", el("title", title, id=f"{key}-title"), el("desc", described, id=f"{key}-desc"), *parts,
        viewBox=f"0 0 {size[0]:g} {size[1]:g}", role="img", aria_labelledby=f"{key}-title {key}-desc",
    )  # fmt: skip


def word(text: str, x: float, y: float, class_: str = "", anchor: str = "start") -> Markup:
    """A line of text with its middle at a height."""
    return el("text", text, x=x, y=y + 4.0, class_=class_ or None, text_anchor=None if anchor == "start" else anchor)


def line(points: Sequence[tuple[float, float]], class_: str) -> Markup:
    """A line through points."""
    return el("polyline", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points), class_=f"line {class_}")


def mark(shape: str, at: tuple[float, float], size: float, class_: str) -> Markup:
    """A disc, ring, square, diamond, triangle or cross; sides differ in shape as well as in colour."""
    x, y, half = at[0], at[1], size / 2
    if shape == "square":
        return el("rect", x=x - half, y=y - half, width=size, height=size, class_=f"mark {class_}")
    if shape == "diamond":
        path = f"M{x:.1f} {y - half:.1f}L{x + half:.1f} {y:.1f}L{x:.1f} {y + half:.1f}L{x - half:.1f} {y:.1f}Z"
        return el("path", d=path, class_=f"mark {class_}")
    if shape == "triangle":
        path = f"M{x:.1f} {y - half:.1f}L{x + half:.1f} {y + half:.1f}L{x - half:.1f} {y + half:.1f}Z"
        return el("path", d=path, class_=f"mark {class_}")
    if shape == "cross":
        path = (
            f"M{x - half:.1f} {y - half:.1f}L{x + half:.1f} {y + half:.1f}"
            f"M{x - half:.1f} {y + half:.1f}L{x + half:.1f} {y - half:.1f}"
        )
        return el("path", d=path, class_=f"cross {class_}")
    return el("circle", cx=x, cy=y, r=half, class_=f"mark {'ring ' if shape == 'ring' else ''}{class_}")


def axes(
    frame: Frame,
    columns: Sequence[float],
    rows: Sequence[float],
    say: Callable[[float], str],
    say_column: Callable[[float], str] | None = None,
) -> list[Markup]:
    """Level lines with their figures on the left, and figures along the foot."""
    parts: list[Markup] = []
    for value in rows:
        y = frame.y(value)
        parts.append(el("line", x1=frame.left, x2=frame.right, y1=y, y2=y, class_="zero" if value == 0 else "grid"))
        parts.append(word(say(value), frame.left - 6, y, "figure", "end"))
    parts += [
        word((say_column or say)(value), frame.x(value), frame.bottom + 13, "figure", "middle") for value in columns
    ]
    return parts


def apart(wanted: Sequence[float], top: float, bottom: float, tall: float = LABEL) -> list[float]:
    """Heights for labels as near to those wanted as they fit under one another between ``top`` and ``bottom``."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed = [wanted[index] for index in order]
    for before, after in pairwise(range(len(placed))):
        placed[after] = max(placed[after], placed[before] + tall)
    edge = bottom
    for row in range(len(placed) - 1, -1, -1):
        placed[row] = max(top, min(placed[row], edge))
        edge = placed[row] - tall
    return [height for _, height in sorted(zip(order, placed, strict=True))]
