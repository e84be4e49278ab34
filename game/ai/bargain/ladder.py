"""The end game: the sequence of last offers with the largest expected value over the other side's types.

Between one's last offers only refusals are learnt, so the best policy is a fixed sequence of demands, a ladder:
maximise sum over types j of odds_j x sum over offers k of (chance that j refused offers before k) x (chance that j
accepts offer k) x own value of k. It is solved by coordinate ascent from a descending start.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.ai.bargain.domain import Floats
from game.ai.bargain.frontier import Frontier
from game.ai.bargain.thresholds import Thresholds

RUNGS = 33
SWEEPS = 3
RETURNED = 0.96  # chance that the other side takes what it offered itself
LAST_CHANCE = 0.75  # share of the frontier's worth found in a last offer that can only be taken or left


@dataclass(frozen=True, slots=True, eq=False)
class Ladder:
    """A plan of last offers.

    Attributes:
        own: (K,) own gain asked at each answerable offer to come.
        value: expected own gain of following it.
        chance: chance that the first of them is accepted.
        back: whether the first is the best of the other side's own offers, to be handed back.
    """

    own: Floats
    value: float
    chance: float
    back: bool


def plan(
    frontier: Frontier,
    beliefs: Thresholds,
    moments: Floats,
    kept: Floats,
    least: float,
    received: float | None,
    final: bool,
    steady: float = 0.0,
) -> Ladder:
    """The best ladder.

    Args:
        moments, kept: (K,) times of the offers, and the share of value kept when a deal waits for each.
        least: own gain that is never gone below.
        received: own gain of the best offer the other side ever made, which may be handed back.
        final: whether the other side speaks last, so that its last offer can still be taken.
        steady: own gain that its last offer is expected to bring at the least.
    """
    own, other = _rungs(frontier, least)
    odds, accept = beliefs.accepts(other, moments)
    if received is not None and received > max(least, 0.0):
        own = np.append(own, received)
        back = np.full((*accept.shape[:2], 1), RETURNED)
        accept = np.concatenate([accept, back], axis=2)
    count = len(moments)
    after = np.zeros(len(odds))
    if final:
        last = frontier.own_at(beliefs.ending())
        after = np.maximum(LAST_CHANCE * last * (last >= least), max(steady, 0.0)) * kept[-1]
    chosen = _start(own, count, len(frontier))
    worth = kept[:, None] * own[None, :]
    places = np.arange(count)
    value = -np.inf
    for _ in range(SWEEPS):
        for place in range(count - 1, -1, -1):
            taken = accept[:, places, chosen]  # (J, K)
            refused = np.cumprod(1.0 - taken[:, :place], axis=1)
            reach = odds * (refused[:, -1] if place else 1.0)
            later = _onward(taken, worth[places, chosen], after, place + 1)
            gains = accept[:, place, :] * worth[place] + (1.0 - accept[:, place, :]) * later[:, None]
            totals = reach @ gains
            chosen[place] = int(totals.argmax())
        taken = accept[:, places, chosen]
        found = float(odds @ _onward(taken, worth[places, chosen], after, 0))
        if found <= value + 1e-9:
            break
        value = found
    first = int(chosen[0])
    handed_back = received is not None and first == len(own) - 1 and len(own) > len(_rungs(frontier, least)[0])
    return Ladder(own[chosen], value, float(odds @ accept[:, 0, first]), handed_back)


def _onward(taken: Floats, worth: Floats, after: Floats, start: int) -> Floats:
    """Expected value (J,) from offer ``start`` on, per type."""
    value = after
    for place in range(taken.shape[1] - 1, start - 1, -1):
        value = taken[:, place] * worth[place] + (1.0 - taken[:, place]) * value
    return value


def _rungs(frontier: Frontier, least: float) -> tuple[Floats, Floats]:
    """Own gains, descending, and believed values of up to ``RUNGS`` frontier packages worth at least ``least``."""
    usable = max(1, int(np.searchsorted(-frontier.own, -max(least, 0.0), side="right")))
    if usable <= RUNGS:
        return frontier.own[:usable], frontier.other[:usable]
    levels = np.linspace(frontier.own[0], frontier.own[usable - 1], RUNGS)
    rows = np.unique(np.searchsorted(-frontier.own, -levels - 1e-12, side="right") - 1)
    rows = rows[rows >= 0]
    return frontier.own[rows], frontier.other[rows]


def _start(own: Floats, count: int, points: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    rungs = min(len(own), max(points, 1))
    return np.linspace(0, rungs - 1, count + 1).round().astype(np.int64)[1:]
