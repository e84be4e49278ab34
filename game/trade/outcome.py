"""What a batch of policies does to a sector."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from game.trade.arrays import BoolArray, FloatArray, IntArray


class Regime(IntEnum):
    """State of a tariff-rate quota on one flow."""

    NO_QUOTA = 0
    UNDER = 1  # usable quota not filled; the in-quota rate applies
    BINDING = 2  # exactly filled; the price lies between the two rates
    OVER = 3  # imports beyond the quota at the over-quota rate


# comparing an array with an IntEnum member costs numpy far more than comparing it with an int
NO_QUOTA, UNDER, BINDING, OVER = (int(regime) for regime in Regime)


class TradeSolveError(RuntimeError):
    """Some elements of a batch have no accepted solution; the message names the first ones."""


@dataclass(frozen=True, slots=True, eq=False)
class TradeOutcome:
    """Long-run equilibrium of B policies in n regions, relative to the sector's base.

    Money is US$ bn a year, changes against the base T0, by region: consumer surplus and duty revenue by
    destination, producer surplus by origin, export tax revenue (inside ``revenue``) by origin, quota rent
    by holder. ``quantity`` is relative to base (1 = unchanged; notional where the base flow is zero).
    Elements that failed hold NaN and are True in ``flagged``.

    price, price_index (B, n)      producer prices p_i and price indices P_j, relative to base
    quantity (B, n, n)             x_ij relative to base, [origin, destination]
    wedge (B, n, n)                user price over producer price
    duty_rate, export_rate         import duty and export tax collected, shares of the producer price (B, n, n)
    claim_share (B, n, n)          share of the flow that enters under the preference
    regime (B, n, n)               ``Regime`` of each flow, int8
    residual (B,)                  largest log excess demand
    flagged (B,)                   True where no accepted solution was found
    """

    price: FloatArray
    price_index: FloatArray
    quantity: FloatArray
    wedge: FloatArray
    duty_rate: FloatArray
    export_rate: FloatArray
    claim_share: FloatArray
    regime: IntArray
    consumer_surplus: FloatArray
    producer_surplus: FloatArray
    revenue: FloatArray
    quota_rent: FloatArray
    welfare: FloatArray
    residual: FloatArray
    flagged: BoolArray

    @property
    def converged(self) -> BoolArray:
        """(B,) True where the element has an accepted solution."""
        return np.logical_not(self.flagged)

    @property
    def unit_duty(self) -> FloatArray:
        """(B, n, n) import duty collected per unit (US$ per US$ of base producer value)."""
        return self.duty_rate * self.price[:, :, None]

    @property
    def unit_export_tax(self) -> FloatArray:
        """(B, n, n) export tax collected per unit."""
        return self.export_rate * self.price[:, :, None]

    def require_solved(self) -> TradeOutcome:
        """Return self, or raise TradeSolveError naming the elements that failed."""
        bad = np.flatnonzero(self.flagged)
        if bad.size:
            shown = ", ".join(str(int(b)) for b in bad[:8])
            raise TradeSolveError(f"{bad.size} of {self.flagged.size} policies have no solution: {shown}")
        return self
