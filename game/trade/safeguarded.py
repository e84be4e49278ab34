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
#: log prices are kept inside this box, where exp() is finite; a specific duty that chokes off the sales of an
#: origin with very inelastic supply can push its price to exp(−200)
LOG_BOX = 600.0


@dataclass(slots=True, eq=False)
class Point:
    """A trial point and everything evaluated there; the batch along the last axis."""

    z: FloatArray  # (n, m) log producer prices
    held_price: FloatArray  # (n, n, m) log relative user price where a flow is held, 0 elsewhere
    user_price: FloatArray  # (n, n, m) log relative user price of every flow
    pass_through: FloatArray  # (n, n, m)
    shares: FloatArray  # (n, n, m)
    log_index: FloatArray  # (n, m)
    quantity: FloatArray  # (n, n, m)
    weights: FloatArray  # (n, n, m) destination shares of each origin's sales
    excess: FloatArray  # (n, m) log excess demand
    gap: FloatArray  # (n, n, m) ln x − ln k on held flows, 0 elsewhere
    merit: FloatArray  # (m,) scaled residual
    residual: FloatArray  # (m,) unscaled

    def take(self, lanes: LaneIndex) -> Point:
        """The point restricted to some lanes."""
        return Point(*(getattr(self, name)[..., lanes] for name in Point.__slots__))

    def put(self, lanes: LaneIndex | BoolArray, source: Point, which: BoolArray | None = None) -> None:
        """Overwrite some lanes by (the lanes ``which`` of) another point."""
        for name in Point.__slots__:
            values = getattr(source, name)
            getattr(self, name)[..., lanes] = values if which is None else values[..., which]


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """Lanes to solve, all arrays (n, n, m)."""

    log_factor: FloatArray  # log of the ad valorem factor over the base wedge
    unit: FloatArray | None  # specific duty over the base wedge; None when there is none
    free: FloatArray  # 1 where demand sets the quantity, 0 where a quota holds it
    held: FloatArray  # 1 − free
    log_held: FloatArray  # log of the quantity held, 0 where free

    def take(self, lanes: LaneIndex) -> Problem:
        """The problem restricted to some lanes."""
        unit = None if self.unit is None else self.unit[:, :, lanes]
        return Problem(
            self.log_factor[:, :, lanes], unit, self.free[:, :, lanes], self.held[:, :, lanes],
            self.log_held[:, :, lanes],
        )  # fmt: skip


def pose(
    base: Base,
    factor: FloatArray,
    specific: FloatArray | None = None,
    held: BoolArray | None = None,
    volume: FloatArray | None = None,
) -> Problem:
    """A problem from user price factors, specific duties and the flows held at a relative volume."""
    hats = base.T0[:, :, None]
    fixed = np.zeros(factor.shape) if held is None else held.astype(np.float64)
    log_held = np.zeros(factor.shape)
    if held is not None and volume is not None:
        np.log(volume, out=log_held, where=held)
    return Problem(np.log(factor / hats), None if specific is None else specific / hats, 1.0 - fixed, fixed, log_held)


def evaluate(base: Base, problem: Problem, z: FloatArray, held_price: FloatArray) -> Point:
    """Demand, clearing residual and quota gap at a trial point."""
    log_user = z[:, None] + problem.log_factor
    pass_through = problem.free
    if problem.unit is not None:
        ad_valorem = np.exp(log_user)
        user = ad_valorem + problem.unit
        pass_through = problem.free * (ad_valorem / user)
        log_user = np.log(user)
    log_user = problem.free * log_user + held_price
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
    excess = base.weight * np.log(total) - base.slope * z
    gap = problem.held * (log_quantity - problem.log_held)
    widest = np.abs(gap).max(axis=(0, 1))
    size = np.abs(excess)
    merit = np.maximum((size / base.gain).max(axis=0), widest / base.sigma)
    residual = np.maximum(size.max(axis=0), widest)
    return Point(
        z, held_price, log_user, pass_through, spend / nest, log_index, quantity, sales / total[:, None],
        excess, gap, merit, residual,
    )  # fmt: skip


def newton_direction(base: Base, problem: Problem, at: Point) -> tuple[FloatArray, FloatArray]:
    """Newton step (dz, d ln held price) at a point."""
    n = base.n
    held_share = problem.held * at.shares
    room = 1.0 - held_share.sum(axis=0) * (base.pull / base.sigma)
    gap_index = (held_share * at.gap).sum(axis=0) / (base.sigma * room)
    weight = base.weight[:, :, None] * at.weights
    free = problem.free * weight
    moved = at.shares * at.pass_through  # (k, j): pull of p_k on P_j, before quotas
    reaction = free * (base.pull / room)
    system = np.empty((n, n + 1, at.merit.shape[0]))
    np.negative((reaction[:, None] * moved).sum(axis=2), out=system[:, :n])
    own = base.sigma * (free * at.pass_through).sum(axis=1) + base.slope
    for i in range(n):
        system[i, i] += own[i]
    system[:, n] = at.excess + (free * (base.pull * gap_index) - weight * at.gap).sum(axis=1)
    dz = eliminate(system, np.empty_like(at.z), np.empty_like(system))
    d_index = (moved * dz[:, None]).sum(axis=0) / room + gap_index
    return dz, problem.held * ((at.gap + base.pull * d_index) / base.sigma)


def _boxed(z: FloatArray) -> FloatArray:
    return np.minimum(np.maximum(z, -LOG_BOX), LOG_BOX)


def _advance(base: Base, problem: Problem, at: Point, open_: BoolArray) -> Point:
    """One accepted step for the open lanes; the others keep their point.

    A step that is NaN, or leads to NaN, is never better, so it ends as a fixed-point step.
    """
    dz, d_held = newton_direction(base, problem, at)
    if not open_.all():
        dz, d_held = np.where(open_, dz, 0.0), np.where(open_, d_held, 0.0)
    trial = evaluate(base, problem, _boxed(at.z + dz), at.held_price + d_held)
    waiting = open_ & ~(trial.merit < at.merit)
    if not waiting.any():
        return trial
    moved = open_ & ~waiting
    at.put(moved, trial, moved)
    scale = 1.0
    for _ in range(HALVINGS):
        lanes = np.flatnonzero(waiting)
        if not lanes.size:
            break
        scale *= 0.5
        trial = evaluate(
            base, problem.take(lanes),
            _boxed(at.z[:, lanes] + scale * dz[:, lanes]), at.held_price[:, :, lanes] + scale * d_held[:, :, lanes],
        )  # fmt: skip
        better = trial.merit < at.merit[lanes]
        at.put(lanes[better], trial, better)
        waiting[lanes[better]] = False
    stuck = np.flatnonzero(waiting)
    if stuck.size:
        z = at.z[:, stuck] + at.excess[:, stuck] / base.gain
        held_price = at.held_price[:, :, stuck] + at.gap[:, :, stuck] / base.sigma
        at.put(stuck, evaluate(base, problem.take(stuck), _boxed(z), held_price))
    return at


def solve_safeguarded(base: Base, problem: Problem, z: FloatArray, log_index: FloatArray) -> Point:
    """Solve every lane from a starting point; a ``residual`` not below TOLERANCE marks failure.

    ``z`` and ``log_index`` (n, m) are log producer prices and price indices to start from; a held flow
    starts at the user price at which that index would demand just its quantity.
    """
    with np.errstate(all="ignore"):
        price = problem.held * ((base.pull * log_index - problem.log_held) / base.sigma)
        at = evaluate(base, problem, _boxed(z), price)
        lost = ~np.isfinite(at.merit)
        if lost.any():
            at = evaluate(base, problem, np.where(lost, 0.0, _boxed(z)), np.where(lost, 0.0, price))
        done: Point | None = None
        lanes = np.arange(z.shape[1])
        for _ in range(MAX_STEPS):
            open_ = ~(at.residual < TOLERANCE)
            count = int(open_.sum())
            if not count:
                break
            if 2 * count <= lanes.size:
                if done is None:
                    done = at
                else:
                    done.put(lanes, at)
                keep = np.flatnonzero(open_)
                lanes, problem, at = lanes[keep], problem.take(keep), at.take(keep)
                open_ = np.ones(count, dtype=np.bool_)
            at = _advance(base, problem, at, open_)
    if done is None:
        return at
    done.put(lanes, at)
    return done


def settle_stragglers(base: Base, wedge: FloatArray, solved: Solved) -> BoolArray:
    """Re-solve, in place, the ad valorem lanes the fast kernel left open; True where that failed too."""
    bad = ~(solved.residual < TOLERANCE)
    if bad.any():
        lanes = np.flatnonzero(bad)
        start = np.zeros((base.n, lanes.size))
        point = solve_safeguarded(base, pose(base, wedge[:, :, lanes]), start, start)
        solved.log_price[:, lanes] = point.z
        solved.log_index[:, lanes] = point.log_index
        solved.quantity[:, :, lanes] = point.quantity
        solved.residual[lanes] = point.residual
        bad[lanes] = ~(point.residual < TOLERANCE)
    return bad
