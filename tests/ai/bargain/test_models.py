"""Opponent models: what they infer from offers made by a known side."""

from __future__ import annotations

import numpy as np
import pytest
from tables import random_pair

from game.ai.bargain import (
    DeclaredType,
    Domain,
    FrequencyModel,
    History,
    LevelModel,
    MandateModel,
    OpponentModel,
    Sent,
)
from game.ai.bargain.domain import value_of

DIMS = (5, 4, 4, 3, 5, 4)


def offers_along(domain: Domain, demand: list[float], seed: int = 0) -> tuple[Sent, ...]:
    """One offer per demand: a package whose gain is the closest above it, of a random sample."""
    rng = np.random.default_rng(seed)
    pool = np.stack([rng.integers(size, size=4_000) for size in domain.dims], axis=1)
    gains = domain.gain(pool)
    made = []
    for place, level in enumerate(demand):
        over = np.where(gains >= level, gains, np.inf)
        row = int(over.argmin()) if np.isfinite(over).any() else int(gains.argmax())
        made.append(Sent(tuple(int(o) for o in pool[row]), (place + 1) / (len(demand) + 1)))
    return tuple(made)


def correlation(model: OpponentModel, own: Domain, other: Domain, history: History) -> float:
    rng = np.random.default_rng(9)
    sample = np.stack([rng.integers(size, size=800) for size in own.dims], axis=1)
    believed = model.learn(own, history).value(sample)
    return float(np.corrcoef(believed, value_of(other.factors, sample))[0, 1])


@pytest.mark.parametrize("seed", range(4))
def test_values_are_read_off_a_linear_conceder(seed: int) -> None:
    own, other = random_pair(seed, DIMS)
    history = History(theirs=offers_along(other, [1.0 - 0.9 * k / 40 for k in range(40)]))
    assert correlation(LevelModel(), own, other, history) > 0.9


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("model", [LevelModel(), FrequencyModel()])
def test_values_are_read_off_a_holder(seed: int, model: OpponentModel) -> None:
    own, other = random_pair(seed, DIMS)
    history = History(theirs=offers_along(other, [1.0 - 0.15 * k / 30 for k in range(30)]))
    assert correlation(model, own, other, history) > 0.6


def test_a_conceders_curve_is_told_from_a_holders() -> None:
    own, other = random_pair(1, DIMS)
    ends = {}
    for name, last in (("conceder", 0.15), ("holder", 0.85)):
        demand = [1.0 - (1.0 - last) * k / 30 for k in range(31)]
        beliefs = LevelModel().learn(own, History(theirs=offers_along(other, demand))).thresholds
        assert beliefs is not None
        ends[name] = float((beliefs.odds @ beliefs.at(np.ones(1)))[0])
    assert ends["conceder"] < ends["holder"] - 0.3


def test_a_refusal_lowers_what_the_refused_package_is_believed_worth() -> None:
    own, other = random_pair(2, DIMS)
    theirs = offers_along(other, [1.0 - 0.01 * k for k in range(8)])
    free = History(theirs=theirs)
    believed = FrequencyModel().learn(own, free)
    # One option away from the other side's first offer: believed good until it is refused again and again.
    package = (theirs[0].package[0], *theirs[1].package[1:])
    ours = tuple(Sent(package, sent.time - 1e-3) for sent in theirs[2:])
    after = FrequencyModel(step=1.0).learn(own, History(ours, theirs))
    demanded = after.value([theirs[-1].package])[0]
    assert (
        after.value([package])[0] - demanded <= believed.value([package])[0] - believed.value([theirs[-1].package])[0]
    )


@pytest.mark.parametrize("drawn", [0, 1, 2])
def test_the_declared_type_that_speaks_gains_odds(drawn: int) -> None:
    own, _ = random_pair(5, DIMS)
    kinds = [random_pair(10 + k, DIMS)[1] for k in range(3)]
    model = MandateModel([DeclaredType(kind.factors, kind.reserve, 1.0) for kind in kinds])
    history = History(theirs=offers_along(kinds[drawn], [1.0 - 0.03 * k for k in range(6)]))
    odds = model.learn(own, history).odds
    assert sum(odds) == pytest.approx(1.0)
    assert max(range(3), key=odds.__getitem__) == drawn
    assert odds[drawn] > 0.6


@pytest.mark.parametrize("model", [LevelModel(), FrequencyModel()])
def test_a_belief_depends_on_the_history_only(model: OpponentModel) -> None:
    own, other = random_pair(6, DIMS)
    history = History(theirs=offers_along(other, [0.95, 0.9, 0.8]))
    first, second = model.learn(own, history), model.learn(own, history)
    for one, two in zip(first.factors, second.factors, strict=True):
        assert np.array_equal(one.table, two.table)


@pytest.mark.parametrize("seed", [0, 1, 3])
def test_one_that_answers_gifts_is_read_and_told_from_one_that_watches_the_clock(seed: int) -> None:
    """It demands 1 less the gain it was last offered, and repeats its best while that is worth less than no deal."""
    own, other = random_pair(seed, DIMS, 0.8)
    rng = np.random.default_rng(seed)
    pool = np.stack([rng.integers(size, size=4_000) for size in own.dims], axis=1)
    gains, mine = other.gain(pool), own.gain(pool)
    ours, theirs = [], []
    for place in range(40):
        time = (place + 1) / 41
        row = int(np.abs(mine - (1.0 - 0.6 * time)).argmin())
        ours.append(Sent(tuple(map(int, pool[row])), time))
        demand = 1.0 - max(0.0, float(gains[row]))
        answer = int(np.where(gains >= demand, gains, np.inf).argmin()) if demand < 1.0 else int(gains.argmax())
        theirs.append(Sent(tuple(map(int, pool[answer])), time + 1e-6))
    history = History(tuple(ours), tuple(theirs))
    beliefs = LevelModel().learn(own, history).thresholds
    assert beliefs is not None
    assert beliefs.odds[beliefs.kinds.reciprocal].sum() > 0.8
    assert correlation(LevelModel(), own, other, history) > 0.85
