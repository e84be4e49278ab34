"""A problem's sentence in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Template:
    """Fields in braces are filled with the problem's arguments; ``warning`` is the usual severity of the code."""

    en: str
    fr: str
    warning: bool = False

    def get(self, locale: str) -> str:
        return self.fr if locale.lower().startswith("fr") else self.en
