"""What is believed of the other side's value: the interface every opponent model fills in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import ArrayLike

from game.ai.bargain.domain import Domain, Factor, Floats, value_of
from game.ai.bargain.history import History

if TYPE_CHECKING:
    from game.ai.bargain.thresholds import Thresholds


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """Belief on the other side's value, scaled so that its worst package is about 0 and its best about 1.

    Attributes:
        factors: expected value, a sum of tables.
        error: standard deviation (same scale) of a package's true value about the expected one.
        reserve: believed value of no deal to it (same scale), and its standard deviation.
        weights: believed share (I,) of each issue, for explanations; sums to 1.
        odds: odds of declared types where the model holds such, else empty.
        thresholds: belief on what it takes, where the model infers that along with the value.
    """

    factors: tuple[Factor, ...]
    error: float
    reserve: float
    reserve_sd: float
    weights: tuple[float, ...]
    odds: tuple[float, ...] = ()
    thresholds: Thresholds | None = None

    def value(self, packages: ArrayLike) -> Floats:
        """Expected value (B,) of packages (B, I)."""
        issues = max((issue for factor in self.factors for issue in factor.scope), default=-1) + 1
        array = np.asarray(packages, dtype=np.int64)
        return value_of(self.factors, array.reshape(-1, array.shape[-1] if array.ndim else issues))


class OpponentModel(Protocol):
    """Learns the other side's value from the history; pure, so that a resumed game believes the same."""

    def learn(self, domain: Domain, history: History) -> Estimate:
        """The belief after ``history``. Nothing else may enter it."""
        ...


def issue_shares(tables: Sequence[Floats]) -> tuple[float, ...]:
    """Share (I,) of the total swing that each issue's table decides."""
    swings = np.array([float(table.max() - table.min()) for table in tables])
    total = float(swings.sum())
    if total <= 0.0:
        return (1.0 / max(len(tables), 1),) * len(tables)
    return tuple(float(swing / total) for swing in swings)
