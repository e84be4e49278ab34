"""Drawing for the rules: the only place that turns a seed into an outcome.

Streams are keyed [seed, round, crc32(purpose:id), n], so that adding an event shifts nothing and nothing repeats.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np

from game.rules.chance import Chance
from game.rules.state import Query

_WORD = 0xFFFFFFFF


def uniform(seed: int, round_number: int, purpose: str, count: int = 0) -> float:
    """A number in [0, 1) for one purpose in one round of one game: 53 bits of the keyed seed sequence."""
    return float(_keyed(seed, round_number, crc32(purpose.encode()), count) >> 11) * 2.0**-53


def keyed_seed(*key: int) -> int:
    """A seed of 63 bits for a key of whole numbers."""
    return _keyed(*key) >> 1


def _keyed(*key: int) -> int:
    """The first 64 bits of the seed sequence of ``key``."""
    # The very words SeedSequence splits whole numbers into, but a good deal faster given as an array.
    words: list[int] = []
    for number in key:
        words.append(number & _WORD)
        while number := number >> 32:
            words.append(number & _WORD)
    first, second = np.random.SeedSequence(np.array(words, dtype=np.uint32)).generate_state(2).tolist()
    return int(second << 32 | first)


def draw_outcome(seed: int, round_number: int, query: Query) -> Chance:
    """Draw one outcome of a query. A certain outcome is taken without touching a stream."""
    certain = _certain(query)
    if certain is not None:
        return certain
    return _reached(query, uniform(seed, round_number, f"{query.draw}:{query.subject}"))


def _certain(query: Query) -> Chance | None:
    for outcome, odds in query.outcomes:
        if odds >= 1.0:
            return Chance(query.draw, query.subject, outcome)
    return None


def _reached(query: Query, number: float) -> Chance:
    """The outcome at ``number`` in [0, 1) of the way through the odds."""
    reached = number * sum([odds for _, odds in query.outcomes])
    for outcome, odds in query.outcomes:
        reached -= odds
        if reached < 0.0:
            return Chance(query.draw, query.subject, outcome)
    likely = [outcome for outcome, odds in query.outcomes if odds > 0.0]
    return Chance(query.draw, query.subject, likely[-1])
