"""The one interpreter of the effect vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from game.rules.meters import clamp
from game.rules.play import Play
from game.rules.records import FactCode
from game.scenario import vocabulary
from game.scenario.vocabulary import (
    CapitalEffect,
    ClaimEffect,
    DutyEffect,
    Effect,
    FlagEffect,
    ObjectiveEffect,
    RevealEffect,
    ScheduleEffect,
    SupportEffect,
    SuspendEffect,
    TemperatureEffect,
)


def apply_effects(play: Play, effects: Iterable[Effect], actor: str, cause: str) -> None:
    """Apply effects in order. ``actor`` is the side that ``self`` means ("" where there is none).

    ``cause`` names what did it, e.g. ``event:lumber232`` or ``measure:retaliate``: every consequence can be traced.
    """
    for effect in effects:
        _apply(play, effect, actor, cause)


def _apply(play: Play, effect: Effect, actor: str, cause: str) -> None:
    match effect:
        case DutyEffect(policy, breach):
            play.set_environment(play.state.environment.with_policy(policy, breach))
            play.fact(FactCode.DUTIES_CHANGED, sector=policy.sector, cause=cause)
        case ClaimEffect(sector):
            play.set_environment(play.state.environment.with_claim(effect))
            play.fact(FactCode.DUTIES_CHANGED, sector=sector, cause=cause)
        case ObjectiveEffect(side):
            for resolved in resolve(play, side, actor):
                play.set_environment(play.state.environment.with_objective(_on_side(effect, resolved)))
        case SupportEffect(side, delta, audience):
            for resolved in resolve(play, side, actor):
                move_support(play, resolved, audience, delta, cause)
        case CapitalEffect(side, delta):
            for resolved in resolve(play, side, actor):
                move_capital(play, resolved, delta, cause)
        case TemperatureEffect(delta):
            move_temperature(play, delta, cause)
        case RevealEffect():
            _reveal(play, effect, actor)
        case FlagEffect(flag, value):
            play.update(flags=play.state.flags | {flag} if value else play.state.flags - {flag})
        case ScheduleEffect(event, in_rounds):
            play.update(scheduled=(*play.state.scheduled, (event, play.state.round + in_rounds)))
        case SuspendEffect(rounds):
            play.update(suspended=max(play.state.suspended, rounds))
            play.fact(FactCode.SUSPENDED, rounds=rounds, cause=cause)


@lru_cache(maxsize=1024)
def _on_side(effect: ObjectiveEffect, side: str) -> ObjectiveEffect:
    """The effect with its side resolved: one object each time, so that environments compare by identity."""
    return replace(effect, side=side)


def resolve(play: Play, side: str, actor: str) -> tuple[str, ...]:
    """The side ids that a side word means."""
    match side:
        case vocabulary.BOTH:
            return play.game.scenario.side_ids
        case vocabulary.SELF:
            return (actor,)
        case vocabulary.OTHER:
            return (play.game.scenario.other(actor),)
        case _:
            return (side,)


def move_support(play: Play, side: str, audience: str | None, delta: float, cause: str) -> None:
    """Move one audience's support, or every audience of the side; 0-100."""
    before = play.side(side).support
    if audience is None:
        support = tuple([clamp(level + delta) for level in before])
    elif (place := play.game.audience_places[side].get(audience)) is not None:
        support = (*before[:place], clamp(before[place] + delta), *before[place + 1 :])
    else:
        return
    if support != before:
        play.update_side(side, support=support)
        play.fact(FactCode.SUPPORT_MOVED, side=side, audience=audience or "", delta=delta, cause=cause)


def move_capital(play: Play, side: str, delta: float, cause: str) -> None:
    before = play.side(side).capital
    after = clamp(before + delta, 0.0, play.game.scenario.dynamics.capital.cap)
    if after != before:
        play.update_side(side, capital=after)
        play.fact(FactCode.CAPITAL_MOVED, visible_to=side, side=side, delta=after - before, cause=cause)


def move_temperature(play: Play, delta: float, cause: str) -> None:
    before = play.state.temperature
    after = clamp(before + delta)
    if after != before:
        play.update(temperature=after)
        play.fact(FactCode.TEMPERATURE_MOVED, delta=after - before, cause=cause)


def _reveal(play: Play, effect: RevealEffect, actor: str) -> None:
    for about in resolve(play, effect.side, actor):
        for to in resolve(play, effect.to, actor):
            if to != about:
                reveal(play, to, about, effect.what.value)


def reveal(play: Play, to: str, about: str, what: str) -> None:
    """Tell side ``to`` something hidden about side ``about``; told once."""
    if (to, about, what) not in play.state.revealed:
        play.update(revealed=(*play.state.revealed, (to, about, what)))
        play.fact(FactCode.REVEALED, visible_to=to, side=about, what=what)
