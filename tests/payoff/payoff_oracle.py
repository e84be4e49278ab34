"""The slow, obvious meaning of everything the payoff kernel computes, in Python integers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from game.payoff.model import PayoffModel

Package = tuple[int, ...]
Units = tuple[int, int]


def score(model: PayoffModel, package: Sequence[int], quo: Sequence[int] | None = None) -> Units:
    """Sum the factor tables, cell by cell; open issues take the status quo."""
    base = model.status_quo if quo is None else quo
    chosen = [base[issue] if option == -1 else option for issue, option in enumerate(package)]
    totals = []
    for side in (0, 1):
        total = int(model.constants[side])
        for factor in model.factors[side]:
            total += int(factor.points[tuple(chosen[issue] for issue in factor.scope)])
        totals.append(total)
    return totals[0], totals[1]


def packages(dims: Sequence[int], allowed: Sequence[Iterable[int]] | None = None) -> list[Package]:
    """Every package, the last issue running fastest."""
    choices = [range(size) for size in dims] if allowed is None else allowed
    return list(product(*choices))


def dominates(one: Units, other: Units) -> bool:
    return one[0] >= other[0] and one[1] >= other[1] and one != other


def frontier(scored: dict[Package, Units]) -> dict[Units, Package]:
    """Undominated points, each with its lexicographically smallest package."""
    result: dict[Units, Package] = {}
    values = set(scored.values())
    undominated = {one for one in values if not any(dominates(other, one) for other in values)}
    for package in sorted(scored):
        point = scored[package]
        if point in undominated:
            result.setdefault(point, package)
    return result


def zone(scored: dict[Package, Units], no_deal: Units) -> list[Package]:
    """Packages that dominate no deal."""
    return [package for package, point in scored.items() if dominates(point, no_deal)]
