"""Beliefs on the least the other side takes, and when: a mixture over types of thresholds.

A type holds its value of an acceptable package at ``end + (1 - end) (1 - t^(1/e))`` at relative time t (Faratin, Sierra
and Jennings 1998): a low ``end`` takes anything at the end, a high one holds out; a small ``e`` gives way late. A
reciprocating type gives value as it has been given, and holds else. Types are weighed by the demands the other side
made and by what it refused.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.ai.bargain.domain import Domain, Floats
from game.ai.bargain.estimate import Estimate
from game.ai.bargain.history import History, judged, rows, times

ENDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
EXPONENTS = (0.06, 0.12, 0.25, 0.5, 1.0, 2.5)
# Odds of the ends before anything is heard: many take whatever beats their no deal, some hold for a good share.
END_ODDS = (0.10, 0.13, 0.15, 0.13, 0.11, 0.10, 0.09, 0.08, 0.06, 0.05)
EXPONENT_ODDS = (0.12, 0.22, 0.24, 0.16, 0.16, 0.10)
RECIPROCAL = (0.5, 1.0)  # value given for value received
RECIPROCAL_ODDS = 0.12
DEMAND_SD = 0.08  # how far a demand lies from the threshold, beside the error of the model
TOLERANCE = 0.03  # least width of the step from refusal to acceptance
TRUST = 0.35  # weight of one more observation against the last: demands are far from independent


@dataclass(frozen=True, slots=True, eq=False)
class Thresholds:
    """Odds (J,) of types and their parameters; see the module."""

    odds: Floats
    ends: Floats
    exponents: Floats
    give: Floats  # (J,) value given for value received; NaN for types that only watch the clock
    received: float  # value our offers have risen for the other side since the first
    error: float

    def at(self, moments: Floats) -> Floats:
        """Thresholds (J, K) at relative times (K,)."""
        return _curve(self.ends, self.exponents, self.give, np.asarray(moments), np.full(len(moments), self.received))

    def accepts(self, values: Floats, moments: Floats) -> Floats:
        """Chance (J, K, V) that each type accepts packages believed worth ``values`` (V,) at ``moments`` (K,)."""
        return _rises(values[None, None, :] - self.at(moments)[:, :, None], self.error)


def believe(domain: Domain, estimate: Estimate, history: History) -> Thresholds:
    """Weigh the types by the history, as the other side's value is believed now."""
    ends, exponents, give, prior = _types(estimate)
    error = max(TOLERANCE, estimate.error)
    issues = len(domain.dims)
    logs = np.log(prior)
    ours = estimate.value(rows(history.ours, issues))
    our_times = times(history.ours)
    given = np.maximum.accumulate(ours - ours[0]) if len(ours) else np.zeros(0)
    given = np.maximum(given, 0.0)
    received = float(given[-1]) if len(given) else 0.0
    if history.theirs:
        when = times(history.theirs)
        demands = np.minimum.accumulate(estimate.value(rows(history.theirs, issues)))
        so_far = _held(given, our_times, when)
        expected = _curve(ends, exponents, give, when, so_far)
        width = float(np.hypot(DEMAND_SD, estimate.error))
        logs -= TRUST * 0.5 * (((demands[None, :] - expected) / width) ** 2).sum(axis=1)
        if len(ours):
            held = _curve(ends, exponents, give, judged(history.ours), given)
            refused = 1.0 - _rises(ours[None, :] - held, error)
            logs += TRUST * np.log(np.maximum(refused, 1e-3)).sum(axis=1)
    logs -= logs.max()
    odds = np.exp(logs)
    return Thresholds(odds / odds.sum(), ends, exponents, give, received, error)


def _types(estimate: Estimate) -> tuple[Floats, Floats, Floats, Floats]:
    ends, exponents = (grid.ravel() for grid in np.meshgrid(ENDS, EXPONENTS, indexing="ij"))
    prior = np.outer(END_ODDS, EXPONENT_ODDS).ravel()
    # Nobody takes less than no deal: ends below the believed reserve fade.
    prior = prior * _rises(ends - estimate.reserve + estimate.reserve_sd, estimate.reserve_sd)
    prior = prior / prior.sum() * (1.0 - RECIPROCAL_ODDS)
    count = len(RECIPROCAL)
    return (
        np.concatenate([ends, np.full(count, estimate.reserve)]),
        np.concatenate([exponents, np.ones(count)]),
        np.concatenate([np.full(len(ends), np.nan), np.array(RECIPROCAL)]),
        np.concatenate([prior, np.full(count, RECIPROCAL_ODDS / count)]),
    )


def _curve(ends: Floats, exponents: Floats, give: Floats, moments: Floats, given: Floats) -> Floats:
    left = 1.0 - np.power(moments[None, :], 1.0 / exponents[:, None])
    by_clock = ends[:, None] + (1.0 - ends[:, None]) * left
    by_gift = np.maximum(ends[:, None], 1.0 - np.nan_to_num(give)[:, None] * given[None, :])
    curve: Floats = np.where(np.isnan(give)[:, None], by_clock, by_gift)
    return curve


def _held(given: Floats, ours: Floats, when: Floats) -> Floats:
    """What had been given (K,) before each of the other side's moments."""
    if not len(given):
        return np.zeros(len(when))
    place = np.searchsorted(ours, when, side="left") - 1
    held: Floats = np.where(place >= 0, given[np.maximum(place, 0)], 0.0)
    return held


def _rises(gap: Floats, width: float) -> Floats:
    """Logistic step from 0 to 1 around a gap of 0, with standard deviation ``width``."""
    rise: Floats = 1.0 / (1.0 + np.exp(-np.clip(gap * (1.814 / max(width, 1e-6)), -40.0, 40.0)))
    return rise
