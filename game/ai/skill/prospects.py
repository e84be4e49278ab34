"""What waiting costs: how a deal's worth and the talks themselves last, round by round from now."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from game.ai.amounts import Floats
from game.ai.board import Board
from game.ai.menu import Situation, Valuer
from game.scenario.model import Scenario

SHELTERED = 0.6  # share of the idle decay that applies while both sides bargain, between none improving and both


@dataclass(frozen=True, eq=False)
class Prospects:
    """``keeps`` (L,): what a fair deal signed l rounds from now is worth to this side, as a share of its worth now.

    ``lasts`` (L,): chance that talks still go on then. Both start at 1 and end with the last round.
    """

    keeps: Floats
    lasts: Floats


def prospects(scenario: Scenario, valuer: Valuer, board: Board) -> Prospects:
    """Forecast from the board, with support and temperature moving as they do while nothing is signed."""
    left = max(0, board.rounds - board.view.round)
    return Prospects(_keeps(scenario, valuer, board, left), _lasts(scenario, board, left))


def _keeps(scenario: Scenario, valuer: Valuer, board: Board, left: int) -> Floats:
    if not len(board.feasible) or left == 0:
        return np.ones(left + 1)
    rows = board.feasible
    fair = int(rows[int((board.values.own[rows] * board.other[rows]).argmax())])
    package = np.array([board.pool.partial[fair]], dtype=np.int64)
    worth = np.array(
        [float(valuer.packages(package, _later(scenario, board, ahead)).own[0]) for ahead in range(left + 1)]
    )
    kept: Floats = np.minimum.accumulate(np.maximum(worth, 0.0)) / max(float(worth[0]), 1e-9)
    return np.minimum(kept, 1.0)


def _later(scenario: Scenario, board: Board, ahead: int) -> Situation:
    """The situation ``ahead`` idle rounds on."""
    calendar, dynamics = scenario.calendar, scenario.dynamics
    lost = {idle.side: SHELTERED * idle.points * ahead for idle in dynamics.idle}
    supports = tuple(
        tuple(max(0.0, level - lost.get(side, 0.0)) for level in levels)
        for side, levels in zip(scenario.side_ids, board.now.supports, strict=True)
    )
    place = min(max(board.view.round + ahead, 1), len(calendar.weights)) - 1
    share = calendar.after + sum(calendar.weights[place:])
    return replace(board.now, supports=(supports[0], supports[1]), share=share)


def _lasts(scenario: Scenario, board: Board, left: int) -> Floats:
    dynamics = scenario.dynamics
    temperature, lasting = board.view.temperature, 1.0
    found = [1.0]
    for ahead in range(left):
        temperature += dynamics.temperature.idle
        temperature += dynamics.temperature.drift * (dynamics.temperature.rest - temperature)
        if board.view.round + ahead >= dynamics.breakdown.first:
            over = temperature - dynamics.breakdown.at
            lasting *= 1.0 - max(0.0, min(dynamics.breakdown.most, dynamics.breakdown.slope * over))
        found.append(lasting)
    return np.array(found)
