"""What a line of text mode asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from game.rules.actions import Action, Alternative

__all__ = ["Act", "Command", "Leave", "Save", "Show", "UndoLast", "What"]


@dataclass(frozen=True, slots=True)
class Act:
    """Submit an action. ``seat`` is the seat it belongs to when that is not the player's own."""

    action: Action
    seat: str = ""


@dataclass(frozen=True, slots=True)
class What:
    """Preview an offer, or an answer to the standing one."""

    draft: tuple[Alternative, ...] | Action


@dataclass(frozen=True, slots=True)
class Show:
    """Print something; ``rest`` narrows it."""

    topic: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Save:
    name: str


@dataclass(frozen=True, slots=True)
class UndoLast:
    pass


@dataclass(frozen=True, slots=True)
class Leave:
    """Save and leave the game."""


Command: TypeAlias = Act | What | Show | Save | UndoLast | Leave
