"""A seat of a class in the window: the table is elsewhere, and moves when somebody in the room does something."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from threading import Event
from typing import TYPE_CHECKING, Any

from game.core.messages import Translator
from game.rules.actions import Action
from game.rules.refusal import Refusal
from game.rules.state import Phase
from game.ui.session import Post, Session

if TYPE_CHECKING:
    from game.ui.scenes.desk import Desk

__all__ = ["JoinedSession"]


class JoinedSession(Session):
    """A session whose table is a ``TableClient`` at the class server, which knows ``seat``, ``watch`` and ``close``."""

    table: Any

    def __init__(self, table: Any, t: Translator, desk: Desk) -> None:
        super().__init__(table, t, offices_only=True)
        self.seat = self.role = table.seat
        self.side = table.view().side
        self.other = table.scenario.other(self.side)
        self._desk = desk

    @property
    def thinking(self) -> bool:
        """Whether nothing can be done at this seat now: it is somebody else's doing that everybody waits for."""
        view = self.view
        if self.table.over or view.phase is Phase.ENDED:
            return False
        if view.phase is Phase.TURNS:
            return view.acting_side != self.side
        return self.seat not in view.to_move and not any(seat == self.seat for _, seat in view.asks)

    def submit(self, action: Action) -> Refusal | None:
        """Take an action for the player; what the class has to say about a refusal is shown as well."""
        refusal = super().submit(action)
        self._tell()
        return refusal

    def think(self, pool: Executor, post: Post, done: Callable[[], object], rest: Event | None = None) -> bool:
        """Nobody thinks here: ``done`` follows whatever anybody in the room does."""

        def changed() -> None:
            self._moved()
            self._tell()
            done()

        self.table.watch(lambda: post(changed))
        return self.thinking

    def _tell(self) -> None:
        text = self.table.lost or self.table.notice
        if text:
            self.table.notice = ""
            self._desk.say(text, "warn")

    def cancel(self) -> None:
        """The table is left: nothing more is heard of it."""
        self.table.watch(None)
