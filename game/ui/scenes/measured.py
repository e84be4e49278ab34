"""A preview in words and figures: what a package brings, and how it would fare at home."""

from __future__ import annotations

from game.lang import Wording
from game.lang.refusals import say_refusal
from game.rules.view import Preview
from game.ui.kit import Column, Grid, Icon, Label, Paragraph, Row, Widget
from game.ui.scenes.parts import Band, chance_text, over, side_colour

__all__ = ["amounts", "brief_amount", "gain_text", "jobs_text", "measured", "odds_rows", "refusal_rows"]

LEAST_CHANGE = 1e-9
JOBS_SHOWN = 4


def amounts(preview: Preview, wording: Wording) -> list[tuple[str, str]]:
    """(objective, change against no deal) for every objective that changes, money first."""
    return [
        (wording.objective(name), wording.objective_amount(name, value))
        for name, value in preview.amounts
        if abs(value) > LEAST_CHANGE
    ]


def brief_amount(objective: str, value: float, wording: Wording) -> str:
    """A change short enough for a line: money and jobs without their names, an index without its unit."""
    known = next((one for one in wording.scenario.objectives if one.id == objective), None)
    unit = known.unit.en.lower() if known is not None else ""
    if "$" in unit or "job" in unit:
        return wording.objective_amount(objective, value)
    decimals = known.decimals if known is not None else 1
    return f"{wording.objective(objective)} {wording.formats.number(value, decimals, signed=True)}"


def gain_text(preview: Preview, wording: Wording) -> str:
    """The gain over no deal in points."""
    return wording.t("{points} points", points=wording.formats.points(preview.gain, signed=True))


def jobs_text(preview: Preview, wording: Wording) -> str:
    """Jobs by province or state, the largest changes first."""
    moved = [(region, value) for region, value in preview.jobs if abs(value) >= 0.05]
    if not moved:
        return ""
    parts = [f"{region} {wording.formats.number(1000 * value, signed=True)}" for region, value in moved[:JOBS_SHOWN]]
    return wording.t("Where the jobs are: {parts}", parts=", ".join(parts))


def odds_rows(preview: Preview, wording: Wording) -> list[list[Widget | None]]:
    """One line a side: who, the band, the figure, what decides it."""
    rows: list[list[Widget | None]] = []
    for odds in (preview.own_gauge, preview.other_gauge):
        if odds is None:
            continue
        text = chance_text(odds, wording.formats)
        colour = side_colour(wording.scenario, odds.side)
        weakest = wording.t("decided by {audience}", audience=wording.audience(odds.weakest)) if odds.weakest else ""
        rows.append(
            [
                Label(wording.side(odds.side), "body", "ink2"),
                Band(odds, name=wording.side(odds.side), text=text, colour=colour, width=110),
                Label(text, "strong", colour),
                Paragraph(weakest, "small", "ink3", width=220),
            ]
        )
    return rows


def refusal_rows(preview: Preview, wording: Wording) -> list[Widget]:
    """Why it could not be done now."""
    return [
        Row(
            [Icon("triangle-alert", 16, "warn"), Paragraph(say_refusal(one, wording), "body", "warn", grow=1)],
            gap=8,
            fold=False,
        )
        for one in preview.refusals
    ]


def measured(preview: Preview, wording: Wording) -> Widget:
    """The whole preview as a column: gain, where the jobs are, home, refusals."""
    t = wording.t
    moved = amounts(preview, wording)
    gain: list[list[Widget | None]] = [
        [Paragraph(name, "body", "ink2", width=260), Label(value, "number", align="right")] for name, value in moved
    ]
    gain.append(
        [Paragraph(t("Your points"), "body", "ink2"), Label(gain_text(preview, wording), "number", align="right")]
    )
    parts: list[Widget] = [over(t("Against no deal")), Grid(gain, columns=(1, 0), gap=16, row_gap=4)]
    if jobs_text(preview, wording):
        parts.append(Paragraph(jobs_text(preview, wording), "small", "ink2"))
    odds = odds_rows(preview, wording)
    if odds:
        parts += [over(t("Chance of passing at home")), Grid(odds, columns=(0, 1, 0, 1), gap=12, row_gap=4)]
    if preview.hint is not None:
        parts.append(Paragraph(hint_text(preview, wording), "body"))
    return Column([*parts, *refusal_rows(preview, wording)], gap=8)


def hint_text(preview: Preview, wording: Wording) -> str:
    """What the whole package may be worth to the other side, after a consult."""
    if preview.hint is None:
        return ""
    low, high = (wording.formats.points(value, signed=True) for value in preview.hint)
    return wording.t("To them, as far as you know: {low} to {high} points.", low=low, high=high)
