"""Beliefs on the least the other side takes, and when: a mixture over hypotheses on its concession.

A hypothesis holds its value of an acceptable package at ``end + (1 - end) (1 - t^(1/e))`` at relative time t (Faratin,
Sierra and Jennings 1998): a low ``end`` takes anything at the end, a high one holds out; a small ``e`` gives way late.
A reciprocating one gives up, of what lies between its best and its no deal, ``give`` times the share it was last
offered, measured from no deal or from what it was offered first; it takes what is worth at least the demand that this
very offer would be answered by. Hypotheses are weighed by the demands the other side made and by what it refused.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.ai.bargain.domain import Domain, Floats
from game.ai.bargain.estimate import Estimate
from game.ai.bargain.history import History, judged, rows, times

ENDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97)
EXPONENTS = (0.06, 0.12, 0.25, 0.5, 1.0, 2.0, 4.0)
# Odds of the ends before anything is heard: many take whatever beats their no deal, some hold for a good share.
END_ODDS = (0.10, 0.13, 0.15, 0.13, 0.11, 0.10, 0.09, 0.08, 0.06, 0.05, 0.03)
EXPONENT_ODDS = (0.12, 0.20, 0.22, 0.14, 0.14, 0.08, 0.10)
# Give; whether measured from the first offer; no deal's value, in standard deviations from the one believed.
RECIPROCAL = (
    *((1.0, 0.0, away) for away in (-1.2, -0.6, 0.0, 0.6, 1.2)),
    (0.6, 1.0, 0.0),
    (1.0, 1.0, 0.0),
)
RECIPROCAL_ODDS = 0.15
DEMAND_SD = 0.08  # how far a demand lies from the threshold, beside the error of the model
TOLERANCE = 0.03  # least width of the step from refusal to acceptance
# Packages picked for a high believed value disappoint, by this many standard deviations of the model: with 0.7,
# offers believed to be taken in 13 of 100 cases were taken in 6.
CURSE = 1.2
LASTING = 0.7  # share of the model's variance that is the same for all packages tried
ERRORS = np.sqrt(3.0) * np.array([-1.0, 0.0, 1.0])
ERROR_ODDS = np.array([1.0, 4.0, 1.0]) / 6.0
NEGLIGIBLE = 0.01  # odds, as a share of the likeliest hypothesis's, below which one no longer counts
TRUST = 0.35  # weight of one more observation against the last: demands are far from independent


@dataclass(frozen=True, slots=True, eq=False)
class Hypotheses:
    """Parameters (J,) and prior odds; see the module.

    ``give`` is NaN for those that only watch the clock; ``rising`` is 1 where gifts are measured from the first offer.
    """

    ends: Floats
    exponents: Floats
    give: Floats
    rising: Floats
    prior: Floats

    @property
    def reciprocal(self) -> NDArray[np.bool_]:
        return ~np.isnan(self.give)

    def curve(self, moments: Floats, offered: Floats, first: float) -> Floats:
        """Demands (J, K) at relative times (K,), when packages worth ``offered`` (K,) were the last they were offered
        and one worth ``first`` the first."""
        left = 1.0 - np.power(moments[None, :], 1.0 / self.exponents[:, None])
        curve: Floats = self.ends[:, None] + (1.0 - self.ends[:, None]) * left
        base = np.where(self.rising > 0.0, np.maximum(self.ends, first), self.ends)[:, None]
        gift = np.maximum(offered[None, :] - base, 0.0) / np.maximum(1.0 - base, 0.05)
        room = 1.0 - self.ends[:, None]
        by_gift = self.ends[:, None] + room * np.maximum(0.0, 1.0 - np.nan_to_num(self.give)[:, None] * gift)
        return np.where(self.reciprocal[:, None], by_gift, curve)


@lru_cache(maxsize=64)
def hypotheses(reserve: float, reserve_sd: float) -> Hypotheses:
    """The grid of hypotheses for a believed no-deal value and its standard deviation."""
    ends, exponents = (grid.ravel() for grid in np.meshgrid(ENDS, EXPONENTS, indexing="ij"))
    prior = np.outer(END_ODDS, EXPONENT_ODDS).ravel()
    # Nobody takes less than no deal: ends below the believed reserve fade.
    prior = prior * rises(ends - reserve + reserve_sd, reserve_sd)
    prior = prior / prior.sum() * (1.0 - RECIPROCAL_ODDS)
    count = len(RECIPROCAL)
    give, rising, away = np.array(RECIPROCAL, dtype=np.float64).T
    return Hypotheses(
        np.concatenate([ends, np.maximum(reserve + away * reserve_sd, 0.0)]),
        np.concatenate([exponents, np.ones(count)]),
        np.concatenate([np.full(len(ends), np.nan), give]),
        np.concatenate([np.zeros(len(ends)), rising]),
        np.concatenate([prior, np.full(count, RECIPROCAL_ODDS / count)]),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Thresholds:
    """Odds (J,) of the hypotheses.

    Attributes:
        first, last: believed value to the other side of our first and our last offer.
        width: standard deviation of the step from refusal to acceptance.
    """

    odds: Floats
    kinds: Hypotheses
    first: float
    last: float
    width: float

    def ending(self) -> Floats:
        """Demands (H,) at the end, of the hypotheses in the order of ``accepts``."""
        likely = np.flatnonzero(self.odds >= NEGLIGIBLE * self.odds.max())
        return np.tile(self.at(np.ones(1))[likely, 0], len(ERRORS))

    def at(self, moments: Floats) -> Floats:
        """Demands (J, K) at relative times (K,), if nothing more is offered."""
        when = np.asarray(moments, dtype=np.float64)
        return self.kinds.curve(when, np.full(len(when), self.last), self.first)

    def accepts(self, values: Floats, moments: Floats) -> tuple[Floats, Floats]:
        """Odds (H,) of the hypotheses that count, and the chance (H, K, V) that each accepts packages believed worth
        ``values`` (V,) at ``moments`` (K,).

        Most of the model's error is the same for all packages near one another, so that trying again is no new draw:
        each hypothesis comes with three errors (Gauss and Hermite's points).
        """
        likely = np.flatnonzero(self.odds >= NEGLIGIBLE * self.odds.max())
        held = np.repeat(self.at(moments)[likely, :, None], len(values), axis=2)
        mutual = self.kinds.reciprocal[likely]
        if mutual.any():
            asked = self.kinds.curve(np.ones(len(values)), values, self.first)[likely]
            held[mutual] = asked[mutual][:, None, :]
        lasting = np.sqrt(LASTING) * self.width
        gap = values[None, None, :] - CURSE * self.width - held
        chances = rises(gap[None] + lasting * ERRORS[:, None, None, None], np.sqrt(1.0 - LASTING) * self.width)
        odds = np.outer(ERROR_ODDS, self.odds[likely] / self.odds[likely].sum()).ravel()
        return odds, chances.reshape(-1, len(moments), len(values))


def believe(domain: Domain, estimate: Estimate, history: History) -> Thresholds:
    """Weigh the hypotheses by the history, as the other side's value is believed now."""
    kinds = hypotheses(estimate.reserve, estimate.reserve_sd)
    issues = len(domain.dims)
    logs = np.log(kinds.prior)
    ours = estimate.value(rows(history.ours, issues))
    first, last = (float(ours[0]), float(ours[-1])) if len(ours) else (0.0, 0.0)
    if history.theirs:
        when = times(history.theirs)
        demands = np.minimum.accumulate(estimate.value(rows(history.theirs, issues)))
        expected = kinds.curve(when, offered_before(ours, times(history.ours), when), first)
        spread = float(np.hypot(DEMAND_SD, estimate.error))
        logs -= TRUST * 0.5 * (((demands[None, :] - expected) / spread) ** 2).sum(axis=1)
    logs -= logs.max()
    odds = np.exp(logs)
    beliefs = Thresholds(odds / odds.sum(), kinds, first, last, scale_of(estimate.error))
    return refusals(beliefs, ours, judged(history.ours)) if history.theirs and len(ours) else beliefs


def refusals(beliefs: Thresholds, values: Floats, moments: Floats) -> Thresholds:
    """The beliefs after packages believed worth ``values`` (B,) were refused at ``moments`` (B,)."""
    held = beliefs.kinds.curve(moments, values, beliefs.first)
    refused = 1.0 - rises(values[None, :] - CURSE * beliefs.width - held, beliefs.width)
    logs = np.log(np.maximum(beliefs.odds, 1e-300)) + TRUST * np.log(np.maximum(refused, 1e-3)).sum(axis=1)
    odds = np.exp(logs - logs.max())
    return replace(beliefs, odds=odds / odds.sum())


def scale_of(error: float) -> float:
    """Width of the step from refusal to acceptance for a model's error."""
    return max(TOLERANCE, error)


def place_before(ours: Floats, when: Floats) -> NDArray[np.int64]:
    """Place of our last offer, made at ``ours`` (B,), before each of the moments ``when`` (K,); -1 before the first."""
    place: NDArray[np.int64] = np.searchsorted(ours, when, side="left") - 1
    return place


def offered_before(values: Floats, ours: Floats, when: Floats) -> Floats:
    """What our last offer before each of the moments ``when`` (K,) was worth; 0 before the first."""
    if not len(values):
        return np.zeros(len(when))
    place = place_before(ours, when)
    held: Floats = np.where(place >= 0, values[np.maximum(place, 0)], 0.0)
    return held


def rises(gap: Floats, width: float) -> Floats:
    """Logistic step from 0 to 1 around a gap of 0, with standard deviation ``width``."""
    rise: Floats = 1.0 / (1.0 + np.exp(-np.clip(gap * (1.814 / max(width, 1e-6)), -40.0, 40.0)))
    return rise
