"""What has happened since the player last looked, cut into pages: news, the other side's turn, votes, the close."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from game.rules.actions import (
    AnswerConsult,
    Consult,
    Hold,
    Pledge,
    Propose,
    Respond,
    SnapBack,
    Statement,
    UseMeasure,
    WalkAway,
    Withdraw,
)
from game.rules.records import Fact, FactCode, Record
from game.scenario.model import Scenario

__all__ = ["Page", "PageKind", "pages"]

TOLD_OF_THEM = (
    AnswerConsult, Consult, Hold, Pledge, Propose, Respond, SnapBack, Statement, UseMeasure, WalkAway, Withdraw,
)  # fmt: skip
VOTES = frozenset({FactCode.VOTE_RESULT, FactCode.DEAL_RATIFIED, FactCode.DEAL_FAILED})


class PageKind(Enum):
    """What a page tells."""

    NEWS = auto()
    THEIR_TURN = auto()
    VOTES = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Page:
    """One page and the records it tells."""

    kind: PageKind
    round: int
    records: tuple[Record, ...]


def pages(records: Iterable[Record], side: str, scenario: Scenario) -> tuple[Page, ...]:
    """The pages for the player of ``side``, in order. The player's own doings are on none of them."""
    found: list[tuple[PageKind, int, list[Record]]] = []

    def on(kind: PageKind, record: Record) -> None:
        if not found or found[-1][0] is not kind or found[-1][1] != record.round:
            found.append((kind, record.round, []))
        found[-1][2].append(record)

    for record in records:
        kind = _kind(record, side, scenario)
        if kind is not None:
            on(kind, record)
        elif isinstance(record.body, Fact) and found:
            # Facts follow the input they come from, and belong to its page.
            found[-1][2].append(record)
    return tuple(Page(kind, number, tuple(told)) for kind, number, told in found)


def _kind(record: Record, side: str, scenario: Scenario) -> PageKind | None:
    body = record.body
    if isinstance(body, Fact):
        if body.code in (FactCode.ROUND_BEGAN, FactCode.EVENT_HAPPENED):
            return PageKind.NEWS
        if body.code in VOTES:
            return PageKind.VOTES
        if body.code is FactCode.ROUND_CLOSED:
            return PageKind.CLOSE
        return None
    seat = scenario.seats_by_id.get(record.actor)
    if seat is None or seat.side == side or not isinstance(body, TOLD_OF_THEM):
        return None
    return PageKind.THEIR_TURN
