"""Seeded random bargaining domains with private preferences and private reserves.

Six to eight issues, 10^3 to 5*10^4 outcomes, opposition from win-win to nearly zero-sum. Each domain is a function of
(entropy, number) only, so that development and test domains are disjoint by entropy.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod
from typing import Any

import numpy as np
from negmas.outcomes import make_issue, make_os
from negmas.preferences import LinearAdditiveUtilityFunction
from negmas.preferences.value_fun import TableFun
from numpy.typing import NDArray

SMALLEST, LARGEST = 1_000, 50_000
STEPS = (20, 40, 100)
HIGHEST_RESERVE = 0.5
ZONE = 0.02  # least share of outcomes of a drawn sample that beats both reserves
SAMPLE = 4_000


class Looked(LinearAdditiveUtilityFunction):
    """A linear additive function whose values were worked out beforehand: negotiators that sort every outcome ask
    for each of them, and one table serves all negotiations of a domain."""

    def __init__(self, *args: Any, looked: dict[tuple[str, ...], float] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._looked = looked or {}

    def eval(self, offer: Any) -> float:
        known = self._looked.get(offer)
        return float(super().eval(offer)) if known is None else known


@dataclass(frozen=True, eq=False)
class Drawn:
    """A domain: options per issue, a table per side and issue (summing to 0 … 1), reserves and the number of steps."""

    number: int
    dims: tuple[int, ...]
    tables: tuple[tuple[NDArray[np.float64], ...], tuple[NDArray[np.float64], ...]]
    reserves: tuple[float, float]
    steps: int
    opposition: float

    @cached_property
    def looked(self) -> tuple[dict[tuple[str, ...], float], dict[tuple[str, ...], float]]:
        """Both sides' values of every outcome."""
        outcomes = list(product(*([str(o) for o in range(size)] for size in self.dims)))
        found = []
        for side in self.tables:
            total = np.zeros(())
            for table in side:
                total = np.add.outer(total, table)
            found.append(dict(zip(outcomes, total.ravel().tolist(), strict=True)))
        return found[0], found[1]

    def space(self) -> object:
        return make_os([make_issue([str(o) for o in range(size)], f"i{i}") for i, size in enumerate(self.dims)])

    def worth(self, side: int, outcome: Any, time: float) -> float:
        """Utility of an agreement (None: of no deal) to a side at a relative time."""
        return self.reserves[side] if outcome is None else float(self.looked[side][tuple(outcome)])

    def ufuns(self) -> tuple[LinearAdditiveUtilityFunction, LinearAdditiveUtilityFunction]:
        """Fresh utility functions: a negotiator becomes the owner of the one it is given."""
        space = self.space()
        first, second = (
            Looked(
                values=[TableFun({str(o): float(v) for o, v in enumerate(table)}) for table in self.tables[side]],
                weights=[1.0] * len(self.dims),
                outcome_space=space,
                reserved_value=self.reserves[side],
                looked=self.looked[side],
            )
            for side in (0, 1)
        )
        return first, second


def draw(entropy: int, number: int) -> Drawn:
    """Domain ``number`` of the stream ``entropy``."""
    rng = np.random.default_rng(np.random.SeedSequence([entropy, number]))
    while True:
        dims = _dims(rng)
        opposition = float(rng.uniform(0.0, 1.0))
        first = [unit(rng.random(size) ** rng.uniform(0.6, 1.8)) for size in dims]
        second = [unit(opposition * (1.0 - v) + (1.0 - opposition) * rng.random(len(v))) for v in first]
        concentration = float(rng.uniform(0.8, 4.0))
        weights = rng.dirichlet(np.full(len(dims), concentration))
        own = rng.dirichlet(np.full(len(dims), concentration))
        alike = float(rng.uniform(0.0, 1.0))
        others = alike * weights + (1.0 - alike) * own
        tables = (
            tuple(w * v for w, v in zip(weights, first, strict=True)),
            tuple(w * v for w, v in zip(others, second, strict=True)),
        )
        reserves = (float(rng.uniform(0.0, HIGHEST_RESERVE)), float(rng.uniform(0.0, HIGHEST_RESERVE)))
        sample = np.stack([rng.integers(size, size=SAMPLE) for size in dims], axis=1)
        values = [sum(table[sample[:, i]] for i, table in enumerate(side)) for side in tables]
        inside = (values[0] > reserves[0]) & (values[1] > reserves[1])
        if float(inside.mean()) >= ZONE:
            return Drawn(number, dims, tables, reserves, STEPS[number % len(STEPS)], opposition)


def _dims(rng: np.random.Generator) -> tuple[int, ...]:
    while True:
        dims = tuple(int(size) for size in rng.integers(2, 8, size=int(rng.integers(6, 9))))
        if SMALLEST <= prod(dims) <= LARGEST:
            return dims


def unit(values: NDArray[np.float64]) -> NDArray[np.float64]:
    spread = float(values.max() - values.min())
    result: NDArray[np.float64] = (values - values.min()) / spread if spread > 0.0 else np.zeros_like(values)
    return result
