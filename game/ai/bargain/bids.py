"""Which package to offer at an own gain aimed at: the one believed best for the other side, a new one if possible."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from game.ai.bargain.domain import Domain, Packages
from game.ai.bargain.estimate import Estimate
from game.ai.bargain.frontier import Frontier
from game.ai.bargain.tops import tops

NEAR = 12  # frontier packages whose neighbours are looked at
FRESH = 0.03  # own gain given up for an offer not made before
SLACK = 1e-9


def best_bid(
    domain: Domain,
    frontier: Frontier,
    estimate: Estimate,
    aim: float,
    made: Collection[tuple[int, ...]],
    least: float,
    fresh: float = FRESH,
) -> tuple[int, ...]:
    """The package believed best for the other side among those worth ``aim``: from the frontier, and one option off it.

    A package of ``made`` is offered again only when nothing else near the frontier is worth ``aim`` less ``fresh``, nor
    any package at all ``least``. A new offer tells the other side more, and moves those who concede only to what they
    have not seen (de Jonge 2024, MiCRO).
    """
    row = frontier.row_at(aim - SLACK)
    best = _package(frontier.packages[row])
    if best not in made:
        return best
    low = frontier.row_at(aim - fresh)
    near = frontier.packages[max(0, row - NEAR + 1) : min(low, row + NEAR) + 1]
    candidates = np.concatenate([near, _neighbours(near, domain.dims)])
    own, other = domain.gain(candidates), estimate.value(candidates)
    listed: list[tuple[int, ...]] = list(map(tuple, candidates.tolist()))
    for level in (aim, aim - fresh):
        usable = np.flatnonzero(own >= max(level, 0.0) - SLACK)
        for place in usable[np.lexsort((-own[usable], -other[usable]))]:
            package = listed[int(place)]
            if package not in made:
                return package
    high, gains = tops(domain)
    for package, gain in zip(map(tuple, high.tolist()), gains.tolist(), strict=True):
        if gain < max(least, 0.0) - SLACK:
            break
        if package not in made:
            return package
    return best


def _neighbours(packages: Packages, dims: tuple[int, ...]) -> Packages:
    """Every package one option away from one of ``packages`` (B, I)."""
    parts = []
    for issue, size in enumerate(dims):
        if size > 1:
            part = np.repeat(packages, size, axis=0)
            part[:, issue] = np.tile(np.arange(size), len(packages))
            parts.append(part)
    return np.concatenate(parts) if parts else packages[:0]


def _package(row: Packages) -> tuple[int, ...]:
    return tuple(int(option) for option in row)
