"""Dominance primitives: every fast path against the definition."""

from __future__ import annotations

import numpy as np
import payoff_oracle as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.payoff.pareto import _SORT_DIRECTLY, add_fronts, outer_rows, pareto_mask, prune, thin

small_points = st.lists(st.tuples(st.integers(-5, 5), st.integers(-5, 5)), min_size=1, max_size=40)


def keyed(points: list[tuple[int, int]]) -> np.ndarray:
    return np.array([[*point, key] for key, point in enumerate(points)], dtype=np.int64).T.copy()


def obvious_front(rows: np.ndarray) -> list[list[int]]:
    """By the definition, with the smallest key of equal points, best for side 0 first."""
    points = {(int(first), int(second)) for first, second in rows[:2].T}
    kept = [one for one in points if not any(oracle.dominates(other, one) for other in points)]
    result = []
    for point in sorted(kept, reverse=True):
        same = (rows[0] == point[0]) & (rows[1] == point[1])
        result.append([*point, int(rows[2][same].min())])
    return result


@given(small_points)
def test_mask_by_definition(points: list[tuple[int, int]]) -> None:
    expected = [not any(oracle.dominates(other, one) for other in points) for one in points]
    assert pareto_mask(points).tolist() == expected
    assert pareto_mask(np.array(points, dtype=float)).tolist() == expected


def test_mask_shapes() -> None:
    assert pareto_mask(np.empty((0, 2))).shape == (0,)
    with pytest.raises(ValueError, match="shape"):
        pareto_mask([1.0, 2.0])


@given(small_points)
def test_prune_by_definition(points: list[tuple[int, int]]) -> None:
    rows = keyed(points)
    before = rows.copy()
    assert prune(rows).T.tolist() == obvious_front(rows)
    assert rows.tolist() == before.tolist()


@given(small_points, small_points)
def test_sum_of_fronts(left: list[tuple[int, int]], right: list[tuple[int, int]]) -> None:
    one, other = prune(keyed(left)), prune(keyed(right))
    other[2] *= 100
    total, loss = add_fronts(one, other, 10**6)
    assert (total.T.tolist(), loss) == (obvious_front(outer_rows(one, other)), 0)


@pytest.mark.parametrize("spread", [3, 300, 10**5, 10**12])
@pytest.mark.parametrize("shape", ["cloud", "line", "arc"])
def test_prune_of_many_rows(spread: int, shape: str) -> None:
    """The prefilter for large inputs, from almost all ties to none."""
    rng = np.random.default_rng(spread)
    count = _SORT_DIRECTLY * 2
    first = rng.integers(-spread, spread, count)
    if shape == "cloud":
        second = rng.integers(-spread, spread, count)
    elif shape == "line":
        second = -first + rng.integers(0, 3, count)
    else:
        second = np.rint(spread * np.sqrt(1 - (first / spread) ** 2)).astype(np.int64) - rng.integers(0, 2, count)
    rows = np.stack([first, second, rng.permutation(count)])
    front = prune(rows)
    # Against the mask, which sorts everything and is itself tested by the definition.
    mask = pareto_mask(rows[:2].T)
    kept = rows[:, mask]
    kept = kept[:, np.lexsort((kept[2], -kept[1], -kept[0]))]
    new = np.ones(kept.shape[1], dtype=bool)
    new[1:] = (kept[:2, 1:] != kept[:2, :-1]).any(axis=0)
    assert np.array_equal(front, kept[:, new]), "each point once, with its smallest key, best for side 0 first"


@pytest.mark.parametrize("step", [1, 7, 10**6])
def test_large_sums_of_fronts(step: int) -> None:
    """Chunked sums with prefilter, with keys added for survivors only."""
    rng = np.random.default_rng(step)

    def front(count: int, key_scale: int) -> np.ndarray:
        first = np.sort(rng.choice(count * 8, count, replace=False))[::-1] * step
        second = np.sort(rng.choice(count * 8, count, replace=False)) * step
        return np.stack([first, second, rng.permutation(count) * key_scale])

    large, small = front(30_000, 1000), front(90, 1)
    rows = outer_rows(large, small)
    assert rows.shape[1] > 2**21
    # A plain sort over everything: side 0, then side 1, then key.
    order = np.lexsort((rows[2], -rows[1], -rows[0]))
    ordered = rows[:, order]
    best_before = np.maximum.accumulate(np.concatenate(([np.iinfo(np.int64).min], ordered[1, :-1])))
    expected = ordered[:, ordered[1] > best_before]
    total, loss = add_fronts(small, large, 10**6)
    assert loss == 0
    assert np.array_equal(total, expected)


@pytest.mark.parametrize("coarse_pairs", [1 << 26, 10_000])
def test_coarse_sums_keep_their_promise(monkeypatch: pytest.MonkeyPatch, coarse_pairs: int) -> None:
    """A fixed sum, where nothing is dominated: bounded size, both ends, and a true loss."""
    monkeypatch.setattr("game.payoff.pareto._COARSE_PAIRS", coarse_pairs)
    monkeypatch.setattr("game.payoff.pareto._CHUNK", 50_000)
    rng = np.random.default_rng(5)

    def front(count: int, key_scale: int) -> np.ndarray:
        first = np.sort(rng.choice(10**9, count, replace=False))[::-1]
        return np.stack([first, 10**9 - first, np.arange(count) * key_scale])

    one, other = front(2000, 1000), front(400, 1)
    total, loss = add_fronts(one, other, 500)
    assert total.shape[1] <= 500
    assert loss > 0
    sums = outer_rows(one, other)
    by_key = sums[:, np.argsort(sums[2])]
    assert (np.diff(by_key[2]) > 0).all(), "a key is one pair"
    assert np.array_equal(by_key[:, np.searchsorted(by_key[2], total[2])], total)
    assert total[0, 0] == sums[0].max()
    assert total[1, -1] == sums[1].max()
    assert (total[0, 1:] < total[0, :-1]).all()
    assert (total[1, 1:] > total[1, :-1]).all()
    # For every sum: the last kept row within the loss for side 0 is at least as good for side 1.
    reach = np.searchsorted(-total[0], loss - sums[0], side="right")
    assert (reach >= 1).all()
    assert (total[1, reach - 1] >= sums[1]).all()
    # And not carelessly large: some cells' worth.
    assert loss <= 2 * 10**9 // 499 + (0 if coarse_pairs > 10_000 else 4 * 10**9 // 100)


@given(small_points, st.integers(2, 12))
def test_thinning_keeps_its_promise(points: list[tuple[int, int]], limit: int) -> None:
    front = prune(keyed(points))
    kept, loss = thin(front, limit)
    assert kept.shape[1] <= max(limit, 2)
    rows = {tuple(row) for row in front.T.tolist()}
    assert {tuple(row) for row in kept.T.tolist()} <= rows
    assert kept[:, 0].tolist() == front[:, 0].tolist()
    assert kept[:, -1].tolist() == front[:, -1].tolist()
    losses = [
        min(max(0, first - int(one)) for one, other in kept[:2].T if other >= second)
        for first, second in front[:2].T.tolist()
    ]
    assert max(losses) <= loss
    if front.shape[1] <= limit:
        assert loss == 0
        assert kept.shape == front.shape
