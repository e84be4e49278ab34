"""What was said at the table, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from game.ai.bargain.domain import Packages

STILL = 4  # offers before a standstill is told from chance
LATE = 1.6  # one that stood still until 85 % of the time had passed counts as standing still to the end


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


def standstill(offers: Sequence[Sent]) -> float:
    """How far (0 … 1) a side stands still, waiting to be moved.

    The larger of two shares of offers that repeat the one before them: among the latest third, and among all, later
    ones counting more. Who watches the clock may repeat a first offer for long, but not late in the talks.
    """
    if len(offers) < STILL:
        return 0.0
    pairs = list(pairwise(offers))
    recent = pairs[-max(STILL, len(offers) // 3) + 1 :]
    lately = sum(one.package == other.package for one, other in recent) / len(recent)
    late = sum(other.time**3 - one.time**3 for one, other in pairs if one.package == other.package)
    return max(lately, min(1.0, LATE * late))
