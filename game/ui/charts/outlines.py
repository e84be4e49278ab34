"""Outlines of provinces and states, as the report has them."""

from game.report.outlines import Outline, outlines

__all__ = ["Outline", "outlines"]
