"""One cell of a table for spreadsheets."""

from __future__ import annotations

__all__ = ["csv_cell"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_cell(value: float | int | str | None) -> str:
    """A value as it stands in a CSV: a point and no grouping in every language; None is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{round(value, 4) + 0.0:.10g}"
    if isinstance(value, int):
        return str(value)
    # A spreadsheet would run a text that begins like a formula (OWASP, CSV injection).
    clean = value.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    return "'" + clean if clean.startswith(_FORMULA) else clean
