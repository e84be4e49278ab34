"""Choosing a package to offer at an aspiration."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.ai.amounts import Floats
from game.ai.board import SIMILARITY, Board
from game.ai.memory import PastOffer
from game.rules.actions import OPEN, Alternative, Package, Propose

_NONE = OPEN - 1  # an option that no package has, open or not


def best_row(board: Board, target: float, latest: PastOffer | None) -> int:
    """The feasible row at ``target`` or above that is worth most to the other side as believed.

    Rows on which its latest offer agrees weigh a little, so that two bots converge. Below reach of the target the
    best row for the bot's own side. The board must have a feasible row.
    """
    rows = board.feasible
    own = board.values.own[rows]
    reach = own >= min(target, board.top) - 1e-9
    kept = rows[reach]
    appeal = board.other[kept] + SIMILARITY * _agreement(board, kept, latest)
    return int(kept[int(appeal.argmax())])


def _agreement(board: Board, rows: NDArray[np.intp], latest: PastOffer | None) -> Floats:
    """On how many issues packages of the pool agree with the nearest alternative of an offer."""
    if latest is None or not latest.alternatives:
        return np.zeros(len(rows))
    agreed: list[Floats] = []
    for alternative in latest.alternatives:
        wanted = np.array([_NONE if option == OPEN else option for option in alternative.package], dtype=np.int64)
        agreed.append(np.add.reduce(board.pool.columns == wanted[:, None], axis=0, dtype=np.float64))
    return np.maximum.reduce(agreed)[rows] if len(agreed) > 1 else agreed[0][rows]


def latest_offer(board: Board, side: int) -> PastOffer | None:
    offers = board.memory.offers[side]
    return offers[-1] if offers else None


def whole(package: Package) -> Propose:
    """An offer of one package, to be signed whole."""
    return Propose((Alternative(package),))
