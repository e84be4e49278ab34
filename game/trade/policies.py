"""Batched trade policies: what each flow pays, and in which form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from game.trade.arrays import FloatArray, Lanes

LARGEST = float(np.finfo(np.float64).max)


@dataclass(frozen=True, slots=True, eq=False)
class Policies:
    """Instruments on every flow [origin, destination], for a batch of B policies.

    Every field broadcasts to (B, n, n): a number, a matrix (n, n) for the whole batch, or (B, n, n) where
    any axis may be 1. Rates are shares (0.25 is 25 %). The user price of a flow is
    ``p · (1 + export_tax) · (1 + duty) + specific``, with the duty's terms as below.

    duty              ad valorem rate on the border price ``p (1 + export_tax)``; the over-quota rate where
                      there is a quota; None keeps the sector's base duty ``T0 − 1``
    preferential      rate paid by goods that claim the preference (see ``claims``)
    claim_floor       u0, share that claims whatever the margin
    claim_ceiling     ū, largest share that can claim; 0 means no preference
    claim_cost        c̄, upper end of the uniform claim cost, share of border value
    specific          duty per unit, US$ per US$ of base producer value
    export_tax        rate on the producer price, collected by the origin
    quota             volume K of a tariff-rate quota, US$ bn a year at base producer prices; 0 means none,
                      inf means everything enters at ``quota_rate``
    quota_rate        in-quota ad valorem rate
    fill              α, share of the quota that is usable
    importer_rent     ρ, share of the quota rent kept in the destination; the origin keeps 1 − ρ
    """

    duty: npt.ArrayLike | None = None
    preferential: npt.ArrayLike = 0.0
    claim_floor: npt.ArrayLike = 0.0
    claim_ceiling: npt.ArrayLike = 0.0
    claim_cost: npt.ArrayLike = 0.05
    specific: npt.ArrayLike = 0.0
    export_tax: npt.ArrayLike = 0.0
    quota: npt.ArrayLike = 0.0
    quota_rate: npt.ArrayLike = 0.0
    fill: npt.ArrayLike = 1.0
    importer_rent: npt.ArrayLike = 1.0

    @classmethod
    def ad_valorem(cls, rates: npt.ArrayLike) -> Policies:
        """Plain duties: ``rates`` are ad valorem, not relative to the base; shape as for every field."""
        return cls(duty=rates)

    @classmethod
    def stack(cls, policies: Sequence[Policies], base_duty: npt.ArrayLike | None = None) -> Policies:
        """Join policies, each for one cell or a batch, into one batch in order.

        ``base_duty`` stands in for a duty of None when only some of the policies leave it open.
        Raises ValueError when it is needed and missing, or when ``policies`` is empty.
        """
        if not policies:
            raise ValueError("no policies to stack")
        if any(one.duty is not None for one in policies):
            if base_duty is None and any(one.duty is None for one in policies):
                raise ValueError("some policies leave duty open: pass base_duty to stack them with others")
            policies = [one if one.duty is not None else replace(one, duty=base_duty) for one in policies]
        sizes = [one.batch for one in policies]
        joined: dict[str, npt.ArrayLike | None] = {}
        for item in fields(cls):
            values = [getattr(one, item.name) for one in policies]
            if values[0] is None or all(np.ndim(v) == 0 and v == values[0] for v in values):
                joined[item.name] = values[0]
                continue
            arrays = [np.asarray(v, dtype=np.float64) for v in values]
            shape = np.broadcast_shapes((1, 1), *(a.shape[-2:] for a in arrays))
            joined[item.name] = np.concatenate(
                [np.broadcast_to(a, (size, *shape)) for a, size in zip(arrays, sizes, strict=True)]
            )
        return cls(**joined)  # type: ignore[arg-type]

    @property
    def batch(self) -> int:
        """B: the common length of the batched fields, 1 if there are none. Raises ValueError on a mismatch."""
        size = 1
        for name in Policies.__slots__:
            value = getattr(self, name)
            if value is None or isinstance(value, float):
                continue
            shape = np.shape(value)
            if len(shape) not in (0, 2, 3):
                raise ValueError(f"{name} must be a number, (n, n) or (B, n, n), got shape {shape}")
            if len(shape) == 3 and shape[0] != 1:
                if size not in (1, shape[0]):
                    raise ValueError(f"{name} has batch {shape[0]}, other fields have {size}")
                size = shape[0]
        return size


def _require(name: str, value: Lanes, low: float, high: float, rule: str, *, open_low: bool = False) -> None:
    """Refuse a field outside [low, high] (or (low, high]); NaN is outside every range."""
    if isinstance(value, float):
        smallest = largest = value
    elif value.size == 0:
        return
    else:
        smallest, largest = float(value.min()), float(value.max())
    if (low < smallest if open_low else low <= smallest) and largest <= high:
        return
    seen = np.asarray(value)
    bad = seen[~(((seen > low) if open_low else (seen >= low)) & (seen <= high))]
    raise ValueError(f"{name} {rule}, got {float(bad.flat[0]):g}")


@dataclass(frozen=True, slots=True, eq=False)
class PolicyLanes:
    """Checked policy fields with the batch along the last axis; see ``Policies`` for their meaning."""

    size: int
    duty: Lanes
    preferential: Lanes
    claim_floor: Lanes
    claim_ceiling: Lanes
    claim_cost: Lanes
    specific: Lanes
    export_tax: Lanes
    quota: Lanes
    quota_rate: Lanes
    fill: Lanes
    importer_rent: Lanes

    @property
    def quota_free(self) -> bool:
        """Whether no element can have a quota."""
        return isinstance(self.quota, float) and self.quota == 0.0

    def chunk(self, start: int, stop: int) -> PolicyLanes:
        """The lanes from ``start`` to ``stop``; contiguous copies of batched fields."""

        def cut(value: Lanes) -> Lanes:
            if isinstance(value, float) or value.shape[2] == 1:
                return value
            return np.ascontiguousarray(value[:, :, start:stop])

        if start == 0 and stop == self.size:
            return self
        return PolicyLanes(stop - start, *(cut(getattr(self, name)) for name in PolicyLanes.__slots__[1:]))


def _lanes(value: npt.ArrayLike, n: int, name: str) -> Lanes:
    if isinstance(value, float):
        return value
    array = np.asarray(value, dtype=np.float64)
    if array.ndim == 0:
        return float(array)
    if array.ndim == 2:
        array = array[None]
    if array.shape[1] not in (1, n) or array.shape[2] not in (1, n):
        raise ValueError(f"{name} must broadcast to (B, {n}, {n}), got shape {np.shape(value)}")
    return np.broadcast_to(array, (array.shape[0], n, n)).transpose(1, 2, 0)


def to_lanes(policies: Policies, T0: FloatArray) -> PolicyLanes:
    """Check a batch of policies against a sector of n regions and lay it out for the solver.

    Raises ValueError naming the field and the value that breaks its range.
    """
    n = T0.shape[0]
    size = policies.batch
    duty = T0 - 1.0 if policies.duty is None else policies.duty
    lanes = PolicyLanes(
        size,
        _lanes(duty, n, "duty"),
        *(_lanes(getattr(policies, name), n, name) for name in Policies.__slots__[1:]),
    )
    for name in ("duty", "export_tax", "quota_rate", "preferential"):
        _require(name, getattr(lanes, name), -1.0, LARGEST, "must be finite and above -1", open_low=True)
    for name in ("claim_floor", "claim_ceiling", "fill", "importer_rent"):
        _require(name, getattr(lanes, name), 0.0, 1.0, "must be in [0, 1]")
    for name in ("specific", "claim_cost"):
        _require(name, getattr(lanes, name), 0.0, LARGEST, "must be finite and not negative")
    _require("quota", lanes.quota, 0.0, np.inf, "must not be negative")
    if np.greater(lanes.claim_floor, lanes.claim_ceiling).any():
        both = np.broadcast_arrays(lanes.claim_floor, lanes.claim_ceiling)
        worst = both[0][both[0] > both[1]].flat[0]
        raise ValueError(f"claim_floor must not exceed claim_ceiling, got {float(worst):g}")
    return lanes
