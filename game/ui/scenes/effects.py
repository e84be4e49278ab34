"""What effects move, in a few words: for statements and measures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from game.lang.effects import effects_text as told_to
from game.scenario.vocabulary import Effect

if TYPE_CHECKING:
    from game.ui.session import Session

__all__ = ["effects_text"]


def effects_text(effects: Iterable[Effect], session: Session) -> str:
    """The effects that the player at the screen can see coming."""
    return told_to(effects, session.wording, session.side)
