"""The course of a bot's turn, shared by every bot that values packages; strategies fill in the choices."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace

import numpy as np

from game.ai.amounts import Floats
from game.ai.board import Board, declared_odds, lay_out, situation
from game.ai.bot import NothingToDecideError
from game.ai.conduct import Conduct
from game.ai.known import Known
from game.ai.memory import Memory, Reader
from game.ai.menu import Situation, Valuer, valuer_for
from game.ai.pool import ground_for
from game.ai.seated import Seated
from game.ai.signing import Portion, portions
from game.ai.streams import stream
from game.ai.temper import Temper
from game.ai.trace import Trace, TraceRule
from game.rules.actions import (
    Action,
    AnswerConsult,
    Candour,
    EndTurn,
    Guess,
    Hold,
    PostSettle,
    Propose,
    Reply,
    Respond,
    SnapBack,
    Withdraw,
)
from game.rules.state import DealStatus, Phase
from game.rules.view import View

PASS_SHARE = 0.999  # of a threshold: rounding must not refuse what was asked for


class Negotiator(Seated, ABC):
    """Answers every phase. Subclasses say what to bid, what to accept and how to behave around the table."""

    ends_after_table = True  # everything else comes before the table move, and nothing follows it
    learns = False
    respect_red = True

    def __init__(
        self, name: str, known: Known, seed: int, temper: Temper, noise: float = 0.0, slip: float = 0.0
    ) -> None:
        super().__init__(name, known, seed)
        self._temper = temper
        self._noise = max(noise, slip)
        self.ground = ground_for(known)
        self._valuer = valuer_for(self.ground, temper.rigidity)
        if self._noise > 0.0:
            self._valuer = Valuer(self.ground, temper.rigidity, self._error(noise, 0), self._error(slip, 2))
        self._reader = Reader(known)
        self.conduct = Conduct(self.ground, temper)
        self._board: tuple[object, Board] | None = None
        self._now: tuple[object, Situation] | None = None

    def _error(self, spread: float, purpose: int) -> Floats:
        """Factors (objectives,) by which weights are misread, the same all game long."""
        rng = stream(self._seed, self._known.seat, purpose)
        factors: Floats = np.exp(spread * rng.standard_normal(len(self.ground.objectives.column)))
        return factors

    @property
    def temper(self) -> Temper:
        return self._temper

    @property
    def valuer(self) -> Valuer:
        return self._valuer

    @property
    def draws_lots(self) -> bool:
        """Whether the seed can change a decision; a bot that draws anywhere must say so here."""
        return self._noise > 0.0 or self._temper.volatility > 0.0

    # -- the course of a decision ----------------------------------------------------------------------------

    def decide(self, view: View, legal: tuple[Action, ...]) -> Action:
        self._trace = ()
        for step in (self._answer_news, self._answer_consult, self._post_settle):
            action = step(view, legal)
            if action is not None:
                return action
        if view.phase is not Phase.TURNS or view.acting_side != self._known.side_id:
            raise NothingToDecideError(self._known.seat)
        return self._turn(view, legal)

    def note(self, rule: TraceRule, view: View, action: Action | None = None, **facts: object) -> None:
        """Keep a trace of the decision in progress."""
        self._trace = (*self._trace, Trace(view.round, rule, action, **facts))  # type: ignore[arg-type]

    def board(self, view: View) -> Board:
        """The pool valued now; kept while nothing it depends on has moved."""
        if self._board is not None and self._board[1].view is view:
            return self._board[1]
        memory = self._reader.read(view.history)
        other = self._known.other
        key = (
            self._situation(view),
            view.round,
            view.other_mandate,
            view.consults if self.learns else (),
            len(memory.offers[other]) if self.learns else 0,
        )
        if self._board is None or self._board[0] != key:
            self._board = (key, self.lay_out(view, memory, key[0]))
        else:
            self._board = (key, replace(self._board[1], view=view, memory=memory))
        return self._board[1]

    def lay_out(self, view: View, memory: Memory, now: Situation) -> Board:
        """The pool valued in a situation, with what is believed of the other side."""
        return lay_out(self.ground, self._valuer, view, memory, now, self.learns, self.respect_red)

    def _situation(self, view: View) -> Situation:
        key = (view.environment, view.happened, view.deals, view.sides, view.round, view.settled)
        if self._now is None or self._now[0] != key:
            self._now = (key, situation(self.ground, view))
        return self._now[1]

    def memory(self, view: View) -> Memory:
        return self._reader.read(view.history)

    # -- answers -----------------------------------------------------------------------------------------------

    def _answer_news(self, view: View, legal: tuple[Action, ...]) -> Action | None:
        replies = [action for action in legal if isinstance(action, Reply)] if view.asks else []
        if not replies:
            return None
        reply, points = self.conduct.reply(view, self.memory(view), replies)
        self.note(TraceRule.REPLY, view, reply, own=points)
        return reply

    def _answer_consult(self, view: View, legal: tuple[Action, ...]) -> Action | None:
        if all(consult.answered for consult in view.consults):
            return None
        answers = [action for action in legal if isinstance(action, AnswerConsult)]
        if not answers:
            return None
        answer = next((a for a in answers if a.candour is Candour.EXCHANGE), answers[0])
        self.note(TraceRule.ANSWER_CONSULT, view, answer)
        return answer

    def _post_settle(self, view: View, legal: tuple[Action, ...]) -> Action | None:
        if view.phase is not Phase.POST_SETTLEMENT:
            return None
        now = self._situation(view)
        values = self._valuer.packages(np.array(view.post_settlement, dtype=np.int64), now)
        accepted = tuple(int(row) for row in np.flatnonzero(values.own_gain > 0.0))
        action = PostSettle(accepted)
        self.note(TraceRule.POST_SETTLE, view, action, own=float(values.own_gain.max(initial=0.0)))
        return action

    # -- a turn --------------------------------------------------------------------------------------------------

    def _turn(self, view: View, legal: tuple[Action, ...]) -> Action:
        if view.own is None or not view.own.turn.table:
            for step in (self._guess, self._snap_back, self.approach, self._respond, self._table):
                action = step(view, legal)
                if action is not None:
                    return action
        action = next((a for a in reversed(legal) if isinstance(a, EndTurn)), legal[-1] if legal else EndTurn())
        self.note(TraceRule.END_TURN, view, action)
        return action

    def approach(self, view: View, legal: tuple[Action, ...]) -> Action | None:
        """Consults, statements, pledges and measures, before the table move."""
        memory = self.memory(view)
        statement = self.conduct.statement(view, memory, legal)
        if statement is not None:
            self.note(TraceRule.STATEMENT, view, statement)
            return statement
        measure = self.conduct.measure(view, legal)
        if measure is not None:
            self.note(TraceRule.MEASURE, view, measure[0], own=measure[1])
            return measure[0]
        return None

    def _guess(self, view: View, legal: tuple[Action, ...]) -> Action | None:
        if not self.conduct.guess_due(view):
            return None
        # A bot that does not learn need not value the whole pool to say what it was told.
        odds = self.board(view).odds if self.learns else declared_odds(self.ground, view)
        action = Guess(self.conduct.ranking(view, odds, self._situation(view), self._valuer))
        self.note(TraceRule.GUESS, view, action, believed=self._by_mandate(odds))
        return action

    def _snap_back(self, view: View, legal: tuple[Action, ...]) -> Action | None:
        if not any(deal.status is DealStatus.BREACHED for deal in view.deals):
            return None
        action = next((a for a in legal if isinstance(a, SnapBack)), None)
        if action is not None:
            self.note(TraceRule.SNAP_BACK, view, action)
        return action

    def _respond(self, view: View, legal: tuple[Action, ...]) -> Action | None:
        offer = view.offers[self._known.other]
        responses = [action for action in legal if isinstance(action, Respond)] if offer is not None else []
        if offer is None or not responses:
            return None
        signs = [action for action in responses if action.sign]
        declines = [action for action in responses if not action.sign]
        board = self.board(view)
        offered = portions(offer, signs, board.now, self._valuer, board.odds)
        return self.answer(view, board, offered, bool(declines), any(isinstance(a, Hold) for a in reversed(legal)))

    def _table(self, view: View, legal: tuple[Action, ...]) -> Action | None:
        if view.suspended or not any(isinstance(action, Hold) for action in reversed(legal)):
            return None
        board = self.board(view)
        bid = self.bid(view, board) if len(board.feasible) else None
        standing = view.offers[self._known.side]
        if bid is not None and (standing is None or standing.alternatives != bid.alternatives):
            return bid
        action: Action = Hold()
        if bid is None and standing is not None and self.regrets(board) and Withdraw() in legal:
            action = Withdraw()
        self.note(TraceRule.HOLD, view, action)
        return action

    def regrets(self, board: Board) -> bool:
        """Whether the bot's own standing offer, if signed, would now leave it worse off than no deal."""
        offer = board.view.offers[self._known.side]
        if offer is None:
            return False
        rows = np.array([alternative.package for alternative in offer.alternatives], dtype=np.int64)
        return bool((self._valuer.packages(rows, board.now).own < 0.0).any())

    def believed(self, board: Board) -> tuple[tuple[str, float], ...]:
        return self._by_mandate(board.odds)

    def _by_mandate(self, odds: tuple[float, ...]) -> tuple[tuple[str, float], ...]:
        return tuple(zip(self.ground.mandates[self._known.other], odds, strict=True))

    # -- what a strategy decides ---------------------------------------------------------------------------------

    @abstractmethod
    def answer(
        self, view: View, board: Board, offered: tuple[Portion, ...], may_decline: bool, may_bid: bool
    ) -> Action | None:
        """Sign a portion of the standing offer, decline it, or leave it standing (None)."""

    @abstractmethod
    def bid(self, view: View, board: Board) -> Propose | None:
        """The next offer; None to hold."""
