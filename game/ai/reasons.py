"""Why an offer falls short: issue and direction, read off the bot's own values; never an amount."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.ai.board import Board
from game.ai.known import Known
from game.ai.menu import Valuer
from game.rules.actions import OPEN, Direction, Package, Reason

MOST = 3
LOUD = 2.0  # how much louder full care makes a row
LEAST_POINTS = 0.5  # a row that costs less than this is no reason


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Reasons with the points behind them, which stay inside the trace."""

    reasons: tuple[Reason, ...]
    terms: tuple[tuple[int, float], ...]


def shortfall(
    known: Known, valuer: Valuer, board: Board, offered: Package, wanted: Package, care: tuple[float, ...] = ()
) -> Shortfall:
    """Which rows of ``offered`` cost the bot most against the package it ``wanted``, at most three.

    ``care`` (per issue, or none) is how much more a persona speaks of an issue: it orders the rows that cost enough.

    A row is LINKED when its option would do in the wanted package if another row moved too: one that the offer leaves
    out, or one with which it falls short only together.
    """
    red = [
        issue
        for issue, option in enumerate(offered)
        if option != OPEN and known.red[issue][option] and option != board.now.standing[issue]
    ]
    rows = [issue for issue, option in enumerate(offered) if option not in (OPEN, wanted[issue]) and issue not in red]
    reasons = [Reason(issue, Direction.RED_LINE) for issue in red]
    terms = [(issue, float("-inf")) for issue in red]
    if rows:
        losses = _losses(valuer, board, offered, wanted, rows)
        order = sorted(range(len(rows)), key=lambda place: (losses[place] * _weight(care, rows[place]), rows[place]))
        for place in order:
            if losses[place] > -LEAST_POINTS:
                continue
            reasons.append(Reason(rows[place], Direction.TOWARD_US))
            terms.append((rows[place], losses[place]))
    if not reasons:
        # No single row is to blame: the offer leaves out what the bot still wants settled, or its rows fall short
        # together.
        offers = rows or [issue for issue, option in enumerate(offered) if option != OPEN] or [0]
        missed = _most_missed(valuer, board, offered, wanted)
        if missed is not None:
            reasons.append(Reason(offers[0], Direction.LINKED, missed[0]))
            terms.append(missed)
        elif rows:
            pair = [rows[place] for place in order[:2]]
            reasons.append(Reason(pair[0], Direction.LINKED, pair[1] if len(pair) > 1 else None))
            terms.append((pair[0], losses[order[0]]))
        else:
            reasons.append(Reason(offers[0], Direction.LINKED))
            terms.append((offers[0], 0.0))
    return Shortfall(tuple(reasons[:MOST]), tuple(terms[:MOST]))


def _weight(care: tuple[float, ...], issue: int) -> float:
    return 1.0 + LOUD * care[issue] if care else 1.0


def _losses(valuer: Valuer, board: Board, offered: Package, wanted: Package, rows: list[int]) -> list[float]:
    """Points that each row's offered option costs inside the wanted package."""
    packages = [wanted, *((*wanted[:issue], offered[issue], *wanted[issue + 1 :]) for issue in rows)]
    gains = valuer.own_gains(np.array(packages, dtype=np.int64), board.now)
    return [float(gain - gains[0]) for gain in gains[1:]]


def _most_missed(valuer: Valuer, board: Board, offered: Package, wanted: Package) -> tuple[int, float] | None:
    """The issue that ``offered`` leaves out and that the bot would miss most, with the points of it; None for none."""
    left_out = [
        issue
        for issue, option in enumerate(wanted)
        if option not in (OPEN, board.now.standing[issue]) and offered[issue] == OPEN
    ]
    if not left_out:
        return None
    packages = [wanted, *((*wanted[:issue], OPEN, *wanted[issue + 1 :]) for issue in left_out)]
    gains = valuer.own_gains(np.array(packages, dtype=np.int64), board.now)
    loss, issue = min((float(gain - gains[0]), issue) for gain, issue in zip(gains[1:], left_out, strict=True))
    return (issue, loss) if loss <= -LEAST_POINTS else None
