"""Where in the talks a move is made, and what waiting costs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock at one's own move.

    Attributes:
        time: share (0 … 1) of the talks that has passed.
        left: own offers that the other side can still answer, the one to be made now included; 0 when an offer made
            now would never be answered.
        step: relative time between two own moves.
        final: whether the other side still speaks after one's own last answerable offer, by an offer that can only
            be taken or left. The side that speaks last holds the ultimatum.
        discount: factor on everybody's value of a deal from one own move to the next; 1 when waiting is free.
        lag: relative time from an own offer to the answer; 0 when the other side answers at once.
        cut: chance that the talks end, without a deal, between one own move and the next.
    """

    time: float
    left: int
    step: float
    final: bool = False
    discount: float = 1.0
    cut: float = 0.0
    lag: float = 0.0

    def __post_init__(self) -> None:
        if not 0.0 <= self.time <= 1.0 or self.left < 0 or self.step < 0.0:
            raise ValueError(f"no clock reads time {self.time}, {self.left} offers left, step {self.step}")
        if not 0.0 < self.discount <= 1.0 or not 0.0 <= self.cut < 1.0:
            raise ValueError(f"a discount lies in (0, 1] and a cut chance in [0, 1): {self.discount}, {self.cut}")

    @property
    def keep(self) -> float:
        """What a deal at the next own move is worth as a share of the same deal now, in expectation."""
        return self.discount * (1.0 - self.cut)

    @property
    def kept_at_end(self) -> float:
        """Share (0 … 1) of a deal's worth at the opening that is left at the deadline, in expectation."""
        if self.step <= 0.0:
            return 1.0
        moves: float = 1.0 / self.step
        return float(self.keep**moves)

    def ahead(self, most: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Times (K,) of up to ``most`` of the answerable own offers to come, the next and the last among them,
        and the share (K,) of value kept when a deal waits for each."""
        count = max(1, self.left)
        places = np.arange(count) if count <= most else np.unique(np.linspace(0, count - 1, most).round().astype(int))
        times = np.minimum(1.0, self.time + self.lag + places * self.step)
        return times, np.power(self.keep, places)
