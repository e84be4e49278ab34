"""Firmness: what a side that does not move is refused, so that repeating, threatening and waiting do not pay.

Signing a demand at once may be the best answer to it, and still teaches whoever made it to demand. So a firm bargainer
gives up a little against partners who do not reciprocate, as a reputation is worth more than one deal (Schelling 1960;
Fudenberg and Levine 1989): it begins high, and asks of an offer that comes unmoved more than it would settle for, until
two fifths of a deal's worth are gone. A side whose offers come towards it is held off only while it threatens.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np

from game.ai.board import Board, still_open
from game.ai.menu import Valuer
from game.scenario.politics import Tone

THREAT_ROUNDS = 2  # rounds for which a threat is remembered


@dataclass(frozen=True, slots=True)
class Firmness:
    """Shares of the fair value, unless said otherwise; times are shares of the clock.

    ``opening``: share of its best that its first bid asks for. ``signs``: what it signs of a side that has moved by
    less than ``still`` of this side's best, or ``most`` of its best if that is less, until ``until`` or until only
    ``kept`` of a deal's worth is left, whichever is sooner; it gives way over ``fading``. ``asks``: what it still bids
    for after ``repeats`` such offers. ``threatened``: what it bids for and signs until ``unshaken`` while threatened.
    """

    opening: float = 0.9
    signs: float = 1.4
    most: float = 0.9
    still: float = 0.1
    kept: float = 0.6
    until: float = 0.5
    fading: float = 0.2
    asks: float = 1.2
    repeats: int = 3
    threatened: float = 1.1
    unshaken: float = 0.6


@dataclass(frozen=True, slots=True)
class Stance:
    """What firmness asks for, in points of now: of an offer to be signed, and of a bid to be made."""

    signs: float
    bids: float


def stance(firm: Firmness, valuer: Valuer, board: Board, sides: tuple[int, int], left: float, end: float) -> Stance:
    """The stance at a board with a feasible row.

    Args:
        sides: places of this side and the other.
        left: share (0-1) of a deal's worth that is left in the last round.
        end: share of the fair value that is insisted on in the last round.
    """
    own, other = sides
    offers, moved = movement(valuer, board, other)
    patient = patience(firm, left)
    asked = signs = 0.0
    if moved < firm.still:
        fading = min(1.0, max(0.0, (patient + firm.fading - board.clock) / firm.fading))
        signs = fading * min(firm.most * board.top, firm.signs * board.fair)
        if offers >= firm.repeats:
            asked = _held(firm.asks, patient, board.clock, end) * board.fair
    if _threatened(board, other):
        asked = max(asked, _held(firm.threatened, firm.unshaken, board.clock, end) * board.fair)
    begins = board.view.round == 1 and not board.memory.offers[own]
    return Stance(max(signs, asked), max(asked, firm.opening * board.top if begins else 0.0))


def _threatened(board: Board, side: int) -> bool:
    since = board.view.round - THREAT_ROUNDS
    return any(at >= since and tone is Tone.THREATENING for at, tone in board.memory.tones[side])


def patience(firm: Firmness, left: float) -> float:
    """Share of the clock for which it holds out, when ``left`` of a deal's worth remains in the last round."""
    return min(firm.until, log(firm.kept) / log(min(max(left, 0.01), 0.99)))


def _held(level: float, until: float, clock: float, end: float) -> float:
    """``level`` until ``until``, then evenly down to ``end``."""
    return level if clock <= until else end + (level - end) * (1.0 - clock) / (1.0 - until)


def movement(valuer: Valuer, board: Board, side: int) -> tuple[int, float]:
    """How many offers of ``side`` are still about open issues, and by how much of this side's best its best offer beats
    its first, as things stand now."""
    rows, owner = [], []
    for place, offer in enumerate(board.memory.offers[side]):
        for alternative in offer.alternatives:
            package = still_open(alternative, board.now)
            if package is not None:
                rows.append(package)
                owner.append(place)
    if not rows:
        return 0, 0.0
    own = valuer.packages(np.array(rows, dtype=np.int64), board.now).own
    places = np.array(owner)
    best = [float(own[places == place].max()) for place in dict.fromkeys(owner)]
    return len(best), (max(best) - best[0]) / max(board.top, 1e-9)
