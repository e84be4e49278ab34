"""Which games a tournament consists of. A game depends on (seed, scenario, number, bots) and on nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from zlib import crc32

import numpy as np

from game.table.match import game_seed

__all__ = ["Key", "Piece", "Plan", "Table", "table_seed"]

GAMES_A_PIECE = 4  # what an interrupted worker can lose, against the cost of handing out work

Key = tuple[str, str, str, int]
"""A game: scenario id, the first side's bot, the second side's, its number."""


@dataclass(frozen=True)
class Table:
    """A scenario of the tournament: its id and its resolved text, which is what travels to workers."""

    name: str
    resolved: str

    @cached_property
    def digest(self) -> str:
        """Hex SHA-256 of the resolved text."""
        return sha256(self.resolved.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Piece:
    """Some games of two bots at one table."""

    table: str
    resolved: str
    bots: tuple[str, str]
    seed: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A round robin: at every table each bot meets every bot, itself included, in both seats, ``games`` times.

    Game ``number`` of a table has the same seed, so the same mandates and the same news, for all pairs of bots: bots
    are compared with the same opponents in the same games.
    """

    bots: tuple[str, ...]
    tables: tuple[Table, ...]
    games: int
    seed: int

    @property
    def total(self) -> int:
        """Games in all."""
        return len(self.tables) * len(self.bots) ** 2 * self.games

    def every_game(self) -> Iterator[Key]:
        """Every game, table by table: the order in which they are summed up."""
        for table in self.tables:
            for first in self.bots:
                for second in self.bots:
                    for number in range(self.games):
                        yield table.name, first, second, number

    def pieces(self, known: Collection[Key]) -> tuple[Piece, ...]:
        """The games that are not ``known`` yet, as pieces of work."""
        found: list[Piece] = []
        for table in self.tables:
            for first in self.bots:
                for second in self.bots:
                    left = [n for n in range(self.games) if (table.name, first, second, n) not in known]
                    for start in range(0, len(left), GAMES_A_PIECE):
                        numbers = tuple(left[start : start + GAMES_A_PIECE])
                        seed = table_seed(self.seed, table.name)
                        found.append(Piece(table.name, table.resolved, (first, second), seed, numbers))
        return tuple(found)


def table_seed(seed: int, table: str) -> int:
    """The seed of a table's series of games: the same whatever other tables a tournament has."""
    return game_seed(int(np.random.SeedSequence([seed, crc32(table.encode())]).generate_state(1)[0]), 0)
