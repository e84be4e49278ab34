"""Seeded domains of other kinds than ``generator`` draws: what a bargainer meets outside the domains it grew up on.

Kinds take turns by number. Each domain is a function of (entropy, number) only. Values lie within 0 … 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import prod
from types import MappingProxyType
from typing import Any

import numpy as np
from negmas.outcomes import make_issue, make_os
from negmas.preferences import ExpDiscountedUFun, MappingUtilityFunction
from numpy.typing import NDArray

from bench.generator import Drawn, unit

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Kind:
    """What is drawn: ranges are inclusive and drawn from evenly.

    Attributes:
        issues, options, outcomes: how many.
        opposition: how far the other side wants the opposite, option by option.
        alike: how far it weighs the issues alike.
        first, second: the two reserves; which side gets which is drawn.
        bound: weight of what issues are worth in pairs, beside what each is worth alone.
        steps: one of these rounds.
        zone: least share of outcomes that beats both reserves.
        kept: share of a deal's worth, and of no deal's, that is left at the deadline.
    """

    issues: tuple[int, int]
    options: tuple[int, int]
    outcomes: tuple[int, int]
    opposition: tuple[float, float] = (0.0, 1.0)
    alike: tuple[float, float] = (0.0, 1.0)
    first: tuple[float, float] = (0.0, 0.5)
    second: tuple[float, float] = (0.0, 0.5)
    bound: float = 0.0
    steps: tuple[int, ...] = (20, 60, 200)
    zone: float = 0.02
    kept: tuple[float, float] = (1.0, 1.0)


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "small": Kind((2, 3), (3, 12), (20, 200), steps=(10, 50, 200)),
        "opposed": Kind((3, 5), (3, 8), (100, 3_000), (0.85, 1.0), (0.7, 1.0), (0.0, 0.35), (0.0, 0.35), zone=0.01),
        "costly": Kind((3, 6), (3, 8), (100, 3_000), first=(0.5, 0.8), second=(0.0, 0.6), zone=0.005),
        "free": Kind((4, 6), (3, 7), (300, 6_000), first=(0.0, 0.0), second=(0.0, 0.0)),
        "bound": Kind((3, 5), (3, 8), (100, 3_000), bound=0.6),
        "league": Kind((3, 3), (7, 13), (900, 1_100), first=(0.0, 0.7), second=(0.0, 0.4), steps=(30, 100, 400)),
    }
)

WIDE: Mapping[str, Kind] = MappingProxyType(
    {
        "pair": Kind((2, 2), (4, 12), (16, 144), steps=(20, 100)),
        "large": Kind((6, 8), (2, 9), (10_000, 50_000), steps=(20, 50, 100)),
        "discounted": Kind((3, 6), (3, 8), (100, 5_000), steps=(20, 60, 150), kept=(0.4, 0.9)),
        "close": Kind((3, 6), (3, 8), (100, 10_000), (0.0, 0.3), second=(0.0, 0.7), steps=(20, 60, 150)),
        "contested": Kind((3, 6), (3, 8), (100, 10_000), (0.75, 1.0), (0.6, 1.0), (0.0, 0.4), (0.0, 0.4), zone=0.01),
        "dear": Kind((3, 6), (3, 8), (100, 5_000), first=(0.4, 0.7), second=(0.3, 0.7), steps=(20, 60), zone=0.005),
        "middling": Kind((4, 7), (2, 8), (500, 20_000), first=(0.0, 0.7), second=(0.0, 0.4), steps=(30, 80)),
        "long": Kind((3, 5), (3, 7), (100, 2_000), steps=(400, 1_000)),
    }
)
"""Kinds for the wide field, where published agents are ranked: small to large, discounted, dear, short to long."""


@dataclass(frozen=True, eq=False)
class Varied(Drawn):
    """A domain with values of pairs of issues besides those of single ones, and perhaps with a discount.

    ``kept`` is the share of everybody's value, that of no deal too, that is left at the deadline.
    """

    kind: str = ""
    kept: float = 1.0
    pairs: tuple[tuple[tuple[int, int, Floats], ...], ...] = field(default=((), ()))

    @cached_property
    def values(self) -> tuple[Floats, Floats]:
        """Both sides' values of every outcome, one axis per issue."""
        found = []
        for tables, pairs in zip(self.tables, self.pairs, strict=True):
            found.append(_joint(tables, pairs, self.dims))
        return found[0], found[1]

    @cached_property
    def looked(self) -> tuple[dict[tuple[str, ...], float], dict[tuple[str, ...], float]]:
        outcomes = list(product(*([str(o) for o in range(size)] for size in self.dims)))
        first, second = (dict(zip(outcomes, side.ravel().tolist(), strict=True)) for side in self.values)
        return first, second

    def ufuns(self) -> tuple[Any, Any]:
        first, second = self._undiscounted()
        if self.kept == 1.0:
            return first, second
        return self._discounted(first), self._discounted(second)

    def worth(self, side: int, outcome: Any, time: float) -> float:
        """Utility of an agreement (None: of no deal) at a relative time."""
        return self.kept ** (time if outcome is not None else 1.0) * super().worth(side, outcome, time)

    def _discounted(self, base: Any) -> Any:
        return ExpDiscountedUFun(
            base,
            discount=self.kept,
            factor="relative_time",
            outcome_space=base.outcome_space,
            reserved_value=base.reserved_value,
        )

    def _undiscounted(self) -> tuple[Any, Any]:
        if not any(self.pairs):
            return super().ufuns()
        space = make_os([make_issue([str(o) for o in range(size)], f"i{i}") for i, size in enumerate(self.dims)])
        first, second = (
            MappingUtilityFunction(self.looked[side], outcome_space=space, reserved_value=self.reserves[side])
            for side in (0, 1)
        )
        return first, second


def vary(entropy: int, number: int, kinds: Mapping[str, Kind] = KINDS) -> Varied:
    """Domain ``number`` of the stream ``entropy``; kinds take turns."""
    name = tuple(kinds)[number % len(kinds)]
    kind = kinds[name]
    rng = np.random.default_rng(np.random.SeedSequence([entropy, number]))
    while True:
        dims = _dims(rng, kind)
        opposition = float(rng.uniform(*kind.opposition))
        first = [unit(rng.random(size) ** rng.uniform(0.6, 1.8)) for size in dims]
        second = [unit(opposition * (1.0 - v) + (1.0 - opposition) * rng.random(len(v))) for v in first]
        concentration = float(rng.uniform(0.8, 6.0))
        weights, own = rng.dirichlet(np.full((2, len(dims))[1], concentration), size=2)
        alike = float(rng.uniform(*kind.alike))
        others = alike * weights + (1.0 - alike) * own
        tables = tuple(
            tuple(w * v for w, v in zip(of, side, strict=True)) for of, side in ((weights, first), (others, second))
        )
        pairs: tuple[tuple[tuple[int, int, Floats], ...], ...] = ((), ())
        if kind.bound:
            pairs = tuple(_pairs(rng, dims, kind.bound) for _ in range(2))
            tables = tuple(tuple((1.0 - kind.bound) * table for table in side) for side in tables)
        reserves = [float(rng.uniform(*kind.first)), float(rng.uniform(*kind.second))]
        if rng.random() < 0.5:
            reserves.reverse()
        steps = int(rng.choice(kind.steps))
        kept = float(rng.uniform(*kind.kept)) if kind.kept != (1.0, 1.0) else 1.0
        both = (tables[0], tables[1]), (reserves[0], reserves[1])
        drawn = Varied(number, dims, *both, steps, opposition, name, kept, pairs)
        values = [side.ravel() for side in drawn.values]
        inside = (values[0] > reserves[0]) & (values[1] > reserves[1])
        if float(inside.mean()) >= kind.zone:
            return drawn


def _dims(rng: np.random.Generator, kind: Kind) -> tuple[int, ...]:
    low, high = kind.outcomes
    while True:
        count = int(rng.integers(kind.issues[0], kind.issues[1] + 1))
        dims = tuple(int(size) for size in rng.integers(kind.options[0], kind.options[1] + 1, size=count))
        if low <= prod(dims) <= high:
            return dims


def _pairs(rng: np.random.Generator, dims: tuple[int, ...], bound: float) -> tuple[tuple[int, int, Floats], ...]:
    """A table for each pair of neighbouring issues; their weights add up to ``bound``."""
    places = [(issue, issue + 1) for issue in range(len(dims) - 1)]
    weights = bound * rng.dirichlet(np.full(len(places), 2.0))
    return tuple((a, b, w * rng.random((dims[a], dims[b]))) for (a, b), w in zip(places, weights, strict=True))


def _joint(tables: tuple[Floats, ...], pairs: tuple[tuple[int, int, Floats], ...], dims: tuple[int, ...]) -> Floats:
    total = np.zeros(dims)
    for issue, table in enumerate(tables):
        total += table.reshape([size if place == issue else 1 for place, size in enumerate(dims)])
    for one, other, cells in pairs:
        total += cells.reshape([size if place in (one, other) else 1 for place, size in enumerate(dims)])
    low, high = float(total.min()), float(total.max())
    return (total - low) / (high - low) if pairs else total
