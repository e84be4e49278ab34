"""Batched scoring: cell numbers per block, one gather and one sum for any number of packages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .blocks import Partition
from .errors import PackageError
from .factors import Ints
from .space import Space

# Option numbers handled at once: keeps what is gathered for them within the processor's cache.
_BATCH = 1 << 17


@dataclass(frozen=True, slots=True, eq=False)
class Scorer:
    """The unrestricted block tables, laid end to end.

    Attributes:
        dims: (I,) options per issue.
        order: (K,) the free issues: the first of every block, then all others.
        strides: (K, 1) what one option more adds to the cell number within the block.
        owners: the blocks of those others.
        offsets: (blocks, 1) where each block begins in `table`.
        table: (2, cells) int64 units.
        base: (2,) int64 units of what no free issue changes.
    """

    dims: Ints
    order: Ints
    strides: Ints
    owners: tuple[int, ...]
    offsets: Ints
    table: Ints
    base: Ints

    def units(self, packages: NDArray[Any], status_quo: Sequence[int]) -> Ints:
        """Units (B, 2) of packages (B, I), -1 standing for the status quo.

        Raises:
            PackageError: wrong shape, not integers, or an option number the issue does not have.
        """
        if packages.ndim != 2 or packages.shape[1] != len(self.dims):
            raise PackageError(f"packages must have shape (B, {len(self.dims)}), got {packages.shape}")
        if packages.size and packages.dtype.kind not in "iu":
            raise PackageError(f"packages must hold option numbers, not {packages.dtype}")
        self._check(packages)
        result = np.empty((len(packages), 2), dtype=np.int64)
        result[:] = self.base
        blocks = len(self.offsets)
        if not blocks:
            return result
        quo = np.asarray(status_quo, dtype=np.int64)[self.order, None]
        step = max(256, _BATCH // len(self.order))
        # Issues and blocks run as rows: long rows are what array operations are quick on.
        for at in range(0, len(packages), step):
            options = packages[at : at + step].T[self.order]
            steps = np.where(options < 0, quo, options) * self.strides
            cells = steps[:blocks] + self.offsets
            for owner, step_of in zip(self.owners, steps[blocks:], strict=True):
                cells[owner] += step_of
            result[at : at + step] += self.table.take(cells, axis=1).sum(axis=1).T
        return result

    def _check(self, packages: NDArray[Any]) -> None:
        wrong = (packages < -1) | (packages >= self.dims)
        if wrong.any():
            row, issue = (int(place) for place in np.argwhere(wrong)[0])
            raise PackageError(
                f"package {row}: issue {issue} has options 0 to {int(self.dims[issue]) - 1} "
                f"(or -1, open), not {int(packages[row, issue])}"
            )


def build_scorer(space: Space, partition: Partition) -> Scorer:
    """Lay out the blocks of the unrestricted space for scoring."""
    blocks = partition.blocks
    heads, tails, owners = [], [], []
    offsets: list[int] = []
    cells = 0
    for number, block in enumerate(blocks):
        steps = [prod(block.shape[axis + 1 :]) for axis in range(len(block.shape))]
        first, *others = zip(block.issues, steps, strict=True)
        heads.append(first)
        tails.extend(others)
        owners.extend([number] * len(others))
        offsets.append(cells)
        cells += block.cells
    empty = np.zeros((2, 0), dtype=np.int64)
    return Scorer(
        dims=np.array(space.dims, dtype=np.int64),
        order=np.array([issue for issue, _ in heads + tails], dtype=np.int64),
        strides=np.array([[step] for _, step in heads + tails], dtype=np.int64).reshape(-1, 1),
        owners=tuple(owners),
        offsets=np.array(offsets, dtype=np.int64)[:, None],
        table=np.concatenate([empty, *(block.rows[:2] for block in blocks)], axis=1),
        base=partition.base[:2].copy(),
    )
