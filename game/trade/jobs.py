"""Jobs: employment changes of producers, by province or state, and of downstream users.

Short run L0·(p^(1+ε) − 1): employment follows the value of sales. Long run L0·(p^ε − 1): it follows
output. Both from the constant-elasticity supply of ``Sector``; p^ε is output relative to base.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from game.trade.arrays import FloatArray


def _checked(jobs: npt.ArrayLike, price: FloatArray, epsilon: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    n = price.shape[-1]
    employed = np.asarray(jobs, dtype=np.float64)
    if employed.shape not in ((), (n,)) or not (np.isfinite(employed).all() and (employed >= 0).all()):
        raise ValueError(f"jobs must be {n} finite numbers, not negative, got {employed.tolist()}")
    supply = np.asarray(epsilon, dtype=np.float64)
    if supply.shape not in ((), (n,)) or not (np.isfinite(supply).all() and (supply > 0).all()):
        raise ValueError(f"epsilon must be finite and above 0 to tell jobs from prices, got {supply.tolist()}")
    return employed, supply


def short_run_jobs(jobs: npt.ArrayLike, price: FloatArray, epsilon: npt.ArrayLike) -> FloatArray:
    """Change in employment before capacity adjusts, in the unit of ``jobs``.

    ``jobs`` L0 (n,), ``price`` (..., n) relative producer prices, ``epsilon`` (n,). Returns (..., n).
    Raises ValueError for an infinite epsilon, where prices say nothing about output.
    """
    employed, supply = _checked(jobs, price, epsilon)
    change: FloatArray = employed * np.expm1((1.0 + supply) * np.log(price))
    return change


def long_run_jobs(jobs: npt.ArrayLike, price: FloatArray, epsilon: npt.ArrayLike) -> FloatArray:
    """Change in employment once it has followed output; arguments as for ``short_run_jobs``."""
    employed, supply = _checked(jobs, price, epsilon)
    change: FloatArray = employed * np.expm1(supply * np.log(price))
    return change


def split_by_region(change: FloatArray, shares: Mapping[str, float]) -> dict[str, FloatArray]:
    """Spread a national change (B,) over provinces or states by their employment shares.

    Raises ValueError unless the shares are not negative and sum to 1 (within 1e-6).
    """
    total = sum(shares.values())
    if any(share < 0 for share in shares.values()) or abs(total - 1.0) > 1e-6:
        raise ValueError(f"employment shares must be >= 0 and sum to 1, got {dict(shares)} (sum {total:g})")
    return {region: change * share for region, share in shares.items()}


def downstream_cost(cost_share: npt.ArrayLike, price_index: FloatArray) -> FloatArray:
    """Unit cost of user industries relative to base when their input's price index moves.

    ``cost_share`` (U,) is the input's share of each industry's cost, ``price_index`` (B,) the input's
    index in their region. Cobb-Douglas cost, so cost = P^share. Returns (B, U).
    """
    share = np.asarray(cost_share, dtype=np.float64)
    if not ((share >= 0).all() and (share <= 1).all()):
        raise ValueError(f"cost shares must be in [0, 1], got {share.tolist()}")
    cost: FloatArray = np.exp(np.log(np.asarray(price_index))[..., None] * share)
    return cost


def downstream_jobs(
    jobs: npt.ArrayLike, cost_share: npt.ArrayLike, price_index: FloatArray, elasticity: npt.ArrayLike = 1.0
) -> FloatArray:
    """Change in employment of user industries: L0·(cost^(−elasticity) − 1), full pass-through of cost.

    ``jobs`` and ``cost_share`` (U,), ``price_index`` (B,), ``elasticity`` of demand for the users' output,
    number or (U,). Returns (B, U).
    """
    employed = np.asarray(jobs, dtype=np.float64)
    cost = downstream_cost(cost_share, price_index)
    change: FloatArray = employed * (cost ** -np.asarray(elasticity, dtype=np.float64) - 1.0)
    return change
