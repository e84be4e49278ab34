"""The debrief's figures against brute force over all 27 packages of the tiny table."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from game.ai import TraceRule
from game.lang import Wording
from game.payoff import compile_payoff
from game.payoff.model import PayoffModel
from game.report.debrief import NotOverError, debrief, debrief_model
from game.report.plane import build_plane, frontier_deals
from game.report.sentences import REASONS, UNTOLD, thought_sentence
from game.report.steps import StepKind, classify
from game.report.thoughts import last_belief, thoughts
from game.report.trades import missed_trades
from game.rules import actions as a
from game.rules.state import Phase
from game.rules.view import Viewer, ViewerKind
from game.scenario.model import Scenario
from game.table.local import LocalTable


@pytest.fixture(scope="module")
def model(tiny: Scenario) -> PayoffModel:
    return compile_payoff(tiny)


@pytest.fixture(scope="module")
def every(tiny: Scenario) -> list[tuple[int, ...]]:
    return list(product(*(range(size) for size in tiny.dims)))


def test_missed_trades_are_the_best_of_all_swaps_over_two_issues(
    model: PayoffModel, every: list[tuple[int, ...]]
) -> None:
    for final in every:
        gains = {
            package: model.score([package])[0] - model.score([final])[0]
            for package in every
            if 1 <= sum(new != old for new, old in zip(package, final, strict=True)) <= 2
        }
        best = max((gain.min() for gain in gains.values()), default=-1.0)
        found = missed_trades(model, final)
        if best <= 0.05:
            assert found == ()
            continue
        assert min(found[0].gains) == pytest.approx(best)
        for trade in found:
            package = list(final)
            for change in trade.changes:
                assert package[change.issue] == change.before != change.after
                package[change.issue] = change.after
            assert tuple(gains[tuple(package)]) == pytest.approx(trade.gains)
            assert min(trade.gains) > 0
        named = [change.issue for trade in found for change in trade.changes]
        assert len(named) == len(set(named))


def test_deals_left_on_the_table_harm_nobody_and_none_is_better(
    model: PayoffModel, every: list[tuple[int, ...]]
) -> None:
    points = model.score(every)
    for final in every:
        at = model.score([final])[0]
        plane = build_plane(model, final)
        assert plane.final == pytest.approx(tuple(at))
        better = frontier_deals(plane)
        improving = points[((points >= at - 1e-9).all(axis=1)) & ((points - at).sum(axis=1) > 0.05)]
        assert bool(better) == bool(len(improving))
        for deal in better:
            assert min(deal.gains) >= -1e-9
            assert tuple(model.score([deal.package])[0]) == pytest.approx(deal.points)
        for favours, measure in ((0, improving[:, 0]), (1, improving[:, 1]), (2, (improving - at).min(axis=1))):
            for deal in better:
                if deal.favours == favours:
                    value = min(deal.gains) if favours == 2 else deal.points[favours]
                    assert value == pytest.approx(measure.max())


@pytest.mark.parametrize(
    ("own", "other", "kind"),
    [
        (-5, 4, StepKind.CONCESSION),
        (-5, 0, StepKind.CONCESSION),
        (5, -4, StepKind.SELFISH),
        (5, 0, StepKind.SELFISH),
        (5, 4, StepKind.FORTUNATE),
        (-5, -4, StepKind.UNFORTUNATE),
        (0, -4, StepKind.UNFORTUNATE),
        (0, 4, StepKind.NICE),
        (0, 0, StepKind.SILENT),
    ],
)
def test_steps_are_named_by_what_they_do_to_both(own: float, other: float, kind: StepKind) -> None:
    assert classify(own, other) is kind


def _played(tiny: Scenario) -> LocalTable:
    """Two people: guesses, an offer that is declined, then one that is signed as soon as it can be."""
    table = LocalTable.opened(tiny, 3, {})
    first, then = (a.Propose((a.Alternative(package),)) for package in ((2, -1, 1), (1, 1, 2)))
    offers = iter((first, then, then, then))
    while not table.over:
        seat = table.seats_to_move()[0]
        lead = tiny.leads[tiny.seats_by_id[seat].side]
        view = table.view(lead)
        if view.asks:
            event, asked = view.asks[0]
            replies = next(ask for ask in tiny.events_by_id[event].asks if ask.seat == asked).replies
            table.submit(asked, a.Reply(event, replies[-1].id))
        elif view.phase is Phase.POST_SETTLEMENT:
            table.submit(lead, a.PostSettle(()))
        else:
            table.submit(lead, a.Guess((1, 0, 2)))
            if view.side == "canada" and not any(view.settled) and view.step < 2:
                table.submit(lead, next(offers))
            elif view.side == "us" and view.offers[0] is not None:
                table.submit(lead, a.Respond(sign=view.offers[0].number > 1))
            table.submit(lead, a.EndTurn())
    return table


def test_a_debrief_explains_the_game_that_was_played(tiny: Scenario) -> None:
    view = _played(tiny).view_as(Viewer(ViewerKind.DEBRIEF, tiny.leads["canada"]))
    found = debrief(view, tiny)
    assert found.deals and found.deals[0].terms == ((0, 1), (1, 1), (2, 2))
    model = debrief_model(view, tiny)
    # The plane and the score sheets are two ways to the same values.
    for place, sheet in enumerate(found.sheets):
        assert found.plane.final[place] == pytest.approx(sheet.final_points, abs=1e-6)
    assert view.hidden is not None and found.mandates == view.hidden.mandates
    assert found.plane.status_quo == (0.0, 0.0)
    assert found.plane.no_deal == pytest.approx(tuple(model.score([tiny.status_quo])[0]))
    assert [step.side for step in found.offers][:1] == ["canada"]
    assert found.offers[0].kind is StepKind.FIRST
    assert found.offers[0].package == (2, 0, 1)
    for step in found.offers:
        assert step.points == pytest.approx(tuple(model.score([step.package])[0]))
    assert {guess.side for guess in found.guesses} == {"canada", "us"}
    for guess in found.guesses:
        assert sorted(guess.truth) == [0, 1, 2]
        assert guess.hits == 3  # three issues: any ranking names all of the first three
    frontier = np.array(found.plane.frontier)
    assert found.left[0] == pytest.approx(
        max(0.0, frontier[frontier[:, 1] >= found.plane.final[1] - 1e-9, 0].max() - found.plane.final[0])
    )


def test_no_debrief_before_the_end(tiny: Scenario) -> None:
    table = LocalTable.opened(tiny, 3, {})
    with pytest.raises(NotOverError):
        debrief(table.view_as(Viewer(ViewerKind.DEBRIEF, tiny.leads["canada"])), tiny)


def test_the_reasons_of_a_bot_are_those_it_had(tiny: Scenario) -> None:
    """Found again from the log, they are the traces kept while the game was played."""
    table = LocalTable.opened(tiny, 4, {"canada": "fair", "us": "easy"})
    kept = []
    while not table.over:
        seat = table.bot_to_move()
        assert seat is not None
        action = table.decide(seat)
        kept.append((tiny.seats_by_id[seat].side, action, table._bots[seat].trace[-1]))
        table.submit(seat, action)
    found = thoughts(table)
    assert [(thought.side, thought.action, thought.trace) for thought in found] == kept
    assert last_belief(found, "us")[0][1] >= last_belief(found, "us")[-1][1]
    wording = Wording.of(tiny, "en")
    told = [thought_sentence(thought, wording) for thought in found]
    assert any("offered" in sentence for sentence in told)
    assert all("{" not in sentence for sentence in told)


def test_reasons_are_secret_while_the_game_is_on(tiny: Scenario) -> None:
    with pytest.raises(NotOverError):
        thoughts(LocalTable.opened(tiny, 4, {"canada": "human", "us": "easy"}))


def test_every_rule_of_a_trace_is_told_or_left_out_on_purpose() -> None:
    assert set(REASONS) | UNTOLD == set(TraceRule)
    assert not set(REASONS) & UNTOLD
