"""The path of offers and what kind of step each was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from game.payoff.model import PayoffModel
from game.rules.actions import OPEN, Package, Propose
from game.rules.records import Fact, FactCode, Record
from game.rules.state import Deal
from game.scenario.model import Scenario

__all__ = ["OfferStep", "StepKind", "classify", "offer_path"]

_SAME = 0.05  # points; a smaller move counts as none


class StepKind(StrEnum):
    """How an offer differs from the same side's one before, after Hindriks, Jonker and Tykhonov's step classes."""

    FIRST = "first"
    CONCESSION = "concession"  # worse for oneself, no worse for the other
    SELFISH = "selfish"  # better for oneself, no better for the other
    FORTUNATE = "fortunate"  # better for both
    UNFORTUNATE = "unfortunate"  # no better for oneself and worse for the other
    NICE = "nice"  # the same for oneself, better for the other
    SILENT = "silent"  # the same for both


@dataclass(frozen=True, slots=True)
class OfferStep:
    """One alternative of one offer: complete package (open issues as they stood) and both sides' points."""

    seq: int
    round: int
    side: str
    alternative: int
    package: Package
    points: tuple[float, float]
    kind: StepKind


def classify(own: float, other: float) -> StepKind:
    """The kind of a step that moves the proposer by ``own`` points and its counterpart by ``other``."""
    if abs(own) <= _SAME and abs(other) <= _SAME:
        return StepKind.SILENT
    if abs(own) <= _SAME:
        return StepKind.NICE if other > 0 else StepKind.UNFORTUNATE
    if own > 0:
        return StepKind.FORTUNATE if other > _SAME else StepKind.SELFISH
    return StepKind.CONCESSION if other >= -_SAME else StepKind.UNFORTUNATE


def offer_path(
    history: Sequence[Record], deals: Sequence[Deal], scenario: Scenario, model: PayoffModel
) -> tuple[OfferStep, ...]:
    """Every offer of a game, in order. A step compares the proposer's best alternatives of two offers in a row."""
    standing = list(scenario.status_quo)
    terms = {deal.number: deal.terms for deal in deals}
    last: dict[str, tuple[float, float]] = {}
    steps: list[OfferStep] = []
    for record in history:
        body = record.body
        if isinstance(body, Fact) and body.code is FactCode.DEAL_RATIFIED:
            number = body.arg("deal")
            for issue, option in terms.get(number, ()) if isinstance(number, int) else ():
                standing[issue] = option
        if not isinstance(body, Propose):
            continue
        side = scenario.seats_by_id[record.actor].side
        place = scenario.side_ids.index(side)
        packages = [
            tuple(now if option == OPEN else option for option, now in zip(alternative.package, standing, strict=True))
            for alternative in body.alternatives
        ]
        points = model.score(np.array(packages))
        best = max(range(len(packages)), key=lambda row: (points[row, place], points[row, 1 - place]))
        now_at = (float(points[best, 0]), float(points[best, 1]))
        before = last.get(side)
        kind = StepKind.FIRST
        if before is not None:
            kind = classify(now_at[place] - before[place], now_at[1 - place] - before[1 - place])
        last[side] = now_at
        steps.extend(
            OfferStep(
                record.seq, record.round, side, row, package, (float(points[row, 0]), float(points[row, 1])), kind
            )
            for row, package in enumerate(packages)
        )
    return tuple(steps)
