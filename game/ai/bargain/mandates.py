"""Opponent model for declared types: a mixture over known value tables, moved by Bayes' rule by what is offered.

An offer is taken as good for its maker for what it leaves the receiver, up to an error: its likelihood under a type
falls with the value it gives away against the best package that is worth as much to the receiver, and with how far
below the type's best it lies. Early offers say more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from game.ai.bargain.domain import Domain, Factor, Floats, span_of, value_of
from game.ai.bargain.estimate import Estimate, issue_shares
from game.ai.bargain.frontier import Frontier, estimated_frontier
from game.ai.bargain.history import History

WASTE_SD = 0.09  # of the type's range: how far off its own frontier a sensible proposer is still found
REACH_SD = 0.35  # how far below its best an offer still makes sense
FADE = 0.85
LEAST = 0.02  # share of its prior that a type always keeps
ERROR = 0.03


@dataclass(frozen=True, slots=True, eq=False)
class DeclaredType:
    """A value the other side may hold: tables in any scale, its no-deal value in the same, and its prior odds."""

    factors: tuple[Factor, ...]
    reserve: float
    prior: float


class MandateModel:
    """A mixture over declared types; values of each are known, odds are learnt."""

    def __init__(self, types: Sequence[DeclaredType]) -> None:
        if not types or sum(kind.prior for kind in types) <= 0.0:
            raise ValueError("a mixture needs a type with positive odds")
        self._types = tuple(_unit(kind) for kind in types)
        self._prior = np.array([kind.prior for kind in types]) / sum(kind.prior for kind in types)

    def learn(self, domain: Domain, history: History) -> Estimate:
        odds = self.odds(domain, history)
        factors = tuple(
            Factor(factor.scope, factor.table * odd)
            for kind, odd in zip(self._types, odds, strict=True)
            for factor in kind.factors
        )
        low, high = span_of(factors)
        spread = max(high - low, 1e-9)
        # The mean of types has a smaller range than each: it is stretched, so that 1 is again the best package.
        shift = Factor((), np.array(-low / spread))
        scaled = (*(Factor(factor.scope, factor.table / spread) for factor in factors), shift)
        reserves = np.array([kind.reserve for kind in self._types])
        reserve = float(odds @ reserves)
        doubt = float(np.sqrt(odds @ (reserves - reserve) ** 2))
        unsure = 1.0 - float((odds**2).sum())
        return Estimate(
            scaled,
            ERROR + 0.15 * unsure,
            float(np.clip((reserve - low) / spread, 0.0, 1.0)),
            doubt + ERROR,
            issue_shares([_along(factors, issue, size) for issue, size in enumerate(domain.dims)]),
            tuple(float(odd) for odd in odds),
        )

    def odds(self, domain: Domain, history: History) -> Floats:
        """Odds (M,) of the types after ``history``."""
        logs = np.log(np.maximum(self._prior, 1e-12))
        distinct = list(dict.fromkeys(sent.package for sent in history.theirs))
        if distinct:
            offered = np.array(distinct, dtype=np.int64)
            own = domain.gain(offered)
            weights = np.maximum(np.power(FADE, np.arange(len(offered), dtype=np.float64)), 0.05)
            for place, kind in enumerate(self._types):
                front = _frontier(self, domain, place)
                value = value_of(kind.factors, offered)
                waste = np.maximum(front.other_at(own - 1e-9) - value, 0.0)
                short = 1.0 - value
                logs[place] -= float(weights @ (0.5 * (waste / WASTE_SD) ** 2 + 0.5 * (short / REACH_SD) ** 2))
        logs -= logs.max()
        odds = np.exp(logs)
        odds = np.maximum(odds / float(odds.sum()), LEAST * self._prior)
        result: Floats = odds / odds.sum()
        return result

    def type_factors(self, place: int) -> tuple[Factor, ...]:
        """A type's tables, scaled so that its best package is worth 1 and its worst 0."""
        return self._types[place].factors


@lru_cache(maxsize=128)
def _frontier(model: MandateModel, domain: Domain, place: int) -> Frontier:
    return estimated_frontier(domain, model.type_factors(place))


def _unit(kind: DeclaredType) -> DeclaredType:
    low, high = span_of(kind.factors)
    spread = max(high - low, 1e-9)
    factors = tuple(Factor(factor.scope, factor.table / spread) for factor in kind.factors)
    shift = Factor((), np.array(-low / spread))
    return DeclaredType((*factors, shift), (kind.reserve - low) / spread, kind.prior)


def _along(factors: Sequence[Factor], issue: int, size: int) -> Floats:
    """Mean value (options,) along one issue, over the factors that it enters."""
    total = np.zeros(size)
    for factor in factors:
        if issue in factor.scope:
            rest = tuple(axis for axis, other in enumerate(factor.scope) if other != issue)
            total += factor.table.mean(axis=rest)
    return total
