"""The files an import reads: named ones, or those of a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from game.scenario.nodes import Mark
from game.scenario.problems import ScenarioError, problem
from game.scenario.reader import file_bytes

__all__ = ["Source", "gather"]

MOST_FILES = 32


@dataclass(frozen=True, slots=True)
class Source:
    path: Path
    data: bytes


def gather(paths: Sequence[Path], suffixes: frozenset[str]) -> tuple[Source, ...]:
    """Every file named, and in a folder those with one of the suffixes, by name. Raises ScenarioError.

    Files whose names begin with an underscore or a dot are a platform's remarks about a table, not the table.
    """
    chosen: list[Path] = []
    for path in paths:
        if path.is_dir():
            chosen += sorted(
                entry
                for entry in path.iterdir()
                if entry.suffix.lower() in suffixes and entry.is_file() and entry.name[0] not in "._"
            )
        else:
            chosen.append(path)
    if not chosen or len(chosen) > MOST_FILES:
        where = Mark(str(paths[0]) if paths else "", 0, 0)
        arguments = {"got": len(chosen), "known": ", ".join(sorted(suffixes))}
        raise ScenarioError([problem("exchange-parties", where, hint="exchange-endings", arguments=arguments)])
    return tuple(Source(path, file_bytes(path)) for path in dict.fromkeys(chosen))
