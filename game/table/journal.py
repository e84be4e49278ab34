"""Writing a save: JSON Lines, a header and one line per input, flushed to the disk as the game goes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from game import __version__
from game.scenario.model import Scenario

FORMAT = 1


def content_digest(document: object) -> str:
    """Hex SHA-256 of a JSON document, whatever the order of its keys.

    Unlike the rules hash it does not change when a later engine reads more into the same scenario.
    """
    return sha256(json.dumps(document, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a save: everything needed to replay it without the installed scenario."""

    scenario_id: str
    rules_hash: str
    seed: int
    players: tuple[tuple[str, str], ...]  # (side, bot name or "human")
    excluded: tuple[str, ...]
    ironman: bool
    resolved: str  # the resolved scenario, canonical JSON
    engine: str = __version__
    format: int = FORMAT

    def to_json(self) -> dict[str, Any]:
        return {
            "format": self.format,
            "engine": self.engine,
            "scenario_id": self.scenario_id,
            "rules_hash": self.rules_hash,
            "scenario_digest": content_digest(json.loads(self.resolved)) if self.resolved else "",
            "seed": self.seed,
            "players": dict(self.players),
            "excluded": list(self.excluded),
            "ironman": self.ironman,
            "scenario": json.loads(self.resolved) if self.resolved else None,
        }


def header_for(
    scenario: Scenario, seed: int, players: tuple[tuple[str, str], ...], excluded: tuple[str, ...], ironman: bool
) -> Header:
    return Header(scenario.id, scenario.rules_hash, seed, players, excluded, ironman, scenario.resolved)


@dataclass(eq=False)
class Journal:
    """The lines of a save after its header, kept in memory and appended to ``path`` when there is one.

    A write that fails (full disk, read-only folder) is noted in ``problem`` and the game goes on. A ``sink`` takes
    each line, without its end of line, for whoever keeps many tables in one place.
    """

    header: Header
    path: Path | None = None
    problem: OSError | None = None
    sink: Callable[[str], None] | None = None

    def __post_init__(self) -> None:
        self.entries: list[str] = []
        if self.path is not None:
            self._write_all(self.path)

    def append(self, entry: dict[str, Any]) -> None:
        """Add one line and push it to the disk."""
        line = _line(entry)
        self.entries.append(line)
        if self.sink is not None:
            self.sink(line[:-1])
        if self.path is None or self.problem is not None:
            return
        try:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            self.problem = error

    def save(self, path: Path) -> None:
        """Write a complete copy, atomically. Raises OSError when that is not possible."""
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        with part.open("w", encoding="utf-8") as file:
            file.write(_line(self.header.to_json()))
            file.writelines(self.entries)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)

    def _write_all(self, path: Path) -> None:
        try:
            self.save(path)
        except OSError as error:
            self.problem = error


def _line(entry: dict[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n"
