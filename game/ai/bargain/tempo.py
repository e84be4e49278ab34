"""How fast to concede, from what waiting costs."""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.bargain.clock import Clock
from game.ai.bargain.skill import Skill

LINEAR = 1.0  # concession exponent when half of a deal's worth is gone at the deadline
MOST = 4.0
HALF = 0.5
EAGER = 0.7  # share of the Nash gain that is enough when half of a deal's worth is gone at the deadline
LOWEST = 0.5


@dataclass(frozen=True, slots=True)
class Tempo:
    """Concession exponent (below 1: Boulware) and share of the believed Nash gain held while time remains."""

    exponent: float
    floor: float

    def aspiration(self, time: float, start: float, nash: float) -> float:
        """Own gain aimed at: from ``start`` to the floor (Faratin, Sierra and Jennings 1998)."""
        floor = min(self.floor * nash, start)
        left: float = 1.0 - min(1.0, time) ** (1.0 / self.exponent)
        return floor + (start - floor) * left


def tempo_for(clock: Clock, skill: Skill) -> Tempo:
    """Boulware while waiting is free, linear when half the value goes, hasty beyond."""
    lost = (1.0 - clock.kept_at_end) / HALF
    exponent = skill.exponent + max(0.0, LINEAR - skill.exponent) * lost**2
    floor = skill.floor - (skill.floor - EAGER) * lost if skill.floor > EAGER else skill.floor
    return Tempo(min(MOST, exponent), max(LOWEST, floor) if skill.floor > LOWEST else floor)
