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
    entropy = (*_words(seed), *_words(round_number), crc32(purpose.encode()), *_words(count))
    # The very words SeedSequence splits whole numbers into, but a good deal faster given as an array.
    first, second = np.random.SeedSequence(np.array(entropy, dtype=np.uint32)).generate_state(2, np.uint32).tolist()
    return float(((second << 32) | first) >> 11) * 2.0**-53


def _words(number: int) -> tuple[int, ...]:
    """A whole number in words of 32 bits, lowest first."""
    return (number,) if number <= _WORD else (number & _WORD, *_words(number >> 32))


def draw_outcome(seed: int, round_number: int, query: Query) -> Chance:
    """Draw one outcome of a query. A certain outcome is taken without touching a stream."""
    certain = [outcome for outcome, odds in query.outcomes if odds >= 1.0]
    if certain:
        return Chance(query.draw, query.subject, certain[0])
    reached = uniform(seed, round_number, f"{query.draw.value}:{query.subject}") * sum(
        odds for _, odds in query.outcomes
    )
    for outcome, odds in query.outcomes:
        reached -= odds
        if reached < 0.0:
            return Chance(query.draw, query.subject, outcome)
    likely = [outcome for outcome, odds in query.outcomes if odds > 0.0]
    return Chance(query.draw, query.subject, likely[-1])
