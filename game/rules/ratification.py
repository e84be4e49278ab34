"""Two-level bargaining: what can be signed is what can be ratified at home (Putnam 1988).

A lot's margin at home is the least of (weighted support of those who can deliver it, after its effects, minus the
threshold) and (a named ratifier's support after its effects, minus its floor). The vote passes with chance
Phi(margin / vote_sd).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erf, sqrt

from game.payoff import Environment
from game.rules.actions import Package
from game.rules.game import Game
from game.rules.meters import clamp, weighted_support
from game.rules.view import Gauge
from game.scenario.politics import Audience

_SHOWN_MARGIN = 1.0  # half-width of the shown band, in support points


@dataclass(frozen=True, slots=True)
class Standing:
    """A side's support after a lot, and how far it is from passing. ``weakest``: the binding ratifier, or ""."""

    support: tuple[float, ...]
    shifts: tuple[float, ...]
    margin: float
    weakest: str


def audience_shifts(
    game: Game, side: str, environment: Environment, before: Package, after: Package
) -> tuple[float, ...]:
    """Change in each audience's support when ``before`` becomes ``after`` (complete packages), in scenario order."""
    changed = [issue for issue, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    if not changed:
        return tuple(0.0 for _ in game.scenario.audiences_by_side[side])
    old, new = game.compiler.amounts(environment, before), game.compiler.amounts(environment, after)
    direct: dict[str, float] = {}
    for issue in changed:
        for sign, package in ((1.0, after), (-1.0, before)):
            for shift in game.scenario.issues[issue].options[package[issue]].shifts:
                direct[shift.audience] = direct.get(shift.audience, 0.0) + sign * shift.delta
    return tuple(
        direct.get(audience.id, 0.0)
        + sum(per_unit * (new[objective] - old[objective]) for objective, per_unit in audience.interests)
        for audience in game.scenario.audiences_by_side[side]
    )


def voters(game: Game, side: str, lot: Package, before: Package) -> tuple[Audience, ...]:
    """Audiences that can deliver at least one option of the lot."""
    needed = {
        deliverer
        for issue, option in enumerate(lot)
        if option >= 0 and option != before[issue]
        for deliverer in game.scenario.issues[issue].options[option].delivered_by
    }
    return tuple(a for a in game.scenario.audiences_by_side[side] if needed & set(a.delivers))


def standing(
    game: Game, side: str, support: Sequence[float], environment: Environment, before: Package, after: Package
) -> Standing:
    """How a side stands on replacing ``before`` by ``after`` (complete packages), given its audiences' support."""
    shifts = audience_shifts(game, side, environment, before, after)
    moved = tuple(clamp(level + shift) for level, shift in zip(support, shifts, strict=True))
    rules = game.scenario.ratification
    if rules is None:
        return Standing(moved, shifts, float("inf"), "")
    audiences = game.scenario.audiences_by_side[side]
    electorate = {a.id for a in voters(game, side, after, before)} or {a.id for a in audiences}
    weight = sum(a.weight for a in audiences if a.id in electorate)
    threshold = next(s.threshold for s in rules.sides if s.side == side)
    mean = (
        sum(a.weight * s for a, s in zip(audiences, moved, strict=True) if a.id in electorate) / weight
        if weight > 0
        else weighted_support(game, side, moved)
    )
    margin, weakest = mean - threshold, ""
    for audience, level in zip(audiences, moved, strict=True):
        if audience.floor is not None and audience.id in electorate and level - audience.floor < margin:
            margin, weakest = level - audience.floor, audience.id
    return Standing(moved, shifts, margin, weakest)


def pass_chance(game: Game, margin: float) -> float:
    """Chance (0-1) that a vote with this margin passes."""
    rules = game.scenario.ratification
    if rules is None:
        return 1.0
    if rules.vote_sd <= 0:
        return 1.0 if margin >= 0 else 0.0
    return 0.5 * (1.0 + erf(margin / (rules.vote_sd * sqrt(2.0))))


def own_gauge(game: Game, side: str, measured: Standing) -> Gauge:
    """The gauge a side sees of its own vote."""
    return Gauge(
        side,
        pass_chance(game, measured.margin),
        pass_chance(game, measured.margin - _SHOWN_MARGIN),
        pass_chance(game, measured.margin + _SHOWN_MARGIN),
        measured.margin,
        measured.weakest,
    )


def other_gauge(game: Game, side: str, measured: Standing) -> Gauge:
    """The gauge shown to the other side: the chance to the nearest fifth as a band; no margin, no ratifier named."""
    low = min(0.8, int(pass_chance(game, measured.margin) * 5.0) / 5.0)
    return Gauge(side, low + 0.1, low, low + 0.2, 0.0, "")
