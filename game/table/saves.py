"""Reading a save: an untrusted file, replayed input by input from the scenario it carries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.core.messages import mark as _
from game.scenario import from_resolved
from game.scenario.model import Scenario
from game.scenario.problems import ScenarioError
from game.table.codec import CodecError, decode_body
from game.table.journal import FORMAT, content_digest
from game.table.local import HUMAN, LocalTable
from game.table.save_errors import SaveError
from game.table.sitting import Sitting, TurnLeft

FORMATS = (1, FORMAT)
MAX_BYTES = 32 * 1024 * 1024
MAX_LINES = 50_000
MAX_LINE = 8 * 1024 * 1024
SHOWN = 40  # characters of a wrong line that a message quotes


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
        raise SaveError(place, _("this is a folder"), _("a save file"))
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SaveError(place, _("the file has {size} bytes"), _("at most {most}"), size=size, most=MAX_BYTES)
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SaveError(place, _("this is not text"), _("a save in UTF-8")) from error
    except OSError as error:
        raise SaveError(place, "{reason}", _("a save file that can be read"), reason=error) from error
    lines = text.split("\n")
    if not text.strip():
        raise SaveError(place, _("the file is empty"), _("a save that begins with a header line"))
    if len(lines) > MAX_LINES:
        raise SaveError(place, _("the file has {size} lines"), _("at most {most}"), size=len(lines), most=MAX_LINES)
    return lines


def _json(place: str, line: str) -> dict[str, Any]:
    if len(line) > MAX_LINE:
        raise SaveError(place, _("the line has {size} characters"), _("at most {most}"), size=len(line), most=MAX_LINE)
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SaveError(place, _("this is not JSON: {start}"), _("one JSON object"), start=_start(line)) from error
    if not isinstance(data, dict):
        raise SaveError(place, _("this is not an object: {start}"), _("one JSON object"), start=_start(line))
    return data


def _start(line: str) -> str:
    """Enough of a line to know it by."""
    return line if len(line) <= SHOWN else line[:SHOWN] + "…"


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
            raise SaveError(
                place,
                _("“{key}” is {value}"),
                _("{kind} in a save's header"),
                key=key,
                value=f"{data.get(key)!r:.40}",
                kind=kind.__name__,
            )
    if data["format"] not in FORMATS:
        raise SaveError(
            place,
            _("format {format} is not known"),
            _("one of the formats {known}"),
            format=data["format"],
            known=", ".join(map(str, FORMATS)),
        )
    if not all(isinstance(side, str) and isinstance(name, str) for side, name in data["players"].items()):
        raise SaveError(place, _("“players” does not name a player for each side"), _("a text for every side"))
    if not all(isinstance(event, str) for event in data["excluded"]):
        raise SaveError(place, _("“excluded” does not list events"), _("a list of texts"))
    if not 0 <= data["seed"] < 2**63:
        raise SaveError(place, _("the seed is {seed}"), _("a whole number from 0 to 2^63 - 1"), seed=data["seed"])
    return data


def _scenario(path: Path, header: dict[str, Any]) -> Scenario:
    digest = content_digest(header["scenario"])
    if digest != header["scenario_digest"]:
        raise SaveError(
            f"{path}:1",
            _("the scenario inside was edited"),
            _("the digest {digest}"),
            digest=header["scenario_digest"][:12],
        )
    try:
        scenario = from_resolved(json.dumps(header["scenario"], ensure_ascii=False))
    except ScenarioError as error:
        raise SaveError(f"{path}:1", _("the scenario inside is broken: {problems}"), problems=error) from error
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
                raise SaveError(
                    f"{path}:{number + 2}",
                    _("the clock is {value}"),
                    _("where the clock of a turn stood"),
                    value=_start(line),
                ) from error
        else:
            entries.append(entry)
    return entries, left, False


def _take_back(entries: list[dict[str, Any]], count: object, place: str) -> None:
    if not isinstance(count, int) or not 0 < count <= len(entries):
        raise SaveError(place, _("{count} lines are undone"), _("a number of earlier lines"), count=f"{count!r:.40}")
    del entries[-count:]


def _sitting(path: Path, header: dict[str, Any], scenario: Scenario) -> Sitting | None:
    if "sitting" not in header:
        return None
    try:
        if not isinstance(header["sitting"], dict):
            raise ValueError(f"sitting {header['sitting']!r:.60}")
        sitting = Sitting.from_json(header["sitting"])
    except ValueError as error:
        raise SaveError(
            f"{path}:1",
            _("“sitting” is {value}"),
            _("a seat, “offices_only” and “turn_ms”"),
            value=f"{header['sitting']!r:.60}",
        ) from error
    seat = scenario.seats_by_id.get(sitting.seat)
    if sitting.seat and (seat is None or header["players"].get(seat.side) != HUMAN):
        raise SaveError(
            f"{path}:1",
            _("the seat is {seat}"),
            _("a seat of a side that a person plays"),
            seat=f"{sitting.seat!r:.40}",
        )
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
