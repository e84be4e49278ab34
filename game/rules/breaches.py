"""Breach and snap-back: a measure that overrides ratified terms, and the other side's answer."""

from __future__ import annotations

from dataclasses import replace

from game.payoff.instruments import slot_of
from game.rules.effects import apply_effects
from game.rules.game import Game
from game.rules.paths import path_model
from game.rules.play import Play
from game.rules.records import FactCode
from game.rules.settled import committed, in_force
from game.rules.state import Deal, DealStatus, State
from game.scenario.politics import Measure
from game.scenario.vocabulary import DutyEffect, Effect, ObjectiveEffect


def terms_overridden(game: Game, state: State, effects: tuple[Effect, ...]) -> tuple[tuple[int, int], ...]:
    """(deal number, issue) of ratified terms that a breach measure's effects set aside.

    A duty effect marked ``breach`` overrides the terms that use its instrument; an objective effect takes back what
    the terms it is conditional on were worth.
    """
    ratified = [deal for deal in state.deals if deal.status is DealStatus.RATIFIED]
    if not ratified:
        return ()
    slots = {
        (effect.policy.sector, *slot_of(effect.policy))
        for effect in effects
        if isinstance(effect, DutyEffect) and effect.breach
    }
    conditions = [c for effect in effects if isinstance(effect, ObjectiveEffect) for c in effect.when]

    def overridden(issue: int, option: int) -> bool:
        spec = game.scenario.issues[issue]
        chosen = spec.options[option]
        named = any(c.issue == spec.id and (chosen.id in c.options) != c.negate for c in conditions)
        return named or any((policy.sector, *slot_of(policy)) in slots for policy in chosen.policies)

    return tuple(
        (deal.number, issue) for deal in ratified for issue, option in deal.in_force if overridden(issue, option)
    )


def breach(play: Play, side: str, measure: Measure, effects: tuple[Effect, ...]) -> None:
    """Mark the deals that a measure's effects break, with the cost that breaking them has."""
    if not measure.breach:
        return
    broken = terms_overridden(play.game, play.state, effects)
    for number in dict.fromkeys(number for number, _ in broken):
        issue = next(i for n, i in broken if n == number)
        _put(play, number, status=DealStatus.BREACHED, breached_by=side, breach_round=play.state.round)
        play.fact(FactCode.BREACHED, side=side, deal=number, issue=issue)
        apply_effects(play, play.game.scenario.dynamics.breach, side, f"breach:{number}")


def may_snap_back(state: State, side: str) -> tuple[Deal, ...]:
    """Deals the other side has broken and this side may still answer: on its next turn."""
    return tuple(
        deal
        for deal in state.deals
        if deal.status is DealStatus.BREACHED
        and deal.breached_by not in (None, side)
        and deal.breach_round is not None
        and state.round <= deal.breach_round + 1
    )


def snap_back(play: Play, side: str, number: int) -> None:
    """Take back one's own concessions in a broken deal: the terms that cost this side points."""
    game, state = play.game, play.state
    deal = next(d for d in state.deals if d.number == number)
    model, now = path_model(game, state), committed(game, state)
    packages = [now]
    for issue, _ in deal.in_force:
        packages.append((*now[:issue], game.scenario.status_quo[issue], *now[issue + 1 :]))
    points = model.score(packages)[:, game.index(side)]
    kept = tuple(term for term, without in zip(deal.in_force, points[1:], strict=True) if without <= points[0] + 1e-9)
    _put(play, number, status=DealStatus.SNAPPED_BACK, in_force=kept)
    play.update(in_force=in_force(game, play.state))
    play.fact(FactCode.SNAPPED_BACK, side=side, deal=number)
    apply_effects(play, game.scenario.dynamics.snap_back, side, f"snap_back:{number}")


def _put(play: Play, number: int, **changes: object) -> None:
    deals = tuple(
        replace(deal, **changes) if deal.number == number else deal  # type: ignore[arg-type]
        for deal in play.state.deals
    )
    play.update(deals=deals)
