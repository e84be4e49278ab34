"""The calibrated base of a sector: shares, totals and the constants of the equations.

Equations: Armington (1969) demand with CES nests, constant-elasticity supply, in exact hat form
(Dekle, Eaton and Kortum 2007); the layout of the U.S. International Trade Commission's three-region model.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.trade.arrays import FloatArray

#: below this distance from 1 the CES price index loses more digits than the residual bar allows
SIGMA_GAP = 1e-3


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """Constants derived once from a sector's inputs; n regions, arrays read-only.

    ``weight[i] = 1`` and ``slope[i] = epsilon[i]`` for an origin with finite supply elasticity, (0, 1) for
    one whose producer price is fixed (infinite elasticity): the clearing equation is
    ``weight · ln Σ_j φ_ij x_ij − slope · ln p_i = 0``. ``gain = weight · sigma + slope``.
    """

    n: int
    sigma: float
    eta: FloatArray  # (n,)
    epsilon: FloatArray  # (n,), may hold inf
    V0: FloatArray  # (n, n) US$ bn a year at producer prices
    T0: FloatArray  # (n, n)
    spending: FloatArray  # (n,) E0 at user prices
    sales: FloatArray  # (n,) Y0 at producer prices
    revenue: FloatArray  # (n,) duty revenue at base
    theta: FloatArray  # (n, n, 1) origin shares of each destination's spending
    phi: FloatArray  # (n, n, 1) destination shares of each origin's sales
    weight: FloatArray  # (n, 1)
    slope: FloatArray  # (n, 1)
    gain: FloatArray  # (n, 1)
    pull: FloatArray  # (n, 1) sigma − eta per destination
    index_power: FloatArray  # (n, 1): P^(sigma − eta) = U^index_power with U = P^(1 − sigma)
    unit_eta: bool  # demand elasticity 1 everywhere
    fixed_prices: bool  # some origin has infinite supply elasticity
    empty_origins: tuple[int, ...]
    empty_destinations: tuple[int, ...]


def _vector(value: npt.ArrayLike, n: int, name: str) -> FloatArray:
    array = np.asarray(value, dtype=np.float64)
    if array.ndim == 0:
        array = np.full(n, float(array))
    if array.shape != (n,):
        raise ValueError(f"{name} must be a number or have length {n}, got shape {array.shape}")
    return array


def _checked_flows(V0: npt.ArrayLike, T0: npt.ArrayLike) -> tuple[FloatArray, FloatArray]:
    flows = np.array(V0, dtype=np.float64)
    if flows.ndim != 2 or flows.shape[0] != flows.shape[1] or flows.shape[0] == 0:
        raise ValueError(f"V0 must be a square matrix [origin, destination], got shape {flows.shape}")
    if not np.isfinite(flows).all() or (flows < 0).any():
        raise ValueError(f"V0 must be finite and not negative, got {flows.tolist()}")
    if not flows.any():
        raise ValueError("V0 has no positive flow")
    wedges = np.asarray(T0, dtype=np.float64)
    if wedges.ndim and wedges.shape != flows.shape:
        raise ValueError(f"T0 must be a number or have V0's shape {flows.shape}, got {wedges.shape}")
    wedges = np.broadcast_to(wedges, flows.shape).copy()
    if not np.isfinite(wedges).all() or (wedges <= 0).any():
        raise ValueError(f"T0 must be finite and above 0 (it is 1 + duty), got {wedges.tolist()}")
    return flows, wedges


def _checked_elasticities(
    sigma: float, eta: npt.ArrayLike, epsilon: npt.ArrayLike, n: int
) -> tuple[float, FloatArray, FloatArray]:
    sigma = float(sigma)
    if not np.isfinite(sigma) or sigma <= 0:
        raise ValueError(f"sigma must be finite and above 0, got {sigma:g}")
    if abs(sigma - 1.0) < SIGMA_GAP:
        raise ValueError(f"sigma must differ from 1 by at least {SIGMA_GAP:g}, got {sigma:g}")
    demand = _vector(eta, n, "eta")
    for value in demand:
        if not (np.isfinite(value) and value >= 0):
            raise ValueError(f"eta must be finite and not negative, got {value:g}")
        if value > sigma:
            raise ValueError(f"eta must not exceed sigma {sigma:g}, got {value:g}")
    supply = _vector(epsilon, n, "epsilon")
    for value in supply:
        if not value > 0:
            raise ValueError(f"epsilon must be above 0, got {value:g}")
    return sigma, demand, supply


def calibrate(V0: npt.ArrayLike, T0: npt.ArrayLike, sigma: float, eta: npt.ArrayLike, epsilon: npt.ArrayLike) -> Base:
    """Check a sector's inputs and derive its base.

    Raises ValueError naming the offending value: V0 not square, negative or empty; T0 not above 0;
    sigma equal to 1 (or closer than ``SIGMA_GAP``); eta above sigma; epsilon not above 0.
    """
    flows, wedges = _checked_flows(V0, T0)
    n = flows.shape[0]
    sigma, demand, supply = _checked_elasticities(sigma, eta, epsilon, n)

    at_user_prices = flows * wedges
    spending = at_user_prices.sum(axis=0)
    sales = flows.sum(axis=1)
    theta = at_user_prices / np.where(spending > 0, spending, 1.0)
    phi = flows / np.where(sales > 0, sales, 1.0)[:, None]
    finite = np.isfinite(supply)
    weight = finite.astype(np.float64)
    slope = np.where(finite, supply, 1.0)
    pull = sigma - demand
    base = Base(
        n=n,
        sigma=sigma,
        eta=demand,
        epsilon=supply,
        V0=flows,
        T0=wedges,
        spending=spending,
        sales=sales,
        revenue=(flows * (wedges - 1.0)).sum(axis=0),
        theta=theta[:, :, None],
        phi=phi[:, :, None],
        weight=weight[:, None],
        slope=slope[:, None],
        gain=(weight * sigma + slope)[:, None],
        pull=pull[:, None],
        index_power=(pull / (1.0 - sigma))[:, None],
        unit_eta=bool((demand == 1.0).all()),
        fixed_prices=not bool(finite.all()),
        empty_origins=tuple(int(i) for i in np.flatnonzero(sales == 0)),
        empty_destinations=tuple(int(j) for j in np.flatnonzero(spending == 0)),
    )
    for name in Base.__slots__:
        value = getattr(base, name)
        if isinstance(value, np.ndarray):
            value.setflags(write=False)
    return base
