"""A chart before it is drawn: what it found, the numbers, and how to paint them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pygame import Rect

from game.report.table import Table
from game.ui.kit import Canvas

__all__ = ["Figure", "Table"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart: ``key`` names it in the scene, ``finding`` is its title, ``note`` says what is drawn and in what unit.

    ``height`` and ``width`` are the logical size it would like; ``least`` is the narrowest at which it can be read.
    """

    key: str
    finding: str
    note: str
    table: Table
    paint: Callable[[Canvas, Rect], None]
    height: float = 200
    width: float = 320
    least: float = 240
