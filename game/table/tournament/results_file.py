"""The file of finished games: a header that says which tournament it is, then one line for every game.

Lines are only ever appended, a few games at a time, so that whatever stops a run leaves all that was finished. A last
line that was cut off is dropped when the file is read; anything else that is wrong is refused with its place.
"""

from __future__ import annotations

import errno
import json
import math
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO

from game import __version__
from game.rules.state import Ending
from game.table.tournament.plan import Key, Plan
from game.table.tournament.rows import GameRow

__all__ = ["Asked", "Flaw", "ResultsError", "append", "asked_of", "begin", "header_of", "read"]

FORMAT = 1
KIND = "tournament"
MOST_LINE = 4_096  # bytes of a game's line
MOST_HEADER = 1_000_000  # bytes of the header
_LARGEST = 1e9  # points; no scenario reaches a thousandth of it


class Flaw(StrEnum):
    """What is wrong with a results file."""

    NO_HEADER = "no_header"  # its first line is not the header of a tournament
    OTHER = "other"  # it belongs to another tournament
    CHANGED = "changed"  # a scenario is not the one that was played
    STRANGE = "strange"  # a game that the tournament does not have
    TOO_LARGE = "too_large"  # more games, or a longer line, than the tournament has
    DAMAGED = "damaged"  # a line is not what a game's line is
    TWICE = "twice"  # a game stands there twice
    EXISTS = "exists"  # a new file was asked for and there is one


class ResultsError(ValueError):
    """A results file that cannot be used: ``got`` at ``line`` where ``expected`` should stand."""

    def __init__(self, flaw: Flaw, path: Path, line: int, got: str = "", expected: str = "") -> None:
        self.flaw, self.path, self.line, self.got, self.expected = flaw, path, line, got, expected
        super().__init__(f"{path}:{line}: {flaw.value}: got {got}, expected {expected}")


def header_of(plan: Plan) -> dict[str, Any]:
    """What tells one tournament from another: rules, scenarios, players, games and seed."""
    return {
        "kind": KIND,
        "format": FORMAT,
        "engine": __version__,
        "bots": list(plan.bots),
        "scenarios": [{"id": table.name, "digest": table.digest} for table in plan.tables],
        "games": plan.games,
        "seed": plan.seed,
    }


def begin(path: Path, plan: Plan, asked: str) -> None:
    """Make a new file. ``asked`` is how the scenarios were named, to find them again.

    Raises:
        ResultsError: there is a file already (EXISTS).
        OSError: it cannot be made.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_line(header_of(plan) | {"asked": asked}))
    except FileExistsError as error:
        raise ResultsError(Flaw.EXISTS, path, 0) from error


def append(path: Path, rows: Iterable[GameRow]) -> None:
    """Add finished games and push them to the disk."""
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.writelines(_line({"table": row.table, **_figures(row)}) for row in rows)
        file.flush()
        os.fsync(file.fileno())


@dataclass(frozen=True, slots=True)
class Asked:
    """What the tournament of a file was asked for: the options that gave it."""

    bots: tuple[str, ...]
    scenarios: str
    games: int
    seed: int


def asked_of(path: Path) -> Asked:
    """What a file's header says was asked for. Raises ResultsError (NO_HEADER) and OSError."""
    with path.open("rb") as file:
        header = _header(path, file)
    bots, scenarios, games, seed = (header.get(name) for name in ("bots", "asked", "games", "seed"))
    sound = isinstance(bots, list) and all(isinstance(bot, str) for bot in bots) and isinstance(scenarios, str)
    if not sound or type(games) is not int or type(seed) is not int or not (0 < games < 10**9 and 0 <= seed < 2**63):
        raise ResultsError(Flaw.NO_HEADER, path, 1, _short(header))
    return Asked(tuple(bots or ()), str(scenarios), games, seed)


def read(path: Path, plan: Plan) -> tuple[GameRow, ...]:
    """The finished games of ``plan``; a last line without its end is cut off the file.

    Raises:
        ResultsError: the file belongs to another tournament, or is damaged.
        OSError: it cannot be read, or not be cut.
    """
    expected = header_of(plan)
    keys = frozenset(plan.every_game())
    rows: dict[Key, GameRow] = {}
    with path.open("rb") as file:
        header = _header(path, file)
        _compare(path, header, expected)
        sound = file.tell()
        number = 1
        while line := file.readline(MOST_LINE + 1):
            number += 1
            if len(line) > MOST_LINE or len(rows) >= len(keys):
                raise ResultsError(Flaw.TOO_LARGE, path, number, f"{len(line)} bytes", f"{len(keys)} games")
            if not line.endswith(b"\n"):
                break
            row = _row(path, number, line)
            if row.key not in keys:
                raise ResultsError(Flaw.STRANGE, path, number, _short(list(row.key)))
            if row.key in rows:
                raise ResultsError(Flaw.TWICE, path, number, _short(list(row.key)))
            rows[row.key] = row
            sound = file.tell()
    if sound < path.stat().st_size:
        os.truncate(path, sound)
    return tuple(rows.values())


_SHOWN = {"bots": "--bots", "scenarios": "--scenarios", "games": "--games", "seed": "--seed"}


def _compare(path: Path, header: dict[str, Any], expected: dict[str, Any]) -> None:
    """Refuse a header that is not the expected one, by the options in which they differ: the seed before the scenarios
    that were drawn from it. Raises ResultsError (OTHER, CHANGED)."""
    differing = [name for name in ("format", "engine", "bots", "games", "seed") if header.get(name) != expected[name]]
    old, new = header.get("scenarios"), expected["scenarios"]
    if not differing and (not isinstance(old, list) or _named(old) != _named(new)):
        differing = ["scenarios"]
    if differing:
        got, wanted = (
            " ".join(f"{_SHOWN.get(name, name)} {_named(kept.get(name))}" for name in differing)
            for kept in (header, expected)
        )
        raise ResultsError(Flaw.OTHER, path, 1, _short(got), _short(wanted))
    changed = [now["id"] for then, now in zip(old or (), new, strict=True) if then != now]
    if changed:
        raise ResultsError(Flaw.CHANGED, path, 1, _short(", ".join(changed)))


def _named(value: object) -> str:
    """A value of the header as it is typed on the command line."""
    if not isinstance(value, list):
        return value if isinstance(value, str) else json.dumps(value)
    return ",".join(str(part.get("id")) if isinstance(part, dict) else str(part) for part in value)


def _header(path: Path, file: BinaryIO) -> dict[str, Any]:
    line = file.readline(MOST_HEADER)
    try:
        header = json.loads(line)
    except (ValueError, RecursionError):
        header = None
    if not isinstance(header, dict) or header.get("kind") != KIND or not line.endswith(b"\n"):
        raise ResultsError(Flaw.NO_HEADER, path, 1, _short(line.decode("utf-8", "replace")))
    return header


def _line(entry: dict[str, Any]) -> str:
    return json.dumps(entry, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"


def _figures(row: GameRow) -> dict[str, Any]:
    entry = asdict(row)
    del entry["table"]
    return entry


def _row(path: Path, number: int, line: bytes) -> GameRow:
    """A line as a game, every field of its kind. Raises ResultsError (DAMAGED)."""

    def refuse(expected: str, got: object) -> ResultsError:
        return ResultsError(Flaw.DAMAGED, path, number, _short(got), expected)

    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        raise refuse("a JSON object", line.decode("utf-8", "replace")) from None
    if not isinstance(entry, dict) or set(entry) != set(GameRow.__dataclass_fields__):
        raise refuse(", ".join(GameRow.__dataclass_fields__), entry)

    def whole(name: str) -> int:
        value = entry[name]
        if type(value) is not int or not 0 <= value < 10**9:
            raise refuse(f"{name}: a whole number", value)
        return value

    def text(name: str, value: object) -> str:
        if not isinstance(value, str) or not 0 < len(value) <= 200:
            raise refuse(f"{name}: a name", value)
        return value

    def figure(name: str, value: object) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) < _LARGEST:
            raise refuse(f"{name}: a number", value)
        return float(value)

    def pair(name: str) -> tuple[object, object]:
        value = entry[name]
        if not isinstance(value, list) or len(value) != 2:
            raise refuse(f"{name}: a pair", value)
        return value[0], value[1]

    def texts(name: str) -> tuple[str, str]:
        first, second = pair(name)
        return text(name, first), text(name, second)

    def figures(name: str) -> tuple[float, float]:
        first, second = pair(name)
        return figure(name, first), figure(name, second)

    if not isinstance(entry["agreed"], bool):
        raise refuse("agreed: true or false", entry["agreed"])
    ending = text("ending", entry["ending"])
    if ending not in set(Ending):
        raise refuse(f"ending: {', '.join(Ending)}", ending)
    distance = figure("to_frontier", entry["to_frontier"])
    if distance < 0 or math.isnan(distance):
        raise refuse("to_frontier: a distance", distance)
    return GameRow(
        table=text("table", entry["table"]),
        bots=texts("bots"),
        number=whole("number"),
        ending=ending,
        rounds=whole("rounds"),
        agreed=entry["agreed"],
        signatures=whole("signatures"),
        decisions=whole("decisions"),
        mandates=texts("mandates"),
        scores=figures("scores"),
        gains=figures("gains"),
        final=figures("final"),
        nash=None if entry["nash"] is None else figures("nash"),
        to_frontier=distance,
    )


def _short(value: object, most: int = 80) -> str:
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    shown = shown.strip()
    return shown if len(shown) <= most else shown[: most - 1] + "…"
