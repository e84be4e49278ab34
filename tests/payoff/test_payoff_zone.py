"""Zone of agreement: counting, sampling and intervals."""

from __future__ import annotations

import numpy as np
import payoff_oracle as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st
from payoff_models import models, random_model

from game.payoff.model import PayoffModel
from game.payoff.zone import (
    count_equal,
    count_reaching,
    wilson_interval,
    zone_count,
    zone_fraction,
    zone_mask,
    zone_share,
)


@given(models())
def test_count_matches_the_oracle(model: PayoffModel) -> None:
    scored = {package: oracle.score(model, package) for package in oracle.packages(model.dims)}
    no_deal = (int(model.no_deal[0]), int(model.no_deal[1]))
    expected = len(oracle.zone(scored, no_deal))
    assert zone_count(model) == expected
    share = zone_share(model)
    assert share.exact
    assert (share.count, share.packages, share.sample) == (expected, len(scored), 0)
    assert share.share == share.low == share.high == expected / len(scored)
    assert zone_fraction(list(scored.values()), no_deal) == expected / len(scored)


@given(models(), st.data())
def test_count_in_a_narrowed_space(model: PayoffModel, data: st.DataObject) -> None:
    fixed = {
        issue: data.draw(st.integers(0, size - 1)) for issue, size in enumerate(model.dims) if data.draw(st.booleans())
    }
    narrow = model.restrict(fixed)
    mask = zone_mask(narrow.evaluate().T, narrow.no_deal)
    assert zone_count(narrow) == int(mask.sum())


@pytest.mark.parametrize("spread", [2, 50, 10**6, 10**12])
@pytest.mark.parametrize(("rows", "columns"), [(1, 70_000), (257, 300), (1024, 1023), (3000, 700)])
def test_pair_counts_by_brute_force(spread: int, rows: int, columns: int) -> None:
    rng = np.random.default_rng(rows)
    first = rng.integers(-spread, spread, (2, rows))
    second = rng.integers(-spread, spread, (2, columns))
    ours, theirs = int(rng.integers(rows)), int(rng.integers(columns))
    # A need that at least one pair meets exactly.
    need = first[:, ours] + second[:, theirs]
    sums = first[:, :, None] + second[:, None, :]
    reaching = (sums >= need[:, None, None]).all(axis=0)
    equal = (sums == need[:, None, None]).all(axis=0)
    assert equal.sum() >= 1
    assert count_reaching(first, second, need) == int(reaching.sum())
    assert count_reaching(second, first, need) == int(reaching.sum())
    assert count_equal(first, second, need) == int(equal.sum())


@pytest.mark.parametrize("whole", [False, True])
def test_large_spaces_count_exactly(whole: bool) -> None:
    model = random_model([9, 8, 7, 9, 8, 7], 3, [(0, 4)], whole=whole, no_deal=(3.0, -2.0))
    expected = int(zone_mask(model.evaluate().T, model.no_deal).sum())
    assert 0 < expected < model.package_count
    assert zone_count(model) == expected


def test_no_deal_itself_is_outside_the_zone() -> None:
    points = [(1, 1), (1, 2), (0, 5), (2, 1), (1, 1)]
    assert zone_mask(points, (1, 1)).tolist() == [False, True, False, True, False]
    assert zone_fraction(np.empty((0, 2)), (0, 0)) == 0.0


def test_sampled_share() -> None:
    model = random_model([9, 8, 7, 9, 8, 7], 3, no_deal=(3.0, -2.0)).restrict({1: 2})
    exact = zone_share(model).share
    drawn = zone_share(model, exact_limit=0, sample=50_000, seed=4)
    assert not drawn.exact
    assert drawn.count is None
    assert drawn.sample == 50_000
    assert drawn.low < drawn.share < drawn.high
    assert drawn.low <= exact <= drawn.high
    assert drawn == zone_share(model, exact_limit=0, sample=50_000, seed=4)
    assert drawn != zone_share(model, exact_limit=0, sample=50_000, seed=5)


def test_intervals_cover() -> None:
    """Of 60 independent 95% intervals, about 57 hold the truth; 51 or fewer has a chance of 0.4%."""
    model = random_model([6, 6, 6, 6], 9)
    exact = zone_share(model).share
    held = 0
    for seed in range(60):
        drawn = zone_share(model, exact_limit=0, sample=2000, seed=seed)
        held += drawn.low <= exact <= drawn.high
    assert held >= 52


def test_beyond_the_limit_a_sample_is_drawn() -> None:
    model = random_model([10] * 12, 9, no_deal=(20.0, 20.0))
    share = zone_share(model, sample=20_000)
    assert share.packages == 10**12
    assert not share.exact
    assert 0 < share.low < share.high < 0.2


def test_wilson_against_published_values() -> None:
    """Newcombe 1998, Statistics in Medicine 17, table I, method 3."""
    for hits, trials, low, high in [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611)]:
        interval = wilson_interval(hits, trials)
        assert interval == pytest.approx((low, high), abs=5e-5)
    assert wilson_interval(29, 29)[1] == 1.0
    with pytest.raises(ValueError, match="at least one"):
        wilson_interval(0, 0)
