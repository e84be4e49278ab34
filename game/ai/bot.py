"""What a bot is to the rest of the program."""

from __future__ import annotations

from typing import Protocol

from game.ai.trace import Trace
from game.rules.actions import Action
from game.rules.view import View


class Bot(Protocol):
    """One seat's player. ``decide`` is a pure function of the view, the legal actions and the bot's seed.

    ``trace`` explains the last decision; it is never read by ``decide``.
    """

    @property
    def name(self) -> str: ...

    @property
    def seat(self) -> str: ...

    @property
    def ends_after_table(self) -> bool:
        """Whether the bot always ends its turn right after its table move: a table may then end it without asking."""
        ...

    @property
    def trace(self) -> tuple[Trace, ...]: ...

    def decide(self, view: View, legal: tuple[Action, ...]) -> Action:
        """The seat's next action. ``legal`` lists the enumerable ones; offers and guesses are composed freely."""
        ...


class NothingToDecideError(ValueError):
    """A bot was asked to move when its seat has nothing to decide."""

    def __init__(self, seat: str) -> None:
        self.seat = seat
        super().__init__(f"seat '{seat}' has nothing to decide now")
