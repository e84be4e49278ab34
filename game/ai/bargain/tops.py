"""The best packages by own value: what can be offered at no cost to oneself."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.ai.bargain.domain import Domain, Floats, Packages, block_table
from game.payoff.blocks import components

MOST_TOPS = 600


@lru_cache(maxsize=64)
def tops(domain: Domain, most: int = MOST_TOPS) -> tuple[Packages, Floats]:
    """The ``most`` best packages (B, I) for oneself, best first, with their gains (B,).

    Built block by block: of a sum, the best ``most`` hold only the best ``most`` of each part. Exact.
    """
    issues = range(len(domain.dims))
    chosen = np.zeros((1, len(domain.dims)), dtype=np.int64)
    worth = np.zeros(1)
    for group in components(issues, [factor.scope for factor in domain.factors]):
        shape = tuple(domain.dims[issue] for issue in group)
        table = block_table(domain.factors, group, shape).ravel()
        best = np.argsort(-table, kind="stable")[:most]
        summed = (worth[:, None] + table[best][None, :]).ravel()
        kept = np.argsort(-summed, kind="stable")[:most]
        rows, cells = np.divmod(kept, len(best))
        chosen = chosen[rows]
        chosen[:, list(group)] = np.stack(np.unravel_index(best[cells], shape), axis=1)
        worth = summed[kept]
    gains = domain.gain(chosen)
    chosen.flags.writeable = gains.flags.writeable = False
    return chosen, gains
