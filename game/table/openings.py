"""Games that begin alike.

A game between bots that draw no lots is settled by the table's draws: after the same draws, the same moves. The first
rounds of a series are therefore played once for each way they can go, and a game is played only from where it leaves
all before it. Dropping what is kept changes no game.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.rules.records import Record
from game.rules.state import State

ROUNDS_KEPT = 3  # later, hardly any two games have had the same draws
STRETCHES_KEPT = 8192


@dataclass(frozen=True, slots=True)
class Stretch:
    """A game from draws to the next ones or to its end: the state reached, the records made, the bots' decisions."""

    state: State
    records: tuple[Record, ...]
    decisions: int


@dataclass(slots=True)
class Openings:
    """Stretches of the games that the same bots have played in one scenario, by the outcomes drawn before each."""

    _stretches: dict[tuple[int, ...], Stretch] = field(default_factory=dict)

    def recall(self, drawn: tuple[int, ...]) -> Stretch | None:
        return self._stretches.get(drawn)

    def keep(self, drawn: tuple[int, ...], stretch: Stretch) -> None:
        if stretch.state.round <= ROUNDS_KEPT and len(self._stretches) < STRETCHES_KEPT:
            self._stretches[drawn] = stretch
