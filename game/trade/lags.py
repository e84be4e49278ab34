"""Lags: how far flows and jobs have moved toward a new equilibrium.

For ledgers, news and displayed jobs only; points use the long-run equilibrium. The share of the remaining
gap closed is about 0.38 in the first year after a change and 0.24 a year after that, which fits trade
elasticities near 0.76 in year one and 1.75–2.25 in the long run (Boehm, Levchenko and Pandalai-Nayar 2023).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.trade.arrays import FloatArray
from game.trade.outcome import TradeOutcome

DAYS_PER_YEAR = 365.0


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Shares of the remaining gap closed per year."""

    first_year: float = 0.38
    later_years: float = 0.24

    def __post_init__(self) -> None:
        for name in ("first_year", "later_years"):
            value = getattr(self, name)
            if not 0.0 <= value <= 1.0:
                raise ValueError(f"{name} must be in [0, 1], got {value:g}")

    def remaining(self, days: float) -> float:
        """Share of the gap still open ``days`` after the change. Raises ValueError for negative days."""
        if not days >= 0.0:
            raise ValueError(f"days must not be negative, got {days:g}")
        years = days / DAYS_PER_YEAR
        opened = (1.0 - self.first_year) ** min(years, 1.0)
        return float(opened * (1.0 - self.later_years) ** max(years - 1.0, 0.0))

    def share(self, start: float, days: float) -> float:
        """Share of the gap open at ``start`` days that closes over the next ``days`` days."""
        before = self.remaining(start)
        return 0.0 if before == 0.0 else 1.0 - self.remaining(start + days) / before


def step_toward(current: FloatArray, target: FloatArray, share: float) -> FloatArray:
    """Values after closing ``share`` of the gap; works on flows, jobs and any array of one shape."""
    moved: FloatArray = current + (target - current) * share
    return moved


def lagged_revenue(outcome: TradeOutcome, flows: FloatArray) -> FloatArray:
    """Revenue level per region when today's duties fall on lagged flows, US$ bn a year, (B, n).

    ``flows`` (B, n, n) are volumes at base producer prices: V0 times the lagged relative quantity. Import
    duty goes to destinations and export tax to origins, at the unit rates of ``outcome``.
    """
    duty = (outcome.unit_duty * flows).sum(axis=1)
    tax = (outcome.unit_export_tax * flows).sum(axis=2)
    revenue: FloatArray = np.add(duty, tax)
    return revenue
