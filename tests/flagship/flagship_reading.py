"""Length and reading grade of English texts."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z0-9’'\-]+")
_SENTENCE = re.compile(r"[.!?]+(?:\s|$)")


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Groups of vowels, less a silent final e: rough, the same for everyone."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", letters))
    if letters.endswith("e") and not letters.endswith(("le", "ee")) and groups > 1:
        groups -= 1
    return max(1, groups)


def grade(text: str) -> float:
    """Flesch-Kincaid grade (Kincaid et al. 1975)."""
    sentences = max(1, len([part for part in _SENTENCE.split(text) if part.strip()]))
    found = words(text)
    return 0.39 * len(found) / sentences + 11.8 * sum(map(syllables, found)) / len(found) - 15.59
