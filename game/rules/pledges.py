"""Pledges: a public limit on an issue, measured by the options' public lean."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.game import Game
from game.rules.state import PledgeMade


def beyond(game: Game, side: str, issue: int, limit: int, option: int) -> bool:
    """Whether ``option`` is worse for ``side``, by lean, than the option it pledged as its limit."""
    leans = game.leans[issue]
    return leans[option] < leans[limit] if game.index(side) == 0 else leans[option] > leans[limit]


def broken_pledges(
    game: Game, side: str, pledges: Iterable[PledgeMade], terms: Iterable[tuple[int, int]]
) -> tuple[PledgeMade, ...]:
    """Unbroken pledges of a side that signing ``terms`` would break."""
    signed = dict(terms)
    return tuple(
        pledge
        for pledge in pledges
        if not pledge.broken
        and pledge.issue in signed
        and beyond(game, side, pledge.issue, pledge.option, signed[pledge.issue])
    )
