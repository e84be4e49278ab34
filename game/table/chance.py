"""Drawing for the rules: the only place that turns a seed into an outcome.

Streams are keyed [seed, round, crc32(purpose:id), n], so that adding an event shifts nothing and nothing repeats.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np

from game.rules.chance import Chance, Draw
from game.rules.game import Game
from game.rules.state import Query
from game.table.seed_words import Words, first_words

_WORD = 0xFFFFFFFF
_HALF, _SPARE = np.uint64(32), np.uint64(11)
_DEALS_FORESEEN = 2  # per game: few have more, and a vote on a later one is drawn by itself

_Key = tuple[int, str, str]
"""Round, kind of draw and subject."""


def uniform(seed: int, round_number: int, purpose: str, count: int = 0) -> float:
    """A number in [0, 1) for one purpose in one round of one game: 53 bits of the keyed seed sequence."""
    return float(_keyed(seed, round_number, crc32(purpose.encode()), count) >> 11) * 2.0**-53


def keyed_seed(*key: int) -> int:
    """A seed of 63 bits for a key of whole numbers."""
    return _keyed(*key) >> 1


def _keyed(*key: int) -> int:
    """The first 64 bits of the seed sequence of ``key``."""
    # The very words SeedSequence splits whole numbers into, but a good deal faster given as an array.
    entropy = np.array([word for number in key for word in _words(number)], dtype=np.uint32)
    first, second = np.random.SeedSequence(entropy).generate_state(2, np.uint32).tolist()
    return int(second << 32 | first)


def _words(number: int) -> tuple[int, ...]:
    """A whole number in words of 32 bits, lowest first."""
    return (number,) if number <= _WORD else (number & _WORD, *_words(number >> 32))


def draw_outcome(seed: int, round_number: int, query: Query) -> Chance:
    """Draw one outcome of a query. A certain outcome is taken without touching a stream."""
    certain = _certain(query)
    if certain is not None:
        return certain
    return _reached(query, uniform(seed, round_number, _purpose(query.draw, query.subject)))


class Draws:
    """The draws of one game, as `draw_outcome` makes them: those that can be foreseen are made in one go."""

    def __init__(self, game: Game, seed: int) -> None:
        self._seed = seed
        self._foreseen = _foreseen(game)
        own = self._foreseen.entropy
        words = _words(seed)
        entropy = np.empty((len(words) + len(own), own.shape[1]), dtype=np.uint32)
        entropy[: len(words)] = np.array(words, dtype=np.uint32)[:, None]
        entropy[len(words) :] = own
        first, second = first_words(entropy, 2).astype(np.uint64)
        self._numbers: list[float] = ((((second << _HALF) | first) >> _SPARE) * 2.0**-53).tolist()

    def outcome(self, round_number: int, query: Query) -> Chance:
        """Draw one outcome of a query of a round."""
        certain = _certain(query)
        if certain is not None:
            return certain
        place = self._foreseen.places.get((round_number, query.draw, query.subject))
        if place is None:
            return draw_outcome(self._seed, round_number, query)
        return _reached(query, self._numbers[place])


@dataclass(frozen=True, slots=True, eq=False)
class _Foreseen:
    """Draws that a game may owe: ``places`` among them, and the words of their keys that follow the seed's."""

    places: dict[_Key, int]
    entropy: Words  # (words, draws)


@lru_cache(maxsize=16)
def _foreseen(game: Game) -> _Foreseen:
    """Mandates; by round the events that may come by themselves, votes on the first deals, and the end of talks."""
    sides = game.scenario.side_ids
    keys: list[_Key] = [(0, Draw.MANDATE, side) for side in sides]
    votes = [f"{number}:{side}" for number in range(1, _DEALS_FORESEEN + 1) for side in sides]
    chancy = [event.id for event in game.scenario.events if event.chance < 1.0]
    for number in range(1, len(game.scenario.calendar.rounds) + 1):
        keys.extend((number, Draw.EVENT, event) for event in chancy if event in game.events_due[number])
        keys.extend((number, Draw.VOTE, vote) for vote in votes if game.scenario.ratification is not None)
        keys.append((number, Draw.TALKS_END, ""))
    words = [(number, crc32(_purpose(draw, subject).encode()), 0) for number, draw, subject in keys]
    return _Foreseen({key: place for place, key in enumerate(keys)}, np.array(words, dtype=np.uint32).T)


def _purpose(draw: str, subject: str) -> str:
    return f"{draw}:{subject}"


def _certain(query: Query) -> Chance | None:
    for outcome, odds in query.outcomes:
        if odds >= 1.0:
            return Chance(query.draw, query.subject, outcome)
    return None


def _reached(query: Query, number: float) -> Chance:
    """The outcome at ``number`` in [0, 1) of the way through the odds."""
    reached = number * sum(odds for _, odds in query.outcomes)
    for outcome, odds in query.outcomes:
        reached -= odds
        if reached < 0.0:
            return Chance(query.draw, query.subject, outcome)
    likely = [outcome for outcome, odds in query.outcomes if odds > 0.0]
    return Chance(query.draw, query.subject, likely[-1])
