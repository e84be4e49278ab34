"""Bilingual text carried by scenarios."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A scenario text in both languages; a pure value, never a key."""

    en: str
    fr: str

    def get(self, locale: str) -> str:
        """The text for a locale such as ``fr`` or ``fr_CA``; English for any other language."""
        return self.fr if locale.lower().startswith("fr") else self.en
