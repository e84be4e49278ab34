"""What a side bargains over: packages and its own value of them, as a sum of small tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isfinite, prod

import numpy as np
from numpy.typing import ArrayLike, NDArray

from game.payoff.blocks import BLOCK_LIMIT, components
from game.payoff.errors import BlockTooLarge, FactorError

Floats = NDArray[np.float64]
Packages = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Factor:
    """One term of a value: a float table with one axis per issue of ``scope`` (ascending issue numbers)."""

    scope: tuple[int, ...]
    table: Floats

    @classmethod
    def of(cls, scope: Sequence[int], table: ArrayLike) -> Factor:
        """A factor over issues in any order; the table is transposed to match.

        Raises:
            FactorError: repeated issues, or a table with another number of axes than issues.
        """
        values = np.array(table, dtype=np.float64)
        if values.ndim != len(scope) or len(set(scope)) != len(scope):
            raise FactorError(f"a scope of {len(scope)} distinct issues needs as many axes, not {values.ndim}")
        order = sorted(range(len(scope)), key=scope.__getitem__)
        values = np.array(values.transpose(order), order="C")
        values.flags.writeable = False
        return cls(tuple(scope[axis] for axis in order), values)


def value_of(factors: Iterable[Factor], packages: Packages) -> Floats:
    """Sum of factors (B,) for packages (B, I)."""
    total = np.zeros(len(packages))
    for factor in factors:
        total += factor.table[tuple(packages[:, issue] for issue in factor.scope)]
    return total


def span_of(factors: Sequence[Factor]) -> tuple[float, float]:
    """Exact smallest and largest sum of factors, found block by block."""
    low = high = 0.0
    issues = sorted({issue for factor in factors for issue in factor.scope})
    for group in components(issues, [factor.scope for factor in factors]):
        table = block_table(factors, group)
        low += float(table.min())
        high += float(table.max())
    constant = sum(float(factor.table) for factor in factors if not factor.scope)
    return low + constant, high + constant


def block_table(factors: Iterable[Factor], issues: Sequence[int], shape: Sequence[int] | None = None) -> Floats:
    """Joint table of the factors that lie within ``issues`` (ascending), one axis per issue.

    ``shape`` is needed when no factor touches one of the issues.
    """
    axis = {issue: place for place, issue in enumerate(issues)}
    inside = [factor for factor in factors if factor.scope and factor.scope[0] in axis]
    if shape is None:
        sizes = {issue: size for factor in inside for issue, size in zip(factor.scope, factor.table.shape, strict=True)}
        shape = [sizes[issue] for issue in issues]
    cells = prod(shape)
    if cells > BLOCK_LIMIT:
        raise BlockTooLarge(tuple(issues), tuple(issues), cells, BLOCK_LIMIT)
    total = np.zeros(tuple(shape))
    for factor in inside:
        aligned = [1] * len(issues)
        for place, issue in enumerate(factor.scope):
            aligned[axis[issue]] = factor.table.shape[place]
        total += factor.table.reshape(aligned)
    return total


@dataclass(frozen=True, eq=False)
class Domain:
    """One side's bargaining problem.

    Attributes:
        dims: options per issue.
        factors: own value in points of any scale; it adds up over factors.
        reserve: own value of no deal, on the same scale; finite.

    Raises (on construction):
        FactorError: a factor that does not fit ``dims``.
    """

    dims: tuple[int, ...]
    factors: tuple[Factor, ...]
    reserve: float

    def __post_init__(self) -> None:
        if not isfinite(self.reserve):
            raise FactorError(f"the value of no deal must be finite, not {self.reserve}")
        for factor in self.factors:
            expected = tuple(self.dims[issue] for issue in factor.scope if issue < len(self.dims))
            if factor.table.shape != expected:
                raise FactorError(f"a table over issues {factor.scope} is {factor.table.shape}, expected {expected}")
            if not np.all(np.isfinite(factor.table)):
                raise FactorError(f"a table over issues {factor.scope} holds values that are not finite")

    @classmethod
    def additive(cls, tables: Sequence[ArrayLike], reserve: float) -> Domain:
        """A domain with one table (options,) per issue."""
        factors = tuple(Factor.of((issue,), table) for issue, table in enumerate(tables))
        return cls(tuple(len(factor.table) for factor in factors), factors, reserve)

    @property
    def size(self) -> int:
        """Packages (a Python integer, never wraps)."""
        return prod(self.dims)

    @cached_property
    def span(self) -> tuple[float, float]:
        """Smallest and largest own value of a package."""
        return span_of(self.factors)

    @cached_property
    def scale(self) -> float:
        """Points from no deal to the best package; at least a sliver, so that it can be divided by."""
        low, high = self.span
        return max(high - self.reserve, 1e-9 * max(1.0, abs(high), abs(low)))

    def gain(self, packages: ArrayLike) -> Floats:
        """Own gain over no deal (B,) of packages (B, I), as a share of the best package's gain: 1 is the best."""
        rows = np.asarray(packages, dtype=np.int64).reshape(-1, len(self.dims))
        return (value_of(self.factors, rows) - self.reserve) / self.scale
