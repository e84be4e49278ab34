"""The end game against an exhaustive search over ladders."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from game.ai.bargain.frontier import Frontier
from game.ai.bargain.ladder import plan
from game.ai.bargain.thresholds import Thresholds, hypotheses


def frontier(points: int) -> Frontier:
    own = np.linspace(1.0, 0.05, points)
    return Frontier(np.arange(points)[:, None], own, 1.0 - own**2)


def beliefs(seed: int) -> Thresholds:
    kinds = hypotheses(0.25, 0.18)
    odds = np.random.default_rng(seed).dirichlet(np.full(len(kinds.prior), 0.2))
    return Thresholds(odds, kinds, 0.1, 0.3, 0.08)


def value_of(
    ladder: tuple[int, ...], front: Frontier, held: Thresholds, moments: np.ndarray, kept: np.ndarray
) -> float:
    odds, accept = held.accepts(front.other, moments)
    reach, total = odds.copy(), 0.0
    for place, row in enumerate(ladder):
        total += float((reach * accept[:, place, row]).sum()) * front.own[row] * kept[place]
        reach = reach * (1.0 - accept[:, place, row])
    return total


@pytest.mark.parametrize("seed", range(6))
def test_three_rungs_are_all_but_the_best_of_all(seed: int) -> None:
    front, held = frontier(12), beliefs(seed)
    moments, kept = np.array([0.9, 0.95, 1.0]), np.array([1.0, 0.98, 0.96])
    found = plan(front, held, moments, kept, 0.0, None, final=False)
    best = max(value_of(ladder, front, held, moments, kept) for ladder in product(range(12), repeat=3))
    assert found.value == pytest.approx(best, rel=0.02)
    rows = tuple(int(np.abs(front.own - own).argmin()) for own in found.own)
    assert found.value == pytest.approx(value_of(rows, front, held, moments, kept))


def test_an_offer_already_made_by_the_other_side_is_a_rung() -> None:
    front, held = frontier(12), beliefs(1)
    without = plan(front, held, np.ones(1), np.ones(1), 0.0, None, final=False)
    found = plan(front, held, np.ones(1), np.ones(1), 0.0, 0.9, final=False)
    assert found.back
    assert found.value == pytest.approx(0.96 * 0.9)
    assert found.value > without.value


def test_more_offers_are_never_worth_less_and_waiting_never_more() -> None:
    front, held = frontier(30), beliefs(2)
    values = [
        plan(front, held, np.linspace(0.8, 1.0, count), np.ones(count), 0.0, None, final=False).value
        for count in (1, 2, 4)
    ]
    assert values[0] <= values[1] + 1e-9 <= values[2] + 2e-9
    dear = plan(front, held, np.linspace(0.8, 1.0, 4), 0.8 ** np.arange(4), 0.0, None, final=False)
    assert dear.value <= values[2]


def test_nothing_below_the_least_is_planned() -> None:
    found = plan(frontier(40), beliefs(3), np.linspace(0.9, 1, 5), np.ones(5), 0.4, 0.3, final=True)
    assert (found.own >= 0.4 - 1e-9).all()


def test_whom_the_last_offer_is_made_to_counts_on_what_it_was_offered_lately() -> None:
    front, held = frontier(12), beliefs(1)
    moments, kept = np.array([0.95, 1.0]), np.ones(2)
    without = plan(front, held, moments, kept, 0.0, None, final=True)
    counted = plan(front, held, moments, kept, 0.0, None, final=True, steady=0.9)
    assert without.value < 0.9 <= counted.value
    first = plan(front, held, moments, kept, 0.0, None, final=False, steady=0.9)
    assert first.value == pytest.approx(plan(front, held, moments, kept, 0.0, None, final=False).value)
