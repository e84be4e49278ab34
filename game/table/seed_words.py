"""First words of many seed sequences at once.

``numpy.random.SeedSequence`` mixes its entropy by O'Neill's ``seed_seq_fe`` construction ("Developing a seed_seq
Alternative", pcg-random.org, 2015), which NumPy keeps unchanged so that streams can be reproduced. Making one object
for one number costs far more than the mixing; here the mixing runs over arrays, one lane per sequence.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

__all__ = ["Words", "first_words"]

Words = NDArray[np.uint32]

_POOL = 4
_MASK = 0xFFFFFFFF
_SHIFT = np.uint32(16)
_LEFT, _RIGHT = np.uint32(0xCA01F9DD), np.uint32(0x4973F715)
_Constants = tuple[Words, Words]
"""What a few words are combined with before and after the multiplier has moved on, (words, 1) each."""


def _constants(start: int, step: int, sizes: tuple[int, ...]) -> Iterator[_Constants]:
    """The running multiplier of a hash that is used on groups of words, one after the other."""
    for size in sizes:
        values = [start]
        for _ in range(size):
            values.append(values[-1] * step & _MASK)
        start = values[-1]
        column = np.array(values, dtype=np.uint32)[:, None]
        yield column[:-1], column[1:]


_FILL, *_STIR = _constants(0x43B0D7E5, 0x931E8875, (_POOL, *(_POOL - 1,) * _POOL, *(_POOL,) * 3))
_STIR_POOL, _STIR_MORE = _STIR[:_POOL], _STIR[_POOL:]
(_GIVE,) = _constants(0x8B51F9DD, 0x58F38DED, (_POOL,))
_OTHERS = tuple([place for place in range(_POOL) if place != source] for source in range(_POOL))
MOST_WORDS = _POOL + len(_STIR_MORE)


def first_words(entropy: Words, count: int) -> Words:
    """The first ``count`` words (count, lanes) of ``SeedSequence(entropy).generate_state`` for every lane.

    ``entropy`` (words, lanes) are the words of each sequence in their order: 4 to 7 of them. At most 4 words are given.
    """
    if not _POOL <= len(entropy) <= MOST_WORDS or count > _POOL:
        raise ValueError(f"cannot make {count} words of {len(entropy)}")
    pool = _hashed(entropy[:_POOL], _FILL)
    for source, constants in enumerate(_STIR_POOL):
        others = _OTHERS[source]
        pool[others] = _mixed(pool[others], _hashed(pool[source], constants))
    for word, constants in zip(entropy[_POOL:], _STIR_MORE, strict=False):
        pool = _mixed(pool, _hashed(word, constants))
    return _hashed(pool[:count], (_GIVE[0][:count], _GIVE[1][:count]))


def _hashed(words: Words, constants: _Constants) -> Words:
    hashed: Words = words ^ constants[0]
    hashed *= constants[1]
    hashed ^= hashed >> _SHIFT
    return hashed


def _mixed(into: Words, hashed: Words) -> Words:
    mixed: Words = into * _LEFT
    mixed -= hashed * _RIGHT
    mixed ^= mixed >> _SHIFT
    return mixed
