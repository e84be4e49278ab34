"""What a class says about the moment: the part of the round, whose turn it is, and what that lets one do."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.core.messages import mark as _
from game.rules.state import Phase
from game.table.room import RoomPhase
from game.ui.joined import JoinedSession

__all__ = ["clock_words", "hint", "part", "whose_turn"]

PARTS: Mapping[str, str] = MappingProxyType(
    {
        RoomPhase.LOBBY: _("Waiting room"),
        RoomPhase.BRIEF: _("Reading the brief"),
        RoomPhase.TALK: _("Face to face"),
        RoomPhase.PUBLIC: _("Public choices"),
        RoomPhase.TABLE: _("At the table"),
        RoomPhase.CLOSE: _("Close of the round"),
        RoomPhase.DEBRIEF: _("Debrief"),
    }
)
HINTS: Mapping[str, str] = MappingProxyType(
    {
        RoomPhase.LOBBY: _("The game begins when the teacher starts it."),
        RoomPhase.BRIEF: _("Read your brief. The game begins when the teacher starts it."),
        RoomPhase.TALK: _("Talk to the other side. Here: only the sheet, drafts, advice and initials."),
        RoomPhase.PUBLIC: _(
            "Both sides choose statement and measure at the same time. Choices stay sealed until your turn."
        ),
        RoomPhase.TABLE: _("Table moves, one side after the other."),
        RoomPhase.CLOSE: _("The round closes: votes at home, then the books."),
    }
)


def part(session: JoinedSession) -> str:
    """The part of the round, and who is at turn where turns are taken."""
    name = PARTS.get(session.phase)
    if name is None:
        return whose_turn(session)
    words = session.t(name)
    return f"{words} · {whose_turn(session)}" if session.phase == RoomPhase.TABLE else words


def hint(session: JoinedSession) -> str:
    """What this part of the round is for."""
    text = HINTS.get(session.phase, "")
    return session.t(text) if text else ""


def whose_turn(session: JoinedSession) -> str:
    """Whom the table waits for."""
    t, view, wording = session.t, session.view, session.wording
    if session.over:
        return t("The game is over")
    if view.phase is Phase.TURNS:
        if view.acting_side != session.side:
            return t("At turn: {side}", side=wording.side(view.acting_side))
        return t("Your side may answer once more") if view.step >= 2 else t("Your side is at turn")
    if view.phase is Phase.NEWS:
        owed = [wording.side(side) for side in view.waiting]
        return t("Waiting for a reply to the news: {sides}", sides=", ".join(owed)) if owed else t("News")
    if view.phase is Phase.POST_SETTLEMENT:
        return t("After the settlement")
    return t("Votes at home")


def clock_words(session: JoinedSession, now: float) -> str:
    """``4:05``, or that the clock stands; "" without one."""
    clock = session.room.clock
    left = clock.left_at(now)
    if clock.paused:
        return session.t("Paused")
    if left is None:
        return ""
    seconds = -int(-left // 1)
    return f"{seconds // 60}:{seconds % 60:02}"
