"""Firmness: what a side that does not move is refused, so that repeating, threatening and waiting do not pay.

Signing a demand at once may be the best answer to it, and still teaches whoever made it to demand. So a firm bargainer
gives up a little against partners who do not reciprocate, as a reputation is worth more than one deal (Schelling 1960;
Fudenberg and Levine 1989): it begins high, and asks of an offer that comes unmoved more than it would settle for, until
half of a deal's worth is gone. A fair bid is made once: while nobody has answered a refused one with a fair
offer, it asks for more (as a trigger strategy does, Friedman 1971), so that who waits for the next concession does not
get it. It does not bid against itself either: to a side that has offered nothing its first bid stands. A side whose
offers give it a fair share is held off only while it threatens.

Where waiting costs neither side much, nothing that is given before the deadline buys more than it would buy then, and
most agreements are reached at the last moment (Roth, Murnighan and Schoumaker 1988). So it keeps to a high curve of its
own until the last round, whatever it expects of the other side. Where either loses by waiting, an early deal leaves
more to share, and it does not.

In the last round a demand can be had for the asking, if waiting cost little. So each game settles by lot how far below
fair it goes in the end, with odds that make holding out for more pay less than a fair deal at the outset would have:
a share of ultimatums refused that makes them a poor gamble (Schelling 1960, on threats left to chance; the obstinate
types of Abreu and Gul 2000).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from game.ai.board import Board, still_open
from game.ai.memory import PastOffer
from game.ai.menu import Valuer
from game.ai.tempo import exponent
from game.rules.actions import Package
from game.scenario.politics import Tone

THREAT_ROUNDS = 2  # rounds for which a threat is remembered
EVEN = 0.5  # patience that bends the tempo neither way
MOST_DEMANDED = 1.7  # times the fair value: more than this a package hardly ever brings anybody


@dataclass(frozen=True, slots=True)
class Firmness:
    """Shares of the fair value, unless said otherwise; times are shares of the clock.

    ``opening``: share of its best that its first bid asks for, and its later ones, for as long as it holds out, while
    the other side has offered nothing. ``signs``: what it signs of a side that has moved by
    less than ``still`` of this side's best, or ``most`` of its best if that is less, until ``until`` or until only
    ``kept`` of a deal's worth is left, whichever is sooner; it gives way over ``fading``. ``asks``: what it still bids
    for after ``repeats`` such offers. ``presses``: share of the way from an unmoved offer that is fair already to this
    side's best that it still bids for. ``spurned``: what it bids for and signs, for as long, once a bid of its own that
    gave the other side ``generous`` of its fair value was refused, until it is offered a fair share; None: no more
    than before. ``threatened``: what it bids for and signs until ``unshaken`` while threatened.

    ``leaves``: share of what a fair deal at the outset would have brought the other side that is left, in expectation,
    to who demands more at the end; 0: all of it, whatever it demands. ``decent``: what it never refuses for that.

    ``idle``: share of a deal's worth that both sides must still have in the last round for waiting to count as free.
    """

    opening: float = 0.9
    signs: float = 1.4
    most: float = 0.9
    still: float = 0.1
    kept: float = 0.5
    until: float = 0.6
    fading: float = 0.2
    asks: float = 1.2
    repeats: int = 3
    presses: float = 0.5
    spurned: float | None = 1.5
    generous: float = 0.9
    threatened: float = 1.1
    unshaken: float = 0.6
    leaves: float = 0.75
    decent: float = 0.86
    idle: float = 0.85


@dataclass(frozen=True, slots=True)
class Stance:
    """What firmness asks for, in points of now: of an offer to be signed, and of a bid to be made."""

    signs: float
    bids: float

    def eased(self, factor: float) -> Stance:
        return Stance(self.signs * factor, self.bids * factor)

    def at_least(self, asked: float) -> Stance:
        return Stance(max(self.signs, asked), max(self.bids, asked))


def stance(firm: Firmness, valuer: Valuer, board: Board, sides: tuple[int, int], left: float, end: float) -> Stance:
    """The stance at a board with a feasible row.

    Args:
        sides: places of this side and the other.
        left: share (0-1) of a deal's worth that is left in the last round.
        end: share of the fair value that is insisted on in the last round.
    """
    own, other = sides
    seen = movement(valuer, board, other)
    patient = patience(firm, left)
    fading = min(1.0, max(0.0, (patient + firm.fading - board.clock) / firm.fading))
    asked = signs = pressed = 0.0
    if seen.moved < firm.still:
        signs = fading * min(firm.most * board.top, firm.signs * board.fair)
        if seen.offers >= firm.repeats:
            asked = _held(firm.asks, patient, board.clock, end) * board.fair
        if seen.best >= board.fair:
            pressed = fading * min(firm.most * board.top, seen.best + firm.presses * (board.top - seen.best))
    if firm.spurned is not None and seen.best < board.fair and _was_generous(firm, valuer, board, own):
        asked = max(asked, _held(firm.spurned, patient, board.clock, end) * board.fair)
    if _threatened(board, other):
        asked = max(asked, _held(firm.threatened, firm.unshaken, board.clock, end) * board.fair)
    if board.view.round == 1 and not board.memory.offers[own]:
        pressed = max(pressed, firm.opening * board.top)
    elif not seen.offers:
        pressed = max(pressed, fading * firm.opening * board.top)
    return Stance(max(signs, asked), max(asked, pressed))


def awaits_deadline(firm: Firmness, left: tuple[float, float]) -> bool:
    """Whether what is ``left`` (0-1) of a deal's worth to each side in the last round makes waiting free."""
    return min(left) >= firm.idle


def until_deadline(firm: Firmness, board: Board, left: float) -> float:
    """What it bids for and signs where waiting is free, in points of now: a Boulware curve (Faratin, Sierra and
    Jennings 1998) from ``most`` of its best to its fair value, over in the last round, when it asks for nothing.

    Args:
        left: share (0-1) of a deal's worth that this side keeps in the last round, which sets the curve's tempo.
    """
    if board.last_round:
        return 0.0
    way: float = 1.0 - board.clock ** (1.0 / exponent(left, EVEN))
    return board.fair + max(0.0, firm.most * board.top - board.fair) * way


def insists(firm: Firmness, their_left: float) -> bool:
    """Whether holding out to the end could pay the other side, when ``their_left`` (0-1) of a deal's worth to it is
    left in the last round."""
    return 0.0 < firm.leaves < MOST_DEMANDED * their_left


def last_stand(firm: Firmness, board: Board, their_left: float, lowest: float, lot: float) -> float:
    """Share of the fair value below which it would rather have no deal in the end, on a board with a feasible row.

    A package worth v to the other side now, and so v x ``their_left`` ^ clock counted from the outset, is signed or
    offered in a share leaves x fair / v of the games only, which is all of them at v = leaves x fair and below.

    Args:
        their_left: share (0-1) of a deal's worth to the other side that is left in the last round.
        lowest: the share it would take of anybody.
        lot: drawn evenly from 0-1, once a game.
    """
    if not insists(firm, their_left):
        return lowest
    most = firm.leaves * board.other_fair / max(their_left**board.clock * lot, 1e-9)
    own, too_dear = board.values.own[board.feasible], board.other[board.feasible] >= most
    if not too_dear.any():
        return lowest
    share = float(own[own > own[too_dear].max()].min(initial=board.top)) / max(board.fair, 1e-9)
    return max(lowest, min(firm.decent, share))


def _was_generous(firm: Firmness, valuer: Valuer, board: Board, side: int) -> bool:
    """Whether ``side`` made an offer that was as good as fair to the other, as believed now, and was left with it.

    What was signed since clears the account, also where a vote at home then failed: that was no refusal.
    """
    since = max((deal.round for deal in board.view.deals), default=0)
    rows, _ = _open_rows(board, [offer for offer in board.memory.offers[side] if offer.round > since])
    if not rows:
        return False
    given = valuer.packages(np.array(rows, dtype=np.int64), board.now).theirs @ np.asarray(board.odds)
    return bool((given >= firm.generous * board.other_fair).any())


def _threatened(board: Board, side: int) -> bool:
    since = board.view.round - THREAT_ROUNDS
    return any(at >= since and tone is Tone.THREATENING for at, tone in board.memory.tones[side])


def patience(firm: Firmness, left: float) -> float:
    """Share of the clock for which it holds out, when ``left`` of a deal's worth remains in the last round."""
    return min(firm.until, log(firm.kept) / log(min(max(left, 0.01), 0.99)))


def _held(level: float, until: float, clock: float, end: float) -> float:
    """``level`` until ``until``, then evenly down to ``end``."""
    return level if clock <= until else end + (level - end) * (1.0 - clock) / (1.0 - until)


@dataclass(frozen=True, slots=True)
class Movement:
    """How many ``offers`` of a side are still about open issues, the ``best`` of them in points of now, and by what
    share of the believer's best it beats the first (``moved``)."""

    offers: int
    best: float
    moved: float


def movement(valuer: Valuer, board: Board, side: int) -> Movement:
    """What the offers of ``side`` are worth to the believer, as things stand now."""
    rows, owner = _open_rows(board, board.memory.offers[side])
    if not rows:
        return Movement(0, 0.0, 0.0)
    own = valuer.packages(np.array(rows, dtype=np.int64), board.now).own
    places = np.array(owner)
    best = [float(own[places == place].max()) for place in dict.fromkeys(owner)]
    return Movement(len(best), max(best), (max(best) - best[0]) / max(board.top, 1e-9))


def _open_rows(board: Board, offers: Sequence[PastOffer]) -> tuple[list[Package], list[int]]:
    """Every alternative that is still about open issues, with the place of its offer."""
    rows, owner = [], []
    for place, offer in enumerate(offers):
        for alternative in offer.alternatives:
            package = still_open(alternative, board.now)
            if package is not None:
                rows.append(package)
                owner.append(place)
    return rows, owner
