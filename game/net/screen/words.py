"""Texts that the scripts of the pages say, in a person's language."""

from __future__ import annotations

from functools import lru_cache

from game.core.messages import Translator
from game.lang.pages import page_texts
from game.net.places import STATIC

__all__ = ["words"]

_SOURCE = "en"


@lru_cache(maxsize=8)
def _words(language: str, pattern: str) -> tuple[tuple[str, str], ...]:
    t = Translator(language)
    texts = (text for file in sorted(STATIC.glob(pattern)) for text in page_texts(file.read_text(encoding="utf-8")))
    return tuple((text, t(text)) for text in dict.fromkeys(texts))


def words(language: str, pattern: str = "*.js") -> dict[str, str]:
    """English text to translation, for every text in the scripts whose name matches; nothing for English itself."""
    return {} if language == _SOURCE else dict(_words(language, pattern))
