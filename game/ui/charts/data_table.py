"""The table behind a chart: one widget, row by row by key and by voice."""

from __future__ import annotations

from functools import partial
from itertools import accumulate

import pygame
from pygame import Rect
from pygame.event import Event

from game.ui.charts.figure import Table
from game.ui.kit import Canvas, Widget

__all__ = ["DataTable"]

GAP = 14
ROW = 7
"""Logical room above and below a row's words together."""


class DataTable(Widget):
    """Words on the left wrap; numbers stand on the right in figures of one width. Up and Down read row by row."""

    tall = True

    def __init__(self, table: Table, *, name: str, key: str = "") -> None:
        super().__init__(name=name, key=key)
        self.table = table
        self.row = -1
        self.focusable = True

    # -- measuring

    def _cells(self, column: int) -> list[tuple[str, str]]:
        return [(self.table.head[column], "small_strong"), *((row[column], "small") for row in self.table.rows)]

    def _least(self, column: int) -> int:
        setter = self.ui.text
        wide = setter.width if column >= self.table.texts else partial(setter.longest_word, hyphens=True)
        body = max((wide(text, style) for text, style in self._cells(column)[1:]), default=0)
        head = self.ui.text.longest_word(self.table.head[column], "small_strong")
        return max(body, head)

    def _wished(self, column: int) -> int:
        return max(self.ui.text.width(text, style) for text, style in self._cells(column))

    def _gaps(self) -> int:
        return self.theme.px(GAP) * (len(self.table.head) - 1)

    def _min_width(self) -> int:
        return sum(self._least(column) for column in range(len(self.table.head))) + self._gaps()

    def _pref_width(self) -> int:
        return sum(self._wished(column) for column in range(len(self.table.head))) + self._gaps()

    def widths(self, width: int) -> list[int]:
        """Pixels per column at a width."""
        count = len(self.table.head)
        least, wished = [self._least(i) for i in range(count)], [self._wished(i) for i in range(count)]
        spare = width - self._gaps() - sum(least)
        wanted = [w - m for w, m in zip(wished, least, strict=True)]
        whole = sum(wanted)
        if whole and spare > 0:
            share = min(1.0, spare / whole)
            least = [m + int(w * share) for m, w in zip(least, wanted, strict=True)]
        left = width - self._gaps() - sum(least)
        if left > 0:
            least[max(0, self.table.texts - 1)] += left
        return least

    def _lines(self, row: int, widths: list[int]) -> list[list[str]]:
        texts = self.table.head if row < 0 else self.table.rows[row]
        style = "small_strong" if row < 0 else "small"
        return [self.ui.text.wrap(text, style, wide) for text, wide in zip(texts, widths, strict=True)]

    def _heights(self, width: int) -> list[int]:
        widths, step = self.widths(width), self.ui.text.line_height("small")
        return [
            max(len(cell) for cell in self._lines(row, widths)) * step + self.theme.px(ROW)
            for row in range(-1, len(self.table.rows))
        ]

    def _height_for(self, width: int) -> int:
        return sum(self._heights(width))

    def row_rect(self, row: int) -> Rect:
        """Where a row stands, -1 for the head."""
        tops = [0, *accumulate(self._heights(self.rect.w))]
        return Rect(self.rect.x, self.rect.y + tops[row + 1], self.rect.w, tops[row + 2] - tops[row + 1])

    # -- painting

    def draw(self, canvas: Canvas) -> None:
        widths, step = self.widths(self.rect.w), self.ui.text.line_height("small")
        y = self.rect.y
        for row, tall in enumerate(self._heights(self.rect.w), start=-1):
            area = Rect(self.rect.x, y, self.rect.w, tall)
            y += tall
            if not area.colliderect(canvas.clip):
                continue
            if row >= 0 and row == self.row and self.focused:
                canvas.box(area, "row", 4)
            self._draw_row(canvas, row, area, widths, step)
            canvas.rule((area.x, area.bottom - self.theme.px(1)), area.w, "line2" if row < 0 else "line")

    def _draw_row(self, canvas: Canvas, row: int, area: Rect, widths: list[int], step: int) -> None:
        style, colour = ("small_strong", "ink2") if row < 0 else ("small", "ink")
        x = area.x
        for column, (lines, wide) in enumerate(zip(self._lines(row, widths), widths, strict=True)):
            number = column >= self.table.texts
            left = x + wide if number else x
            top = area.centery - len(lines) * step / 2 + step / 2
            for index, line in enumerate(lines):
                canvas.text(line, (left, top + index * step), style, colour, "right" if number else "left")
            x += wide + self.theme.px(GAP)

    # -- reading

    def focus_rect(self) -> Rect:
        return self.row_rect(self.row) if self.row >= 0 else self.row_rect(-1)

    def on_key(self, event: Event) -> bool:
        last = len(self.table.rows) - 1
        targets = {
            pygame.K_UP: self.row - 1, pygame.K_DOWN: self.row + 1, pygame.K_HOME: 0, pygame.K_END: last,
            pygame.K_PAGEUP: max(0, self.row - 10), pygame.K_PAGEDOWN: min(last, self.row + 10),
        }  # fmt: skip
        target = targets.get(event.key)
        if target is None or not 0 <= target <= last or target == self.row:
            # At either end the arrows leave the table, as they leave any widget.
            return False
        self.ui.damage(self.ui.focus.ring(self))
        self.row = target
        self.ui.damage(self.ui.focus.ring(self))
        self.invalidate()
        self.ui.reveal(self)
        self.ui.say(self.describe())
        return True

    def on_press(self, position: tuple[int, int], clicks: int) -> bool:
        for row in range(len(self.table.rows)):
            if self.row_rect(row).collidepoint(position):
                self.row = row
                self.invalidate()
        return False

    def states(self) -> list[str]:
        if self.row < 0:
            return []
        cells = zip(self.table.head, self.table.rows[self.row], strict=True)
        told = [f"{head} {cell}" if head else cell for head, cell in cells]
        return [*told, self.ui.word("kit.position", index=self.row + 1, count=len(self.table.rows))]
