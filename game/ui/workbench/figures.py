"""The pictures of the workbench: the plane with where the game stands now, and what each issue decides."""

from __future__ import annotations

from dataclasses import dataclass

from pygame import Rect

from game.lang import Wording
from game.report.table import Table
from game.ui.charts.figure import Figure
from game.ui.charts.plane import Mark, Path, PlaneChart
from game.ui.charts.scale import Scale
from game.ui.kit import Canvas
from game.ui.scenes.parts import side_colour
from game.ui.workbench.ground import Ground

__all__ = ["SwingsChart", "plane_figure", "swings_figure"]

Point = tuple[float, float]
_AROUND = 0.07  # room around what must be seen, as a share of its extent
_NEAR = 0.05  # points; nearer marks are one
ROW = 40
"""Logical height of an issue: two bars and the gap."""


def _named(ground: Ground, wording: Wording) -> list[Mark]:
    t, plane = wording.t, ground.plane
    wanted = [Mark(t("Now"), plane.final, "disc", "ink", 14, (-1, 1))]
    if plane.nash is not None:
        wanted.append(Mark(t("Nash point"), plane.nash.points, "diamond", "accent", 11))
    if plane.kalai is not None:
        wanted.append(Mark(t("Kalai point"), plane.kalai.points, "diamond", "ok", 11))
    wanted.append(Mark(t("No deal"), plane.no_deal, "cross", "ink", 11, (-1, 1)))
    if not wording.scenario.pure:
        wanted.append(Mark(t("Status quo"), plane.status_quo, "square", "ink3", 9, (-1, -1)))
    marks: list[Mark] = []
    for mark in wanted:
        twin = next((i for i, one in enumerate(marks) if _same(one.at, mark.at)), None)
        if twin is None:
            marks.append(mark)
        else:
            one = marks[twin]
            name = t("{first} = {second}", first=one.name, second=mark.name)
            marks[twin] = Mark(name, one.at, one.shape, one.colour, one.size, one.prefer)
    return marks


def _same(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < _NEAR and abs(one[1] - other[1]) < _NEAR


def plane_figure(ground: Ground, wording: Wording) -> Figure:
    """Every deal for the mandates that were drawn, where the game stands, and the offers on the table."""
    t, scenario, plane, points = wording.t, wording.scenario, ground.plane, wording.formats.points
    first, second = scenario.side_ids
    marks = _named(ground, wording)
    paths = tuple(
        Path(t("{side}: offer", side=wording.side(side)), side_colour(scenario, side), offer[:1], offer[1:])
        for side, offer in zip(scenario.side_ids, ground.offers, strict=True)
        if offer
    )
    seen = [*(mark.at for mark in marks), *plane.zone, *(one for path in paths for one in (*path.points, *path.spare))]
    low = [min(point[axis] for point in seen) for axis in (0, 1)]
    high = [max(point[axis] for point in seen) for axis in (0, 1)]
    pad = [max(6.0, (high[axis] - low[axis]) * _AROUND) for axis in (0, 1)]
    bounds = ((low[0] - 1.6 * pad[0], low[1] - 1.6 * pad[1]), (high[0] + pad[0], high[1] + pad[1]))
    chart = PlaneChart(
        dots=tuple(dot for dot in ground.dots if all(bounds[0][a] <= dot[a] <= bounds[1][a] for a in (0, 1))),
        frontier=plane.frontier,
        no_deal=plane.no_deal,
        marks=tuple(marks),
        paths=paths,
        axes=(
            (t("{side}: points", side=wording.side(second)), side_colour(scenario, second)),
            (t("{side}: points", side=wording.side(first)), side_colour(scenario, first)),
        ),
        frontier_name=t("Best possible deals"),
        zone_name=t("better than no deal for both"),
        bounds=bounds,
        say=lambda value: wording.formats.number(value),
    )
    finding = _finding(ground, wording)
    note = t("Every possible deal for the mandates drawn, by its worth to each side, in points")
    rows = [(mark.name, points(mark.at[0]), points(mark.at[1])) for mark in marks]
    rows += [(path.name, points(one), points(other)) for path in paths for one, other in (*path.points, *path.spare)]
    table = Table((t("Point"), wording.side(first), wording.side(second)), tuple(rows))
    return Figure("bench-plane", finding, note, table, chart.paint, height=300, width=360, least=260)


def _finding(ground: Ground, wording: Wording) -> str:
    t, plane = wording.t, ground.plane
    if not plane.zone:
        return t("No deal is better for both than none")
    left = max((min(one - plane.final[0], other - plane.final[1]) for one, other in plane.zone), default=0.0)
    if left < _NEAR:
        return t("Nothing better for both is left")
    return t("Up to {points} points more for both", points=wording.formats.points(left))


@dataclass(frozen=True, slots=True)
class SwingsChart:
    """Two bars an issue, the longest issue first: (name, value and text per side)."""

    rows: tuple[tuple[str, tuple[float, float], tuple[str, str]], ...]
    colours: tuple[str, str]

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw it."""
        if not self.rows:
            return
        px, words = canvas.theme.px, canvas.type
        wide = min(round(rect.w * 0.42), max(words.width(name, "small_strong") for name, _, _ in self.rows))
        tail = max(words.width(text, "small") for _, _, texts in self.rows for text in texts)
        longest = max((max(values) for _, values, _ in self.rows), default=0.0) or 1.0
        x = Scale(0.0, longest, rect.x + wide + px(12), rect.right - tail - px(8))
        tall = min(px(ROW), rect.h // len(self.rows))
        bar = max(px(3), min(px(11), (tall - px(8)) // 2))
        for index, (name, values, texts) in enumerate(self.rows):
            top = rect.y + index * tall
            if index:
                canvas.rule((rect.x, top), rect.w, "line")
            self._name(canvas, name, Rect(rect.x, top, wide, tall))
            for place in (0, 1):
                y = top + tall // 2 + (place * 2 - 1) * (bar // 2 + px(1))
                start, end = round(x(0)), round(x(max(0.0, values[place])))
                canvas.box(Rect(start, y - bar // 2, max(px(2), end - start), bar), self.colours[place], 2)
                canvas.text(texts[place], (end + px(6), y), "small", self.colours[place])

    def _name(self, canvas: Canvas, name: str, area: Rect) -> None:
        lines = canvas.type.wrap(name, "small_strong", area.w)
        if len(lines) > 2:
            lines = [lines[0], canvas.type.ellipsis(" ".join(lines[1:]), "small_strong", area.w)]
        step = canvas.type.height("small_strong")
        for index, line in enumerate(lines):
            canvas.text(line, (area.x, area.centery + (index - (len(lines) - 1) / 2) * step), "small_strong", "ink")


def swings_figure(ground: Ground, wording: Wording) -> Figure:
    """What each issue decides for either side."""
    t, scenario, points = wording.t, wording.scenario, wording.formats.points
    order = sorted(range(len(scenario.issues)), key=lambda issue: -max(ground.swings[issue]))
    rows = tuple(
        (
            wording.issue(issue),
            ground.swings[issue],
            (points(ground.swings[issue][0]), points(ground.swings[issue][1])),
        )
        for issue in order
    )
    first, second = scenario.side_ids
    chart = SwingsChart(rows, (side_colour(scenario, first), side_colour(scenario, second)))
    name = wording.issue(order[0]) if order else ""
    note = t("Points between the best and the worst option: {first} above, {second} below",
             first=wording.side(first), second=wording.side(second))  # fmt: skip
    table = Table(
        (t("Issue"), wording.side(first), wording.side(second)), tuple((n, texts[0], texts[1]) for n, _, texts in rows)
    )
    finding = t("{issue} decides most", issue=name)
    return Figure("bench-swings", finding, note, table, chart.paint, height=ROW * len(rows), width=360, least=260)
