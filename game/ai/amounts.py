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
from game.payoff.laid import Laid

Floats = NDArray[np.float64]
Packages = NDArray[np.int64]

Key = TypeVar("Key")
Value = TypeVar("Value")

GATHERS_KEPT = 128
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
    return Objectives(compiler.columns)


@dataclass(eq=False)
class AmountBook:
    """Amounts of a few packages at a time. What is kept only accelerates."""

    compiler: PayoffCompiler
    _sums: OrderedDict[tuple[Laid, bytes], Floats] = field(default_factory=OrderedDict, repr=False)

    def at(self, environment: Environment, packages: Packages) -> Floats:
        """Amounts (B, objectives) of complete packages (B, I); a new array."""
        compiled = self.compiler.compiled(environment)
        # The same offers are looked at in one environment after another, and most differ in the constant only.
        key = (compiled.laid, packages.tobytes())
        sums = self._sums.get(key)
        if sums is None:
            sums = compiled.laid.sums(packages)
            if len(packages) <= ROWS_KEPT:
                keep(self._sums, key, sums, SUMS_KEPT)
        amounts: Floats = sums + compiled.constant
        return amounts


def gather(table: AmountTable, packages: Packages) -> Floats:
    """Amounts (objectives of the table, B) of complete packages (B, I)."""
    if not table.scope:
        return table.amounts.reshape(-1, 1)
    cell = np.zeros(len(packages), dtype=np.int64)
    for issue, size in zip(table.scope, table.amounts.shape[1:], strict=True):
        cell = cell * size + packages[:, issue]
    picked: Floats = table.amounts.reshape(len(table.objectives), -1).take(cell, axis=1)
    return picked


Part: TypeAlias = tuple[slice, Floats]
"""Amounts (rows, B), or (rows, 1) where they are the same for all packages, with the objectives they are added to."""


@dataclass(eq=False)
class PackageAmounts:
    """Amount matrices of a fixed list of packages, for one set of an environment's tables after the other.

    An environment changes few tables, so what each adds is kept; the direct tables never change and are summed
    once. The order of summation is fixed, so that results do not depend on what was asked before.
    """

    compiler: PayoffCompiler
    objectives: Objectives
    packages: Packages
    _gathers: OrderedDict[AmountTable, tuple[Part, ...]] = field(default_factory=OrderedDict, repr=False)
    _direct: Floats | None = field(default=None, repr=False)

    def at(self, varied: tuple[AmountTable, ...]) -> Floats:
        """Amounts (objectives, B), but for what is the same for every package: the direct ones and those of the tables
        ``varied``; a new array."""
        if self._direct is None:
            self._direct = np.zeros((len(self.objectives.column), len(self.packages)))
            for table in self.compiler.direct:
                _add(self._direct, self._parts(table))
        total = self._direct.copy()
        for table in varied:
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
