"""The course of a class game on screen: what has happened is told when this side has time for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.state import Phase
from game.ui.scenes.flow import ask, show_page
from game.ui.scenes.post_settle import PostSettleScene
from game.ui.scenes.story import pages

if TYPE_CHECKING:
    from game.ui.scenes.class_table import ClassTableScene

__all__ = ["go_on"]


def go_on(table: ClassTableScene) -> None:
    """Show what is new. A page or dialogue that is open stays; it learns that the table has moved."""
    session, desk, stage = table.session, table.desk, table.stage
    session.think(desk.pool, desk.post, table.go_on)
    for number, text in session.room.notices:
        if number not in table.told_notices:
            table.told_notices.add(number)
            desk.say(text)
    if isinstance(stage.top, PostSettleScene) and session.view.phase is not Phase.POST_SETTLEMENT:
        # The time to answer is over.
        stage.pop()
        return
    if stage.top is not table:
        moved = getattr(stage.top, "table_moved", None)
        if moved is not None:
            moved()
        return
    theirs = session.table_open and session.view.phase is Phase.TURNS and session.view.acting_side != session.side
    if session.begun and not theirs:
        told = session.records_since(session.told)
        if told:
            session.told = told[-1].seq
            table.pages.extend(pages(told, session.side, session.scenario))
    table.turned()
    if session.over:
        for layer in table.ui.layers[:0:-1]:
            table.ui.close(layer)
    table.held = table.busy
    if table.held or session.lost:
        return
    if show_page(table) or ask(table):
        return
    if session.over:
        table.ended()
