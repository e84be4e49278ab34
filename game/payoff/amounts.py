"""Amount tables: what a package adds to each objective, in the objective's own units, term by term.

An ``AmountTable`` covers the few issues its term depends on; a package's amount of an objective is the sum of one
gather per table. Points are these amounts times points per unit, so every explanation in units is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from game.payoff.environment import Environment
from game.scenario.model import Scenario
from game.scenario.table import Amount, Issue
from game.scenario.vocabulary import ObjectiveEffect, OptionIs

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class AmountTable:
    """``amounts`` has shape (objectives, *options of the scope's issues); ``label`` names the term's origin.

    Labels are ``sector:ID``, ``issue:ID`` or ``event:OBJECTIVE``.
    """

    label: str
    scope: tuple[int, ...]
    objectives: tuple[str, ...]
    amounts: Floats

    def at(self, package: Sequence[int]) -> Floats:
        """Amounts (objectives,) at one complete package."""
        index: tuple[slice | int, ...] = (slice(None), *(package[issue] for issue in self.scope))
        picked: Floats = self.amounts[index]
        return picked


def conditions_hold(conditions: Iterable[OptionIs], scenario: Scenario, chosen: dict[int, int]) -> bool:
    """Whether every condition holds for the options ``chosen`` (issue index -> option index)."""
    for condition in conditions:
        position = scenario.issue_index[condition.issue]
        option = scenario.issues[position].options[chosen[position]].id
        if (option in condition.options) == condition.negate:
            return False
    return True


def condition_scope(conditions: Iterable[OptionIs], scenario: Scenario) -> set[int]:
    return {scenario.issue_index[condition.issue] for condition in conditions}


def cells(scope: Sequence[int], dims: Sequence[int]) -> Iterable[dict[int, int]]:
    """Every combination of options over ``scope`` in C order."""
    for combination in product(*(range(dims[issue]) for issue in scope)):
        yield dict(zip(scope, combination, strict=True))


def direct_tables(scenario: Scenario) -> tuple[AmountTable, ...]:
    """Amounts that options add directly. One table per issue, and one per distinct set of linked issues."""
    tables: list[AmountTable] = []
    for position, issue in enumerate(scenario.issues):
        by_scope: dict[tuple[int, ...], list[tuple[int, Amount]]] = {}
        for option_index, option in enumerate(issue.options):
            for amount in option.amounts:
                scope = tuple(sorted({position} | condition_scope(amount.when, scenario)))
                by_scope.setdefault(scope, []).append((option_index, amount))
        tables.extend(_direct_table(scenario, issue, position, scope, entries) for scope, entries in by_scope.items())
    return tuple(tables)


def _direct_table(
    scenario: Scenario, issue: Issue, position: int, scope: tuple[int, ...], entries: list[tuple[int, Amount]]
) -> AmountTable:
    objectives = tuple(dict.fromkeys(amount.objective for _, amount in entries))
    shape = tuple(scenario.dims[i] for i in scope)
    amounts = np.zeros((len(objectives), *shape))
    for chosen in cells(scope, scenario.dims):
        cell = tuple(chosen[i] for i in scope)
        for option_index, amount in entries:
            if chosen[position] == option_index and conditions_hold(amount.when, scenario, chosen):
                amounts[(objectives.index(amount.objective), *cell)] += amount.amount
    return AmountTable(f"issue:{issue.id}", scope, objectives, amounts)


def environment_tables(scenario: Scenario, environment: Environment) -> tuple[AmountTable, ...]:
    """Amounts that events and measures add while their conditions hold (scope () when unconditional)."""
    return tuple(_effect_table(scenario, effect) for effect in environment.objectives)


def _effect_table(scenario: Scenario, effect: ObjectiveEffect) -> AmountTable:
    scope = tuple(sorted(condition_scope(effect.when, scenario)))
    amounts = np.zeros((1, *(scenario.dims[i] for i in scope)))
    for chosen in cells(scope, scenario.dims):
        if conditions_hold(effect.when, scenario, chosen):
            amounts[(0, *(chosen[i] for i in scope))] = effect.amount
    return AmountTable(f"event:{effect.objective}", scope, (effect.objective,), amounts)
