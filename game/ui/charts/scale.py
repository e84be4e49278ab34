"""Scales: values to pixels, and round numbers to mark on an axis."""

from __future__ import annotations

import math
from dataclasses import dataclass

__all__ = ["Scale", "mixed", "ticks"]

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


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


def ticks(low: float, high: float, most: int = 6) -> tuple[float, ...]:
    """Round numbers from ``low`` to ``high`` inclusive, at most ``most`` of them, in steps of 1, 2, 2.5 or 5 x 10^n."""
    span = high - low
    if span <= 0 or most < 2:
        return (low,)
    rough = span / (most - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(round(number * step, 10) + 0.0 for number in range(first, last + 1))


def mixed(one: str, other: str, share: float) -> str:
    """The colour ``share`` (0-1) of the way from one "#RRGGBB" to another."""
    kept = max(0.0, min(1.0, share))
    parts = [round(int(one[i : i + 2], 16) * (1 - kept) + int(other[i : i + 2], 16) * kept) for i in (1, 3, 5)]
    return "#" + "".join(f"{part:02X}" for part in parts)
