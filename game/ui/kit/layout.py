"""Measured layout: sizes come from what is inside, never from fixed columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from pygame import Rect

from .theme import FOLD_BELOW
from .widget import Widget

if TYPE_CHECKING:
    from .context import Ui
    from .paint import Canvas

__all__ = ["Column", "Flow", "Fold", "Grid", "Inset", "Row", "Sized", "Spacer"]


def share(total: int, minimum: Sequence[int], preferred: Sequence[int], grow: Sequence[int]) -> list[int]:
    """Divide `total` pixels: preferred sizes, the spare room by `grow`, a shortage by what each has above its minimum.

    All sequences are of one length; the sizes add up to `total` unless the minima are already more, or nothing grows.
    """
    sizes = list(preferred)
    spare = total - sum(sizes)
    if spare > 0 and any(grow):
        weights = list(grow)
    elif spare < 0:
        weights = [max(0, p - m) for p, m in zip(preferred, minimum, strict=True)]
        spare = max(spare, -sum(weights))
    else:
        return sizes
    whole, given, before = sum(weights), 0, 0
    for index, weight in enumerate(weights):
        before += weight
        # Rounding the running total spreads the odd pixels and loses none.
        upto = round(spare * before / whole) if whole else 0
        sizes[index] += upto - given
        given = upto
    return sizes


class Spacer(Widget):
    """Empty room: a logical width and height, and a share of what is left."""

    def __init__(self, width: float = 0, height: float = 0, grow: int = 1) -> None:
        super().__init__(grow=grow)
        self.size = (width, height)

    def _min_width(self) -> int:
        return self.theme.px(self.size[0])

    def _height_for(self, width: int) -> int:
        return self.theme.px(self.size[1])


class Box(Widget):
    """Base of the layouts: children with a gap (logical pixels) between them."""

    def __init__(
        self, children: Iterable[Widget], *, gap: float = 12, grow: int = 0, key: str = "", visible: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(children=children, grow=grow, key=key, visible=visible)
        self.gap = gap

    def shown(self) -> list[Widget]:
        return [child for child in self.children if child.visible]

    def gaps(self, count: int) -> int:
        return self.theme.px(self.gap) * max(0, count - 1)


class Row(Box):
    """Side by side. `align`: start, center, end or stretch across; `fold`: further lines when it is too narrow."""

    def __init__(
        self, children: Iterable[Widget], *, gap: float = 12, align: str = "center", fold: bool = True,
        grow: int = 0, key: str = "", visible: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(children, gap=gap, grow=grow, key=key, visible=visible)
        self.align = align
        self.fold = fold

    def _least(self) -> int:
        shown = self.shown()
        return sum(child.min_width() for child in shown) + self.gaps(len(shown))

    def _min_width(self) -> int:
        return max((child.min_width() for child in self.shown()), default=0) if self.fold else self._least()

    def _pref_width(self) -> int:
        shown = self.shown()
        return sum(child.pref_width() for child in shown) + self.gaps(len(shown))

    def lines(self, width: int) -> list[list[tuple[Widget, int]]]:
        """The children with their widths: one line, or when that is too narrow as many as words would need."""
        shown = self.shown()
        if not self.fold or self._least() <= width:
            return [self._spread(shown, width)]
        broken: list[list[Widget]] = []
        used = 0
        for child in shown:
            wide = min(width, child.pref_width())
            if not broken or used + wide > width:
                broken.append([])
                used = 0
            broken[-1].append(child)
            used += wide + self.theme.px(self.gap)
        return [self._spread(line, width) for line in broken]

    def _spread(self, line: Sequence[Widget], width: int) -> list[tuple[Widget, int]]:
        room = width - self.gaps(len(line))
        grow = [child.grow for child in line]
        if self.align == "stretch" and not any(grow) and len(line) < len(self.shown()):
            grow = [1] * len(line)
        least = [child.min_width() for child in line]
        sizes = share(room, least, [min(width, child.pref_width()) for child in line], grow)
        return list(zip(line, sizes, strict=True))

    def _height_for(self, width: int) -> int:
        lines = self.lines(width)
        return sum(max((c.height_for(w) for c, w in line), default=0) for line in lines) + self.gaps(len(lines))

    def min_height(self, width: int) -> int:
        lines = self.lines(width)
        return sum(max((c.min_height(w) for c, w in line), default=0) for line in lines) + self.gaps(len(lines))

    def arrange(self) -> None:
        lines, gap = self.lines(self.rect.w), self.theme.px(self.gap)
        heights = share(
            self.rect.h - self.gaps(len(lines)),
            [max((c.min_height(w) for c, w in line), default=0) for line in lines],
            [max((c.height_for(w) for c, w in line), default=0) for line in lines],
            [1] * len(lines),
        )
        y = self.rect.y
        for line, tall in zip(lines, heights, strict=True):
            x = self.rect.x
            for child, width in line:
                height = tall if self.align == "stretch" else min(tall, child.height_for(width))
                drop = {"start": 0, "center": (tall - height) // 2, "end": tall - height}.get(self.align, 0)
                child.place(Rect(x, y + drop, width, height))
                x += width + gap
            y += tall + gap


def stack(children: Sequence[Widget], rect: Rect, gap: int, align: str) -> None:
    """Place children under one another: those that grow take the spare height, those that scroll give way."""
    widths = [rect.w if align == "stretch" else min(rect.w, child.pref_width()) for child in children]
    pairs = list(zip(children, widths, strict=True))
    heights = share(
        rect.h - gap * max(0, len(children) - 1),
        [child.min_height(width) for child, width in pairs],
        [child.height_for(width) for child, width in pairs],
        [child.grow if child.tall else 0 for child in children],
    )
    y = rect.y
    for (child, width), height in zip(pairs, heights, strict=True):
        x = rect.x + {"center": (rect.w - width) // 2, "end": rect.w - width}.get(align, 0)
        child.place(Rect(x, y, width, height))
        y += height + gap


class Column(Box):
    """Under one another. `align`: stretch, start, center or end."""

    def __init__(
        self, children: Iterable[Widget], *, gap: float = 12, align: str = "stretch", grow: int = 0, key: str = "",
        visible: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(children, gap=gap, grow=grow, key=key, visible=visible)
        self.align = align

    def _height_for(self, width: int) -> int:
        shown = self.shown()
        wide = [width if self.align == "stretch" else min(width, child.pref_width()) for child in shown]
        return sum(c.height_for(w) for c, w in zip(shown, wide, strict=True)) + self.gaps(len(shown))

    def min_height(self, width: int) -> int:
        shown = self.shown()
        wide = [width if self.align == "stretch" else min(width, child.pref_width()) for child in shown]
        return sum(c.min_height(w) for c, w in zip(shown, wide, strict=True)) + self.gaps(len(shown))

    def arrange(self) -> None:
        stack(self.shown(), self.rect, self.theme.px(self.gap), self.align)


class Flow(Box):
    """Side by side, breaking into further lines as words do; `align` start or end."""

    def __init__(
        self, children: Iterable[Widget], *, gap: float = 8, align: str = "start", grow: int = 0, key: str = "",
    ) -> None:  # fmt: skip
        super().__init__(children, gap=gap, grow=grow, key=key)
        self.align = align

    def _pref_width(self) -> int:
        shown = self.shown()
        return sum(child.pref_width() for child in shown) + self.gaps(len(shown))

    def lines(self, width: int) -> list[list[tuple[Widget, int]]]:
        result: list[list[tuple[Widget, int]]] = []
        used = 0
        for child in self.shown():
            wide = min(width, child.pref_width())
            step = wide + self.theme.px(self.gap)
            if not result or used + wide > width:
                result.append([])
                used = 0
            result[-1].append((child, wide))
            used += step
        return result

    def _height_for(self, width: int) -> int:
        lines = self.lines(width)
        return sum(max(c.height_for(w) for c, w in line) for line in lines) + self.gaps(len(lines))

    def arrange(self) -> None:
        gap, y = self.theme.px(self.gap), self.rect.y
        for line in self.lines(self.rect.w):
            tall = max(child.height_for(wide) for child, wide in line)
            length = sum(wide for _, wide in line) + gap * (len(line) - 1)
            x = self.rect.x + (self.rect.w - length if self.align == "end" else 0)
            for child, wide in line:
                height = child.height_for(wide)
                child.place(Rect(x, y + (tall - height) // 2, wide, height))
                x += wide + gap
            y += tall + gap


class Grid(Box):
    """Rows of cells in common columns; `grow` gives each column's share of spare width, `gap` and `row_gap` logical.

    Every row has as many cells as the first; None is an empty cell. `align` is center, or start: beside a text of
    several lines a mark or a date then stands by the first.
    """

    def __init__(
        self, rows: Sequence[Sequence[Widget | None]], *, columns: Sequence[int] = (), gap: float = 16,
        row_gap: float = 8, grow: int = 0, key: str = "", align: str = "center",
    ) -> None:  # fmt: skip
        super().__init__([cell for row in rows for cell in row if cell is not None], gap=gap, grow=grow, key=key)
        self.align = align
        self.rows = [list(row) for row in rows]
        self.row_gap = row_gap
        count = len(self.rows[0]) if self.rows else 0
        if any(len(row) != count for row in self.rows):
            raise ValueError("every row of a grid needs the same number of cells")
        self.shares = list(columns) or [0] * count
        if len(self.shares) != count:
            raise ValueError(f"{count} columns but {len(self.shares)} shares")

    def _columns(self, measure: Callable[[Widget], int]) -> list[int]:
        return [
            max((measure(row[i]) for row in self.rows if (cell := row[i]) is not None and cell.visible), default=0)  # type: ignore[arg-type]
            for i in range(len(self.shares))
        ]

    def _min_width(self) -> int:
        return sum(self._columns(Widget.min_width)) + self.gaps(len(self.shares))

    def _pref_width(self) -> int:
        return sum(self._columns(Widget.pref_width)) + self.gaps(len(self.shares))

    def widths(self, width: int) -> list[int]:
        room = width - self.gaps(len(self.shares))
        return share(room, self._columns(Widget.min_width), self._columns(Widget.pref_width), self.shares)

    def _heights(self, widths: list[int]) -> list[int]:
        return [
            max((c.height_for(w) for c, w in zip(row, widths, strict=True) if c is not None and c.visible), default=0)
            for row in self.rows
        ]

    def _height_for(self, width: int) -> int:
        return sum(self._heights(self.widths(width))) + self.theme.px(self.row_gap) * max(0, len(self.rows) - 1)

    def arrange(self) -> None:
        widths = self.widths(self.rect.w)
        y = self.rect.y
        for row, height in zip(self.rows, self._heights(widths), strict=True):
            x = self.rect.x
            for cell, width in zip(row, widths, strict=True):
                if cell is not None and cell.visible:
                    tall = cell.height_for(width)
                    room = height if self.align == "center" else min(height, self.ui.text.line_height("body"))
                    cell.place(Rect(x, y + max(0, (room - tall) // 2), width, tall))
                x += width + self.theme.px(self.gap)
            y += height + self.theme.px(self.row_gap)


class Inset(Widget):
    """Room around one child, logical pixels: all round, or (left, top, right, bottom)."""

    def __init__(
        self, child: Widget, pad: float | tuple[float, float, float, float] = 16, *, grow: int = 0, fill: str = "",
    ) -> None:  # fmt: skip
        super().__init__(children=[child], grow=grow)
        self.pad = pad if isinstance(pad, tuple) else (pad, pad, pad, pad)
        self.fill = fill

    def _pads(self) -> tuple[int, int, int, int]:
        left, top, right, bottom = (self.theme.px(value) for value in self.pad)
        return left, top, right, bottom

    def _min_width(self) -> int:
        left, _, right, _ = self._pads()
        return super()._min_width() + left + right

    def _pref_width(self) -> int:
        left, _, right, _ = self._pads()
        return super()._pref_width() + left + right

    def _height_for(self, width: int) -> int:
        left, top, right, bottom = self._pads()
        return super()._height_for(width - left - right) + top + bottom

    def min_height(self, width: int) -> int:
        left, top, right, bottom = self._pads()
        return self.children[0].min_height(max(0, width - left - right)) + top + bottom

    def inner(self) -> Rect:
        left, top, right, bottom = self._pads()
        return Rect(self.rect.x + left, self.rect.y + top, self.rect.w - left - right, self.rect.h - top - bottom)

    def arrange(self) -> None:
        for child in self.children:
            if child.visible:
                child.place(self.inner())

    def draw(self, canvas: Canvas) -> None:
        if self.fill:
            canvas.surface.fill(self.theme.colour(self.fill), self.rect)
            if self.theme.colour(self.fill) == self.theme.colour("bg"):
                # Where its ground does not tell it from the page, a line says that what is above goes on under it.
                canvas.rule(self.rect.topleft, self.rect.w)


class Sized(Widget):
    """One child with a least or greatest logical width, or a least height."""

    def __init__(
        self, child: Widget, *, width: float = 0, min_width: float = 0, max_width: float = 0, height: float = 0,
        grow: int = 0,
    ) -> None:  # fmt: skip
        super().__init__(children=[child], grow=grow)
        self.least = width or min_width
        self.most = width or max_width
        self.least_height = height

    def _min_width(self) -> int:
        return max(super()._min_width(), self.theme.px(self.least))

    def _pref_width(self) -> int:
        wide = super()._pref_width()
        return max(self.min_width(), min(wide, self.theme.px(self.most)) if self.most else wide)

    def _inner(self, width: int) -> int:
        return min(width, max(self.min_width(), self.theme.px(self.most))) if self.most else width

    def _height_for(self, width: int) -> int:
        return max(super()._height_for(self._inner(width)), self.theme.px(self.least_height))

    def arrange(self) -> None:
        for child in self.children:
            child.place(Rect(self.rect.x, self.rect.y, self._inner(self.rect.w), self.rect.h))


class Fold(Widget):
    """One of two layouts by the window's logical width: `wide()` from `below` up, `narrow()` under it."""

    def __init__(
        self, wide: Callable[[], Widget], narrow: Callable[[], Widget], below: int = FOLD_BELOW, *, grow: int = 0,
    ) -> None:  # fmt: skip
        super().__init__(grow=grow)
        self._make = (wide, narrow)
        self._below = below

    def mount(self, ui: Ui) -> None:
        make = self._make[ui.logical_width < self._below]
        self._ui = None
        self.set_children([make()])
        super().mount(ui)

    def min_height(self, width: int) -> int:
        return self.children[0].min_height(width)
