"""What a YAML parser stumbles over, in the words of somebody who writes a scenario and has never read YAML's grammar.

The parser names its own rule that failed and often a place after the mistake. From its two marks and the line that
they stand on follow the likely mistake and where to look. The sentences are English; ``phrases`` holds their French.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

__all__ = ["Mistake", "explain"]

_BLANKS = "[\u00a0\u2000-\u200b\u202f\u2060\ufeff]"  # no spaces, though an editor shows them like one
_STRANGE = re.compile(rf" *(?:- *)?(?:[a-z][a-z0-9_-]*:)?({_BLANKS})")


class Mistake(NamedTuple):
    """Where to look, both counted from 0, and what is amiss there."""

    line: int
    column: int
    reason: str


def explain(error: Any, source: str) -> Mistake:
    """The likely mistake behind a ``yaml.MarkedYAMLError`` of either parser of PyYAML; ``source`` is what it read."""
    lines = source.split("\n")
    said = f"{error.context or ''}, {error.problem or ''}"
    at = error.problem_mark or error.context_mark
    if at is None:
        return Mistake(0, 0, str(error.problem or error.context))
    here = (at.line, at.column)
    opened = error.context_mark or at
    line = lines[at.line].rstrip("\r") if at.line < len(lines) else ""
    found = (
        _quotes(said, here, (opened.line, opened.column), line)
        or _first_sign(said, here, (opened.line, opened.column), lines)
        or _blank(here, lines, opened.line)
        or _colon(said, here, lines)
        or _lines(said, here, (opened.line, opened.column), line)
        or _brackets(said, here, opened, line)
    )
    return found or Mistake(*here, ", ".join(part for part in (error.context, error.problem) if part))


def _quotes(said: str, here: tuple[int, int], opened: tuple[int, int], line: str) -> Mistake | None:
    if "quoted scalar" not in said:
        return None
    if "end of stream" in said or "document indicator" in said:
        return Mistake(*opened, "the quote that opens here is never closed")
    if "escape" in said or "number" in said:
        place = max(line.rfind("\\", 0, here[1] + 1), 0)
        return Mistake(here[0], place, "a backslash between double quotes; write two of them, or use single quotes")
    return None


def _first_sign(said: str, here: tuple[int, int], opened: tuple[int, int], lines: list[str]) -> Mistake | None:
    """A sign at which no value may begin."""
    row, column = here
    line = lines[row] if row < len(lines) else ""
    if "cannot start any token" in said or "violates indentation" in said:
        if "\t" in line[: column + 1]:
            return Mistake(row, line.index("\t"), "there is a tab; indent with spaces")
        sign = line[column : column + 1]
        return Mistake(row, column, f"no value begins with {sign}; put a text that does between quotes")
    for what in ("alias", "anchor", "tag", "directive", "block scalar"):
        if f"scanning an {what}" in said or f"scanning a {what}" in said or f"parsing a {what}" in said:
            begun = lines[opened[0]] if opened[0] < len(lines) else ""
            sign = begun[opened[1] : opened[1] + 1]
            return Mistake(*opened, f"no value begins with {sign}; put a text that does between quotes")
    return None


def _blank(here: tuple[int, int], lines: list[str], opened: int) -> Mistake | None:
    """A no-break space and its like where YAML wants an ordinary one."""
    for row in sorted({opened, max(here[0] - 1, 0), here[0]}):
        found = _STRANGE.match(lines[row]) if row < len(lines) else None
        if found:
            return Mistake(row, found.start(1), "there is a no-break space; use ordinary spaces")
    return None


def _colon(said: str, here: tuple[int, int], lines: list[str]) -> Mistake | None:
    row, column = here
    if "unexpected ':'" in said:
        return Mistake(row, column, "there is a second colon here; a comma is missing, or quotes around a text")
    if "mapping values are not allowed" not in said:
        return None
    before = lines[row][:column]
    if re.search(r":\s", before):
        return Mistake(row, column, "there is a second colon on this line; put a text with a colon between quotes")
    indent = len(before) - len(before.lstrip())
    above = next((n for n in range(row - 1, -1, -1) if lines[n].split("#")[0].strip()), row)
    if ":" not in lines[above] and len(lines[above]) - len(lines[above].lstrip()) == indent:
        return Mistake(above, indent, "a key is followed by a colon and a space")
    return Mistake(row, indent, "this line is not indented like the keys above it")


def _lines(said: str, here: tuple[int, int], opened: tuple[int, int], line: str) -> Mistake | None:
    """Lines that do not continue what stands above them."""
    if "simple key" in said:
        return Mistake(*opened, "a key is followed by a colon and a space")
    if "block node" in said:
        return Mistake(*here, "a value is missing before this")
    if "'-' indicator" in said or ("<block end>" in said and "block collection" in said) or "block sequence" in said:
        if "not allowed" in said:
            return Mistake(*here, "a list begins on a line of its own, below its key")
        return Mistake(*here, "each entry of this list begins with a hyphen, in the same column")
    if "block mapping" in said:
        return Mistake(*here, "this line is not indented like the keys above it")
    if "sequence entries are not allowed" in said:
        return Mistake(*here, "a list begins on a line of its own, below its key")
    if "<document start>" in said:
        return Mistake(*here, "what stands above this line is no scenario; a remark begins with #")
    return None


def _brackets(said: str, here: tuple[int, int], opened: Any, line: str) -> Mistake | None:
    row, column = here
    if "flow mapping" not in said and "flow sequence" not in said and "flow node" not in said:
        return None
    before = line[:column].rstrip()
    if opened.line == row and (line[column : column + 1] == ":" or (before.endswith(":") and line[column:].strip())):
        return Mistake(row, column, "there is a second colon here; a comma is missing, or quotes around a text")
    if before.endswith(("'", '"')) and line[column : column + 1].isalpha():
        return Mistake(row, column, "a text ends at the quote before this; a quote is missing, or the text holds one")
    bracket = "[" if "sequence" in said else "{"
    if "flow node" in said:
        return Mistake(row, column, "a value is missing before this")
    return Mistake(
        row,
        column,
        f"the {bracket} of line {opened.line + 1}, column {opened.column + 1} is not closed, "
        "or a comma or a quote is missing before this",
    )
