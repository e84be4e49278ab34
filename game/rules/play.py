"""One application of the rules in progress: the state so far and the records made on the way.

``Play`` is local to one call of ``apply``; nothing outside ever sees it, so the rules stay pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from game.rules.game import Game
from game.rules.records import EVERYONE, RULES, Body, Fact, FactCode, Record, Value
from game.rules.state import SideState, State


@dataclass(eq=False)
class Play:
    game: Game
    state: State
    records: list[Record] = field(default_factory=list)

    def update(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)

    def side(self, side: str) -> SideState:
        return self.state.sides[self.game.index(side)]

    def update_side(self, side: str, **changes: Any) -> None:
        sides = list(self.state.sides)
        index = self.game.index(side)
        sides[index] = replace(sides[index], **changes)
        self.update(sides=(sides[0], sides[1]))

    def record(self, actor: str, body: Body, visible_to: str = EVERYONE, numbered: bool = True) -> None:
        """Log a body. Delegation business is not numbered: its count would tell the other side of it."""
        if numbered:
            self.update(seq=self.state.seq + 1)
        self.records.append(Record(self.state.seq, self.state.round, actor, body, visible_to))

    def fact(self, code: FactCode, visible_to: str = EVERYONE, **args: Value) -> None:
        numbered = visible_to == EVERYONE
        self.record(RULES, Fact(code, tuple(args.items())), visible_to, numbered)
