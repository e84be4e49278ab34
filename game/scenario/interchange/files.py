"""Which format is read and written by whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from game.scenario.interchange import genius, geniusweb, negmas
from game.scenario.interchange.findings import Notes
from game.scenario.interchange.sources import Source, gather
from game.scenario.interchange.table import Table
from game.scenario.nodes import Mark
from game.scenario.problems import Problem, ScenarioError, problem

__all__ = ["EXPORTS", "IMPORTS", "Imported", "export_table", "import_table"]

Reader: TypeAlias = Callable[[Sequence[Source], Notes], Table | None]
Writer: TypeAlias = Callable[[Table, str], dict[Path, str]]

IMPORTS: Mapping[str, tuple[Reader, frozenset[str]]] = MappingProxyType(
    {
        "genius": (genius.read, frozenset({".xml"})),
        "geniusweb": (geniusweb.read, frozenset({".json"})),
        "negmas": (negmas.read, frozenset({".yml", ".yaml", ".json", ".xml"})),
    }
)
EXPORTS: Mapping[str, Writer] = MappingProxyType({"genius": genius.write, "negmas": negmas.write})

MOST_VALUES = 20_000
_OFF = 1e-6


@dataclass(frozen=True, slots=True)
class Imported:
    table: Table
    warnings: tuple[Problem, ...]


def import_table(kind: str, paths: Sequence[Path]) -> Imported:
    """The table that the files hold. KeyError for a format not in ``IMPORTS``.

    Raises:
        ScenarioError: every problem found, each with file, line and column.
    """
    reader, suffixes = IMPORTS[kind]
    notes = Notes()
    sources = gather(paths, suffixes)
    table = reader(sources, notes)
    where = Mark(str(paths[0]), 0, 0)
    if table is not None:
        _check(table, where, notes)
    warnings = notes.done()
    if table is None:
        raise ScenarioError([problem("exchange-parties", where, arguments={"got": 0})])
    return Imported(table, warnings)


def _check(table: Table, where: Mark, notes: Notes) -> None:
    """What no format allows: names given twice, issues of one value, tables too large to show."""
    if any(found.code == "exchange-twice" for found in notes.found):
        return  # told with its line
    names = [issue.name for issue in table.issues]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        notes.add("exchange-twice", where, got=name)
    for issue in table.issues:
        if len(set(issue.values)) < len(issue.values):
            twice = next(value for value in issue.values if issue.values.count(value) > 1)
            notes.add("exchange-twice", where, got=f"{issue.name}: {twice}")
        if len(issue.values) < 2:
            notes.add("few-options", where, got=len(issue.values))
    total = sum(len(issue.values) for issue in table.issues)
    if total > MOST_VALUES:
        notes.add("too-many-nodes", where, most=MOST_VALUES)


def export_table(kind: str, table: Table, out: Path) -> tuple[dict[Path, str], tuple[Problem, ...]]:
    """The files to write, and warnings. ``out`` is a folder, or the path of the domain file. KeyError as above."""
    folder, stem = (out.parent, out.stem) if out.suffix else (out, out.name or "table")
    files = {folder / name: text for name, text in EXPORTS[kind](table, stem).items()}
    warnings = []
    for party in table.parties:
        top = sum(
            weight * scale * max(evaluations) / 100.0
            for weight, scale, evaluations in zip(party.weights, party.scales, party.evaluations, strict=True)
        )
        if abs(top - 1.0) > _OFF:
            where = Mark(str(out), 0, 0)
            warnings.append(problem("exchange-range", where, arguments={"side": party.name, "got": f"{top:.6g}"}))
    return files, tuple(warnings)
