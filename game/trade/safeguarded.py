"""The careful kernel: specific duties, filled quotas, and whatever plain Newton left open.

Unknowns per lane are the log producer prices z_i and, for each flow held at a quota, its log user price.
User prices are c_ij = p_i·m_ij + s_ij (ad valorem factor m, specific duty s); a held flow keeps x_ij = k_ij
instead and its price is free. Linearising ln x_ij = −σ ln ĉ_ij + (σ−η_j) ln P_j with the new spending
shares s_kj and pass-through β_kj = p_k m_kj / c_kj gives, for each destination,

    dlnP_j · (1 − S_j (σ−η_j)/σ) = Σ_{k free} s_kj β_kj dz_k + Σ_{k held} s_kj r_kj / σ

(S_j the share of held flows, r their residual), so held prices drop out and n equations in z remain.
Steps are halved until the residual falls; if that fails the lane takes a fixed-point step
z_i += residual_i/(σ+ε_i), which for pure ad valorem wedges is a contraction in the maximum norm
(modulus max (σ−η)/(σ+ε) < 1), so those lanes always converge.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.trade.arrays import BoolArray, FloatArray, LaneIndex
from game.trade.base import Base
from game.trade.linear import eliminate
from game.trade.newton import TOLERANCE, Solved

MAX_STEPS = 200
HALVINGS = 12
#: log prices are kept inside this box; no wedge in range comes near it
LOG_BOX = 60.0


@dataclass(slots=True)
class Point:
    """A trial point and everything evaluated there; the batch along the last axis."""

    z: FloatArray  # (n, m) log producer prices
    held_price: FloatArray  # (n, n, m) log relative user price, meaningful where a flow is held
    user_price: FloatArray  # (n, n, m) log relative user price of every flow
    pass_through: FloatArray
    shares: FloatArray
    log_index: FloatArray  # (n, m)
    quantity: FloatArray
    sales: FloatArray  # φ x
    total: FloatArray  # (n, m)
    excess: FloatArray  # (n, m) log excess demand
    gap: FloatArray  # (n, n, m) ln x − ln k on held flows, 0 elsewhere
    merit: FloatArray  # (m,) scaled residual
    residual: FloatArray  # (m,) unscaled


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """Lanes to solve: factor m and specific duty s per flow, held flows and their log quantity."""

    factor: FloatArray  # (n, n, m)
    specific: FloatArray  # (n, n, m)
    held: BoolArray  # (n, n, m)
    log_held: FloatArray  # (n, n, m), read where held

    def take(self, lanes: LaneIndex) -> Problem:
        """The problem restricted to some lanes."""
        return Problem(
            self.factor[:, :, lanes], self.specific[:, :, lanes], self.held[:, :, lanes], self.log_held[:, :, lanes]
        )


def evaluate(base: Base, problem: Problem, z: FloatArray, held_price: FloatArray) -> Point:
    """Demand, clearing residual and quota gap at a trial point."""
    price = np.exp(z)
    ad_valorem = price[:, None] * problem.factor
    user = ad_valorem + problem.specific
    log_user = np.where(problem.held, held_price, np.log(user / base.T0[:, :, None]))
    pass_through = np.where(problem.held, 0.0, ad_valorem / user)
    spend = base.theta * np.exp((1.0 - base.sigma) * log_user)
    nest = spend.sum(axis=0)
    for j in base.empty_destinations:
        nest[j] = 1.0
    log_index = np.log(nest) / (1.0 - base.sigma)
    log_quantity = base.pull * log_index - base.sigma * log_user
    quantity = np.exp(log_quantity)
    sales = base.phi * quantity
    total = sales.sum(axis=1)
    for i in base.empty_origins:
        total[i] = 1.0
    supplied = base.slope * z
    excess = base.weight * np.log(total) - supplied
    for i in base.empty_origins:
        excess[i] = -base.gain[i] * z[i]
    gap = np.where(problem.held, log_quantity - problem.log_held, 0.0)
    widest = np.abs(gap).max(axis=(0, 1))
    merit = np.maximum((np.abs(excess) / base.gain).max(axis=0), widest / base.sigma)
    residual = np.maximum(np.abs(excess).max(axis=0), widest)
    # a NaN is worse than anything, so that it never counts as progress
    np.copyto(merit, np.inf, where=np.isnan(merit))
    np.copyto(residual, np.inf, where=np.isnan(residual))
    return Point(
        z, held_price, log_user, pass_through, spend / nest, log_index, quantity, sales, total, excess, gap,
        merit, residual,
    )  # fmt: skip


def newton_direction(base: Base, held: BoolArray, at: Point) -> tuple[FloatArray, FloatArray]:
    """Newton step (dz, d ln held price) at a point."""
    n = base.n
    held_share = np.where(held, at.shares, 0.0)
    room = 1.0 - held_share.sum(axis=0) * base.pull / base.sigma
    gap_index = (held_share * at.gap).sum(axis=0) / (base.sigma * room)
    weight = base.weight[:, :, None] * at.sales / at.total[:, None]
    free = np.where(held, 0.0, weight)
    moved = at.shares * at.pass_through  # (k, j): pull of p_k on P_j, before quotas
    reaction = free * (base.pull / room)
    system = np.empty((n, n + 1, held.shape[2]))
    system[:, :n] = -(reaction[:, None] * moved[None]).sum(axis=2)
    own = base.sigma * (free * at.pass_through).sum(axis=1) + base.slope
    for i in range(n):
        system[i, i] += own[i]
    for i in base.empty_origins:
        system[i, i] = base.gain[i]
    system[:, n] = at.excess - (weight * at.gap).sum(axis=1) + (free * base.pull * gap_index).sum(axis=1)
    for i in base.empty_origins:
        system[i, n] = at.excess[i]
    dz = eliminate(system, np.empty_like(at.z), np.empty_like(system))
    d_index = (moved * dz[:, None]).sum(axis=0) / room + gap_index
    return dz, np.where(held, (at.gap + base.pull * d_index) / base.sigma, 0.0)


def _merge(target: Point, source: Point, lanes: BoolArray) -> None:
    for name in Point.__slots__:
        np.copyto(getattr(target, name), getattr(source, name), where=lanes)


def _advance(base: Base, problem: Problem, at: Point) -> None:
    """One accepted step for every lane of ``at``, in place."""
    dz, d_held = newton_direction(base, problem.held, at)
    usable = np.isfinite(dz).all(axis=0) & np.isfinite(d_held).all(axis=(0, 1))
    dz = np.where(usable, dz, 0.0)
    d_held = np.where(usable, d_held, 0.0)
    scale = np.ones(at.merit.shape)
    waiting = usable.copy()
    for _ in range(HALVINGS):
        trial = evaluate(
            base, problem, np.clip(at.z + scale * dz, -LOG_BOX, LOG_BOX), at.held_price + scale * d_held
        )
        better = waiting & (trial.merit < at.merit)
        _merge(at, trial, better)
        waiting &= ~better
        if not waiting.any():
            break
        scale *= 0.5
        dz = np.where(waiting, dz, 0.0)
        d_held = np.where(waiting, d_held, 0.0)
    stuck = waiting | ~usable
    if stuck.any():
        trial = evaluate(
            base,
            problem,
            np.clip(at.z + np.where(stuck, at.excess / base.gain, 0.0), -LOG_BOX, LOG_BOX),
            at.held_price + np.where(stuck, at.gap / base.sigma, 0.0),
        )
        # taken even without progress, unless the lane is already at the noise floor
        _merge(at, trial, stuck & (at.residual >= TOLERANCE))


def solve_safeguarded(base: Base, problem: Problem, z: FloatArray, held_price: FloatArray) -> Point:
    """Solve every lane from a starting point; a ``residual`` above TOLERANCE marks failure.

    ``z`` (n, m) and ``held_price`` (n, n, m) are starting values and are not changed.
    """
    with np.errstate(all="ignore"):
        start = np.clip(np.nan_to_num(z, nan=0.0), -LOG_BOX, LOG_BOX)
        result = evaluate(base, problem, start, held_price.copy())
        lanes = np.flatnonzero(~(result.residual < TOLERANCE))
        for _ in range(MAX_STEPS):
            if not lanes.size:
                break
            part = problem.take(lanes)
            at = Point(*(getattr(result, name)[..., lanes] for name in Point.__slots__))
            _advance(base, part, at)
            for name in Point.__slots__:
                getattr(result, name)[..., lanes] = getattr(at, name)
            lanes = lanes[~(at.residual < TOLERANCE)]
    return result


def settle_stragglers(base: Base, wedge: FloatArray, solved: Solved) -> BoolArray:
    """Re-solve, in place, the ad valorem lanes the fast kernel left open; True where that failed too."""
    bad = ~(solved.residual < TOLERANCE)
    if bad.any():
        lanes = np.flatnonzero(bad)
        factor = wedge[:, :, lanes]
        nothing = np.zeros(factor.shape)
        problem = Problem(factor, nothing, nothing.astype(np.bool_), nothing)
        point = solve_safeguarded(base, problem, np.zeros((base.n, lanes.size)), nothing)
        solved.log_price[:, lanes] = point.z
        solved.log_index[:, lanes] = point.log_index
        solved.quantity[:, :, lanes] = point.quantity
        solved.residual[lanes] = point.residual
        bad[lanes] = ~(point.residual < TOLERANCE)
    return bad
