"""Who split and who logrolled: for every row of a deal, which side it went to by that side's own values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from game.lang import Wording
from game.net.theatre.data import ClassFigures, TableFigures
from game.net.theatre.svg import WIDTH, key, stage, words
from game.payoff.model import PayoffModel
from game.report.page_html import Child, Markup, el
from game.report.page_svg import mark as sign
from game.report.page_svg import side_class
from game.rules.actions import Package
from game.scenario.model import Scenario

__all__ = [
    "RowFate",
    "Style",
    "TableRows",
    "middle",
    "rows_chart",
    "rows_finding",
    "style_name",
    "table_rows",
    "table_style",
]

_SAME = 0.05  # points
_NARROW = 130.0  # of a column; narrower ones have slanted names
_WON = 0.34  # of an issue's range: a third more of its range than the other side has of its own


class RowFate(StrEnum):
    """Where a row of the deal lies between what is best for either side."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"
    BETWEEN = "between"
    OPEN = "open"


class Style(StrEnum):
    """How a table came to terms, measured against the middle of every row."""

    LOGROLLED = "logrolled"  # better for both than the middle of everything
    SPLIT = "split"  # the middle of everything, or no better than it for either
    LEANED = "leaned"  # better than the middle for one side at the other's expense
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class TableRows:
    """A table's rows in the order of the issues, and what they make together."""

    rows: tuple[RowFate, ...]
    style: Style
    to: int | None = None  # the side of a leaning deal


def table_rows(one: TableFigures, figures: ClassFigures) -> TableRows:
    """Each side's share of an issue's range is taken with the other issues at the status quo."""
    quo, model = one.found.scenario.status_quo, figures.model
    issues = one.found.scenario.issues
    rows = tuple(
        RowFate.OPEN
        if option == quo[issue]
        else _fate(issue, option, [known.anchor for known in issues[issue].options], model)
        for issue, option in enumerate(one.found.final)
    )
    if not one.agreed:
        return TableRows(rows, Style.NOTHING)
    over = model.score(np.array([one.found.final]))[0] - model.score(np.array([middle(figures.scenario)]))[0]
    return TableRows(rows, *table_style(float(over[0]), float(over[1])))


def middle(scenario: Scenario) -> Package:
    """On every issue the option whose declared lean is nearest to zero, the status quo left out where it can be."""
    chosen = []
    for issue in scenario.issues:
        options = [index for index in range(len(issue.options)) if index != issue.status_quo] or [issue.status_quo]
        chosen.append(min(options, key=lambda index, issue=issue: abs(issue.options[index].lean)))  # type: ignore[misc]
    return tuple(chosen)


def table_style(first: float, second: float) -> tuple[Style, int | None]:
    """The style of a deal from both sides' points over the middle of everything, and the side that it leaned to."""
    if first > _SAME and second > _SAME:
        return Style.LOGROLLED, None
    if first <= _SAME and second <= _SAME:
        return Style.SPLIT, None
    return Style.LEANED, 0 if first > second else 1


def _fate(issue: int, option: int, anchors: Sequence[bool], model: PayoffModel) -> RowFate:
    """Opening demands (``anchors``) are left out of the range, unless one was agreed to."""
    packages = np.tile(np.array(model.status_quo), (model.dims[issue], 1))
    packages[:, issue] = np.arange(model.dims[issue])
    values = model.score(packages)
    plausible = values[[row for row in range(len(values)) if row == option or not anchors[row]]]
    low, span = plausible.min(axis=0), np.ptp(plausible, axis=0)
    shares = [float((values[option, side] - low[side]) / span[side]) if span[side] > 0 else 1.0 for side in (0, 1)]
    if shares[0] - shares[1] >= _WON:
        return RowFate.FIRST
    if shares[1] - shares[0] >= _WON:
        return RowFate.SECOND
    return RowFate.BOTH if min(shares) >= 0.5 else RowFate.BETWEEN


def style_name(found: TableRows, figures: ClassFigures, wording: Wording) -> str:
    """The style in a word or two."""
    t = wording.t
    if found.style is Style.LEANED and found.to is not None:
        return t("leaned to: {side}", side=wording.side(figures.scenario.side_ids[found.to]))
    names = {
        Style.LOGROLLED: t("logrolled"),
        Style.SPLIT: t("split the difference"),
        Style.NOTHING: t("nothing agreed"),
    }
    return names[found.style]


def rows_finding(figures: ClassFigures, wording: Wording) -> str:
    """How many tables did better for both than the middle of every row."""
    t = wording.t
    styles = [table_rows(one, figures).style for one in figures.tables]
    logrolled, signed = styles.count(Style.LOGROLLED), len(styles) - styles.count(Style.NOTHING)
    if not signed:
        return t("Nobody split and nobody logrolled")
    return t.plural(
        "One deal of {deals} logrolled: better for both than the middle of every row",
        "{count} deals of {deals} logrolled: better for both than the middle of every row",
        logrolled,
        deals=signed,
    )


def rows_chart(figures: ClassFigures, chosen: Sequence[TableFigures], wording: Wording, name: str) -> Markup:
    """A grid of tables and issues; the mark says whose row it was."""
    t, scenario = wording.t, figures.scenario
    count = len(scenario.issues)
    left, right, row = 190.0, 430.0, 56.0
    column = (WIDTH - left - right) / count
    slanted = column < _NARROW
    head = 210.0 if slanted else 96.0
    parts: list[Child] = []
    for issue in range(count):
        x = left + (issue + 0.5) * column
        if slanted:
            place = f"translate({x:.0f} {head - 14:.0f}) rotate(-50)"
            parts.append(el("text", _cut(wording.issue(issue), 22), transform=place, class_="label"))
            continue
        for at, text in enumerate(_wrapped(wording.issue(issue), max(8, int(column / 13)))):
            parts.append(words(text, x, 16.0 + at * 28, "label", "middle"))
    said = []
    for number, one in enumerate(chosen):
        found = table_rows(one, figures)
        y = head + (number + 0.5) * row
        parts.append(el("line", x1=0.0, x2=WIDTH, y1=y - row / 2, y2=y - row / 2, class_="grid"))
        parts.append(words(one.name, 0.0, y, "name"))
        for issue, fate in enumerate(found.rows):
            parts.append(_mark(fate, (left + (issue + 0.5) * column, y), 34.0, figures))
        style = style_name(found, figures, wording)
        parts.append(words(style, WIDTH - right + 16, y, "name"))
        said.append(f"{one.name}: {style}.")
    title = t("Whose row it was, by each side's own values")
    drawn = stage(name, title, " ".join(said), parts, head + row * max(1, len(chosen)))
    names = [wording.side(side) for side in scenario.side_ids]
    entries = [
        (_mark(RowFate.FIRST, (14.0, 12.0), 18.0, figures), t("went to: {side}", side=names[0])),
        (_mark(RowFate.SECOND, (14.0, 12.0), 17.0, figures), t("went to: {side}", side=names[1])),
        (_mark(RowFate.BOTH, (14.0, 12.0), 20.0, figures), t("good for both")),
        (_mark(RowFate.BETWEEN, (14.0, 12.0), 17.0, figures), t("in between")),
        (_mark(RowFate.OPEN, (14.0, 12.0), 12.0, figures), t("No agreement")),
    ]
    return el("div", drawn, key(entries), class_="picture")


def _mark(fate: RowFate, at: tuple[float, float], size: float, figures: ClassFigures) -> Markup:
    styles = [side_class(side.colour) for side in figures.scenario.sides]
    match fate:
        case RowFate.FIRST:
            return sign("disc", at, size, styles[0])
        case RowFate.SECOND:
            return sign("square", at, size * 0.9, styles[1])
        case RowFate.BOTH:
            return sign("diamond", at, size * 1.1, "accent")
        case RowFate.BETWEEN:
            return sign("ring", at, size * 0.8, "none")
        case RowFate.OPEN:
            half = size * 0.3
            return el("line", x1=at[0] - half, x2=at[0] + half, y1=at[1], y2=at[1], class_="cross ink")


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _wrapped(text: str, most: int) -> list[str]:
    """At most three lines of about ``most`` characters."""
    lines = [""]
    for one in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(one) > most and len(lines) < 3:
            lines.append(one)
        else:
            lines[-1] = f"{lines[-1]} {one}".strip()
    return lines
