"""Where the pages, their scripts and styles, and the teaching texts lie in this package."""

from __future__ import annotations

from pathlib import Path

__all__ = ["PAGES", "PROSE", "STATIC"]

_HERE = Path(__file__).resolve().parent

PAGES = _HERE / "pages"
PROSE = _HERE / "prose"
STATIC = _HERE / "static"
