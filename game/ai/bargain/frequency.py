"""Opponent model for private preferences: log-frequencies per issue under a Dirichlet prior.

If offers are drawn with odds exp(value / temperature), an additive value is, up to scale, the sum over issues of the
logarithm of the option's frequency: the estimator of issue weights and option orders at once, since an issue that is
held on to spreads its frequencies further. Early offers, made before concession blurs them, count more; repeating an
offer says little. Offers of ours that were refused while the other side demanded something believed worth less to it
correct the tables by a passive-aggressive step (Crammer et al. 2006, JMLR 7).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from game.ai.bargain.domain import Domain, Factor, Floats, Packages
from game.ai.bargain.estimate import Estimate, issue_shares
from game.ai.bargain.history import History, rows

RESERVE, RESERVE_SD = 0.25, 0.18
ERROR_FIRST, ERROR_LAST = 0.2, 0.07  # of a package's believed value: knowing one offer, knowing many
ERROR_FADE = 12.0  # distinct offers over which the error falls


@dataclass(frozen=True, slots=True)
class FrequencyModel:
    """Log-frequencies; see the module.

    Attributes:
        prior: pseudo-offers per issue, spread over its options.
        fade, least: each later distinct offer counts ``fade`` times the one before it, but at least ``least``.
        repeat: what a repeated offer counts.
        step: size of corrections by refusals; 0 for none.
    """

    prior: float = 1.0
    fade: float = 0.97
    least: float = 0.2
    repeat: float = 0.05
    step: float = 0.3

    def learn(self, domain: Domain, history: History) -> Estimate:
        issues = len(domain.dims)
        offered = rows(history.theirs, issues)
        if not len(offered):
            return _blank(domain)
        weights, distinct = self._weights(offered)
        tables = []
        for issue, size in enumerate(domain.dims):
            counts = np.bincount(offered[:, issue], weights=weights, minlength=size)
            smooth = self.prior / size
            tables.append(np.log((counts + smooth) / smooth))
        tables = scaled(tables)
        if self.step > 0.0 and history.ours:
            tables = self._correct(tables, history, offered)
        error = ERROR_LAST + (ERROR_FIRST - ERROR_LAST) * float(np.exp(-(distinct - 1) / ERROR_FADE))
        return Estimate(
            tuple(Factor((issue,), table) for issue, table in enumerate(tables)),
            error,
            RESERVE,
            RESERVE_SD,
            issue_shares(tables),
        )

    def _weights(self, offered: Packages) -> tuple[Floats, int]:
        seen: set[tuple[int, ...]] = set()
        weights = np.empty(len(offered))
        for place, package in enumerate(map(tuple, offered.tolist())):
            if package in seen:
                weights[place] = self.repeat
                continue
            weights[place] = max(self.least, self.fade ** len(seen))
            seen.add(package)
        return weights, len(seen)

    def _correct(self, tables: list[Floats], history: History, offered: Packages) -> list[Floats]:
        """Make the demand that followed each refusal worth at least as much as what was refused."""
        tables = [table.copy() for table in tables]
        issues = range(len(tables))
        for ours in history.ours[-24:]:
            after = next((sent for sent in history.theirs if sent.time > ours.time), None)
            if after is None:
                continue
            asked, refused = after.package, ours.package
            short = sum(float(tables[i][refused[i]] - tables[i][asked[i]]) for i in issues)
            apart = [i for i in issues if refused[i] != asked[i]]
            if short <= 0.0 or not apart:
                continue
            move = self.step * short / (2.0 * len(apart))
            for issue in apart:
                tables[issue][asked[issue]] += move
                tables[issue][refused[issue]] -= move
        return scaled(tables)


def scaled(tables: list[Floats]) -> list[Floats]:
    """Tables shifted to a worst option of 0 each and scaled so that the best package is worth 1."""
    lifted = [table - table.min() for table in tables]
    top = sum(float(table.max()) for table in lifted)
    return [table / top for table in lifted] if top > 0.0 else lifted


@lru_cache(maxsize=64)
def opposite(domain: Domain) -> tuple[Floats, ...]:
    """Per issue, the opposite of this side's own preference, from 0 (own best option) to 1 (own worst)."""
    means = [np.zeros(size) for size in domain.dims]
    for factor in domain.factors:
        for axis, issue in enumerate(factor.scope):
            rest = tuple(other for other in range(len(factor.scope)) if other != axis)
            means[issue] -= factor.table.mean(axis=rest)
    tables = []
    for table in means:
        spread = float(table.max() - table.min())
        tables.append((table - table.min()) / spread if spread > 0.0 else np.full_like(table, 0.5))
    return tuple(tables)


def _blank(domain: Domain) -> Estimate:
    """Before any offer: the other side is taken to want, issue by issue, the opposite of what this side wants."""
    tables = scaled(list(opposite(domain)))
    return Estimate(
        tuple(Factor((issue,), table) for issue, table in enumerate(tables)),
        2.0 * ERROR_FIRST,
        RESERVE,
        RESERVE_SD,
        issue_shares(tables),
    )
