"""``NegmasSeat``: a NegMAS negotiator plays a seat at one of the game's tables.

The negotiator bargains over whole packages by offers and acceptances, which is all a pure bargaining scenario has; in
a richer scenario it holds its tongue about everything else. A seat decides from its view alone: at each decision a
fresh negotiator is taken through the offers so far under NegMAS's own mechanism, so that a resumed game goes on as
the one that was never interrupted.
"""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from typing import Any
from zlib import crc32

import numpy as np
from negmas.gb import GBNegotiator
from negmas.outcomes import make_issue, make_os
from negmas.preferences import UtilityFunction
from negmas.sao import ResponseType, SAOMechanism, SAONegotiator, SAOResponse, SAOState

from game.ai.bot import NothingToDecideError
from game.ai.known import known_for
from game.ai.seated import Seated
from game.payoff import PayoffModel
from game.payoff.factors import to_points
from game.rules.actions import (
    OPEN,
    Action,
    Alternative,
    AnswerConsult,
    EndTurn,
    Hold,
    Package,
    PostSettle,
    Propose,
    Reply,
    Respond,
    WalkAway,
)
from game.rules.state import Phase
from game.rules.view import View
from game.scenario.model import Scenario

SEED_LIMIT = 2**63
MOST_LISTED = 500_000


@contextmanager
def _drawing(key: tuple[int, int]) -> Iterator[None]:
    """The process's generators seeded by ``key`` for a while, and then put back: NegMAS draws from them throughout."""
    seeds = np.random.SeedSequence(key).generate_state(2)
    before, before_numpy = random.getstate(), np.random.get_state()
    random.seed(int(seeds[0]))
    np.random.seed(int(seeds[1]))
    try:
        yield
    finally:
        random.setstate(before)
        np.random.set_state(before_numpy)


class TableUfun(UtilityFunction):
    """One side's points of packages, as the game scores them; no deal is worth what it is at the table."""

    def __init__(
        self, model: PayoffModel, side: int, outcome_space: Any, known: dict[tuple[Any, ...], float] | None = None
    ) -> None:
        super().__init__(outcome_space=outcome_space, reserved_value=float(to_points(model.no_deal[side])))
        self._model, self._side = model, side
        self._known = {} if known is None else known

    def eval(self, offer: Any) -> float:
        known = self._known.get(offer)
        if known is None:
            row = np.array([[int(option) for option in offer]])
            known = self._known[offer] = float(self._model.score(row)[0, self._side])
        return known


def _values(model: PayoffModel, side: int) -> dict[tuple[Any, ...], float]:
    """Points of every package where they can be listed: most negotiators sort them all."""
    if model.package_count > MOST_LISTED:
        return {}
    packages = product(*(range(size) for size in model.dims))
    return dict(zip(packages, to_points(model.evaluate_side(side)).tolist(), strict=True))


class _Told(SAONegotiator):
    """The other side, saying what it said."""

    def __init__(self, said: Sequence[Any]) -> None:
        super().__init__(name="told")
        self._said, self._place = said, 0

    def propose(self, state: SAOState, dest: str | None = None) -> Any:
        raise NotImplementedError("it answers by __call__ only")

    def __call__(self, state: SAOState, dest: str | None = None) -> SAOResponse:
        offer = self._said[self._place] if self._place < len(self._said) else None
        self._place += 1
        return SAOResponse(ResponseType.REJECT_OFFER, offer)


class NegmasSeat(Seated):
    """A bot for ``game.table``: ``make`` builds the negotiator, afresh for every decision.

    Raises:
        ValueError: the scenario has no such seat.
        TypeError: ``make`` builds nothing that bargains by NegMAS's stacked alternating offers.
    """

    ends_after_table = True

    def __init__(self, name: str, scenario: Scenario, seat: str, make: Callable[[], Any], seed: int = 0) -> None:
        if seat not in scenario.seats_by_id:
            known = ", ".join(scenario.seats_by_id)
            raise ValueError(f"{scenario.id}: there is no seat {seat!r}; there are: {known}")
        if not callable(make) or isinstance(make, GBNegotiator):
            raise TypeError(f"make: {make!r} is no class or function that builds a negotiator at every call")
        super().__init__(name, known_for(scenario, seat), seed)
        self._make = make
        self._values: tuple[PayoffModel, dict[tuple[Any, ...], float]] | None = None
        with _drawing((0, 0)):
            self._space = make_os(
                [make_issue(list(range(size)), name=f"issue{place}") for place, size in enumerate(scenario.dims)]
            )

    # -- what the table asks ----------------------------------------------------------------

    def decide(self, view: View, legal: tuple[Action, ...]) -> Action:
        replies = [action for action in legal if isinstance(action, Reply)] if view.asks else []
        if replies:
            return replies[-1]
        answers = [action for action in legal if isinstance(action, AnswerConsult)]
        if answers and not all(consult.answered for consult in view.consults):
            return answers[0]
        if view.phase is Phase.POST_SETTLEMENT:
            return self._post_settle(view)
        if view.phase is not Phase.TURNS or view.acting_side != self._known.side_id:
            raise NothingToDecideError(self._known.seat)
        if view.own is not None and view.own.turn.table:
            return EndTurn()
        return self._turn(view, legal)

    def _post_settle(self, view: View) -> Action:
        points = self._model(view).score(np.array(view.post_settlement))[:, self._known.side]
        now = self._model(view).score(np.array([view.in_force]))[0, self._known.side]
        return PostSettle(tuple(int(row) for row in np.flatnonzero(points > now)))

    def _turn(self, view: View, legal: tuple[Action, ...]) -> Action:
        may_offer = Hold() in legal
        rounds = len(self._known.scenario.calendar.rounds)
        if not may_offer and view.round < rounds:
            # Only an answer is asked for; the offer stands, and is answered with the next one of one's own.
            return EndTurn()
        model = self._model(view)
        heard = self._heard(view, model, legal)
        response = self._ask(view, model, heard, rounds)
        if response.response == ResponseType.ACCEPT_OFFER:
            signing = self._signing(view, legal, model)
            if signing is not None:
                return signing
        if response.response == ResponseType.END_NEGOTIATION and WalkAway() in legal:
            return WalkAway()
        if not may_offer:
            return EndTurn()
        if response.outcome is None:
            return Hold()
        package = tuple(
            OPEN if closed else int(option) for option, closed in zip(response.outcome, view.settled, strict=True)
        )
        standing = view.offers[self._known.side]
        wanted = (Alternative(package),)
        if all(option == OPEN for option in package) or (standing is not None and standing.alternatives == wanted):
            return Hold()
        return Propose(wanted)

    # -- what is on the table ---------------------------------------------------------------

    def _model(self, view: View) -> PayoffModel:
        known, compiler = self._known, self._known.compiler
        if view.own is None:
            raise NothingToDecideError(known.seat)
        own = compiler.weights(view.own.mandate)
        declared = known.scenario.mandates_by_side[known.other_id]
        theirs = compiler.mix(tuple((mandate.id, mandate.probability) for mandate in declared))
        pair = (own, theirs) if known.side == 0 else (theirs, own)
        path = compiler.path(view.environment, [event for event, _ in view.happened])
        return compiler.model(path, pair, view.in_force)

    def _filled(self, package: Package, view: View) -> tuple[int, ...]:
        pairs = zip(package, view.in_force, strict=True)
        return tuple(kept if option == OPEN else option for option, kept in pairs)

    def _best(self, alternatives: Sequence[Alternative], view: View, model: PayoffModel) -> int:
        rows = np.array([self._filled(alternative.package, view) for alternative in alternatives])
        return int(model.score(rows)[:, self._known.side].argmax())

    def _heard(self, view: View, model: PayoffModel, legal: tuple[Action, ...]) -> list[tuple[int, ...] | None]:
        """What stood on the other side's part before each own turn, the one now included; None for nothing."""
        heard: list[tuple[int, ...] | None] = []
        standing: tuple[int, ...] | None = None
        turned = 0
        for record in view.history:
            seat = self._known.scenario.seats_by_id.get(record.actor)
            if seat is None:
                continue
            if seat.side != self._known.side_id:
                if isinstance(record.body, Propose):
                    best = self._best(record.body.alternatives, view, model)
                    standing = self._filled(record.body.alternatives[best].package, view)
            elif isinstance(record.body, (Propose, Hold)) and record.round > turned:
                heard.append(standing)
                turned = record.round
        offer = view.offers[self._known.other]
        if offer is None:
            heard.append(None)
        else:
            heard.append(self._filled(offer.alternatives[self._best(offer.alternatives, view, model)].package, view))
        return heard

    def _signing(self, view: View, legal: tuple[Action, ...], model: PayoffModel) -> Respond | None:
        """Signing the best alternative, with all its lots."""
        offer = view.offers[self._known.other]
        signs = [action for action in legal if isinstance(action, Respond) and action.sign]
        if offer is None or not signs:
            return None
        best = self._best(offer.alternatives, view, model)
        of_best = [action for action in signs if action.alternative == best]
        lots = len(offer.alternatives[best].lots)
        full = [action for action in of_best if not action.lots or len(action.lots) == lots]
        return full[0] if full else None

    # -- NegMAS -----------------------------------------------------------------------------

    def _ask(self, view: View, model: PayoffModel, heard: Sequence[tuple[int, ...] | None], rounds: int) -> SAOResponse:
        """Take a fresh negotiator through what was said, and hear what it does now.

        Its random draws come from the seat's seed; the process's own generators are left as they were.
        """
        with _drawing((self._seed % SEED_LIMIT, crc32(self._known.seat.encode()))), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return self._replayed(model, heard, rounds)

    def _replayed(self, model: PayoffModel, heard: Sequence[tuple[int, ...] | None], rounds: int) -> SAOResponse:
        opens = heard[0] is None
        mechanism = SAOMechanism(
            outcome_space=self._space,
            n_steps=2 * rounds + opens,
            one_offer_per_step=True,
            end_on_no_response=False,
        )
        told = _Told(heard[1:] if opens else heard)
        negotiator = self._make()
        if not isinstance(negotiator, GBNegotiator):
            raise TypeError(f"make: built {negotiator!r}, expected a negotiator of negmas.sao")
        answers: list[SAOResponse] = []
        _listen(negotiator, answers)
        if self._values is None or self._values[0] is not model:
            self._values = (model, _values(model, self._known.side))
        ufun = TableUfun(model, self._known.side, self._space, self._values[1])
        quiet = TableUfun(model, self._known.other, self._space)
        for player, worth in ((negotiator, ufun), (told, quiet)) if opens else ((told, quiet), (negotiator, ufun)):
            mechanism.add(player, ufun=worth)
        while len(answers) < len(heard) and not mechanism.state.ended:
            mechanism.step()
        return answers[-1] if answers else SAOResponse(ResponseType.REJECT_OFFER, None)


def _listen(negotiator: Any, answers: list[SAOResponse]) -> None:
    """Keep what the negotiator answers; an acceptance before the last answer was overruled at the table."""
    kind = type(negotiator)

    def call(self: Any, state: Any, dest: str | None = None) -> SAOResponse:
        response: SAOResponse = kind.__call__(self, state, dest)
        answers.append(response)
        return response

    negotiator.__class__ = type(kind.__name__, (kind,), {"__call__": call})
