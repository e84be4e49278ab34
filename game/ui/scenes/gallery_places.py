"""The player's own scenarios: files and folders of theirs, beside the folder that is looked in anyway."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["MOST_FILES", "Own", "add_place", "crowded", "drop_place", "known_places", "own_folder", "own_scenarios"]

FOLDER = "scenarios"
LIST = "scenario-places.json"
SUFFIXES = frozenset({".yaml", ".yml"})
MOST_FILES = 60
"""Files of one folder that are listed; a folder with more is no folder of scenarios."""
MOST_PLACES = 50
MAX_BYTES = 65_536
_DEPTH = 2  # the folder itself, and one folder for each scenario in it
_LOOKED_AT = 2_000  # entries of a folder that are looked at


@dataclass(frozen=True, slots=True)
class Own:
    """A scenario of the player's own, and the place of the list that it comes from (None: the usual folder)."""

    file: Path
    place: Path | None = None


def own_folder(data: Path) -> Path:
    """Where a player's own scenarios are looked for; not made here."""
    return data / FOLDER


def known_places(data: Path) -> tuple[Path, ...]:
    """Files and folders that the player has added, the oldest first. A list that cannot be read is none."""
    try:
        listed = data / LIST
        if listed.stat().st_size > MAX_BYTES:
            return ()
        found = json.loads(listed.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return ()
    if not isinstance(found, list):
        return ()
    return tuple(Path(one) for one in found[:MOST_PLACES] if isinstance(one, str) and one and "\0" not in one)


def add_place(data: Path, place: Path) -> bool:
    """Remember a file or a folder; False for one that is known already. Raises OSError."""
    place = place.expanduser().resolve()
    known = known_places(data)
    if place in known or place == own_folder(data).resolve():
        return False
    _write(data, [*known, place][-MOST_PLACES:])
    return True


def drop_place(data: Path, place: Path) -> None:
    """Forget a place; the files themselves stay. Raises OSError."""
    _write(data, [one for one in known_places(data) if one != place])


def _write(data: Path, places: Iterable[Path]) -> None:
    data.mkdir(parents=True, exist_ok=True)
    fresh = data / (LIST + ".new")
    fresh.write_text(json.dumps([str(one) for one in places], indent=1), encoding="utf-8")
    fresh.replace(data / LIST)


def own_scenarios(data: Path) -> tuple[Own, ...]:
    """Every scenario of the player's own, each file once. Places that are gone give nothing."""
    found: dict[Path, Own] = {}
    for file in _files(own_folder(data)):
        found.setdefault(file, Own(file))
    for place in known_places(data):
        for file in _files(place):
            found.setdefault(file, Own(file, place))
    return tuple(found.values())


def crowded(data: Path) -> tuple[tuple[Path, int], ...]:
    """Folders of which not every file is listed, and how many files were found there."""
    found = ((place, len(_all(place))) for place in (own_folder(data), *known_places(data)))
    return tuple((place, count) for place, count in found if count > MOST_FILES)


def _files(place: Path) -> list[Path]:
    return _all(place)[:MOST_FILES]


def _all(place: Path) -> list[Path]:
    try:
        return [place] if place.is_file() else sorted(_inside(place, _DEPTH))
    except OSError:
        return []


def _inside(folder: Path, depth: int) -> Iterator[Path]:
    for number, entry in enumerate(folder.iterdir()):
        if number >= _LOOKED_AT:
            return
        if entry.name.startswith("."):
            continue
        if entry.suffix.lower() in SUFFIXES and entry.is_file():
            yield entry
        elif depth > 1 and entry.is_dir() and not entry.is_symlink():
            try:
                yield from _inside(entry, depth - 1)
            except OSError:
                continue
