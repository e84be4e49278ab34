"""What a random scenario is made of: drawn first, so that a family of tables can be described and counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32

import numpy as np

__all__ = ["FEWEST", "MOST", "Kind", "Recipe", "recipe", "streams"]

FEWEST, MOST = 3.0, 6.0  # decimal logarithms of the smallest and the largest table drawn
_STRETCH = 20  # issues at most; the largest preset, 10^12, needs them


class Kind(StrEnum):
    """What stands behind the points."""

    PLAIN = "plain"  # amounts given option by option; audiences, votes, measures, news
    TRADE = "trade"  # the same, with sectors computed by the trade model
    PURE = "pure"  # points, reservation values and discount factors only


_ROTA = (Kind.PLAIN, Kind.TRADE, Kind.PURE, Kind.PLAIN)  # so that any four in a row hold every kind


@dataclass(frozen=True, slots=True)
class Recipe:
    """``sizes`` are options per issue. ``opposition`` 0-1: how alike the sides' stakes are, issue by issue, while
    they want opposite things. ``after`` is the share of the score that the last position decides; below 1, time costs.
    ``discounts`` and ``reserves`` matter to pure tables only (None: no discount).
    """

    kind: Kind
    sizes: tuple[int, ...]
    rounds: int
    opposition: float
    after: float
    mandates: tuple[int, int]
    blocks: tuple[tuple[int, ...], ...]  # issues whose values are linked
    layer: str
    votes: bool
    reserves: tuple[float, float]
    discounts: tuple[float | None, float | None]

    @property
    def packages(self) -> int:
        """Packages of the table."""
        total = 1
        for size in self.sizes:
            total *= size
        return total


def streams(seed: int, number: int, purpose: str) -> np.random.Generator:
    """The generator of one part of one scenario: what is added to another part moves nothing here."""
    return np.random.default_rng(np.random.SeedSequence([seed, number, crc32(purpose.encode())]))


def recipe(seed: int, number: int, exponent: float | None = None) -> Recipe:
    """Scenario ``number`` of a seed. ``exponent``: about 10^exponent packages instead of a size drawn."""
    rng = streams(seed, number, "recipe")
    drawn = float(rng.uniform(FEWEST, MOST))
    sizes = _sizes(rng, drawn if exponent is None else exponent)
    layer = str(rng.choice(["basic", "standard", "full"], p=[0.2, 0.3, 0.5]))
    kind = _ROTA[number % len(_ROTA)]
    discounts = [None if rng.random() < 0.5 else round(float(rng.uniform(0.3, 0.95)), 2) for _ in range(2)]
    return Recipe(
        kind=kind,
        sizes=sizes,
        rounds=int(rng.integers(4, 11)),
        opposition=round(float(rng.uniform(0.2, 1.0)), 2),
        after=round(float(rng.uniform(0.2, 0.9)), 2),
        mandates=(int(rng.integers(3, 5)), int(rng.integers(3, 5))),
        blocks=_blocks(rng, len(sizes)),
        layer="basic" if kind is Kind.PURE else layer,
        votes=bool(rng.random() < 0.75) and kind is not Kind.PURE,
        reserves=(round(float(rng.uniform(5.0, 40.0)), 1), round(float(rng.uniform(5.0, 40.0)), 1)),
        discounts=(discounts[0], discounts[1]),
    )


def _sizes(rng: np.random.Generator, exponent: float) -> tuple[int, ...]:
    """Options per issue, 2 to 6, whose product comes nearest to 10^exponent."""
    aim = 10.0**exponent
    sizes: list[int] = []
    total = 1
    while len(sizes) < _STRETCH:
        size = int(rng.integers(2, 7)) if exponent <= MOST else int(rng.integers(4, 7))
        if total * size > aim and len(sizes) >= 4:
            break
        sizes.append(size)
        total *= size
    left = aim / total
    if left >= 1.5 and len(sizes) < _STRETCH:
        sizes.append(min(6, max(2, round(left))))
    return tuple(sizes)


def _blocks(rng: np.random.Generator, issues: int) -> tuple[tuple[int, ...], ...]:
    """Disjoint groups of two or three linked issues; half of the tables have none."""
    if rng.random() < 0.5:
        return ()
    order = [int(issue) for issue in rng.permutation(issues)]
    groups = []
    for _ in range(int(rng.integers(1, max(2, issues // 3)))):
        size = int(rng.integers(2, 4))
        if len(order) < size:
            break
        groups.append(tuple(sorted(order[:size])))
        order = order[size:]
    return tuple(groups)
