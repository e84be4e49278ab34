"""Where a table's last turn began, in the lines of its journal."""

from __future__ import annotations

import json
from collections.abc import Sequence

from game.net.hosted.sealed import CHOSEN
from game.rules.actions import (
    Advise,
    AnswerConsult,
    Chat,
    Draft,
    EndTurn,
    Guess,
    Initial,
    Reply,
    Veto,
    WalkAway,
)
from game.rules.chance import Chance
from game.rules.control import BotSeated, Extend, Pause, SeatTaken, Timeout
from game.rules.records import Body
from game.table.codec import decode_body

__all__ = ["turn_cut"]

_NO_MOVE = (
    Draft,
    Advise,
    Initial,
    Veto,
    Chat,
    Guess,
    Reply,
    AnswerConsult,
    Chance,
    Pause,
    Extend,
    SeatTaken,
    BotSeated,
)
"""What does not make a turn worth taking back by itself."""


def turn_cut(lines: Sequence[str], sealed: bool) -> tuple[int, tuple[tuple[str, Body], ...]] | None:
    """How many of the standing lines to keep, and the moves (seat, input) that are taken back.

    The turn under way is taken back if anything was done in it, else the one before. None when nobody has moved.
    ``sealed``: statements, pledges and measures come by themselves when a turn begins, and make no turn.
    """
    no_move = (*_NO_MOVE, *CHOSEN) if sealed else _NO_MOVE
    bodies = [_body(line) for line in lines]
    cuts = [0]
    for position, known in enumerate(bodies):
        if known is not None and isinstance(known[1], EndTurn | Timeout | WalkAway):
            cuts.append(_after_draws(bodies, position + 1))
    cuts[0] = _after_draws(bodies, 0)
    for cut in reversed(cuts):
        moved = (at for at, known in enumerate(bodies) if at >= cut and known and not isinstance(known[1], no_move))
        first = next(moved, None)
        if first is not None:
            # Answers to the news and what was shown by itself came before the turn's first move: they stand.
            return first, tuple(known for known in bodies[first:] if known is not None)
    return None


def _body(line: str) -> tuple[str, Body] | None:
    entry = json.loads(line)
    return (entry["actor"], decode_body(entry["body"])) if "body" in entry else None


def _after_draws(bodies: Sequence[tuple[str, Body] | None], start: int) -> int:
    """The first line from ``start`` on that is neither a draw nor a digest."""
    while start < len(bodies):
        known = bodies[start]
        if known is not None and not isinstance(known[1], Chance):
            break
        start += 1
    return start
