"""Building a View: an allow-list, from nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from math import nan
from operator import is_
from typing import Generic, TypeVar

from game.payoff import Environment
from game.rules.actions import Package
from game.rules.check import measure_refusals
from game.rules.consults import priorities
from game.rules.game import Game
from game.rules.ledger import ledger
from game.rules.legal import MeasureRefusals
from game.rules.meters import opening_support, side_support, talks_end_chance
from game.rules.phases import acting_side, waiting_for
from game.rules.pure import agreed, points_at
from game.rules.records import EVERYONE, Record
from game.rules.score import score_sheet
from game.rules.settled import committed, pending_package, settled
from game.rules.state import ConsultAsked, Deal, LedgerRow, Phase, RoundScore, SideState, State
from game.rules.view import (
    Hidden,
    MeasureStatus,
    ScoreSheet,
    SideOwn,
    SidePublic,
    Upcoming,
    View,
    Viewer,
    ViewerKind,
)
from game.scenario.model import Scenario, SeatScenario, redact
from game.scenario.vocabulary import Revealed

_NO_FIGURES = (nan, nan, nan, nan)
_SEES_ALL = frozenset({ViewerKind.INSTRUCTOR, ViewerKind.DEBRIEF, ViewerKind.AUTHOR})


@lru_cache(maxsize=64)
def known_to(scenario: Scenario, seat: str) -> SeatScenario:
    """The scenario as a seat, or an observer (""), may know it: one object each, which caches share."""
    return redact(scenario, seat)


def sees_all(state: State, viewer: Viewer) -> bool:
    """Whether the viewer may see both sides: an instructor or author always, everybody once the game is over."""
    if viewer.kind is ViewerKind.DEBRIEF and state.phase is not Phase.ENDED:
        return False
    return viewer.kind in _SEES_ALL


def view(game: Game, state: State, viewer: Viewer, history: tuple[Record, ...] = ()) -> View:
    """All that ``viewer`` may know of ``state``. ``history`` is the whole log; only visible records are kept."""
    everything = sees_all(state, viewer)
    side = game.scenario.seats_by_id[viewer.seat].side if viewer.seat else ""
    shown = visible_records(history, side, viewer.seat, everything)
    return _build(_Parts(game, viewer, side, everything), state, shown, ledger(game, state.closes))


def bot_view(game: Game, state: State, seat: str, visible: tuple[Record, ...]) -> View:
    """A seat's view for a bot. ``visible`` are the records it may read, kept by whoever keeps the log.

    The ledger and the seat's own points so far are for showing: bots, which decide thousands of times and value
    positions themselves, do without them.
    """
    return BotViews(game, seat).view(state, visible)


class BotViews:
    """One seat's views as its bot gets them (see ``bot_view``), move after move.

    From one move to the next most of a view is what it was: what is made of the same objects is kept.
    """

    def __init__(self, game: Game, seat: str) -> None:
        side = game.scenario.seats_by_id[seat].side
        self._parts = _Parts(game, Viewer(ViewerKind.SEAT, seat), side, False, figures=False)

    def view(self, state: State, visible: tuple[Record, ...], refusals: MeasureRefusals | None = None) -> View:
        """The view of ``state``. ``refusals``: the seat's ``measure_refusals``, for a caller that has them already."""
        return _build(self._parts, state, visible, (), refusals)


class KeptViews:
    """One viewer's views of one table, for showing: whatever did not change is the very same object as before.

    Whoever shows the views can tell by identity which of its parts to draw or send again.
    """

    def __init__(self, game: Game, viewer: Viewer) -> None:
        """A viewer that sees everything once the game is over needs a new one then."""
        self._game, self._viewer = game, viewer
        self.side = game.scenario.seats_by_id[viewer.seat].side if viewer.seat else ""
        self._parts = _Parts(game, viewer, self.side, viewer.kind in _SEES_ALL)
        self._ledger = _Kept(partial(ledger, game))

    def view(self, state: State, visible: tuple[Record, ...]) -> View:
        """The view of ``state``; ``visible`` are the records that the viewer may read."""
        return _build(self._parts, state, visible, self._ledger(state.closes))


Made = TypeVar("Made")


class _Kept(Generic[Made]):
    """A pure function that keeps its last result while it is given the very same objects."""

    __slots__ = ("_given", "_made", "_make")

    def __init__(self, make: Callable[..., Made]) -> None:
        self._make = make
        self._given: tuple[object, ...] | None = None
        self._made: Made

    def __call__(self, *given: object) -> Made:
        if self._given is not None and all(map(is_, self._given, given)):
            return self._made
        self._made = self._make(*given)
        self._given = given
        return self._made


class _Parts:
    """The parts of one viewer's views, each kept while what it is made of stays the same."""

    def __init__(self, game: Game, viewer: Viewer, side: str, everything: bool, *, figures: bool = True) -> None:
        self.figures = figures
        self.game, self.viewer, self.side, self.everything = game, viewer, side, everything
        self.known = (
            SeatScenario(game.scenario, viewer.seat or "", side)
            if everything
            else known_to(game.scenario, viewer.seat or "")
        )
        self.first = _Kept(partial(_public, game))
        self.second = _Kept(partial(_public, game))
        self.deals = _Kept(partial(_deals, side, everything))
        self.scores = _Kept(partial(_scores, everything))
        self.upcoming = _Kept(partial(_upcoming, game))
        self.refusals: MeasureRefusals = ()
        self.measures = _Kept(_measures)
        self.path = _Kept(partial(_path, game))
        self.points = _Kept(partial(_points, game, side))
        self.accrued = _Kept(partial(_accrued, game, side))


def _build(
    parts: _Parts,
    state: State,
    history: tuple[Record, ...],
    rows: tuple[LedgerRow, ...],
    refusals: MeasureRefusals | None = None,
) -> View:
    game, viewer, side, everything = parts.game, parts.viewer, parts.side, parts.everything
    first, second = state.sides
    return View(
        viewer=viewer,
        known=parts.known,
        side=side,
        seq=state.seq,
        round=state.round,
        phase=state.phase,
        step=state.step,
        to_move=waiting_for(game, state),
        acting_side=acting_side(game, state),
        paused=state.paused,
        temperature=state.temperature,
        talks_end=talks_end_chance(game, state),
        suspended=state.suspended > 0,
        sides=(parts.first(first), parts.second(second)),
        in_force=state.in_force,
        settled=settled(game, state),
        pending=pending_package(game, state),
        deals=parts.deals(state.deals),
        offers=state.offers,
        environment=state.environment,
        flags=state.flags,
        happened=state.happened,
        asks=_asks(game, state, side, everything),
        waiting=_waiting(game, state),
        consults=_consults(state, side, everything),
        upcoming=parts.upcoming(state.happened, state.excluded, state.round),
        scores=parts.scores(state.scores),
        ledger=rows,
        own=_own(parts, state, viewer.seat, refusals) if viewer.seat else None,
        other_mandate=_other_mandate(game, state, side),
        other_priorities=_other_priorities(game, state, side),
        post_settlement=state.post_settlement if side or everything else (),
        history=history,
        ending=state.ending,
        walked=state.walked,
        sheets=_sheets(game, state, side, everything),
        hidden=_hidden(state) if everything else None,
    )


def visible_records(history: tuple[Record, ...], side: str, seat: str | None, everything: bool) -> tuple[Record, ...]:
    """Records that a viewer of ``side`` may read."""
    if everything:
        return history
    mine = {EVERYONE, side, f"seat:{seat}"} if side else {EVERYONE}
    return tuple(record for record in history if record.visible_to in mine)


def _public(game: Game, side: SideState) -> SidePublic:
    return SidePublic(
        side.id,
        side_support(game, side),
        opening_support(game, side.id),
        tuple(zip(game.audience_ids[side.id], side.support, strict=True)),
        side.pledges,
        tuple([(measure, times) for measure, times, _ in side.uses]),
        side.offers_made,
        side.consults,
        tuple([audience for audience, _ in side.warned]),
        side.acted,
    )


def _deals(side: str, everything: bool, deals: tuple[Deal, ...]) -> tuple[Deal, ...]:
    return deals if everything else tuple(_deal(deal, side) for deal in deals)


def _deal(deal: Deal, side: str) -> Deal:
    """A deal as a side sees it: only its own vote."""
    return Deal(
        deal.number,
        deal.proposer,
        deal.signer,
        deal.round,
        deal.name,
        deal.terms,
        deal.status,
        deal.decided_round,
        tuple(vote for vote in deal.votes if vote[0] == side),
        deal.breached_by,
        deal.breach_round,
        deal.in_force,
    )


def _scores(everything: bool, scores: tuple[RoundScore, ...]) -> tuple[RoundScore, ...]:
    """The rounds so far; without points for whoever may not see them."""
    if everything:
        return scores
    return tuple(RoundScore(row.round, (0.0, 0.0), row.support, row.temperature, row.talks_end) for row in scores)


def _accrued(game: Game, side: str, scores: tuple[RoundScore, ...]) -> float:
    """The part of a side's score that closed rounds have decided."""
    index, weights = game.index(side), game.scenario.calendar.weights
    return sum(weights[row.round - 1] * row.points[index] for row in scores)


def _measures(uses: tuple[tuple[str, int, int], ...], refusals: MeasureRefusals) -> tuple[MeasureStatus, ...]:
    used = {measure: times for measure, times, _ in uses}
    return tuple([MeasureStatus(m.id, used.get(m.id, 0), m.uses, m.cost, refusal) for m, refusal in refusals])


def _path(game: Game, environment: Environment, happened: tuple[tuple[str, int], ...]) -> Environment:
    return game.compiler.path(environment, [event for event, _ in happened])


def _points(
    game: Game,
    side: str,
    mandate: str,
    environment: Environment,
    path: Environment,
    in_force: Package,
    bound: Package,
    deals: tuple[Deal, ...],
) -> tuple[float, float, float]:
    """Points of what is in force now, of the path without further agreement, and of the opening's status quo."""
    index, whole, quo = game.index(side), agreed(game, deals), game.scenario.status_quo
    return (
        points_at(game, index, environment, mandate, in_force, whole=whole),
        points_at(game, index, path, mandate, bound, whole=whole),
        points_at(game, index, game.compiler.opening_path(), mandate, quo, whole=False),
    )


def _own(parts: _Parts, state: State, seat: str, refusals: MeasureRefusals | None) -> SideOwn | None:
    game, side = parts.game, parts.side
    own = state.sides[game.index(side)]
    if not own.mandate:
        return None
    known = measure_refusals(game, state, seat, side) if refusals is None else refusals
    if known != parts.refusals:
        parts.refusals = known
    return SideOwn(
        side,
        own.mandate,
        own.capital,
        parts.measures(own.uses, parts.refusals),
        game.scenario.dynamics.consult.per_game - own.consults,
        own.turn,
        own.draft,
        own.draft_seat,
        own.advice,
        own.initials,
        own.override_used,
        own.guesses,
        *(_figures(parts, state, own.mandate) if parts.figures else _NO_FIGURES),
    )


def _figures(parts: _Parts, state: State, mandate: str) -> tuple[float, float, float, float]:
    """The side's points as they stand, and the part of its score that is decided."""
    path = parts.path(state.environment, state.happened)
    bound = committed(parts.game, state)
    points = parts.points(mandate, state.environment, path, state.in_force, bound, state.deals)
    return (*points, parts.accrued(state.scores))


def _upcoming(
    game: Game, happened: tuple[tuple[str, int], ...], excluded: frozenset[str], round_number: int
) -> tuple[Upcoming, ...]:
    """Announced events that have not happened: certain ones by date, others by window and odds."""
    past = {event for event, _ in happened}
    last = len(game.scenario.calendar.rounds)
    return tuple(
        Upcoming(e.id, e.scheduled or max(e.first, round_number), None if e.scheduled else (e.last or last), e.chance)
        for e in game.announced
        if e.id not in past and e.id not in excluded and (e.scheduled or e.last or last) >= round_number
    )


def _asks(game: Game, state: State, side: str, everything: bool) -> tuple[tuple[str, str], ...]:
    if not state.asks:
        return ()
    seats = game.scenario.seats_by_id
    return tuple([ask for ask in state.asks if everything or seats[ask[1]].side == side])


def _waiting(game: Game, state: State) -> tuple[str, ...]:
    if not state.asks:
        return ()
    return tuple(dict.fromkeys([game.scenario.seats_by_id[seat].side for _, seat in state.asks]))


def _consults(state: State, side: str, everything: bool) -> tuple[ConsultAsked, ...]:
    if not state.consults:
        return ()
    return tuple([c for c in state.consults if everything or c.asker == side or not c.answered])


def _other_mandate(game: Game, state: State, side: str) -> str | None:
    if not side or not state.revealed:
        return None
    other = game.scenario.other(side)
    if (side, other, Revealed.MANDATE.value) in state.revealed:
        return state.sides[game.index(other)].mandate
    return None


def _other_priorities(game: Game, state: State, side: str) -> tuple[int, ...] | None:
    if not side or not state.revealed:
        return None
    other = game.scenario.other(side)
    if (side, other, Revealed.PRIORITIES.value) in state.revealed:
        return priorities(game, state, other)
    return None


def _sheets(game: Game, state: State, side: str, everything: bool) -> tuple[ScoreSheet, ...]:
    """Own sheet once the game is over; both in the debrief."""
    if state.phase is not Phase.ENDED or not all(own.mandate for own in state.sides):
        return ()
    sides = game.scenario.side_ids if everything else (side,) if side else ()
    return tuple(score_sheet(game, state, which) for which in sides)


def _hidden(state: State) -> Hidden:
    first, second = state.sides
    return Hidden((first.mandate, second.mandate), (first.capital, second.capital), (first.guesses, second.guesses))
