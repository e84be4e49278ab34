"""The amount tables of one environment, laid end to end so that a package's amounts are one gather."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.payoff.amounts import AmountTable, Floats
from game.payoff.sectors import SectorTable

__all__ = ["Compiled", "Laid", "constant_of", "lay_out"]

Packages: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """Tables end to end: packages @ strides.T + offsets are their cells.

    strides (tables, I), offsets (tables,), cells (all cells, objectives).
    """

    strides: Packages
    offsets: Packages
    cells: Floats

    def sums(self, packages: Packages) -> Floats:
        """Sums (B, objectives) over the tables, of complete packages (B, I)."""
        places = packages @ self.strides.T + self.offsets
        found: Floats = np.add.reduce(self.cells.take(places, axis=0), axis=1)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """The amount tables of one environment, shared by every mandate.

    ``varied`` are those of the tables that differ from package to package because of the environment: what two
    packages differ by depends on no other part of it. ``laid`` are these and the direct tables, ``constant``
    (objectives,) is what the others add to every package.
    """

    tables: tuple[AmountTable, ...]
    varied: tuple[AmountTable, ...]
    sectors: tuple[SectorTable, ...]
    laid: Laid
    constant: Floats


def lay_out(tables: Iterable[AmountTable], columns: Mapping[str, int], dims: Sequence[int]) -> Laid:
    """Tables side by side; ``columns`` are the objectives' places."""
    strides: list[Packages] = []
    cells = [np.zeros((0, len(columns)))]
    for table in tables:
        stride = np.zeros(len(dims), dtype=np.int64)
        step = 1
        for issue in reversed(table.scope):
            stride[issue] = step
            step *= dims[issue]
        own = np.zeros((step, len(columns)))
        for objective, amounts in zip(table.objectives, table.amounts, strict=True):
            own[:, columns[objective]] += amounts.ravel()
        strides.append(stride)
        cells.append(own)
    offsets = np.cumsum([len(own) for own in cells], dtype=np.int64)[:-1]
    rows = np.array(strides, dtype=np.int64).reshape(len(strides), len(dims))
    return Laid(rows, offsets, np.concatenate(cells))


def constant_of(tables: Iterable[AmountTable], columns: Mapping[str, int]) -> Floats:
    """Amounts (objectives,) of tables that depend on no issue."""
    constant = [0.0] * len(columns)
    for table in tables:
        for objective, amount in zip(table.objectives, table.amounts.tolist(), strict=True):
            constant[columns[objective]] += amount
    return np.array(constant)
