"""Building a View: an allow-list, from nothing."""

from __future__ import annotations

from functools import lru_cache

from game.rules.check import measure_refusals, uses_of
from game.rules.consults import priorities
from game.rules.game import Game
from game.rules.ledger import ledger
from game.rules.meters import opening_support, side_support, talks_end_chance
from game.rules.paths import path_of
from game.rules.phases import acting_side, waiting_for
from game.rules.pure import agreed, points_at
from game.rules.records import EVERYONE, Record
from game.rules.score import accrued, score_sheet
from game.rules.settled import committed, pending_package, settled
from game.rules.state import Deal, LedgerRow, Phase, RoundScore, SideState, State
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

_SEES_ALL = frozenset({ViewerKind.INSTRUCTOR, ViewerKind.DEBRIEF, ViewerKind.AUTHOR})


@lru_cache(maxsize=64)
def known_to(scenario: Scenario, seat: str) -> SeatScenario:
    """The seat's scenario; one object per seat, so that caches keyed by it are shared."""
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
    return _build(game, state, viewer, side, everything, shown, ledger(game, state.closes))


def bot_view(game: Game, state: State, seat: str, visible: tuple[Record, ...]) -> View:
    """A seat's view for a bot. ``visible`` are the records it may read, kept by whoever keeps the log.

    The ledger is for showing: bots, which decide thousands of times, do without it.
    """
    side = game.scenario.seats_by_id[seat].side
    return _build(game, state, Viewer(ViewerKind.SEAT, seat), side, False, visible, ())


def _build(
    game: Game,
    state: State,
    viewer: Viewer,
    side: str,
    everything: bool,
    history: tuple[Record, ...],
    rows: tuple[LedgerRow, ...],
) -> View:
    known = (
        known_to(game.scenario, viewer.seat)
        if viewer.seat and not everything
        else SeatScenario(game.scenario, viewer.seat or "", side)
    )
    first, second = state.sides
    return View(
        viewer=viewer,
        known=known,
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
        sides=(_public(game, first), _public(game, second)),
        in_force=state.in_force,
        settled=settled(game, state),
        pending=pending_package(game, state),
        deals=tuple(_deal(deal, side, everything) for deal in state.deals),
        offers=state.offers,
        environment=state.environment,
        flags=state.flags,
        happened=state.happened,
        asks=tuple(ask for ask in state.asks if everything or game.scenario.seats_by_id[ask[1]].side == side),
        waiting=tuple(dict.fromkeys(game.scenario.seats_by_id[seat].side for _, seat in state.asks)),
        consults=tuple(c for c in state.consults if everything or c.asker == side or not c.answered),
        upcoming=_upcoming(game, state),
        scores=state.scores if everything else tuple(_without_points(row) for row in state.scores),
        ledger=rows,
        own=_own(game, state, side, viewer.seat) if viewer.seat else None,
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
    audiences = game.scenario.audiences_by_side[side.id]
    return SidePublic(
        side.id,
        side_support(game, side),
        opening_support(game, side.id),
        tuple((a.id, level) for a, level in zip(audiences, side.support, strict=True)),
        side.pledges,
        tuple((measure, times) for measure, times, _ in side.uses),
        side.offers_made,
        side.consults,
        tuple(audience for audience, _ in side.warned),
        side.acted,
    )


def _deal(deal: Deal, side: str, everything: bool) -> Deal:
    """A deal as a side sees it: only its own vote."""
    if everything:
        return deal
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


def _without_points(row: RoundScore) -> RoundScore:
    return RoundScore(row.round, (0.0, 0.0), row.support, row.temperature, row.talks_end)


def _own(game: Game, state: State, side: str, seat: str) -> SideOwn | None:
    own = state.sides[game.index(side)]
    if not own.mandate:
        return None
    measures = tuple(
        MeasureStatus(m.id, uses_of(own, m.id)[0], m.uses, m.cost, refusal)
        for m, refusal in measure_refusals(game, state, seat, side)
    )
    index, whole = game.index(side), agreed(game, state.deals)
    path, opening = path_of(game, state), game.compiler.opening_path()
    return SideOwn(
        side,
        own.mandate,
        own.capital,
        measures,
        game.scenario.dynamics.consult.per_game - own.consults,
        own.turn,
        own.draft,
        own.draft_seat,
        own.advice,
        own.initials,
        own.override_used,
        own.guesses,
        points_at(game, index, state.environment, own.mandate, state.in_force, whole=whole),
        points_at(game, index, path, own.mandate, committed(game, state), whole=whole),
        points_at(game, index, opening, own.mandate, game.scenario.status_quo, whole=False),
        sum(accrued(game, state, side)),
    )


def _upcoming(game: Game, state: State) -> tuple[Upcoming, ...]:
    """Announced events that have not happened: certain ones by date, others by window and odds."""
    past = {event for event, _ in state.happened}
    last = len(game.scenario.calendar.rounds)
    return tuple(
        Upcoming(e.id, e.scheduled or max(e.first, state.round), None if e.scheduled else (e.last or last), e.chance)
        for e in game.scenario.events
        if e.announced
        and e.id not in past
        and e.id not in state.excluded
        and (e.scheduled or e.last or last) >= state.round
    )


def _other_mandate(game: Game, state: State, side: str) -> str | None:
    if not side:
        return None
    other = game.scenario.other(side)
    if (side, other, Revealed.MANDATE.value) in state.revealed:
        return state.sides[game.index(other)].mandate
    return None


def _other_priorities(game: Game, state: State, side: str) -> tuple[int, ...] | None:
    if not side:
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
