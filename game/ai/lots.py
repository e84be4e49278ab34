"""Dividing a package into lots that each give both sides something, so that a responder cannot take only the cream."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.ai.amounts import Floats
from game.ai.board import Board
from game.ai.menu import Valuer
from game.rules.actions import OPEN, Lot, Package
from game.rules.offers import MAX_LOTS
from game.scenario.model import Scenario

LEAST_SHARE = 0.08  # of the package's gain that a lot must give each side


def balanced_lots(scenario: Scenario, valuer: Valuer, board: Board, package: Package) -> tuple[Lot, ...]:
    """At most four lots with a gain for both sides each; empty when there are not at least two such.

    Starts from the sectors and joins the lot that does worst for a side with the one that mends it best.
    """
    changed = [issue for issue, option in enumerate(package) if option != OPEN and option != board.now.standing[issue]]
    groups = _by_sector(scenario, changed)
    if len(groups) < 2:
        return ()
    odds = np.asarray(board.odds)
    whole, *each = _gains(valuer, board, package, [changed, *groups], odds)
    if (whole <= 0.0).any():
        return ()
    gains = np.array(each)
    least = LEAST_SHARE * whole
    while len(groups) > 1:
        short = ((gains - least) / whole).min(axis=1)
        if short.min() >= 0.0 and len(groups) <= MAX_LOTS:
            break
        worst = int(short.argmin())
        others = [place for place in range(len(groups)) if place != worst]
        joined = _gains(valuer, board, package, [[*groups[worst], *groups[place]] for place in others], odds)
        best = int(((joined - least) / whole).min(axis=1).argmax())
        first, second = sorted((worst, others[best]))
        groups[first] = sorted([*groups[first], *groups[second]])
        gains[first] = joined[best]
        del groups[second]
        gains = np.delete(gains, second, axis=0)
    if len(groups) < 2:
        return ()
    kept = [issue for issue, option in enumerate(package) if option != OPEN and issue not in changed]
    groups[-1] = sorted([*groups[-1], *kept])
    return tuple(Lot(_name(scenario, group, changed), tuple(group)) for group in groups)


def _by_sector(scenario: Scenario, issues: Sequence[int]) -> list[list[int]]:
    groups: dict[str, list[int]] = {}
    for issue in issues:
        groups.setdefault(scenario.issues[issue].sector, []).append(issue)
    return list(groups.values())


def _gains(valuer: Valuer, board: Board, package: Package, groups: Sequence[Sequence[int]], odds: Floats) -> Floats:
    """Gains (G, 2) of the bot's side and, as believed, the other's if only a group of rows is signed."""
    rows = np.full((len(groups), len(package)), OPEN, dtype=np.int64)
    for row, group in zip(rows, groups, strict=True):
        for issue in group:
            row[issue] = package[issue]
    own, theirs = valuer.gains(rows, board.now)
    return np.stack([own, theirs @ odds], axis=1)


def _name(scenario: Scenario, group: Sequence[int], changed: Sequence[int]) -> str:
    """A lot is named for its sectors, by id, so that the name needs no translation."""
    named = [scenario.issues[issue].sector for issue in group if issue in changed]
    return "+".join(dict.fromkeys(named))
