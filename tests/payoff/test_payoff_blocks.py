"""Which issues form a block, and when a block is refused."""

from __future__ import annotations

import numpy as np
import pytest
from payoff_models import random_model

from game.payoff.blocks import BLOCK_LIMIT, components
from game.payoff.errors import BlockTooLarge
from game.payoff.factors import Factor
from game.payoff.model import build_model


def test_components_follow_links() -> None:
    assert components(range(7), [(0, 3), (5, 6), (3, 4), (2,), ()]) == ((0, 3, 4), (1,), (2,), (5, 6))
    # Issues outside the given ones link nothing: a fixed issue cuts what it joined.
    assert components([0, 4], [(0, 3), (3, 4)]) == ((0,), (4,))


def test_both_sides_link() -> None:
    north = [Factor((0, 1), np.ones((2, 2), dtype=np.int64), "n")]
    south = [Factor((1, 2), np.ones((2, 2), dtype=np.int64), "s")]
    model = build_model([2, 2, 2, 2, 1], ("n", "s"), (north, south), status_quo=[0] * 5)
    assert [block.issues for block in model.blocks] == [(0, 1, 2), (3,)]
    assert [block.cells for block in model.blocks] == [8, 2]


def test_oversized_block_names_the_link() -> None:
    # Issue 3 alone holds (0, 1) and (4, 5) together; 2 is on its own.
    dims = [20, 20, 9, 20, 20, 20]
    scopes = [(0, 1), (1, 3), (3, 4), (4, 5)]
    with pytest.raises(BlockTooLarge) as caught:
        random_model(dims, 1, scopes)
    error = caught.value
    assert error.issues == (0, 1, 3, 4, 5)
    assert error.size == 20**5
    assert error.limit == BLOCK_LIMIT == 2_000_000
    # Freeing any one issue leaves at most 20^4 cells, so each is a way out.
    assert error.linking == (0, 1, 3, 4, 5)
    assert str(error) == (
        "factors join issues 0, 1, 3, 4, 5 into one block of 3,200,000 cells, over the limit of 2,000,000; "
        "it is linked by issues 0, 1, 3, 4, 5"
    )


def test_oversized_block_with_one_hub() -> None:
    dims = [6] * 13
    halves = [(0, 1, 2, 3, 4, 5), (7, 8, 9, 10, 11, 12)]
    with pytest.raises(BlockTooLarge) as caught:
        random_model(dims, 1, [*halves, (5, 6), (6, 7)])
    # Only the hub and its two neighbours in the chain bring both parts under the limit.
    assert caught.value.linking == (5, 6, 7)
    assert "linked by issues 5, 6, 7" in str(caught.value)


def test_oversized_clique_names_the_issue_that_helps_most() -> None:
    dims = [3, 30, 2, 4]
    factor = Factor((0, 1, 2, 3), np.zeros(dims, dtype=np.int64), "all")
    with pytest.raises(BlockTooLarge) as caught:
        build_model(dims, ("a", "b"), ([factor], []), status_quo=[0] * 4, block_limit=20)
    assert caught.value.linking == (1,)
    assert "linked by issue 1" in str(caught.value)


def test_a_block_at_the_limit_is_accepted() -> None:
    model = random_model([4, 5], 1, [(0, 1)])
    factors = (model.factors[0], model.factors[1])
    kept = build_model([4, 5], ("a", "b"), factors, status_quo=[0, 0], block_limit=20)
    assert [block.cells for block in kept.blocks] == [20]
    with pytest.raises(BlockTooLarge):
        build_model([4, 5], ("a", "b"), factors, status_quo=[0, 0], block_limit=19)


def test_fixing_the_link_splits_a_block() -> None:
    model = random_model([3, 3, 3, 2], 1, [(0, 1), (1, 2)])
    assert [block.issues for block in model.blocks] == [(0, 1, 2), (3,)]
    fixed = model.restrict({1: 2})
    assert [block.issues for block in fixed.blocks] == [(0,), (2,), (3,)]
    # Untouched blocks are shared, not rebuilt.
    assert fixed.blocks[-1] is model.blocks[-1]
