"""Support over time: a line an audience, named at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pygame import Rect

from game.lang import Wording
from game.report.chart_words import support_finding, support_table
from game.report.round_numbers import round_numbers
from game.report.support import SupportLine
from game.ui.charts.axes import dashed, left_axis
from game.ui.charts.figure import Figure
from game.ui.charts.scale import Scale
from game.ui.kit import Canvas
from game.ui.scenes.parts import side_colour

__all__ = ["Line", "LinesChart", "apart", "support_figure"]

_SHAPES = ("disc", "diamond", "square", "hollow", "bar")
_ROOM = (0.34, 0.42, 0.5, 0.58)


@dataclass(frozen=True, slots=True)
class Line:
    """``levels[0]`` is the opening day's. ``shape`` tells lines of one colour apart."""

    name: str
    levels: tuple[float, ...]
    shape: str
    floor: float | None = None


@dataclass(frozen=True, slots=True)
class LinesChart:
    """Lines on a common scale; ``threshold`` is drawn across with its name."""

    lines: tuple[Line, ...]
    colour: str
    threshold: tuple[str, float] | None
    say: Callable[[float], str] = field(compare=False, default=str)

    def values(self) -> tuple[float, float]:
        """The range shown."""
        known = [level for line in self.lines for level in line.levels]
        if self.threshold is not None:
            known.append(self.threshold[1])
        low, high = min(known, default=0.0), max(known, default=100.0)
        pad = max(3.0, (high - low) * 0.08)
        return max(0.0, low - pad), min(100.0, high + pad)

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw it."""
        px = canvas.theme.px
        at = round_numbers(*self.values(), 5)
        left = max(canvas.type.width(self.say(value), "small") for value in at) + px(10)
        names = [f"{line.name} {self.say(line.levels[-1])}" for line in self.lines]
        ends = [line.levels[-1] for line in self.lines]
        if self.threshold is not None:
            names.append(self.threshold[0])
            ends.append(self.threshold[1])
        broken = _broken(canvas, names, rect)
        right = max(canvas.type.width(line, "small") for lines in broken for line in lines) + px(34)
        plot = Rect(rect.x + left, rect.y + px(6), rect.w - left - right, rect.h - px(30))
        count = max(len(line.levels) for line in self.lines)
        x = Scale(0, max(1, count - 1), plot.left, plot.right)
        y = Scale(*self.values(), plot.bottom, plot.top)
        left_axis(canvas, plot, y, at, self.say)
        step = max(1, -(-count * px(24) // max(1, plot.w)))
        for number in range(0, count, step):
            canvas.text(str(number), (x(number), rect.bottom - px(9)), "small", "ink3", "center")
        if self.threshold is not None:
            dashed(canvas, (plot.x, round(y(self.threshold[1]))), plot.w, "ink3")
        for line in self.lines:
            points = [(x(number), y(level)) for number, level in enumerate(line.levels)]
            canvas.polyline(points, self.colour, 1.6)
            for point in points:
                shaped(canvas, point, line.shape, self.colour)
        step_y = canvas.type.height("small")
        heights = apart([y(end) for end in ends], [len(lines) * step_y + px(2) for lines in broken], plot)
        for index, (lines, end, height) in enumerate(zip(broken, ends, heights, strict=True)):
            if abs(y(end) - height) > px(3):
                canvas.polyline([(plot.right + px(5), y(end)), (plot.right + px(14), height)], "line2", 1)
            if index < len(self.lines):
                shaped(canvas, (plot.right + px(21), height), self.lines[index].shape, self.colour)
            else:
                dashed(canvas, (plot.right + px(15), round(height)), px(12), "ink3")
            top = height - (len(lines) - 1) * step_y / 2
            for row, text in enumerate(lines):
                canvas.text(text, (plot.right + px(30), top + row * step_y), "small", "ink2")


def _broken(canvas: Canvas, names: Sequence[str], rect: Rect) -> list[list[str]]:
    """The labels in lines, in the least room beside the lines in which all of them fit under one another."""
    step, spare = canvas.type.height("small"), canvas.theme.px(2)
    widest = max(canvas.type.width(name, "small") for name in names)
    for share in _ROOM:
        room = min(round(rect.w * share), widest)
        found = [canvas.type.wrap(name, "small", room) for name in names]
        if sum(len(lines) * step + spare for lines in found) <= rect.h - canvas.theme.px(30):
            return found
    return [[canvas.type.ellipsis(name, "small", room)] for name in names]


def shaped(canvas: Canvas, at: tuple[float, float], shape: str, colour: str) -> None:
    """A mark small enough for a line of many."""
    px = canvas.theme.px
    if shape == "diamond":
        canvas.diamond(at, 10, "card")
        canvas.diamond(at, 8, colour)
    elif shape in ("square", "bar"):
        size = (px(6), px(6)) if shape == "square" else (px(3), px(10))
        box = Rect(0, 0, *size)
        box.center = (round(at[0]), round(at[1]))
        canvas.box(box.inflate(2, 2), "card", 1)
        canvas.box(box, colour, 1)
    else:
        canvas.disc(at, 9, "card")
        canvas.disc(at, 7, colour)
        if shape == "hollow":
            canvas.disc(at, 4, "card")


def apart(wanted: Sequence[float], tall: Sequence[float], plot: Rect) -> list[float]:
    """Middles of labels as near to those wanted as their heights allow, inside the plot where they all fit."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed: list[float] = []
    edge = float(plot.top)
    for index in order:
        placed.append(max(wanted[index], edge + tall[index] / 2))
        edge = placed[-1] + tall[index] / 2
    edge = float(plot.bottom)
    for row in range(len(placed) - 1, -1, -1):
        half = tall[order[row]] / 2
        placed[row] = min(placed[row], edge - half)
        edge = placed[row] - half
    return [height for _, height in sorted(zip(order, placed, strict=True))]


def support_figure(lines: Sequence[SupportLine], side: str, wording: Wording) -> Figure | None:
    """Support of a side's audiences over the game; None where it has none."""
    own = [line for line in lines if line.side == side]
    if not own:
        return None
    t = wording.t
    scenario = wording.scenario
    threshold = None
    if scenario.ratification is not None:
        value = next((one.threshold for one in scenario.ratification.sides if one.side == side), None)
        threshold = None if value is None else (t("needed to ratify, on average"), value)
    drawn = tuple(
        Line(wording.audience(line.audience), line.levels, _SHAPES[index % len(_SHAPES)])
        for index, line in enumerate(own)
    )
    chart = LinesChart(drawn, side_colour(scenario, side), threshold, wording.formats.number)
    return Figure(
        f"support-{side}", support_finding(own, side, wording),
        t("Support at the end of each round, 0 to 100"),
        support_table(own, wording), chart.paint, height=200, width=560, least=280,
    )  # fmt: skip
