"""The player's settings: a small JSON file in the user's data folder. What cannot be read is set aside, never lost."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

__all__ = ["LANGUAGES", "PALETTES", "SIZES", "THEMES", "Settings", "data_folder", "load_settings", "save_settings"]

APP: Final = "across-the-table"
LANGUAGES: Final = ("en", "fr")
SIZES: Final = (100, 110, 125, 150, 175, 200)
"""Text sizes offered, in per cent."""
THEMES: Final = ("paper", "dark", "contrast")
PALETTES: Final = ("standard", "distinct")
"""Colours of sides and marks: the agreed ones, or ones that stay apart without red or green sight."""
SWITCHES: Final = ("reduced_motion", "offices_only", "sound", "speech", "full_screen")
SMALLEST, LARGEST = 320, 16_384
MAX_BYTES: Final = 65_536


@dataclass(frozen=True, slots=True)
class Settings:
    """``language`` "" follows the system; ``window`` is the size in device pixels when it was last closed."""

    language: str = ""
    text_size: int = 100
    theme: str = "paper"
    reduced_motion: bool = False
    offices_only: bool = False
    window: tuple[int, int] = (1280, 720)
    palette: str = "standard"
    sound: bool = True
    speech: bool = False
    full_screen: bool = False


def data_folder() -> Path:
    """The user's data folder of the game; not made here."""
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


def load_settings(path: Path) -> tuple[Settings, Path | None]:
    """The settings at ``path``, and where a file that could not be read was set aside (None: nothing was wrong).

    A value that is out of range falls back to its default; the rest of the file is kept.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError("too large")
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict):
            raise ValueError("not an object")
    except FileNotFoundError:
        return Settings(), None
    except (OSError, ValueError, RecursionError):
        return Settings(), _set_aside(path)
    return _checked(data), None


def _set_aside(path: Path) -> Path:
    number = 1
    while (place := path.with_name(f"{path.stem}.broken-{number}{path.suffix}")).exists():
        number += 1
    try:
        path.rename(place)
    except OSError:
        return path
    return place


def _checked(data: dict[str, Any]) -> Settings:
    known = Settings()
    if data.get("language") in LANGUAGES:
        known = replace(known, language=data["language"])
    if data.get("theme") in THEMES:
        known = replace(known, theme=data["theme"])
    if data.get("palette") in PALETTES:
        known = replace(known, palette=data["palette"])
    size = data.get("text_size")
    if isinstance(size, int) and size in SIZES:
        known = replace(known, text_size=size)
    for name in SWITCHES:
        if isinstance(data.get(name), bool):
            known = replace(known, **{name: data[name]})
    window = data.get("window")
    if isinstance(window, list) and len(window) == 2 and all(_is_length(side) for side in window):
        known = replace(known, window=(window[0], window[1]))
    return known


def _is_length(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and SMALLEST <= value <= LARGEST


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings; the old file stays whole until the new one is. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
    fresh.replace(path)
