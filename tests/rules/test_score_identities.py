"""Score identities over many random games, against an independent recomputation from the log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import pytest

from game.payoff import Environment
from game.rules.game import Game
from game.rules.records import Fact, FactCode
from game.rules.score import score_sheet
from game.rules.state import DealStatus, Phase, State
from tests.rules.driver import play


def finished(game: Game, seed: int) -> State:
    last = None
    for moment in play(game, seed):
        last = moment.after
    assert last is not None and last.phase is Phase.ENDED
    return last


def slow_points(game: Game, state: State, side: str, environment: Environment, package: tuple[int, ...]) -> float:
    """Points of a package, term by term, without the compiled model."""
    weights = dict(game.compiler.weights(state.sides[game.index(side)].mandate))
    total = 0.0
    for table in game.compiler.compiled(environment).tables:
        for objective, amount in zip(table.objectives, table.at(package), strict=True):
            total += weights.get(objective, 0.0) * float(amount)
    return total


def check_identities(game: Game, state: State) -> None:
    final = list(game.scenario.status_quo)
    for deal in state.deals:
        if deal.status in (DealStatus.RATIFIED, DealStatus.BREACHED, DealStatus.SNAPPED_BACK):
            for issue, option in deal.in_force:
                final[issue] = option
    path = game.compiler.path(state.environment, [event for event, _ in state.happened])
    for side in game.scenario.side_ids:
        sheet = score_sheet(game, state, side)
        assert sheet.score == pytest.approx(sum(sheet.rounds) + sheet.after + sheet.politics - sheet.pledges)
        assert sheet.final_points == pytest.approx(slow_points(game, state, side, path, tuple(final)), abs=1e-6)
        assert sum(points for _, _, points in sheet.objectives) == pytest.approx(sheet.final_points, abs=1e-6)
        played = len(sheet.rounds)
        rest = sum(game.scenario.calendar.weights[played:]) + game.scenario.calendar.after
        assert sheet.after == pytest.approx(rest * sheet.final_points)


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_identities_hold_in_random_games(tiny: Game, first: int) -> None:
    endings: Counter[str] = Counter()
    for seed in range(first, first + 50):
        state = finished(tiny, seed)
        check_identities(tiny, state)
        endings[str(state.ending)] += 1
    assert len(endings) >= 2


@pytest.mark.long
def test_identities_hold_in_thousands_of_random_games(
    tiny: Game, evidence: Callable[[str, Mapping[str, object]], None]
) -> None:
    endings: Counter[str] = Counter()
    for seed in range(1000, 5000):
        state = finished(tiny, seed)
        check_identities(tiny, state)
        endings[str(state.ending)] += 1
    evidence("score-identities", {"games": endings.total(), "endings": dict(endings)})


def test_points_are_zero_on_the_opening_day_and_a_hundred_at_best(tiny: Game) -> None:
    status_quo = tiny.scenario.status_quo
    for first in tiny.scenario.mandates_by_side["canada"]:
        for second in tiny.scenario.mandates_by_side["us"]:
            weights = (tiny.compiler.weights(first.id), tiny.compiler.weights(second.id))
            opening = tiny.compiler.model(Environment(), weights, None)
            assert opening.score([status_quo])[0] == pytest.approx([0.0, 0.0])
            path = tiny.compiler.model(tiny.compiler.opening_path(), weights, None)
            assert path.best(0).points[0] == pytest.approx(100.0)
            assert path.best(1).points[1] == pytest.approx(100.0)
            assert path.no_deal / 10**10 == pytest.approx(path.score([status_quo])[0])


def test_calendar_weights_sum_to_one(tiny: Game) -> None:
    assert sum(tiny.scenario.calendar.weights) + tiny.scenario.calendar.after == pytest.approx(1.0)


@pytest.mark.parametrize("seed", range(20))
def test_support_and_temperature_stay_on_their_scales_and_every_move_is_recorded(tiny: Game, seed: int) -> None:
    support = {a.id: a.start for a in tiny.scenario.audiences}
    for moment in play(tiny, seed):
        for record in moment.records:
            if isinstance(record.body, Fact) and record.body.code is FactCode.SUPPORT_MOVED:
                side, audience = record.body.arg("side"), record.body.arg("audience")
                for known in tiny.scenario.audiences_by_side[str(side)]:
                    if audience in ("", known.id):
                        delta = record.body.arg("delta")
                        assert isinstance(delta, float | int)
                        support[known.id] = min(100.0, max(0.0, support[known.id] + delta))
        assert 0.0 <= moment.after.temperature <= 100.0
        for own in moment.after.sides:
            levels = [support[a.id] for a in tiny.scenario.audiences_by_side[own.id]]
            assert list(own.support) == pytest.approx(levels)
            assert 0.0 <= own.capital <= tiny.scenario.dynamics.capital.cap
