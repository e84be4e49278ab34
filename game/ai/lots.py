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
    groups = by_sector(scenario, changed)
    if len(groups) < 2:
        return ()
    odds = np.asarray(board.odds)
    whole, *each = gains(valuer, board, package, [changed, *groups], odds)
    if (whole <= 0.0).any():
        return ()
    gained = np.array(each)
    least = LEAST_SHARE * whole
    while len(groups) > 1:
        short = ((gained - least) / whole).min(axis=1)
        if short.min() >= 0.0 and len(groups) <= MAX_LOTS:
            break
        worst = int(short.argmin())
        others = [place for place in range(len(groups)) if place != worst]
        joined = gains(valuer, board, package, [[*groups[worst], *groups[place]] for place in others], odds)
        best = int(((joined - least) / whole).min(axis=1).argmax())
        first, second = sorted((worst, others[best]))
        groups[first] = sorted([*groups[first], *groups[second]])
        gained[first] = joined[best]
        del groups[second]
        gained = np.delete(gained, second, axis=0)
    if len(groups) < 2:
        return ()
    kept = [issue for issue, option in enumerate(package) if option != OPEN and issue not in changed]
    names = [name_of(scenario, group) for group in groups]
    groups[-1] = sorted([*groups[-1], *kept])
    return tuple(Lot(name, tuple(group)) for name, group in zip(names, groups, strict=True))


def by_sector(scenario: Scenario, issues: Sequence[int]) -> list[list[int]]:
    """Issues of a package, sector by sector."""
    groups: dict[str, list[int]] = {}
    for issue in issues:
        groups.setdefault(scenario.issues[issue].sector, []).append(issue)
    return list(groups.values())


def gains(valuer: Valuer, board: Board, package: Package, groups: Sequence[Sequence[int]], odds: Floats) -> Floats:
    """Gains (G, 2) of the bot's side and, as believed, the other's if only a group of rows is signed."""
    rows = np.full((len(groups), len(package)), OPEN, dtype=np.int64)
    for row, group in zip(rows, groups, strict=True):
        for issue in group:
            row[issue] = package[issue]
    own, theirs = valuer.gains(rows, board.now)
    return np.stack([own, theirs @ odds], axis=1)


def name_of(scenario: Scenario, group: Sequence[int]) -> str:
    """A lot is named for its sectors, by id, so that the name needs no translation."""
    return "+".join(dict.fromkeys(scenario.issues[issue].sector for issue in group))
