"""``fair`` and ``easy``: they take the other side for its declared average, concede as the clock demands, and explain.

Bids walk the believed frontier under an aspiration whose tempo comes from what waiting costs (``tempo``); the floor is
0.8 of the believed Nash value while time remains; the last moves maximise expected value (``endgame``).
A persona bends anchor, tempo, mood and rigidity. Levels differ in skill, never in information.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from game.ai.baselines import ROUNDING, merged
from game.ai.bids import best_row, latest_offer
from game.ai.board import Board, issue_swings
from game.ai.cabinet import heeding
from game.ai.conduct import THRIFT, Conduct
from game.ai.endgame import best_last_bid
from game.ai.known import Known
from game.ai.negotiator import Negotiator
from game.ai.prospects import kept_a_round
from game.ai.reasons import shortfall
from game.ai.signing import Portion
from game.ai.splitting import Split, best_split, loose_split
from game.ai.streams import stream
from game.ai.temper import Temper
from game.ai.tempo import a_round_later, discount, exponent, mood, pressed_clock
from game.ai.trace import TraceRule
from game.rules.actions import OPEN, Action, Alternative, Consult, Package, Pledge, Propose, Respond
from game.rules.view import View
from game.scenario.model import Rule
from game.scenario.politics import Tone

MOST_ALTERNATIVES = 3
CONTESTED = 2  # refusals, or rounds without a signature, after which a package is split into lots
UNSURE = 0.75  # odds of the likeliest mandate below which a consult may pay
ANSWERED = 0.5  # odds that its own bid is answered before the round ends, so that refusing costs no time
PART_CHANCE = 0.95  # of the whole's odds at both votes: a part that is likelier to fail spoils the rest


@dataclass(frozen=True, slots=True)
class Skill:
    """What a level can do. ``noise`` blurs its reading of what the other side's objectives are worth
    to it (standard deviation of a log factor, the same all game long), ``slip`` its reading of its own; below
    ``thrift`` points per unit of capital it sees no use in a measure."""

    name: str
    learns: bool = True
    noise: float = 0.0
    opening: float = 0.97
    floor: float = 0.8
    last_floor: float = 0.3  # of the Nash value: below it, it would rather have no deal even at the end
    haste: float = 1.0  # factor on the concession exponent
    counts_types: bool = True  # plays the end by expected value
    offers_choices: bool = True
    offers_lots: bool = True
    composes_lots: bool = True  # so that the votes at home carry one another
    slip: float = 0.0
    thrift: float = THRIFT


FAIR = Skill("fair", learns=False, thrift=0.6, composes_lots=False)
EASY = Skill(
    "easy",
    learns=False,
    noise=0.6,
    slip=0.45,
    thrift=1.0,
    opening=0.9,
    floor=0.5,
    haste=4.0,
    counts_types=False,
    offers_choices=False,
    offers_lots=False,
)


class FairBot(Negotiator):
    def __init__(self, name: str, known: Known, seed: int, temper: Temper, skill: Skill) -> None:
        super().__init__(name, known, seed, temper, skill.noise, skill.slip)
        self.conduct = Conduct(self.ground, temper, skill.thrift, seed)
        self.skill = skill
        self.learns = skill.learns
        self._aim: tuple[Board, float] | None = None
        self._kept: tuple[Board, float] | None = None
        self._exponent = exponent(discount(known.scenario, known.side), temper.patience) * skill.haste
        self._later = a_round_later(known.scenario, known.side)

    # -- aspiration ----------------------------------------------------------------------------------------------

    def target(self, board: Board) -> float:
        """What this side aims for now; worked out once for a board, which is asked for it again and again."""
        if self._aim is None or self._aim[0] is not board:
            self._aim = (board, self._aspiration(board))
        return self._aim[1]

    def _aspiration(self, board: Board) -> float:
        temper = self.temper
        other = self._known.other
        tones = [tone for at, tone in board.memory.tones[other] if at >= board.view.round - 1]
        wronged = len(board.memory.breaches[other])
        factor = mood(temper, Tone.CONCILIATORY in tones, Tone.THREATENING in tones, wronged)
        if temper.volatility > 0.0:
            rng = stream(self._seed, self._known.seat, -board.view.round % 2**31)
            factor += 0.05 * temper.volatility * float(rng.standard_normal())
        start = (self.skill.opening + 0.06 * (temper.anchor - 0.5)) * board.top
        floor = (self.skill.floor + 0.2 * (temper.anchor - 0.5)) * board.fair
        clock = pressed_clock(board, self.kept(board))
        clock = clock + temper.reciprocity * 0.25 * (self._matched(board) - clock) * (1.0 - clock)
        left: float = 1.0 - max(0.0, clock) ** (1.0 / self._exponent)
        target = floor + max(0.0, start - floor) * left
        return min(max(target * factor, ROUNDING), max(board.top, ROUNDING))

    def kept(self, board: Board) -> float:
        """Share of a deal's worth that waiting a round leaves; worked out once for a board."""
        if self._kept is None or self._kept[0] is not board:
            self._kept = (board, kept_a_round(self._known.scenario, self.valuer, board))
        return self._kept[1]

    def _matched(self, board: Board) -> float:
        """How far (0-1) the other side's offers have come from this side's nothing to its Nash value."""
        best = self._best_offered(board)
        if best is None or board.fair <= 0.0:
            return 0.0
        return float(min(1.0, max(0.0, best / board.fair)))

    def _best_offered(self, board: Board) -> float | None:
        offers = board.memory.offers[self._known.other][-3:]
        rows = [
            tuple(OPEN if shut else o for o, shut in zip(alternative.package, board.now.settled, strict=True))
            for offer in offers
            for alternative in offer.alternatives
        ]
        if not rows:
            return None
        return float(self.valuer.packages(np.array(rows, dtype=np.int64), board.now).own.max())

    def _demand(self, board: Board) -> float | None:
        """What the other side's latest offer would be worth to it, as believed."""
        latest = latest_offer(board, self._known.other)
        if latest is None:
            return None
        rows = np.array([alternative.package for alternative in latest.alternatives], dtype=np.int64)
        rows[:, np.array(board.now.settled)] = OPEN
        values = self.valuer.packages(rows, board.now)
        return float((values.theirs @ np.asarray(board.odds)).max())

    # -- answers -------------------------------------------------------------------------------------------------

    def answer(
        self, view: View, board: Board, offered: tuple[Portion, ...], may_decline: bool, may_bid: bool
    ) -> Action | None:
        target = self.target(board)
        threshold, rule = self._threshold(view, board, target, may_bid)
        acceptable = [portion for portion in offered if not self._crosses(portion.package, board)]
        for portion in acceptable:
            if portion.own <= ROUNDING:
                break
            enough = portion.own >= threshold - ROUNDING
            part = not portion.complete and self._part_reaches(board, portion, max(threshold, target))
            if enough or part:
                self._note(rule if enough else TraceRule.ACCEPT_PART, view, board, portion, threshold)
                return portion.action
        if not may_decline:
            return None
        best = acceptable[0].own if acceptable else -np.inf
        if may_bid and best >= 0.5 * target:
            return None
        return self._decline(view, board, offered, target, threshold)

    def _threshold(self, view: View, board: Board, target: float, may_bid: bool) -> tuple[float, TraceRule]:
        """What an offer must be worth: the aspiration, as it would count a round later, or in the last round what going
        on is expected to bring."""
        if not board.last_round:
            kept = self.kept(board)
            if may_bid:
                kept = ANSWERED + (1.0 - ANSWERED) * kept
            return target * self._later * kept, TraceRule.ACCEPT
        least = self.skill.last_floor * (1.0 + self.temper.grudge) * board.fair
        if not self.skill.counts_types:
            return max(least, ROUNDING), TraceRule.ACCEPT_LAST
        if not may_bid or not len(board.feasible):
            return max(least, ROUNDING), TraceRule.ACCEPT_LAST
        last = best_last_bid(board, self._demand(board), least)
        return max(least, last[1] if last else 0.0, ROUNDING), TraceRule.ACCEPT_LAST

    def _crosses(self, package: Package, board: Board) -> bool:
        return any(
            option not in (OPEN, board.now.standing[issue]) and self._known.red[issue][option]
            for issue, option in enumerate(package)
        )

    def _part_reaches(self, board: Board, portion: Portion, target: float) -> bool:
        """Whether a part reaches the target with the rest filled in, and its vote is no worse a bet than the whole."""
        if not len(board.feasible):
            return True
        row = best_row(board, target, None)
        if portion.chance < PART_CHANCE * float(board.values.chance[row]):
            return False
        filled = merged(portion.package, board.package(row))
        return float(self.valuer.package(filled, board.now).own[0]) >= 0.97 * target

    def _decline(
        self, view: View, board: Board, offered: tuple[Portion, ...], target: float, threshold: float
    ) -> Respond:
        """A refusal, with what is wrong with the best alternative and what that was held against."""
        offer = view.offers[self._known.other]
        whole = [portion for portion in offered if not portion.action.lots]
        best = max(whole, key=lambda one: (not self._crosses(one.package, board), one.own), default=None)
        place = best.action.alternative if best is not None else 0
        refused = offer.alternatives[place].package if offer else board.now.standing
        own = best.own if best is not None else float(self.valuer.package(refused, board.now).own[0])
        wanted = board.package(best_row(board, target, None)) if len(board.feasible) else board.now.standing
        why = shortfall(self._known, self.valuer, board, refused, wanted, self.temper.care)
        action = Respond(False, reasons=why.reasons)
        self.note(
            TraceRule.DECLINE, view, action, package=refused, own=own, threshold=threshold, terms=why.terms,
            believed=self.believed(board),
        )  # fmt: skip
        return action

    def _note(self, rule: TraceRule, view: View, board: Board, portion: Portion, threshold: float) -> None:
        self.note(
            rule, view, portion.action, package=portion.package, own=portion.own, threshold=threshold,
            other=portion.other, chance=portion.chance, believed=self.believed(board),
        )  # fmt: skip

    # -- offers --------------------------------------------------------------------------------------------------

    def bid(self, view: View, board: Board) -> Propose | None:
        """The next offer, without what a colleague in the delegation has not initialled."""
        bid = self._bid(view, board)
        heeded = heeding(self._known, view, bid)
        if heeded is not None and heeded is not bid:
            package = heeded.alternatives[0].package
            own = float(self.valuer.package(package, board.now).own[0])
            self.note(TraceRule.BID, view, heeded, package=package, own=own, believed=self.believed(board))
        return heeded

    def _bid(self, view: View, board: Board) -> Propose:
        target = self.target(board)
        rule = TraceRule.BID
        row = best_row(board, target, latest_offer(board, self._known.other))
        if board.last_round and self.skill.counts_types:
            last = best_last_bid(board, self._demand(board), self.skill.last_floor * board.fair)
            if last is not None:
                row, rule = last[0], TraceRule.BID_LAST
        package = board.package(row)
        alternatives = [Alternative(package), *self._choices(view, board, target, package)]
        own, other, whole = float(board.values.own[row]), float(board.other[row]), None
        split = self._split(view, board, package, own)
        if split is not None:
            alternatives[0] = Alternative(package, split.lots)
            rule, own, other, whole = TraceRule.BID_LOTS, split.own, split.other, split.whole
        bid = Propose(tuple(alternatives))
        self.note(
            rule, view, bid, package=package, own=own, threshold=target, other=other, whole=whole,
            chance=float(board.values.chance[row]), believed=self.believed(board),
        )  # fmt: skip
        return bid

    def _choices(self, view: View, board: Board, target: float, package: Package) -> list[Alternative]:
        """Up to two more packages of the same worth to this side, each best for another mandate still believed in."""
        if not self.skill.offers_choices or not self._known.scenario.rules.has(Rule.ALTERNATIVES, view.round):
            return []
        likely = sorted(range(len(board.odds)), key=lambda place: (-board.odds[place], place))
        found = [package]
        for place in likely:
            if len(found) == MOST_ALTERNATIVES or board.odds[place] < 0.15:
                break
            leaning = replace(board, other=board.values.theirs[:, place])
            row = best_row(leaning, target, latest_offer(board, self._known.other))
            if board.values.theirs[row, place] > ROUNDING and board.package(row) not in found:
                found.append(board.package(row))
        return [Alternative(other) for other in found[1:]]

    def _split(self, view: View, board: Board, package: Package, own: float) -> Split | None:
        """Lots to offer a package in, where a part counts by itself: those that are worth more than one vote, at levels
        that look for them; and, when talks are stuck, those that cost little and may be signed where the whole is not.
        """
        scenario = self._known.scenario
        if not self.skill.offers_lots or scenario.pure or not scenario.rules.has(Rule.LOTS, view.round):
            return None
        found = best_split(self.valuer, board, package) if self.skill.composes_lots else None
        if found is None and self.is_stuck(view, board):
            found = loose_split(self.valuer, board, package, own)
        return found

    def is_stuck(self, view: View, board: Board) -> bool:
        """Whether offers were refused, nothing was signed for long, or a vote at home failed; never at the end."""
        if board.last_round:
            return False
        refused = sum(1 for _, side in board.memory.declines if side == self._known.other)
        quiet = view.round > CONTESTED and not any(deal.round >= view.round - CONTESTED for deal in view.deals)
        return refused >= CONTESTED or quiet or bool(board.memory.failed_rounds)

    # -- around the table ----------------------------------------------------------------------------------------

    def approach(self, view: View, legal: tuple[Action, ...]) -> Action | None:
        consult = self._consult(view, legal)
        if consult is not None:
            return consult
        pledge = self._pledge(view, legal)
        if pledge is not None:
            return pledge
        return super().approach(view, legal)

    def _consult(self, view: View, legal: tuple[Action, ...]) -> Action | None:
        """Ask about the issue that tells the mandates still believed in apart best, when it is worth knowing."""
        asks = [action for action in legal if isinstance(action, Consult) and action.against is None]
        if not asks or not self.skill.learns or view.round < 2 or view.own is None:
            return None
        if any(c.asker == self._known.side_id and c.round >= view.round - 1 for c in view.consults):
            return None
        board = self.board(view)
        if max(board.odds) >= UNSURE or board.last_round:
            return None
        swings = issue_swings(self.ground, self.valuer, board.now)
        odds = np.asarray(board.odds)
        mean = odds @ swings
        spread = np.sqrt(odds @ (swings - mean) ** 2)
        asked = {c.issue for c in view.consults if c.asker == self._known.side_id}
        fresh = [action for action in asks if action.issue not in asked]
        if not fresh:
            return None
        action = max(fresh, key=lambda ask: (float(spread[ask.issue]), -ask.issue))
        if spread[action.issue] < 1.0:
            return None
        self.note(TraceRule.CONSULT, view, action, believed=self.believed(board))
        return action

    def _pledge(self, view: View, legal: tuple[Action, ...]) -> Action | None:
        """Pledge what it would never sign anyway: an issue with a red line, at the worst option short of it."""
        pledges = [action for action in legal if isinstance(action, Pledge)]
        own = view.sides[self._known.side].pledges
        if not pledges or own or view.round < 2 or self.temper.brinkmanship < 0.3:
            return None
        sign = 1.0 if self._known.side == 0 else -1.0
        care = self.temper.care
        for action in sorted(pledges, key=lambda pledge: -care[pledge.issue]) if care else pledges:
            red = self._known.red[action.issue]
            leans = [sign * option.lean for option in self._known.scenario.issues[action.issue].options]
            beyond = [lean < leans[action.option] for lean in leans]
            if any(red) and beyond == list(red):
                self.note(TraceRule.PLEDGE, view, action)
                return action
        return None
