"""Slow, obvious ways to the figures of a tournament, and small tables to try them on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np

from game.rules.game import Game
from game.rules.paths import mandates_of, path_of
from game.rules.state import State
from game.scenario import load
from game.table.executors import Hands
from game.table.tournament.plan import Plan, Table
from game.table.tournament.play import played
from game.table.tournament.rows import GameRow

TINY = Path(__file__).resolve().parents[1] / "data" / "scenarios" / "tiny.yaml"
PURE = Path(__file__).resolve().parents[1] / "ai" / "pure.yaml"


@cache
def tables() -> tuple[Table, ...]:
    return tuple(Table(scenario.id, scenario.resolved) for scenario in (load(str(TINY)), load(str(PURE))))


def plan(games: int = 2, bots: tuple[str, ...] = ("boulware", "conceder")) -> Plan:
    return Plan(bots, tables(), games, 5)


@cache
def all_rows(given: Plan, hands: Hands | None = None) -> tuple[GameRow, ...]:
    """Every game of a plan, in the order in which they were finished; played once for the same hands."""
    return tuple(row for rows in played(given, frozenset(), hands or Hands()) for row in rows)


def sandwich(values: Sequence[tuple[object, float]]) -> tuple[float, float]:
    """Mean and clustered standard error by the regression formula, term by term: (X'X)^-1 M (X'X)^-1 G / (G - 1)."""
    clusters = sorted({repr(cluster) for cluster, _ in values})
    x = np.ones((len(values), 1))
    y = np.array([value for _, value in values])
    bread = np.linalg.inv(x.T @ x)
    beta = bread @ x.T @ y
    meat = np.zeros((1, 1))
    for name in clusters:
        inside = np.array([repr(cluster) == name for cluster, _ in values])
        score = x[inside].T @ (y[inside] - x[inside] @ beta)
        meat += np.outer(score, score)
    variance = bread @ meat @ bread * len(clusters) / (len(clusters) - 1)
    return float(beta[0]), float(math.sqrt(variance[0, 0]))


def every_point(game: Game, state: State) -> Iterator[tuple[float, float]]:
    """Points of every package there is, on the path the game took, for its mandates."""
    first, second = (game.compiler.weights(mandate) for mandate in mandates_of(state))
    path = path_of(game, state)
    packages = [list(package) for package in product(*(range(size) for size in game.scenario.dims))]
    one, other = (game.compiler.points(path, weights, packages) for weights in (first, second))
    yield from zip(one.tolist(), other.tolist(), strict=True)


def undominated(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Points that no other beats: every pair is looked at."""
    return [own for own in points if not any(one[0] >= own[0] and one[1] >= own[1] and one != own for one in points)]
