"""What a save is called."""

from __future__ import annotations

from pathlib import Path

__all__ = ["SUFFIX", "free_save"]

SUFFIX = ".jsonl"


def free_save(folder: Path, scenario: str, side: str, seed: int) -> Path | None:
    """A free file for a new game, its folder made; None where that cannot be, and the game goes unsaved."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while (place := folder / f"{scenario}-{side}-{seed}-{number}{SUFFIX}").exists():
            number += 1
        place.touch(exist_ok=False)
    except OSError:
        return None
    return place
