"""Ratification as a bot sees it: supports and interests are public, so both sides' votes can be estimated.

Both sides' audiences lie side by side in arrays (A,), the first side's first, so that one pass values both votes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from game.ai.amounts import Floats, Objectives, Packages
from game.rules.actions import OPEN
from game.scenario.model import Scenario
from game.scenario.table import Deliverer

_BITS = {deliverer: 1 << place for place, deliverer in enumerate(Deliverer)}


@dataclass(frozen=True, eq=False)
class Electorate:
    """Who votes on some packages: ``share`` (A, B) of its side's vote, and ``floor`` (2, F, B) of each ratifier.

    ``floor`` has a row for each of `Homes.ratifiers`; -inf where it has no vote.
    """

    share: Floats
    floor: Floats


@dataclass(frozen=True, eq=False)
class Gained:
    """What packages change against no further agreement: amounts (objectives, B) and mean supports (2, B).

    ``vote`` (2, B) is what the mean of those who vote gains, less the threshold; ``room`` (2, F, B) what each
    ratifier gains, less its floor.
    """

    amounts: Floats
    mean: Floats
    vote: Floats
    room: Floats


@dataclass(frozen=True, eq=False)
class Homes:
    """Both sides' audiences (A,) and what every option does to them.

    ``interests`` (A, objectives) are support points per unit. Columns of ``shifts`` (A, options of all issues + 1) and
    ``needs`` hold the support points of an option in force and a bit mask of who must deliver it; the last is for open
    issues. ``means`` (2, A) averages each side's audiences; ``limits`` (2, 1) are the thresholds of their votes,
    None where nothing is ratified.
    """

    first: int  # audiences of the first side
    weights: Floats
    floors: Floats  # -inf without one
    delivers: NDArray[np.int64]
    interests: Floats
    shifts: Floats
    needs: NDArray[np.int64]
    starts: NDArray[np.int64]  # first column of each issue
    means: Floats
    limits: Floats | None
    vote_sd: float

    @cached_property
    def halves(self) -> Floats:
        """1 where an audience is of a side, 0 elsewhere (2, A)."""
        first = np.arange(len(self.weights)) < self.first
        return np.array([first, ~first], dtype=np.float64)

    @cached_property
    def _floored(self) -> tuple[NDArray[np.intp], ...]:
        """By side, the audiences that have a floor."""
        return tuple(np.flatnonzero(np.isfinite(self.floors) & (half > 0.0)) for half in self.halves)

    @cached_property
    def ratifiers(self) -> NDArray[np.intp]:
        """Audiences with a floor by side (2, F); the side that has fewer is filled up with the first audience."""
        filled = np.zeros((2, max(map(len, self._floored))), dtype=np.intp)
        for row, own in zip(filled, self._floored, strict=True):
            row[: len(own)] = own
        return filled

    @cached_property
    def ratifier_floors(self) -> Floats:
        """Floors of the ratifiers (2, F); -inf for whoever only fills up."""
        floors = np.full(self.ratifiers.shape, -np.inf)
        for row, own in zip(floors, self._floored, strict=True):
            row[: len(own)] = self.floors[own]
        return floors

    def _rows(self, packages: Packages) -> NDArray[np.int64]:
        """Columns (I, B) of ``shifts`` and ``needs`` that the options of partial packages (B, I) have."""
        options = np.ascontiguousarray(packages.T)
        rows: NDArray[np.int64] = np.where(options == OPEN, len(self.needs) - 1, self.starts[:, None] + options)
        return rows

    def moved(self, packages: Packages) -> Floats:
        """Support (A, B) that the options partial packages (B, I) name add while in force."""
        moved = np.zeros((len(self.shifts), len(packages)))
        for row in self._rows(packages):
            moved += self.shifts.take(row, axis=1)
        return moved

    def gained(self, amounts: Floats, moved: Floats, electorate: Electorate) -> Gained:
        """What packages do at home that gain ``amounts`` (objectives, B) and move audiences directly (A, B)."""
        support = self.interests @ amounts + moved
        vote = self.halves @ (support * electorate.share)
        if self.limits is not None:
            vote -= self.limits
        return Gained(amounts, self.means @ support, vote, support[self.ratifiers] - electorate.floor)

    def electorate(self, packages: Packages) -> Electorate:
        """Who votes on the options that partial packages (B, I) name: everybody where nobody need deliver."""
        needed = np.bitwise_or.reduce(self.needs.take(self._rows(packages)), axis=0)
        votes = (self.delivers[:, None] & needed) != 0
        for part in (votes[: self.first], votes[self.first :]):
            part |= ~part.any(axis=0)
        weight = np.where(votes, self.weights[:, None], 0.0)
        for share in (weight[: self.first], weight[self.first :]):
            share /= np.maximum(share.sum(axis=0), 1e-12)
        return Electorate(weight, np.where(votes[self.ratifiers], self.ratifier_floors[:, :, None], -np.inf))

    def chances(self, gained: Gained, electorate: Electorate, support: Floats) -> tuple[Floats, Floats]:
        """Chances (B,) of passing per side, from supports (A,) as they stand: Phi(margin / sd)."""
        if self.limits is None:
            sure = np.ones(gained.vote.shape[1])
            return sure, sure
        margins = (self.halves * support) @ electorate.share
        margins += gained.vote
        room = gained.room + support[self.ratifiers][:, :, None]
        chances = self._chance(np.minimum(margins, np.minimum.reduce(room, axis=1, initial=np.inf), out=margins))
        return chances[0], chances[1]

    def chances_over(self, gained: Gained, electorate: Electorate, supports: Floats) -> tuple[Floats, Floats]:
        """Chances (L,) of one package's passing per side, under each of several supports (A, L)."""
        if self.limits is None:
            sure = np.ones(supports.shape[1])
            return sure, sure
        margins = self.halves @ (supports * electorate.share) + gained.vote
        room = gained.room + supports[self.ratifiers]
        chances = self._chance(np.minimum(margins, np.minimum.reduce(room, axis=1, initial=np.inf)))
        return chances[0], chances[1]

    def _chance(self, margin: Floats) -> Floats:
        """Phi of margins (2, B) by its logistic approximation (Page 1977, Applied Statistics 26), within 2e-4."""
        if self.vote_sd <= 0:
            return (margin >= 0).astype(np.float64)
        z = margin / self.vote_sd
        np.minimum(np.maximum(z, -8.0, out=z), 8.0, out=z)
        chance = -0.07056 * z
        chance *= z
        chance -= 1.5976
        chance *= z
        np.exp(chance, out=chance)
        chance += 1.0
        return np.divide(1.0, chance, out=chance)


def homes_of(scenario: Scenario, objectives: Objectives) -> Homes:
    """Collect both sides' audiences, thresholds and option shifts into arrays."""
    audiences = [audience for side in scenario.side_ids for audience in scenario.audiences_by_side[side]]
    first = len(scenario.audiences_by_side[scenario.side_ids[0]])
    place = {audience.id: column for column, audience in enumerate(audiences)}
    starts = np.concatenate([[0], np.cumsum(scenario.dims)]).astype(np.int64)
    shifts = np.zeros((len(audiences), int(starts[-1]) + 1))
    needs = np.zeros(int(starts[-1]) + 1, dtype=np.int64)
    for issue, spec in enumerate(scenario.issues):
        for option, choice in enumerate(spec.options):
            needs[starts[issue] + option] = sum(_BITS[who] for who in set(choice.delivered_by))
            for shift in choice.shifts:
                shifts[place[shift.audience], starts[issue] + option] += shift.delta
    weights = np.array([audience.weight for audience in audiences], dtype=np.float64)
    means = np.zeros((2, len(audiences)))
    means[0, :first] = weights[:first] / max(float(weights[:first].sum()), 1e-12)
    means[1, first:] = weights[first:] / max(float(weights[first:].sum()), 1e-12)
    interests = np.zeros((len(audiences), len(objectives.column)))
    for row, audience in enumerate(audiences):
        interests[row] = objectives.vector(audience.interests)
    rules = scenario.ratification
    limits = None
    if rules is not None:
        by_side = {own.side: own.threshold for own in rules.sides}
        limits = np.array([[by_side[side]] for side in scenario.side_ids], dtype=np.float64)
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
        limits,
        rules.vote_sd if rules else 0.0,
    )
