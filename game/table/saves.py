"""Reading a save: an untrusted file, replayed input by input from the scenario it carries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.scenario import from_resolved
from game.scenario.model import Scenario
from game.scenario.problems import ScenarioError
from game.table.codec import CodecError, decode_body
from game.table.journal import FORMAT, content_digest
from game.table.local import HUMAN, LocalTable
from game.table.sitting import Sitting, TurnLeft

FORMATS = (1, FORMAT)
MAX_BYTES = 32 * 1024 * 1024
MAX_LINES = 50_000
MAX_LINE = 8 * 1024 * 1024


class SaveError(ValueError):
    """A save that cannot be opened. ``place`` is the file and line, ``expected`` what should stand there."""

    def __init__(self, place: str, problem: str, expected: str = "") -> None:
        text = f"{place}: {problem}" + (f"; expected {expected}" if expected else "")
        super().__init__(text)
        self.place, self.problem, self.expected = place, problem, expected


@dataclass(frozen=True, slots=True)
class Opened:
    """A table at the end of its save. ``warnings`` say what was lost or differs; they are shown to the player."""

    table: LocalTable
    warnings: tuple[str, ...]


def open_save(path: Path, installed: Mapping[str, str] | None = None, journal: bool = True) -> Opened:
    """Replay a save. ``installed``: rules hashes of the installed scenarios, to say when they differ.

    With ``journal`` the table goes on writing to the same file. A save cut in its last line loses that line; one that
    no longer replays opens read-only at the last good round. Raises SaveError when nothing can be opened.
    """
    lines = _read_lines(path)
    header = _header(path, lines[0])
    scenario = _scenario(path, header)
    warnings: list[str] = []
    known = (installed or {}).get(scenario.id)
    if known is not None and known != header["rules_hash"]:
        warnings.append("scenario_changed")
    entries, left, cut = _entries(path, lines[1:])
    if cut:
        warnings.append("last_line_cut")
    sitting = _sitting(path, header, scenario)
    table = _table(scenario, header, sitting)
    table.journal.turn_left = left
    good = _replay(table, entries)
    if good < len(entries):
        table = _table(scenario, header, sitting)
        _replay(table, entries[: _last_round(entries, good)])
        table.read_only = True
        warnings.append(f"diverged:{good + 2}")
    elif journal:
        # What is added to a line without its end would be a part of it.
        table.journal.take_up(path, whole=not cut and not lines[-1])
    return Opened(table, tuple(warnings))


def _read_lines(path: Path) -> list[str]:
    place = str(path)
    if path.is_dir():
        raise SaveError(place, "is a folder", "a save file")
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SaveError(place, f"is {size:,} bytes", f"at most {MAX_BYTES:,}")
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SaveError(place, "is not text", "a save in UTF-8") from error
    except OSError as error:
        raise SaveError(place, error.strerror or str(error), "a readable save file") from error
    lines = text.split("\n")
    if not text.strip():
        raise SaveError(place, "is empty", "a save that begins with a header line")
    if len(lines) > MAX_LINES:
        raise SaveError(place, f"has {len(lines):,} lines", f"at most {MAX_LINES:,}")
    return lines


def _json(place: str, line: str) -> dict[str, Any]:
    if len(line) > MAX_LINE:
        raise SaveError(place, "the line is too long", f"at most {MAX_LINE:,} characters")
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SaveError(place, f"is not JSON ({error})", "one JSON object") from error
    if not isinstance(data, dict):
        raise SaveError(place, "is not an object", "one JSON object")
    return data


_HEADER: dict[str, type] = {
    "format": int,
    "engine": str,
    "scenario_id": str,
    "rules_hash": str,
    "scenario_digest": str,
    "seed": int,
    "players": dict,
    "excluded": list,
    "ironman": bool,
    "scenario": dict,
}


def _header(path: Path, line: str) -> dict[str, Any]:
    place = f"{path}:1"
    data = _json(place, line)
    for key, kind in _HEADER.items():
        if not isinstance(data.get(key), kind):
            raise SaveError(place, f"{key!r} is {data.get(key)!r:.40}", f"{kind.__name__} in a save's header")
    if data["format"] not in FORMATS:
        raise SaveError(place, f"format {data['format']} is not known", f"format {' or '.join(map(str, FORMATS))}")
    if not all(isinstance(side, str) and isinstance(name, str) for side, name in data["players"].items()):
        raise SaveError(place, "'players' must name a player for each side", "text for every side")
    if not all(isinstance(event, str) for event in data["excluded"]):
        raise SaveError(place, "'excluded' must list event ids", "a list of texts")
    if not 0 <= data["seed"] < 2**63:
        raise SaveError(place, f"seed {data['seed']}", "a whole number from 0 to 2^63 - 1")
    return data


def _scenario(path: Path, header: dict[str, Any]) -> Scenario:
    digest = content_digest(header["scenario"])
    if digest != header["scenario_digest"]:
        raise SaveError(f"{path}:1", "the scenario inside was edited", f"the digest {header['scenario_digest'][:12]}")
    try:
        scenario = from_resolved(json.dumps(header["scenario"], ensure_ascii=False))
    except ScenarioError as error:
        raise SaveError(f"{path}:1", f"the scenario inside is broken: {error}") from error
    return scenario


def _entries(path: Path, lines: list[str]) -> tuple[list[dict[str, Any]], TurnLeft | None, bool]:
    """The lines after the header with undone inputs taken out; the clock; whether the last line was cut."""
    entries: list[dict[str, Any]] = []
    left: TurnLeft | None = None
    last = max((i for i, line in enumerate(lines) if line.strip()), default=-1)
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        try:
            entry = _json(f"{path}:{number + 2}", line)
        except SaveError:
            if number == last:
                return entries, left, True
            raise
        if "undo" in entry:
            _take_back(entries, entry["undo"], f"{path}:{number + 2}")
        elif "clock" in entry:
            try:
                left = TurnLeft.from_json(entry["clock"])
            except ValueError as error:
                raise SaveError(f"{path}:{number + 2}", str(error), "where the clock of a turn stood") from error
        else:
            entries.append(entry)
    return entries, left, False


def _take_back(entries: list[dict[str, Any]], count: object, place: str) -> None:
    if not isinstance(count, int) or not 0 < count <= len(entries):
        raise SaveError(place, f"undo {count!r}", "a number of earlier lines")
    del entries[-count:]


def _sitting(path: Path, header: dict[str, Any], scenario: Scenario) -> Sitting | None:
    if "sitting" not in header:
        return None
    try:
        if not isinstance(header["sitting"], dict):
            raise ValueError(f"sitting {header['sitting']!r:.60}")
        sitting = Sitting.from_json(header["sitting"])
    except ValueError as error:
        raise SaveError(f"{path}:1", str(error), "a seat, offices_only and turn_ms") from error
    seat = scenario.seats_by_id.get(sitting.seat)
    if sitting.seat and (seat is None or header["players"].get(seat.side) != HUMAN):
        raise SaveError(f"{path}:1", f"seat {sitting.seat!r:.40}", "a seat of a side that a person plays")
    return sitting


def _table(scenario: Scenario, header: dict[str, Any], sitting: Sitting | None) -> LocalTable:
    return LocalTable(
        scenario,
        header["seed"],
        header["players"],
        excluded=frozenset(header["excluded"]),
        ironman=header["ironman"],
        sitting=sitting,
    )


def _replay(table: LocalTable, entries: list[dict[str, Any]]) -> int:
    """Feed entries to a fresh table; returns how many were good."""
    for position, entry in enumerate(entries):
        if "digest" in entry:
            if entry["digest"] != table.digest():
                return position
            continue
        try:
            body = decode_body(entry.get("body"))
        except CodecError:
            return position
        if not table.feed(str(entry.get("actor")), body):
            return position
    return len(entries)


def _last_round(entries: list[dict[str, Any]], good: int) -> int:
    """Number of entries up to the last digest before ``good``; at least the opening draws."""
    closes = [i + 1 for i, entry in enumerate(entries[:good]) if "digest" in entry]
    return closes[-1] if closes else min(good, 2)
