"""One viewer's views of a table, move after move, without building again what did not change."""

from __future__ import annotations

from game.rules.records import Record
from game.rules.state import State
from game.rules.view import View, Viewer
from game.rules.views import KeptViews, sees_all, visible_records
from game.table.local import LocalTable

__all__ = ["Watch"]


class Watch:
    """Views for a class server, which shows eight seats at forty tables what happened, several times a second."""

    def __init__(self, table: LocalTable, viewer: Viewer) -> None:
        self.table, self.viewer = table, viewer
        self._renew()

    def _renew(self) -> None:
        self._kept = KeptViews(self.table.game, self.viewer)
        self._visible: list[Record] = []
        self._shown: tuple[Record, ...] = ()
        self._read = 0
        self._last: Record | None = None
        self._state: State | None = None
        self._view: View | None = None

    def view(self) -> View:
        """The table as the viewer sees it now; unchanged parts are the same objects as in the view before."""
        state, records = self.table.state_and_log()
        if state is self._state and self._view is not None:
            return self._view
        everything = sees_all(state, self.viewer)
        if self._read and (self._read > len(records) or records[self._read - 1] is not self._last):
            self._renew()
        new = visible_records(tuple(records[self._read :]), self._kept.side, self.viewer.seat, everything)
        self._read = len(records)
        self._last = records[-1] if records else None
        if new:
            self._visible.extend(new)
            self._shown = tuple(self._visible)
        self._state, self._view = state, self._kept.view(state, self._shown)
        return self._view
