"""What of a standing offer could be signed, and what each such portion is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from game.ai.menu import Situation, Valuer
from game.rules.actions import OPEN, Package, Respond
from game.rules.offers import lot_package
from game.rules.state import Offer


@dataclass(frozen=True, slots=True)
class Portion:
    """One way of signing. ``complete``: it settles every open issue. Values as in ``menu.Values``."""

    action: Respond
    package: Package
    complete: bool
    own: float
    other: float
    chance: float
    own_gain: float


def portions(
    offer: Offer, signs: Sequence[Respond], now: Situation, valuer: Valuer, odds: Sequence[float]
) -> tuple[Portion, ...]:
    """Every portion of ``offer`` that ``signs`` (legal signatures) would settle, best for the bot's side first."""
    ways = _ways(offer, signs)
    if not ways:
        return ()
    packages = [lot_package(offer.alternatives[action.alternative], action.lots) for action in ways]
    values = valuer.packages(np.array(packages, dtype=np.int64), now)
    other = values.theirs @ np.asarray(odds)
    found = [
        Portion(
            action,
            package,
            all(closed or option != OPEN for closed, option in zip(now.settled, package, strict=True)),
            float(values.own[row]),
            float(other[row]),
            float(values.chance[row]),
            float(values.own_gain[row]),
        )
        for row, (action, package) in enumerate(zip(ways, packages, strict=True))
    ]
    return tuple(sorted(found, key=lambda portion: -portion.own))


def _ways(offer: Offer, signs: Sequence[Respond]) -> tuple[Respond, ...]:
    """The legal signatures and, for separable alternatives among them, every proper set of two or more lots."""
    ways = list(signs)
    for action in signs:
        lots = len(offer.alternatives[action.alternative].lots)
        if not action.lots:
            ways.extend(
                replace(action, lots=chosen) for size in range(2, lots) for chosen in combinations(range(lots), size)
            )
    return tuple(ways)
