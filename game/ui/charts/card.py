"""A card with a chart or, at the press of a button, the table behind it."""

from __future__ import annotations

from collections.abc import Callable

from game.core.messages import Translator
from game.ui.charts.data_table import DataTable
from game.ui.charts.figure import Figure
from game.ui.kit import Button, Card, Drawing, ScrollView, Widget

__all__ = ["ChartCard"]


SMALL = 320
"""Charts no wider than this have no room for a word on their button."""


class ChartCard(Card):
    """Titled with the finding. The chart takes the focus and says the finding; so does each row of the table."""

    def __init__(
        self, figure: Figure, t: Translator, tabled: bool, toggle: Callable[[str], object], *, grow: int = 0
    ) -> None:
        self.figure = figure
        self.tabled = tabled
        spoken = f"{figure.finding}. {figure.note}"
        child: Widget
        if tabled:
            table = DataTable(figure.table, name=spoken, key=f"table-{figure.key}")
            child = ScrollView(table, height=figure.height, key=f"scroll-{figure.key}", grow=1)
        else:
            child = Drawing(
                figure.paint, min_width=figure.least, width=figure.width, height=figure.height, name=spoken,
                grow=1, key=f"chart-{figure.key}",
            )  # fmt: skip
        label = t("Chart") if tabled else t("Table")
        switch = Button(
            label if figure.width > SMALL else "", lambda: toggle(figure.key), icon="chart-line" if tabled else "list",
            kind="ghost", compact=True, style="small_strong", name=f"{label}: {figure.finding}", tip=label,
            key=f"toggle-{figure.key}",
        )  # fmt: skip
        super().__init__(
            child, title=figure.finding, subtitle=figure.note, aside=switch, pad=16, gap=8, grow=grow,
            key=f"card-{figure.key}",
        )  # fmt: skip
