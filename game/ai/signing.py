"""What of a standing offer could be signed, and what each such portion is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from game.ai.amounts import Floats
from game.ai.ballots import ballots
from game.ai.menu import Situation, Valuer
from game.rules.actions import OPEN, Alternative, Package, Respond
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
    worth = np.column_stack([values.own, values.theirs @ np.asarray(odds), values.chance])
    for place, alternative in enumerate(offer.alternatives):
        if len(alternative.lots) > 1:
            rows = [row for row, action in enumerate(ways) if action.alternative == place and len(action.lots) != 1]
            chosen = [ways[row].lots for row in rows]
            worth[rows] = in_lots(alternative, chosen, now, valuer, odds, valuer.ground.known.other)
    found = [
        Portion(
            action,
            package,
            all(closed or option != OPEN for closed, option in zip(now.settled, package, strict=True)),
            float(worth[row, 0]),
            float(worth[row, 1]),
            float(worth[row, 2]),
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


def in_lots(
    alternative: Alternative,
    chosen: Sequence[Sequence[int]],
    now: Situation,
    valuer: Valuer,
    odds: Sequence[float],
    proposer: int,
) -> Floats:
    """What signing sets of lots (none: all of them) is worth to the bot's side and the other, and the chance that all
    pass (W, 3). Each lot has its own votes, one after another."""
    parts = [lot.issues for lot in alternative.lots]
    seen = ballots(valuer, now, alternative.package, parts, proposer).believed(odds)
    worth = np.empty((len(chosen), 3))
    for row, lots in enumerate(chosen):
        order = [np.array([1 << lot]) for lot in lots or range(len(parts))]
        worth[row, :2] = seen.in_turn(order)[:, 0]
        worth[row, 2] = seen.all_pass(order)[0]
    return worth
