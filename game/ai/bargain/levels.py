"""Opponent model for private preferences: values and concession inferred together.

Every offer is taken to be worth to its maker what it then demanded. Under a hypothesis on its concession curve
(``thresholds``) the demands are known numbers, and an additive value is a linear regression of them on options: a
Gaussian process whose kernel counts shared options (Rasmussen and Williams 2006, sections 2.7 and 5.4). Its evidence
weighs the hypotheses and noise levels; scales per issue are set by expectation maximisation (automatic relevance
determination). Refused offers that look better than the demand after them enter as demands just missed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.ai.bargain.domain import Domain, Factor, Floats, Packages, value_of
from game.ai.bargain.estimate import Estimate, issue_shares
from game.ai.bargain.frequency import RESERVE, RESERVE_SD, opposite
from game.ai.bargain.history import History, judged, rows, standstill, times
from game.ai.bargain.thresholds import (
    Hypotheses,
    Thresholds,
    believe,
    hypotheses,
    offered_before,
    place_before,
    refusals,
    scale_of,
)

# Standard deviation of a demand about its curve, how it grows to the end, and that of a random walk that leads away
# from the curve by the end: of those who wander nothing is known of how far they concede, and early offers say most.
NOISES = ((0.02, 0.0, 0.0), (0.06, 0.0, 0.0), (0.14, 0.0, 0.0), (0.02, 0.3, 0.1))
LOOSE = 3
ANSWERED = 2  # of these, how many are tried on those who answer gifts
MOST = 40  # offers that the regression looks at
RUN = 3  # offers of one package in a row that say it was held on to
MOST_REFUSED = 8
REFUSED_NOISE = 0.08
MISSED = 0.03  # by how much a refused offer is taken to have missed the demand
REPEATED = 6.0  # log odds that repeating every offer adds for those who answer gifts: a clock would move them
UNLIKELY = 1e-3  # odds below which one who answers gifts is not looked at again
PASSES = 2
HEIGHT_SD = 0.12
RANGE_SD = 0.08  # how far the believed range of values may differ from its true one, which is 1
UNSEEN_SD = 0.4  # how far more it may fall short when no option has been seen in an offer
PASSED_OVER = 0.8  # share of its expected value that an option loses when it is never offered
PASSING = 5.0  # distinct offers over which it does
SPREAD = 48
SMALLEST = 0.02  # share of its prior scale that an issue keeps


@dataclass(frozen=True, slots=True)
class LevelModel:
    """``opposed``: how far each option is expected, before any offer, to be worth the opposite of what it is worth to
    oneself (0 … 1). ``spread``: prior standard deviation of an option's value, as a multiple of 1 / issues."""

    opposed: float = 0.45
    spread: float = 0.4

    def learn(self, domain: Domain, history: History) -> Estimate:
        prior = self._prior(domain)
        blank = Estimate(
            tuple(Factor((issue,), table) for issue, table in enumerate(prior)),
            0.4,
            RESERVE,
            RESERVE_SD,
            issue_shares(prior),
        )
        if not history.theirs:
            return blank
        return _Fit(domain, history, prior, self.spread / max(1, len(domain.dims))).estimate(blank)

    def _prior(self, domain: Domain) -> tuple[Floats, ...]:
        issues = max(1, len(domain.dims))
        return tuple((0.5 + self.opposed * (table - 0.5)) / issues for table in opposite(domain))


@dataclass(frozen=True, slots=True, eq=False)
class _Regressed:
    """Odds (J,) of the hypotheses, the tables believed, their error, and the odds that no curve explains the offers."""

    odds: Floats
    tables: tuple[Floats, ...]
    error: float
    loose: float


@dataclass(frozen=True, slots=True, eq=False)
class _Answer:
    """Features (N, options) of the equations under hypothesis ``kind``, and what they leave to explain (N,)."""

    kind: int
    features: Floats
    rest: Floats


class _Fit:
    """One regression; see the module."""

    def __init__(self, domain: Domain, history: History, prior: tuple[Floats, ...], spread: float) -> None:
        self.domain, self.history = domain, history
        kept = _kept(history)
        self.offers = rows([history.theirs[place] for place in kept], len(domain.dims))
        self.prior = _passed_over(prior, self.offers)
        self.when = times([history.theirs[place] for place in kept])
        self.ours = rows(history.ours, len(domain.dims))
        self.before = place_before(times(history.ours), self.when)
        self.scales = np.full(len(domain.dims), spread**2)
        self.least = SMALLEST * self.scales
        self.total = float(np.sqrt(self.scales).sum())
        self.sizes = np.array(domain.dims, dtype=np.int64)
        self.starts = np.concatenate([[0], np.cumsum(self.sizes)[:-1]])
        shown = sum(len(np.unique(self.offers[:, issue])) for issue in range(len(domain.dims)))
        self.unseen = 1.0 - shown / sum(domain.dims)
        self.worth_first = 0.0
        self.likely = np.ones(1)
        self.still = standstill(history.theirs)

    def estimate(self, blank: Estimate) -> Estimate:
        kinds = hypotheses(blank.reserve, blank.reserve_sd)
        found = _Regressed(np.array(kinds.prior), self.prior, 0.2, 0.0)
        worth = value_of(_factors(found.tables), self.ours)
        for number in range(PASSES):
            first = self.worth_first = float(worth[0]) if len(worth) else 0.0
            demands = kinds.curve(self.when, offered_before(worth, times(self.history.ours), self.when), first)
            refused = self._refused(worth, kinds, found.odds) if number else None
            found = self._regress(kinds, demands, refused, last=number == PASSES - 1)
            self.likely = found.odds
            worth = value_of(_factors(found.tables), self.ours)
        estimate = replace(blank, factors=_factors(found.tables), error=found.error, weights=issue_shares(found.tables))
        return replace(estimate, thresholds=self._thresholds(estimate, kinds, found, worth))

    def _thresholds(self, estimate: Estimate, kinds: Hypotheses, found: _Regressed, worth: Floats) -> Thresholds:
        """Odds of the curves; where no curve explains the offers, as their believed values suggest."""
        first, last = (float(worth[0]), float(worth[-1])) if len(worth) else (0.0, 0.0)
        curved = Thresholds(found.odds, kinds, first, last, scale_of(found.error))
        if len(self.ours):
            curved = refusals(curved, worth, judged(self.history.ours))
        if found.loose < 0.02:
            return curved
        seen = believe(self.domain, estimate, self.history)
        return replace(curved, odds=(1.0 - found.loose) * curved.odds + found.loose * seen.odds)

    def _refused(self, worth: Floats, kinds: Hypotheses, odds: Floats) -> tuple[Packages, Floats, Floats]:
        """Refused offers believed better than the demand of that moment, with those demands (J, R) and moments (R,)."""
        if not len(self.ours):
            return self.ours, np.zeros((len(odds), 0)), np.zeros(0)
        held = kinds.curve(judged(self.history.ours), worth, float(worth[0]))
        over = worth - odds @ held
        worst = np.argsort(-over, kind="stable")[:MOST_REFUSED]
        worst = np.sort(worst[over[worst] > 0.0])
        return self.ours[worst], held[:, worst] - MISSED, judged(self.history.ours)[worst]

    def _regress(
        self, kinds: Hypotheses, demands: Floats, refused: tuple[Packages, Floats, Floats] | None, last: bool
    ) -> _Regressed:
        shown, scales, prior = self._shown(self.offers), np.repeat(self.scales, self.sizes), np.concatenate(self.prior)
        more, aims, moments = shown, demands, self.when
        if refused is not None and len(refused[0]):
            more = np.concatenate([shown, self._shown(refused[0])])
            aims = np.concatenate([demands, refused[1]], axis=1)
            moments = np.concatenate([self.when, refused[2]])
        count = len(shown)
        scaled = more * scales
        kernel = scaled @ more.T
        rest = aims - more @ prior  # (J, N)
        mutual = np.flatnonzero(kinds.reciprocal & (self.likely > UNLIKELY))
        answers = [self._answered(kinds, int(kind), shown, prior) for kind in mutual]
        prior_logs = np.log(kinds.prior) + REPEATED * self.still * kinds.reciprocal
        logs, solved, inverses, moved = [], [], [], []
        for number, (noise, growth, away) in enumerate(NOISES):
            widths = noise**2 + (growth * moments**2) ** 2
            widths[count:] += REFUSED_NOISE**2
            noises = np.diag(widths) + away**2 * np.minimum(moments[:, None], moments[None, :])
            inverse = _inverse(kernel + noises)
            weighed = rest @ inverse
            # What was refused shapes the values. It is no evidence on the curves here: ``refusals`` weighs it later.
            sober = _without(inverse, count)
            fit = self._fit(sober, rest[:, :count], prior + weighed @ scaled)
            if number < ANSWERED:
                for answer in answers:
                    lifted = answer.features * scales
                    own = _inverse(lifted @ answer.features.T + noises[:count, :count])
                    shift = (answer.rest @ own) @ lifted
                    fit[answer.kind] = self._fit(own, answer.rest[None, :], (prior + shift)[None, :])[0]
                    weighed[answer.kind] = 0.0
                    moved.append((number, answer.kind, shift))
            logs.append(prior_logs + fit)
            solved.append(weighed)
            inverses.append(inverse)
        table = np.array(logs)
        odds = np.exp(table - table.max())
        odds /= odds.sum()
        by_noise = odds.sum(axis=1)
        likely = int(by_noise.argmax())
        shift = np.einsum("sj,sjn->n", odds, np.array(solved)) @ scaled
        for number, place, alone in moved:
            shift += odds[number, place] * alone
        if not last:
            self._rescale(more, scales, shift, inverses[likely])
        error = self._error(scales, scaled, inverses[likely])
        return _Regressed(odds.sum(axis=0), self._tables(prior + shift), error, float(by_noise[LOOSE]))

    def _fit(self, inverse: Floats, rest: Floats, values: Floats) -> Floats:
        """Log evidence (J,) of observations ``rest`` (J, N), less their prior mean, that lead to option ``values``."""
        _, size = np.linalg.slogdet(inverse)
        weighed = rest @ inverse
        off = self._range(values) - 1.0
        off /= np.where(off > 0.0, RANGE_SD, RANGE_SD + UNSEEN_SD * self.unseen)
        # Offers are chosen among the best, so that their common height is no evidence: it is given away by a
        # constant of its own in the kernel (a rank-one update of inverse and determinant).
        free = HEIGHT_SD**2 / (1.0 + HEIGHT_SD**2 * float(inverse.sum()))
        misfit = (weighed * rest).sum(axis=1) - free * weighed.sum(axis=1) ** 2
        size -= np.log1p(HEIGHT_SD**2 * float(inverse.sum()))
        evidence: Floats = 0.5 * size - 0.5 * misfit - 0.5 * off**2
        return evidence

    def _answered(self, kinds: Hypotheses, kind: int, shown: Floats, prior: Floats) -> _Answer:
        """The equations of one that answers gifts: what it demands and what it was offered add up to a known number.

        One equation binds both, which is far sharper than reckoning the demand from what the gift is believed worth.
        """
        features, level = shown.copy(), np.ones(len(shown))
        end, rising = float(kinds.ends[kind]), float(kinds.rising[kind])
        base = max(end, self.worth_first) if rising > 0.0 else end
        slope = float(kinds.give[kind]) * (1.0 - end) / max(1.0 - base, 0.05)
        # Its opening, or its best again: nothing was given yet.
        given = (self.before >= 0) & (self.offers != self.offers[0]).any(axis=1)
        if given.any():
            features[given] += slope * self._shown(self.ours[self.before[given]])
            level[given] += slope * base
        return _Answer(kind, features, level - features @ prior)

    def _shown(self, packages: Packages) -> Floats:
        """Which option of which issue (B, sum of sizes) each package takes."""
        shown = np.zeros((len(packages), int(self.sizes.sum())))
        shown[np.arange(len(packages))[:, None], self.starts + packages] = 1.0
        return shown

    def _tables(self, values: Floats) -> tuple[Floats, ...]:
        return tuple(values[at : at + size] for at, size in zip(self.starts, self.sizes, strict=True))

    def _range(self, values: Floats) -> Floats:
        """Range (J,) of packages' values, from values per option (J, sum of sizes)."""
        high = np.maximum.reduceat(values, self.starts, axis=1)
        low = np.minimum.reduceat(values, self.starts, axis=1)
        spread: Floats = (high - low).sum(axis=1)
        return spread

    def _rescale(self, shown: Floats, scales: Floats, shift: Floats, inverse: Floats) -> None:
        """One step of expectation maximisation for the scale of each issue's values."""
        doubt = scales - scales**2 * ((inverse @ shown) * shown).sum(axis=0)
        moments = np.add.reduceat(shift**2 + np.maximum(doubt, 0.0), self.starts) / self.sizes
        moments = np.maximum(moments, self.least)
        # Ranges of the issues add up to 1, so that only their shares are to be learnt.
        self.scales = moments * (self.total / np.sqrt(moments).sum()) ** 2

    def _error(self, scales: Floats, scaled: Floats, inverse: Floats) -> float:
        """Root mean square of the standard deviation of packages spread evenly over the domain."""
        spread = self._shown(_spread(tuple(int(size) for size in self.sizes)))
        cross = spread @ scaled.T
        left = (spread**2) @ scales - ((cross @ inverse) * cross).sum(axis=1)
        return float(np.sqrt(max(1e-6, float(np.mean(np.maximum(left, 0.0))))))


@lru_cache(maxsize=64)
def _spread(dims: tuple[int, ...]) -> Packages:
    """Packages (S, I) of a Kronecker sequence over the domain."""
    turns = np.modf(np.sqrt(np.array([2.0, *range(3, 3 + len(dims) - 1)]) + 0.7))[0]
    places = np.modf(np.arange(1, SPREAD + 1)[:, None] * turns[None, :])[0]
    chosen: Packages = (places * np.array(dims)).astype(np.int64)
    return chosen


def _kept(history: History) -> NDArray[np.int64]:
    """Places of the offers looked at, thinned evenly, the last always in: where each package was made first, and
    until when it was made over and over, for one who watches the clock would have moved on."""
    theirs = history.theirs
    first: dict[tuple[int, ...], int] = {}
    ends: set[int] = set()
    begun = 0
    for place, sent in enumerate(theirs):
        first.setdefault(sent.package, place)
        if sent.package != theirs[begun].package:
            begun = place
        run_ends = place + 1 == len(theirs) or theirs[place + 1].package != sent.package
        if run_ends and place - begun >= RUN - 1 and first[sent.package] == begun:
            ends.add(place)
    places = np.array(sorted({*first.values(), *ends}), dtype=np.int64)
    if len(places) <= MOST:
        return places
    chosen: NDArray[np.int64] = places[np.unique(np.linspace(0, len(places) - 1, MOST).round().astype(np.int64))]
    return chosen


def _passed_over(prior: tuple[Floats, ...], offers: Packages) -> tuple[Floats, ...]:
    """The prior with options that were never offered expected to be worth less, the more so the more offers passed."""
    left = 1.0 - PASSED_OVER * (1.0 - float(np.exp(-(len(offers) - 1) / PASSING)))
    return tuple(
        np.where(np.bincount(offers[:, issue], minlength=len(table)) > 0, table, table * left)
        for issue, table in enumerate(prior)
    )


def _inverse(matrix: Floats) -> Floats:
    found = np.linalg.inv(matrix)
    symmetric: Floats = 0.5 * (found + found.T)
    return symmetric


def _without(inverse: Floats, count: int) -> Floats:
    """The inverse of the leading ``count`` rows and columns alone of the matrix whose ``inverse`` is given (Schur)."""
    if count == len(inverse):
        return inverse
    across = inverse[:count, count:]
    left: Floats = inverse[:count, :count] - across @ np.linalg.solve(inverse[count:, count:], across.T)
    return left


def _factors(tables: tuple[Floats, ...]) -> tuple[Factor, ...]:
    return tuple(Factor((issue,), table) for issue, table in enumerate(tables))
