"""Names of players, difficulties and offices, for people."""

from __future__ import annotations

from game.core.messages import Translator
from game.core.messages import mark as _
from game.lang import Wording
from game.lang.bots import bot_name
from game.table.local import HUMAN

__all__ = ["difficulty", "office", "player_name"]

DIFFICULTIES = {"easy": _("easy"), "medium": _("medium"), "hard": _("hard")}


def player_name(name: str, wording: Wording) -> str:
    """Who plays a side: somebody at this screen, or a bot."""
    return wording.t("Played at this screen") if name == HUMAN else bot_name(name, wording)


def difficulty(name: str, t: Translator) -> str:
    """A scenario's difficulty."""
    return t(DIFFICULTIES[name]) if name in DIFFICULTIES else name


def office(seat: str, wording: Wording) -> str:
    """A seat's office, long titles down to their first part: for a line, not for an introduction."""
    whole = wording.text(wording.scenario.seats_by_id[seat].office)
    return whole.replace(";", ",").partition(",")[0]
