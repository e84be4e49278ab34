"""What people try against a machine: fixed strategies that must not pay, named ``script:*``.

Each is one idea carried through a whole game. They are yardsticks for the levels, not opponents a player meets.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from game.ai.baselines import ROUNDING, Baseline
from game.ai.bids import latest_offer
from game.ai.board import Board, still_open
from game.ai.known import Known
from game.ai.signing import Portion
from game.ai.trace import TraceRule
from game.rules.actions import Action, Alternative, Propose, Statement, UseMeasure
from game.rules.view import View
from game.scenario.politics import Tone


class Trick(StrEnum):
    REPEAT = "script:repeat"  # one demand for ever, nothing below it
    FIXED_SHARE = "script:fixed_share"  # a fixed share of the best package, first and last
    SPLIT = "script:split"  # meets every offer half way
    CHERRY_PICK = "script:cherry_pick"  # signs each lot it likes, and nothing whole below its demand
    SNIPE = "script:snipe"  # demands the most until the last round, then takes anything
    THREATEN = "script:threaten"  # threatens in every round and concedes late


@dataclass(frozen=True, slots=True)
class Habit:
    """``demand`` and ``least`` are shares of the best feasible package; ``late``: last rounds in which all goes."""

    demand: float
    least: float
    late: int = 0


HABITS = {
    Trick.REPEAT: Habit(0.8, 0.8),
    Trick.FIXED_SHARE: Habit(0.6, 0.6),
    Trick.SPLIT: Habit(0.98, 0.98),
    Trick.CHERRY_PICK: Habit(0.95, 0.7),
    Trick.SNIPE: Habit(0.97, 0.97, late=1),
    Trick.THREATEN: Habit(0.9, 0.7),
}
CLOSE = 0.04  # of the best package: a gap that splitting the difference need not split


class TrickBot(Baseline):
    """One trick, without an opponent model."""

    def __init__(self, trick: Trick, known: Known, seed: int) -> None:
        super().__init__(trick.value, known, seed)
        self.trick, self.habit = trick, HABITS[trick]

    def target(self, board: Board) -> float:
        if self.trick is Trick.SPLIT:
            return max(self._half_way(board), ROUNDING)
        if self.trick is Trick.THREATEN:
            share = self.habit.demand - (self.habit.demand - self.habit.least) * board.clock
            return share * board.top
        return self.habit.demand * board.top

    def _half_way(self, board: Board) -> float:
        """Half way between what it asked for last and what it was offered last, in its own points."""
        asked, offered = (self._latest(board, side) for side in (self._known.side, self._known.other))
        asked = self.habit.demand * board.top if asked is None else asked
        if offered is None:
            return asked
        if asked - offered <= CLOSE * board.top:
            return offered
        return 0.5 * (asked + offered)

    def _latest(self, board: Board, side: int) -> float | None:
        latest = latest_offer(board, side)
        if latest is None:
            return None
        rows = [still_open(alternative, board.now) for alternative in latest.alternatives]
        found = [row for row in rows if row is not None]
        if not found:
            return None
        return float(self.valuer.packages(np.array(found, dtype=np.int64), board.now).own.max())

    def bid(self, view: View, board: Board) -> Propose | None:
        standing = view.offers[self._known.side]
        first = board.memory.offers[self._known.side]
        if self.trick is Trick.REPEAT and first and not any(view.settled):
            bid = Propose(tuple(Alternative(alternative.package) for alternative in first[0].alternatives))
            self.note(TraceRule.BID, view, bid, package=bid.alternatives[0].package)
            return None if standing is not None else bid
        return super().bid(view, board)

    def answer(
        self, view: View, board: Board, offered: tuple[Portion, ...], may_decline: bool, may_bid: bool
    ) -> Action | None:
        least = self.target(board) if self.trick is Trick.SPLIT else self.habit.least * board.top
        if view.round > board.rounds - self.habit.late:
            least = ROUNDING
        for portion in offered:
            if portion.own <= ROUNDING:
                break
            liked = self.trick is Trick.CHERRY_PICK and bool(portion.action.lots) and portion.own > portion.other
            if portion.own >= least - ROUNDING or liked:
                self.note_portion(TraceRule.ACCEPT, view, board, portion, least)
                return portion.action
        return None

    def approach(self, view: View, legal: tuple[Action, ...]) -> Action | None:
        if self.trick is not Trick.THREATEN:
            return super().approach(view, legal)
        threat = Statement(Tone.THREATENING)
        if threat in legal:
            self.note(TraceRule.STATEMENT, view, threat)
            return threat
        for action in legal:
            if isinstance(action, UseMeasure):
                spec = self._known.scenario.measures_by_id[action.measure]
                if not spec.breach and {"retaliation", "escalation"} & set(spec.tags):
                    self.note(TraceRule.MEASURE, view, action)
                    return action
        return None


TRICKS: tuple[str, ...] = tuple(trick.value for trick in Trick)
