"""How the talks ended here, and what really happened."""

from __future__ import annotations

from game.report.sentences import ending_sentence, settlement_sentence
from game.scenario.model import Happened
from game.ui.kit import Card, Column, Grid, Label, Paragraph, Widget
from game.ui.scenes.debrief_data import Shown
from game.ui.scenes.debrief_parts import columns

__all__ = ["ending_text", "past_page"]


def ending_text(shown: Shown) -> str:
    """How it ended, in a sentence."""
    return ending_sentence(shown.found, shown.wording)


def past_page(shown: Shown) -> Widget:
    """The game's ending, then the record, dated and sourced."""
    t, _wording = shown.wording.t, shown.wording
    ended = Column(
        [
            Paragraph(ending_text(shown), "body", width=900),
            Paragraph(
                t(
                    "It ended in round {round} of {rounds}.",
                    round=shown.view.round,
                    rounds=len(shown.found.scenario.calendar.rounds),
                ),
                "body",
                "ink2",
                width=900,
            ),
        ],
        gap=4,
    )
    cards: list[Widget | None] = [Card(ended, title=t("How your talks ended"), pad=18)]
    if shown.found.happened:
        rows = [_entry(entry, shown) for entry in shown.found.happened]
        cards.append(
            Card(
                Grid(rows, columns=(0, 1), gap=20, row_gap=10, align="start"),
                title=t("What really happened"),
                subtitle=t("As reported, with sources"),
                pad=18,
                gap=12,
            )
        )
    return columns(cards)


def _entry(entry: Happened, shown: Shown) -> list[Widget | None]:
    wording = shown.wording
    sources = {source.id: source for source in shown.found.scenario.sources}
    cited = ", ".join(dict.fromkeys(sources[name].publisher for name in entry.sources if name in sources))
    told: list[Widget] = [Paragraph(wording.text(entry.text), "body", width=820)]
    worth = settlement_sentence(entry, shown.found, shown.side, wording)
    if worth:
        told.append(Paragraph(worth, "strong", width=820))
    if cited:
        told.append(Paragraph(cited, "small", "ink3", width=820))
    return [Label(wording.formats.date(entry.date), "strong", "ink2"), Column(told, gap=1)]
