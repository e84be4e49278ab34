"""``TableNegotiator``: the game's bargainer as a NegMAS negotiator."""

from __future__ import annotations

from typing import Any

import numpy as np
from negmas.outcomes import Outcome
from negmas.sao import ResponseType, SAONegotiator, SAOState

from across_the_table_negmas.clocks import Seat, clock_at, seat_of
from across_the_table_negmas.preferences import Sheet, domain_of, share_left
from game.ai.bargain import SKILLS, Bargainer, Clock, Domain, History, Move, Sent
from game.ai.bargain.frontier import estimated_frontier

MOST_KEPT = 400  # offers of a side that are remembered; beyond, every other of the older ones is let go
HOPE = 1e-9  # by how much no deal must beat the best outcome, to leave the table for it
JUST_AFTER = 1e-7  # relative time by which the second speaker's offers of a step follow the first's


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
        self._decided: tuple[int, Move] | None = None
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
        return self._decided[1] if self._decided else None

    # -- the protocol ------------------------------------------------------------------------------------------------

    def respond(self, state: SAOState, source: str | None = None) -> ResponseType:
        if state.current_offer is None or self.ufun is None:
            return ResponseType.REJECT_OFFER
        if self._hopeless():
            return ResponseType.END_NEGOTIATION
        return ResponseType.ACCEPT_OFFER if self._decide(state).accept else ResponseType.REJECT_OFFER

    def propose(self, state: SAOState, dest: str | None = None) -> Outcome | None:
        if self.ufun is None or self._hopeless():
            return None
        move = self._decide(state)
        _, sheet = self._problem()
        if not self._ours or self._ours[-1].time < state.relative_time:
            seat = self._seated()
            made = min(1.0, state.relative_time + JUST_AFTER * seat.index)
            answered = made if seat.index == 0 else min(1.0, made + self._stride(state))
            _keep(self._ours, Sent(move.package, made, answered))
            self._moves += 1
        return sheet.outcome(move.package)

    def _decide(self, state: SAOState) -> Move:
        if self._decided is not None and self._decided[0] == state.step:
            return self._decided[1]
        seat = self._seated()
        domain, sheet = self._problem()
        if state.current_offer is not None and state.current_proposer != self.id:
            # The first speaker hears in this step what was said in the last one.
            heard = state.relative_time - (self._stride(state) if seat.index == 0 else 0.0)
            made = max(heard + (JUST_AFTER if seat.index == 0 else 0.0), self._last_time(), 0.0)
            _keep(self._theirs, Sent(sheet.package(state.current_offer), made))
        clock, bargainer = self._clocked(state, seat, domain)
        move = bargainer.move(History(tuple(self._ours), tuple(self._theirs)), clock)
        self._decided = (state.step, move)
        return move

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
        if self.nmi.n_steps is not None:
            return 1.0 / (int(self.nmi.n_steps) + 1)
        return float(state.relative_time) / max(1, self._moves + 1)

    def _clocked(self, state: SAOState, seat: Seat, domain: Domain) -> tuple[Clock, Bargainer]:
        """The clock, and the bargainer over what a discount has left: a fixed no-deal value weighs more by then."""
        stride = self._stride(state)
        now, keep = share_left(self.ufun, self._best, self.nmi, state, 1, stride)
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
