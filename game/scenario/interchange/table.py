"""A bargaining table as negotiation platforms exchange it: two linear additive utilities over discrete issues."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["UNIT", "Party", "Table", "TableIssue"]

UNIT = 100.0
"""Points that a utility of 1 is worth."""


@dataclass(frozen=True, slots=True)
class TableIssue:
    """An issue: its values in order, and what is said about each ("" for nothing)."""

    name: str
    values: tuple[str, ...]
    descriptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """One utility function: the sum over issues of weight x scale x evaluation, in points.

    ``evaluations`` and ``weights`` are kept as the file gives them; ``scales`` says how they count: 100 over the
    largest evaluation where a format normalises evaluations (Genius), 100 where it does not (NegMAS, GeniusWeb).

    Attributes:
        weights: one per issue.
        evaluations: one per value, in the order of the issue's values.
        scales: one per issue, points per unit at a weight of 1.
        reservation: utility of no agreement, on the 0-1 scale.
        discount: utilities are multiplied by ``discount ** t``, t from 0 at the opening to 1 at the deadline; 1: none.
    """

    name: str
    weights: tuple[float, ...]
    evaluations: tuple[tuple[float, ...], ...]
    scales: tuple[float, ...]
    reservation: float = 0.0
    discount: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    issues: tuple[TableIssue, ...]
    parties: tuple[Party, Party]
