"""The charts of the report: all deals, offers, duties and support at home, each titled by its finding."""

from __future__ import annotations

from collections.abc import Sequence

from game.report.chart_words import (
    SAME_RATE,
    best_offers,
    duties_finding,
    duties_table,
    duty_change,
    duty_weight,
    steps_finding,
    steps_table,
    support_finding,
    support_table,
)
from game.report.economy import DutyLine
from game.report.page_html import Child, Markup, el, numbers_table
from game.report.page_svg import Frame, apart, axes, line, mark, picture, side_class, word
from game.report.plane_words import PointKind, plane_finding, plane_note, plane_points, plane_table
from game.report.round_numbers import round_numbers
from game.report.sentences import STEPS
from game.report.shown import Shown
from game.report.table import Table

__all__ = ["duties_chart", "figure", "key", "plane_chart", "steps_chart", "support_chart"]

Point = tuple[float, float]
_DOTS = 1500  # as many as a page prints well
_LABEL = 46  # characters beside a chart
_MANY = 24  # rows; a longer table is folded away under its chart
_SHAPES = ("disc", "square")  # by the order of the sides
_LINE_SHAPES = ("disc", "square", "diamond", "ring", "cross")
_MARKS = {
    PointKind.FINAL: ("disc", "ink", 13.0),
    PointKind.NASH: ("diamond", "accent", 14.0),
    PointKind.KALAI: ("diamond", "ok", 14.0),
    PointKind.HAPPENED: ("triangle", "warn", 13.0),
    PointKind.NO_DEAL: ("cross", "ink", 11.0),
    PointKind.STATUS_QUO: ("square", "grey", 9.0),
}


def figure(key: str, finding: str, note: str, drawn: Markup, table: Table, shown: Shown) -> Markup:
    """A chart under its finding, its numbers behind it."""
    numbers = numbers_table(table, finding)
    if len(table.rows) > _MANY:
        numbers = el("details", el("summary", shown.wording.t("Table")), numbers)
    caption = el("figcaption", el("h3", finding), el("p", note, class_="note"))
    return el("figure", caption, drawn, numbers, id=key)


def _class(side: str, shown: Shown) -> str:
    return side_class(shown.found.scenario.side(side).colour)


# -- the plane


def plane_chart(shown: Shown) -> Markup:
    """Every deal by its worth to both sides."""
    found, wording = shown.found, shown.wording
    t = wording.t
    first, second = found.scenario.side_ids
    points = plane_points(found, wording)
    seen = [*(point.at for point in points), *found.plane.zone, *(step.points for step in found.offers)]
    low = [min(point[axis] for point in seen) for axis in (0, 1)]
    high = [max(point[axis] for point in seen) for axis in (0, 1)]
    pad = [max(6.0, (high[axis] - low[axis]) * 0.08) for axis in (0, 1)]
    frame = Frame(
        (low[0] - pad[0], low[1] - pad[1]), (high[0] + pad[0], high[1] + pad[1]), 60.0, 14.0, 700.0, 440.0
    )  # fmt: skip
    parts: list[Child] = []
    no_deal = found.plane.no_deal
    corner = frame.at(no_deal)
    parts.append(
        el("rect", x=corner[0], y=frame.top, width=max(0.0, frame.right - corner[0]),
           height=max(0.0, corner[1] - frame.top), class_="zone")
    )  # fmt: skip
    number = wording.formats.number
    columns, rows = (round_numbers(frame.low[axis], frame.high[axis], 7) for axis in (0, 1))
    parts += axes(frame, columns, rows, number)
    every = [dot for dot in shown.dots if frame.holds(dot)]
    dots = "".join(
        f"M{frame.x(x):.1f} {frame.y(y):.1f}h0" for x, y in every[:: max(1, -(-len(every) // _DOTS))]
    )  # fmt: skip
    parts.append(el("path", d=dots or "M0 0", class_="dots"))
    parts.append(line([frame.at(point) for point in found.plane.frontier if frame.holds(point)], "frontier"))
    for place, side in enumerate(found.scenario.side_ids):
        path = [frame.at(step.points) for step in best_offers(found, side)]
        if path:
            parts.append(line(path, _class(side, shown)))
            parts += [mark(_SHAPES[place], at, 7.0, _class(side, shown)) for at in path]
    parts += [mark(_MARKS[p.kind][0], frame.at(p.at), _MARKS[p.kind][2], _MARKS[p.kind][1]) for p in points]
    parts.append(
        word(t("{side}: points", side=wording.side(first)), 380.0, 476.0, f"name {_class(first, shown)}", "middle")
    )
    parts.append(
        el("text", t("{side}: points", side=wording.side(second)), transform="translate(14 227) rotate(-90)",
           text_anchor="middle", class_=f"name {_class(second, shown)}")
    )  # fmt: skip
    drawn = picture(
        plane_finding(found, wording), plane_note(found, shown.side, wording), (720.0, 484.0), parts, "plane"
    )  # fmt: skip
    key = _plane_key(shown)
    return figure(
        "plane-figure", plane_finding(found, wording), plane_note(found, shown.side, wording),
        el("div", drawn, key), plane_table(found, wording), shown,
    )  # fmt: skip


def _plane_key(shown: Shown) -> Markup:
    """What the marks stand for: names never cover one another in a key."""
    found, wording = shown.found, shown.wording
    t = wording.t
    entries: list[tuple[Markup, str]] = [
        (mark(_MARKS[p.kind][0], (9.0, 8.0), min(12.0, _MARKS[p.kind][2]), _MARKS[p.kind][1]), p.name)
        for p in plane_points(found, wording)
    ]
    entries += [
        (mark(_SHAPES[place], (9.0, 8.0), 8.0, _class(side, shown)), t("{side}: offers", side=wording.side(side)))
        for place, side in enumerate(found.scenario.side_ids)
        if best_offers(found, side)
    ]
    entries.append((line([(1.0, 8.0), (17.0, 8.0)], "frontier"), t("Best possible deals")))
    entries.append(
        (el("rect", x=2.0, y=2.0, width=14.0, height=12.0, class_="zone"), t("better than no deal for both"))
    )
    return key(entries)


def key(entries: Sequence[tuple[Markup, str]]) -> Markup:
    return el(
        "ul",
        *(el("li", el("svg", drawn, viewBox="0 0 18 16", aria_hidden="true"), name) for drawn, name in entries),
        class_="key",
    )


# -- the offers


def steps_chart(shown: Shown) -> Markup | None:
    """What each side asked for itself, offer by offer; None where nothing was offered."""
    found, wording = shown.found, shown.wording
    if not found.offers:
        return None
    sides = found.scenario.side_ids
    offers = {side: best_offers(found, side) for side in sides}
    values = [step.points[place] for place, side in enumerate(sides) for step in offers[side]]
    last = max(len(found.rounds), *(step.round for step in found.offers), 2)
    pad = max(2.0, (max(values) - min(values)) * 0.1)
    frame = Frame((1.0, min(values) - pad), (float(last), max(values) + pad), 50.0, 14.0, 560.0, 226.0)
    rounds = [float(number) for number in range(1, last + 1)]
    number = wording.formats.number
    parts: list[Child] = [*axes(frame, rounds, round_numbers(frame.low[1], frame.high[1], 5), number)]
    ends = [(place, side) for place, side in enumerate(sides) if offers[side]]
    heights = apart([frame.y(offers[side][-1].points[place]) for place, side in ends], 14.0, 226.0)
    for (place, side), height in zip(ends, heights, strict=True):
        corners: list[Point] = []
        for step in offers[side]:
            at = frame.at((float(step.round), step.points[place]))
            corners += [(at[0], corners[-1][1]), at] if corners else [at]
        parts.append(line(corners, _class(side, shown)))
        for step in offers[side]:
            at = frame.at((float(step.round), step.points[place]))
            told = wording.t("Round {round}: {what}", round=step.round, what=wording.t(STEPS[step.kind]))
            parts.append(el("g", el("title", told), mark(_SHAPES[place], at, 8.0, _class(side, shown))))
        ended = f"{wording.side(side)} {number(offers[side][-1].points[place])}"
        parts.append(word(ended, 572.0, height, f"name {_class(side, shown)}"))
    finding = steps_finding(found, shown.side, wording)
    note = wording.t("What each side's offers were worth to itself, in points, by round")
    drawn = picture(finding, note, (720.0, 250.0), parts, "steps")
    return figure("steps-figure", finding, note, drawn, steps_table(found, wording), shown)


# -- duties


def duties_chart(shown: Shown) -> Markup | None:
    """Small multiples of the duties in force, a sector each; None where none is ever charged."""
    wording, t = shown.wording, shown.wording.t
    charged = [one for one in shown.duties if max(one.whole) > SAME_RATE]
    if not charged:
        return None
    most = 100 * max(max(one.whole) for one in charged)
    sectors = list(dict.fromkeys(one.sector for one in charged))
    cells = [_cell(place, [one for one in charged if one.sector == name], most, shown)
             for place, name in enumerate(sectors)]  # fmt: skip
    finding, note = duties_finding(shown.duties, wording), t("In force, %, by the side that charges them")
    rows = -(-len(sectors) // 3)
    drawn = picture(finding, note, (720.0, rows * 112.0), [part for cell in cells for part in cell], "duties")
    names = key(
        [
            (line([(1.0, 8.0), (17.0, 8.0)], _class(side, shown)), wording.side(side))
            for side in dict.fromkeys(one.charged_by for one in charged)
        ]
    )
    return figure("duties-figure", finding, note, el("div", drawn, names), duties_table(shown.duties, wording), shown)


def _cell(place: int, lines: Sequence[DutyLine], most: float, shown: Shown) -> list[Child]:
    """One sector: its name, its duties at the beginning and the end, and their lines."""
    x, y = (place % 3) * 244.0, (place // 3) * 112.0
    count = len(lines[0].whole)
    frame = Frame((0.0, 0.0), (float(count), most), x, y + 42.0, x + 226.0, y + 100.0)
    parts: list[Child] = [word(shown.wording.sector(lines[0].sector), x, y + 12.0, "name")]
    said: list[Child] = []
    for one in sorted(lines, key=duty_weight):
        text = f"{duty_change(one, shown.wording)} "
        said.append(el("tspan", f"{text}  ", class_=_class(one.charged_by, shown)))
    parts.append(el("text", *said, x=x, y=y + 32.0, class_="change"))
    parts.append(el("line", x1=frame.left, x2=frame.right, y1=frame.bottom, y2=frame.bottom, class_="grid"))
    for one in lines:
        corners = [frame.at((float(i + step), 100 * rate)) for i, rate in enumerate(one.whole) for step in (0, 1)]
        parts.append(line(corners, _class(one.charged_by, shown)))
    return parts


# -- support


def support_chart(side: str, shown: Shown) -> Markup | None:
    """Support of a side's audiences over the rounds; None where it has none."""
    wording, t = shown.wording, shown.wording.t
    own = [one for one in shown.support if one.side == side]
    if not own:
        return None
    ratification = shown.found.scenario.ratification
    needed = None
    if ratification is not None:
        needed = next((one.threshold for one in ratification.sides if one.side == side), None)
    known = [level for one in own for level in one.levels] + ([] if needed is None else [needed])
    low, high = max(0.0, min(known) - 5.0), min(100.0, max(known) + 5.0)
    count = max(2, len(own[0].levels))
    tall = max(190.0, 18.0 * (len(own) + 2))
    frame = Frame((0.0, low), (float(count - 1), high), 40.0, 12.0, 390.0, tall)
    number = wording.formats.number
    rounds = [float(when) for when in range(count)]
    parts: list[Child] = [*axes(frame, rounds, round_numbers(low, high, 5), number)]
    ends = [frame.y(one.levels[-1]) for one in own]
    names = [f"{wording.audience(one.audience)} {number(one.levels[-1])}" for one in own]
    if needed is not None:
        ends.append(frame.y(needed))
        names.append(f"{t('needed to ratify, on average')} {number(needed)}")
        parts.append(line([(frame.left, frame.y(needed)), (frame.right, frame.y(needed))], "needed"))
    for row, one in enumerate(own):
        path = [frame.at((float(when), level)) for when, level in enumerate(one.levels)]
        parts.append(line(path, _class(side, shown)))
        parts += [mark(_LINE_SHAPES[row % len(_LINE_SHAPES)], at, 7.0, _class(side, shown)) for at in path]
    for row, (end, height, name) in enumerate(zip(ends, apart(ends, 12.0, tall), names, strict=True)):
        parts.append(line([(frame.right + 4, end), (frame.right + 16, height)], "lead"))
        if row < len(own):
            shape = _LINE_SHAPES[row % len(_LINE_SHAPES)]
            parts.append(mark(shape, (frame.right + 23, height), 7.0, _class(side, shown)))
        parts.append(el("g", el("title", name), word(_short(name), frame.right + 32, height, "label")))
    finding = support_finding(own, side, wording)
    note = t("Support at the end of each round, 0 to 100")
    key = f"support-{shown.found.scenario.side_ids.index(side)}"
    drawn = picture(finding, note, (720.0, tall + 24.0), parts, key)
    return figure(f"{key}-figure", finding, note, drawn, support_table(own, wording), shown)


def _short(name: str) -> str:
    """As much of a name as stands beside a chart; its figure, at the end, is kept."""
    if len(name) <= _LABEL:
        return name
    words, _, number = name.rpartition(" ")
    return f"{words[: _LABEL - len(number) - 2].rstrip()}… {number}"
