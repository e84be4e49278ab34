"""One decision's table: the situation read from a View, and the pool valued in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.ai.amounts import Floats, Packages
from game.ai.belief import Evidence, band_evidence, comparison_evidence, posterior
from game.ai.memory import Memory, PastOffer
from game.ai.menu import Situation, Valuer, Values
from game.ai.pool import Ground, Pool
from game.ai.shortlist import pool_for
from game.rules.actions import OPEN, Alternative, Package
from game.rules.state import Deal, DealStatus
from game.rules.view import View

LEAST_CHANCE = 0.2  # a package that is less likely than this to pass both votes is no serious bid
SIMILARITY = 0.1  # points that a row on which the other side already agrees is worth among equals


@dataclass(frozen=True, eq=False)
class Board:
    """Values of the pool now. ``other`` (B,) is the expected worth to the other side under ``odds``.

    ``feasible`` marks packages worth something to both; ``top`` is the best of them for the bot's side, ``fair`` what
    it has at the believed Nash point; both 0 when nothing is feasible. ``clock`` runs from 0 to 1 over the rounds.
    """

    view: View
    memory: Memory
    now: Situation
    pool: Pool
    values: Values
    odds: tuple[float, ...]
    other: Floats
    feasible: NDArray[np.intp]
    top: float
    fair: float
    other_top: float
    other_fair: float
    clock: float
    rounds: int

    @property
    def last_round(self) -> bool:
        return self.view.round >= self.rounds

    def package(self, row: int) -> Package:
        return tuple(int(option) for option in self.pool.partial[row])


def standing_package(ground: Ground, deals: tuple[Deal, ...]) -> Package:
    """Ratified and pending terms over the status quo: what a further deal builds on."""
    if not deals:
        return ground.known.scenario.status_quo
    package = list(ground.known.scenario.status_quo)
    for deal in deals:
        if deal.status is DealStatus.FAILED:
            continue
        terms = deal.terms if deal.status is DealStatus.PENDING else deal.in_force
        for issue, option in terms:
            package[issue] = option
    return tuple(package)


def situation(ground: Ground, view: View) -> Situation:
    """What values depend on, from a seat's view."""
    scenario = ground.known.scenario
    own = view.own
    if own is None:
        raise ValueError("a bot needs a seat's view")
    supports = [tuple([level for _, level in side.audiences]) for side in view.sides]
    calendar = scenario.calendar
    place = min(max(view.round, 1), len(calendar.weights)) - 1
    share = calendar.after + sum(calendar.weights[place:])
    path = ground.known.compiler.path(view.environment, [event for event, _ in view.happened])
    standing = standing_package(ground, view.deals)
    return Situation(path, standing, view.settled, (supports[0], supports[1]), share, own.mandate)


def lay_out(
    ground: Ground, valuer: Valuer, view: View, memory: Memory, now: Situation, learns: bool, respect_red: bool
) -> Board:
    """Value the pool for a view. ``learns``: move the declared odds by what the other side offered and said."""
    pool = pool_for(ground, now.mandate, now.standing, now.settled, respect_red)
    values = valuer.menu(pool, now)
    odds = _odds(ground, valuer, view, memory, now, values, learns)
    return set_out(ground, view, memory, now, pool, values, odds)


def set_out(
    ground: Ground, view: View, memory: Memory, now: Situation, pool: Pool, values: Values, odds: tuple[float, ...]
) -> Board:
    """The board of a pool that has been valued, under ``odds`` of what the other side wants (one per column)."""
    known = ground.known
    other = values.theirs @ np.asarray(odds)
    serious = (values.own > 0.0) & (other > 0.0)
    passing = serious & (values.chance >= LEAST_CHANCE)
    feasible = passing.nonzero()[0]
    if not len(feasible):
        feasible = serious.nonzero()[0]
    rounds = len(known.scenario.calendar.rounds)
    clock = (view.round - 1) / (rounds - 1) if rounds > 1 else 1.0
    top = fair = other_top = other_fair = 0.0
    if len(feasible):
        ours, theirs = values.own[feasible], other[feasible]
        nash = int((ours * theirs).argmax())
        top, other_top = float(np.maximum.reduce(ours)), float(np.maximum.reduce(theirs))
        fair, other_fair = float(ours[nash]), float(theirs[nash])
    return Board(
        view, memory, now, pool, values, odds, other, feasible, top, fair, other_top, other_fair, clock, rounds
    )


def _odds(
    ground: Ground, valuer: Valuer, view: View, memory: Memory, now: Situation, values: Values, learns: bool
) -> tuple[float, ...]:
    other, odds = ground.known.other, declared_odds(ground, view)
    if view.other_mandate is not None or not learns:
        return odds
    if memory.offers[other]:
        odds = posterior(odds, _evidence(valuer, memory.offers[other], now), values.own_gain, values.their_gains)
    heard = [c for c in view.consults if c.asker == ground.known.side_id and c.answered and not c.refused]
    if heard:
        swings = issue_swings(ground, valuer, now)
        for consult in heard:
            if consult.more is not None and consult.against is not None:
                odds = comparison_evidence(odds, swings, consult.issue, consult.against, consult.more)
            elif consult.low is not None and consult.high is not None:
                odds = band_evidence(odds, swings, consult.issue, consult.low, consult.high)
    return odds


def declared_odds(ground: Ground, view: View) -> tuple[float, ...]:
    """Odds of the other side's mandates before any learning: as declared, or certain once revealed."""
    other = ground.known.other
    if view.other_mandate is not None:
        return tuple(float(mandate == view.other_mandate) for mandate in ground.mandates[other])
    return ground.odds[other]


def _evidence(valuer: Valuer, offers: list[PastOffer], now: Situation) -> list[Evidence]:
    """Distinct offers still about open issues, each by the alternative best for the bot's side."""
    seen: dict[Package, None] = {}
    groups: list[list[int]] = []
    rows: list[Package] = []
    for offer in offers:
        group = []
        for alternative in offer.alternatives:
            package = still_open(alternative, now)
            if package is not None and package not in seen:
                seen[package] = None
                group.append(len(rows))
                rows.append(package)
        if group:
            groups.append(group)
    if not rows:
        return []
    own, theirs = valuer.gains(np.array(rows, dtype=np.int64), now)
    best = [max(group, key=lambda place: float(own[place])) for group in groups]
    return [Evidence(float(own[row]), tuple(theirs[row].tolist())) for row in best]


def still_open(alternative: Alternative, now: Situation) -> Package | None:
    """The alternative's package on issues that are not settled; None when nothing is left."""
    package = alternative.package
    if any(now.settled):
        package = tuple(OPEN if closed else option for option, closed in zip(package, now.settled, strict=True))
    return package if any(option != OPEN for option in package) else None


def issue_swings(ground: Ground, valuer: Valuer, now: Situation) -> Floats:
    """Points (M, I) between an issue's best and worst option for the other side, other issues as they stand."""
    known = valuer.swings
    if known is not None and known[0] is now.path and known[1] == now.standing:
        return known[2]
    gains = valuer.their_gains(_one_by_one(ground, now.standing), now)
    starts = ground.homes.starts
    swings: Floats = (np.maximum.reduceat(gains, starts) - np.minimum.reduceat(gains, starts)).T
    valuer.swings = (now.path, now.standing, swings)
    return swings


@lru_cache(maxsize=64)
def _one_by_one(ground: Ground, standing: Package) -> Packages:
    """Every option of every issue (options of all issues, I), the other issues as they stand."""
    dims = ground.known.scenario.dims
    rows = np.tile(np.array(standing, dtype=np.int64), (sum(dims), 1))
    owner = np.repeat(np.arange(len(dims)), dims)
    rows[np.arange(len(rows)), owner] = np.concatenate([np.arange(size) for size in dims])
    return rows
