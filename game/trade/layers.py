"""Duty layers with precedence: which of several duties on a flow apply, and which part a claim can avoid.

Since 4 June 2025 U.S. sectoral duties do not add up: goods within the automobile duty (Section 232) are
outside the metals duty (Section 232), and goods within either are outside the emergency (IEEPA) duty.
Antidumping and countervailing duty adds on top. A CUSMA claim relieves one named layer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from game.trade.arrays import Lanes
from game.trade.policies import Policies

AUTOS_232 = "autos_232"
METALS_232 = "metals_232"
EMERGENCY = "emergency"

#: exclusive layers, the first that covers a good displaces the rest
PRECEDENCE = (AUTOS_232, METALS_232, EMERGENCY)


@dataclass(frozen=True, slots=True)
class DutyLayer:
    """One duty on a flow.

    ``rate`` is ad valorem. ``coverage`` is the share of the flow's value the layer reaches, of what no
    earlier exclusive layer has taken (an additive layer: of the whole flow). A layer at rate 0 still
    displaces later ones; goods freed from a layer altogether have coverage 0. Both may be arrays, one
    entry per cell of an option grid, broadcast against each other.
    """

    name: str
    rate: npt.ArrayLike
    coverage: npt.ArrayLike = 1.0
    additive: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class StackedDuty:
    """The duty on a flow once its layers are combined: ad valorem rates, numbers or arrays of one shape."""

    duty: Lanes  # without a claim
    preferential: Lanes  # with one
    parts: Mapping[str, Lanes]  # effective rate contributed by each layer

    @property
    def claimable(self) -> Lanes:
        """The part of the duty that a claim avoids."""
        return self.duty - self.preferential


def _number(value: npt.ArrayLike) -> Lanes:
    array = np.asarray(value, dtype=np.float64)
    return float(array) if array.ndim == 0 else array


def stack_duties(
    layers: Iterable[DutyLayer],
    *,
    precedence: Sequence[str] = PRECEDENCE,
    claim_on: str | None = None,
    preferential_rate: npt.ArrayLike = 0.0,
) -> StackedDuty:
    """Combine the layers on one flow.

    Exclusive layers apply in the order of ``precedence``, whatever their order in ``layers``; additive
    ones are added. A claim replaces the rate of layer ``claim_on`` by ``preferential_rate`` (never by a
    higher one). When the layer named is absent nothing can be claimed.
    Raises ValueError for a name used twice, an exclusive layer without precedence, a rate not above -1
    or a coverage outside [0, 1].
    """
    named: dict[str, DutyLayer] = {}
    for layer in layers:
        if layer.name in named:
            raise ValueError(f"duty layer {layer.name!r} appears twice")
        if not layer.additive and layer.name not in precedence:
            raise ValueError(f"exclusive duty layer {layer.name!r} has no place in the precedence {precedence}")
        rate, coverage = np.asarray(layer.rate, dtype=np.float64), np.asarray(layer.coverage, dtype=np.float64)
        if not (np.isfinite(rate).all() and (rate > -1.0).all()):
            raise ValueError(f"duty layer {layer.name!r}: rate must be finite and above -1, got {layer.rate!r}")
        if not ((coverage >= 0.0).all() and (coverage <= 1.0).all()):
            raise ValueError(f"duty layer {layer.name!r}: coverage must be in [0, 1], got {layer.coverage!r}")
        named[layer.name] = layer

    reach: dict[str, Lanes] = {}
    left: Lanes = 1.0
    for name in precedence:
        if name in named and not named[name].additive:
            coverage_here = _number(named[name].coverage)
            reach[name] = left * coverage_here
            left = left * (1.0 - coverage_here)
    reach |= {name: _number(layer.coverage) for name, layer in named.items() if layer.additive}
    parts = {name: reach[name] * _number(layer.rate) for name, layer in named.items()}
    duty: Lanes = 0.0
    for part in parts.values():
        duty = duty + part
    relief: Lanes = 0.0
    if claim_on in named:
        saved = np.maximum(np.subtract(_number(named[claim_on].rate), _number(preferential_rate)), 0.0)
        relief = _number(reach[claim_on] * saved)
    return StackedDuty(duty, duty - relief, parts)


def policies_from_duties(
    duties: Mapping[tuple[int, int], StackedDuty], n: int = 3, *, base_duty: npt.ArrayLike = 0.0, batch: int = 1
) -> Policies:
    """Policies for a grid of ``batch`` cells from stacked duties by flow (origin, destination).

    Flows not named keep ``base_duty``, an (n, n) matrix or one number. Each stacked duty is a number or an
    array of ``batch`` entries. Claim shares, quotas and taxes can then be filled in with
    ``dataclasses.replace``.
    """
    duty = np.broadcast_to(np.asarray(base_duty, dtype=np.float64), (batch, n, n)).copy()
    preferential = duty.copy()
    for (i, j), stacked in duties.items():
        duty[:, i, j] = stacked.duty
        preferential[:, i, j] = stacked.preferential
    return replace(Policies(), duty=duty, preferential=preferential)
