"""Pages: Jinja2 with autoescape always on, and a template's mistakes found when it is rendered, not swallowed."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from game.core.messages import Translator
from game.net.places import PAGES

__all__ = ["render"]


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(name: str, lang: str, /, **context: object) -> str:
    """A page in a language. ``t`` translates; every value is escaped where it is put in."""
    translator = Translator(lang)
    return _environment().get_template(name).render(t=translator, lang=translator.language, **context)
