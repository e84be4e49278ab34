"""Support at home over time, side by side."""

from __future__ import annotations

from game.ui.charts.lines import support_figure
from game.ui.kit import Card, Fold, Paragraph, Row, Widget
from game.ui.scenes.debrief_data import Shown
from game.ui.scenes.debrief_parts import Charts, columns

__all__ = ["home_page"]


def home_page(shown: Shown, charts: Charts) -> Widget:
    """The player's audiences first."""

    def cards() -> list[Widget]:
        found = [
            charts.card(support_figure(shown.support, side, shown.wording), grow=1)
            for side in (shown.side, shown.other)
        ]
        return [card for card in found if card is not None]

    if not cards():
        return Card(Paragraph(shown.wording.t("Nobody at home had a say in this game."), "body", "ink2"))
    return Fold(lambda: Row(cards(), gap=12, align="stretch"), lambda: columns(cards()), grow=1)
