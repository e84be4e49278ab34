"""What waiting costs: how a deal's worth and the talks themselves last, round by round from now."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.ai.amounts import Floats
from game.ai.announced import announced_support
from game.ai.board import Board
from game.ai.menu import Valuer
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


def kept_a_round(scenario: Scenario, valuer: Valuer, board: Board) -> float:
    """Share (0-1) of a fair deal's expected worth that is left a round from now; 0 in the last one."""
    if board.last_round:
        return 0.0
    return float(_keeps(scenario, valuer, board, 1)[1] * _lasts(scenario, board, 1)[1])


def _keeps(scenario: Scenario, valuer: Valuer, board: Board, left: int) -> Floats:
    if not len(board.feasible) or left == 0:
        return np.ones(left + 1)
    rows = board.feasible
    fair = int(rows[int((board.values.own[rows] * board.other[rows]).argmax())])
    supports = _supports(scenario, board, left)
    worth = valuer.over_time(board.package(fair), board.now, supports, _shares(scenario, board, left))
    kept: Floats = np.minimum.accumulate(np.maximum(worth, 0.0)) / max(float(worth[0]), 1e-9)
    return np.minimum(kept, 1.0)


def _supports(scenario: Scenario, board: Board, left: int) -> Floats:
    """Support (audiences, left + 1) in idle rounds to come, with the news that is announced."""
    lost = {idle.side: SHELTERED * idle.points for idle in scenario.dynamics.idle}
    by_side = zip(scenario.side_ids, board.now.supports, strict=True)
    decay = np.array([lost.get(side, 0.0) for side, levels in by_side for _ in levels])
    now = np.array([*board.now.supports[0], *board.now.supports[1]])
    later = now[:, None] - np.outer(decay, np.arange(left + 1))
    supports: Floats = np.clip(later + announced_support(scenario, board.view, left), 0.0, 100.0)
    return supports


def _shares(scenario: Scenario, board: Board, left: int) -> Floats:
    """Share (left + 1,) of the score that a deal signed in the rounds to come still decides."""
    weights = scenario.calendar.weights
    places = [min(max(board.view.round + ahead, 1), len(weights)) - 1 for ahead in range(left + 1)]
    return np.array([scenario.calendar.after + sum(weights[place:]) for place in places])


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
