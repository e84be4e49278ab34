"""Names of bots and of their levels of skill, for people."""

from __future__ import annotations

from game.core.messages import Translator
from game.core.messages import mark as _
from game.lang.names import Wording

__all__ = ["LEVELS", "bot_name", "level_name"]

LEVELS = {"easy": _("Easy"), "fair": _("Fair"), "hard": _("Hard"), "expert": _("Expert")}
_STYLES = {
    "hardliner": _("Never moves"),
    "conceder": _("Gives way early"),
    "boulware": _("Gives way late"),
    "tit_for_tat": _("Answers like with like"),
    "random": _("Plays at random"),
}


def level_name(level: str, t: Translator) -> str:
    """A level of skill."""
    return t(LEVELS[level]) if level in LEVELS else level


def bot_name(name: str, wording: Wording) -> str:
    """``Easy: the showman``, or the level or the style alone; an unknown name stays as it is."""
    level, _sep, persona = name.rpartition(":")
    t = wording.t
    if any(known.id == persona for known in wording.scenario.personas):
        who = wording.persona(persona)
        return t("{level}: {persona}", level=level_name(level, t), persona=who) if level else who
    if name in LEVELS:
        return t("Plain negotiator, {level}", level=t(LEVELS[name]).lower())
    return t(_STYLES[name]) if name in _STYLES else name
