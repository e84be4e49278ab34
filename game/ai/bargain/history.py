"""What was said at the table, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from game.ai.bargain.domain import Packages


@dataclass(frozen=True, slots=True)
class Sent:
    """One offer: a complete package, the relative time (0 … 1) at which it was made, and at which it was answered.

    Times order offers of both sides; ``answered`` below 0 means at once.
    """

    package: tuple[int, ...]
    time: float
    answered: float = -1.0

    @property
    def judged(self) -> float:
        """When the other side decided on it."""
        return self.answered if self.answered >= 0.0 else self.time


@dataclass(frozen=True, slots=True)
class History:
    """Offers of both sides, oldest first. Every offer of ``ours`` has been refused; the last of ``theirs`` stands."""

    ours: tuple[Sent, ...] = field(default=())
    theirs: tuple[Sent, ...] = field(default=())

    def standing(self) -> Sent | None:
        return self.theirs[-1] if self.theirs else None


def rows(offers: Sequence[Sent], issues: int) -> Packages:
    """Packages (B, I) of offers."""
    return np.array([offer.package for offer in offers], dtype=np.int64).reshape(-1, issues)


def times(offers: Sequence[Sent]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Relative times (B,) of offers."""
    return np.array([offer.time for offer in offers], dtype=np.float64)


def judged(offers: Sequence[Sent]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Relative times (B,) at which offers were answered."""
    return np.array([offer.judged for offer in offers], dtype=np.float64)
