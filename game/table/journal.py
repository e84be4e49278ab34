"""Writing a save: JSON Lines, a header and one line per input, flushed to the disk as the game goes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from game import __version__
from game.scenario.model import Scenario
from game.table.sitting import Sitting, TurnLeft
from game.table.to_disk import DiskPusher

FORMAT = 2
"""Format 1 had no ``sitting`` in its header and no lines of the turn's clock; it is still read."""


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
    sitting: Sitting | None = None
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
            **({} if self.sitting is None else {"sitting": self.sitting.to_json()}),
            "scenario": json.loads(self.resolved) if self.resolved else None,
        }


def header_for(
    scenario: Scenario, seed: int, players: tuple[tuple[str, str], ...], excluded: tuple[str, ...], ironman: bool,
    sitting: Sitting | None = None,
) -> Header:  # fmt: skip
    return Header(scenario.id, scenario.rules_hash, seed, players, excluded, ironman, scenario.resolved, sitting)


@dataclass(eq=False)
class Journal:
    """The lines of a save after its header, kept in memory and appended to ``path`` when there is one.

    Each line is the system's before ``append`` returns, so that a killed process loses none, and on the disk soon
    after. A write that fails (full disk, read-only folder) is noted in ``problem`` and the game goes on. A ``sink``
    takes each line, without its end of line, for whoever keeps many tables in one place.
    """

    header: Header
    path: Path | None = None
    problem: OSError | None = None
    sink: Callable[[str], None] | None = None

    def __post_init__(self) -> None:
        self.entries: list[str] = []
        self.turn_left: TurnLeft | None = None
        """Where the clock of a turn stood when it was last kept; no entry, for it is no part of the game."""
        self._pusher = DiskPusher(self._failed)
        if self.path is not None:
            self._write_all(self.path)

    def take_up(self, path: Path, whole: bool) -> None:
        """Go on in a file that holds these entries; one that is not ``whole`` is written anew."""
        self.path = path
        if not whole:
            self._write_all(path)

    def append(self, entry: dict[str, Any]) -> None:
        """Add one line and push it to the disk."""
        line = _line(entry)
        self.entries.append(line)
        if self.sink is not None:
            self.sink(line[:-1])
        self._write(line)

    def keep_turn_left(self, left: TurnLeft) -> None:
        """Note where the clock stands."""
        if left == self.turn_left:
            return
        self.turn_left = left
        self._write(_line({"clock": left.to_json()}))

    def _write(self, line: str) -> None:
        if self.path is None or self.problem is not None:
            return
        if not self.path.exists():
            # Lines without their header would be no save.
            self._write_all(self.path)
            return
        try:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(line)
        except OSError as error:
            self.problem = error
            return
        self._pusher.push(self.path)

    def _failed(self, error: OSError) -> None:
        self.problem = error

    def save(self, path: Path) -> None:
        """Write a complete copy, atomically. Raises OSError when that is not possible."""
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        try:
            with part.open("w", encoding="utf-8") as file:
                file.write(_line(self.header.to_json()))
                file.writelines(self.entries)
                if self.turn_left is not None:
                    file.write(_line({"clock": self.turn_left.to_json()}))
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink()
            raise

    def _write_all(self, path: Path) -> None:
        try:
            self.save(path)
        except OSError as error:
            self.problem = error


def _line(entry: dict[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n"
