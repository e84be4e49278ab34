"""Amounts of every objective for many packages at once, by gathers from the compiled tables."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.payoff import Environment, PayoffCompiler, Weights
from game.payoff.amounts import AmountTable

Floats = NDArray[np.float64]
Packages = NDArray[np.int64]

GATHERS_KEPT = 48
SCORERS_KEPT = 128


@dataclass(frozen=True, eq=False)
class Objectives:
    """Columns of an amount matrix: one per objective of either side, in the scenario's order."""

    column: dict[str, int]

    def vector(self, weights: Iterable[tuple[str, float]]) -> Floats:
        """Weights as a column vector (objectives,)."""
        vector = np.zeros(len(self.column))
        for objective, weight in weights:
            vector[self.column[objective]] += weight
        return vector

    def matrix(self, rows: Iterable[Weights]) -> Floats:
        """Several weightings (objectives, rows)."""
        return np.stack([self.vector(row) for row in rows], axis=1)


def objectives_of(compiler: PayoffCompiler) -> Objectives:
    return Objectives({objective.id: place for place, objective in enumerate(compiler.scenario.objectives)})


@dataclass(frozen=True, eq=False)
class AmountScorer:
    """All tables of one environment end to end: packages @ strides + offsets are their cells.

    strides (I, tables), offsets (tables,), cells (all cells, objectives); ``constant`` (objectives,) is what no issue
    changes.
    """

    strides: Floats
    offsets: Floats
    cells: Floats
    constant: Floats

    def at(self, packages: Packages) -> Floats:
        """Amounts (B, objectives) of complete packages (B, I)."""
        places = (packages @ self.strides + self.offsets).astype(np.intp)
        amounts: Floats = self.cells[places].sum(axis=1) + self.constant
        return amounts


def build_scorer(tables: Iterable[AmountTable], objectives: Objectives, issues: int) -> AmountScorer:
    constant = np.zeros(len(objectives.column))
    columns: list[Floats] = []
    blocks: list[Floats] = []
    offsets: list[int] = []
    start = 0
    for table in tables:
        place = [objectives.column[objective] for objective in table.objectives]
        if not table.scope:
            constant[place] += table.amounts.reshape(-1)
            continue
        flat = table.amounts.reshape(len(place), -1)
        block = np.zeros((flat.shape[1], len(constant)))
        block[:, place] = flat.T
        stride = np.zeros(issues)
        step = 1
        for issue, size in zip(reversed(table.scope), reversed(table.amounts.shape[1:]), strict=True):
            stride[issue] = step
            step *= size
        columns.append(stride)
        blocks.append(block)
        offsets.append(start)
        start += flat.shape[1]
    strides = np.stack(columns, axis=1) if columns else np.zeros((issues, 0))
    cells = np.concatenate(blocks) if blocks else np.zeros((0, len(constant)))
    return AmountScorer(strides, np.array(offsets, dtype=np.float64), cells, constant)


@dataclass(eq=False)
class AmountBook:
    """Scorers by environment. They only accelerate: each is a pure function of its environment."""

    compiler: PayoffCompiler
    objectives: Objectives
    _scorers: OrderedDict[Environment, AmountScorer] = field(default_factory=OrderedDict, repr=False)
    _latest: tuple[Environment, AmountScorer] | None = field(default=None, repr=False)

    def scorer(self, environment: Environment) -> AmountScorer:
        if self._latest is not None and self._latest[0] is environment:
            return self._latest[1]
        known = self._scorers.get(environment)
        if known is None:
            tables = self.compiler.compiled(environment).tables
            known = build_scorer(tables, self.objectives, len(self.compiler.scenario.issues))
            self._scorers[environment] = known
            if len(self._scorers) > SCORERS_KEPT:
                self._scorers.popitem(last=False)
        self._latest = (environment, known)
        return known

    def at(self, environment: Environment, packages: Packages) -> Floats:
        """Amounts (B, objectives) of a few complete packages (B, I)."""
        return self.scorer(environment).at(packages)


def gather(table: AmountTable, packages: Packages) -> Floats:
    """Amounts (B, objectives of the table) of complete packages (B, I)."""
    if not table.scope:
        return np.broadcast_to(table.amounts.reshape(1, -1), (len(packages), len(table.objectives)))
    cell = np.zeros(len(packages), dtype=np.int64)
    for issue, size in zip(table.scope, table.amounts.shape[1:], strict=True):
        cell = cell * size + packages[:, issue]
    picked: Floats = table.amounts.reshape(len(table.objectives), -1)[:, cell].T
    return picked


@dataclass(eq=False)
class PackageAmounts:
    """Amount matrices of a fixed list of packages, environment by environment.

    An environment changes few tables, so the gather of each is kept; the direct tables never change and are summed
    once. The order of summation is fixed, so that results do not depend on what was asked before.
    """

    compiler: PayoffCompiler
    objectives: Objectives
    packages: Packages
    _gathers: OrderedDict[AmountTable, Floats] = field(default_factory=OrderedDict, repr=False)
    _direct: Floats | None = field(default=None, repr=False)

    def at(self, environment: Environment) -> Floats:
        """Amounts (B, objectives) against the opening day; a new array."""
        tables = self.compiler.compiled(environment).tables
        if self._direct is None:
            self._direct = np.zeros((len(self.packages), len(self.objectives.column)))
            for table in tables:
                if table.label.startswith("issue:"):
                    self._direct += self._spread(table)
        total = self._direct.copy()
        for table in tables:
            if not table.label.startswith("issue:"):
                total += self._gathered(table)
        return total

    def _gathered(self, table: AmountTable) -> Floats:
        part = self._gathers.get(table)
        if part is None:
            part = self._spread(table)
            self._gathers[table] = part
            if len(self._gathers) > GATHERS_KEPT:
                self._gathers.popitem(last=False)
        return part

    def _spread(self, table: AmountTable) -> Floats:
        part = np.zeros((len(self.packages), len(self.objectives.column)))
        part[:, [self.objectives.column[objective] for objective in table.objectives]] = gather(table, self.packages)
        return part
