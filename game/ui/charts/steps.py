"""Concession curves: what each side asked for itself, offer by offer, and what kind of step each was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from pygame import Rect

from game.lang import Wording
from game.report.chart_words import best_offers, steps_finding, steps_table
from game.report.debrief import Debrief
from game.report.round_numbers import round_numbers
from game.report.sentences import STEPS
from game.report.steps import StepKind
from game.ui.charts.axes import left_axis, ring
from game.ui.charts.figure import Figure
from game.ui.charts.place import Label, Placed, place_labels
from game.ui.charts.scale import Scale
from game.ui.kit import Canvas
from game.ui.scenes.parts import side_colour

__all__ = ["Curve", "StepsChart", "steps_chart", "steps_figure"]


@dataclass(frozen=True, slots=True)
class Curve:
    """A side's offers as (round, own points, word for the step)."""

    name: str
    colour: str
    offers: tuple[tuple[int, float, str], ...]


@dataclass(frozen=True, slots=True)
class StepsChart:
    """Both curves over the rounds played."""

    curves: tuple[Curve, ...]
    rounds: int
    say: Callable[[float], str] = field(compare=False, default=str)

    def values(self) -> tuple[float, float]:
        """The range shown."""
        known = [value for curve in self.curves for _, value, _ in curve.offers]
        low, high = min(known, default=0.0), max(known, default=0.0)
        pad = max(2.0, (high - low) * 0.08)
        return low - pad, high + pad

    def plot(self, rect: Rect, canvas_px: Callable[[float], int], left: int, right: int) -> Rect:
        """Where the curves stand."""
        return Rect(
            rect.x + left + canvas_px(12), rect.y + canvas_px(6), rect.w - left - right - canvas_px(34),
            rect.h - canvas_px(30),
        )  # fmt: skip

    def scales(self, plot: Rect) -> tuple[Scale, Scale]:
        """Round to x and points to y."""
        low, high = self.values()
        return Scale(1, max(2, self.rounds), plot.left, plot.right), Scale(low, high, plot.bottom, plot.top)

    def corners(self, curve: Curve, plot: Rect) -> list[tuple[float, float]]:
        """The line of a curve: level until the next offer, then a step."""
        x, y = self.scales(plot)
        points: list[tuple[float, float]] = []
        for index, (number, value, _) in enumerate(curve.offers):
            if index:
                points.append((x(number), y(curve.offers[index - 1][1])))
            points.append((x(number), y(value)))
        return points

    def words(
        self, plot: Rect, px: Callable[[float], int], measure: Callable[[str, str], tuple[int, int]]
    ) -> tuple[Placed, ...]:
        """The kinds of steps, beside them where there is room."""
        x, y = self.scales(plot)
        marks, lines, wanted = [], [], []
        for curve in self.curves:
            lines += [point for ends in pairwise(self.corners(curve, plot)) for point in _between(*ends)]
            for number, value, word in curve.offers:
                at = (x(number), y(value))
                side = px(9)
                marks.append(Rect(round(at[0]) - side // 2, round(at[1]) - side // 2, side, side))
                if word:
                    wanted.append(
                        Label(word, at, style="small", colour=curve.colour, prefer=(0, -1), optional=True, lead=False)
                    )
        area = Rect(plot.x, plot.y - px(5), plot.w + px(8), plot.h + px(6))
        return place_labels(wanted, area, marks, lines, measure, px(5))

    def ends(self, plot: Rect, tall: int) -> list[tuple[Curve, str, float]]:
        """Every curve's last value with the height of its label, kept apart."""
        _, y = self.scales(plot)
        found = [
            (curve, f"{curve.name} {self.say(curve.offers[-1][1])}", y(curve.offers[-1][1]))
            for curve in self.curves
            if curve.offers
        ]
        found.sort(key=lambda one: one[2])
        if len(found) == 2 and found[1][2] - found[0][2] < tall:
            middle = (found[0][2] + found[1][2]) / 2
            found = [(*found[0][:2], middle - tall / 2), (*found[1][:2], middle + tall / 2)]
        return found

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw it."""
        px = canvas.theme.px
        at = round_numbers(*self.values(), 5)
        left = max(canvas.type.width(self.say(value), "small") for value in at)
        names = [f"{curve.name} {self.say(curve.offers[-1][1])}" for curve in self.curves if curve.offers]
        right = max((canvas.type.width(name, "small_strong") for name in names), default=0)
        plot = self.plot(rect, px, left, right)
        x, y = self.scales(plot)
        left_axis(canvas, plot, y, at, self.say)
        for number in range(1, self.rounds + 1):
            canvas.text(str(number), (x(number), rect.bottom - px(9)), "small", "ink3", "center")
        for curve in self.curves:
            canvas.polyline(self.corners(curve, plot), curve.colour, 2)
        for curve in self.curves:
            for number, value, _ in curve.offers:
                ring(canvas, (x(number), y(value)), 7, curve.colour)
        for one in self.words(plot, px, canvas.type.measure):
            canvas.text(one.label.text, one.rect.topleft, one.label.style, one.label.colour, valign="top")
        for curve, text, height in self.ends(plot, canvas.type.height("small_strong")):
            canvas.text(text, (plot.right + px(12), height), "small_strong", curve.colour)


def _between(one: tuple[float, float], other: tuple[float, float]) -> list[tuple[float, float]]:
    return [(one[0] + (other[0] - one[0]) * k / 12, one[1] + (other[1] - one[1]) * k / 12) for k in range(13)]


def steps_chart(found: Debrief, wording: Wording) -> StepsChart:
    """The concession curves of a finished game."""
    scenario = found.scenario
    curves = []
    for place, side in enumerate(scenario.side_ids):
        offers = tuple(
            (step.round, step.points[place], "" if step.kind is StepKind.FIRST else wording.t(STEPS[step.kind]))
            for step in best_offers(found, side)
        )
        if offers:
            curves.append(Curve(wording.side(side), side_colour(scenario, side), offers))
    played = max([len(found.rounds), *(number for curve in curves for number, _, _ in curve.offers)], default=1)
    return StepsChart(tuple(curves), played, wording.formats.number)


def steps_figure(found: Debrief, side: str, wording: Wording) -> Figure | None:
    """The concession curves with their finding; None where nothing was offered."""
    if not found.offers:
        return None
    t = wording.t
    return Figure(
        "steps", steps_finding(found, side, wording),
        t("What each side's offers were worth to itself, in points, by round"),
        steps_table(found, wording), steps_chart(found, wording).paint, height=140, width=560, least=280,
    )  # fmt: skip
