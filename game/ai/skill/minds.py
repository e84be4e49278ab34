"""What the other side may want: every declared mandate, exactly and bent a little.

People do not weigh things just as a declared mandate does. So each mandate stands beside a few copies whose weights
are bent at random (log-normal), drawn once and for all: a mixture with a continuous part that stays cheap to value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np

from game.ai.amounts import Floats
from game.ai.menu import Valuer
from game.ai.pool import Ground

BENT = 4  # copies of each mandate with other weights
BEND = 0.35  # standard deviation of a log weight
EXACT = 0.75  # odds that a counterpart weighs just as its mandate does
AVERAGE = "*"  # stands for this side's mandate as the other side knows it: by its declared odds


@dataclass(frozen=True, eq=False)
class Minds:
    """Weights (objectives, P) of the minds the other side may have, their prior odds and the mandate of each."""

    weights: Floats
    odds: tuple[float, ...]
    mandate: tuple[int, ...]


@lru_cache(maxsize=32)
def minds_for(ground: Ground) -> Minds:
    """The minds of the other side as one seat sees them; exact mandates first, in the scenario's order."""
    other = ground.known.other
    exact = ground.objectives.matrix(ground.weights[other])
    count = exact.shape[1]
    rng = np.random.default_rng(np.random.SeedSequence([crc32(b"minds"), ground.known.side]))
    columns, odds, mandate = [exact], list(EXACT * np.asarray(ground.odds[other])), list(range(count))
    for place in range(count):
        bends = np.exp(BEND * rng.standard_normal((len(exact), BENT)))
        columns.append(_rescaled(exact[:, place, None] * bends, exact[:, place]))
        odds.extend([(1.0 - EXACT) * ground.odds[other][place] / BENT] * BENT)
        mandate.extend([place] * BENT)
    return Minds(np.concatenate(columns, axis=1), tuple(odds), tuple(mandate))


def _rescaled(bent: Floats, exact: Floats) -> Floats:
    """Bent weights with the size of the exact ones, so that points still mean the same."""
    size = np.linalg.norm(bent, axis=0)
    scaled: Floats = bent * (np.linalg.norm(exact) / np.where(size > 0.0, size, 1.0))
    return scaled


class MindValuer(Valuer):
    """Values packages for the other side under every mind (columns of ``theirs``), not only every mandate."""

    def __init__(self, ground: Ground, rigidity: tuple[float, ...] = (), blur: Floats | None = None) -> None:
        super().__init__(ground, rigidity)
        weights = minds_for(ground).weights
        self._theirs = weights if blur is None else weights * blur[:, None]
        own = ground.odds[ground.known.side]
        mixed = ground.objectives.matrix(ground.weights[ground.known.side]) @ np.asarray(own)
        self._own = {**self._own, AVERAGE: mixed}


def by_mandate(minds: Minds, odds: Sequence[float], mandates: int) -> tuple[float, ...]:
    """Odds of the declared mandates: each with its bent copies."""
    return tuple(float(total) for total in np.bincount(minds.mandate, weights=odds, minlength=mandates))
