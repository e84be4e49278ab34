"""Blocks: groups of issues that factors link, each with one joint table per side.

Value is a sum over blocks, so everything that looks at the whole space (evaluation, best package, frontier,
zone share) works on a few small tables instead of on every package.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod

import numpy as np

from .errors import BlockTooLarge
from .factors import Factor, Ints
from .space import Space

BLOCK_LIMIT = 2_000_000

Sides = tuple[tuple[Factor, ...], tuple[Factor, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A connected component of the factor graph.

    Attributes:
        issues: free issues of the block, ascending.
        shape: allowed options per issue.
        rows: (2 + W, cells) int64, cells in C order over `shape`: units of side 0, units of side 1, then the
            words of the package key (see `Space.key_strides`).
        factors: per side, the factors whose free issues lie in this block.
    """

    issues: tuple[int, ...]
    shape: tuple[int, ...]
    rows: Ints
    factors: Sides

    @property
    def cells(self) -> int:
        """Cells of the joint table."""
        return int(self.rows.shape[1])


@dataclass(frozen=True, slots=True, eq=False)
class Partition:
    """The blocks of a space and what does not vary over it.

    Attributes:
        blocks: in the order of their first issue; together they cover every free issue once.
        settled: per side, the factors that touch no free issue.
        base: (2 + W,) int64: units of the settled factors and the key of the fixed issues.
    """

    blocks: tuple[Block, ...]
    settled: Sides
    base: Ints


def components(issues: Iterable[int], scopes: Iterable[Iterable[int]]) -> tuple[tuple[int, ...], ...]:
    """Connected components of `issues` under the links of `scopes`, ascending within and between."""
    return _components(tuple(issues), tuple(dict.fromkeys(map(tuple, scopes))))


@lru_cache(maxsize=1024)
def _components(issues: tuple[int, ...], scopes: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
    """Kept, since the models of one scenario differ in their weights far more often than in what they link."""
    parent = {issue: issue for issue in issues}

    def root(issue: int) -> int:
        while parent[issue] != issue:
            parent[issue] = parent[parent[issue]]
            issue = parent[issue]
        return issue

    for scope in scopes:
        linked = [root(issue) for issue in scope if issue in parent]
        for other in linked[1:]:
            low, high = sorted((root(linked[0]), root(other)))
            parent[high] = low
    groups: dict[int, list[int]] = {}
    for issue in sorted(parent):
        groups.setdefault(root(issue), []).append(issue)
    return tuple(tuple(group) for group in groups.values())


def build_partition(space: Space, factors: Sides, limit: int = BLOCK_LIMIT) -> Partition:
    """Split the factors of both sides into blocks over the free issues of `space`.

    Raises:
        BlockTooLarge: a block would exceed `limit` cells.
    """
    blocks, settled, base = _split(space, space.free, factors, limit)
    fixed = [issue for issue, size in enumerate(space.shape) if size == 1]
    for issue in fixed:
        base[2:] += space.key_strides[:, issue] * space.options[issue][0]
    return Partition(blocks, settled, base)


def narrow_partition(partition: Partition, old: Space, space: Space, changed: Iterable[int], limit: int) -> Partition:
    """The partition of `space`, narrower than `old`, which `partition` is of; only blocks with a changed issue change.

    Fixing an issue cuts its links, so one block may fall into several.
    """
    touched = frozenset(changed)
    blocks: list[Block] = []
    base = partition.base.copy()
    settled = (list(partition.settled[0]), list(partition.settled[1]))
    for block in partition.blocks:
        if touched.isdisjoint(block.issues):
            blocks.append(block)
            continue
        free = tuple(issue for issue in block.issues if space.shape[issue] > 1)
        if free == block.issues:
            blocks.append(_cut(block, old, space))
            continue
        parts, fallen, constant = _split(space, free, block.factors, limit)
        blocks.extend(parts)
        base += constant
        for side in (0, 1):
            settled[side].extend(fallen[side])
        for issue in block.issues:
            if space.shape[issue] == 1:
                base[2:] += space.key_strides[:, issue] * space.options[issue][0]
    blocks.sort(key=lambda block: block.issues[0])
    return Partition(tuple(blocks), (tuple(settled[0]), tuple(settled[1])), base)


def _cut(block: Block, old: Space, space: Space) -> Block:
    """A block none of whose issues has become fixed, with fewer options: what links its issues still does."""
    table = block.rows.reshape(-1, *block.shape)
    for axis, issue in enumerate(block.issues, start=1):
        if space.shape[issue] < old.shape[issue]:
            table = table.take(np.searchsorted(old.options[issue], space.options[issue]), axis=axis)
    rows = np.ascontiguousarray(table).reshape(len(block.rows), -1)
    rows.flags.writeable = False
    return Block(block.issues, tuple(space.shape[issue] for issue in block.issues), rows, block.factors)


def _split(space: Space, free: Sequence[int], factors: Sides, limit: int) -> tuple[tuple[Block, ...], Sides, Ints]:
    groups = components(free, (factor.scope for side in factors for factor in side))
    owner = {issue: number for number, group in enumerate(groups) for issue in group}
    held: list[tuple[list[Factor], list[Factor]]] = [([], []) for _ in groups]
    settled: tuple[list[Factor], list[Factor]] = ([], [])
    for side in (0, 1):
        for factor in factors[side]:
            number = next((owner[issue] for issue in factor.scope if issue in owner), None)
            (settled if number is None else held[number])[side].append(factor)
    words = space.key_strides.shape[0]
    base = np.zeros(2 + words, dtype=np.int64)
    for side in (0, 1):
        for factor in settled[side]:
            base[side] += factor.points[tuple(space.options[issue][0] for issue in factor.scope)]
    blocks = tuple(
        _build_block(space, group, (tuple(first), tuple(second)), limit)
        for group, (first, second) in zip(groups, held, strict=True)
    )
    return blocks, (tuple(settled[0]), tuple(settled[1])), base


def _build_block(space: Space, issues: tuple[int, ...], factors: Sides, limit: int) -> Block:
    shape = tuple(space.shape[issue] for issue in issues)
    cells = prod(shape)
    if cells > limit:
        linking = linking_issues(space.shape, issues, [factor.scope for side in factors for factor in side], limit)
        raise BlockTooLarge(issues, linking, cells, limit)
    words = space.key_strides.shape[0]
    table = np.zeros((2 + words, *shape), dtype=np.int64)
    axis_of = {issue: axis for axis, issue in enumerate(issues)}
    for side in (0, 1):
        for factor in factors[side]:
            table[side] += _aligned(space, factor, axis_of, len(issues))
    for axis, issue in enumerate(issues):
        along = [1] * len(issues)
        along[axis] = shape[axis]
        steps = np.multiply.outer(space.key_strides[:, issue], space.options[issue])
        table[2:] += steps.reshape(words, *along)
    rows = table.reshape(2 + words, cells)
    rows.flags.writeable = False
    return Block(issues, shape, rows, factors)


def _aligned(space: Space, factor: Factor, axis_of: dict[int, int], axes: int) -> Ints:
    """The factor's table cut to the allowed options, with one axis per issue of the block."""
    table = factor.points
    shape = [1] * axes
    for axis, issue in enumerate(factor.scope):
        if space.shape[issue] < space.dims[issue]:
            table = table.take(space.options[issue], axis=axis)
        if issue in axis_of:
            shape[axis_of[issue]] = space.shape[issue]
    return table.reshape(shape)


def linking_issues(
    shape: Sequence[int], issues: tuple[int, ...], scopes: Sequence[tuple[int, ...]], limit: int
) -> tuple[int, ...]:
    """Which issues hold an oversized block together (see `BlockTooLarge.linking`)."""
    remains = {}
    for issue in issues:
        rest = [other for other in issues if other != issue]
        parts = components(rest, scopes)
        remains[issue] = max(prod(shape[other] for other in part) for part in parts) if parts else 1
    enough = tuple(issue for issue in issues if remains[issue] <= limit)
    return enough or (min(issues, key=lambda issue: (remains[issue], issue)),)
