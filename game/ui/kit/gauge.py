"""Dials and bars that show one number."""

from __future__ import annotations

import math
from typing import Final

import pygame
from pygame import Rect, Surface

from .paint import Canvas, Point, stroke
from .widget import Widget

__all__ = ["Gauge", "Meter"]

STEPS: Final = 72


class Gauge(Widget):
    """A half-round dial. value, floor, ceiling are in `low`..`high`; `text` is the number as words say it.

    floor: a mark under which something fails, named by `floor_label`. `unit` stands small behind the number.
    """

    role = "kit.role.meter"

    tall = False

    def __init__(
        self, value: float, text: str, *, name: str, unit: str = "", colour: str = "ink", low: float = 0,
        high: float = 100, floor: float | None = None, floor_label: str = "", radius: float = 68, tip: str = "",
        key: str = "", grow: int = 0,
    ) -> None:  # fmt: skip
        super().__init__(name=name, tip=tip, key=key, grow=grow)
        self.value = value
        self.text = text
        self.unit = unit
        self.colour = colour
        self.range = (low, high)
        self.floor = floor
        self.floor_label = floor_label
        self.radius = radius

    def set(self, value: float, text: str) -> None:
        """Show another value."""
        if (value, text) != (self.value, self.text):
            self.value, self.text = value, text
            self.invalidate()

    def _label_room(self) -> int:
        return self.ui.text.height("small") + self.theme.px(4) if self.floor is not None and self.floor_label else 0

    def _min_width(self) -> int:
        label = self.ui.text.width(self.floor_label, "small") if self.floor is not None else 0
        return max(2 * self.theme.px(self.radius + 8), label)

    def _height_for(self, width: int) -> int:
        return self.theme.px(self.radius + 18) + self._label_room()

    def fraction(self, value: float) -> float:
        """0-1 along the dial."""
        low, high = self.range
        return max(0.0, min(1.0, (value - low) / (high - low)))

    def draw(self, canvas: Canvas) -> None:
        radius, thick = self.theme.px(self.radius), self.theme.px(10)
        centre = (self.rect.centerx, self.rect.y + self._label_room() + self.theme.px(8) + radius)
        margin = self.theme.px(8)
        area = Rect(
            centre[0] - radius - margin, centre[1] - radius - margin, 2 * (radius + margin), radius + 2 * margin
        )
        filled = self.fraction(self.value)
        tick = None if self.floor is None else self.fraction(self.floor)
        tones = tuple(self.theme.colour(token) for token in ("sunk", self.colour, "card", "ink"))

        def paint(big: Surface, k: int) -> None:
            middle, r = ((radius + margin) * k, (radius + margin) * k), (radius - thick / 2) * k
            for end, tone in ((1.0, tones[0]), (filled, tones[1])):
                if end > 0:
                    count = max(2, round(STEPS * end))
                    stroke(big, [around(middle, r, end * i / count) for i in range(count + 1)], tone, thick * k, 1)
            if tick is not None:
                inner, outer = r - thick * k / 2 - 3 * k, r + thick * k / 2 + 3 * k
                for tone, width in ((tones[2], self.theme.px(6)), (tones[3], self.theme.px(2))):
                    ends = [around(middle, inner, tick), around(middle, outer, tick)]
                    pygame.draw.line(big, tone, ends[0], ends[1], width * k)

        canvas.vector(("gauge", radius, round(filled, 3), tick, tones), area, paint)
        number = canvas.type.width(self.text, "big")
        unit = canvas.type.width(self.unit, "small_strong") if self.unit else 0
        x = centre[0] - (number + unit) / 2
        y = centre[1] - self.theme.px(16)
        canvas.text(self.text, (x, y), "big", "ink")
        canvas.text(self.unit, (x + number + self.theme.px(2), y + self.theme.px(5)), "small_strong", "ink2")
        if tick is not None and self.floor_label:
            self._draw_floor(canvas, around(centre, radius, tick))

    def _draw_floor(self, canvas: Canvas, at: Point) -> None:
        half = canvas.type.width(self.floor_label, "small") / 2
        x = max(self.rect.x + half, min(self.rect.right - half, at[0]))
        y = min(at[1] - self.theme.px(8) - canvas.type.height("small"), self.rect.bottom)
        top = max(self.rect.y, y)
        # Beside the arc's flank the label would touch it; there it goes to the outside.
        if at[1] > self.rect.y + self._label_room() + self.theme.px(30):
            x = at[0] - half - self.theme.px(8) if at[0] < self.rect.centerx else at[0] + half + self.theme.px(8)
            x, top = max(self.rect.x + half, min(self.rect.right - half, x)), at[1] - self.theme.px(18)
        canvas.text(self.floor_label, (x, top), "small", "ink2", "center", "top")

    def states(self) -> list[str]:
        return [part for part in (f"{self.text}{self.unit}", self.floor_label) if part]


def around(centre: Point, radius: float, fraction: float) -> Point:
    """The point a fraction along the upper half circle, from its left end."""
    angle = math.pi * (1 - fraction)
    return centre[0] + radius * math.cos(angle), centre[1] - radius * math.sin(angle)


class Meter(Widget):
    """A bar for a share of 0-1, whole or in `segments` pieces; `text` says the value."""

    role = "kit.role.meter"

    tall = False

    def __init__(
        self, share: float, *, name: str, text: str = "", colour: str = "ink", segments: int = 0,
        height: float = 6, min_width: float = 60, tip: str = "", key: str = "", grow: int = 1,
    ) -> None:  # fmt: skip
        super().__init__(name=name, tip=tip, key=key, grow=grow)
        self.share = share
        self.text = text
        self.colour = colour
        self.segments = segments
        self.thick = height
        self.least = min_width

    def set(self, share: float, text: str, colour: str | None = None) -> None:
        """Show another value."""
        tone = colour or self.colour
        if (share, text, tone) != (self.share, self.text, self.colour):
            self.share, self.text, self.colour = share, text, tone
            self.invalidate()

    def _min_width(self) -> int:
        return self.theme.px(self.least)

    def _height_for(self, width: int) -> int:
        return self.theme.px(self.thick)

    def draw(self, canvas: Canvas) -> None:
        share = max(0.0, min(1.0, self.share))
        if self.segments:
            gap = self.theme.px(3)
            lit = max(1, round(share * self.segments)) if share > 0 else 0
            for index in range(self.segments):
                left = (self.rect.w + gap) * index // self.segments
                right = (self.rect.w + gap) * (index + 1) // self.segments - gap
                piece = Rect(self.rect.x + left, self.rect.y, right - left, self.rect.h)
                canvas.box(piece, self.colour if index < lit else "line", 2)
            return
        canvas.box(self.rect, "sunk", 4)
        length = round(self.rect.w * share)
        if length:
            canvas.box(Rect(self.rect.x, self.rect.y, max(length, self.rect.h), self.rect.h), self.colour, 4)

    def states(self) -> list[str]:
        return [self.text] if self.text else []
