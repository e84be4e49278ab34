"""The debrief as files: a page that stands alone and, beside it, its figures for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.report.figures_csv import figures_csv
from game.report.page import report_page
from game.report.shown import Shown
from game.report.thoughts import Thought

__all__ = ["write_report"]


def write_report(shown: Shown, thoughts: Sequence[Thought], page: Path, csv: Path | None = None) -> tuple[Path, ...]:
    """Write the page and, where ``csv`` is given, the figures; the files written. Raises OSError."""
    texts = [(page, "utf-8", report_page(shown, thoughts))]
    if csv is not None:
        texts.append((csv, "utf-8-sig", figures_csv(shown)))  # the mark tells spreadsheets that it is UTF-8
    for place, encoding, text in texts:
        place.write_text(text, encoding=encoding, newline="")
    return tuple(place for place, _, _ in texts)
