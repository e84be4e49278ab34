"""The plane of all possible deals: what each would be worth to both sides, and where the game came to rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot
from types import MappingProxyType

from pygame import Rect

from game.lang import Wording
from game.report.debrief import Debrief
from game.report.plane_words import PointKind, plane_finding, plane_note, plane_points, plane_table
from game.report.round_numbers import round_numbers
from game.ui.charts.axes import turned
from game.ui.charts.figure import Figure
from game.ui.charts.place import Label, Placed, place_labels, uncovered
from game.ui.charts.scale import Scale, mixed
from game.ui.kit import Canvas
from game.ui.scenes.parts import side_colour

__all__ = ["Mark", "Path", "PlaneChart", "plane_chart", "plane_figure"]

Point = tuple[float, float]
_AROUND = 0.07  # room around what must be seen, as a share of its extent
_ANCHORS = 9
_MANY = 300  # dots; fewer are drawn larger
_OFFER, _SPARE = 7.0, 5.0  # sizes of an offer's best alternative and of its others
_APART, _SAMPLES = 6.0, 80  # pixels between the points of a line that labels keep clear of, and the most of them


@dataclass(frozen=True, slots=True)
class Mark:
    """A named point; ``shape`` is disc, cross, diamond, square or triangle."""

    name: str
    at: Point
    shape: str
    colour: str
    size: float
    prefer: tuple[int, int] = (1, 0)


@dataclass(frozen=True, slots=True)
class Path:
    """A side's offers in order, each by its best alternative for the side; ``spare`` are the other alternatives."""

    name: str
    colour: str
    points: tuple[Point, ...]
    spare: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaneChart:
    """All that the plane shows, in points of both sides; ``bounds`` are the least and greatest of either side shown."""

    dots: tuple[Point, ...]
    frontier: tuple[Point, ...]
    no_deal: Point
    marks: tuple[Mark, ...]
    paths: tuple[Path, ...]
    axes: tuple[tuple[str, str], tuple[str, str]]  # (name, colour) of the upright and of the level axis
    frontier_name: str
    zone_name: str
    bounds: tuple[Point, Point]
    say: Callable[[float], str] = field(compare=False, default=str)

    def plot(self, rect: Rect, px: Callable[[float], int], wide: int) -> Rect:
        """Where the points stand inside a chart; ``wide`` is the room for the figures on the left."""
        left, bottom = wide + px(26), px(40)
        return Rect(rect.x + left, rect.y + px(8), rect.w - left - px(10), rect.h - px(8) - bottom)

    def scales(self, plot: Rect) -> tuple[Scale, Scale]:
        """Points to pixels: the first side's to the right, the second's upwards."""
        (low_x, low_y), (high_x, high_y) = self.bounds
        return Scale(low_x, high_x, plot.left, plot.right), Scale(low_y, high_y, plot.bottom, plot.top)

    def labels(
        self, plot: Rect, px: Callable[[float], int], measure: Callable[[str, str], tuple[int, int]]
    ) -> tuple[Placed, ...]:
        """Every label with its place; none covers another, a mark, or the zone's own words."""
        x, y = self.scales(plot)

        def at(point: Point) -> Point:
            return x(point[0]), y(point[1])

        def around(point: Point, size: float) -> Rect:
            side = px(size) + 2
            return Rect(round(at(point)[0] - side / 2), round(at(point)[1] - side / 2), side, side)

        marks = [around(mark.at, mark.size) for mark in self.marks]
        offers = [around(one, _OFFER) for path in self.paths for one in path.points]
        offers += [around(one, _SPARE) for path in self.paths for one in path.spare]
        lines = [point for path in self.paths for point in _along([at(one) for one in path.points])]
        lines += [point for point in _along([at(one) for one in self.frontier]) if plot.collidepoint(point)]
        wanted = [Label(m.name, at(m.at), prefer=m.prefer) for m in self.marks]
        for path in self.paths:
            first, *others = [at(point) for point in path.points]
            wanted.append(Label(path.name, first, tuple(others), colour=path.colour, prefer=(-1, 1)))
        shown = sorted(at(point) for point in self.frontier if plot.collidepoint(at(point)))
        if shown:
            first, *others = shown[:: max(1, len(shown) // _ANCHORS)]
            wanted.append(Label(self.frontier_name, first, tuple(others), prefer=(1, -1)))
        zone = self.zone(plot)
        if zone.w > px(120) and zone.h > px(60):
            corner = (zone.right - measure(self.zone_name, "small")[0] / 2 - px(6), zone.top + px(2))
            wanted.append(
                Label(self.zone_name, corner, style="small", colour="ok", prefer=(0, 1), optional=True, lead=False)
            )
        return place_labels(wanted, plot, marks, lines, measure, px(9), offers)

    def zone(self, plot: Rect) -> Rect:
        """Where neither side is worse off than without a deal."""
        x, y = self.scales(plot)
        left = max(plot.left, round(x(self.no_deal[0])))
        floor = min(plot.bottom, round(y(self.no_deal[1])))
        return Rect(left, plot.top, max(0, plot.right - left), max(0, floor - plot.top))

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw it."""
        px, colours = canvas.theme.px, canvas.theme.colours
        (low_x, low_y), (high_x, high_y) = self.bounds
        rows, columns = round_numbers(low_y, high_y, 7), round_numbers(low_x, high_x, 7)
        plot = self.plot(rect, px, max(canvas.type.width(self.say(value), "small") for value in rows))
        x, y = self.scales(plot)
        zone = self.zone(plot)
        if zone.w and zone.h:
            canvas.surface.fill(mixed(colours.card, colours.ok_tint, 0.55), zone)
        placed = self.labels(plot, px, canvas.type.measure)
        words = [one.rect.inflate(px(6), 0) for one in placed]
        for value in rows:
            level = round(y(value))
            crossed = [(word.left, word.right) for word in words if word.top <= level <= word.bottom]
            for start, end in uncovered(plot.left, plot.right, crossed):
                canvas.rule((start, level), end - start, "line2" if value == 0 else "line")
            canvas.text(self.say(value), (plot.x - px(8), level), "small", "ink3", "right")
        for value in columns:
            across = round(x(value))
            if value == 0:
                crossed = [(word.top, word.bottom) for word in words if word.left <= across <= word.right]
                for start, end in uncovered(plot.top, plot.bottom, crossed):
                    canvas.rule((across, start), end - start, "line2", True)
            canvas.text(self.say(value), (across, plot.bottom + px(14)), "small", "ink3", "center")
        (up, up_colour), (level_name, level_colour) = self.axes
        turned(canvas, up, (rect.x + px(8), plot.centery), "small_strong", up_colour)
        canvas.text(level_name, (plot.centerx, rect.bottom - px(9)), "small_strong", level_colour, "center")
        with canvas.clipped(plot.inflate(px(8), px(8))):
            self._cloud(canvas, x, y, [one.rect for one in placed])
            canvas.polyline([(x(one), y(other)) for one, other in self._frontier_shown()], "ink", 1.8)
            for path in self.paths:
                self._path(canvas, path, x, y)
            for mark in self.marks:
                _mark(canvas, mark, (x(mark.at[0]), y(mark.at[1])))
        for one in placed:
            if one.led:
                _leader(canvas, one)
            canvas.text(one.label.text, one.rect.topleft, one.label.style, one.label.colour, valign="top")

    def _frontier_shown(self) -> list[Point]:
        """The frontier as far as it is shown, with one point beyond either end."""
        (low_x, low_y), (high_x, high_y) = self.bounds
        inside = [low_x <= one <= high_x and low_y <= other <= high_y for one, other in self.frontier]
        return [point for row, point in enumerate(self.frontier) if any(inside[max(0, row - 1) : row + 2])]

    def _cloud(self, canvas: Canvas, x: Scale, y: Scale, words: Sequence[Rect]) -> None:
        tone = mixed(canvas.theme.colours.card, canvas.theme.colours.ink3, 0.42)
        size = 3.2 if len(self.dots) > _MANY else 6.0
        keep = [rect.inflate(2, 0) for rect in words]
        for one, other in self.dots:
            at = (x(one), y(other))
            if not any(rect.collidepoint(at) for rect in keep):
                canvas.disc(at, size, tone)

    def _path(self, canvas: Canvas, path: Path, x: Scale, y: Scale) -> None:
        for one, other in path.spare:
            canvas.disc((x(one), y(other)), _SPARE, path.colour)
        canvas.polyline([(x(one), y(other)) for one, other in path.points], path.colour, 1.6)
        for one, other in path.points:
            canvas.disc((x(one), y(other)), _OFFER + 2.5, "card")
            canvas.disc((x(one), y(other)), _OFFER, path.colour)


def _along(points: Sequence[Point]) -> Iterator[Point]:
    for (ax, ay), (bx, by) in pairwise(points):
        count = max(1, min(_SAMPLES, round(hypot(bx - ax, by - ay) / _APART)))
        for step in range(count + 1):
            share = step / count
            yield ax + (bx - ax) * share, ay + (by - ay) * share


def _mark(canvas: Canvas, mark: Mark, at: Point) -> None:
    if mark.shape == "cross":
        reach = mark.size * canvas.theme.scale / 2
        for way in (1, -1):
            ends = [(at[0] - reach, at[1] - reach * way), (at[0] + reach, at[1] + reach * way)]
            canvas.polyline(ends, mark.colour, 2)
    elif mark.shape == "diamond":
        canvas.diamond(at, mark.size + 4, "ink")
        canvas.diamond(at, mark.size, mark.colour)
    elif mark.shape == "square":
        side = canvas.theme.px(mark.size)
        square = Rect(0, 0, side, side)
        square.center = (round(at[0]), round(at[1]))
        canvas.box(square.inflate(2, 2), "card", 2)
        canvas.box(square, mark.colour, 2)
    elif mark.shape == "triangle":
        for size, colour in ((mark.size + 6, "card"), (mark.size, mark.colour)):
            half = size * canvas.theme.scale / 2
            canvas.polygon([(at[0], at[1] - half), (at[0] + half, at[1] + half), (at[0] - half, at[1] + half)], colour)
    else:
        canvas.disc(at, mark.size + 4, "card")
        canvas.disc(at, mark.size, mark.colour)


def _leader(canvas: Canvas, one: Placed) -> None:
    x, y = one.at
    near = (min(max(x, one.rect.left - 2), one.rect.right + 2), min(max(y, one.rect.top), one.rect.bottom))
    canvas.polyline([(x, y), near], "ink3", 1)


# -- from figures of the report


def plane_chart(found: Debrief, dots: tuple[Point, ...], wording: Wording) -> PlaneChart:
    """The chart of a finished game."""
    t, scenario, plane = wording.t, found.scenario, found.plane
    first, second = scenario.side_ids
    paths = tuple(_offers(found, side, wording) for side in scenario.side_ids)
    marks = _marks(found, wording)
    low, high = _bounds(found, [mark.at for mark in marks], paths)
    return PlaneChart(
        dots=tuple(dot for dot in dots if all(low[axis] <= dot[axis] <= high[axis] for axis in (0, 1))),
        frontier=plane.frontier,
        no_deal=plane.no_deal,
        marks=marks,
        paths=tuple(path for path in paths if path.points),
        axes=(
            (t("{side}: points", side=wording.side(second)), side_colour(scenario, second)),
            (t("{side}: points", side=wording.side(first)), side_colour(scenario, first)),
        ),
        frontier_name=t("Best possible deals"),
        zone_name=t("better than no deal for both"),
        bounds=(low, high),
        say=lambda value: wording.formats.number(value),
    )


_LOOKS: Mapping[PointKind, tuple[str, str, float, tuple[int, int]]] = MappingProxyType(
    {
        PointKind.FINAL: ("disc", "ink", 14, (-1, 1)),
        PointKind.NASH: ("diamond", "accent", 11, (1, 0)),
        PointKind.KALAI: ("diamond", "ok", 11, (1, 0)),
        PointKind.HAPPENED: ("triangle", "warn", 13, (1, 1)),
        PointKind.NO_DEAL: ("cross", "ink", 11, (-1, 1)),
        PointKind.STATUS_QUO: ("square", "ink3", 9, (-1, -1)),
    }
)
"""Shape, colour, size and where the name would like to stand."""


def _marks(found: Debrief, wording: Wording) -> tuple[Mark, ...]:
    return tuple(Mark(point.name, point.at, *_LOOKS[point.kind]) for point in plane_points(found, wording))


def _offers(found: Debrief, side: str, wording: Wording) -> Path:
    place = found.scenario.side_ids.index(side)
    best: dict[int, Point] = {}
    every: list[tuple[int, Point]] = []
    for step in found.offers:
        if step.side == side:
            every.append((step.seq, step.points))
            known = best.get(step.seq)
            if known is None or (step.points[place], step.points[1 - place]) > (known[place], known[1 - place]):
                best[step.seq] = step.points
    spare = tuple(point for seq, point in every if point != best[seq])
    name = wording.t("{side}: offers", side=wording.side(side))
    return Path(name, side_colour(found.scenario, side), tuple(best.values()), spare)


def _bounds(found: Debrief, marks: Sequence[Point], paths: Sequence[Path]) -> tuple[Point, Point]:
    """What must be seen, with room around: the marks, the zone and the offers. The rest of the space is cut off."""
    seen = [*marks, *found.plane.zone, *(point for path in paths for point in (*path.points, *path.spare))]
    low = [min(point[axis] for point in seen) for axis in (0, 1)]
    high = [max(point[axis] for point in seen) for axis in (0, 1)]
    pad = [max(6.0, (high[axis] - low[axis]) * _AROUND) for axis in (0, 1)]
    return (low[0] - 1.6 * pad[0], low[1] - 1.6 * pad[1]), (high[0] + pad[0], high[1] + pad[1])


def plane_figure(found: Debrief, dots: tuple[Point, ...], side: str, wording: Wording) -> Figure:
    """The plane with its finding and its table."""
    chart = plane_chart(found, dots, wording)
    return Figure(
        "plane", plane_finding(found, wording), plane_note(found, side, wording), plane_table(found, wording),
        chart.paint, height=410, width=560, least=300,
    )  # fmt: skip
