"""The map of jobs: provinces and states shaded by the change, gains and losses told apart by sign as well as colour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import sqrt

import pygame
from pygame import Rect, Surface

from game.lang import Wording
from game.report.economy import JobsChange
from game.report.jobs_words import (
    LEAST,
    jobs,
    jobs_by_code,
    jobs_finding,
    jobs_labels,
    jobs_note,
    jobs_table,
    region_code,
)
from game.report.outlines import FRAME, Outline, outlines, shown_outlines
from game.scenario.model import Scenario
from game.ui.charts.figure import Figure
from game.ui.charts.place import Label, Placed, place_labels
from game.ui.charts.scale import mixed
from game.ui.kit import Canvas

__all__ = ["MapChart", "jobs", "jobs_figure", "region_code"]

_LEFT, _TOP, _RIGHT, _BOTTOM = FRAME
_PLATE = 3
"""Logical room on either side of a name, on the plate that carries it."""


@dataclass(frozen=True, slots=True)
class MapChart:
    """``changes`` by outline code, in thousands of jobs; ``labels`` name the largest."""

    changes: tuple[tuple[str, float], ...]
    labels: tuple[tuple[str, str], ...]
    more: str
    fewer: str
    shapes: tuple[Outline, ...] = field(compare=False, repr=False, default=())

    def ground(self, rect: Rect, foot: int) -> tuple[Rect, float]:
        """Where the map stands in a rectangle, and pixels for a map unit."""
        room = Rect(rect.x, rect.y, rect.w, rect.h - foot)
        scale = min(room.w / (_RIGHT - _LEFT), room.h / (_BOTTOM - _TOP))
        wide, tall = round(scale * (_RIGHT - _LEFT)), round(scale * (_BOTTOM - _TOP))
        return Rect(room.centerx - wide // 2, room.y + (room.h - tall) // 2, wide, tall), scale

    def words(
        self, ground: Rect, scale: float, px: Callable[[float], int], area: Rect,
        measure: Callable[[str, str], tuple[int, int]],
    ) -> tuple[Placed, ...]:  # fmt: skip
        """The largest changes, at their provinces and states."""
        centres = {one.code: one.label for one in self.shapes}
        wanted = []
        for code, text in self.labels:
            if code in centres:
                x, y = centres[code]
                _wide, tall = measure(text, "small_strong")
                at = (ground.x + (x - _LEFT) * scale, ground.y + (y - _TOP) * scale - tall / 2)
                wanted.append(Label(text, at, prefer=(0, 1), optional=True))

        def plate(text: str, style: str) -> tuple[int, int]:
            wide, tall = measure(text, style)
            return wide + 2 * px(_PLATE) + px(1), tall

        return place_labels(wanted, area, (), (), plate, px(1))

    def tint(self, canvas: Canvas, change: float, most: float) -> str:
        """The shade of a change; the square root keeps small changes visible."""
        colours = canvas.theme.colours
        base = colours.sunk
        if abs(change) < LEAST or most <= 0:
            return base
        return mixed(base, colours.ok if change > 0 else colours.warn, 0.25 + 0.6 * sqrt(abs(change) / most))

    def paint(self, canvas: Canvas, rect: Rect) -> None:
        """Draw it."""
        px = canvas.theme.px
        foot = canvas.type.height("small") + px(4)
        ground, scale = self.ground(rect, foot)
        known = dict(self.changes)
        most = max((abs(value) for value in known.values()), default=0.0)
        tints = tuple((one, self.tint(canvas, known.get(one.code, 0.0), most)) for one in self.shapes)
        edge = canvas.theme.colours.card

        def draw(big: Surface, k: int) -> None:
            for one, tone in tints:
                for ring in one.rings:
                    points = [((x - _LEFT) * scale * k, (y - _TOP) * scale * k) for x, y in ring]
                    if len(points) > 2 and max(y for _, y in points) > 0:
                        pygame.draw.polygon(big, tone, points)
                        pygame.draw.lines(big, edge, True, points, max(1, k // 2))

        key = ("map", tuple(tone for _, tone in tints), edge)
        canvas.vector(key, ground, draw)
        for one in self.words(ground, scale, px, Rect(rect.x, rect.y, rect.w, rect.h - foot), canvas.type.measure):
            self._word(canvas, one)
        self._legend(canvas, rect)

    def _word(self, canvas: Canvas, one: Placed) -> None:
        px = canvas.theme.px
        canvas.box(Rect(one.rect.x, one.rect.y, one.rect.w - px(1), one.rect.h), "card", 4)
        at = (one.rect.x + px(_PLATE), one.rect.y)
        canvas.text(one.label.text, at, one.label.style, one.label.colour, valign="top")

    def _legend(self, canvas: Canvas, rect: Rect) -> None:
        px = canvas.theme.px
        x, y = rect.x, rect.bottom - canvas.type.height("small") // 2
        for sign, text in ((1, self.more), (-1, self.fewer)):
            square = Rect(x, y - px(5), px(10), px(10))
            canvas.box(square, self.tint(canvas, sign, 1.0), 2)
            x += px(16)
            x = canvas.text(text, (x, y), "small", "ink2").right + px(14)


def jobs_figure(changes: tuple[JobsChange, ...], scenario: Scenario, wording: Wording) -> Figure | None:
    """The map with its finding and table; None where the game has no trade model or no map."""
    if not changes or not outlines():
        return None
    ranked = jobs_by_code(changes, scenario)
    chart = MapChart(
        ranked, jobs_labels(ranked, wording), wording.t("more jobs"), wording.t("fewer jobs"), shown_outlines()
    )
    return Figure(
        "jobs", jobs_finding(changes, wording), jobs_note(wording), jobs_table(changes, scenario, wording),
        chart.paint, height=190, width=270, least=200,
    )  # fmt: skip
