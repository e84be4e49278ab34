"""Saved games on disk: names, the list, what each one is."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.table.save_names import SUFFIX

if TYPE_CHECKING:
    from game.ui.scenes.desk import Desk
    from game.ui.session import Session

__all__ = ["Saved", "list_saves", "save_as"]

_NAME = re.compile(r"^\w[\w .-]{0,59}$")
HEADER_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Saved:
    """One save: its file, when it was written (seconds since the epoch), and what its header says."""

    path: Path
    written: float
    scenario: str
    title_en: str
    title_fr: str
    players: tuple[tuple[str, str], ...]
    rounds: int
    problem: bool = False

    def title(self, language: str) -> str:
        """The scenario's title."""
        return (self.title_fr if language == "fr" else self.title_en) or self.scenario or self.path.stem


def list_saves(folder: Path) -> list[Saved]:
    """All saves, the newest first. A file that is none is listed as a problem."""
    found = []
    for path in folder.glob("*" + SUFFIX):
        try:
            if path.is_file() and path.stat().st_size:
                found.append(_read(path))
        except OSError:
            continue
    return sorted(found, key=lambda saved: -saved.written)


def _read(path: Path) -> Saved:
    written = path.stat().st_mtime
    try:
        with path.open("rb") as stream:
            header = json.loads(stream.readline(HEADER_BYTES))
            rounds = sum(1 for line in stream if line.startswith(b'{"digest"') or b'"digest"' in line[:80])
        title = header["scenario"].get("title", {})
        players = tuple((str(side), str(name)) for side, name in header["players"].items())
        return Saved(
            path,
            written,
            str(header["scenario_id"]),
            str(title.get("en", "")),
            str(title.get("fr", "")),
            players,
            rounds,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Saved(path, written, "", "", "", (), 0, True)


def save_as(desk: Desk, session: Session, name: str) -> str:
    """Write a save under a name; what went wrong, or ""."""
    t = desk.t
    name = name.strip()
    if not _NAME.match(name):
        return t("A name has letters, digits, spaces, points and hyphens, 60 at most.")
    place = desk.saves / (name + SUFFIX)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        session.save(place)
    except OSError as error:
        return t("The game could not be saved: {why}.", why=error.strerror or str(error))
    return ""
