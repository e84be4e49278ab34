"""Tariff-rate quotas: which regime each quota is in, found by complementarity.

On a flow with usable volume k = α·K exactly one holds: x < k at the in-quota rate, x = k at a rate between
the two, x > k at the over-quota rate. Each lane is solved in a guessed combination of regimes and every
quota that contradicts its own guess moves to the neighbouring regime. With one quota that is "solve both
rates and the binding case, keep the consistent one". Lanes with several quotas that have not settled after a
few rounds move one quota at a time, the first in order (Murty's least-index rule, which cannot cycle on a
linear complementarity problem with a P-matrix), and as a last resort try every combination. A lane for which
none is consistent is reported as failed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from game.trade.arrays import BoolArray, FloatArray, IntArray, LaneIndex
from game.trade.base import Base
from game.trade.newton import TOLERANCE
from game.trade.outcome import BINDING, OVER, UNDER
from game.trade.safeguarded import Point, pose, solve_safeguarded
from game.trade.screening import SLACK

#: rounds in which every contradicted quota moves, and the most rounds in all
JOINT_ROUNDS = 6
MOST_ROUNDS = 60
#: a lane with more live quotas than this is not enumerated (3^q combinations)
MOST_ENUMERATED = 5


@dataclass(frozen=True, slots=True, eq=False)
class Quotas:
    """Lanes with quotas or specific duties; all arrays (n, n, m), rates as factors on the border price."""

    border: FloatArray  # 1 + export tax
    specific: FloatArray | None
    live: BoolArray  # there is a quota with positive usable volume on a positive flow
    volume: FloatArray  # usable volume relative to the base flow, read where live
    low: FloatArray  # 1 + in-quota rate
    high: FloatArray  # user price over border price above the quota, or without one

    def take(self, lanes: LaneIndex) -> Quotas:
        """The same for some lanes, by index."""
        specific = None if self.specific is None else self.specific[:, :, lanes]
        return Quotas(
            self.border[:, :, lanes], specific, self.live[:, :, lanes], self.volume[:, :, lanes],
            self.low[:, :, lanes], self.high[:, :, lanes],
        )  # fmt: skip


@dataclass(slots=True)
class Settled:
    """Regimes and solution per lane; ``factor`` is the user price over border price, net of specific duty."""

    regime: IntArray
    factor: FloatArray
    log_price: FloatArray
    log_index: FloatArray
    quantity: FloatArray
    residual: FloatArray
    ok: BoolArray


def _solve(base: Base, quotas: Quotas, regime: IntArray, z: FloatArray, log_index: FloatArray) -> Point:
    rate = np.where((regime == UNDER) | (regime == BINDING), quotas.low, quotas.high)
    problem = pose(base, quotas.border * rate, quotas.specific, regime == BINDING, quotas.volume)
    return solve_safeguarded(base, problem, z, log_index)


def _shadow(base: Base, quotas: Quotas, at: Point) -> FloatArray:
    """User price net of the specific duty, over border price."""
    user = base.T0[:, :, None] * np.exp(at.user_price)
    if quotas.specific is not None:
        user -= quotas.specific
    factor: FloatArray = user / (quotas.border * np.exp(at.z)[:, None])
    return factor


def corrected(quotas: Quotas, regime: IntArray, quantity: FloatArray, shadow: FloatArray) -> IntArray:
    """The regimes with every self-contradicting quota moved to its neighbour."""
    new = regime.copy()
    new[(regime == UNDER) & (quantity > quotas.volume * (1 + SLACK))] = BINDING
    new[(regime == OVER) & (quantity < quotas.volume * (1 - SLACK))] = BINDING
    binding = regime == BINDING
    new[binding & (shadow > quotas.high * (1 + SLACK))] = OVER
    new[binding & (shadow < quotas.low * (1 - SLACK))] = UNDER
    return new


def _store(base: Base, quotas: Quotas, into: Settled, lanes: LaneIndex, regime: IntArray, at: Point) -> IntArray:
    """Keep the solution of some lanes; returns the regimes it calls for."""
    shadow = _shadow(base, quotas, at)
    into.regime[:, :, lanes] = regime
    into.factor[:, :, lanes] = shadow
    into.log_price[:, lanes] = at.z
    into.log_index[:, lanes] = at.log_index
    into.quantity[:, :, lanes] = at.quantity
    into.residual[lanes] = at.residual
    moved = corrected(quotas, regime, at.quantity, shadow)
    into.ok[lanes] = (moved == regime).all(axis=(0, 1)) & (at.residual < TOLERANCE)
    return moved


def _first_move(guess: IntArray, moved: IntArray) -> IntArray:
    """Only the first of each lane's moves."""
    differs = (moved != guess).reshape(-1, guess.shape[2])
    first = (np.cumsum(differs, axis=0) == 1) & differs
    return np.where(first.reshape(guess.shape), moved, guess)


def _enumerate(base: Base, quotas: Quotas, into: Settled, lane: int) -> None:
    flows = np.argwhere(quotas.live[:, :, lane])
    if len(flows) > MOST_ENUMERATED:
        return
    combos = list(product((UNDER, BINDING, OVER), repeat=len(flows)))
    copies = np.full(len(combos), lane)
    many = quotas.take(copies)
    regime = np.zeros(many.live.shape, dtype=np.int8)
    for f, (i, j) in enumerate(flows):
        regime[i, j] = [combo[f] for combo in combos]
    start = np.zeros((base.n, len(combos)))
    at = _solve(base, many, regime, start, start)
    fits = (corrected(many, regime, at.quantity, _shadow(base, many, at)) == regime).all(axis=(0, 1))
    good = np.flatnonzero(fits & (at.residual < TOLERANCE))
    if good.size:
        best = good[:1]
        _store(base, many.take(best), into, np.array([lane]), regime[:, :, best], at.take(best))


def settle(base: Base, quotas: Quotas, regime: IntArray, z: FloatArray, log_index: FloatArray) -> Settled:
    """Solve every lane in consistent regimes; ``ok`` is False for lanes where none was found.

    ``regime`` (n, n, m) is the first guess, NO_QUOTA where not live; ``z`` and
    ``log_index`` (n, m) are log prices and price indices to start from.
    """
    m = z.shape[1]
    into = Settled(
        regime.copy(), np.empty(regime.shape), z.copy(), log_index.copy(), np.empty(regime.shape),
        np.full(m, np.inf), np.zeros(m, dtype=np.bool_),
    )  # fmt: skip
    lanes = np.arange(m)
    for count in range(MOST_ROUNDS):
        part = quotas.take(lanes)
        guess = into.regime[:, :, lanes]
        at = _solve(base, part, guess, into.log_price[:, lanes], into.log_index[:, lanes])
        moved = _store(base, part, into, lanes, guess, at)
        # no solution with every supplier of a nearly inelastic market held: let the first one go over
        stalled = ~(at.residual < TOLERANCE) & (moved == guess).all(axis=(0, 1))
        if stalled.any():
            freed = _first_move(guess, np.where(guess == BINDING, np.int8(OVER), guess))
            moved = np.where(stalled, freed, moved)
        open_ = (moved != guess).any(axis=(0, 1))
        lanes = lanes[open_]
        if not lanes.size:
            break
        moved, guess = moved[:, :, open_], guess[:, :, open_]
        into.regime[:, :, lanes] = moved if count < JOINT_ROUNDS else _first_move(guess, moved)
    for lane in np.flatnonzero(~into.ok):
        if quotas.live[:, :, lane].any():
            _enumerate(base, quotas, into, int(lane))
    return into
