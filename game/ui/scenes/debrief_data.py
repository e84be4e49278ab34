"""All that the debrief shows, computed once when it opens."""

from __future__ import annotations

from game.lang import Wording
from game.report.shown import Shown, show
from game.ui.session import Session

__all__ = ["Shown", "gather"]


def gather(session: Session) -> Shown:
    """Everything of a finished game.

    Raises:
        game.report.debrief.NotOverError: the game is not over.
    """
    wording = Wording(session.table.scenario, session.t, session.offices_only)
    return show(session.debrief_view(), session.side, wording)
