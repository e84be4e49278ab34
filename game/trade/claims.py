"""The exempt share: goods that claim a preference pay the preferential rate, at a cost to the claimant.

Claim costs are uniform on [0, c̄] (share of value) across the goods that could newly claim, so a margin
m = t − t_pref is worth claiming for the share min(m, c̄)/c̄ of them. The wedge is the traders' minimised
cost, hence d(wedge)/dt = 1 − u (envelope theorem).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.trade.arrays import Lanes


@dataclass(frozen=True, slots=True, eq=False)
class ClaimedDuty:
    """Ad valorem rates on border value; each field one number or lanes."""

    wedge_rate: Lanes  # user price over border price, minus 1
    revenue_rate: Lanes  # what the treasury receives
    share: Lanes  # share of the flow that claims, u
    cost_rate: Lanes  # resources spent on claiming; wedge_rate = revenue_rate + cost_rate


def claimed_duty(duty: Lanes, preferential: Lanes, floor: Lanes, ceiling: Lanes, cost: Lanes) -> ClaimedDuty:
    """Wedge, revenue, claim share and claim cost of a duty with a preferential rate.

    ``floor`` u0 claims whatever the margin, ``ceiling`` ū is the most that can qualify, ``cost`` is c̄.
    u = u0 + (ū−u0)·min(m,c̄)/c̄; wedge = (1−u)t + u·t_pref + (ū−u0)·min(m,c̄)²/(2c̄). A margin below zero
    counts as zero; with c̄ = 0 everything that can qualify claims as soon as the margin is positive.
    """
    if isinstance(ceiling, float) and isinstance(floor, float) and ceiling == floor == 0.0:
        return ClaimedDuty(duty, duty, 0.0, 0.0)
    margin = np.maximum(np.subtract(duty, preferential), 0.0)
    reach = np.subtract(ceiling, floor)
    used = np.minimum(margin, cost)
    safe = np.where(np.asarray(cost) > 0, cost, 1.0)
    taken = np.where(np.asarray(cost) > 0, used / safe, margin > 0)
    share = floor + reach * taken
    cost_rate = reach * used * taken / 2.0
    revenue_rate = (1.0 - share) * duty + share * preferential
    return ClaimedDuty(revenue_rate + cost_rate, revenue_rate, share, cost_rate)
