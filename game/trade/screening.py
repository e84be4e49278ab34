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
from game.trade.outcome import BINDING, OVER, UNDER
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
        filled = live & (at_low > volume * (1 + SLACK))
        over = filled & (at_high >= volume * (1 - SLACK))
    binding = filled & ~over
    regime = np.zeros(over.shape, dtype=np.int8)
    np.copyto(regime, UNDER, where=live)
    regime[over] = OVER
    regime[binding] = BINDING
    any_binding, any_filled = binding.any(axis=(0, 1)), filled.any(axis=(0, 1))
    all_over = any_filled & (over == live).all(axis=(0, 1))

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
    bad = failed[:m] | failed[m:]
    return Screened(Solved(z, index, quantity, residual), bad, regime, (any_filled & ~all_over) | bad)
