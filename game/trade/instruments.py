"""From the instruments of a policy to wedges, and from a solution to who collects what."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from game.trade.accounts import Buffers, account, blank
from game.trade.arrays import BoolArray, FloatArray, LaneIndex, Lanes
from game.trade.base import Base
from game.trade.claims import ClaimedDuty, claimed_duty
from game.trade.newton import Workspace, solve_ad_valorem
from game.trade.outcome import NO_QUOTA, OVER
from game.trade.policies import PolicyLanes
from game.trade.quotas import Quotas, settle
from game.trade.safeguarded import settle_stragglers
from game.trade.screening import Screened, screen


def _absent(value: Lanes) -> bool:
    return isinstance(value, float) and value == 0.0


def _pick(value: Lanes, n: int, lanes: LaneIndex) -> FloatArray:
    """Some lanes of a field, spelled out."""
    if isinstance(value, float):
        return np.full((n, n, lanes.size), value)
    return np.repeat(value, lanes.size, axis=2) if value.shape[2] == 1 else value[:, :, lanes]


@dataclass(frozen=True, slots=True, eq=False)
class Rates:
    """The instruments of a chunk as factors; each one number or lanes (n, n, 1 or m)."""

    claimed: ClaimedDuty
    border: Lanes  # 1 + export tax
    high: Lanes  # user price over border price without a quota or above it
    low: Lanes  # the same inside the quota; equals high where there is no live quota
    live: BoolArray | None  # a quota with usable volume on a positive flow; None when the batch has none
    volume: FloatArray | None  # usable volume relative to the base flow


def rates(base: Base, policy: PolicyLanes) -> Rates:
    """Work out the factors of a chunk.

    Raises ValueError when an in-quota rate exceeds the rate (claims included) above the quota.
    """
    claimed = claimed_duty(
        policy.duty, policy.preferential, policy.claim_floor, policy.claim_ceiling, policy.claim_cost
    )
    border: Lanes = 1.0 if _absent(policy.export_tax) else 1.0 + policy.export_tax
    high: Lanes = 1.0 + claimed.wedge_rate
    if _absent(policy.quota):
        return Rates(claimed, border, high, high, None, None)
    flow = base.V0[:, :, None]
    volume = np.where(flow > 0, np.multiply(policy.quota, policy.fill), 0.0) / np.where(flow > 0, flow, 1.0)
    live = volume > 0.0
    inside = 1.0 + policy.quota_rate
    above = live & np.greater(inside, high)
    if above.any():
        worst = float(np.broadcast_to(inside, above.shape)[above].flat[0]) - 1.0
        raise ValueError(f"quota_rate must not exceed the over-quota rate of its flow, got {worst:g}")
    return Rates(claimed, border, high, np.where(live, inside, high), live, volume)


def solve_policy_chunk(base: Base, policy: PolicyLanes, work: Workspace, buffers: Buffers, lanes: slice) -> None:
    """Solve one chunk of policies and write all results into ``buffers[..., lanes]``.

    ``work`` must hold twice the chunk's lanes when there are quotas.
    """
    at = rates(base, policy)
    flow = {name: array[:, :, lanes] for name, array in buffers.by_flow.items()}
    rent: FloatArray | None = None
    if at.live is None and _absent(policy.specific):
        flow["wedge"][:] = np.multiply(at.high, at.border)
        solved = solve_ad_valorem(base, flow["wedge"], work, flow["quantity"])
        bad = settle_stragglers(base, flow["wedge"], solved)
        flow["duty_rate"][:] = at.claimed.revenue_rate * at.border
        flow["claim_share"][:] = at.claimed.share
    else:
        first = _first_guess(base, policy, at, flow, work)
        solved, bad = first.solved, first.bad
        rent = _settle_complementary(base, policy, at, first, flow, buffers, lanes)
    flow["export_rate"][:] = policy.export_tax
    account(
        base, solved, flow["duty_rate"], work, buffers, lanes,
        export_rate=policy.export_tax, rent_rate=rent, importer_rent=policy.importer_rent,
    )  # fmt: skip
    blank(buffers, lanes, bad)


def _first_guess(base: Base, policy: PolicyLanes, at: Rates, flow: dict[str, FloatArray], work: Workspace) -> Screened:
    """Solutions of both rate regimes; specific duties enter as if producer prices stayed at 1."""
    shape = flow["wedge"].shape
    unit = 0.0 if _absent(policy.specific) else policy.specific
    carrying = base.V0[:, :, None] > 0
    specific = np.broadcast_to((np.greater(unit, 0.0) & carrying).any(axis=(0, 1)), shape[2:])
    low = np.broadcast_to(at.border * at.low + unit, shape)
    if at.live is None or at.volume is None:
        wedge = np.ascontiguousarray(low)
        solved = solve_ad_valorem(base, wedge, work, flow["quantity"])
        bad = settle_stragglers(base, wedge, solved)
        return Screened(solved, bad, np.zeros(shape, dtype=np.int8), specific | bad)
    high = np.broadcast_to(at.border * at.high + unit, shape)
    found = screen(base, low, high, at.live, at.volume, work, flow["quantity"])
    return replace(found, waiting=found.waiting | specific)


def _settle_complementary(
    base: Base,
    policy: PolicyLanes,
    at: Rates,
    first: Screened,
    flow: dict[str, FloatArray],
    buffers: Buffers,
    lanes: slice,
) -> FloatArray:
    """Quotas and specific duties: correct ``first`` and ``flow`` in place; returns the rent rate."""
    shape = flow["wedge"].shape
    live = np.zeros((1, 1, 1), dtype=np.bool_) if at.live is None else at.live
    volume: Lanes = 1.0 if at.volume is None else at.volume
    solved, regime = first.solved, first.regime
    factor = np.where(regime == OVER, at.high, at.low)
    index = np.flatnonzero(first.waiting)
    if index.size:
        quotas = Quotas(
            _pick(at.border, base.n, index),
            None if _absent(policy.specific) else _pick(policy.specific, base.n, index),
            np.broadcast_to(live, shape)[:, :, index],
            _pick(volume, base.n, index),
            _pick(at.low, base.n, index),
            _pick(at.high, base.n, index),
        )
        found = settle(base, quotas, regime[:, :, index], solved.log_price[:, index], solved.log_index[:, index])
        regime[:, :, index] = found.regime
        factor[:, :, index] = found.factor
        solved.log_price[:, index] = found.log_price
        solved.log_index[:, index] = found.log_index
        solved.quantity[:, :, index] = found.quantity
        solved.residual[index] = found.residual
        first.bad[index] = ~found.ok

    inside = np.where(regime == NO_QUOTA, 0.0, 1.0)
    over = regime == OVER
    if over.any():
        np.copyto(inside, volume / solved.quantity, where=over)
    unit: Lanes = 0.0
    if not _absent(policy.specific):
        unit = np.multiply(policy.specific, np.exp(-solved.log_price)[:, None])
    rate = inside * (at.low - 1.0) + (1.0 - inside) * at.claimed.revenue_rate
    flow["duty_rate"][:] = at.border * rate + unit
    flow["claim_share"][:] = (1.0 - inside) * at.claimed.share
    flow["wedge"][:] = at.border * factor + unit
    if buffers.regime is not None:
        buffers.regime[:, :, lanes] = regime
    rent: FloatArray = at.border * inside * (factor - at.low)
    return rent
