"""The author's panel: what is wrong with the file, what the deals are worth, who wants what, and how to play."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.core.messages import Translator
from game.lang import Wording
from game.scenario.problems import Problem, hint, text
from game.ui.kit import (
    Button,
    Card,
    Column,
    Grid,
    Icon,
    Inset,
    Label,
    Paragraph,
    Row,
    ScrollView,
    Tab,
    Tabs,
    Widget,
)
from game.ui.scenes.brief import mandate_lines
from game.ui.scenes.debrief_parts import Charts
from game.ui.scenes.parts import bullets, flag, over, side_colour
from game.ui.workbench.figures import plane_figure, swings_figure
from game.ui.workbench.ground import Ground
from game.ui.workbench.panel_play import PlayCalls, play_page

if TYPE_CHECKING:
    from game.ui.workbench.bench import Bench

__all__ = ["WIDTH", "PanelCalls", "panel", "problem_rows", "status"]

WIDTH = 392
"""Logical width of the panel beside the game."""
_SHOWN = 60  # problems; a file with more has one cause for most of them
_INNER = WIDTH - 60


@dataclass(frozen=True, slots=True)
class PanelCalls(PlayCalls):
    """What the panel tells its scene."""

    tab: Callable[[int], object]
    toggle: Callable[[str], object]
    copy: Callable[[Problem], object]


def status(bench: Bench, t: Translator) -> Widget:
    """The state of the file in a line or two: read, broken, and what of the game was kept."""
    reading = bench.reading
    if reading is None:
        return _line("hourglass", "ink2", t("Reading the file…"))
    if reading.errors:
        told = t.plural("One error", "{count} errors", reading.errors)
        words = (
            t("{errors}. The last good version plays on.", errors=told)
            if bench.running is not None
            else t("{errors}. Mend the file and save it; it is read again at once.", errors=told)
        )
        return _line("triangle-alert", "warn", words)
    lines: list[Widget] = []
    if reading.warnings:
        lines.append(_line("info", "ink2", t.plural("One warning", "{count} warnings", reading.warnings)))
    else:
        lines.append(_line("circle-check", "ok", t("No problem found.")))
    if bench.note:
        lines.append(_line("history", "ink2" if bench.kept_all else "warn", bench.note))
    return Column(lines, gap=4)


def _line(icon: str, colour: str, words: str) -> Widget:
    return Row([Icon(icon, 16, colour), Paragraph(words, "small_strong", colour, width=_INNER, grow=1)], gap=8,
               fold=False, align="start")  # fmt: skip


def panel(bench: Bench, ground: Ground | None, wording: Wording, tabled: set[str], calls: PanelCalls) -> Widget:
    """The whole panel for a running game."""
    t = wording.t
    reading = bench.reading
    count = len(reading.problems) if reading is not None else 0
    problems = t("Problems") if not count else t("Problems ({count})", count=count)

    def page(make: Callable[[], Widget], key: str) -> Callable[[], Widget]:
        return lambda: ScrollView(Inset(make(), (2, 2, 6, 12)), key=f"bench-{key}", grow=1)

    tabs = Tabs(
        [
            Tab(t("Balance"), page(lambda: _balance(bench, ground, wording, tabled, calls), "balance")),
            Tab(problems, page(lambda: problem_rows(bench, t, calls.copy, _INNER), "problems")),
            Tab(t("Mandates"), page(lambda: _mandates(ground, wording), "mandates")),
            Tab(t("Play"), page(lambda: play_page(bench, wording, calls, _INNER), "play")),
        ],
        min(bench.tab, 3), calls.tab, name=t("Workbench"), key="bench-tabs", gap=10,
    )  # fmt: skip
    body = Column([status(bench, t), tabs], gap=8)
    return Card(body, title=bench.path.name, pad=14, gap=6, grow=1, name=t("Workbench"))


def _balance(bench: Bench, ground: Ground | None, wording: Wording, tabled: set[str], calls: PanelCalls) -> Widget:
    t = wording.t
    if ground is None:
        return Paragraph(t("There is no game yet."), "body", "ink2", width=_INNER)
    charts = Charts(t, tabled, calls.toggle)
    parts: list[Widget | None] = [
        charts.card(plane_figure(ground, wording)),
        charts.card(swings_figure(ground, wording)),
    ]
    found = bench.reading.findings if bench.reading is not None else None
    if found is None:
        said: Widget = Paragraph(t("The balance is being worked out…"), "small", "ink2", width=_INNER)
    elif found:
        said = bullets(found, style="small", width=_INNER - 30)
    else:
        said = Paragraph(t("None; every bar holds."), "small", "ink2", width=_INNER)
    parts.append(Column([over(t("Findings")), said], gap=6))
    return Column([part for part in parts if part is not None], gap=12)


def problem_rows(bench: Bench, t: Translator, copy: Callable[[Problem], object], width: float) -> Widget:
    """Every problem with its place; a press copies the place for an editor's “go to”."""
    found = bench.reading.problems if bench.reading is not None else ()
    if not found:
        words = t("Reading the file…") if bench.reading is None else t("No problem found.")
        return Paragraph(words, "body", "ink2", width=width)
    rows: list[Widget] = [_problem(one, t, copy, width) for one in found[:_SHOWN]]
    more = len(found) - _SHOWN
    if more > 0:
        rows.append(Paragraph(t.plural("and one more problem", "and {count} more problems", more), "small", "ink2"))
    return Column(rows, gap=10)


def _problem(found: Problem, t: Translator, copy: Callable[[Problem], object], width: float) -> Widget:
    colour = "warn" if found.is_error else "ink2"
    name = found.file.replace("\\", "/").rpartition("/")[2]
    place = f"{name}:{found.line}:{found.column}" if found.line else name
    head = Row(
        [
            Icon("circle-x" if found.is_error else "info", 16, colour),
            Paragraph(f"{t('Error') if found.is_error else t('Warning')} · {found.code}", "small_strong", colour,
                      grow=1),
            Button(
                place, lambda: copy(found), icon="copy", kind="ghost", compact=True, style="small",
                name=t("Copy the place: {place}", place=place), tip=t("Copy the place for your editor"),
            ),
        ],
        gap=8,
    )  # fmt: skip
    words: list[Widget] = [head, Paragraph(text(found, t.language), "small", width=width)]
    advice = hint(found, t.language)
    if advice:
        words.append(Paragraph(advice, "small", "ink2", width=width))
    return Column(words, gap=2)


def _mandates(ground: Ground | None, wording: Wording) -> Widget:
    t, scenario = wording.t, wording.scenario
    drawn = ground.mandates if ground is not None else ("", "")
    parts: list[Widget] = []
    for side, mandate in zip(scenario.side_ids, drawn, strict=True):
        known = next((one for one in scenario.mandates if one.id == mandate), None)
        head = Row([flag(scenario, side, 20), Label(wording.side(side), "heading", side_colour(scenario, side))],
                   gap=10, fold=False)  # fmt: skip
        body: list[Widget] = [head]
        if known is None:
            body.append(Paragraph(t("Not drawn yet."), "small", "ink2", width=_INNER))
        else:
            odds = t("Odds: {share}", share=wording.formats.percent(known.probability))
            rows: list[list[Widget | None]] = [
                [Paragraph(name, "small", "ink2", width=210),
                 Label(wording.formats.percent(share), "small_strong", align="right")]
                for name, share in mandate_lines(known, wording)
            ]  # fmt: skip
            body += [
                Paragraph(f"{wording.text(known.label)} · {odds}", "small_strong", width=_INNER),
                Paragraph(wording.text(known.brief), "small", width=_INNER),
                Grid(rows, columns=(1, 0), gap=12, row_gap=3),
            ]
        parts.append(Column(body, gap=6))
    words = t("Drawn from this game's seed; another seed may draw others.")
    return Column([*parts, Paragraph(words, "small", "ink3", width=_INNER)], gap=16)
