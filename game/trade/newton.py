"""The fast kernel: plain Newton in log producer prices for ad valorem wedges.

Solves ln Σ_j φ_ij x_ij = ε_i ln p_i for the n log prices of every lane at once. With z = ln p,
A_ij = θ_ij T̂_ij^(1−σ) and C_ij = φ_ij T̂_ij^(−σ) constant during the iteration, one step needs only
q_i = exp((1−σ) z_i), U_j = Σ_i A_ij q_i = P_j^(1−σ) and Y_i = Σ_j C_ij P_j^(σ−η_j):
the residual is ln Y_i − (σ+ε_i) z_i. Lanes it cannot settle are left to ``safeguarded``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.trade.arrays import FloatArray
from game.trade.base import Base
from game.trade.linear import eliminate, substitute

#: largest log excess demand accepted as solved
TOLERANCE = 1e-12
#: a step with the Jacobian of the step before multiplies the residual by about the one before that; when the
#: product of the two is below this bound the old factors are good enough
REUSE = 1e-13
MAX_STEPS = 12


class Workspace:
    """Scratch arrays for chunks of at most ``size`` lanes; one per thread, contents undefined between uses."""

    __slots__ = ("pair", "pairs", "system", "vectors")

    def __init__(self, n: int, size: int) -> None:
        self.pairs = np.empty((5, n, n, size))
        self.system = np.empty((2, n, n + 1, size))
        self.vectors = np.empty((9, n, size))
        self.pair = np.empty((2, size))


@dataclass(frozen=True, slots=True, eq=False)
class Solved:
    """One solved chunk, the batch along the last axis; the arrays may be views of a workspace."""

    log_price: FloatArray  # (n, m)
    log_index: FloatArray  # (n, m)
    quantity: FloatArray  # (n, n, m), relative to base
    residual: FloatArray  # (m,), largest log excess demand


def solve_ad_valorem(base: Base, wedge: FloatArray, work: Workspace, quantity: FloatArray) -> Solved:
    """Solve every lane of ``wedge`` (n, n, m), writing relative quantities into ``quantity``.

    Returns log prices, log price indices and residuals as views of the workspace. A residual above
    ``TOLERANCE`` (or NaN) marks a lane that plain Newton did not settle.
    """
    m = wedge.shape[2]
    hat, spend, sell, shares, mix = (work.pairs[a, :, :, :m] for a in range(5))
    system, scratch = (work.system[a, :, :, :m] for a in range(2))
    z, q, nest, index, recip, total, f, step, tmp = (work.vectors[a, :, :m] for a in range(9))
    error, active = (work.pair[a, :m] for a in range(2))
    if base.unit_eta:  # P^(σ−1) = 1/U
        index = recip

    np.divide(wedge, base.T0[:, :, None], out=hat)
    np.log(hat, out=mix)
    np.multiply(mix, -base.sigma, out=mix)
    np.exp(mix, out=quantity)  # T̂^(−σ); turned into the quantity at the end
    np.multiply(quantity, base.phi, out=sell)
    np.multiply(quantity, hat, out=spend)
    np.multiply(spend, base.theta, out=spend)
    z.fill(0.0)

    def residual() -> None:
        np.multiply(z, 1.0 - base.sigma, out=q)
        np.exp(q, out=q)
        np.multiply(spend, q[:, None], out=shares)
        np.add.reduce(shares, axis=0, out=nest)
        for j in base.empty_destinations:
            nest[j] = 1.0
        np.divide(1.0, nest, out=recip)
        if not base.unit_eta:
            np.log(nest, out=index)
            np.multiply(index, base.index_power, out=index)
            np.exp(index, out=index)
        np.multiply(sell, index, out=mix)
        np.add.reduce(mix, axis=1, out=total)
        for i in base.empty_origins:
            total[i] = 1.0
        np.log(total, out=f)
        if base.fixed_prices:
            np.multiply(f, base.weight, out=f)
        np.multiply(z, base.gain, out=tmp)
        np.subtract(f, tmp, out=f)
        np.abs(f, out=tmp)
        np.maximum.reduce(tmp, axis=0, out=error)

    reaction = -(base.weight[:, :, None] * base.pull)

    def build_system() -> None:
        np.multiply(shares, recip, out=shares)
        np.divide(1.0, total, out=total)
        np.multiply(mix, total[:, None], out=mix)
        np.multiply(mix, reaction, out=mix)
        np.multiply(mix[:, 0, None], shares[:, 0], out=system[:, : base.n])
        for j in range(1, base.n):
            np.multiply(mix[:, j, None], shares[:, j], out=scratch[:, : base.n])
            np.add(system[:, : base.n], scratch[:, : base.n], out=system[:, : base.n])
        for i in range(base.n):
            np.add(system[i, i], base.gain[i, 0], out=system[i, i])
        np.copyto(system[:, base.n], f)

    with np.errstate(all="ignore"):
        previous = np.inf
        for _ in range(MAX_STEPS):
            residual()
            worst = error.max()
            if worst < TOLERANCE:
                break
            if worst * previous < REUSE:
                substitute(system, f, step, scratch)
            else:
                build_system()
                eliminate(system, step, scratch)
            # settled lanes stay where they are
            np.greater_equal(error, TOLERANCE, out=active)
            np.multiply(step, active, out=step)
            np.add(z, step, out=z)
            previous = worst
        else:
            residual()
        np.multiply(z, -base.sigma, out=q)
        np.exp(q, out=q)
        np.multiply(quantity, q[:, None], out=quantity)
        np.multiply(quantity, index, out=quantity)
        np.log(nest, out=nest)
        np.divide(nest, 1.0 - base.sigma, out=nest)
    return Solved(z, nest, quantity, error)
