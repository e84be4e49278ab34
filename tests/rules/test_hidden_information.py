"""Two states that differ only in what is hidden from a side give it the same view, choices and previews."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.rules.actions import Alternative, Lot
from game.rules.game import Game
from game.rules.legal import legal
from game.rules.preview import preview
from game.rules.state import Phase, State
from game.rules.view import Viewer, ViewerKind
from game.rules.views import view
from tests.rules.driver import play


def with_other_secrets(game: Game, state: State, side: str) -> State:
    """The same table as ``side`` sees it, with another secret on the other side in every hidden field."""
    index = 1 - game.index(side)
    other = state.sides[index]
    mandates = [m.id for m in game.scenario.mandates_by_side[other.id]]
    changed = replace(
        other,
        mandate=mandates[(mandates.index(other.mandate) + 1) % len(mandates)],
        capital=other.capital + 1.5,
        draft=(Alternative((0, 0, 0), (Lot("x", (0, 1, 2)),)),),
        draft_seat="elsewhere",
        advice=(("elsewhere", 0, 1),),
        initials=((0, 1),),
        guesses=((1, (2, 1, 0)),),
        override_used=not other.override_used,
    )
    sides = list(state.sides)
    sides[index] = changed
    deals = tuple(
        replace(deal, votes=tuple((s, vote if s == side else not vote) for s, vote in deal.votes))
        for deal in state.deals
    )
    scores = tuple(
        replace(row, points=(row.points[0] + (index == 0), row.points[1] + (index == 1))) for row in state.scores
    )
    return replace(state, sides=(sides[0], sides[1]), deals=deals, scores=scores)


def own_points_hidden(game: Game, side: str, state: State) -> bool:
    """A revealed secret, or a step whose packages are chosen from both mandates, may show the difference."""
    return not state.revealed and state.phase not in (Phase.SETUP, Phase.ENDED) and not state.post_settlement


@pytest.mark.parametrize("seed", range(8))
def test_views_legal_actions_and_previews_do_not_depend_on_the_other_sides_secrets(tiny: Game, seed: int) -> None:
    compared = 0
    for moment in play(tiny, seed):
        state = moment.before
        for side in tiny.scenario.side_ids:
            if not own_points_hidden(tiny, side, state) or not all(s.mandate for s in state.sides):
                continue
            twin = with_other_secrets(tiny, state, side)
            for seat in (s.id for s in tiny.scenario.seats if s.side == side):
                viewer = Viewer(ViewerKind.SEAT, seat)
                assert view(tiny, state, viewer) == view(tiny, twin, viewer)
                assert legal(tiny, state, seat) == legal(tiny, twin, seat)
                draft = (Alternative((1, 1, -1)),)
                assert preview(tiny, state, seat, draft) == preview(tiny, twin, seat, draft)
                compared += 1
    assert compared > 20


def test_an_observer_sees_no_sides_secrets(tiny: Game) -> None:
    for moment in play(tiny, 3):
        seen = view(tiny, moment.before, Viewer(ViewerKind.OBSERVER))
        assert seen.own is None and seen.hidden is None and seen.other_mandate is None and not seen.sheets
        assert all(row.points == (0.0, 0.0) for row in seen.scores)


def test_a_debrief_before_the_end_shows_no_more_than_the_public_part(tiny: Game) -> None:
    for moment in play(tiny, 5):
        if moment.before.phase is not Phase.ENDED:
            assert view(tiny, moment.before, Viewer(ViewerKind.DEBRIEF)).hidden is None


@pytest.mark.parametrize("seed", range(4))
def test_the_other_sides_private_records_are_not_in_the_history(tiny: Game, seed: int) -> None:
    log = tuple(record for moment in play(tiny, seed) for record in moment.records)
    state = list(play(tiny, seed))[-1].before
    for seat in tiny.scenario.seats:
        other = tiny.scenario.other(seat.side)
        seen = view(tiny, state, Viewer(ViewerKind.SEAT, seat.id), log).history
        assert seen and not any(record.visible_to in (other, "nobody") for record in seen)
        assert len(seen) < len(log)


def test_a_seats_scenario_holds_no_brief_of_the_other_side(tiny: Game) -> None:
    known = view(tiny, next(play(tiny, 1)).before, Viewer(ViewerKind.SEAT, "ca-lead")).known
    for seat in known.scenario.seats:
        if seat.side == "us":
            assert seat.brief.en == "" and seat.scorecard == ()
    assert known.scenario.side("us").brief.en == "" and known.scenario.side("us").red_lines == ()
    assert known.scenario.resolved == ""


def test_an_observers_scenario_holds_no_brief_at_all(tiny: Game) -> None:
    known = view(tiny, next(play(tiny, 1)).before, Viewer(ViewerKind.OBSERVER)).known
    assert all(seat.brief.en == "" and seat.scorecard == () for seat in known.scenario.seats)
    assert all(side.brief.en == "" and side.red_lines == () for side in known.scenario.sides)
    assert all(mandate.brief.en == "" for mandate in known.scenario.mandates)
    assert known.scenario.resolved == "" and known.scenario.happened == ()
