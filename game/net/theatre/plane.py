"""The theatre's plane: every table's deal among all possible deals, and one table's path of offers over it."""

from __future__ import annotations

from collections.abc import Sequence

from game.lang import Wording
from game.net.theatre.data import ClassFigures, TableFigures
from game.net.theatre.svg import HEIGHT, WIDTH, beside, grid, key, spread, stage, wide_frame, words
from game.report.chart_words import best_offers
from game.report.page_html import Child, Markup, el
from game.report.page_svg import Frame, line, side_class
from game.report.page_svg import mark as sign

__all__ = ["class_plane", "plane_text", "table_plane"]

Point = tuple[float, float]
_DISC = 21.0  # half the width of a table's dot
_REPLAY = 1040.0  # width of the plane beside what was said
_MANY = 16  # tables; more get smaller dots
_SHAPES = ("disc", "square")


def _seen(figures: ClassFigures, more: Sequence[Point]) -> list[Point]:
    """What the plane must hold: the zone, no deal, the status quo, and what is put on it."""
    plane = figures.plane
    return [(0.0, 0.0), plane.no_deal, *plane.zone, *more]


def _ground(figures: ClassFigures, frame: Frame, wording: Wording) -> list[Child]:
    """The zone, the grid, the cloud, the frontier, and both axes' names."""
    plane, scenario, t = figures.plane, figures.scenario, wording.t
    corner = frame.at(plane.no_deal)
    wide, tall = max(0.0, frame.right - corner[0]), max(0.0, corner[1] - frame.top)
    parts: list[Child] = [el("rect", x=corner[0], y=frame.top, width=wide, height=tall, class_="zone")]
    parts += grid(frame, wording.formats.plain)
    held = [frame.at(dot) for dot in figures.dots if frame.holds(dot)]
    parts.append(el("path", d="".join(f"M{x:.1f} {y:.1f}h0" for x, y in held) or "M0 0", class_="dots"))
    parts.append(line([frame.at(point) for point in plane.frontier if frame.holds(point)], "frontier"))
    first, second = (wording.side(side) for side in scenario.side_ids)
    styles = [side_class(side.colour) for side in scenario.sides]
    middle = (frame.left + frame.right) / 2
    across, up = t("{side}: points", side=first), t("{side}: points", side=second)
    parts.append(words(f"{across} →", middle, frame.bottom + 60, f"name {styles[0]}", "middle"))
    turned = f"translate(26 {(frame.top + frame.bottom) / 2:.0f}) rotate(-90)"
    parts.append(el("text", f"{up} →", transform=turned, text_anchor="middle", class_=f"name {styles[1]}"))
    return parts


def _marks(figures: ClassFigures, frame: Frame) -> list[Point]:
    """Where no deal and the status quo stand."""
    quo = [] if figures.scenario.pure else [figures.plane.status_quo]
    return [frame.at(point) for point in (figures.plane.no_deal, *quo)]


def _named(
    figures: ClassFigures, frame: Frame, wording: Wording, taken: Sequence[tuple[Point, float]] = ()
) -> list[Child]:
    """No deal and the status quo with their names, which keep clear of what is ``taken``."""
    at, t = _marks(figures, frame), wording.t
    names = [t("No deal"), t("Status quo")][: len(at)]
    parts: list[Child] = [sign("cross", at[0], 26.0, "ink")]
    parts += [sign("square", point, 18.0, "grey") for point in at[1:]]
    places = beside(at, names, 26.0, taken, (frame.left, frame.top), (frame.right, frame.bottom))
    parts += [
        line([point, place], "lead") for point, place in zip(at, places, strict=True) if _stands_off(point, place)
    ]
    return parts + [words(name, *place, "told", "middle") for name, place in zip(names, places, strict=True)]


def _stands_off(mark: Point, label: Point) -> bool:
    """Whether a label is so far above or below its mark that a line must join them."""
    return abs(label[1] - mark[1]) > 40


def _key_entries(figures: ClassFigures, wording: Wording) -> list[tuple[Markup, str]]:
    t = wording.t
    entries = [
        (line([(2.0, 12.0), (26.0, 12.0)], "frontier"), t("Best possible deals")),
        (el("rect", x=3.0, y=3.0, width=22.0, height=18.0, class_="zone"), t("better than no deal for both")),
        (sign("cross", (14.0, 12.0), 16.0, "ink"), t("No deal")),
    ]
    if not figures.scenario.pure:
        entries.append((sign("square", (14.0, 12.0), 14.0, "grey"), t("Status quo (0, 0)")))
    return entries


def class_plane(figures: ClassFigures, wording: Wording, title: str) -> Markup:
    """Every table's dot, with its number."""
    t = wording.t
    many = len(figures.tables) > _MANY
    half = _DISC * (0.72 if many else 1.0)
    seen = _seen(figures, [one.at for one in figures.tables])
    frame = wide_frame(seen, 130.0, WIDTH - 20.0)
    parts = _ground(figures, frame, wording)
    at = [frame.at(one.at) for one in figures.tables]
    low, high = (frame.left + half, frame.top + half), (frame.right - half, frame.bottom - half)
    placed = spread(at, 2 * half + 3, low, high, _marks(figures, frame), half + 20)
    parts += _named(figures, frame, wording, [(seat, 2 * half) for seat in placed])
    for true, seat in zip(at, placed, strict=True):
        if abs(true[0] - seat[0]) + abs(true[1] - seat[1]) > half / 2:
            parts.append(line([true, seat], "lead"))
    for number, (one, seat) in enumerate(zip(figures.tables, placed, strict=True), start=1):
        parts.append(_dot(one, seat, half, str(number)))
    entries = [
        (sign("disc", (14.0, 12.0), 18.0, "ok"), t("Deal better than no deal for both")),
        (sign("square", (14.0, 12.0), 17.0, "warn"), t("Deal worse than no deal for one")),
        (sign("ring", (14.0, 12.0), 18.0, "none"), t("Nothing agreed")),
        *_key_entries(figures, wording),
    ]
    return el("div", stage("plane", title, plane_text(figures, wording), parts), key(entries), class_="picture")


def _dot(one: TableFigures, at: Point, half: float, number: str) -> Markup:
    shape, style = ("disc", "ok")
    if not one.agreed:
        shape, style = "ring", "none"
    elif one.worse:
        shape, style = "square", "warn"
    small = "small " if half < _DISC else ""
    size = 2 * half * (0.92 if shape == "square" else 1.0)
    return el(
        "g", el("title", one.name), sign(shape, at, size, style), words(number, *at, f"{small}number {style}", "middle")
    )


def plane_text(figures: ClassFigures, wording: Wording) -> str:
    """Where each table ended, in words."""
    points = wording.formats.points
    first, second = (wording.side(side) for side in figures.scenario.side_ids)
    return " ".join(
        wording.t(
            "{table}: {first} {one}, {second} {other}.",
            table=one.name, first=first, second=second, one=points(one.at[0]), other=points(one.at[1]),
        )
        for one in figures.tables
    )  # fmt: skip


def table_plane(figures: ClassFigures, number: int, last_round: int, wording: Wording, name: str) -> Markup:
    """One table's offers up to a round, over all deals; the newest of each side is marked larger."""
    t, one = wording.t, figures.tables[number]
    every = [step.points for step in one.found.offers]
    frame = wide_frame(_seen(figures, [one.at, *every]), 110.0, _REPLAY - 20.0)
    parts = [
        *_ground(figures, frame, wording),
        *_named(figures, frame, wording, [(frame.at(one), 18.0) for one in every]),
    ]
    for place, side in enumerate(figures.scenario.side_ids):
        style = side_class(figures.scenario.sides[place].colour)
        path = [frame.at(step.points) for step in best_offers(one.found, side) if step.round <= last_round]
        if not path:
            continue
        parts.append(line(path, f"{style} path"))
        parts += [sign(_SHAPES[place], at, 18.0, style) for at in path[:-1]]
        parts.append(sign(_SHAPES[place], path[-1], 30.0, style))
    if last_round >= one.table.view.round:
        parts.append(_dot(one, frame.at(one.at), _DISC, "★"))
    entries = [
        (sign(_SHAPES[place], (14.0, 12.0), 17.0, side_class(side.colour)),
         t("{side}: offers", side=wording.text(side.name)))
        for place, side in enumerate(figures.scenario.sides)
    ]  # fmt: skip
    title = t("{table}, round {round}", table=one.name, round=last_round)
    return el(
        "div", stage(name, title, title, parts, HEIGHT, _REPLAY), key([*entries, *_key_entries(figures, wording)]),
        class_="picture",
    )  # fmt: skip
