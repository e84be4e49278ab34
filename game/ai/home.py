"""Ratification as a bot sees it: supports and interests are public, so both sides' votes can be estimated.

Both sides' audiences lie side by side in arrays (A,), the first side's first, so that one pass values both votes.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erf, sqrt

import numpy as np
from numpy.typing import NDArray

from game.ai.amounts import Floats, Objectives, Packages
from game.rules.actions import OPEN
from game.scenario.model import Scenario
from game.scenario.table import Deliverer

# Standard normal distribution function on a grid fine enough for a vote's chance (error below 1e-5).
_GRID = np.linspace(-5.0, 5.0, 1001)
_PHI = np.array([0.5 * (1.0 + erf(z / sqrt(2.0))) for z in _GRID])
_BITS = {deliverer: 1 << place for place, deliverer in enumerate(Deliverer)}


@dataclass(frozen=True, eq=False)
class Electorate:
    """Who votes on some packages: ``share`` (B, A) of the vote, and ``floor`` (B, A) each ratifier must not fall below.

    ``floor`` is -inf for an audience without a floor or without a vote.
    """

    share: Floats
    floor: Floats


@dataclass(frozen=True, eq=False)
class Homes:
    """Both sides' audiences (A,) and what every option does to them.

    ``interests`` (objectives, A) are support points per unit. Rows of ``shifts`` (I x widest + 1, A) and ``needs`` hold
    the support points of an option in force and a bit mask of who must deliver it; the last row is for open issues.
    ``means`` (A, 2) averages each side's audiences; ``thresholds`` is None where nothing is ratified.
    """

    first: int  # audiences of the first side
    weights: Floats
    floors: Floats
    delivers: NDArray[np.int64]
    interests: Floats
    shifts: Floats
    needs: NDArray[np.int64]
    starts: NDArray[np.int64]  # first row of each issue
    means: Floats
    thresholds: tuple[float, float] | None
    vote_sd: float

    def _rows(self, packages: Packages) -> NDArray[np.int64]:
        rows: NDArray[np.int64] = np.where(packages == OPEN, len(self.needs) - 1, self.starts + packages)
        return rows

    def moved(self, packages: Packages) -> Floats:
        """Support (B, A) that the options partial packages (B, I) name add while in force."""
        moved: Floats = self.shifts[self._rows(packages)].sum(axis=1)
        return moved

    def electorate(self, packages: Packages) -> Electorate:
        """Who votes on the options that partial packages (B, I) name: everybody where nobody need deliver."""
        needed = np.bitwise_or.reduce(self.needs[self._rows(packages)], axis=1)
        votes = (needed[:, None] & self.delivers) != 0
        for part in (votes[:, : self.first], votes[:, self.first :]):
            part |= ~part.any(axis=1, keepdims=True)
        weight = np.where(votes, self.weights, 0.0)
        for share in (weight[:, : self.first], weight[:, self.first :]):
            share /= np.maximum(share.sum(axis=1, keepdims=True), 1e-12)
        return Electorate(weight, np.where(votes, self.floors, -np.inf))

    def chances(self, after: Floats, electorate: Electorate) -> tuple[Floats, Floats]:
        """Chances (B,) of passing per side, with supports ``after`` (B, A): Phi(margin / sd)."""
        if self.thresholds is None:
            sure = np.ones(len(after))
            return sure, sure
        voted, above = after * electorate.share, after - electorate.floor
        first = np.minimum(
            voted[:, : self.first].sum(axis=1) - self.thresholds[0], above[:, : self.first].min(axis=1, initial=np.inf)
        )
        second = np.minimum(
            voted[:, self.first :].sum(axis=1) - self.thresholds[1], above[:, self.first :].min(axis=1, initial=np.inf)
        )
        return self._chance(first), self._chance(second)

    def _chance(self, margin: Floats) -> Floats:
        if self.vote_sd <= 0:
            return (margin >= 0).astype(np.float64)
        chance: Floats = np.interp(margin / self.vote_sd, _GRID, _PHI)
        return chance


def homes_of(scenario: Scenario, objectives: Objectives) -> Homes:
    """Collect both sides' audiences, thresholds and option shifts into arrays."""
    audiences = [audience for side in scenario.side_ids for audience in scenario.audiences_by_side[side]]
    first = len(scenario.audiences_by_side[scenario.side_ids[0]])
    place = {audience.id: column for column, audience in enumerate(audiences)}
    starts = np.concatenate([[0], np.cumsum(scenario.dims)]).astype(np.int64)
    shifts = np.zeros((int(starts[-1]) + 1, len(audiences)))
    needs = np.zeros(int(starts[-1]) + 1, dtype=np.int64)
    for issue, spec in enumerate(scenario.issues):
        for option, choice in enumerate(spec.options):
            needs[starts[issue] + option] = sum(_BITS[who] for who in set(choice.delivered_by))
            for shift in choice.shifts:
                shifts[starts[issue] + option, place[shift.audience]] += shift.delta
    weights = np.array([audience.weight for audience in audiences], dtype=np.float64)
    means = np.zeros((len(audiences), 2))
    means[:first, 0] = weights[:first] / max(float(weights[:first].sum()), 1e-12)
    means[first:, 1] = weights[first:] / max(float(weights[first:].sum()), 1e-12)
    interests = np.zeros((len(objectives.column), len(audiences)))
    for column, audience in enumerate(audiences):
        interests[:, column] = objectives.vector(audience.interests)
    rules = scenario.ratification
    thresholds = None
    if rules is not None:
        by_side = {own.side: own.threshold for own in rules.sides}
        thresholds = (by_side[scenario.side_ids[0]], by_side[scenario.side_ids[1]])
    return Homes(
        first,
        weights,
        np.array([-np.inf if audience.floor is None else audience.floor for audience in audiences]),
        np.array([sum(_BITS[who] for who in audience.delivers) for audience in audiences], dtype=np.int64),
        interests,
        shifts,
        needs,
        starts[:-1],
        means,
        thresholds,
        rules.vote_sd if rules else 0.0,
    )
