"""Teaching texts: YAML files whose leaves hold both languages side by side, read in one of them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import yaml

from game.lang.formats import tight
from game.net.places import PROSE

__all__ = ["ProseError", "prose", "prose_files"]

_LANGUAGES = ("en", "fr")


class ProseError(ValueError):
    """A leaf without one of the languages; the message says where."""


def prose_files() -> tuple[str, ...]:
    """Names of the files, without their ending."""
    return tuple(sorted(place.stem for place in PROSE.glob("*.yaml")))


@lru_cache(maxsize=16)
def prose(name: str, language: str) -> Any:
    """The file's structure with every ``{en, fr}`` replaced by its text in one language.

    Raises:
        ProseError: a leaf lacks a language.
    """
    with (PROSE / f"{name}.yaml").open(encoding="utf-8") as stream:
        held = yaml.safe_load(stream)
    return _said(held, "fr" if language.lower().startswith("fr") else "en", name)


def _said(held: Any, language: str, where: str) -> Any:
    if isinstance(held, dict):
        if set(_LANGUAGES) & held.keys():
            missing = [one for one in _LANGUAGES if not str(held.get(one) or "").strip()]
            if missing:
                raise ProseError(f"{where}: no text in {missing[0]}")
            return tight(str(held[language])) if language == "fr" else str(held[language])
        return {key: _said(value, language, f"{where}.{key}") for key, value in held.items()}
    if isinstance(held, list):
        return [_said(value, language, f"{where}[{number}]") for number, value in enumerate(held)]
    return held
