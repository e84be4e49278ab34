"""Missed trades: two changes to the final deal that together would have been better for both sides."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from game.payoff.model import PayoffModel
from game.rules.actions import Package

__all__ = ["Change", "MissedTrade", "missed_trades"]

_NOTICED = 0.05  # points; less is noise to a reader


@dataclass(frozen=True, slots=True)
class Change:
    """One issue moved from the option in force to another."""

    issue: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class MissedTrade:
    """One or two changes, and what both together add for each side, in points."""

    changes: tuple[Change, ...]
    gains: tuple[float, float]


def missed_trades(model: PayoffModel, final: Package, most: int = 3) -> tuple[MissedTrade, ...]:
    """The best trades over two issues (or one) that both sides would have gained from, best for the worse-off first.

    Every combination of at most two changes is tried. Later trades name no issue that an earlier one names, so that
    they may be read as separate lessons; which is not to say that their gains add up.
    """
    candidates, packages = _candidates(model.dims, final)
    if not candidates:
        return ()
    gains = model.score(packages) - model.score(np.array([final]))[0]
    better = np.flatnonzero((gains > _NOTICED).all(axis=1))
    ranked = sorted(better, key=lambda row: (-gains[row].min(), -gains[row].sum(), len(candidates[row]), row))
    chosen: list[MissedTrade] = []
    taken: set[int] = set()
    for row in ranked:
        changes = candidates[int(row)]
        if len(chosen) == most:
            break
        if taken.isdisjoint(change.issue for change in changes):
            chosen.append(MissedTrade(changes, (float(gains[row, 0]), float(gains[row, 1]))))
            taken.update(change.issue for change in changes)
    return tuple(chosen)


def _candidates(dims: tuple[int, ...], final: Package) -> tuple[list[tuple[Change, ...]], np.ndarray]:
    single = [
        [Change(issue, final[issue], option) for option in range(size) if option != final[issue]]
        for issue, size in enumerate(dims)
    ]
    candidates: list[tuple[Change, ...]] = [(change,) for changes in single for change in changes]
    for first, second in combinations(single, 2):
        candidates.extend((one, other) for one in first for other in second)
    packages = np.tile(np.array(final, dtype=np.int32), (len(candidates), 1))
    for row, changes in enumerate(candidates):
        for change in changes:
            packages[row, change.issue] = change.after
    return candidates, packages
