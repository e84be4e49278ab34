"""Names of bots, levels of skill and difficulties, for people."""

from __future__ import annotations

from game.core.messages import Translator
from game.core.messages import mark as _
from game.lang import Wording
from game.table.local import HUMAN

__all__ = ["LEVELS", "bot_name", "difficulty", "level_name", "office"]

LEVELS = {"easy": _("Easy"), "fair": _("Fair"), "hard": _("Hard"), "expert": _("Expert")}
STYLES = {
    "hardliner": _("Never moves"),
    "conceder": _("Gives way early"),
    "boulware": _("Gives way late"),
    "tit_for_tat": _("Answers like with like"),
    "random": _("Plays at random"),
}
DIFFICULTIES = {"easy": _("easy"), "medium": _("medium"), "hard": _("hard")}


def level_name(level: str, t: Translator) -> str:
    """A level of skill."""
    return t(LEVELS[level]) if level in LEVELS else level


def bot_name(name: str, wording: Wording) -> str:
    """``Easy: the showman``, or the level or the style alone."""
    level, _sep, persona = name.rpartition(":")
    t = wording.t
    if name == HUMAN:
        return t("Played at this screen")
    if any(known.id == persona for known in wording.scenario.personas):
        who = wording.persona(persona)
        return t("{level}: {persona}", level=level_name(level, t), persona=who) if level else who
    if name in LEVELS:
        return t("Plain negotiator, {level}", level=t(LEVELS[name]).lower())
    return t(STYLES[name]) if name in STYLES else name


def difficulty(name: str, t: Translator) -> str:
    """A scenario's difficulty."""
    return t(DIFFICULTIES[name]) if name in DIFFICULTIES else name


def office(seat: str, wording: Wording) -> str:
    """A seat's office, long titles down to their first part: for a line, not for an introduction."""
    whole = wording.text(wording.scenario.seats_by_id[seat].office)
    return whole.replace(";", ",").partition(",")[0]
