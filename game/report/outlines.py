"""Outlines of provinces and states, read once: for the map on the screen and the map on paper."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from game.core.resources import assets_dir

__all__ = ["AWAY", "FRAME", "Outline", "outlines", "shown_outlines"]

FRAME = (0.0, 560.0, 2000.0, 2300.0)
"""Left, top, right and bottom in map units: nobody works in the far north of a scenario; it would shrink the rest."""

AWAY = frozenset({"US-AK", "US-HI"})
"""Insets of the map file that have no place on a map of trade."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One province or state in map units (y grows downwards): rings of points, and where its label stands."""

    code: str
    label: tuple[float, float]
    rings: tuple[tuple[tuple[float, float], ...], ...]


@lru_cache(maxsize=1)
def outlines() -> Mapping[str, Outline]:
    """Every outline by its code, such as ``CA-ON``; empty when the map is not installed."""
    place = assets_dir() / "maps" / "outlines" / "regions.json"
    if not place.is_file():
        return MappingProxyType({})
    regions = json.loads(place.read_text(encoding="utf-8"))["regions"]
    return MappingProxyType(
        {
            code: Outline(
                code,
                (float(known["label"][0]), float(known["label"][1])),
                tuple(tuple(zip(ring[0::2], ring[1::2], strict=True)) for ring in known["rings"]),
            )
            for code, known in regions.items()
        }
    )


def shown_outlines() -> tuple[Outline, ...]:
    """The outlines that reach into the frame."""
    return tuple(
        one
        for code, one in outlines().items()
        if code not in AWAY and max(y for ring in one.rings for _, y in ring) > FRAME[1]
    )
