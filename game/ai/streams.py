"""A bot's randomness: one numpy stream per decision, keyed by what the decision may depend on."""

from __future__ import annotations

from zlib import crc32

import numpy as np

SEED_LIMIT = 2**63


def stream(seed: int, seat: str, seq: int) -> np.random.Generator:
    """The generator of one decision: ``seq`` is the table's sequence number, so nothing carries over between moves."""
    return np.random.default_rng(np.random.SeedSequence([seed % SEED_LIMIT, crc32(seat.encode()), seq]))
