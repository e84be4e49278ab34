"""Pieces of paper that the pages of the debrief share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pygame import Rect

from game.core.messages import Translator
from game.ui.charts import ChartCard, Figure
from game.ui.kit import Card, Column, Paragraph, Widget
from game.ui.scenes.parts import bullets

__all__ = ["Charts", "Split", "columns", "words_card"]


class Charts:
    """Makes chart cards and keeps which of them show their tables."""

    def __init__(self, t: Translator, tabled: set[str], toggle: Callable[[str], object]) -> None:
        self.t = t
        self.tabled = tabled
        self.toggle = toggle

    def card(self, figure: Figure | None, *, grow: int = 0) -> ChartCard | None:
        """A figure's card; None for a figure that there is not."""
        if figure is None:
            return None
        return ChartCard(figure, self.t, figure.key in self.tabled, self.toggle, grow=grow)


class Split(Widget):
    """Children side by side in fixed shares of the width, all as tall as the tallest."""

    def __init__(self, children: Sequence[Widget], shares: Sequence[int], *, gap: float = 12, grow: int = 0) -> None:
        super().__init__(children=children, grow=grow)
        self.shares = list(shares)
        self.gap = gap

    def widths(self, width: int) -> list[int]:
        """Pixels per child."""
        gap = self.theme.px(self.gap)
        room, whole = width - gap * (len(self.children) - 1), sum(self.shares)
        ends = [round(room * sum(self.shares[: index + 1]) / whole) for index in range(len(self.children))]
        return [end - start for start, end in zip([0, *ends], ends, strict=False)]

    def _min_width(self) -> int:
        gap = self.theme.px(self.gap) * (len(self.children) - 1)
        whole = sum(self.shares)
        fit = (-(-child.min_width() * whole // share) for child, share in zip(self.children, self.shares, strict=True))
        return max(fit, default=0) + gap

    def _pref_width(self) -> int:
        return sum(child.pref_width() for child in self.children) + self.theme.px(self.gap) * (len(self.children) - 1)

    def _height_for(self, width: int) -> int:
        return max(
            (child.height_for(wide) for child, wide in zip(self.children, self.widths(width), strict=True)), default=0
        )

    def arrange(self) -> None:
        x = self.rect.x
        for child, wide in zip(self.children, self.widths(self.rect.w), strict=True):
            child.place(Rect(x, self.rect.y, wide, self.rect.h))
            x += wide + self.theme.px(self.gap)


def columns(cards: Sequence[Widget | None], *, gap: float = 12, grow: int = 0) -> Widget:
    """Cards under one another, without those that are missing."""
    return Column([card for card in cards if card is not None], gap=gap, grow=grow)


def words_card(title: str, lines: Sequence[str], *, note: str = "", icon: str = "", empty: str = "") -> Card:
    """A card of sentences."""
    body: Widget = bullets(lines, icon, width=900) if lines else Paragraph(empty, "body", "ink2", width=900)
    return Card(body, title=title, subtitle=note, pad=18, gap=10)
