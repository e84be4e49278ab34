"""Factors: value tables over the few issues they depend on, in exact integer units.

Points are held as int64 multiples of 10^-10 of a point, so that equality and dominance are exact and do
not depend on the order of summation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .errors import FactorError, PointsOutOfRange

POINT = 10**10
"""Units per point."""

MAX_UNITS = 2**53
"""Largest magnitude of a single value: every unit count up to it is exact as a float as well."""

MAX_TOTAL = 2**61
"""Largest magnitude of one side's total: differences of two totals still fit in int64."""

Ints = NDArray[np.int64]


def to_units(points: ArrayLike) -> Ints:
    """Convert points to int64 units, rounding half to even.

    Raises:
        PointsOutOfRange: a value is not finite or exceeds ±900,719 points (2^53 units).
    """
    scaled = np.rint(np.asarray(points, dtype=np.float64) * POINT)
    # NaN fails the comparison as well, so one test covers it.
    if not np.all(np.abs(scaled) <= MAX_UNITS):
        raise PointsOutOfRange(f"points must be finite and within ±{MAX_UNITS // POINT:,}")
    return scaled.astype(np.int64)


def to_points(units: ArrayLike) -> NDArray[np.float64]:
    """Convert int64 units to float points."""
    return np.asarray(units, dtype=np.int64) / POINT


@dataclass(frozen=True, slots=True, eq=False)
class Factor:
    """One term of a side's value: a table over the issues it depends on.

    Attributes:
        scope: issue indices, distinct; held ascending (the table is transposed to match).
        points: int64 units, one axis per issue of the scope, in the scope's order.
        label: what the term stands for, shown when a score is explained.
        largest: magnitude of its largest value, in units.
    """

    scope: tuple[int, ...]
    points: Ints
    label: str
    largest: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        table = np.array(self.points)
        if not np.can_cast(table.dtype, np.int64):
            raise FactorError(f"factor {self.label!r}: the table must hold integer units, not {table.dtype}")
        if table.ndim != len(self.scope):
            raise FactorError(
                f"factor {self.label!r}: a scope of {len(self.scope)} issues needs as many axes, "
                f"the table has {table.ndim}"
            )
        if len(set(self.scope)) != len(self.scope) or any(issue < 0 for issue in self.scope):
            raise FactorError(f"factor {self.label!r}: scope {self.scope} must be distinct issue indices")
        order = sorted(range(len(self.scope)), key=self.scope.__getitem__)
        table = np.array(table.transpose(order), dtype=np.int64, order="C")
        table.flags.writeable = False
        object.__setattr__(self, "scope", tuple(self.scope[axis] for axis in order))
        object.__setattr__(self, "points", table)
        # Through Python integers: the magnitude of -2^63 does not exist in int64.
        largest = max(abs(int(table.min())), abs(int(table.max()))) if table.size else 0
        object.__setattr__(self, "largest", largest)

    @classmethod
    def of_points(cls, scope: tuple[int, ...], points: ArrayLike, label: str) -> Factor:
        """Build a factor from a table of float points (see `to_units`)."""
        return cls(scope, to_units(points), label)


def check_factors(dims: tuple[int, ...], factors: Iterable[Factor], *fixed: int) -> None:
    """Refuse factors that do not fit the issues, or whose sum could leave the exact range.

    Args:
        dims: options per issue.
        factors: one side's factors.
        fixed: further unit values that enter the side's totals or are compared with them.

    Raises:
        FactorError: a scope names an unknown issue or a table has the wrong number of options.
        PointsOutOfRange: the magnitudes could add up to more than 2^61 units.
    """
    total = sum(abs(int(value)) for value in fixed)
    for factor in factors:
        unknown = [issue for issue in factor.scope if issue >= len(dims)]
        if unknown:
            raise FactorError(f"factor {factor.label!r}: there is no issue {unknown[0]}")
        expected = tuple(dims[issue] for issue in factor.scope)
        if factor.points.shape != expected:
            raise FactorError(
                f"factor {factor.label!r}: its table is {factor.points.shape}, its issues have {expected} options"
            )
        total += factor.largest
    if total > MAX_TOTAL:
        raise PointsOutOfRange(f"values could add up to {total:,} units, over the exact range of {MAX_TOTAL:,}")
