"""The score, taken apart: where it came from, in points and in units, issue by issue and seat by seat."""

from __future__ import annotations

from game.rules.view import ScoreSheet
from game.ui.charts.bars import Bar, bars_figure
from game.ui.charts.figure import Figure
from game.ui.kit import Card, Column, Fold, Grid, Label, Paragraph, Widget
from game.ui.scenes.debrief_data import Shown
from game.ui.scenes.debrief_parts import Charts, Split, columns

__all__ = ["issues_figure", "objectives_figure", "score_figure", "score_page"]

_ROUND = 0.05


def score_page(shown: Shown, charts: Charts, role: str = "") -> Widget:
    """Score, objectives, issues and seats."""
    sheet = shown.sheet
    if sheet is None:
        return Card(Paragraph(shown.wording.t("There is no score."), "body", "ink2"))

    def left() -> list[Widget | None]:
        return [charts.card(score_figure(shown, sheet)), charts.card(objectives_figure(shown, sheet))]

    def right() -> list[Widget | None]:
        return [charts.card(issues_figure(shown, sheet)), _seats(shown, sheet, role)]

    return Fold(
        lambda: Split([columns(left()), columns(right())], (1, 1)),
        lambda: columns([*left(), *right()]),
        grow=1,
    )


def score_figure(shown: Shown, sheet: ScoreSheet) -> Figure:
    """Rounds, what lasts, politics and pledges, and what they add up to."""
    t, points = shown.wording.t, shown.wording.formats.points
    parts = [
        (t("Position over the rounds"), sum(sheet.rounds)),
        (t("What lasts afterwards"), sheet.after),
        (t("Politics at home"), sheet.politics),
        (t("Pledges broken"), -abs(sheet.pledges)),
    ]
    bars = [Bar(name, value, points(value, signed=True)) for name, value in parts]
    bars.append(Bar(t("Your score"), sheet.score, points(sheet.score), whole=True))
    most, value = max(parts[:3], key=lambda part: abs(part[1]))
    finding = t("{score} points, most of it: {part}", score=points(sheet.score), part=most[0].lower() + most[1:])
    if abs(value) < _ROUND:
        finding = t("Your score: {score}", score=points(sheet.score))
    note = t(
        "Your position at the end is worth {final} points a year; without a deal it would be {no_deal}",
        final=points(sheet.final_points), no_deal=points(sheet.no_deal_points),
    )  # fmt: skip
    return bars_figure("score", finding, note, bars, (t("Part"), t("Points")))


def objectives_figure(shown: Shown, sheet: ScoreSheet) -> Figure | None:
    """What each objective gained, in its unit and in points."""
    wording = shown.wording
    t, points = wording.t, wording.formats.points
    if not sheet.objectives:
        return None
    bars = [
        Bar(
            t("{name}: {amount}", name=wording.objective(name), amount=wording.objective_amount(name, amount)),
            value,
            points(value, signed=True),
        )
        for name, amount, value in sheet.objectives
    ]
    gained = max(sheet.objectives, key=lambda entry: entry[2])
    paid = min(sheet.objectives, key=lambda entry: entry[2])
    if paid[2] < -_ROUND < _ROUND < gained[2]:
        finding = t(
            "“{gain}” gained most; “{loss}” paid for it",
            gain=wording.objective(gained[0]),
            loss=wording.objective(paid[0]),
        )
    elif gained[2] > _ROUND:
        finding = t("“{gain}” gained most", gain=wording.objective(gained[0]))
    else:
        finding = t("No objective gained")
    return bars_figure(
        "objectives", finding, t("Your objectives at the end against the opening day, and their points"), bars,
        (t("Objective"), t("Points")),
    )  # fmt: skip


def issues_figure(shown: Shown, sheet: ScoreSheet) -> Figure | None:
    """What each issue added to the final position, in the player's points."""
    wording = shown.wording
    t, points = wording.t, wording.formats.points
    ranked = sorted(sheet.issues, key=lambda entry: -entry[1])
    if not ranked:
        return None
    bars = [Bar(wording.issue(issue), value, points(value, signed=True)) for issue, value in ranked]
    best = ranked[0]
    finding = t("No issue gained") if best[1] <= _ROUND else t("“{issue}” gained most", issue=wording.issue(best[0]))
    note = t("What each issue adds over how it stood, the rest as it ended, in your points")
    return bars_figure("issues", finding, note, bars, (t("Issue"), t("Points")))


def _seats(shown: Shown, sheet: ScoreSheet, role: str) -> Widget | None:
    """Every seat's own scorecard, and the other side's score for what it is worth."""
    wording = shown.wording
    t, points = wording.t, wording.formats.points
    rows: list[list[Widget | None]] = [
        [
            Paragraph(wording.seat(seat), "strong" if seat == role else "body", width=420),
            Label(points(value, signed=True), "number", align="right"),
        ]
        for seat, value in sheet.seats
    ]
    parts: list[Widget] = [Grid(rows, columns=(1, 0), gap=16, row_gap=6)] if rows else []
    said = [
        t(
            "{side} scored {score}. Compare yours with others in your role, not with this.",
            side=wording.side(other.side),
            score=points(other.score),
        )
        for other in shown.found.sheets
        if other.side != shown.side
    ]
    parts += [Paragraph(line, "small", "ink2", width=560) for line in said]
    if not parts:
        return None
    title = t("How each seat sees the outcome") if rows else t("The other side's score")
    note = t("The final position on each seat's own scorecard, in points") if rows else ""
    return Card(Column(parts, gap=12), title=title, subtitle=note, pad=18)
