"""One finished game of a tournament, as it is kept."""

from __future__ import annotations

import math
from dataclasses import dataclass

from game.table.tournament.plan import Key

__all__ = ["GameRow", "Pair"]

Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class GameRow:
    """Figures are in the order of the sides.

    Attributes:
        scores: in points (game.md, section 3).
        gains: points of the final position over no agreement.
        final: points of the final position, for the mandates drawn, on the path the game took.
        nash: points of that game's Nash point; None when no package is better than no deal for both.
        to_frontier: Euclidean distance, in points, from the final position to the nearest point of the frontier.
    """

    table: str
    bots: tuple[str, str]
    number: int
    ending: str
    rounds: int
    agreed: bool
    signatures: int
    decisions: int
    mandates: tuple[str, str]
    scores: Pair
    gains: Pair
    final: Pair
    nash: Pair | None
    to_frontier: float

    @property
    def key(self) -> Key:
        return self.table, self.bots[0], self.bots[1], self.number

    @property
    def cluster(self) -> tuple[str, int]:
        """Games that share their scenario and seed, and so mandates and news."""
        return self.table, self.number

    @property
    def to_nash(self) -> float | None:
        """Euclidean distance, in points, from the final position to the Nash point."""
        return None if self.nash is None else math.dist(self.final, self.nash)
