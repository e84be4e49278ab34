"""One application of the rules in progress: the state so far and the records made on the way.

``Play`` is local to one call of ``apply``; nothing outside ever sees it, so the rules stay pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from game.payoff import Environment
from game.rules.game import Game
from game.rules.records import EVERYONE, RULES, Body, Fact, FactCode, Record, Value
from game.rules.state import SideState, State


@dataclass(eq=False)
class Play:
    """``state`` is always current; changes are gathered and made into a new State only when it is read."""

    game: Game
    base: State
    records: list[Record] = field(default_factory=list)
    _changes: dict[str, Any] = field(default_factory=dict)

    @property
    def state(self) -> State:
        if self._changes:
            self.base = self.base.changed(self._changes)
            self._changes = {}
        return self.base

    def update(self, **changes: Any) -> None:
        self._changes.update(changes)

    @property
    def _sides(self) -> tuple[SideState, SideState]:
        sides: tuple[SideState, SideState] = self._changes.get("sides", self.base.sides)
        return sides

    def side(self, side: str) -> SideState:
        return self._sides[self.game.index(side)]

    def update_side(self, side: str, **changes: Any) -> None:
        first, second = self._sides
        if self.game.index(side) == 0:
            self.update(sides=(first.changed(changes), second))
        else:
            self.update(sides=(first, second.changed(changes)))

    def set_environment(self, environment: Environment) -> None:
        self.update(environment=self.game.compiler.intern(environment))

    def record(self, actor: str, body: Body, visible_to: str = EVERYONE, numbered: bool = True) -> None:
        """Log a body. Delegation business is not numbered: its count would tell the other side of it."""
        seq: int = self._changes.get("seq", self.base.seq)
        if numbered:
            seq += 1
            self.update(seq=seq)
        round_number: int = self._changes.get("round", self.base.round)
        self.records.append(Record(seq, round_number, actor, body, visible_to))

    def fact(self, code: FactCode, visible_to: str = EVERYONE, **args: Value) -> None:
        numbered = visible_to == EVERYONE
        self.record(RULES, Fact(code, tuple(args.items())), visible_to, numbered)
