"""How much of a scenario's outcome space can be ratified on the opening day, measured on a sample of packages.

``game.rules.ratification.standing`` values one lot at a time; a share of the space wants thousands. This is the same
rule over an array of packages, and a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.payoff import Environment, PayoffCompiler
from game.scenario.model import Scenario
from game.scenario.politics import Audience
from game.scenario.table import Deliverer

Floats = NDArray[np.float64]
Packages = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sample:
    """Packages drawn uniformly, and both sides' margins (2, n) if each were signed whole on the opening day."""

    packages: Packages
    margins: Floats

    @property
    def passes(self) -> NDArray[np.bool_]:
        passing: NDArray[np.bool_] = (self.margins >= 0).all(axis=0)
        return passing


def draw(scenario: Scenario, count: int, seed: int) -> Packages:
    """``count`` packages (n, issues), uniform with replacement."""
    rng = np.random.default_rng(np.random.SeedSequence([seed]))
    return np.stack([rng.integers(0, options, count) for options in scenario.dims], axis=1)


def amounts(scenario: Scenario, compiler: PayoffCompiler, environment: Environment, packages: Packages) -> Floats:
    """Amounts (objectives, n) of packages (n, issues), units a year against the opening day."""
    row = {objective.id: place for place, objective in enumerate(scenario.objectives)}
    total = np.zeros((len(row), len(packages)))
    for table in compiler.compiled(environment).tables:
        found = table.amounts[(slice(None), *(packages[:, issue] for issue in table.scope))]
        for objective, values in zip(table.objectives, found, strict=True):
            total[row[objective]] += values
    return total


def margins(scenario: Scenario, compiler: PayoffCompiler, packages: Packages) -> Floats:
    """Both sides' margins (2, n); infinite where a package changes nothing that anyone must deliver."""
    environment = compiler.opening_path()
    status_quo = np.array([scenario.status_quo])
    gained = amounts(scenario, compiler, environment, packages) - amounts(scenario, compiler, environment, status_quo)
    needed = {deliverer: _needs(scenario, deliverer, packages) for deliverer in Deliverer}
    return np.array([_side_margin(scenario, side, gained, needed, packages) for side in scenario.side_ids])


def sample(scenario: Scenario, compiler: PayoffCompiler, count: int, seed: int = 0) -> Sample:
    packages = draw(scenario, count, seed)
    return Sample(packages, margins(scenario, compiler, packages))


def _needs(scenario: Scenario, deliverer: Deliverer, packages: Packages) -> NDArray[np.bool_]:
    """Which packages hold a changed option that ``deliverer`` must deliver."""
    found = np.zeros(len(packages), dtype=np.bool_)
    for place, issue in enumerate(scenario.issues):
        marks = np.array(
            [number != issue.status_quo and deliverer in o.delivered_by for number, o in enumerate(issue.options)]
        )
        found |= marks[packages[:, place]]
    return found


def _support(scenario: Scenario, audience: Audience, gained: Floats, packages: Packages) -> Floats:
    row = {objective.id: place for place, objective in enumerate(scenario.objectives)}
    level = np.full(packages.shape[0], audience.start)
    for objective, per_unit in audience.interests:
        level += per_unit * gained[row[objective]]
    for place, issue in enumerate(scenario.issues):
        shifts = np.array([sum(s.delta for s in o.shifts if s.audience == audience.id) for o in issue.options])
        level += (shifts - shifts[issue.status_quo])[packages[:, place]]
    clipped: Floats = np.clip(level, 0.0, 100.0)
    return clipped


def _side_margin(
    scenario: Scenario,
    side: str,
    gained: Floats,
    needed: dict[Deliverer, NDArray[np.bool_]],
    packages: Packages,
) -> Floats:
    assert scenario.ratification is not None
    threshold = next(s.threshold for s in scenario.ratification.sides if s.side == side)
    votes, weight = np.zeros(len(packages)), np.zeros(len(packages))
    least = np.full(len(packages), np.inf)
    for audience in scenario.audiences_by_side[side]:
        level = _support(scenario, audience, gained, packages)
        voting = np.zeros(len(packages), dtype=np.bool_)
        for deliverer in audience.delivers:
            voting |= needed[deliverer]
        votes += np.where(voting, audience.weight * level, 0.0)
        weight += np.where(voting, audience.weight, 0.0)
        if audience.floor is not None:
            least = np.where(voting, np.minimum(least, level - audience.floor), least)
    mean = np.where(weight > 0, votes / np.maximum(weight, 1e-12) - threshold, np.inf)
    found: Floats = np.minimum(least, mean)
    return found
