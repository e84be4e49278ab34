"""The kit's own words in the player's language."""

from __future__ import annotations

from collections.abc import Mapping

from game.core.messages import Translator
from game.core.messages import mark as _
from game.ui.kit.words import ENGLISH, Translate

__all__ = ["SPOKEN", "kit_words"]

SPOKEN = (
    _("button"), _("check box"), _("choice"), _("dialogue"), _("drop-down list"), _("text field"), _("list"),
    _("meter"), _("row"), _("scrolling text"), _("stepper"), _("switch"), _("tab"), _("option track"), _("on"),
    _("off"), _("not available"), _("selected"), _("empty"), _("open"), _("{index} of {count}"), _("key {key}"),
    _("{who}: {value}"),
)  # fmt: skip
"""Every English form of the kit, marked for the catalogue (a test compares it with the kit's own list)."""


def kit_words(t: Translator) -> Translate:
    """A translator for the kit's codes."""

    def translate(code: str, arguments: Mapping[str, object]) -> str:
        return t(ENGLISH.get(code, code)).format(**arguments)

    return translate
