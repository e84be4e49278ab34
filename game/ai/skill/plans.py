"""Plans for the rest of the talks, each held against every type of counterpart: an open-loop look ahead.

A plan is a curve of demands over the bids still to come. Against a type the course of the talks is a sequence of bids,
each signed or not with some chance; its expected worth is a sum over where it ends. Replanning at every move makes up
for what a plan leaves open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.amounts import Floats
from game.ai.prospects import Prospects
from game.ai.skill.rivals import LOGISTIC, Manner, Rival, asks, rises
from game.ai.thinking import pause_point

STARTS = (1.0, 0.97, 0.93, 0.86, 0.79, 0.72, 0.65, 0.58)  # of the best package
ENDS = (1.3, 1.15, 1.0, 0.9, 0.75, 0.5)  # of the fair value
BENDS = (0.3, 1.0, 3.0)  # exponents of the curve between
WASTE = 0.96  # of the frontier: what the other side's bids bring, as its bids are efficient for its own beliefs only
SIGN_WIDTH = 0.02  # of the top: slack in this side's own signing inside a plan
HAZARD = 0.01  # chance a round that talks fail for a reason not foreseen
UNLIKELY = 0.004  # odds below which a type is left out


@dataclass(frozen=True, eq=False)
class Frontier:
    """Undominated (own, other) values now in points, other ascending. ``top`` is the best own value, ``most`` other."""

    own: Floats
    other: Floats
    top: float
    most: float

    def own_at(self, share: Floats) -> Floats:
        """The best own value (points) that gives the other side this share of its most."""
        found: Floats = np.interp(share * self.most, self.other, self.own, right=0.0)
        return found

    def share_at(self, own: Floats) -> Floats:
        """The other side's best share when this side gets ``own`` points."""
        found: Floats = np.interp(own, self.own[::-1], self.other[::-1], right=0.0) / self.most
        return found


def frontier_of(own: Floats, other: Floats) -> Frontier:
    """The frontier of value pairs (B,), at least one of them."""
    order = np.lexsort((own, -other))
    best = np.maximum.accumulate(own[order])
    keep = np.concatenate([[True], best[1:] > best[:-1]])
    rows = order[keep][::-1]
    front_own, front_other = own[rows], other[rows]
    return Frontier(front_own, front_other, float(own.max()), float(other.max()))


@dataclass(frozen=True, slots=True)
class Step:
    """One bid to come: ``ahead`` rounds from now, by this side or the other, at ``clock`` (0-1)."""

    ahead: int
    mine: bool
    clock: float


def steps(round_number: int, rounds: int, *, opens_odd: bool, may_bid: bool) -> tuple[Step, ...]:
    """The bids to come from this side's move in a round on. ``opens_odd``: this side opens the odd rounds.

    ``may_bid``: its bid of the round is still to be made. Without it this is the last response, and the next round
    follows.
    """
    found: list[Step] = []

    def clock(number: int) -> float:
        return (number - 1) / (rounds - 1) if rounds > 1 else 1.0

    if may_bid:
        found.append(Step(0, True, clock(round_number)))
        if (round_number % 2 == 1) == opens_odd:
            found.append(Step(0, False, clock(round_number)))
    for number in range(round_number + 1, rounds + 1):
        first = (number % 2 == 1) == opens_odd
        found.extend(Step(number - round_number, mine, clock(number)) for mine in (first, not first))
    return tuple(found)


@dataclass(frozen=True, eq=False)
class Outlook:
    """Plans (P, own bids to come; points of now), their expected worth (P,), and the same per type (P, K)."""

    demands: Floats
    worth: Floats
    by_type: Floats
    odds: Floats

    @property
    def best(self) -> int:
        return int(self.worth.argmax())

    def going_on(self, learning: float) -> float:
        """What going on is worth: the best plan's worth, raised by a share of what knowing the type would add."""
        known = float(self.by_type.max(axis=0) @ self.odds)
        blind = float(self.worth[self.best])
        return blind + learning * (known - blind)


def curves(count: int, top: float, fair: float) -> Floats:
    """Demand curves (P, count): every start above every end, bent three ways; and flat ones."""
    place = np.linspace(0.0, 1.0, count) if count > 1 else np.zeros(1)
    rows: list[Floats] = []
    for start in STARTS:
        for end in ENDS:
            low = min(end * fair, start * top)
            rows.extend(low + (start * top - low) * (1.0 - place**bend) for bend in BENDS)
    return np.unique(np.array(rows).round(9), axis=0)


@dataclass(frozen=True, slots=True)
class Terms:
    """Where the talks stand: own ``fair`` value, the other side's ``fair_share`` and what it ``asked`` for last (shares
    of its most), and the shares that this side's offers so far have ``given`` it."""

    fair: float
    fair_share: float
    given: tuple[float, ...]
    asked: float


def weigh(
    frontier: Frontier,
    terms: Terms,
    ahead: Prospects,
    timeline: Sequence[Step],
    rivals: Sequence[Rival],
    odds: Floats,
    width: float,
) -> Outlook:
    """Expected worth of every plan against rivals with ``odds`` (K,).

    ``width``: standard error, as a share of its most, in reading what the other side would sign.
    """
    count = sum(step.mine for step in timeline)
    demands = curves(count, frontier.top, terms.fair) if count else np.full((1, 1), terms.fair)
    shares = frontier.share_at(demands)
    worth = np.zeros((len(demands), len(rivals)))
    for column, rival in enumerate(rivals):
        if odds[column] >= UNLIKELY:
            pause_point()
            worth[:, column] = _against(frontier, terms, demands, shares, ahead, timeline, rival, width)
    return Outlook(demands, worth @ odds, worth, odds)


def _against(
    frontier: Frontier,
    terms: Terms,
    demands: Floats,
    shares: Floats,
    ahead: Prospects,
    timeline: Sequence[Step],
    rival: Rival,
    width: float,
) -> Floats:
    """Expected worth (P,) of plans against one type."""
    plans = len(demands)
    alive, total = np.ones(plans), np.zeros(plans)
    given, last = np.tile(np.array(terms.given), (plans, 1)), np.full(plans, terms.asked)
    remembers = rival.manner in (Manner.RECIPROCAL, Manner.HALVING)
    own_bids = now = 0
    for step in timeline:
        if step.ahead > now:
            alive = alive * (ahead.lasts[step.ahead] / max(ahead.lasts[now], 1e-9)) * (1.0 - HAZARD)
            now = step.ahead
        if step.mine:
            share = shares[:, own_bids]
            wanted = asks(rival, step.clock, given, terms.fair_share, last, bidding=False)
            signed = rises(share, wanted, LOGISTIC * width)
            gained = demands[:, own_bids]
            if remembers:
                given = np.concatenate([given, share[:, None]], axis=1)
            own_bids += 1
        else:
            last = asks(rival, step.clock, given, terms.fair_share, last, bidding=True)
            gained = WASTE * frontier.own_at(last)
            least = demands[:, min(own_bids, demands.shape[1] - 1)] if step is not timeline[-1] else np.zeros(plans)
            signed = rises(gained, least, SIGN_WIDTH * frontier.top)
        total += alive * signed * gained * ahead.keeps[now]
        alive = alive * (1.0 - signed)
    return total
