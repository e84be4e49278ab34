"""The pictures of an analysis: the plane of all deals, and what each issue decides for either side."""

from __future__ import annotations

from collections.abc import Sequence

from game.lang import Wording
from game.payoff import compile_payoff
from game.report.balance import Balance
from game.report.cloud import cloud
from game.report.page_html import Child, Markup, el, numbers_table
from game.report.page_svg import Frame, axes, line, mark, picture, side_class, word
from game.report.round_numbers import round_numbers
from game.report.table import Table

__all__ = ["plane_figure", "swings_figure"]

Point = tuple[float, float]
_DOTS = 1500
_FEW = 300  # deals that can each be seen; more make a cloud
_WIDE, _TALL = 720.0, 484.0
_ROW, _BAR = 44.0, 14.0


def plane_figure(balance: Balance, wording: Wording) -> Markup:
    """Every deal by its worth to both sides, the frontier, the zone and the solution points."""
    t, scenario = wording.t, balance.scenario
    names = [wording.side(side) for side in scenario.side_ids]
    dots = cloud(compile_payoff(scenario, balance.mandates), _DOTS)
    frontier = [(float(first), float(second)) for first, second in balance.frontier.points]
    marks = _marks(balance, wording)
    frame = _frame([*dots, *frontier, balance.no_deal])
    corner = frame.at(balance.no_deal)
    parts: list[Child] = [
        el(
            "rect",
            x=corner[0],
            y=frame.top,
            width=max(0.0, frame.right - corner[0]),
            height=max(0.0, corner[1] - frame.top),
            class_="zone",
        ),
        *axes(
            frame,
            round_numbers(frame.low[0], frame.high[0], 7),
            round_numbers(frame.low[1], frame.high[1], 7),
            wording.formats.number,
        ),
        el(
            "path",
            d="".join(f"M{frame.x(x):.1f} {frame.y(y):.1f}h0" for x, y in dots) or "M0 0",
            class_="dots few" if len(dots) <= _FEW else "dots",
        ),
        line([frame.at(point) for point in frontier], "frontier"),
        *(
            # Of marks in one place, the first named is the largest, so that none hides another.
            mark(shape, frame.at(at), 13.0 + 7.0 * sum(other[3] == at for other in marks[place + 1 :]), style)
            for place, (_, shape, style, at) in enumerate(marks)
        ),
        word(t("{side}: points", side=names[0]), 380.0, 476.0, _name_class(balance, 0), "middle"),
        el(
            "text",
            t("{side}: points", side=names[1]),
            transform="translate(14 227) rotate(-90)",
            text_anchor="middle",
            class_=_name_class(balance, 1),
        ),
    ]
    title = t("Every possible deal, by its worth to each side, in points")
    note = t("The line is the frontier; the tinted corner is better than no deal for both.")
    table = Table(
        (t("Point"), *names), tuple((name, *(wording.formats.points(v) for v in at)) for name, _, _, at in marks)
    )
    key = [
        el("li", el("svg", mark(shape, (9.0, 8.0), 12.0, style), viewBox="0 0 18 16", aria_hidden="true"), name)
        for name, shape, style, _ in marks
    ]
    drawn = picture(title, note, (_WIDE, _TALL), parts, "plane")
    caption = el("figcaption", el("h3", title), el("p", note, class_="note"))
    return el("figure", caption, drawn, el("ul", *key, class_="key"), numbers_table(table, title))


def _marks(balance: Balance, wording: Wording) -> list[tuple[str, str, str, Point]]:
    """Name, shape, style and place of the points worth naming."""
    t, solutions = wording.t, balance.solutions
    wanted = (
        (t("Nash point"), "diamond", "accent", solutions.nash),
        (t("Kalai point"), "diamond", "ok", solutions.kalai),
        (t("Largest sum"), "disc", "ink", solutions.welfare),
    )
    found = [(name, shape, style, point.points) for name, shape, style, point in wanted if point is not None]
    return [*found, (t("No deal"), "cross", "ink", balance.no_deal)]


def _frame(points: Sequence[Point]) -> Frame:
    low = [min(point[axis] for point in points) for axis in (0, 1)]
    high = [max(point[axis] for point in points) for axis in (0, 1)]
    pad = [max(6.0, (high[axis] - low[axis]) * 0.06) for axis in (0, 1)]
    return Frame((low[0] - pad[0], low[1] - pad[1]), (high[0] + pad[0], high[1] + pad[1]), 60.0, 14.0, 700.0, 440.0)


def _name_class(balance: Balance, place: int) -> str:
    return f"name {side_class(balance.scenario.sides[place].colour)}"


def swings_figure(balance: Balance, wording: Wording) -> Markup:
    """What each issue decides: a bar for each side, longest issue first."""
    t, scenario, points = wording.t, balance.scenario, wording.formats.points
    names = [wording.side(side) for side in scenario.side_ids]
    order = sorted(range(len(scenario.issues)), key=lambda issue: -max(balance.swings[issue]))
    longest = max((max(swing) for swing in balance.swings), default=0.0) or 1.0
    parts: list[Child] = []
    for row, issue in enumerate(order):
        top = 8.0 + row * _ROW
        parts.append(word(wording.issue(issue), 0.0, top + _BAR, "name"))
        for place, swing in enumerate(balance.swings[issue]):
            y = top + place * (_BAR + 2.0)
            wide = 360.0 * max(0.0, swing) / longest
            style = f"mark {side_class(scenario.sides[place].colour)}"
            parts.append(el("rect", x=280.0, y=y, width=wide, height=_BAR, class_=style))
            parts.append(word(points(swing), 286.0 + wide, y + _BAR / 2, "figure"))
    title = t("What each issue decides, in points")
    note = t("Best less worst option, the other issues unchanged: {first} above, {second} below.", first=names[0],
             second=names[1])  # fmt: skip
    table = Table(
        (t("Issue"), *names),
        tuple((wording.issue(issue), *(points(swing) for swing in balance.swings[issue])) for issue in order),
    )
    drawn = picture(title, note, (_WIDE, 16.0 + _ROW * len(order)), parts, "swings")
    caption = el("figcaption", el("h3", title), el("p", note, class_="note"))
    return el("figure", caption, drawn, numbers_table(table, title))
