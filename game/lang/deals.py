"""A signed deal in a line."""

from __future__ import annotations

from game.lang.actions import render_terms
from game.lang.labels import STATUSES
from game.lang.names import Wording
from game.rules.state import Deal

__all__ = ["render_deal"]


def render_deal(deal: Deal, wording: Wording) -> str:
    """Its number, what became of it, and its terms."""
    return wording.t(
        "Deal {number}, {status}: {terms}.",
        number=deal.number,
        status=wording.t(STATUSES[deal.status]),
        terms=render_terms(deal.terms, wording),
    )
