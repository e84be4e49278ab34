"""Whether a package is better offered in lots: composed so that the votes at home carry one another, and so that no
lot is worth picking out.

One vote on everything fails as a whole, and a part that is hard to pass puts the rest at risk. Lots are voted on one
after another (``ballots``): what wins people over goes first and carries what follows, and what is doubtful can fail
alone. But a responder signs what it likes. So every lot gives both sides about the share of the package's worth that it
gives the other, and no lot is dropped with profit by any mandate that is still believed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from game.ai.amounts import Floats
from game.ai.ballots import Ballots, Masks, ballots
from game.ai.board import Board
from game.ai.lots import balanced_lots, by_sector, gains, name_of
from game.ai.menu import Valuer
from game.rules.actions import OPEN, Lot, Package
from game.rules.offers import MAX_LOTS

MOST_PARTS = 7  # smaller sectors are joined until there are no more: 2^7 unions are looked at
LEAST_SHARE = 0.05  # of the package's worth that a lot must give each side
BALANCE = 0.5  # a lot's share of one side's worth, against its share of the other's, both ways
ALONE = 0.85  # of the package's chance to pass at home: what a lot must have by itself
WORTH_A_LOT = 0.1  # points that a further lot must add: fewer lots are easier to read and to sign
LOOSE = 0.9  # of one vote's worth: what lots are worth at least that are offered because the whole is not signed
AGAIN = 0.4  # share of what fails at home that another try is expected to bring, until the last round
REST = 0.4  # share of a lot's worth that is still expected once the other side has left it out


@dataclass(frozen=True, slots=True)
class Split:
    """Lots of a package, in the order of their votes. Points expected by the bot's side and, as believed, the other's:
    of the lots (``own``, ``other``), and of the package in one vote (``whole``, ``other_whole``)."""

    lots: tuple[Lot, ...]
    own: float
    other: float
    whole: float
    other_whole: float


def best_split(valuer: Valuer, board: Board, package: Package) -> Split | None:
    """The lots of a package that are worth most to the bot's side, if they are worth more to both than the whole."""
    known = valuer.ground.known
    changed = [issue for issue, option in enumerate(package) if option not in (OPEN, board.now.standing[issue])]
    parts = _parts(valuer, board, package, changed)
    if len(parts) < 2:
        return None
    again = 0.0 if board.last_round else AGAIN
    exact = ballots(valuer, board.now, package, parts, known.side)
    seen = exact.believed(board.odds)
    if (seen.worth[:, seen.full] <= 0.0).any():
        return None
    whole = seen.in_turn([np.array([seen.full])], again)[:, 0]
    order = _compose(seen, whole, again)
    if len(order) < 2:
        return None
    own, other = _as_signed(exact, order, np.asarray(board.odds), again)
    if own < whole[0] + WORTH_A_LOT:
        return None
    groups = [sorted(issue for place, part in enumerate(parts) if lot >> place & 1 for issue in part) for lot in order]
    kept = [issue for issue, option in enumerate(package) if option != OPEN and issue not in changed]
    names = [name_of(known.scenario, group) for group in groups]
    groups[-1] = sorted([*groups[-1], *kept])
    lots = tuple(Lot(name, tuple(group)) for name, group in zip(names, groups, strict=True))
    return Split(lots, own, other, float(whole[0]), float(whole[1]))


def loose_split(valuer: Valuer, board: Board, package: Package, own: float) -> Split | None:
    """Lots of a package worth ``own`` that give both sides something each and are worth nearly as much, each by its own
    votes: for a package that the other side does not sign as it is."""
    lots = balanced_lots(valuer.ground.known.scenario, valuer, board, package)
    if not lots:
        return None
    rows = [tuple(o if issue in lot.issues else OPEN for issue, o in enumerate(package)) for lot in lots]
    values = valuer.packages(np.array(rows, dtype=np.int64), board.now)
    apart = float(values.own.sum())
    if (values.own <= 0.0).any() or apart < LOOSE * own:
        return None
    odds = np.asarray(board.odds)
    other_whole = float(valuer.package(package, board.now).theirs[0] @ odds)
    return Split(lots, apart, float((values.theirs @ odds).sum()), own, other_whole)


def _parts(valuer: Valuer, board: Board, package: Package, changed: Sequence[int]) -> list[list[int]]:
    """Sectors, the smallest joined while there are too many."""
    parts = by_sector(valuer.ground.known.scenario, changed)
    if len(parts) > MOST_PARTS:
        size = np.abs(gains(valuer, board, package, parts, np.asarray(board.odds))).sum(axis=1)
        while len(parts) > MOST_PARTS:
            first, second = sorted(np.argsort(size, kind="stable")[:2].tolist())
            parts[first] = sorted([*parts[first], *parts[second]])
            size[first] += size[second]
            del parts[second]
            size = np.delete(size, second)
    return parts


def _compose(seen: Ballots, whole: Floats, again: float) -> list[int]:
    """Divides the package, and then its lots, in two for as long as that pays; masks in the order of the votes."""
    fits = _fitting(seen)
    order, best = [seen.full], whole
    while len(order) < MAX_LOTS:
        found: tuple[Floats, list[int]] | None = None
        for place, lot in enumerate(order):
            first = _halves(lot, fits)
            if not len(first):
                continue
            rows = [np.full(len(first), other) for other in order]
            rows[place : place + 1] = [first, lot & ~first]
            worth = seen.in_turn(rows, again)
            worth[0, worth[1] < whole[1]] = -np.inf
            top = int(worth[0].argmax())
            if worth[0, top] > (best[0] if found is None else found[0][0]):
                found = worth[:, top], [int(row[top]) for row in rows]
        if found is None or found[0][0] < best[0] + WORTH_A_LOT:
            break
        best, order = found
    return order


def _fitting(seen: Ballots) -> NDArray[np.bool_]:
    """Which unions (N,) could be a lot: worth something to both, and about the same share to either."""
    share = seen.worth / seen.worth[:, [seen.full]]
    least, most = share.min(axis=0), share.max(axis=0)
    masks = np.arange(len(least))
    alone = seen.chance(masks, np.zeros_like(masks))
    fits: NDArray[np.bool_] = (least >= LEAST_SHARE) & (least >= BALANCE * most) & (alone >= ALONE * alone[-1])
    return fits


def _halves(lot: int, fits: NDArray[np.bool_]) -> Masks:
    """Ways to cut a lot in two that could both be lots: the part that is voted on first."""
    masks = np.arange(1, lot)
    masks = masks[(masks & ~lot) == 0]
    found: Masks = masks[fits[masks] & fits[lot & ~masks]]
    return found


def _as_signed(exact: Ballots, order: Sequence[int], odds: Floats, again: float) -> tuple[float, float]:
    """What both sides expect when the other signs the lots that it likes best under each of its mandates."""
    sets = list(_sets(order))
    worth = np.concatenate([exact.in_turn(rows, again) for rows in sets], axis=1)
    everything = worth[:, -1]
    picks = worth[1:].argmax(axis=1)
    own = worth[0, picks]
    own += REST * np.maximum(everything[0] - own, 0.0)
    return float(own @ odds), float(worth[1:].max(axis=1) @ odds)


def _sets(order: Sequence[int]) -> Iterator[list[Masks]]:
    """Every set of lots that could be signed, by size: columns are sets, and the last is all of them."""
    for size in range(1, len(order) + 1):
        yield [np.array(column) for column in zip(*combinations(order, size), strict=True)]
