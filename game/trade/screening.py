"""Both rate regimes of every quota, solved first with the fast kernel.

Most lanes end here: all their quotas stay under at the in-quota rates, or all are over at the over-quota
rates. The rest get a first guess of their regimes and a starting point between the two solutions.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.trade.arrays import BoolArray, FloatArray, IntArray
from game.trade.base import Base
from game.trade.newton import Solved, Workspace, solve_ad_valorem
from game.trade.outcome import Regime
from game.trade.safeguarded import settle_stragglers

#: relative slack when a quantity or rate is compared with the limit of its regime
SLACK = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Screened:
    """Solution at one of the two rates per lane, and what is still open; batch along the last axis."""

    solved: Solved
    bad: BoolArray  # (m,) the fast and the careful kernel failed
    regime: IntArray  # (n, n, m) guess
    waiting: BoolArray  # (m,) the guess is not yet known to be consistent
    log_user: FloatArray  # (n, n, m) log relative user price to start from


def screen(
    base: Base,
    low: FloatArray,
    high: FloatArray,
    live: BoolArray,
    volume: FloatArray,
    work: Workspace,
    quantity: FloatArray,
) -> Screened:
    """Solve at ``low`` and ``high`` wedges (n, n, m); ``work`` must hold 2 m lanes, ``quantity`` gets x."""
    m = quantity.shape[2]
    both = np.concatenate((low, high), axis=2)
    amounts = np.empty(both.shape)
    solved = solve_ad_valorem(base, both, work, amounts)
    failed = settle_stragglers(base, both, solved)
    at_low, at_high = amounts[:, :, :m], amounts[:, :, m:]

    with np.errstate(invalid="ignore"):
        over = live & (at_high >= volume * (1 - SLACK)) & (at_low > volume * (1 + SLACK))
        binding = live & (at_low > volume * (1 + SLACK)) & ~over
    regime = np.where(live, np.int8(Regime.UNDER), np.int8(0)) + np.zeros(over.shape, dtype=np.int8)
    regime[over], regime[binding] = Regime.OVER, Regime.BINDING
    any_over, any_binding = over.any(axis=(0, 1)), binding.any(axis=(0, 1))
    all_over = any_over & (over == live).all(axis=(0, 1))

    # weight of the high-rate solution: where the quota lies between the two quantities, in logs
    blend = all_over.astype(np.float64)
    if any_binding.any():
        with np.errstate(divide="ignore", invalid="ignore"):
            place = np.log(volume / at_low) / np.log(at_high / at_low)
        inner = np.where(binding, place, 0.0).sum(axis=(0, 1)) / np.maximum(binding.sum(axis=(0, 1)), 1)
        blend = np.where(any_binding, np.clip(inner, 0.0, 1.0), blend)
    z = solved.log_price[:, :m] * (1 - blend) + solved.log_price[:, m:] * blend
    index = solved.log_index[:, :m] * (1 - blend) + solved.log_index[:, m:] * blend
    residual = np.where(all_over, solved.residual[m:], solved.residual[:m])
    np.copyto(quantity, at_low)
    np.copyto(quantity, at_high, where=all_over)
    log_wedge = np.log(low) * (1 - blend) + np.log(high) * blend
    log_user = log_wedge - np.log(base.T0)[:, :, None] + z[:, None]
    bad = failed[:m] | failed[m:]
    waiting = any_binding | (any_over & ~all_over) | bad
    return Screened(Solved(z, index, quantity, residual), bad, regime, waiting, log_user)
