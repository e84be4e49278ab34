"""Where saved games lie, and what a save may be called."""

from __future__ import annotations

import json
import re
from pathlib import Path

from game.cli.errors import InputRefusedError
from game.core.messages import Translator
from game.table.save_names import SUFFIX

__all__ = ["save_named", "saves_dir", "tournament_file"]

_APP = "across-the-table"
_NAME = re.compile(r"^[\w][\w .-]{0,79}$")
_HEADER_BYTES = 65_536


def saves_dir() -> Path:
    """The folder of saved games in the user's data folder; not made here."""
    from platformdirs import user_data_path

    return user_data_path(_APP, appauthor=False) / "saves"


def tournament_file(seed: int) -> Path | None:
    """A free name for the games of a tournament that was stopped; None where no folder can be made."""
    from platformdirs import user_data_path

    folder = user_data_path(_APP, appauthor=False) / "tournaments"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    number = 1
    while (place := folder / f"tournament-{seed}-{number}{SUFFIX}").exists():
        number += 1
    return place


def save_named(name: str, t: Translator) -> Path:
    """The file that ``save NAME`` means: a path if it looks like one, else a file in the saves folder.

    Raises:
        InputRefusedError: no name, a name that is none, or a file that is there and is no save.
        OSError: the folder cannot be made.
    """
    if not name:
        raise InputRefusedError(t("Name the save: save NAME"))
    if "/" in name or "\\" in name or name.endswith(SUFFIX):
        place = Path(name).expanduser()
    elif _NAME.match(name):
        place = saves_dir() / (name + SUFFIX)
        place.parent.mkdir(parents=True, exist_ok=True)
    else:
        raise InputRefusedError(t("“{name}” cannot be the name of a save.", name=name))
    if place.exists() and not _is_save(place):
        raise InputRefusedError(t("{place} exists and is not a save; it is left as it is.", place=place))
    return place


def _is_save(place: Path) -> bool:
    if not place.is_file():
        return False
    with place.open("rb") as stream:
        first = stream.read(_HEADER_BYTES).split(b"\n", 1)[0]
    if not first:
        return place.stat().st_size == 0
    # The header holds the scenario and may be longer than what was read: its beginning tells enough.
    if first.startswith(b"{") and b'"rules_hash"' in first:
        return True
    try:
        return "rules_hash" in json.loads(first)
    except (ValueError, TypeError):
        return False
