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
LATELY = 3  # offers of the other side whose mean its last one is expected to match at the least
STILL_HOLDS = 0.5  # share of repeated offers above which the other side counts as standing still
SIGNS_LATE = 2  # own answerable offers left up to which an offer is signed by continuation value while waiting is free
LAST_OFFERS_FIRST = 2  # own answerable offers at the end that follow the ladder alone: of the side that opens
LAST_OFFERS_SECOND = 1  # … and of the side that hears the last offer, and so can wait for it
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
            planned = self._unhurried(reading, clock, ladder)
            aim, rule = min(planned, aim if held else np.inf), MoveRule.END_GAME
        if standing is not None and standing > ROUNDING:
            # Whom the last offer is made to loses nothing by waiting for it.
            waits = rule is MoveRule.END_GAME and clock.final and ladder is not None and standing < ladder.value
            if standing >= aim - ROUNDING and not waits:
                return self._sign(reading, history, standing, aim, rule)
            if ladder is not None and self._signs(clock, standing, ladder):
                return self._sign(reading, history, standing, ladder.value, MoveRule.CONTINUATION, ladder)
        if ladder is not None and ending:
            if ladder.back and aim <= float(ladder.own[0]) + ROUNDING:
                return self._hand_back(reading, history, theirs, ladder)
            return self._offer(reading, history, aim, rule, ladder)
        return self._offer(reading, history, aim, rule, ladder)

    def _aim(self, reading: Reading, clock: Clock) -> float:
        """Own gain aimed at on the way down."""
        nash = float(reading.frontier.own[reading.nash])
        return tempo_for(clock, self.skill).aspiration(clock.time, self._start(reading), nash)

    def _start(self, reading: Reading) -> float:
        """Own gain asked at first."""
        frontier, nash = reading.frontier, float(reading.frontier.own[reading.nash])
        start = self.skill.opening * float(frontier.own_at(reading.estimate.reserve - reading.estimate.reserve_sd))
        return min(max(start, nash), float(frontier.own[0]))

    def _unhurried(self, reading: Reading, clock: Clock, ladder: Ladder) -> float:
        """Own gain asked by the ladder, but while waiting is free no less than a Boulware curve to its lowest rung.

        Beliefs say of nearly all offers far from the end that they have next to no chance, and are least to be trusted
        there: a low rung costs much against one who would give way soon. The curve ends with the last offers, which
        follow the ladder alone.
        """
        planned = float(ladder.own[0])
        if clock.keep < 1.0:
            return planned
        rest = max(0, clock.left - (LAST_OFFERS_SECOND if clock.final else LAST_OFFERS_FIRST))
        due = clock.time / max(clock.time + rest * clock.step, ROUNDING)
        low = float(ladder.own.min())
        held: float = 1.0 - min(1.0, due) ** (1.0 / self.skill.exponent)
        return max(planned, low + (self._start(reading) - low) * held)

    def _ladder(
        self, reading: Reading, history: History, clock: Clock, theirs: np.ndarray[tuple[int], np.dtype[np.float64]]
    ) -> tuple[Ladder | None, bool]:
        """The plan of last offers, and whether the end has come so close that it is followed."""
        skill = self.skill
        ending = clock.left <= skill.ladder
        if not ending and not (skill.waits and clock.keep < 1.0):
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

    def _signs(self, clock: Clock, standing: float, ladder: Ladder) -> bool:
        """Whether to take what stands for what refusing it is expected to bring; while waiting is free, that keeps."""
        if standing < ladder.value:
            return False
        if clock.keep < 1.0:
            return self.skill.waits or clock.left <= self.skill.ladder
        return clock.left <= min(SIGNS_LATE, self.skill.ladder)

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
