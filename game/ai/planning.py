"""``hard`` and ``expert``: the rest of the talks planned against what the other side may be.

Where ``fair`` follows a curve, these hold every plan for the bids still to come against every type of counterpart that
its moves so far allow (``skill.plans``), ask for what the best plan asks, and sign what beats going on. Beliefs are on
minds, mandates and bent copies of them (``skill.beliefs``). Parts are judged with the rest solved again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from game.ai.ballots import ballots
from game.ai.baselines import ROUNDING, merged
from game.ai.board import Board, set_out
from game.ai.fair import FairBot, Skill
from game.ai.known import Known
from game.ai.memory import Memory
from game.ai.menu import Situation
from game.ai.shortlist import pool_for
from game.ai.signing import Portion
from game.ai.skill.beliefs import Witness, mind_odds
from game.ai.skill.firmness import (
    Firmness,
    Stance,
    awaits_deadline,
    insists,
    last_stand,
    stance,
    until_deadline,
)
from game.ai.skill.minds import MindValuer, by_mandate, minds_for
from game.ai.skill.reading import Reading, read_table
from game.ai.skill.rivals import RIVALS, manners
from game.ai.streams import stream
from game.ai.temper import Temper
from game.ai.tempo import discount, mood
from game.ai.thinking import pause_point
from game.ai.trace import TraceRule
from game.rules.actions import OPEN, Action
from game.rules.view import View
from game.scenario.politics import Tone

AT_THE_TABLE = frozenset(
    {
        TraceRule.ACCEPT,
        TraceRule.ACCEPT_PART,
        TraceRule.ACCEPT_LAST,
        TraceRule.DECLINE,
        TraceRule.BID,
        TraceRule.BID_LOTS,
        TraceRule.BID_LAST,
    }
)
LATE = 0.35  # the last share of the talks, in which the floor falls
REST_HOPE = 0.7  # share of the fair value of what a part leaves open that is still expected
ENOUGH_TO_WAIT = 0.5  # of the aspiration: an offer this good is left standing while another is made
CHEAP_ROUND = 0.85  # share of a deal's worth that a round leaves where holding out comes cheap
YIELDING = Stance(0.0, 0.0)
LOT = 3  # the stream that settles how far it insists; 0 to 2 blur what it reads


@dataclass(frozen=True, slots=True)
class Foresight:
    """How well a level plans. ``learning``: share of what learning the other's type adds that it counts on;
    ``confidence``: factor on what going on is worth; ``blur``: error in reading the other side's weights (sd of a
    log factor); ``anchors``: it takes the other side's concessions from where that began."""

    learning: float
    confidence: float
    blur: float = 0.0
    anchors: bool = False


HARD = Skill("hard", floor=0.86, last_floor=0.3)
EXPERT = Skill("expert", floor=0.83, last_floor=0.3, thrift=0.02)
HARD_FORESIGHT = Foresight(0.5, 0.97)
EXPERT_FORESIGHT = Foresight(0.5, 0.97)
HARD_FIRMNESS = Firmness()
# It reads others better: it holds out for less long, and bears no grudge for a bid that was refused.
EXPERT_FIRMNESS = Firmness(kept=0.75, until=0.35, spurned=None)


class PlanningBot(FairBot):
    def __init__(
        self,
        name: str,
        known: Known,
        seed: int,
        temper: Temper,
        skill: Skill,
        foresight: Foresight,
        firmness: Firmness | None = None,
    ) -> None:
        super().__init__(name, known, seed, temper, skill)
        self.foresight, self.firmness = foresight, firmness
        self._left = discount(known.scenario, known.side)
        self._their_left = discount(known.scenario, known.other)
        self._insists = firmness is not None and insists(firmness, self._their_left)
        self._awaits = firmness is not None and awaits_deadline(firmness, (self._left, self._their_left))
        self._lot = float(stream(seed, known.seat, LOT).random())
        self.minds = minds_for(self.ground)
        blur = None
        if foresight.blur > 0.0:
            rng = stream(seed, known.seat, 1)
            blur = np.exp(foresight.blur * rng.standard_normal(len(self.ground.objectives.column)))
        self._plain = MindValuer(self.ground, blur=blur)
        self._valuer = MindValuer(self.ground, temper.rigidity, blur)
        self._read: tuple[Board, bool, Reading] | None = None
        self._stood: tuple[Board, Stance] | None = None

    @property
    def draws_lots(self) -> bool:
        return super().draws_lots or self.foresight.blur > 0.0 or self._insists

    # -- what it makes of the table --------------------------------------------------------------------------------

    def lay_out(self, view: View, memory: Memory, now: Situation) -> Board:
        pause_point()
        pool = pool_for(self.ground, now.mandate, now.standing, now.settled, self.respect_red)
        values = self.valuer.menu(pool, now)
        odds = mind_odds(Witness(self.ground, self._plain, self.minds, view, memory, now, pool))
        return set_out(self.ground, view, memory, now, pool, values, odds)

    def _by_mandate(self, odds: tuple[float, ...]) -> tuple[tuple[str, float], ...]:
        names = self.ground.mandates[self._known.other]
        if len(odds) == len(names):
            return super()._by_mandate(odds)
        return tuple(zip(names, by_mandate(self.minds, odds, len(names)), strict=True))

    def reading(self, board: Board, *, may_bid: bool) -> Reading:
        """The plans weighed on a board; kept for the decision in progress."""
        if self._read is not None and self._read[0] is board and self._read[1] == may_bid:
            return self._read[2]
        found = read_table(self._known, self.valuer, board, may_bid=may_bid, anchors=self.foresight.anchors)
        self._read = (board, may_bid, found)
        return found

    def note(self, rule: TraceRule, view: View, action: Action | None = None, **facts: object) -> None:
        """Keep a trace; of a move at the table, also what was made of the other side and of waiting."""
        if rule in AT_THE_TABLE and self._read is not None and self._read[0].view is view:
            found = self._read[2]
            facts.setdefault("waiting", self._waiting(found))
            facts.setdefault("rivals", manners(RIVALS, found.types))
        super().note(rule, view, action, **facts)

    def _waiting(self, found: Reading) -> float:
        return self.foresight.confidence * found.outlook.going_on(self.foresight.learning)

    # -- aspiration ------------------------------------------------------------------------------------------------

    def target(self, board: Board) -> float:
        if not len(board.feasible):
            return ROUNDING
        outlook = self.reading(board, may_bid=True).outlook
        target = float(outlook.demands[outlook.best, 0]) * self._mood(board)
        return min(max(target, self._least(board), self._stance(board).bids, ROUNDING), max(board.top, ROUNDING))

    def _stance(self, board: Board) -> Stance:
        """What is asked of a side that does not move, or threatens, or of any while waiting is free; kept for the
        decision in progress."""
        if self.firmness is None:
            return YIELDING
        if self._stood is None or self._stood[0] is not board:
            sides = self._known.side, self._known.other
            held = stance(self.firmness, self.valuer, board, sides, self._left, self._end(board))
            held = held.eased(self._bearable(board))
            if self._awaits:
                held = held.at_least(until_deadline(self.firmness, board, self._left))
            self._stood = (board, held)
        return self._stood[1]

    def _bearable(self, board: Board) -> float:
        """Factor on firmness: the more of a deal a round of holding out would cost, the less of it."""
        return 1.0 if board.last_round else min(1.0, self.kept(board) / CHEAP_ROUND)

    def _mood(self, board: Board) -> float:
        """A persona's factor on what it asks for: 1 for an even temper."""
        temper, other = self.temper, self._known.other
        tones = [tone for at, tone in board.memory.tones[other] if at >= board.view.round - 1]
        wronged = len(board.memory.breaches[other])
        factor = 1.0
        if temper.name:
            factor = mood(temper, Tone.CONCILIATORY in tones, Tone.THREATENING in tones, wronged)
            factor += temper.lift(board.clock)
        if temper.volatility > 0.0:
            rng = stream(self._seed, self._known.seat, -board.view.round % 2**31)
            factor += 0.05 * temper.volatility * float(rng.standard_normal())
        return factor

    def _threshold(self, view: View, board: Board, target: float, may_bid: bool) -> tuple[float, TraceRule]:
        """What an offer must be worth: what going on is expected to bring, and no less than the floor."""
        rule = TraceRule.ACCEPT_LAST if board.last_round else TraceRule.ACCEPT
        if not len(board.feasible):
            return ROUNDING, rule
        waiting = self._waiting(self.reading(board, may_bid=may_bid))
        least = max(self._least(board), self._stance(board).signs, ROUNDING)
        return max(waiting * self._mood(board), least), rule

    def _least(self, board: Board) -> float:
        """What it would rather wait than go below: a share of its fair value that falls only towards the end."""
        left, end = min(1.0, (1.0 - board.clock) / LATE), self._end(board)
        return (end + (max(end, self.skill.floor) - end) * left) * board.fair

    def _end(self, board: Board) -> float:
        """The share of its fair value below which it would rather have no deal in the last round."""
        if self.firmness is None:
            return self.skill.last_floor
        return last_stand(self.firmness, board, self._their_left, self.skill.last_floor, self._lot)

    # -- answers ---------------------------------------------------------------------------------------------------

    def answer(
        self, view: View, board: Board, offered: tuple[Portion, ...], may_decline: bool, may_bid: bool
    ) -> Action | None:
        target = self.target(board)
        threshold, rule = self._threshold(view, board, target, may_bid)
        best: tuple[float, Portion] | None = None
        for portion in offered:
            if self._crosses(portion.package, board):
                continue
            worth = portion.own
            if not portion.complete and len(board.feasible):
                worth += self._rest(board, portion, threshold)
            if portion.own > ROUNDING and (best is None or worth > best[0]):
                best = (worth, portion)
        if best is not None and best[0] >= threshold - ROUNDING:
            whole = best[1].complete or best[1].own >= threshold - ROUNDING
            self._note(rule if whole else TraceRule.ACCEPT_PART, view, board, best[1], threshold)
            return best[1].action
        if not may_decline or (may_bid and best is not None and best[0] >= ENOUGH_TO_WAIT * target):
            return None
        return self._decline(view, board, offered, target, threshold)

    def _rest(self, board: Board, portion: Portion, threshold: float) -> float:
        """What the issues that a portion leaves open are still worth, solved again with the portion in force."""
        fixed = np.array(portion.package, dtype=np.int64)
        open_rows = np.where(fixed != OPEN, OPEN, board.pool.partial[board.feasible])
        values = self.valuer.packages(np.unique(open_rows, axis=0), self._with(board, portion))
        own, other = values.own, values.theirs @ np.asarray(board.odds)
        both = (own > 0.0) & (other > 0.0)
        if not both.any():
            return 0.0
        fair = portion.chance * float(own[int(np.where(both, own * other, -1.0).argmax())])
        return REST_HOPE * min(1.0, max(0.5, threshold / max(board.fair, ROUNDING))) * fair

    def _with(self, board: Board, portion: Portion) -> Situation:
        """The situation once a portion has passed at home."""
        now = board.now
        named = [issue for issue, option in enumerate(portion.package) if option != OPEN]
        passed = ballots(self.valuer, now, portion.package, [named], self._known.other).passed()
        return replace(
            now,
            standing=merged(portion.package, now.standing),
            settled=tuple(closed or issue in named for issue, closed in enumerate(now.settled)),
            supports=(passed[: len(now.supports[0])], passed[len(now.supports[0]) :]),
        )
