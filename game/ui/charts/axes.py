"""Axes shared by the charts: rules across, figures beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame
from pygame import Rect

from game.ui.charts.scale import Scale
from game.ui.kit import Canvas

__all__ = ["dashed", "left_axis", "ring", "turned"]


def left_axis(canvas: Canvas, plot: Rect, scale: Scale, at: Sequence[float], say: Callable[[float], str]) -> None:
    """Hairlines across the plot at values, with the values on its left."""
    for value in at:
        y = round(scale(value))
        canvas.rule((plot.x, y), plot.w, "line2" if value == 0 else "line")
        canvas.text(say(value), (plot.x - canvas.theme.px(7), y), "small", "ink3", "right")


def turned(canvas: Canvas, text: str, centre: tuple[float, float], style: str, colour: str) -> None:
    """A line of text that reads upwards."""
    made = pygame.transform.rotate(canvas.type.surface(text, style, colour), 90)
    canvas.blit(made, (centre[0] - made.get_width() / 2, centre[1] - made.get_height() / 2))


def ring(canvas: Canvas, centre: tuple[float, float], size: float, colour: str) -> None:
    """A dot with a rim of the card's colour, so that it stands off the line it sits on."""
    canvas.disc(centre, size + 3, "card")
    canvas.disc(centre, size, colour)


def dashed(canvas: Canvas, start: tuple[int, int], length: int, colour: str, vertical: bool = False) -> None:
    """A dashed hairline."""
    step, dash = canvas.theme.px(6), canvas.theme.px(3)
    for offset in range(0, length, step):
        at = (start[0], start[1] + offset) if vertical else (start[0] + offset, start[1])
        canvas.rule(at, min(dash, length - offset), colour, vertical)
