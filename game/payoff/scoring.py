"""Batched scoring: one product, one gather and one sum for any number of packages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .blocks import Partition
from .errors import PackageError
from .factors import Ints
from .space import Space

# Multiply-adds per product: few enough that BLAS stays on one thread (threads of so small a product cost more than
# they save, and far more on a busy machine) and that the gathered values stay within the cache.
_BATCH_PRODUCTS = 1 << 18


@dataclass(frozen=True, slots=True, eq=False)
class Scorer:
    """The unrestricted block tables, laid end to end.

    Attributes:
        dims: (I,) options per issue.
        strides: (I, blocks) float: package @ strides + offsets is the cell per block. Floats, because their
            product runs in BLAS; cell numbers stay far below 2^53 and so are exact.
        offsets: (blocks,) float, where each block starts.
        table: (2, cells) int64 units.
        base: (2,) int64 units of what no free issue changes.
    """

    dims: Ints
    strides: NDArray[np.float64]
    offsets: NDArray[np.float64]
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
        quo = np.asarray(status_quo, dtype=np.float64)
        result = np.empty((len(packages), 2), dtype=np.int64)
        step = max(1, _BATCH_PRODUCTS // max(1, self.strides.size))
        for at in range(0, len(packages), step):
            part = packages[at : at + step]
            # Blocks as rows, so that the sum over blocks adds long rows instead of many short ones.
            places = self.strides.T @ np.where(part < 0, quo, part).T + self.offsets[:, None]
            np.sum(self.table.take(places.astype(np.intp), axis=1), axis=1, out=result[at : at + step].T)
        result += self.base
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
    strides = np.zeros((len(space.dims), len(blocks)))
    offsets = np.zeros(len(blocks))
    start = 0
    for number, block in enumerate(blocks):
        stride = 1
        for issue, size in zip(reversed(block.issues), reversed(block.shape), strict=True):
            strides[issue, number] = stride
            stride *= size
        offsets[number] = start
        start += block.cells
    empty = np.zeros((2, 0), dtype=np.int64)
    table = np.concatenate([empty, *(block.rows[:2] for block in blocks)], axis=1)
    return Scorer(np.array(space.dims, dtype=np.int64), strides, offsets, table, partition.base[:2].copy())
