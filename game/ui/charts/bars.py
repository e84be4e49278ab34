"""Bars to the right for gains and to the left for losses, each with its words and its figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pygame import Rect

from game.ui.charts.figure import Figure, Table
from game.ui.charts.scale import Scale
from game.ui.kit import Canvas

__all__ = ["Bar", "BarsChart", "bars_figure"]

ROW = 30
"""Logical height of a bar's row: two lines of small type."""


@dataclass(frozen=True, slots=True)
class Bar:
    """``value`` decides the length, ``text`` is what is shown for it; ``whole`` sets a total apart."""

    name: str
    value: float
    text: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class BarsChart:
    """Bars from a common zero."""

    bars: tuple[Bar, ...]

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw it."""
        px = canvas.theme.px
        wide = min(round(rect.w * 0.44), max(canvas.type.width(bar.name, "small_strong") for bar in self.bars))
        figures = max(canvas.type.width(bar.text, "small_strong") for bar in self.bars)
        plot = Rect(rect.x + wide + px(12), rect.y, rect.w - wide - figures - px(24), rect.h)
        low, high = min(0.0, *(bar.value for bar in self.bars)), max(0.0, *(bar.value for bar in self.bars))
        if low == high:
            high = 1.0
        x = Scale(low, high, plot.left, plot.right)
        tall = min(px(ROW), rect.h // max(1, len(self.bars)))
        for index, bar in enumerate(self.bars):
            y = rect.y + index * tall + tall // 2
            style = "small_strong" if bar.whole else "small"
            if bar.whole and index:
                canvas.rule((rect.x, y - tall // 2), rect.w, "line")
            self._name(canvas, bar.name, style, Rect(rect.x, y - tall // 2, wide, tall))
            start, end = sorted((round(x(0)), round(x(bar.value))))
            thick = min(px(12), max(px(3), tall - px(6)))
            colour = "ink" if bar.whole else "ok" if bar.value >= 0 else "warn"
            canvas.box(Rect(start, y - thick // 2, max(px(2), end - start), thick), colour, 3)
            canvas.text(bar.text, (rect.right, y), "small_strong", "ink" if bar.whole else colour, "right")
        canvas.rule((round(x(0)), rect.y), tall * len(self.bars), "line2", True)

    def _name(self, canvas: Canvas, name: str, style: str, area: Rect) -> None:
        lines = canvas.type.wrap(name, style, area.w)
        if len(lines) > 2:
            lines = [lines[0], canvas.type.ellipsis(" ".join(lines[1:]), style, area.w)]
        step = canvas.type.height(style)
        for index, line in enumerate(lines):
            canvas.text(line, (area.x, area.centery + (index - (len(lines) - 1) / 2) * step), style, "ink")


def bars_figure(
    key: str, finding: str, note: str, bars: Sequence[Bar], head: tuple[str, str], *, width: float = 460
) -> Figure:
    """Bars with their table."""
    rows = tuple((bar.name, bar.text) for bar in bars)
    chart = BarsChart(tuple(bars))
    return Figure(key, finding, note, Table(head, rows), chart.paint, height=ROW * len(bars), width=width, least=240)
