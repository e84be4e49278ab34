"""Names of bots in words, for the teacher's pages."""

from __future__ import annotations

from game.core.messages import mark as _
from game.lang import Wording

__all__ = ["bot_label"]

_LEVELS = {"easy": _("Easy"), "fair": _("Fair"), "hard": _("Hard"), "expert": _("Expert")}
_STYLES = {
    "hardliner": _("Never moves"),
    "conceder": _("Gives way early"),
    "boulware": _("Gives way late"),
    "tit_for_tat": _("Answers like with like"),
    "random": _("Plays at random"),
}


def bot_label(name: str, wording: Wording) -> str:
    """How a bot plays, by its level, its style or its persona, in one breath; an unknown name stays as it is."""
    t = wording.t
    if name in _LEVELS:
        return t("Plain negotiator, {level}", level=t(_LEVELS[name]).lower())
    if name in _STYLES:
        return t(_STYLES[name])
    return wording.persona(name) if any(known.id == name for known in wording.scenario.personas) else name
