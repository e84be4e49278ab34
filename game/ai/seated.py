"""Who a bot is: its name, the seat it plays, and why it last did what it did."""

from __future__ import annotations

from game.ai.known import Known
from game.ai.trace import Trace

__all__ = ["Seated"]


class Seated:
    """What every bot of ``game.ai.bot.Bot`` keeps beside its way of deciding."""

    def __init__(self, name: str, known: Known, seed: int) -> None:
        self._name, self._known, self._seed = name, known, seed
        self._trace: tuple[Trace, ...] = ()

    @property
    def name(self) -> str:
        return self._name

    @property
    def seat(self) -> str:
        return self._known.seat

    @property
    def trace(self) -> tuple[Trace, ...]:
        return self._trace
