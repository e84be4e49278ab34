"""Drawing for the rules: the only place that turns a seed into an outcome.

Streams are keyed [seed, round, crc32(purpose:id), n], so that adding an event shifts nothing and nothing repeats.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np

from game.rules.chance import Chance
from game.rules.state import Query


def stream(seed: int, round_number: int, purpose: str, count: int = 0) -> np.random.Generator:
    """The random generator of one purpose in one round of one game."""
    return np.random.default_rng(np.random.SeedSequence([seed, round_number, crc32(purpose.encode()), count]))


def draw_outcome(seed: int, round_number: int, query: Query) -> Chance:
    """Draw one outcome of a query. A certain outcome is taken without touching a stream."""
    certain = [outcome for outcome, odds in query.outcomes if odds >= 1.0]
    if certain:
        return Chance(query.draw, query.subject, certain[0])
    generator = stream(seed, round_number, f"{query.draw.value}:{query.subject}")
    odds = np.cumsum([odds for _, odds in query.outcomes])
    position = int(np.searchsorted(odds, generator.random() * odds[-1], side="right"))
    return Chance(query.draw, query.subject, query.outcomes[min(position, len(query.outcomes) - 1)][0])
