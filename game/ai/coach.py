"""A coach: what the best opponent we have would do in your seat, with your view, and why.

It reasons as ``expert`` does, of an even temper, and knows what the seat it advises knows. Nothing it says depends on
anything but that view, the actions open to the seat and a seed; advice asked for twice is the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from game.ai.bids import best_row
from game.ai.board import Board
from game.ai.known import Known, known_for
from game.ai.planning import EXPERT, EXPERT_FORESIGHT, PlanningBot
from game.ai.reasons import shortfall
from game.ai.signing import Portion, in_lots, portions
from game.ai.temper import plain
from game.ai.trace import Trace, TraceRule
from game.rules.actions import Action, EndTurn, Hold, Package, Propose, Respond
from game.rules.state import Phase
from game.rules.view import View
from game.scenario.model import Scenario

MOST_PORTIONS = 3
LAST_RESPONSE = 2  # the step of a round in which the opener may only answer


class Course(StrEnum):
    """What a seat could do about the table."""

    SIGN = "sign"
    OFFER = "offer"
    GO_ON = "go_on"  # sign nothing now, and bargain on


@dataclass(frozen=True, slots=True)
class Considered:
    """One course, in points of the advised side's score against no deal.

    ``own`` is what it is expected to bring; for an offer, if it is signed. ``other`` is what the package is believed to
    be worth to the other side, ``chance`` that both votes at home pass; both None for going on. ``red``: it would cross
    a red line of the advised side, which the coach never does.
    """

    course: Course
    action: Action | None
    package: Package | None
    own: float
    other: float | None = None
    chance: float | None = None
    red: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    """``action`` is legal now. ``trace`` is the reasoning behind it; ``considered`` the courses it was held against.

    ``minded`` are the (issue, points) of the standing offer (of the best alternative of it) that cost the side most
    against what the coach would ask for; ``believed`` the odds of the other side's mandates, likeliest first, while
    there is anything left to bargain over. ``least`` is the least that it would sign now; None once all is settled.
    """

    action: Action
    trace: Trace
    considered: tuple[Considered, ...]
    minded: tuple[tuple[int, float], ...]
    believed: tuple[tuple[str, float], ...]
    least: float | None = None


def advise(view: View, legal: tuple[Action, ...], seed: int = 0, scenario: Scenario | None = None) -> Advice:
    """Advice for the seat whose view it is, when that seat may act.

    Args:
        scenario: the scenario played, which is reduced to what the seat may know; without it the view's own copy
            serves, at the price of compiling it once more.

    Raises:
        NothingToDecideError: the seat has nothing to decide now.
        ValueError: the view is no seat's.
    """
    if view.viewer.seat is None:
        raise ValueError("only a seat can be advised")
    known = known_for(view.known.scenario if scenario is None else scenario, view.viewer.seat)
    return Coach(known, seed).advise(view, legal)


class Coach(PlanningBot):
    """``expert`` in somebody else's service."""

    def __init__(self, known: Known, seed: int) -> None:
        super().__init__("coach", known, seed, plain(known.scenario), EXPERT, EXPERT_FORESIGHT)

    def advise(self, view: View, legal: tuple[Action, ...]) -> Advice:
        action = self.decide(view, legal)
        trace = self.trace[-1]
        if view.phase is not Phase.TURNS:
            return Advice(action, trace, (), (), ())
        board = self.board(view)
        believed = tuple(sorted(self.believed(board), key=lambda pair: -pair[1])) if len(board.feasible) else ()
        offered = self._offered(view, board, legal)
        considered = (*offered, *self._going_on(view, board, legal))
        minded = self._minded(board, offered[0].package) if offered and offered[0].package else ()
        least = self._threshold(view, board, 0.0, self._may_bid(view, legal))[0] if len(board.feasible) else None
        return Advice(action, trace, considered, minded, believed, least)

    def _turn(self, view: View, legal: tuple[Action, ...]) -> Action:
        """As a bot's turn. But a person may ask with an offer made already, and all the rest still to do."""
        if view.own is not None and view.own.turn.table and view.step < LAST_RESPONSE:
            for step in (self._guess, self._snap_back, self.approach, self._signature):
                action = step(view, legal)
                if action is not None:
                    return action
        action = super()._turn(view, legal)
        if isinstance(action, Hold) and EndTurn() in legal and not len(self.board(view).feasible):
            # All is signed: an empty move at the table would only be one thing more to do.
            action = EndTurn()
            self.note(TraceRule.END_TURN, view, action)
        return action

    def _signature(self, view: View, legal: tuple[Action, ...]) -> Action | None:
        """Signing what stands, where it is worth more than what its own offer promises."""
        offer = view.offers[self._known.other]
        signs = [action for action in legal if isinstance(action, Respond) and action.sign]
        if offer is None or not signs:
            return None
        board = self.board(view)
        found = portions(offer, signs, board.now, self.valuer, board.odds)
        return self.answer(view, board, found, False, self._may_bid(view, legal))

    def _may_bid(self, view: View, legal: tuple[Action, ...]) -> bool:
        """Whether an offer of its own still counts this turn: one may be made, or was."""
        made = view.own is not None and view.own.turn.table and view.step < LAST_RESPONSE
        return not view.suspended and (made or any(isinstance(action, Hold) for action in legal))

    def _offered(self, view: View, board: Board, legal: tuple[Action, ...]) -> tuple[Considered, ...]:
        """The best ways to sign what stands, best first."""
        offer = view.offers[self._known.other]
        signs = [action for action in legal if isinstance(action, Respond) and action.sign]
        if offer is None or not signs:
            return ()
        found = portions(offer, signs, board.now, self.valuer, board.odds)
        best = sorted(found, key=lambda portion: -portion.own)[:MOST_PORTIONS]
        return tuple(self._signing(portion, board) for portion in best)

    def _signing(self, portion: Portion, board: Board) -> Considered:
        return Considered(
            Course.SIGN, portion.action, portion.package, portion.own, portion.other, portion.chance,
            red=self._crosses(portion.package, board),
        )  # fmt: skip

    def _going_on(self, view: View, board: Board, legal: tuple[Action, ...]) -> tuple[Considered, ...]:
        """Bargaining on, and what it would offer while it may."""
        if not len(board.feasible):
            return ()
        # What an offer is held against, so that the courses never contradict the advice.
        reading = self.reading(board, may_bid=self._may_bid(view, legal))
        on = Considered(Course.GO_ON, None, None, self._waiting(reading))
        bids = not view.suspended and any(isinstance(action, Hold) for action in legal)
        bid = self.bid(view, board) if bids else None
        if bid is None or self._stands(view, bid.alternatives[0].package):
            return (on,)
        return (on, self._bidding(board, bid))

    def _stands(self, view: View, package: Package) -> bool:
        """Whether the other side offers that very package, so that to offer it would be to sign it more slowly."""
        offer = view.offers[self._known.other]
        return offer is not None and any(alternative.package == package for alternative in offer.alternatives)

    def _bidding(self, board: Board, bid: Propose) -> Considered:
        first = bid.alternatives[0]
        package = first.package
        if len(first.lots) > 1:
            worth = in_lots(first, [()], board.now, self.valuer, board.odds, self._known.side)[0]
            return Considered(Course.OFFER, bid, package, *worth.tolist())
        values = self.valuer.packages(np.array([package], dtype=np.int64), board.now)
        other = float((values.theirs @ np.asarray(board.odds))[0])
        return Considered(Course.OFFER, bid, package, float(values.own[0]), other, float(values.chance[0]))

    def _minded(self, board: Board, offered: Package) -> tuple[tuple[int, float], ...]:
        if not len(board.feasible):
            return ()
        wanted = board.package(best_row(board, self.target(board), None))
        return shortfall(self._known, self.valuer, board, offered, wanted).terms
