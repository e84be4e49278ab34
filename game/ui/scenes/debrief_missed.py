"""What was left: missed trades, better deals, and what both took after the settlement."""

from __future__ import annotations

from game.lang.labels import STATUSES
from game.report.sentences import better_title, differences, trade_sentence
from game.ui.kit import Card, Column, Fold, Grid, Paragraph, Widget
from game.ui.scenes.debrief_data import Shown
from game.ui.scenes.debrief_parts import Split, columns, words_card
from game.ui.scenes.parts import over

__all__ = ["missed_page"]


def missed_page(shown: Shown) -> Widget:
    """Sentences, not charts: each is one lesson."""

    def left() -> list[Widget | None]:
        return [_trades(shown), _deals(shown)]

    def right() -> list[Widget | None]:
        return [_better(shown), _after(shown)]

    return Fold(
        lambda: Split([columns(left()), columns(right())], (1, 1)),
        lambda: columns([*left(), *right()]),
        grow=1,
    )


def _trades(shown: Shown) -> Widget:
    t, found = shown.wording.t, shown.found
    lines = [trade_sentence(trade, shown.side, shown.wording) for trade in found.trades]
    count = len(lines)
    title = (
        t("No trade was missed") if not count else t.plural("One trade was missed", "{count} trades were missed", count)
    )
    return words_card(
        title,
        lines,
        note=t("Two changes to where it ended that together would have been better for both") if count else "",
        icon="arrow-left-right",
        empty=t("No two changes would have been better for both."),
    )


def _deals(shown: Shown) -> Widget:
    """Every deal with its terms, line by line."""
    t, wording = shown.wording.t, shown.wording
    if not shown.found.deals:
        return words_card(t("Nothing was signed"), (), empty=t("The game ended as the opening day left things."))
    parts: list[Widget] = []
    for deal in shown.found.deals:
        rows: list[list[Widget | None]] = [
            [
                Paragraph(wording.issue(issue), "small", "ink2", width=200),
                Paragraph(wording.option(issue, option), "small_strong", width=320),
            ]
            for issue, option in deal.terms
        ]
        parts += [
            over(
                t(
                    "Deal {number}, round {round}, {status}",
                    number=deal.number,
                    round=deal.round,
                    status=t(STATUSES[deal.status]),
                )
            ),
            Grid(rows, columns=(1, 1), gap=16, row_gap=4),
        ]
    return Card(Column(parts, gap=8), title=t("What was signed"), pad=18, gap=10)


def _better(shown: Shown) -> Widget:
    wording, found, place = shown.wording, shown.found, shown.place
    t, points = wording.t, wording.formats.points
    if not found.better:
        return words_card(
            t("Nothing was left on the table"), (),
            empty=t("No deal was better for one side without being worse for the other."),
        )  # fmt: skip
    parts: list[Widget] = []
    for deal in found.better:
        own, other = (points(deal.gains[at], signed=True) for at in (place, 1 - place))
        head = t(
            "{title}: {own} for you, {other} for them", title=better_title(deal, place, wording), own=own, other=other
        )
        parts.append(
            Column(
                [
                    Paragraph(head, "strong", width=560),
                    Paragraph(differences(deal.package, found.final, wording), "small", "ink2", width=560),
                ],
                gap=2,
            )
        )
    note = t(
        "Up to {own} points for you, or {other} for the other side, at nobody's cost",
        own=points(found.left[place]),
        other=points(found.left[1 - place]),
    )
    return Card(Column(parts, gap=12), title=t("Better deals were there"), subtitle=note, pad=18, gap=10)


def _after(shown: Shown) -> Widget | None:
    """The packages put to both after the settlement, beside the score and not in it."""
    if not shown.after:
        return None
    t, wording, points = shown.wording.t, shown.wording, shown.wording.formats.points
    taken = next((one for one in shown.after if one.taken), None)
    parts: list[Widget] = []
    for number, one in enumerate(shown.after, start=1):
        own, other = (points(one.gains[at], signed=True) for at in (shown.place, 1 - shown.place))
        parts += [
            over(
                t("Package {number}, taken by both", number=number)
                if one.taken
                else t("Package {number}", number=number)
            ),
            Paragraph(t("{own} points for you, {other} for them", own=own, other=other), "strong", width=560),
            Paragraph(differences(one.package, shown.found.final, wording), "small", "ink2", width=560),
        ]
    title = (
        t("After the settlement: both took a better deal")
        if taken
        else t("After the settlement: none was taken by both")
    )
    return Card(
        Column(parts, gap=4), title=title, subtitle=t("Shown beside your score; it is not counted in it"), pad=18,
        gap=10,
    )  # fmt: skip
