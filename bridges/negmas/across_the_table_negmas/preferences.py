"""A NegMAS utility function as the engine's own value: a sum of small tables over issues."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from math import isfinite, prod
from typing import Any

import numpy as np
from negmas.preferences.discounted import DiscountedUtilityFunction
from numpy.typing import NDArray

from game.ai.bargain import Domain, Factor

PROBES = 96  # packages on which a sum of tables is checked against the function itself
CLOSE = 1e-6
MOST_CELLS = 200_000  # packages up to which a function that is no sum of single issues is tabulated whole
SAMPLE = 4_000  # packages a sum of single issues is fitted to beyond that
LEVELS = 10  # of a continuous issue


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """The issues of a NegMAS outcome space as option numbers.

    ``values`` holds the value that each option of each issue stands for.
    """

    values: tuple[tuple[Any, ...], ...]
    places: tuple[dict[Any, int], ...]

    @property
    def dims(self) -> tuple[int, ...]:
        return tuple(len(values) for values in self.values)

    def outcome(self, package: Sequence[int]) -> tuple[Any, ...]:
        return tuple(values[option] for values, option in zip(self.values, package, strict=True))

    def package(self, outcome: Sequence[Any]) -> tuple[int, ...]:
        """Option numbers of an outcome; a number between two levels of a continuous issue counts as the nearer."""
        return tuple(
            places[value] if value in places else _nearest(values, value)
            for values, places, value in zip(self.values, self.places, outcome, strict=True)
        )


def _nearest(values: Sequence[Any], value: Any) -> int:
    try:
        return int(np.abs(np.array(values, dtype=np.float64) - float(value)).argmin())
    except (TypeError, ValueError):
        raise ValueError(f"{value!r} is no value of an issue with values {list(values)[:8]!r}") from None


def sheet_of(outcome_space: Any) -> Sheet:
    """The sheet of an outcome space; continuous issues are cut into levels."""
    space = outcome_space if outcome_space.is_discrete() else outcome_space.to_discrete(levels=LEVELS)
    values = tuple(tuple(issue.all) for issue in space.issues)
    return Sheet(values, tuple({value: place for place, value in enumerate(row)} for row in values))


def base_of(ufun: Any) -> Any:
    """The function without its discount."""
    return ufun.extract_base_ufun(deep=True) if isinstance(ufun, DiscountedUtilityFunction) else ufun


def tables_of(ufun: Any, sheet: Sheet, seed: int = 0) -> tuple[Factor, ...]:
    """The function (without discount) as factors: single issues if it is their sum, else one table, else a fit."""
    base = base_of(ufun)

    def value(package: Sequence[int]) -> float:
        return float(base(sheet.outcome(package)))

    dims = sheet.dims
    start = value([0] * len(dims))
    tables = []
    for issue, size in enumerate(dims):
        package = [0] * len(dims)
        table = np.empty(size)
        for option in range(size):
            package[issue] = option
            table[option] = value(package) - start
        tables.append(table)
    factors = (Factor.of((), start), *(Factor.of((issue,), table) for issue, table in enumerate(tables)))
    rng = np.random.default_rng(seed)
    probes = np.stack([rng.integers(size, size=PROBES) for size in dims], axis=1)
    truth = np.array([value(row) for row in probes.tolist()])
    summed = start + sum(table[probes[:, issue]] for issue, table in enumerate(tables))
    if np.abs(truth - summed).max() <= CLOSE * max(1.0, float(np.abs(truth).max())):
        return factors
    if prod(dims) <= MOST_CELLS:
        cells = np.array([value(package) for package in np.ndindex(*dims)])
        return (Factor.of(tuple(range(len(dims))), cells.reshape(dims)),)
    return _fitted(value, dims, rng)


def _fitted(value: Any, dims: tuple[int, ...], rng: np.random.Generator) -> tuple[Factor, ...]:
    """Least-squares sum of single issues."""
    rows = np.stack([rng.integers(size, size=SAMPLE) for size in dims], axis=1)
    truth = np.array([value(row) for row in rows.tolist()])
    starts = np.concatenate(([0], np.cumsum(dims)))
    design: NDArray[np.float64] = np.zeros((SAMPLE, int(starts[-1]) + 1))
    design[:, -1] = 1.0
    for issue in range(len(dims)):
        design[np.arange(SAMPLE), starts[issue] + rows[:, issue]] = 1.0
    found, *_ = np.linalg.lstsq(design, truth, rcond=None)
    singles = tuple(Factor.of((i,), found[starts[i] : starts[i + 1]]) for i in range(len(dims)))
    return (Factor.of((), found[-1]), *singles)


def domain_of(ufun: Any, outcome_space: Any, reserve: float | None = None) -> tuple[Domain, Sheet]:
    """The engine's domain for a utility function over an outcome space, and the sheet that translates packages.

    Args:
        reserve: value of no deal; by default the function's own. No deal that is infinitely bad counts as a full
            range below the worst outcome.
    """
    sheet = sheet_of(outcome_space)
    factors = tables_of(ufun, sheet)
    held = float(ufun.reserved_value) if reserve is None else reserve
    free = Domain(sheet.dims, factors, 0.0)
    low, high = free.span
    if not isfinite(held):
        held = low - (high - low)
    return Domain(sheet.dims, factors, max(held, low - (high - low))), sheet


def share_left(ufun: Any, best: Any, nmi: Any, state: Any, steps: float, times: float) -> tuple[float, float]:
    """What a discount leaves: of ``best`` now, and of it ``steps`` steps and ``times`` relative time from now.

    Both as shares, the first of the undiscounted value. (1, 1) for a function without a discount.
    """
    if not isinstance(ufun, DiscountedUtilityFunction):
        return 1.0, 1.0
    later = copy(state)
    later.step = state.step + steps
    later.relative_time = min(1.0, state.relative_time + times)
    later.time = state.time * (later.relative_time / state.relative_time) if state.relative_time > 0.0 else state.time
    full = float(base_of(ufun)(best))
    now, then = float(ufun.eval_on_state(best, nmi, state)), float(ufun.eval_on_state(best, nmi, later))
    if full <= 0.0 or now <= 0.0:
        return 1.0, 1.0
    return now / full, float(np.clip(then / now, 1e-3, 1.0))
