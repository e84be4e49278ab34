"""How a bot bargains: its persona's traits, on the scales of ``game.scenario.table.Persona``."""

from __future__ import annotations

from dataclasses import dataclass

from game.scenario.model import Scenario
from game.scenario.table import Persona

YOUNG = 0.3  # share of the clock over which a high opening is given up
ANCHOR_LIFT, PATIENCE_LIFT = 0.12, 0.05
OWNED = 0.75  # care for an issue that one's own office answers for


@dataclass(frozen=True, slots=True)
class Temper:
    """Traits on 0-1. ``rigidity`` is per issue index: 0 as its value says, 1 as if giving way cost half as much again.

    A persona has a ``name`` and an ``office``, the seat it holds; an even temper has neither. ``care`` (per issue, or
    empty) is how much more it speaks of an issue than its points say: what its office owns and what it is rigid on.
    """

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
    office: str = ""
    care: tuple[float, ...] = ()

    def lift(self, clock: float) -> float:
        """Share of its aspiration that a persona asks for beyond it: an anchor while the talks are young (``clock``,
        0-1), and patience throughout."""
        young = max(0.0, 1.0 - clock / YOUNG)
        return ANCHOR_LIFT * (self.anchor - 0.5) * young + PATIENCE_LIFT * (self.patience - 0.5)


def plain(scenario: Scenario) -> Temper:
    """An even-tempered bargainer."""
    return Temper(rigidity=(0.0,) * len(scenario.issues))


def temper_of(scenario: Scenario, persona: Persona) -> Temper:
    """A persona's traits; ``soft`` seats lower the rigidity of their issue, as the delegation bargains as one."""
    rigid = [0.0] * len(scenario.issues)
    for issue, degree in persona.rigidity:
        rigid[scenario.issue_index[issue]] = degree
    care = list(rigid)
    for issue in scenario.seats_by_id[persona.seat].owns:
        care[scenario.issue_index[issue]] += OWNED
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
        persona.seat,
        tuple(care),
    )
