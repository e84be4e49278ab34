"""What the other side wants: odds over its declared mandates, moved by Bayes' rule by what it offers.

An offer is taken as the proposer's best under its own mandate for what it leaves the receiver, up to an error: its
likelihood under a mandate falls with the points the proposer gives away against the best package of the pool that
leaves the receiver as much. Statements that cost nothing are not evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.ai.amounts import Floats

WASTE_SD = 9.0  # points; how far off its own frontier a sensible proposer is still found
REACH_SD = 35.0  # points; how far below its best an opening still makes sense
FADE = 0.85  # each later offer counts this much of the one before: early offers say more
FLOOR = 0.02  # no declared mandate is ever ruled out by offers


@dataclass(frozen=True, slots=True)
class Evidence:
    """One offer (its best alternative) valued: ``own`` gain of the believer, ``theirs`` (M,) under each mandate."""

    own: float
    theirs: tuple[float, ...]


def posterior(prior: Sequence[float], offers: Sequence[Evidence], own: Floats, theirs: Floats) -> tuple[float, ...]:
    """Odds of each mandate after ``offers`` (oldest first; repetitions left out by the caller).

    Args:
        own: (B,) the believer's gains over the pool.
        theirs: (B, M) the proposer's gains over the pool under each mandate.
    """
    odds = np.log(np.maximum(np.asarray(prior, dtype=np.float64), 1e-9))
    if offers:
        kept = np.array([offer.own for offer in offers])
        values = np.array([offer.theirs for offer in offers])
        in_reach = own >= kept[:, None] - 1e-9
        reachable = np.where(in_reach[:, :, None], theirs, -np.inf).max(axis=1)
        efficient = np.where(np.isfinite(reachable), reachable, values)
        waste = np.maximum(efficient - values, 0.0)
        short = np.maximum(theirs.max(axis=0) - values, 0.0)
        unlikely = 0.5 * (waste / WASTE_SD) ** 2 + 0.5 * (short / REACH_SD) ** 2
        odds -= FADE ** np.arange(len(offers)) @ unlikely
    odds -= odds.max()
    chances = np.exp(odds)
    chances /= chances.sum()
    floored = np.maximum(chances, FLOOR * np.asarray(prior))
    return tuple(float(chance) for chance in floored / floored.sum())


def comparison_evidence(odds: Sequence[float], swings: Floats, first: int, second: int, more: int) -> tuple[float, ...]:
    """Odds after hearing which of two issues matters more. ``swings`` (M, I) points each issue moves per mandate."""
    truthful = np.where((swings[:, first] >= swings[:, second]) == (more == first), 0.95, 0.05)
    updated = np.asarray(odds) * truthful
    return tuple(float(chance) for chance in updated / updated.sum())


def band_evidence(odds: Sequence[float], swings: Floats, issue: int, low: float, high: float) -> tuple[float, ...]:
    """Odds after hearing a band of points that an issue is worth to the other side."""
    middle, half = 0.5 * (low + high), max(0.5 * (high - low), 0.5)
    distance = np.maximum(np.abs(swings[:, issue] - middle) - half, 0.0)
    updated = np.asarray(odds) * np.exp(-0.5 * (distance / half) ** 2)
    if updated.sum() <= 0:
        return tuple(odds)
    return tuple(float(chance) for chance in updated / updated.sum())
