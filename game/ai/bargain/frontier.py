"""The estimated frontier: undominated packages under own value and a belief on the other's, folded block by block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, log2

import numpy as np
from numpy.typing import ArrayLike

from game.ai.bargain.domain import Domain, Factor, Floats, Packages, block_table, value_of
from game.payoff.blocks import Block, Partition, components
from game.payoff.factors import Ints, to_units
from game.payoff.frontier import fold_frontier
from game.payoff.space import Space

MOST_POINTS = 2_000
_FINEST = 6  # decimals kept of believed values: finer ones make longer frontiers and no better bids


@dataclass(frozen=True, slots=True, eq=False)
class Frontier:
    """Undominated packages (F, I), best for oneself first.

    Attributes:
        own: (F,) own gain as a share of the best package's, descending.
        other: (F,) believed value to the other side (0 … 1), ascending.
    """

    packages: Packages
    own: Floats
    other: Floats

    def __len__(self) -> int:
        return len(self.own)

    def row_at(self, own: float) -> int:
        """The row that is best for the other side among those worth at least ``own``; the first if none is."""
        return max(0, int(np.searchsorted(-self.own, -own, side="right")) - 1)

    def other_at(self, own: ArrayLike) -> Floats:
        """Largest believed value to the other side (…) that leaves at least ``own`` (…); the least of all if none."""
        rows = np.searchsorted(-self.own, -np.asarray(own, dtype=np.float64), side="right") - 1
        result: Floats = self.other[np.maximum(rows, 0)]
        return result

    def own_at(self, other: ArrayLike) -> Floats:
        """Largest own gain (…) that leaves the other side at least ``other`` (…); the least of all if nothing does."""
        rows = np.searchsorted(self.other, np.asarray(other, dtype=np.float64), side="left")
        result: Floats = self.own[np.minimum(rows, len(self.own) - 1)]
        return result

    def nash(self, reserve: float) -> int:
        """The row with the largest product of gains, the other's being over ``reserve``."""
        product = np.maximum(self.own, 0.0) * np.maximum(self.other - reserve, 0.0)
        return int(product.argmax())


@dataclass(frozen=True, slots=True, eq=False)
class _Ground:
    """What of a domain stays while beliefs move: blocks, with own units and package keys in place."""

    space: Space
    base: Ints
    groups: tuple[tuple[int, ...], ...]
    shapes: tuple[tuple[int, ...], ...]
    rows: tuple[Ints, ...]


@lru_cache(maxsize=64)
def _ground(domain: Domain, scopes: tuple[tuple[int, ...], ...]) -> _Ground:
    space = Space.full(domain.dims)
    low, high = domain.span
    # A power of two, so that equal sums stay equal.
    spread = 2.0 ** ceil(log2(max(high - low, 1e-9 * max(1.0, abs(low), abs(high)))))
    free = space.free
    groups = components(free, [*(factor.scope for factor in domain.factors), *scopes])
    words = space.key_strides.shape[0]
    shapes, tables = [], []
    for group in groups:
        shape = tuple(domain.dims[issue] for issue in group)
        cells = np.zeros((2 + words, *shape), dtype=np.int64)
        table = _reduced(domain.factors, group, shape, domain)
        cells[0] = to_units((table - table.min()) / spread)
        for axis, issue in enumerate(group):
            along = [1] * len(group)
            along[axis] = shape[axis]
            steps = np.multiply.outer(space.key_strides[:, issue], np.arange(shape[axis]))
            cells[2:] += steps.reshape(words, *along)
        rows = cells.reshape(2 + words, -1)
        shapes.append(shape)
        tables.append(rows)
    return _Ground(space, np.zeros(2 + words, dtype=np.int64), groups, tuple(shapes), tuple(tables))


def _reduced(factors: Iterable[Factor], group: Sequence[int], shape: Sequence[int], domain: Domain) -> Floats:
    """Joint table over the group, with issues of a single option taken as given."""
    kept = []
    for factor in factors:
        if not any(issue in group for issue in factor.scope):
            continue
        table = factor.table[tuple(slice(None) if domain.dims[i] > 1 else 0 for i in factor.scope)]
        kept.append(Factor(tuple(i for i in factor.scope if domain.dims[i] > 1), table))
    return block_table(kept, group, shape)


def estimated_frontier(domain: Domain, believed: Sequence[Factor], limit: int = MOST_POINTS) -> Frontier:
    """Fold the frontier of own value against ``believed``; at most ``limit`` points.

    Exact in own value to 10^-10 of its range and in believed value to 10^-6; beyond ``limit`` points it is the
    epsilon-frontier of ``game.payoff.frontier``.

    Raises:
        BlockTooLarge: factors link issues into a table of over 2·10^6 cells.
    """
    scopes = tuple(dict.fromkeys(factor.scope for factor in believed if len(factor.scope) > 1))
    ground = _ground(domain, scopes)
    blocks = []
    for group, shape, own in zip(ground.groups, ground.shapes, ground.rows, strict=True):
        rows = own.copy()
        rows[1] = to_units(np.round(_reduced(believed, group, shape, domain), _FINEST)).reshape(-1)
        blocks.append(Block(group, shape, rows, ((), ())))
    folded = fold_frontier(ground.space, Partition(tuple(blocks), ((), ()), ground.base), limit)
    packages = folded.packages.astype(np.int64)
    # Tables that touch no free issue enter neither block: values are read off the packages.
    return Frontier(packages, domain.gain(packages), value_of(believed, packages))
