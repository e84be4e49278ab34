"""One application of the rules in progress: the state so far and the records made on the way.

``Play`` is local to one call of ``apply``; nothing outside ever sees it, so the rules stay pure.
"""

from __future__ import annotations

from collections.abc import Callable

from game.payoff import Environment
from game.rules.game import Game
from game.rules.records import EVERYONE, RULES, Body, Fact, FactCode, Record, Value
from game.rules.state import SideState, State


class Play:
    """``state`` is current but for its ``seq``: a copy of the state given, amended in place until it is handed out."""

    __slots__ = ("_seq", "game", "records", "state", "update")

    def __init__(self, game: Game, given: State) -> None:
        self.game = game
        self.state = given.changed({})
        # Straight to the fields: a game makes thousands of changes, and a call between costs as much as the change.
        self.update: Callable[..., None] = self.state.__dict__.update
        self.records: list[Record] = []
        self._seq = given.seq

    def outcome(self) -> tuple[State, tuple[Record, ...]]:
        """What ``apply`` hands out, once."""
        self.update(seq=self._seq)
        return self.state, tuple(self.records)

    def side(self, side: str) -> SideState:
        first, second = self.state.sides
        return first if first.id == side else second

    def update_side(self, side: str, **changes: object) -> None:
        first, second = self.state.sides
        if first.id == side:
            self.update(sides=(first.changed(changes), second))
        else:
            self.update(sides=(first, second.changed(changes)))

    def set_environment(self, environment: Environment) -> None:
        self.update(environment=self.game.compiler.intern(environment))

    def record(self, actor: str, body: Body, visible_to: str = EVERYONE, numbered: bool = True) -> None:
        """Log a body. Delegation business is not numbered: its count would tell the other side of it."""
        if numbered:
            self._seq += 1
        self.records.append(Record(self._seq, self.state.round, actor, body, visible_to))

    def fact(self, code: FactCode, visible_to: str = EVERYONE, **args: Value) -> None:
        self.record(RULES, Fact(code, tuple(args.items())), visible_to, visible_to == EVERYONE)
