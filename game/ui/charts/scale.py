"""Scales: values to pixels, and colours between two."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Scale", "mixed"]


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps ``low`` .. ``high`` onto the pixels ``start`` .. ``end``; ``end`` may be the smaller (an upright axis)."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        span = self.high - self.low
        share = (value - self.low) / span if span else 0.5
        return self.start + share * (self.end - self.start)


def mixed(one: str, other: str, share: float) -> str:
    """The colour ``share`` (0-1) of the way from one "#RRGGBB" to another."""
    kept = max(0.0, min(1.0, share))
    parts = [round(int(one[i : i + 2], 16) * (1 - kept) + int(other[i : i + 2], 16) * kept) for i in (1, 3, 5)]
    return "#" + "".join(f"{part:02X}" for part in parts)
