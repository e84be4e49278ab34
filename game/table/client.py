"""How everybody talks to a table, in process (``LocalTable``) or over a network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from game.rules.actions import Action, Alternative
from game.rules.records import Record
from game.rules.refusal import Refusal
from game.rules.view import Preview, View


@dataclass(frozen=True, slots=True)
class Accepted:
    """The action was taken; ``seq`` is the table's sequence number after it and everything that followed."""

    seq: int
    request_id: str


class TableClient(Protocol):
    """One seat's (or observer's) connection to a table. No call blocks."""

    def submit(
        self, seat: str, action: Action, expected_seq: int | None = None, request_id: str = ""
    ) -> Accepted | Refusal:
        """Take an action. A repeated ``request_id`` returns the first answer; a stale ``expected_seq`` is refused."""
        ...

    def preview(self, seat: str, draft: tuple[Alternative, ...] | Action, alternative: int = 0) -> Preview:
        """What a draft offer (its ``alternative``-th package), or signing the standing one, would mean."""
        ...

    def view(self, seat: str | None = None) -> View:
        """The view of a seat; an observer's when None."""
        ...

    def events_since(self, seq: int, seat: str | None = None) -> tuple[Record, ...]:
        """Visible records after ``seq``."""
        ...
