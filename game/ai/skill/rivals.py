"""How the other side may play: types of bargainers, and how far each explains what it has done.

Thresholds are shares of what the best feasible package would be worth to the other side, as believed, so that they
mean the same as values shrink over the rounds. Types follow the families of the bargaining literature: time-dependent
concession (Faratin, Sierra and Jennings 1998), reciprocation, splitting the difference, fixed demands, takers and
snipers, and a peer that asks for a fair share at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from game.ai.amounts import Floats

BID_SD = 0.06  # of the top; how far a bid may lie from what its type would ask
READ_SD = 0.07  # of the top; how far the other side's value of a package may lie from what is believed of it
FORGET = 0.85  # an observation counts this much of the next one: play changes
SLIP = 0.02  # chance that a move says nothing of the type
GOODWILL = 0.36  # share of the way down that a reciprocator goes by itself over the talks
LOGISTIC = 0.55  # scale of a logistic step with the spread of a standard deviation of 1


class Manner(StrEnum):
    CLOCK = "clock"
    RECIPROCAL = "reciprocal"
    HALVING = "halving"
    FIXED = "fixed"
    TAKER = "taker"
    SNIPER = "sniper"
    PEER = "peer"


_ANCHORED = frozenset({Manner.CLOCK, Manner.RECIPROCAL, Manner.FIXED})
LOWEST_START, HIGHEST_START = 0.3, 1.05


@dataclass(frozen=True, slots=True)
class Rival:
    """A type. ``floor`` is a share of the fair value, ``hard`` and ``start`` of the best; ``odds`` its prior weight."""

    manner: Manner
    odds: float
    start: float = 0.98
    floor: float = 0.9
    exponent: float = 1.0
    hard: float = 0.0


RIVALS: tuple[Rival, ...] = (
    Rival(Manner.CLOCK, 0.08, floor=0.5, exponent=3.0),
    Rival(Manner.CLOCK, 0.08, start=0.9, floor=0.6, exponent=4.0),
    Rival(Manner.CLOCK, 0.08, floor=0.8, exponent=2.2),
    Rival(Manner.CLOCK, 0.12, floor=0.8, exponent=1.5),
    Rival(Manner.CLOCK, 0.08, floor=0.9, exponent=1.5),
    Rival(Manner.CLOCK, 0.08, floor=0.9, exponent=1.0),
    Rival(Manner.CLOCK, 0.06, floor=0.95, exponent=0.5),
    Rival(Manner.CLOCK, 0.10, floor=0.9, exponent=0.3),
    Rival(Manner.CLOCK, 0.08, floor=1.0, exponent=0.3, hard=0.67),
    Rival(Manner.CLOCK, 0.04, floor=1.0, exponent=0.5, hard=0.9),
    Rival(Manner.RECIPROCAL, 0.12, floor=0.75),
    Rival(Manner.HALVING, 0.1),
    Rival(Manner.FIXED, 0.02, start=0.6),
    Rival(Manner.FIXED, 0.02, start=0.75),
    Rival(Manner.FIXED, 0.02, start=0.95),
    Rival(Manner.TAKER, 0.02),
    Rival(Manner.SNIPER, 0.02),
    Rival(Manner.PEER, 0.50),
)


@dataclass(frozen=True, slots=True)
class Told:
    """An offer: what it would be worth to the rival, and how many offers it had ``heard`` from the side across."""

    clock: float
    value: float
    heard: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of past play, oldest first, values as shares of the other side's top.

    ``bids``: its own offers. ``refused``: this side's offers, which it did not sign.
    """

    bids: tuple[Told, ...]
    refused: tuple[Told, ...]

    @property
    def given(self) -> tuple[float, ...]:
        """What this side's offers so far would have given it."""
        return tuple(offer.value for offer in self.refused)


def asks(rival: Rival, clock: float, given: Floats, fair: float, last: Floats, *, bidding: bool) -> Floats:
    """What a type asks for (P,) at ``clock``, when offers so far gave it ``given`` (P, n) and it last asked ``last``.

    ``bidding``: what it would propose; otherwise what it would sign.
    """
    count = len(last)
    match rival.manner:
        case Manner.CLOCK:
            end = max(rival.floor * fair, rival.hard)
            begin = max(rival.start, end)
            level = end + (begin - end) * (1.0 - clock ** (1.0 / rival.exponent))
            return np.full(count, level)
        case Manner.RECIPROCAL:
            end = rival.floor * fair
            received = given.max(axis=1) - given[:, 0] if given.shape[1] > 1 else np.zeros(count)
            return np.maximum(end, rival.start - received - GOODWILL * clock * (rival.start - end))
        case Manner.HALVING:
            if not given.shape[1]:
                return np.full(count, rival.start)
            return np.maximum(0.5 * (last + given[:, -1]), given[:, -1])
        case Manner.FIXED:
            return np.full(count, rival.start)
        case Manner.TAKER:
            return np.full(count, rival.start if bidding else 0.02)
        case Manner.SNIPER:
            return np.full(count, 0.05 if not bidding and clock > 0.85 else rival.start)
        case Manner.PEER:
            eager = bidding and clock <= 0.0
            return np.full(count, rival.start if eager else 0.97 * fair)


def anchored(rivals: Sequence[Rival], seen: Seen) -> tuple[Rival, ...]:
    """Types that began where the other side did: its first bid says little of its type, but is where it comes from."""
    if not seen.bids:
        return tuple(rivals)
    first = min(max(seen.bids[0].value, LOWEST_START), HIGHEST_START)
    return tuple(replace(rival, start=first) if rival.manner in _ANCHORED else rival for rival in rivals)


def manners(rivals: Sequence[Rival], odds: Floats) -> tuple[tuple[str, float], ...]:
    """Odds of each manner of bargaining, likeliest first."""
    total: dict[str, float] = {}
    for rival, chance in zip(rivals, odds.tolist(), strict=True):
        total[rival.manner.value] = total.get(rival.manner.value, 0.0) + chance
    return tuple(sorted(total.items(), key=lambda pair: (-pair[1], pair[0])))


def rises(values: Floats, at: Floats | float, width: float) -> Floats:
    """Logistic step from 0 to 1 around ``at``."""
    step: Floats = 1.0 / (1.0 + np.exp(-np.clip((values - at) / width, -30.0, 30.0)))
    return step


def suspects(rivals: Sequence[Rival], seen: Seen, fair: float, unsure: float) -> Floats:
    """Odds (K,) of each type after what was seen. ``unsure``: extra reading error from unknown priorities."""
    width = float(np.hypot(BID_SD, unsure))
    odds = np.log(np.array([rival.odds for rival in rivals]))
    given = np.array([seen.given])
    for place, rival in enumerate(rivals):
        weight = 1.0
        last = np.array([rival.start])
        for number, bid in reversed(list(enumerate(seen.bids))):
            before = np.array([seen.bids[number - 1].value]) if number else last
            expected = asks(rival, bid.clock, given[:, : bid.heard], fair, before, bidding=True)[0]
            fit = np.exp(-0.5 * ((bid.value - expected) / width) ** 2)
            odds[place] += weight * np.log((1.0 - SLIP) * fit + SLIP)
            weight *= FORGET
        for number, offer in enumerate(seen.refused):
            before = np.array([seen.bids[offer.heard - 1].value]) if offer.heard else last
            wanted = asks(rival, offer.clock, given[:, : number + 1], fair, before, bidding=False)
            signing = rises(np.array([offer.value]), wanted, LOGISTIC * width)[0]
            odds[place] += np.log((1.0 - SLIP) * (1.0 - signing) + SLIP)
    odds -= odds.max()
    chances: Floats = np.exp(odds)
    chances /= chances.sum()
    return chances
