"""A NegMAS utility function as the engine's own value: a sum of small tables over issues."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from math import inf, isfinite, isnan, nan, prod
from typing import Any

import numpy as np
from negmas.preferences.discounted import DiscountedUtilityFunction
from numpy.typing import NDArray

from game.ai.bargain import Domain, Factor

PROBES = 96  # packages on which a sum of tables is checked against the function itself
CLOSE = 1e-6
MOST_CELLS = 200_000  # packages up to which a function that is no sum of single issues is tabulated whole
SAMPLE = 4_000  # packages a sum of single issues is fitted to beyond that
LEVELS = 41  # of a continuous issue, at most
MOST_OPTIONS = 400  # of a whole-number issue; beyond, it is cut into LEVELS too
MOST_CUT = 2_000_000  # outcomes that cutting continuous issues may lead to, while each has FEWEST levels
FEWEST = 11
BOUND = 1e6  # that an issue without an end is taken to reach
BELOW = 1.0  # ranges below the worst value, where an outcome without a value is put


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
    """The sheet of an outcome space; continuous issues, and whole numbers beyond counting, are cut into levels."""
    issues = list(outcome_space.issues)
    cut = [issue.is_continuous() or (issue.is_integer() and issue.cardinality > MOST_OPTIONS) for issue in issues]
    whole = prod(int(issue.cardinality) for issue, is_cut in zip(issues, cut, strict=True) if not is_cut)
    levels = LEVELS
    while levels > FEWEST and whole * levels ** sum(cut) > MOST_CUT:
        levels -= 2
    values = tuple(
        _levels(issue, levels) if is_cut else tuple(issue.all) for issue, is_cut in zip(issues, cut, strict=True)
    )
    return Sheet(values, tuple({value: place for place, value in enumerate(row)} for row in values))


def _levels(issue: Any, count: int) -> tuple[Any, ...]:
    """Values spread evenly over an issue's range, ends included."""
    low, high = (float(np.clip(end, -BOUND, BOUND)) for end in (issue.min_value, issue.max_value))
    spread = np.linspace(low, high, count)
    if issue.is_continuous():
        return tuple(float(value) for value in spread)
    return tuple(dict.fromkeys(int(value) for value in spread.round()))


def base_of(ufun: Any) -> Any:
    """The function without its discount."""
    return ufun.extract_base_ufun(deep=True) if isinstance(ufun, DiscountedUtilityFunction) else ufun


def tables_of(ufun: Any, sheet: Sheet, seed: int = 0) -> tuple[Factor, ...]:
    """The function (without discount) as factors: single issues if it is their sum, else one table, else a fit."""
    base = base_of(ufun)

    def value(package: Sequence[int]) -> float:
        try:
            found = base(sheet.outcome(package))
        except (ArithmeticError, LookupError, ValueError):  # an outcome that somebody's function knows no value of
            return nan
        return nan if found is None else float(found)

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
    rng = np.random.default_rng(seed)
    probes = np.stack([rng.integers(size, size=PROBES) for size in dims], axis=1)
    truth = np.array([value(row) for row in probes.tolist()])
    if isfinite(start) and np.isfinite(truth).all() and all(np.isfinite(table).all() for table in tables):
        summed = start + sum(table[probes[:, issue]] for issue, table in enumerate(tables))
        if np.abs(truth - summed).max() <= CLOSE * max(1.0, float(np.abs(truth).max())):
            return (Factor.of((), start), *(Factor.of((issue,), table) for issue, table in enumerate(tables)))
    if prod(dims) <= MOST_CELLS:
        cells = _finite(np.array([value(package) for package in np.ndindex(*dims)]))
        return (Factor.of(tuple(range(len(dims))), cells.reshape(dims)),)
    return _fitted(value, dims, rng)


def _fitted(value: Any, dims: tuple[int, ...], rng: np.random.Generator) -> tuple[Factor, ...]:
    """Least-squares sum of single issues."""
    rows = np.stack([rng.integers(size, size=SAMPLE) for size in dims], axis=1)
    truth = _finite(np.array([value(row) for row in rows.tolist()]))
    starts = np.concatenate(([0], np.cumsum(dims)))
    design: NDArray[np.float64] = np.zeros((SAMPLE, int(starts[-1]) + 1))
    design[:, -1] = 1.0
    for issue in range(len(dims)):
        design[np.arange(SAMPLE), starts[issue] + rows[:, issue]] = 1.0
    found, *_ = np.linalg.lstsq(design, truth, rcond=None)
    singles = tuple(Factor.of((i,), found[starts[i] : starts[i + 1]]) for i in range(len(dims)))
    return (Factor.of((), found[-1]), *singles)


def _finite(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values with those that are none, as of outcomes that must not be, put well below all others."""
    known = values[np.isfinite(values)]
    if not len(known):
        return np.zeros_like(values)
    low, high = float(known.min()), float(known.max())
    missing = low - BELOW * max(high - low, 1.0)
    return np.nan_to_num(values, nan=missing, posinf=high, neginf=missing)


def reserve_of(ufun: Any) -> float:
    """The value of no deal; minus infinity where the function names none."""
    held = getattr(ufun, "reserved_value", None)
    return -inf if held is None or isnan(float(held)) else float(held)


def domain_of(ufun: Any, outcome_space: Any, reserve: float | None = None) -> tuple[Domain, Sheet]:
    """The engine's domain for a utility function over an outcome space, and the sheet that translates packages.

    Args:
        reserve: value of no deal; by default the function's own. No deal that is infinitely bad counts as a full
            range below the worst outcome, one that is infinitely good as a range above the best.
    """
    sheet = sheet_of(outcome_space)
    factors = tables_of(ufun, sheet)
    held = reserve_of(ufun) if reserve is None else reserve
    free = Domain(sheet.dims, factors, 0.0)
    low, high = free.span
    spread = high - low
    return Domain(sheet.dims, factors, min(max(held, low - spread), high + max(spread, 1.0))), sheet


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
