"""Small multiples of duties: one little step line a sector, both sides' duties in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pygame import Rect

from game.lang import Wording
from game.report.chart_words import SAME_RATE, duties_finding, duties_table, duty_change, duty_weight
from game.report.debrief import Debrief
from game.report.economy import DutyLine
from game.ui.charts.figure import Figure
from game.ui.charts.scale import Scale
from game.ui.kit import Canvas
from game.ui.scenes.parts import side_colour

__all__ = ["DutiesChart", "SectorDuties", "duties_figure"]

_MOST = 6


@dataclass(frozen=True, slots=True)
class SectorDuties:
    """A sector's duties: (colour, rates in per cent from the opening day to what follows the last round)."""

    title: str
    words: tuple[tuple[str, str], ...]  # (text such as "50 → 25", colour), the most important first
    lines: tuple[tuple[str, tuple[float, ...]], ...]


@dataclass(frozen=True, slots=True)
class DutiesChart:
    """The small multiples on one common scale."""

    cells: tuple[SectorDuties, ...]
    keys: tuple[tuple[str, str], ...]
    signed: tuple[int, ...] = ()
    """Rounds at whose close a deal came into force."""
    columns: int = field(default=2)

    def most(self) -> float:
        """The highest duty, in per cent."""
        return max((rate for cell in self.cells for _, rates in cell.lines for rate in rates), default=0.0) or 1.0

    def grid(self, rect: Rect, px: Callable[[float], int]) -> list[Rect]:
        """The cells' rectangles, in reading order."""
        columns = max(1, min(len(self.cells), self.columns if rect.w < px(420) else 3))
        rows = -(-len(self.cells) // columns)
        gap_x, gap_y = px(16), px(8)
        wide, tall = (rect.w - gap_x * (columns - 1)) // columns, (rect.h - gap_y * (rows - 1)) // max(1, rows)
        return [
            Rect(rect.x + (i % columns) * (wide + gap_x), rect.y + (i // columns) * (tall + gap_y), wide, tall)
            for i in range(len(self.cells))
        ]

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw it."""
        px = canvas.theme.px
        foot = canvas.type.height("small") + px(4)
        for cell, area in zip(self.cells, self.grid(Rect(rect.x, rect.y, rect.w, rect.h - foot), px), strict=True):
            self._cell(canvas, cell, area)
        x = rect.x
        for text, colour in self.keys:
            canvas.rule((x, rect.bottom - foot // 2), px(14), colour, thick=2)
            x = canvas.text(text, (x + px(20), rect.bottom - foot // 2), "small", "ink2").right + px(14)

    def _cell(self, canvas: Canvas, cell: SectorDuties, area: Rect) -> None:
        px = canvas.theme.px
        head = canvas.type.height("small_strong")
        right = area.right
        wide = canvas.type.width(cell.title, "small_strong")
        for index, (text, colour) in enumerate(cell.words):
            room = right - px(6) - area.x - wide
            if canvas.type.width(text, "small") > room and not index:
                text = "→ " + text.rpartition(" ")[2]
            if canvas.type.width(text, "small") > room:
                break
            right = canvas.text(text, (right, area.y + head // 2), "small", colour, "right").left - px(6)
        title = canvas.type.ellipsis(cell.title, "small_strong", max(0, right + px(1) - area.x))
        canvas.text(title, (area.x, area.y + head // 2), "small_strong", "ink")
        plot = Rect(area.x, area.y + head + px(4), area.w, area.h - head - px(7))
        y = Scale(0, self.most(), plot.bottom - px(1), plot.y + px(2))
        for index, (colour, rates) in enumerate(cell.lines):
            count = len(rates)
            x = Scale(0, count, plot.x, plot.right)
            corners = [(x(i + step), y(rate)) for i, rate in enumerate(rates) for step in (0, 1)]
            if index == 0:
                canvas.polygon([(plot.x, plot.bottom), *corners, (plot.right, plot.bottom)], "sunk")
            canvas.polyline(corners, colour, 2)
        canvas.rule((plot.x, plot.bottom), plot.w, "line2")
        for number in self.signed:
            for _, rates in cell.lines:
                if number < len(rates) and abs(rates[number] - rates[number - 1]) > SAME_RATE * 100:
                    at = (Scale(0, len(rates), plot.x, plot.right)(number), y(rates[number]))
                    canvas.disc(at, 9, "card")
                    canvas.disc(at, 6.5, "ok")


def duties_figure(found: Debrief, lines: Sequence[DutyLine], wording: Wording) -> Figure | None:
    """The small multiples with finding and table; None where there is no duty to show."""
    t, scenario = wording.t, found.scenario
    shown: list[SectorDuties] = []
    for sector in dict.fromkeys(line.sector for line in lines):
        own = [line for line in lines if line.sector == sector and max(line.whole) > SAME_RATE]
        if own:
            shown.append(
                SectorDuties(
                    wording.sector(sector),
                    tuple(
                        (duty_change(line, wording), side_colour(scenario, line.charged_by))
                        for line in sorted(own, key=duty_weight)
                    ),
                    tuple(
                        (side_colour(scenario, line.charged_by), tuple(100 * rate for rate in line.whole))
                        for line in own
                    ),
                )
            )
    if not shown:
        return None
    # The sectors whose duties are highest or moved most; the table holds them all.
    ranked = sorted(shown, key=lambda cell: -max(max(rates) for _, rates in cell.lines))[:_MOST]
    cells = tuple(cell for cell in shown if cell in ranked)
    keys = tuple(
        (wording.side(side), side_colour(scenario, side))
        for side in dict.fromkeys(line.charged_by for line in lines if max(line.whole) > SAME_RATE)
    )
    signed = tuple(deal.decided_round for deal in found.deals if deal.decided_round is not None and deal.in_force)
    chart = DutiesChart(cells, keys, signed)
    return Figure(
        "duties", duties_finding(lines, wording), t("In force, %, by the side that charges them"),
        duties_table(lines, wording), chart.paint, height=190,
        width=290, least=220,
    )  # fmt: skip
