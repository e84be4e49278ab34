"""Welfare parts of a solved chunk, written into the buffers of a whole batch."""

from __future__ import annotations

import numpy as np

from game.trade.arrays import BoolArray, FloatArray, IntArray, Lanes
from game.trade.base import Base
from game.trade.newton import Solved, Workspace
from game.trade.outcome import TradeOutcome


class Buffers:
    """Result arrays of a batch, the batch along the last axis; chunks fill disjoint slices of them."""

    __slots__ = ("by_flow", "by_region", "flagged", "n", "regime", "residual", "size")

    PARTS = ("price", "price_index", "consumer_surplus", "producer_surplus", "revenue", "quota_rent", "welfare")
    FLOWS = ("quantity", "wedge", "duty_rate", "export_rate", "claim_share")

    def __init__(self, n: int, size: int, flows: tuple[str, ...]) -> None:
        self.n, self.size = n, size
        self.by_region: dict[str, FloatArray] = {name: np.empty((n, size)) for name in self.PARTS}
        self.by_flow: dict[str, FloatArray] = {name: np.empty((n, n, size)) for name in flows}
        self.residual: FloatArray = np.empty(size)
        self.flagged: BoolArray = np.empty(size, dtype=np.bool_)
        self.regime: IntArray | None = None

    def outcome(self) -> TradeOutcome:
        """The public outcome: transposed views, and broadcast zeros for what was never in play."""
        shape = (self.size, self.n, self.n)
        regions = {name: array.T for name, array in self.by_region.items()}
        flows = {
            name: self.by_flow[name].transpose(2, 0, 1) if name in self.by_flow else np.broadcast_to(0.0, shape)
            for name in self.FLOWS
        }
        regime = np.broadcast_to(np.int8(0), shape) if self.regime is None else self.regime.transpose(2, 0, 1)
        return TradeOutcome(**regions, **flows, regime=regime, residual=self.residual, flagged=self.flagged)


def _surplus(scale: FloatArray, power: FloatArray, log_value: FloatArray, out: FloatArray) -> None:
    """scale · (e^(power·log_value) − 1)/power per region; scale · log_value at power 0, 0 at power inf."""
    for k in range(out.shape[0]):
        exponent = float(power[k])
        if exponent == 0.0:
            np.multiply(log_value[k], scale[k], out=out[k])
        elif np.isinf(exponent):
            out[k].fill(0.0)
        else:
            np.multiply(log_value[k], exponent, out=out[k])
            np.expm1(out[k], out=out[k])
            np.multiply(out[k], scale[k] / exponent, out=out[k])


def account(
    base: Base,
    solved: Solved,
    duty_rate: FloatArray,
    work: Workspace,
    buffers: Buffers,
    lanes: slice,
    *,
    export_rate: Lanes = 0.0,
    rent_rate: FloatArray | None = None,
    importer_rent: Lanes = 1.0,
) -> None:
    """Write prices and welfare parts of one chunk into ``buffers[..., lanes]``; US$ bn a year.

    Consumer surplus −E0·(P^(1−η)−1)/(1−η), producer surplus Y0·(p^(1+ε)−1)/(1+ε), revenue against base.
    ``duty_rate``, ``export_rate`` and ``rent_rate`` are shares of producer-price value, (n, n, m).
    """
    m = solved.residual.shape[0]
    part = {name: array[:, lanes] for name, array in buffers.by_region.items()}
    np.exp(solved.log_price, out=part["price"])
    np.exp(solved.log_index, out=part["price_index"])
    _surplus(-base.spending, 1.0 - base.eta, solved.log_index, part["consumer_surplus"])
    _surplus(base.sales, 1.0 + base.epsilon, solved.log_price, part["producer_surplus"])

    sales, taken = work.pairs[0, :, :, :m], work.pairs[1, :, :, :m]
    np.multiply(solved.quantity, base.V0[:, :, None], out=sales)
    np.multiply(sales, part["price"][:, None], out=sales)
    np.multiply(sales, duty_rate, out=taken)
    np.add.reduce(taken, axis=0, out=part["revenue"])
    np.subtract(part["revenue"], base.revenue[:, None], out=part["revenue"])
    if not (isinstance(export_rate, float) and export_rate == 0.0):
        np.multiply(sales, export_rate, out=taken)
        np.add(part["revenue"], taken.sum(axis=1), out=part["revenue"])
    if rent_rate is None:
        part["quota_rent"].fill(0.0)
    else:
        np.multiply(sales, rent_rate, out=taken)
        np.multiply(taken, importer_rent, out=sales)
        np.subtract(taken, sales, out=taken)
        np.add(sales.sum(axis=0), taken.sum(axis=1), out=part["quota_rent"])
    welfare = part["welfare"]
    np.add(part["consumer_surplus"], part["producer_surplus"], out=welfare)
    np.add(welfare, part["revenue"], out=welfare)
    np.add(welfare, part["quota_rent"], out=welfare)
    buffers.residual[lanes] = solved.residual


def blank(buffers: Buffers, lanes: slice, bad: BoolArray) -> None:
    """Set every result of the flagged lanes of a chunk to NaN, so that none is used by mistake."""
    buffers.flagged[lanes] = bad
    if bad.any():
        for region in buffers.by_region.values():
            region[:, lanes][:, bad] = np.nan
        for name in ("quantity", "wedge", "duty_rate", "claim_share"):
            if name in buffers.by_flow:
                buffers.by_flow[name][:, :, lanes][:, :, bad] = np.nan
