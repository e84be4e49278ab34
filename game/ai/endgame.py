"""The last moves: expected value over what the other side might be, instead of 'take the best'."""

from __future__ import annotations

import numpy as np

from game.ai.amounts import Floats
from game.ai.board import Board

# What the other side may be at the end, with odds: it takes anything that beats no deal; it holds out for most of a
# fair share; it meets whoever has come towards it.
TAKER, HOLDER, RECIPROCATOR = 0.3, 0.45, 0.25
HOLDS_FOR = 0.85  # of its value at the believed Nash point


def _rises(values: Floats, at: float, width: float) -> Floats:
    """Logistic step from 0 to 1 around ``at``."""
    rise: Floats = 1.0 / (1.0 + np.exp(-np.clip((values - at) / max(width, 1e-6), -40.0, 40.0)))
    return rise


def acceptance(board: Board, demand: float | None) -> Floats:
    """Chance (B,) that the other side signs each package now, as believed.

    ``demand`` is what its own latest offer would be worth to it; None before it has made one.
    """
    wants = board.other_top if demand is None else min(max(demand, board.other_fair), board.other_top)
    halfway = 0.5 * (wants + board.other_fair)
    width = max(1.0, 0.12 * board.other_fair)
    return (
        TAKER * _rises(board.other, 1.0, 0.7)
        + HOLDER * _rises(board.other, HOLDS_FOR * board.other_fair, width)
        + RECIPROCATOR * _rises(board.other, 0.5 * (halfway + board.other_fair), width)
    )


def best_last_bid(board: Board, demand: float | None, least: float) -> tuple[int, float] | None:
    """The row with the largest expected value if nothing follows, and that value; None when nothing is worth it."""
    rows = board.feasible[board.values.own[board.feasible] >= least]
    if not len(rows):
        return None
    worth = acceptance(board, demand)[rows] * board.values.own[rows]
    best = int(worth.argmax())
    return int(rows[best]), float(worth[best])
