"""One move of a bargainer: sign what stands, or make the next offer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from game.ai.bargain.bids import best_bid
from game.ai.bargain.clock import Clock
from game.ai.bargain.domain import Domain, Factor
from game.ai.bargain.estimate import Estimate, OpponentModel
from game.ai.bargain.frontier import Frontier, estimated_frontier
from game.ai.bargain.history import History, rows, standstill
from game.ai.bargain.ladder import Ladder, plan
from game.ai.bargain.levels import LevelModel
from game.ai.bargain.skill import Skill
from game.ai.bargain.tempo import tempo_for
from game.ai.bargain.thresholds import Thresholds, believe
from game.ai.streams import stream

LOOKED_AT = 8  # moments of the way to the end that a continuation value is reckoned over
NEW = 0.12  # own gain given up, while time remains, for an offer that was not made before
PATIENCE = 0.5  # relative time before which beliefs on thresholds are too raw to sign by, while waiting is free
LATELY = 3  # offers of the other side whose mean its last one is expected to match at the least
STILL_HOLDS = 0.5  # share of repeated offers above which the other side counts as standing still
ROUNDING = 1e-9


class MoveRule(StrEnum):
    """What a move rests on."""

    ASPIRATION = "aspiration"  # the next offer on the way down, or an offer that beats it
    CONTINUATION = "continuation"  # an offer that beats what waiting is expected to bring
    END_GAME = "end_game"  # a rung of the ladder of last offers
    HAND_BACK = "hand_back"  # the best of the other side's own offers
    LAST_WORD = "last_word"  # nothing follows: anything better than no deal
    NO_ZONE = "no_zone"  # nothing beats no deal


@dataclass(frozen=True, slots=True)
class Move:
    """A decision with its reasons. Gains are shares of the best package's gain over no deal.

    Attributes:
        accept: sign the standing offer; ``package`` is then that offer.
        package: what is signed or offered next.
        own: own gain of ``package``; other: what it is believed to be worth to the other side (0 … 1).
        aim: own gain that was aimed at, or that the standing offer was held against.
        waiting: expected own gain of not signing; None where it was not reckoned.
        chance: believed chance that ``package`` is accepted; None as above.
        nash: own gain at the believed Nash point.
    """

    accept: bool
    package: tuple[int, ...]
    rule: MoveRule
    own: float
    other: float
    aim: float
    nash: float
    waiting: float | None = None
    chance: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What a bargainer makes of a history: beliefs, the frontier under them, and its Nash point's row."""

    estimate: Estimate
    frontier: Frontier
    nash: int


class Bargainer:
    """Bargains over one domain. ``move`` depends on its arguments, the domain and the seed only."""

    def __init__(
        self, domain: Domain, skill: Skill, *, model: OpponentModel | None = None, seed: int = 0, seat: str = ""
    ) -> None:
        self.domain, self.skill = domain, skill
        self._model = model or LevelModel()
        self._blur: tuple[np.ndarray[tuple[int], np.dtype[np.float64]], ...] = ()
        if skill.noise > 0.0:
            rng = stream(seed, seat, 0)
            self._blur = tuple(np.exp(skill.noise * rng.standard_normal(size)) for size in domain.dims)

    # -- beliefs ---------------------------------------------------------------------------------------------------

    def read(self, history: History) -> Reading:
        """Beliefs after ``history`` and the frontier under them."""
        estimate = self._model.learn(self.domain, history if self.skill.learns else History())
        if self._blur:
            estimate = replace(estimate, factors=tuple(self._blurred(factor) for factor in estimate.factors))
        frontier = estimated_frontier(self.domain, estimate.factors)
        return Reading(estimate, frontier, frontier.nash(estimate.reserve))

    def _blurred(self, factor: Factor) -> Factor:
        table = factor.table
        for axis, issue in enumerate(factor.scope):
            along = [1] * table.ndim
            along[axis] = len(self._blur[issue])
            table = table * self._blur[issue].reshape(along)
        return Factor(factor.scope, table)

    # -- a move ------------------------------------------------------------------------------------------------------

    def move(self, history: History, clock: Clock) -> Move:
        """Sign the standing offer or make the next one.

        Where ``clock.left`` is 0 and nothing better stands, the move still carries an offer for a protocol that wants
        one.
        """
        reading = self.read(history)
        frontier, nash = reading.frontier, float(reading.frontier.own[reading.nash])
        theirs = self.domain.gain(rows(history.theirs, len(self.domain.dims)))
        standing = float(theirs[-1]) if len(theirs) else None
        if frontier.own[0] <= 0.0:
            return self._offer(reading, history, 0.0, MoveRule.NO_ZONE)
        if clock.left == 0:
            if standing is not None and standing > ROUNDING:
                return self._sign(reading, history, standing, 0.0, MoveRule.LAST_WORD)
            return self._offer(reading, history, nash, MoveRule.LAST_WORD)
        aim = self._aim(reading, clock)
        ladder, ending = self._ladder(reading, history, clock, theirs)
        rule = MoveRule.ASPIRATION
        if ladder is not None and ending:
            # One that stands still was not moved by what was offered so far: do not go back up.
            held = standstill(history.theirs) >= STILL_HOLDS
            aim, rule = min(float(ladder.own[0]), aim if held else np.inf), MoveRule.END_GAME
        if standing is not None and standing > ROUNDING:
            # Whom the last offer is made to loses nothing by waiting for it.
            waits = rule is MoveRule.END_GAME and clock.final and ladder is not None and standing < ladder.value
            if standing >= aim - ROUNDING and not waits:
                return self._sign(reading, history, standing, aim, rule)
            if ladder is not None and self._signs(clock, standing, ladder, reading):
                return self._sign(reading, history, standing, ladder.value, MoveRule.CONTINUATION, ladder)
        if ladder is not None and ending:
            if ladder.back:
                return self._hand_back(reading, history, theirs, ladder)
            return self._offer(reading, history, aim, rule, ladder)
        return self._offer(reading, history, aim, rule, ladder)

    def _aim(self, reading: Reading, clock: Clock) -> float:
        """Own gain aimed at on the way down."""
        frontier, nash = reading.frontier, float(reading.frontier.own[reading.nash])
        start = self.skill.opening * float(frontier.own_at(reading.estimate.reserve - reading.estimate.reserve_sd))
        start = min(max(start, nash), float(frontier.own[0]))
        return tempo_for(clock, self.skill).aspiration(clock.time, start, nash)

    def _ladder(
        self, reading: Reading, history: History, clock: Clock, theirs: np.ndarray[tuple[int], np.dtype[np.float64]]
    ) -> tuple[Ladder | None, bool]:
        """The plan of last offers, and whether the end has come so close that it is followed."""
        skill = self.skill
        ending = clock.left <= skill.ladder
        if not ending and not skill.waits:
            return None, False
        beliefs = self._beliefs(reading, history)
        nash = float(reading.frontier.own[reading.nash])
        moments, kept = clock.ahead(LOOKED_AT)
        best = float(theirs.max()) if len(theirs) else None
        steady = float(np.maximum(theirs[-LATELY:], 0.0).mean()) if len(theirs) else 0.0
        least = skill.least * nash
        return plan(reading.frontier, beliefs, moments, kept, least, best, clock.final, steady), ending

    def _beliefs(self, reading: Reading, history: History) -> Thresholds:
        known = reading.estimate.thresholds
        return known if known is not None else believe(self.domain, reading.estimate, history)

    def _signs(self, clock: Clock, standing: float, ladder: Ladder, reading: Reading) -> bool:
        if standing < ladder.value:
            return False
        if clock.left <= self.skill.ladder:
            return True
        return self.skill.waits and (clock.time >= PATIENCE or clock.keep < 1.0)

    # -- what a move carries -----------------------------------------------------------------------------------------

    def _sign(
        self, reading: Reading, history: History, own: float, aim: float, rule: MoveRule, ladder: Ladder | None = None
    ) -> Move:
        package = history.theirs[-1].package
        other = float(reading.estimate.value(np.array([package]))[0])
        waiting = ladder.value if ladder is not None else None
        return Move(True, package, rule, own, other, aim, float(reading.frontier.own[reading.nash]), waiting)

    def _offer(
        self, reading: Reading, history: History, aim: float, rule: MoveRule, ladder: Ladder | None = None
    ) -> Move:
        made = {sent.package for sent in history.ours}
        nash = float(reading.frontier.own[reading.nash])
        least = min(aim, max(self.skill.floor * nash, aim - NEW)) if rule is MoveRule.ASPIRATION else aim
        package = best_bid(self.domain, reading.frontier, reading.estimate, aim, made, least)
        return self._carry(reading, package, aim, rule, ladder)

    def _hand_back(
        self,
        reading: Reading,
        history: History,
        theirs: np.ndarray[tuple[int], np.dtype[np.float64]],
        ladder: Ladder,
    ) -> Move:
        package = history.theirs[int(theirs.argmax())].package
        return self._carry(reading, package, float(ladder.own[0]), MoveRule.HAND_BACK, ladder)

    def _carry(
        self, reading: Reading, package: tuple[int, ...], aim: float, rule: MoveRule, ladder: Ladder | None
    ) -> Move:
        row = np.array([package])
        own, other = float(self.domain.gain(row)[0]), float(reading.estimate.value(row)[0])
        nash = float(reading.frontier.own[reading.nash])
        planned = ladder is not None and rule in (MoveRule.END_GAME, MoveRule.HAND_BACK)
        waiting = ladder.value if ladder is not None else None
        chance = ladder.chance if ladder is not None and planned else None
        return Move(False, package, rule, own, other, aim, nash, waiting, chance)
