"""Interface texts: message codes and typed arguments, rendered in the client's language by gettext catalogues.

A message id is its plain English text with ``str.format`` fields. Nothing here installs a global translation: a
``Translator`` is made for one locale and passed to whoever renders.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DOMAIN = "across"
LOCALES = ("en", "fr")


def locale_dir() -> Path:
    """Folder of the compiled catalogues, beside the package."""
    return Path(__file__).resolve().parent.parent / "locale"


@lru_cache(maxsize=4)
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, localedir=str(locale_dir()), languages=[language], fallback=True)


@dataclass(frozen=True, slots=True)
class Translator:
    """Renders interface texts for one locale (``en`` or ``fr``)."""

    locale: str

    @property
    def language(self) -> str:
        return "fr" if self.locale.lower().startswith("fr") else "en"

    def __call__(self, message: str, /, **args: object) -> str:
        """Translate ``message`` and fill its fields."""
        translated = _catalogue(self.language).gettext(message) if message else ""
        return translated.format(**args) if args else translated

    def plural(self, one: str, many: str, count: int, /, **args: object) -> str:
        """Translate by number; ``{count}`` is filled with it."""
        return _catalogue(self.language).ngettext(one, many, count).format(count=count, **args)


def mark(message: str) -> str:
    """Mark a text for extraction where it is declared; translate it where it is shown."""
    return message
