"""Amounts of every objective for many packages at once, by gathers from the compiled tables."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from game.payoff import Environment, PayoffCompiler, Weights
from game.payoff.amounts import AmountTable

Floats = NDArray[np.float64]
Packages = NDArray[np.int64]

Key = TypeVar("Key")
Value = TypeVar("Value")

DIRECT = "issue:"  # labels of tables that no environment changes
GATHERS_KEPT = 128
SCORERS_KEPT = 128
SUMS_KEPT, ROWS_KEPT = 4096, 64


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
class Cells:
    """Tables end to end: packages @ strides.T + offsets are their cells.

    strides (tables, I), offsets (tables,), cells (all cells, objectives).
    """

    strides: Packages
    offsets: Packages
    cells: Floats

    def sums(self, packages: Packages) -> Floats:
        """Sums (B, objectives) over the tables, of complete packages (B, I)."""
        places = packages @ self.strides.T + self.offsets
        found: Floats = np.add.reduce(self.cells.take(places, axis=0), axis=1)
        return found


@dataclass(frozen=True, eq=False)
class AmountScorer:
    """Amounts in one environment; ``constant`` (objectives,) is what no issue changes."""

    tables: Cells
    constant: Floats


@dataclass(frozen=True, eq=False)
class LaidTable:
    """One table ready to be laid beside others: ``strides`` (1, I), ``cells`` (cells, objectives) and ``constant``.

    A table that depends on no issue has a constant only: ``strides`` (0, I) and no cells.
    """

    strides: Packages
    cells: Floats
    constant: Floats


def lay(table: AmountTable, objectives: Objectives, issues: int) -> LaidTable:
    place = [objectives.column[objective] for objective in table.objectives]
    flat = table.amounts.reshape(len(place), -1)
    cells = np.zeros((flat.shape[1], len(objectives.column)))
    cells[:, place] = flat.T
    if not table.scope:
        return LaidTable(np.zeros((0, issues), dtype=np.int64), cells[:0], cells[0])
    strides = np.zeros((1, issues), dtype=np.int64)
    step = 1
    for issue, size in zip(reversed(table.scope), reversed(table.amounts.shape[1:]), strict=True):
        strides[0, issue] = step
        step *= size
    return LaidTable(strides, cells, np.zeros(len(objectives.column)))


@dataclass(eq=False)
class AmountBook:
    """Scorers by environment. They only accelerate: each is a pure function of its environment."""

    compiler: PayoffCompiler
    objectives: Objectives
    _scorers: OrderedDict[Environment, AmountScorer] = field(default_factory=OrderedDict, repr=False)
    _scoped: OrderedDict[tuple[AmountTable, ...], Cells] = field(default_factory=OrderedDict, repr=False)
    _laid: OrderedDict[AmountTable, LaidTable] = field(default_factory=OrderedDict, repr=False)
    _latest: tuple[Environment, AmountScorer] | None = field(default=None, repr=False)
    _direct: Cells | None = field(default=None, repr=False)
    _sums: OrderedDict[tuple[Cells, bytes], Floats] = field(default_factory=OrderedDict, repr=False)

    def scorer(self, environment: Environment) -> AmountScorer:
        latest = self._latest
        if latest is not None and latest[0] is environment:
            return latest[1]
        known = self._scorers.get(environment)
        if known is None:
            known = self._build(environment)
            keep(self._scorers, environment, known, SCORERS_KEPT)
        self._latest = (environment, known)
        return known

    def _build(self, environment: Environment) -> AmountScorer:
        tables = self.compiler.compiled(environment).tables
        width = len(self.objectives.column)
        if self._direct is None:
            none = np.zeros((0, len(self.compiler.scenario.issues)), dtype=np.int64)
            nothing = Cells(none, np.zeros(0, dtype=np.int64), np.zeros((0, width)))
            self._direct = self._beside(nothing, [table for table in tables if table.label.startswith(DIRECT)])
        others = [table for table in tables if not table.label.startswith(DIRECT)]
        # Most of what events bring depends on no issue, so few sets of tables differ in more than the constant.
        scoped = tuple(table for table in others if table.scope)
        beside = self._scoped.get(scoped)
        if beside is None:
            beside = self._beside(self._direct, scoped)
            keep(self._scoped, scoped, beside, SCORERS_KEPT)
        constant = np.zeros(width)
        for table in others:
            if not table.scope:
                constant += self._lay(table).constant
        return AmountScorer(beside, constant)

    def _beside(self, first: Cells, tables: Iterable[AmountTable]) -> Cells:
        """``first`` with more tables, which depend on issues, laid beside it."""
        laid = [self._lay(table) for table in tables]
        offsets, end = [], len(first.cells)
        for table in laid:
            offsets.append(end)
            end += len(table.cells)
        return Cells(
            np.concatenate([first.strides, *(table.strides for table in laid)]),
            np.concatenate([first.offsets, np.array(offsets, dtype=np.int64)]),
            np.concatenate([first.cells, *(table.cells for table in laid)]),
        )

    def _lay(self, table: AmountTable) -> LaidTable:
        known = self._laid.get(table)
        if known is None:
            known = lay(table, self.objectives, len(self.compiler.scenario.issues))
            keep(self._laid, table, known, SCORERS_KEPT)
        return known

    def at(self, environment: Environment, packages: Packages) -> Floats:
        """Amounts (B, objectives) of a few complete packages (B, I); a new array."""
        scorer = self.scorer(environment)
        # The same offers are looked at in one environment after another, and most differ in the constant only.
        key = (scorer.tables, packages.tobytes())
        sums = self._sums.get(key)
        if sums is None:
            sums = scorer.tables.sums(packages)
            if len(packages) <= ROWS_KEPT:
                keep(self._sums, key, sums, SUMS_KEPT)
        amounts: Floats = sums + scorer.constant
        return amounts


def gather(table: AmountTable, packages: Packages) -> Floats:
    """Amounts (objectives of the table, B) of complete packages (B, I)."""
    if not table.scope:
        return table.amounts.reshape(-1, 1)
    cell = np.zeros(len(packages), dtype=np.int64)
    for issue, size in zip(table.scope, table.amounts.shape[1:], strict=True):
        cell = cell * size + packages[:, issue]
    picked: Floats = table.amounts.reshape(len(table.objectives), -1)[:, cell]
    return picked


Part: TypeAlias = tuple[slice, Floats]
"""Amounts (rows, B), or (rows, 1) where they are the same for all packages, with the objectives they are added to."""


@dataclass(eq=False)
class PackageAmounts:
    """Amount matrices of a fixed list of packages, environment by environment.

    An environment changes few tables, so what each adds is kept; the direct tables never change and are summed
    once. The order of summation is fixed, so that results do not depend on what was asked before.
    """

    compiler: PayoffCompiler
    objectives: Objectives
    packages: Packages
    _gathers: OrderedDict[AmountTable, tuple[Part, ...]] = field(default_factory=OrderedDict, repr=False)
    _direct: Floats | None = field(default=None, repr=False)

    def at(self, environment: Environment) -> Floats:
        """Amounts (objectives, B) against the opening day; a new array."""
        tables = self.compiler.compiled(environment).tables
        if self._direct is None:
            self._direct = np.zeros((len(self.objectives.column), len(self.packages)))
            for table in tables:
                if table.label.startswith(DIRECT):
                    _add(self._direct, self._parts(table))
        total = self._direct.copy()
        for table in tables:
            if not table.label.startswith(DIRECT):
                _add(total, self._gathered(table))
        return total

    def _gathered(self, table: AmountTable) -> tuple[Part, ...]:
        parts = self._gathers.get(table)
        if parts is None:
            parts = self._parts(table)
            keep(self._gathers, table, parts, GATHERS_KEPT)
        return parts

    def _parts(self, table: AmountTable) -> tuple[Part, ...]:
        """What one table adds, objective by objective: most tables move few of them."""
        rows = [self.objectives.column[objective] for objective in table.objectives]
        amounts = gather(table, self.packages)
        if rows == list(range(rows[0], rows[0] + len(rows))):
            return ((slice(rows[0], rows[0] + len(rows)), amounts),)
        return tuple((slice(row, row + 1), amounts[place : place + 1]) for place, row in enumerate(rows))


def _add(total: Floats, parts: Iterable[Part]) -> None:
    for rows, amounts in parts:
        changed = total[rows]
        changed += amounts


def keep(known: OrderedDict[Key, Value], key: Key, value: Value, most: int) -> None:
    """Keep a value in a bounded store; the oldest goes first."""
    known[key] = value
    if len(known) > most:
        known.popitem(last=False)
