"""What a screen is made of: sections, each with what it reads, so that only what changed is made and sent again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from game.core.messages import Translator
from game.lang.names import Wording
from game.net.hosted.clock import TableClock
from game.net.hosted.sealed import Sealed
from game.net.hosted.table import HostedTable, Said
from game.net.room.sessions import Session
from game.rules.actions import Action
from game.rules.view import View

__all__ = ["Scope", "Screen", "Section"]


class Scope(StrEnum):
    """Who is sent a section."""

    TABLE = "table"  # everybody at a table, observers included
    SIDE = "side"  # one delegation
    SEAT = "seat"  # one seat


@dataclass(eq=False, slots=True)
class Screen:
    """What the sections of one scope are made of. ``view`` is an observer's, the lead's, or the seat's."""

    session: Session
    table: HostedTable
    view: View
    side: str  # "" for TABLE
    seat: str  # "" but for SEAT
    wording: Wording

    @property
    def lang(self) -> str:
        return self.wording.t.language

    @property
    def t(self) -> Translator:
        return self.wording.t

    @property
    def clock(self) -> TableClock:
        return self.table.clock

    @property
    def sealed(self) -> Sealed | None:
        """What the own side has sealed."""
        return self.table.sealed.get(self.side) if self.side else None

    @property
    def chat(self) -> list[Said]:
        """What was said in the own delegation; the list is a new one after each remark that goes."""
        return self.table.said[self.side] if self.side else []

    def legal(self) -> tuple[Action, ...]:
        """The seat's enumerable legal actions."""
        return self.table.game.legal(self.seat) if self.seat else ()


@dataclass(frozen=True, slots=True)
class Section:
    """``build`` is asked again only when something in ``reads`` differs from last time, by identity, then equality."""

    name: str
    scope: Scope
    reads: Callable[[Screen], tuple[object, ...]]
    build: Callable[[Screen], Any]
