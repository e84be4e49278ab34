"""Simple named bargainers for simulation: time-dependent ones, a reciprocator and a random one."""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.bids import best_row, latest_offer, whole
from game.ai.board import Board, still_open
from game.ai.known import Known
from game.ai.negotiator import Negotiator
from game.ai.signing import Portion
from game.ai.temper import Temper, plain
from game.ai.trace import TraceRule
from game.rules.actions import OPEN, Action, Package, Propose
from game.rules.view import View

ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Curve:
    """A time-dependent aspiration (Faratin, Sierra and Jennings 1998).

    ``start`` is a share of the best feasible package. The end is ``floor`` x the believed Nash point's value, but at
    least ``hard`` x the best. With t from 0 to 1 over the rounds the target is end + (start - end) (1 - t^(1/e)):
    below 1 the ``exponent`` e holds out (Boulware), above 1 it concedes early.
    """

    start: float
    floor: float
    exponent: float
    hard: float = 0.0

    def target(self, board: Board) -> float:
        end = max(self.floor * board.fair, self.hard * board.top)
        begin = max(self.start * board.top, end)
        left: float = 1.0 - board.clock ** (1.0 / self.exponent)
        return end + (begin - end) * left


class Baseline(Negotiator):
    """Bids whole packages at an aspiration and signs what reaches it. Learns nothing but a revealed mandate."""

    respect_red = False

    def __init__(self, name: str, known: Known, seed: int, temper: Temper | None = None) -> None:
        super().__init__(name, known, seed, temper or plain(known.scenario))
        self._aim: tuple[Board, float] | None = None

    def target(self, board: Board) -> float:
        raise NotImplementedError

    def aim(self, board: Board) -> float:
        """The target, worked out once for a board: for the answer, and again for the bid that follows."""
        if self._aim is None or self._aim[0] is not board:
            self._aim = (board, self.target(board))
        return self._aim[1]

    def answer(
        self, view: View, board: Board, offered: tuple[Portion, ...], may_decline: bool, may_bid: bool
    ) -> Action | None:
        if not offered:
            return None
        target = max(self.aim(board), ROUNDING)
        for portion in offered:
            if portion.own <= ROUNDING:
                break
            if portion.complete:
                if portion.own >= target - ROUNDING:
                    self.note_portion(TraceRule.ACCEPT, view, board, portion, target)
                    return portion.action
            elif self.part_reaches(board, portion, target):
                self.note_portion(TraceRule.ACCEPT_PART, view, board, portion, target)
                return portion.action
        return None

    def part_reaches(self, board: Board, portion: Portion, target: float) -> bool:
        """Whether signing a part leaves the target in reach: the part, with the next bid on every other row."""
        if not len(board.feasible):
            return True
        row = best_row(board, target, latest_offer(board, self._known.other))
        filled = merged(portion.package, board.package(row))
        value = self.valuer.package(filled, board.now)
        return float(value.own[0]) >= target - ROUNDING

    def note_portion(self, rule: TraceRule, view: View, board: Board, portion: Portion, threshold: float) -> None:
        self.note(
            rule,
            view,
            portion.action,
            package=portion.package,
            own=portion.own,
            threshold=threshold,
            other=portion.other,
            chance=portion.chance,
            believed=self.believed(board),
        )

    def note_bid(self, rule: TraceRule, view: View, board: Board, bid: Propose, row: int, threshold: float) -> None:
        self.note(
            rule,
            view,
            bid,
            package=board.package(row),
            own=float(board.values.own[row]),
            threshold=threshold,
            other=float(board.other[row]),
            chance=float(board.values.chance[row]),
            believed=self.believed(board),
        )

    def bid(self, view: View, board: Board) -> Propose | None:
        target = self.aim(board)
        row = best_row(board, target, latest_offer(board, self._known.other))
        bid = self.compose(view, board, board.package(row))
        rule = TraceRule.BID_LOTS if bid.alternatives[0].lots else TraceRule.BID
        self.note_bid(rule, view, board, bid, row, target)
        return bid

    def compose(self, view: View, board: Board, package: Package) -> Propose:
        """The offer that carries a package."""
        return whole(package)


class TimeDependent(Baseline):
    """``hardliner``, ``boulware`` and ``conceder``: only the clock moves them."""

    def __init__(self, name: str, known: Known, seed: int, curve: Curve) -> None:
        super().__init__(name, known, seed)
        self.curve = curve

    def target(self, board: Board) -> float:
        return self.curve.target(board)


RECIPROCITY = 1.0  # points given for a point received
GOODWILL = 0.04  # share of the way down that it moves in a round by itself, lest two reciprocators stand still
TFT_START, TFT_FLOOR = 0.99, 0.75


class TitForTat(Baseline):
    """Gives what it was given: concedes as many points as the other side's offers have come up since its first."""

    def target(self, board: Board) -> float:
        begin, end = TFT_START * board.top, TFT_FLOOR * board.fair
        if begin <= end:
            return end
        given = RECIPROCITY * self._received(board) + GOODWILL * (board.view.round - 1) * (begin - end)
        return max(end, begin - given)

    def _received(self, board: Board) -> float:
        """Points by which the other side's best offer beats its first for this side, as things stand now."""
        gains: list[float] = []
        for offer in board.memory.offers[self._known.other]:
            opened = (still_open(alternative, board.now) for alternative in offer.alternatives)
            package = next((package for package in opened if package is not None), None)
            if package is not None:
                gains.append(self.valuer.own_gain(package, board.now))
        return max(0.0, max(gains) - gains[0]) * board.now.share if gains else 0.0


def merged(package: Package, filling: Package) -> Package:
    """``package``, with ``filling`` where it is open."""
    return tuple(fill if option == OPEN else option for option, fill in zip(package, filling, strict=True))


CURVES = {
    "hardliner": Curve(1.0, 1.0, 0.5, hard=0.9),
    "boulware": Curve(0.99, 0.9, 0.3),
    "conceder": Curve(0.99, 0.5, 3.0),
}
