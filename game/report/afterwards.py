"""After the settlement: packages better for both that were answered blind, beside the score and never in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.payoff.model import PayoffModel
from game.rules.actions import Package
from game.rules.records import Fact, FactCode
from game.rules.view import View

__all__ = ["Afterwards", "afterwards"]


@dataclass(frozen=True, slots=True)
class Afterwards:
    """One package put to both; ``gains`` over the final position, in points; ``taken`` when both accepted it."""

    package: Package
    gains: tuple[float, float]
    taken: bool


def afterwards(view: View, model: PayoffModel, final: Package) -> tuple[Afterwards, ...]:
    """The packages put to both sides after the settlement, with the one that both took; none where none were put."""
    if not view.post_settlement:
        return ()
    chosen = next(
        (
            record.body.arg("outcome")
            for record in view.history
            if isinstance(record.body, Fact) and record.body.code is FactCode.POST_SETTLEMENT
        ),
        None,
    )
    gains = model.score(np.array(view.post_settlement)) - model.score(np.array([final]))[0]
    return tuple(
        Afterwards(package, (float(first), float(second)), number == chosen)
        for number, (package, (first, second)) in enumerate(zip(view.post_settlement, gains, strict=True))
    )
