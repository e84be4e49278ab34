"""Round numbers for the axes of charts."""

from __future__ import annotations

import math

__all__ = ["round_numbers"]

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def round_numbers(low: float, high: float, most: int = 6) -> tuple[float, ...]:
    """Round numbers from ``low`` to ``high``, at most ``most``, in steps of 1, 2, 2.5 or 5 times a power of ten."""
    span = high - low
    if span <= 0 or most < 2:
        return (low,)
    rough = span / (most - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(round(number * step, 10) + 0.0 for number in range(first, last + 1))
