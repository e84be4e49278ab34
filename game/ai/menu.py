"""What every package of a pool would mean now: for the bot's side, for the other as believed, and at both votes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from game.ai.amounts import Floats, Packages
from game.ai.home import Electorate, Gained
from game.ai.pool import Ground, Pool
from game.payoff import Environment
from game.rules.actions import OPEN, Package
from game.scenario.vocabulary import SupportEffect

RIGID = 0.5  # share of an issue's shortfall that full rigidity adds to it
FAILED_VOTE_TEMPERATURE = 0.1  # points that a degree of temperature costs a side that still wants a deal


@dataclass(frozen=True, slots=True)
class Situation:
    """What values depend on. ``share`` is the share of the score still to be decided by a deal signed now.

    ``supports`` are per side (in the order of the sides) and audience.
    """

    path: Environment
    standing: Package
    settled: tuple[bool, ...]
    supports: tuple[tuple[float, ...], tuple[float, ...]]
    share: float
    mandate: str


@dataclass(frozen=True, eq=False)
class Values:
    """Arrays over packages (B,). Gains are points of the package over no further agreement, long run.

    ``own`` is what signing is worth to the bot's side in expected score: the gain's share that can still accrue,
    plus what it does for home support, times the chance of passing both votes, less the price of failing.
    ``theirs`` is the same for the other side under each of its mandates (B, M); ``chance`` that both votes pass.
    """

    own: Floats
    theirs: Floats
    chance: Floats
    own_gain: Floats
    their_gains: Floats
    own_chance: Floats
    their_chance: Floats


class Valuer:
    """Values packages for one seat. Holds constants of the scenario only.

    ``rigidity`` (per issue, 0-1): how much worse a persona feels about giving way on an issue than its mandate does.
    ``blur`` (objectives,): factors by which the bot misreads what the other side's objectives are worth to it.
    """

    def __init__(
        self,
        ground: Ground,
        rigidity: tuple[float, ...] = (),
        blur: Floats | None = None,
        slip: Floats | None = None,
    ) -> None:
        self.ground = ground
        known = ground.known
        scenario = known.scenario
        self._side, self._other = known.side, known.other
        self.politics = scenario.dynamics.politics_weight
        self._theirs = ground.objectives.matrix(ground.weights[known.other])
        if blur is not None:
            self._theirs = self._theirs * blur[:, None]
        self._own = {
            mandate: ground.objectives.vector(weights) * (1.0 if slip is None else slip)
            for mandate, weights in zip(ground.mandates[known.side], ground.weights[known.side], strict=True)
        }
        self._both: dict[str, Floats] = {}
        self.blame = self.politics * _support_lost(ground) + FAILED_VOTE_TEMPERATURE * 4.0
        self._reserve = _reserved_amounts(ground)
        self._rigidity = np.asarray(rigidity, dtype=np.float64)
        self._rigid = bool(self._rigidity.any())
        self._reluctance: dict[str, Floats] = {}
        self.swings: tuple[Environment, Package, Floats] | None = None
        """The other side's swings (M, I) last worked out, for what path and package (``board.issue_swings``)."""

    def menu(self, pool: Pool, now: Situation) -> Values:
        """Values of a whole pool."""
        felt = self._felt(pool.partial, now.mandate)
        return self._values(pool.gained(now.path), pool.electorate, now, felt)

    def packages(self, partial: Packages, now: Situation) -> Values:
        """Values of a few partial packages (B, I), -1 for issues left as they stand."""
        draft = self.ground.drafts.of(partial, now.standing)
        found = draft.gained(now.path, self.ground.book)
        return self._values(found, draft.electorate, now, self._felt(draft.changed, now.mandate))

    def over_time(self, partial: Package, now: Situation, supports: Floats, shares: Floats) -> Floats:
        """What a package is worth to the bot's side (L,) when it is signed at each of L later times.

        ``supports`` (audiences, L) and ``shares`` (L,) are as in ``Situation``, everything else as it is now.
        """
        draft = self.ground.drafts.of(np.array([partial], dtype=np.int64), now.standing)
        gained = draft.gained(now.path, self.ground.book)
        felt = self._felt(draft.changed, now.mandate)
        gain = float(gained.amounts[:, 0] @ self._own[now.mandate]) - self._reserved(now)[0]
        gain -= 0.0 if felt is None else float(felt[0])
        first, second = self.ground.homes.chances_over(gained, draft.electorate, supports)
        chance = first * second
        politics = self.politics * float(gained.mean[self._side, 0])
        worth: Floats = chance * (shares * gain + politics) - (1.0 - chance) * self.blame
        return worth

    def own_gain(self, partial: Package, now: Situation) -> float:
        """``own_gains`` of one package, which is looked at again and again as the situation moves."""
        draft = self.ground.drafts.of(np.array([partial], dtype=np.int64), now.standing)
        gained = draft.gained(now.path, self.ground.book).amounts[:, 0]
        return float(gained @ self._own[now.mandate]) - self._reserved(now)[0]

    def own_gains(self, partial: Packages, now: Situation) -> Floats:
        """Points (B,) that partial packages gain the bot's side over no further agreement, ratified or not."""
        gains: Floats = self._gained(partial, now) @ self._own[now.mandate] - self._reserved(now)[0]
        return gains

    def their_gains(self, partial: Packages, now: Situation) -> Floats:
        """Points (B, M) that partial packages gain the other side under each of its mandates."""
        gains: Floats = self._gained(partial, now) @ self._theirs - self._reserved(now)[1]
        return gains

    def gains(self, partial: Packages, now: Situation) -> tuple[Floats, Floats]:
        """``own_gains`` and ``their_gains`` at once."""
        gained = self._gained(partial, now)
        own, theirs = self._reserved(now)
        return gained @ self._own[now.mandate] - own, gained @ self._theirs - theirs

    def _gained(self, partial: Packages, now: Situation) -> Floats:
        """Amounts (B, objectives) that partial packages add to what stands."""
        standing = np.array([now.standing], dtype=np.int64)
        rows = np.concatenate([np.where(partial == OPEN, standing, partial), standing])
        amounts = self.ground.book.at(now.path, rows)
        gained: Floats = amounts[:-1] - amounts[-1]
        return gained

    def package(self, partial: Package, now: Situation) -> Values:
        return self.packages(np.array([partial], dtype=np.int64), now)

    def position(self, environment: Environment, package: Package, mandate: str) -> tuple[float, Floats]:
        """Points of a complete package: own, and the other side's under each mandate (M,)."""
        amounts = self.ground.book.at(environment, np.array([package], dtype=np.int64))[0]
        return float(amounts @ self._own[mandate]), amounts @ self._theirs

    def _felt(self, partial: Packages, mandate: str) -> Floats | None:
        """Points (B,) that a rigid persona takes off the options packages name."""
        if not self._rigid:
            return None
        if mandate not in self._reluctance:
            self._reluctance[mandate] = self._reluctant_points(mandate)
        felt = np.zeros(len(partial))
        for issue, row in enumerate(self._reluctance[mandate]):
            chosen = partial[:, issue]
            felt += np.where(chosen == OPEN, 0.0, row[np.maximum(chosen, 0)])
        return felt

    def _reluctant_points(self, mandate: str) -> Floats:
        """Points (I, options) by which an option falls short of the issue's best, times the rigidity on it."""
        scenario, compiler = self.ground.known.scenario, self.ground.known.compiler
        quo = scenario.status_quo
        points = np.zeros((len(scenario.issues), max(scenario.dims)))
        for issue in np.flatnonzero(self._rigidity):
            rows = [(*quo[:issue], option, *quo[issue + 1 :]) for option in range(scenario.dims[issue])]
            amounts = self.ground.book.at(compiler.opening_path(), np.array(rows, dtype=np.int64))
            gains = amounts @ self._own[mandate]
            points[issue, : len(rows)] = RIGID * self._rigidity[issue] * (gains.max() - gains)
        return points

    def _values(self, gained: Gained, electorate: Electorate, now: Situation, felt: Floats | None) -> Values:
        support = np.array([*now.supports[0], *now.supports[1]])
        chances = self.ground.homes.chances(gained, electorate, support)
        chance = chances[0] * chances[1]
        gains, worth = self._passed(gained, now, felt)
        worth *= chance
        lost = 1.0 - chance
        lost *= self.blame
        worth -= lost
        own_chance, their_chance = chances[self._side], chances[self._other]
        return Values(worth[0], worth[1:].T, chance, gains[0], gains[1:].T, own_chance, their_chance)

    def once_passed(self, gained: Gained, now: Situation, changed: Packages) -> Floats:
        """What packages are worth (1 + M, B) once both votes have passed, to the bot's side and to the other under each
        of its mandates. ``changed`` (B, I) are their options, -1 where nothing changes."""
        return self._passed(gained, now, self._felt(changed, now.mandate))[1]

    def _passed(self, gained: Gained, now: Situation, felt: Floats | None) -> tuple[Floats, Floats]:
        """Gains in points of the package, and what it is worth with home support counted (1 + M, B)."""
        gains = self._weights(now.mandate) @ gained.amounts
        if self._reserve is not None:
            reserve_own, reserve_theirs = self._reserved(now)
            gains -= np.concatenate([[reserve_own], reserve_theirs])[:, None]
        politics = self.politics * gained.mean
        worth = now.share * gains
        worth[0] += politics[self._side]
        worth[1:] += politics[self._other]
        if felt is not None:
            worth[0] -= now.share * felt
        return gains, worth

    def _weights(self, mandate: str) -> Floats:
        """Points per unit (1 + M, objectives): the own side's, then the other's under each of its mandates."""
        known = self._both.get(mandate)
        if known is None:
            known = self._both[mandate] = np.vstack([self._own[mandate], self._theirs.T])
        return known

    def _reserved(self, now: Situation) -> tuple[float, Floats]:
        """Points by which the reservation values of pure bargaining exceed the standing package's."""
        if self._reserve is None or any(now.settled):
            return 0.0, np.zeros(self._theirs.shape[1])
        own, theirs, base = self._reserve
        return own - float(base @ self._own[now.mandate]), theirs - base @ self._theirs


@lru_cache(maxsize=64)
def valuer_for(ground: Ground, rigidity: tuple[float, ...]) -> Valuer:
    """The valuer of a seat that reads the other side right, shared by the bots of one process."""
    return Valuer(ground, rigidity)


def _support_lost(ground: Ground) -> float:
    """Support points that a failed vote costs a side."""
    rules = ground.known.scenario.ratification
    if rules is None:
        return 0.0
    return sum(max(0.0, -effect.delta) for effect in rules.on_fail if isinstance(effect, SupportEffect))


def _reserved_amounts(ground: Ground) -> tuple[float, float, Floats] | None:
    """(own reservation, the other's, amounts at the status quo) in pure bargaining; None elsewhere."""
    known = ground.known
    scenario = known.scenario
    if not scenario.pure:
        return None
    own, theirs = scenario.sides[known.side].reservation, scenario.sides[known.other].reservation
    row = np.array([scenario.status_quo], dtype=np.int64)
    base = ground.book.at(Environment(), row)[0]
    quo_own = own if own is not None else float(base @ ground.objectives.vector(ground.weights[known.side][0]))
    quo_theirs = (
        theirs if theirs is not None else float(base @ ground.objectives.vector(ground.weights[known.other][0]))
    )
    return quo_own, quo_theirs, base
