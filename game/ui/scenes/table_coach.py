"""What the coach's advice comes to at the table: an offer in the draft, a tone chosen, the dialogue of signing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.rules.actions import Action, Propose, Respond, Statement
from game.rules.state import Offer
from game.ui.scenes.coached import TakeUp
from game.ui.scenes.draft import Draft

if TYPE_CHECKING:
    from game.ui.scenes.table import TableScene

__all__ = ["take_up"]


def take_up(table: TableScene, action: Action) -> TakeUp | None:
    """How the player may follow the advice at the table; nothing is submitted by it."""
    t = table.t
    match action:
        case Propose() if table.session.view.step < 2:
            return TakeUp(t("Put it in the draft"), partial(_write, table, action), "coach-draft", "pen-line")
        case Statement(tone=tone):
            return TakeUp(t("Take this tone"), partial(table.set_tone, tone), "coach-tone")
        case Respond(sign=True):
            return TakeUp(t("Sign…"), table.sign, "coach-sign", "signature")
    return None


def _write(table: TableScene, advised: Propose) -> None:
    view, offered = table.session.view, advised.alternatives
    table.draft = Draft.of(Offer(table.session.side, 0, view.round, offered, offered), view.settled)
    table.rebuild()
    table.desk.say(table.t("The advised offer is in your draft. Look at it before you propose it."))
