"""From candidates to the pool: packages worth offering, judged on the opening day with both votes in mind.

Frontiers of points know nothing of votes. So every candidate, and every change of one row of a good one, is valued in
expected score with supports as they are, lower and higher; what is (nearly) undominated for this side against some
mandate of the other is kept. A few hundred packages then carry a game that enumeration could not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.ai.amounts import Floats, Packages
from game.ai.known import Known
from game.ai.menu import Situation, Valuer
from game.ai.pool import Ground, Pool, allowed_options, candidates, distinct, make_pool, spread
from game.ai.thinking import pause_point
from game.rules.actions import Package

SUPPORTS = (-8.0, -4.0, 0.0, 4.0)  # points by which home support may have moved when a package is wanted
LAYERS = 2  # fronts kept: the second replaces what a later duty or a red row spoils
POOL_MOST = 240
REFINED_MOST = 150  # packages whose neighbours are tried


@lru_cache(maxsize=96)
def pool_for(ground: Ground, mandate: str, standing: Package, settled: tuple[bool, ...], respect_red: bool) -> Pool:
    """The pool for an own ``mandate`` when ``standing`` is in force or signed, and ``settled`` issues are closed."""
    found = candidates(ground, mandate, standing, settled, respect_red)
    nothing = np.array([standing], dtype=np.int64)
    if not all(settled):
        judge = _Judge(ground, mandate, standing, settled)
        found = np.concatenate([nothing, found[judge.keep(found, REFINED_MOST)]])
        dims = ground.known.scenario.dims
        near = _neighbours(ground.known, found, standing, settled, respect_red)
        found = distinct(np.concatenate([found, near]), dims)
        found = distinct(np.concatenate([nothing, found[judge.keep(found, POOL_MOST)]]), dims)
    return make_pool(ground, found, standing, settled)


class _Judge:
    """Values packages on the opening path for one settled state."""

    def __init__(self, ground: Ground, mandate: str, standing: Package, settled: tuple[bool, ...]) -> None:
        self._ground, self._mandate, self._standing, self._settled = ground, mandate, standing, settled
        self._valuer = Valuer(ground)

    def keep(self, complete: Packages, most: int) -> NDArray[np.intp]:
        """Row numbers of packages on one of the first fronts of some mandate at some support, at most ``most``."""
        ranks = np.full(len(complete), np.inf)
        pool = make_pool(self._ground, complete, self._standing, self._settled)
        odds = np.asarray(self._ground.odds[self._ground.known.other])
        for place, offset in enumerate(SUPPORTS):
            pause_point()
            values = self._valuer.menu(pool, self._situation(offset))
            ranked = Ranked(values.own)
            for theirs in (values.theirs @ odds, *values.theirs.T):
                for layer, rows in enumerate(ranked.fronts(theirs)):
                    # The front at today's support outranks the others when there is not room for all.
                    ranks[rows] = np.minimum(ranks[rows], layer + 0.1 * (place != SUPPORTS.index(0.0)))
        kept = np.flatnonzero(np.isfinite(ranks))
        if len(kept) <= most:
            return kept
        order = np.lexsort((kept, ranks[kept]))
        inner = kept[order]
        sure = inner[ranks[inner] == ranks[inner[0]]][:most]
        rest = inner[ranks[inner] > ranks[inner[0]]]
        room = most - len(sure)
        chosen = rest[spread(len(rest), room)] if room else rest[:0]
        return np.sort(np.concatenate([sure, chosen]))

    def _situation(self, offset: float) -> Situation:
        scenario, compiler = self._ground.known.scenario, self._ground.known.compiler
        supports = tuple(
            tuple(audience.start + offset for audience in scenario.audiences_by_side[side])
            for side in scenario.side_ids
        )
        return Situation(
            compiler.opening_path(), self._standing, self._settled, (supports[0], supports[1]), 1.0, self._mandate
        )


class Ranked:
    """Packages worth something to this side, best first: sorted once, to be held against many other sides."""

    def __init__(self, own: Floats) -> None:
        rows = np.flatnonzero(own > 0.0)
        self._own = own
        self._rows = rows[np.argsort(-own[rows])]
        ranked = own[self._rows]
        # How many packages are better than each for this side; equals are no better than one another.
        first = np.arange(len(ranked))
        first[1:][ranked[1:] == ranked[:-1]] = 0
        self._better = np.maximum.accumulate(first)

    def fronts(self, theirs: Floats) -> Iterator[NDArray[np.intp]]:
        """The first fronts of those worth something to the other side as well, by non-dominated sorting."""
        rows = self._contenders(theirs)
        order = rows[np.lexsort((-theirs[rows], -self._own[rows]))]
        for _ in range(LAYERS):
            if not len(order):
                return
            best = np.maximum.accumulate(theirs[order])
            front = np.concatenate([[True], theirs[order][1:] > best[:-1]])
            yield order[front]
            order = order[~front]

    def _contenders(self, theirs: Floats) -> NDArray[np.intp]:
        """Rows without most of those that are on none of the first fronts: it is sorting them that takes time.

        A row is beyond the first front if a better one is worth as much to the other side, and beyond the next if one
        that is itself beyond the first is.
        """
        others = theirs[self._rows]
        most = np.full(len(others) + 1, -np.inf)  # that is worth to the other side among as many of the best
        np.maximum.accumulate(others, out=most[1:])
        beyond = others <= most[self._better]
        for _ in range(1, LAYERS):
            np.maximum.accumulate(np.where(beyond, others, -np.inf), out=most[1:])
            beyond &= others <= most[self._better]
        return np.sort(self._rows[~beyond & (others > 0.0)])


def _neighbours(
    known: Known, complete: Packages, standing: Package, settled: Sequence[bool], respect_red: bool
) -> Packages:
    """Every package that differs from one of ``complete`` on one open row."""
    allowed = allowed_options(known, standing, settled) if respect_red else {}
    found = []
    for issue, size in enumerate(known.scenario.dims):
        if settled[issue]:
            continue
        for option in range(size):
            if issue not in allowed or allowed[issue][option]:
                changed = complete.copy()
                changed[:, issue] = option
                found.append(changed)
    return np.concatenate(found)
