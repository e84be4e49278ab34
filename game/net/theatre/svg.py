"""Drawing for a projector: large type, marks that differ in shape, dots that do not cover one another."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import product

from game.report.page_html import Child, Markup, el
from game.report.page_svg import Frame
from game.report.round_numbers import round_numbers

__all__ = ["HEIGHT", "WIDTH", "beside", "grid", "key", "spread", "stage", "wide_frame", "words"]

Point = tuple[float, float]
WIDTH, HEIGHT = 1600.0, 720.0
_ROUNDS = 200
_FAR = 2.0  # square pixels that a label may cover rather than stand off by one
_ASTRAY = 1200.0  # square pixels that a label may cover rather than stand nearer another mark than its own
_LETTER, _LINE = 13.0, 30.0  # about the width of a letter and the height of a line of a label
_REACHES = (0.0, 22.0, 48.0, 80.0)  # how far beyond its mark a label may stand off
_AROUND = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))


def words(text: str, x: float, y: float, class_: str = "", anchor: str = "start") -> Markup:
    """A line of type whose middle is at a height."""
    return el(
        "text", text, x=x, y=y, dy=".35em", class_=class_ or None, text_anchor=None if anchor == "start" else anchor
    )


def stage(
    name: str, title: str, described: str, parts: Sequence[Child], height: float = HEIGHT, width: float = WIDTH
) -> Markup:
    """The picture of a slide, with a name and a description for those who do not see it."""
    return el(
        "svg", el("title", title, id=f"{name}-title"), el("desc", described, id=f"{name}-desc"), *parts,
        viewBox=f"0 0 {width:g} {height:g}", role="img", aria_labelledby=f"{name}-title {name}-desc",
    )  # fmt: skip


def wide_frame(points: Sequence[Point], left: float, right: float, height: float = HEIGHT, room: float = 0.06) -> Frame:
    """A frame that holds all points, with some room around them."""
    low = [min(point[axis] for point in points) for axis in (0, 1)]
    high = [max(point[axis] for point in points) for axis in (0, 1)]
    pad = [max(5.0, (high[axis] - low[axis]) * room) for axis in (0, 1)]
    return Frame((low[0] - pad[0], low[1] - pad[1]), (high[0] + pad[0], high[1] + pad[1]), left, 16.0, right,
                 height - 84.0)  # fmt: skip


def grid(frame: Frame, say: Callable[[float], str], most: int = 7) -> list[Child]:
    """Lines with their figures on both axes; the zeros are darker."""
    parts: list[Child] = []
    for value in round_numbers(frame.low[1], frame.high[1], most):
        y = frame.y(value)
        parts.append(el("line", x1=frame.left, x2=frame.right, y1=y, y2=y, class_="zero" if value == 0 else "grid"))
        parts.append(words(say(value), frame.left - 12, y, "figure", "end"))
    for value in round_numbers(frame.low[0], frame.high[0], most):
        x = frame.x(value)
        if value == 0:
            parts.append(el("line", x1=x, x2=x, y1=frame.top, y2=frame.bottom, class_="zero"))
        parts.append(words(say(value), x, frame.bottom + 24, "figure", "middle"))
    return parts


def key(entries: Sequence[tuple[Markup, str]]) -> Markup:
    """What the marks stand for. Each mark is drawn in a box of 28 by 24."""
    return el(
        "ul",
        *(el("li", el("svg", drawn, viewBox="0 0 28 24", aria_hidden="true"), name) for drawn, name in entries),
        class_="key",
    )


def spread(
    wanted: Sequence[Point], apart: float, low: Point, high: Point, fixed: Sequence[Point] = (), clear: float = 0.0
) -> list[Point]:
    """Places for dots as near to those wanted as they fit without covering one another, inside a rectangle.

    Pairs that are too near push each other away, again and again; dots on one spot part on a spiral first, so that
    the same deals give the same picture. ``fixed`` marks stay where they are, at least ``clear`` from every dot.
    """
    placed = [
        (x + 0.01 * index * math.cos(2.4 * index), y + 0.01 * index * math.sin(2.4 * index))
        for index, (x, y) in enumerate(wanted)
    ]
    for _ in range(_ROUNDS):
        moved = False
        for one, mark in product(range(len(placed)), fixed):
            dx, dy = placed[one][0] - mark[0], placed[one][1] - mark[1]
            distance = math.hypot(dx, dy)
            if distance < clear - 1e-6:
                moved = True
                away = (dx / distance, dy / distance) if distance > 1e-3 else (math.sqrt(0.5), -math.sqrt(0.5))
                at = mark[0] + clear * away[0], mark[1] + clear * away[1]
                placed[one] = _inside(at, low, high)
        for one in range(len(placed)):
            for other in range(one):
                dx, dy = placed[one][0] - placed[other][0], placed[one][1] - placed[other][1]
                distance = math.hypot(dx, dy)
                if distance >= apart - 1e-6:
                    continue
                moved = True
                push = (apart - distance) / 2 / (distance or 1.0)
                placed[one] = _inside((placed[one][0] + dx * push, placed[one][1] + dy * push), low, high)
                placed[other] = _inside((placed[other][0] - dx * push, placed[other][1] - dy * push), low, high)
        if not moved:
            break
    return placed


def _inside(at: Point, low: Point, high: Point) -> Point:
    return min(max(at[0], low[0]), high[0]), min(max(at[1], low[1]), high[1])


def beside(
    at: Sequence[Point],
    labels: Sequence[str],
    mark: float,
    taken: Sequence[tuple[Point, float]],
    low: Point,
    high: Point,
) -> list[Point]:
    """The middle of a label for each mark, near it, where it covers the least of other labels and of what is ``taken``,
    and is not taken for the name of another mark.

    Args:
        mark: the size of the marks labelled.
        taken: (middle, size) of squares that labels should leave free; the marks labelled are among them anyway.
    """
    boxes = [_box(point, size, size) for point, size in taken] + [_box(point, mark, mark) for point in at]
    found: list[Point] = []
    for point, label in zip(at, labels, strict=True):
        wide, tall = _LETTER * len(label), _LINE
        tries: list[tuple[bool, float, int, Point, tuple[float, float, float, float]]] = []
        for reach, (across, down) in product(_REACHES, _AROUND):
            x = point[0] + across * ((mark + wide) / 2 + 6 + reach)
            y = point[1] + down * ((mark + tall) / 2 + 2 + reach)
            box = _box((x, y), wide, tall)
            outside = box[0] < low[0] or box[1] < low[1] or box[2] > high[0] or box[3] > high[1]
            cost = sum(_shared(box, other) for other in boxes) + _FAR * reach
            own = _apart(box, point)
            if any(_apart(box, other) < own for other in at if other != point):
                cost += _ASTRAY
            tries.append((outside, cost, len(tries), (x, y), box))
        best = min(tries, key=lambda one: one[:3])
        boxes.append(best[4])
        found.append(best[3])
    return found


def _box(at: Point, wide: float, tall: float) -> tuple[float, float, float, float]:
    return at[0] - wide / 2, at[1] - tall / 2, at[0] + wide / 2, at[1] + tall / 2


def _apart(box: tuple[float, float, float, float], at: Point) -> float:
    """How far a point is from the edge of a box; 0 inside."""
    return math.hypot(max(box[0] - at[0], 0.0, at[0] - box[2]), max(box[1] - at[1], 0.0, at[1] - box[3]))


def _shared(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    tall = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, wide) * max(0.0, tall)
