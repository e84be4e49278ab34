"""The pictures of a tournament: means with their intervals, who met whom, where games ended, what exploits a bot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.core.messages import Translator
from game.lang import Formats
from game.report.page_html import Child, Markup, el, numbers_table
from game.report.page_svg import Frame, apart, axes, line, picture, word
from game.report.page_svg import mark as dot
from game.report.round_numbers import round_numbers
from game.report.table import Table
from game.report.tournament_words import MARGIN, interval, shown_name
from game.table.tournament.exploit import Exploit
from game.table.tournament.standings import Standings
from game.table.tournament.statistics import Estimate

__all__ = ["Bar", "exploit_figure", "intervals_figure", "meetings_figure", "outcomes_figure", "tables_figure"]

_WIDE, _ROW = 720.0, 26.0
_LEFT, _RIGHT = 220.0, 700.0
_DARKEST = 0.55  # of a cell's colour: dark type on it keeps a contrast of 4.5 to 1


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart of intervals."""

    name: str
    value: Estimate


def intervals_figure(title: str, note: str, bars: Sequence[Bar], table: Table, t: Translator, key: str) -> Markup:
    """Means as dots with their 95 % intervals, one row each; a line where zero is."""
    formats = Formats(t.locale)
    edges = [edge for bar in bars for edge in _edges(bar.value)]
    frame = _frame(edges, len(bars))
    parts: list[Child] = [*_columns(frame, formats)]
    for row, bar in enumerate(bars):
        y = 14.0 + row * _ROW + _ROW / 2
        low, high = _edges(bar.value)
        parts.append(word(_cut(bar.name), 0.0, y, "name"))
        parts.append(line([(frame.x(low), y), (frame.x(high), y)], "frontier"))
        parts.append(dot("disc", (frame.x(bar.value.mean), y), 9.0, "second"))
    return _figure(title, note, parts, frame.bottom + 24.0, table, key)


def meetings_figure(found: Standings, t: Translator) -> Markup:
    """What each bot (row) scored against each (column): a grid of figures, darker where it is more."""
    formats = Formats(t.locale)
    bots = [own.bot for own in found.ranked]
    scores = {(pair.bot, pair.rival): pair.score.mean for pair in found.meetings}
    low, high = min(scores.values()), max(scores.values())
    cell = min(90.0, (_RIGHT - _LEFT) / len(bots))
    parts: list[Child] = []
    for column, rival in enumerate(bots):
        parts.append(word(_cut(rival, 12), _LEFT + (column + 0.5) * cell, 10.0, "figure", "middle"))
    for row, bot in enumerate(bots):
        y = 22.0 + row * _ROW
        parts.append(word(_cut(bot), 0.0, y + _ROW / 2, "name"))
        for column, rival in enumerate(bots):
            value = scores[bot, rival]
            dark = _DARKEST * (value - low) / (high - low) if high > low else 0.0
            x = _LEFT + column * cell
            parts.append(
                el("rect", x=x + 1, y=y + 1, width=cell - 2, height=_ROW - 2, fill="#1d9b83", fill_opacity=dark)
            )
            parts.append(word(formats.number(value, 1), x + cell / 2, y + _ROW / 2, "", "middle"))
    title = t("Who scored what against whom, in points")
    note = t("Rows score against columns, both seats together. On the diagonal a bot meets itself.")
    table = Table(
        (t("Bot"), *bots),
        tuple((bot, *(formats.number(scores[bot, rival], 1) for rival in bots)) for bot in bots),
    )
    return _figure(title, note, parts, 30.0 + len(bots) * _ROW, table, "meetings")


def outcomes_figure(found: Standings, t: Translator) -> Markup:
    """Bots by how far their games ended from the Nash point and from the frontier."""
    formats = Formats(t.locale)
    dots = [(own.bot, (own.to_nash.mean, own.to_frontier.mean)) for own in found.ranked if own.to_nash is not None]
    high = (max((x for _, (x, _) in dots), default=1.0) * 1.15, max((y for _, (_, y) in dots), default=1.0) * 1.15)
    frame = Frame((0.0, 0.0), high, 60.0, 14.0, 560.0, 300.0)
    heights = apart([frame.y(y) for _, (_, y) in dots], frame.top, frame.bottom)
    parts: list[Child] = [
        *axes(frame, round_numbers(0.0, high[0], 7), round_numbers(0.0, high[1], 6), formats.number),
        word(t("From the Nash point, points"), 310.0, 334.0, "name", "middle"),
        el(
            "text",
            t("From the frontier, points"),
            transform="translate(14 157) rotate(-90)",
            text_anchor="middle",
            class_="name",
        ),
    ]
    for (bot, at), height in zip(dots, heights, strict=True):
        x, y = frame.at(at)
        parts.append(line([(x, y), (568.0, height)], "lead"))
        parts.append(dot("disc", (x, y), 10.0, "second"))
        parts.append(word(_cut(bot), 572.0, height))
    title = t("How far games ended from what was possible")
    note = t("Near the corner, little was left on the table. Means over all games of a bot.")
    table = Table(
        (t("Bot"), t("From the Nash point, points"), t("From the frontier, points"), t("Agreements")),
        tuple(
            (
                own.bot,
                "–" if own.to_nash is None else interval(own.to_nash, formats, t),
                interval(own.to_frontier, formats, t),
                formats.percent(own.agreements.mean),
            )
            for own in found.ranked
        ),
    )
    return _figure(title, note, parts, 344.0, table, "outcomes")


def tables_figure(found: Standings, names: Sequence[str], t: Translator) -> Markup:
    """Every bot's mean at every table. ``names`` are the tables' titles, in order."""
    formats = Formats(t.locale)
    bots = [own.bot for own in found.ranked]
    rows = [(name, dict(row)) for name, (_, row) in zip(names, found.by_table, strict=True)]
    frame = _frame([score.mean for _, row in rows for score in row.values()], len(rows))
    shapes = [("disc", "second"), ("square", "first"), ("diamond", "accent"), ("ring", "second"), ("cross", "ink")]
    looks = {bot: shapes[place] if place < len(shapes) else ("disc", "grey") for place, bot in enumerate(bots)}
    parts: list[Child] = [*_columns(frame, formats)]
    for place, (name, row) in enumerate(rows):
        y = 14.0 + place * _ROW + _ROW / 2
        parts.append(word(_cut(name), 0.0, y, "name"))
        parts.append(line([(frame.left, y), (frame.right, y)], "lead"))
        for bot, score in row.items():
            shape, style = looks[bot]
            parts.append(dot(shape, (frame.x(score.mean), y), 9.0, style))
    title = t("Table by table, in points")
    note = t("Means of each bot over all its games there; from the sixth bot on the marks are grey.")
    head = (t("Scenario"), *bots)
    table = Table(head, tuple((name, *(formats.number(row[bot].mean, 1) for bot in bots)) for name, row in rows))
    shown = [
        el("li", el("svg", dot(shape, (9.0, 8.0), 11.0, style), viewBox="0 0 18 16", aria_hidden="true"), bot)
        for bot, (shape, style) in looks.items()
    ]
    return _figure(title, note, parts, frame.bottom + 24.0, table, "tables", el("ul", *shown, class_="key"))


def exploit_figure(found: Exploit, t: Translator) -> Markup:
    """Every strategy that was tried, by what it earned in the first trial, and the yardstick."""
    formats = Formats(t.locale)
    own, bar = found.own.mean, found.own.mean - MARGIN
    tried = [candidate.earned.mean for candidate in found.tried]
    low, high = min(*tried, bar), max(*tried, own, found.best.earned.high or found.best.earned.mean)
    pad = max(2.0, 0.05 * (high - low))
    frame = Frame((0.0, low - pad), (float(len(tried) + 3), high + pad), 60.0, 14.0, 700.0, 260.0)
    parts: list[Child] = [*axes(frame, (), round_numbers(low - pad, high + pad, 6), formats.number)]
    for height, style in ((own, "second"), (bar, "needed")):
        parts.append(line([(frame.left, frame.y(height)), (frame.right, frame.y(height))], style))
    parts += [dot("disc", frame.at((place + 1.0, value)), 6.0, "grey") for place, value in enumerate(tried)]
    place = len(tried) + 2.0
    edges = _edges(found.best.earned)
    parts.append(line([frame.at((place, edge)) for edge in edges], "frontier"))
    parts.append(dot("diamond", frame.at((place, found.best.earned.mean)), 11.0, "first"))
    title = t("What {count} scripted strategies earn against {bot}", count=len(tried), bot=found.bot)
    note = t(
        "Grey: first trial, best first. At the right, the best of all in fresh games with its interval. The dashed "
        "blue line is what {bot} earns against itself in those games; the dotted line lies {margin} points below.",
        bot=found.bot,
        margin=formats.number(MARGIN),
    )
    rows = [(shown_name(c.name), interval(c.earned, formats, t)) for c in found.tried[:10]]
    table = Table((t("Strategy"), t("First trial, points")), tuple(rows))
    return _figure(title, note, parts, 270.0, table, "exploit")


def _figure(
    title: str, note: str, parts: Sequence[Child], tall: float, table: Table, key: str, legend: Markup | None = None
) -> Markup:
    drawn = picture(title, note, (_WIDE, tall), parts, key)
    caption = el("figcaption", el("h3", title), el("p", note, class_="note"))
    return el("figure", caption, drawn, legend, numbers_table(table, title))


def _edges(value: Estimate) -> tuple[float, float]:
    if value.low is None or value.high is None:
        return value.mean, value.mean
    return value.low, value.high


def _frame(values: Sequence[float], rows: int) -> Frame:
    low, high = min(*values, 0.0), max(*values, 0.0)
    pad = 0.04 * (high - low) or 1.0
    return Frame((low - pad, 0.0), (high + pad, 1.0), _LEFT, 14.0, _RIGHT, 14.0 + rows * _ROW)


def _columns(frame: Frame, formats: Formats) -> list[Markup]:
    """Upright lines at round numbers, with their figures along the foot."""
    parts: list[Markup] = []
    for value in round_numbers(frame.low[0], frame.high[0], 8):
        x = frame.x(value)
        parts.append(el("line", x1=x, x2=x, y1=frame.top, y2=frame.bottom, class_="zero" if value == 0 else "grid"))
        parts.append(word(formats.plain(value), x, frame.bottom + 13, "figure", "middle"))
    return parts


def _cut(name: str, most: int = 30) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"
