"""How far apart the two standing offers are, each side by its own points: for the instructor only."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.actions import Respond
from game.rules.state import Offer
from game.table.local import LocalTable

__all__ = ["Gap", "gap_of"]


@dataclass(frozen=True, slots=True)
class Gap:
    """Own points that the first and the second side would give up by taking the other's offer instead of its own."""

    first: float
    second: float


def gap_of(table: LocalTable, offers: tuple[Offer | None, Offer | None]) -> Gap | None:
    """None unless both sides have an offer standing."""
    first, second = offers
    if first is None or second is None:
        return None
    one, two = table.scenario.side_ids
    return Gap(_between(table, one, first, second), _between(table, two, second, first))


def _between(table: LocalTable, side: str, own: Offer, other: Offer) -> float:
    lead = table.scenario.leads[side]
    mine = max(table.preview(lead, own.alternatives, i).points for i in range(len(own.alternatives)))
    theirs = max(table.preview(lead, Respond(True, i)).points for i in range(len(other.alternatives)))
    return mine - theirs
