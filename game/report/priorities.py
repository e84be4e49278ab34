"""What matters to a side: the swing of each issue, as the rules define it for consultations."""

from __future__ import annotations

from game.payoff.model import PayoffModel
from game.rules.consults import issue_swings

__all__ = ["priorities", "swings"]


def swings(model: PayoffModel) -> tuple[tuple[float, float], ...]:
    """Per issue, points per side between its best and its worst option, the other issues at the model's status quo."""
    return tuple(zip(issue_swings(model, 0), issue_swings(model, 1), strict=True))


def priorities(model: PayoffModel) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Issue indices per side, the most important first; equals in the order of the sheet."""
    table = swings(model)
    first, second = (tuple(sorted(range(len(table)), key=lambda issue: -table[issue][side])) for side in (0, 1))
    return first, second
