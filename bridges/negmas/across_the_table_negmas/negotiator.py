"""``TableNegotiator``: the game's bargainer as a NegMAS negotiator."""

from __future__ import annotations

import logging
from math import isfinite
from typing import Any

import numpy as np
from negmas.outcomes import Outcome
from negmas.sao import ResponseType, SAONegotiator, SAOState

from across_the_table_negmas.clocks import Seat, clock_at, pace, seat_of, time_of
from across_the_table_negmas.preferences import Sheet, base_of, domain_of, reserve_of, share_left
from game.ai.bargain import SKILLS, Bargainer, Clock, Domain, History, Move, Sent
from game.ai.bargain.frontier import estimated_frontier

MOST_KEPT = 400  # offers of a side that are remembered; beyond, every other of the older ones is let go
HOPE = 1e-9  # by how much no deal must beat the best outcome, to leave the table for it
JUST_AFTER = 1e-7  # relative time by which the second speaker's offers of a step follow the first's
CLOSE = 1e-9  # by how much an outcome may fall short of no deal and still be agreed to
PLAIN = 8.0  # exponent of the concession by which a negotiator plays on that could not reckon

LOG = logging.getLogger(__name__)
RECKONING = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, MemoryError)
"""What somebody else's utility function, or reckoning with its values, may raise at a table that goes on."""


class TableNegotiator(SAONegotiator):
    """Plays a level of the game's bargaining engine under the stacked alternating offers protocol.

    Args:
        skill: a level of ``game.ai.bargain.SKILLS``.
        seed: of the level's errors; decisions are otherwise a function of what was said at the table.
    """

    def __init__(self, *args: Any, skill: str = "expert", seed: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if skill not in SKILLS:
            raise ValueError(f"there is no skill level '{skill}'; there are: {', '.join(SKILLS)}")
        self.skill, self.seed = skill, seed
        self._forget()

    def _forget(self) -> None:
        self._base: tuple[Domain, Sheet] | None = None
        self._best: Any = None
        self._bargainer: tuple[float, Bargainer] | None = None
        self._ours: list[Sent] = []
        self._theirs: list[Sent] = []
        self._moves = 0
        self._decided: tuple[int, Any, Move] | None = None
        self._trouble = ""
        self._seat: Seat | None = None

    def on_preferences_changed(self, changes: list[Any]) -> None:
        super().on_preferences_changed(changes)
        self._base = self._bargainer = self._decided = None

    def on_negotiation_start(self, state: SAOState) -> None:
        super().on_negotiation_start(state)
        self._forget()

    @property
    def last_move(self) -> Move | None:
        """The last decision with its reasons."""
        return self._decided[2] if self._decided else None

    @property
    def trouble(self) -> str:
        """What kept it from reckoning, once in this negotiation; empty as a rule."""
        return self._trouble

    # -- the protocol ------------------------------------------------------------------------------------------------

    def respond(self, state: SAOState, source: str | None = None) -> ResponseType:
        if state.current_offer is None or self.ufun is None:
            return ResponseType.REJECT_OFFER
        try:
            if self._hopeless():
                return ResponseType.END_NEGOTIATION
            accepts = self._decide(state).accept and self._worth(state.current_offer)
        except RECKONING as error:
            self._note(error)
            accepts = self._plainly_accepts(state)
        return ResponseType.ACCEPT_OFFER if accepts else ResponseType.REJECT_OFFER

    def propose(self, state: SAOState, dest: str | None = None) -> Outcome | None:
        if self.ufun is None:
            return None
        try:
            return None if self._hopeless() else self._offer(state)
        except RECKONING as error:
            self._note(error)
            return self._plain_offer()

    def _offer(self, state: SAOState) -> Outcome:
        move = self._decide(state)
        _, sheet = self._problem()
        package, outcome = move.package, sheet.outcome(move.package)
        if not self._worth(outcome):
            # Where the engine's sum of tables is a fit only: never what the function itself puts below no deal.
            outcome = self._best
            package = sheet.package(outcome)
        if not self._ours or self._ours[-1].time < state.relative_time:
            seat = self._seated()
            made = min(1.0, time_of(state) + JUST_AFTER * seat.index)
            _keep(self._ours, Sent(package, made, min(1.0, made + self._until_answered(state))))
            self._moves += 1
        return outcome

    def _decide(self, state: SAOState) -> Move:
        if self._decided is not None and self._decided[:2] == (state.step, state.current_offer):
            return self._decided[2]
        seat = self._seated()
        domain, sheet = self._problem()
        if state.current_offer is not None and state.current_proposer != self.id:
            heard = time_of(state) - self._since_heard(state)
            made = max(heard + (JUST_AFTER if seat.index == 0 else 0.0), self._last_time(), 0.0)
            _keep(self._theirs, Sent(sheet.package(state.current_offer), made))
        clock, bargainer = self._clocked(state, seat, domain)
        move = bargainer.move(History(tuple(self._ours), tuple(self._theirs)), clock)
        self._decided = (state.step, state.current_offer, move)
        return move

    def _until_answered(self, state: SAOState) -> float:
        """Relative time from an own offer to the answer."""
        seat, stride = self._seated(), self._stride(state)
        if self.nmi.one_offer_per_step:
            return stride / seat.count
        return stride if seat.index else 0.0

    def _since_heard(self, state: SAOState) -> float:
        """Relative time since what stands was said: the first speaker hears in a step what was said in the last."""
        seat, stride = self._seated(), self._stride(state)
        if self.nmi.one_offer_per_step:
            return stride / seat.count
        return 0.0 if seat.index else stride

    # -- where the engine cannot help --------------------------------------------------------------------------------

    def _worth(self, outcome: Outcome) -> bool:
        """Whether the function itself puts an outcome at or above no deal."""
        reserve = reserve_of(self.ufun)
        return not isfinite(reserve) or float(base_of(self.ufun)(outcome)) >= reserve - CLOSE * max(1.0, abs(reserve))

    def _note(self, error: Exception) -> None:
        self._trouble = f"{type(error).__name__}: {error}"
        LOG.warning("playing on by a plain concession: %s", self._trouble)

    def _plain_offer(self) -> Outcome | None:
        try:
            best: Outcome | None = self.ufun.best()
        except RECKONING:
            return None
        return best

    def _plainly_accepts(self, state: SAOState) -> bool:
        """Whether an offer beats a slow concession from the best outcome to no deal."""
        try:
            best, got = float(self.ufun(self.ufun.best())), float(self.ufun(state.current_offer))
            reserve = reserve_of(self.ufun)
            low = reserve if isfinite(reserve) else float(self.ufun(self.ufun.worst()))
        except RECKONING:
            return False
        return got > low and got >= best - (best - low) * time_of(state) ** PLAIN

    def _last_time(self) -> float:
        return self._theirs[-1].time if self._theirs else 0.0

    # -- its problem -------------------------------------------------------------------------------------------------

    def _seated(self) -> Seat:
        if self._seat is None:
            self._seat = seat_of(self.nmi, self.id)
        return self._seat

    def _problem(self) -> tuple[Domain, Sheet]:
        if self._base is None:
            domain, sheet = domain_of(self.ufun, self.nmi.outcome_space)
            self._base = (domain, sheet)
            self._best = sheet.outcome(_best(domain))
        return self._base

    def _hopeless(self) -> bool:
        """Whether no outcome at all is worth as much as no deal: then none may be offered either."""
        domain, _ = self._problem()
        return domain.span[1] < domain.reserve - HOPE * max(1.0, abs(domain.reserve))

    def _stride(self, state: SAOState) -> float:
        return pace(self.nmi, state, self._seated(), self._moves)

    def _clocked(self, state: SAOState, seat: Seat, domain: Domain) -> tuple[Clock, Bargainer]:
        """The clock, and the bargainer over what a discount has left: a fixed no-deal value weighs more by then."""
        steps = seat.count if self.nmi.one_offer_per_step else 1
        now, keep = share_left(self.ufun, self._best, self.nmi, state, steps, self._stride(state))
        fixed = now < 1.0 and not getattr(self.ufun, "dynamic_reservation", True)
        reserve = domain.reserve / max(now, 1e-6) if fixed else domain.reserve
        if self._bargainer is None or self._bargainer[0] != reserve:
            held = domain if reserve == domain.reserve else Domain(domain.dims, domain.factors, reserve)
            self._bargainer = (reserve, Bargainer(held, SKILLS[self.skill], seed=self.seed, seat="negmas"))
        return clock_at(self.nmi, state, seat, self._moves, keep), self._bargainer[1]


def _best(domain: Domain) -> tuple[int, ...]:
    """The own best package, by going through the blocks of the frontier against nobody."""
    frontier = estimated_frontier(domain, ())
    return tuple(int(option) for option in frontier.packages[int(np.argmax(frontier.own))])


def _keep(offers: list[Sent], sent: Sent) -> None:
    offers.append(sent)
    if len(offers) > MOST_KEPT:
        half = MOST_KEPT // 2
        offers[:half] = offers[:half:2]


class ExpertNegotiator(TableNegotiator):
    """The strongest level; takes no arguments of its own, so that tournaments can name it."""


class HardNegotiator(TableNegotiator):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "skill": "hard"})


class FairNegotiator(TableNegotiator):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "skill": "fair"})
