"""Ids for names that other platforms write freely."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

__all__ = ["ids_for"]

_LONGEST = 32
_RESERVED = frozenset({"self", "other", "both", "note", "source", "sources", "estimate"})


def ids_for(names: Iterable[str], fallback: str, taken: Iterable[str] = ()) -> tuple[str, ...]:
    """An id for each name, in order, each once; ``fallback`` where a name has no letter to begin with."""
    used = set(taken) | _RESERVED
    found = []
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
        base = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_LONGEST].rstrip("_")
        if not base or not base[0].isalpha():
            base = f"{fallback}_{base}" if base else fallback
        chosen, number = base, 2
        while chosen in used:
            chosen, number = f"{base}_{number}", number + 1
        used.add(chosen)
        found.append(chosen)
    return tuple(found)
