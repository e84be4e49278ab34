"""How a bot bargains: its persona's traits, on the scales of ``game.scenario.table.Persona``."""

from __future__ import annotations

from dataclasses import dataclass

from game.scenario.model import Scenario
from game.scenario.table import Persona


@dataclass(frozen=True, slots=True)
class Temper:
    """Traits on 0-1. ``rigidity`` is per issue index: 0 as its value says, 1 as if it were worth twice as much."""

    anchor: float = 0.5
    patience: float = 0.5
    volatility: float = 0.0
    praise: float = 0.3
    insult: float = 0.3
    brinkmanship: float = 0.2
    reciprocity: float = 0.5
    grudge: float = 0.2
    rigidity: tuple[float, ...] = ()
    name: str = ""


def plain(scenario: Scenario) -> Temper:
    """An even-tempered bargainer."""
    return Temper(rigidity=(0.0,) * len(scenario.issues))


def temper_of(scenario: Scenario, persona: Persona) -> Temper:
    """A persona's traits; ``soft`` seats lower the rigidity of their issue, as the delegation bargains as one."""
    rigid = [0.0] * len(scenario.issues)
    for issue, degree in persona.rigidity:
        rigid[scenario.issue_index[issue]] = degree
    for _, issue, by in persona.soft:
        rigid[scenario.issue_index[issue]] *= 1.0 - by
    return Temper(
        persona.anchor,
        persona.patience,
        persona.volatility,
        persona.praise,
        persona.insult,
        persona.brinkmanship,
        persona.reciprocity,
        persona.grudge,
        tuple(rigid),
        persona.id,
    )
