"""What effects are worth to a side, in points of its score: for measures, replies and statements.

Duties, claims and amounts are judged on the opening path at two places, the status quo and a deal near the believed
Nash point, so that a judgement never depends on what was looked at before and is made once per scenario.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from game.ai.menu import Situation, Valuer
from game.ai.pool import Ground
from game.ai.shortlist import pool_for
from game.ai.thinking import pause_point
from game.payoff import Environment
from game.rules.actions import Package
from game.scenario.politics import EventReply, Tone
from game.scenario.vocabulary import (
    BOTH,
    OTHER,
    SELF,
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

DEAL_ODDS = 0.6  # how likely a bot takes an eventual deal to be when it judges a measure
LEVERAGE = 0.7  # share of the Nash point's shift that is credited to a better fall-back
CAPITAL_POINT = 0.15  # points that a unit of capital is worth while it can still buy measures
CALM_DEGREE, HOT_DEGREE = 0.06, 0.35  # points that a degree costs below and above the temperature at which talks end
NEAR = 4.0  # degrees below that temperature at which it already counts as hot
REVEAL_POINTS = 1.0
SUSPENDED_ROUND = 2.0
AFTERMATH = 0.7  # discount on what a scheduled event does later


@dataclass(frozen=True, slots=True)
class Worth:
    """``points`` for the bot's side; ``degrees`` the temperature moves, priced by ``total`` where it stands."""

    points: float
    degrees: float

    def total(self, temperature: float, ends_at: float, dread: float = 1.0) -> float:
        hot = temperature + max(self.degrees, 0.0) > ends_at - NEAR
        return self.points - dread * self.degrees * (HOT_DEGREE if hot else CALM_DEGREE)


class Judge:
    """Judges effects for one seat and mandate."""

    def __init__(self, ground: Ground, mandate: str) -> None:
        self._ground, self._mandate = ground, mandate
        self._scenario = ground.known.scenario
        self._valuer = Valuer(ground)
        self._path = ground.known.compiler.opening_path()
        self._odds = np.asarray(ground.odds[ground.known.other])
        self._deal = self._likely_deal()
        self._lasting: dict[Effect, float] = {}
        self._known: dict[tuple[str, int], Worth] = {}
        self._replies: dict[tuple[str, str], Worth] = {}

    def worth(self, effects: Iterable[Effect], actor: int) -> Worth:
        """What effects are worth to the bot's side when side ``actor`` causes them."""
        points = degrees = 0.0
        for effect in effects:
            if isinstance(effect, TemperatureEffect):
                degrees += effect.delta
            elif isinstance(effect, ScheduleEffect):
                later = self.worth(self._scenario.events_by_id[effect.event].effects, actor)
                points += AFTERMATH * later.points
                degrees += AFTERMATH * later.degrees
            else:
                points += self._points(effect, actor)
        return Worth(points, degrees)

    def measure(self, measure: str, level: int) -> Worth:
        """What the bot's own measure is worth at its ``level``-th use."""
        known = self._known.get((measure, level))
        if known is None:
            pause_point()
            spec = self._scenario.measures_by_id[measure]
            known = self._known[(measure, level)] = self.worth(spec.levels[level], self._ground.known.side)
        return known

    def reply(self, event: str, reply: EventReply) -> Worth:
        """What the bot's own answer to an event is worth."""
        known = self._replies.get((event, reply.id))
        if known is None:
            known = self._replies[(event, reply.id)] = self.worth(reply.effects, self._ground.known.side)
        return known

    def tone(self, tone: Tone) -> Worth:
        """What a statement in this tone is worth to the bot's side when it makes it."""
        known = self._known.get((tone.value, -1))
        if known is None:
            spoken = (s.effects for s in self._scenario.dynamics.statements if s.tone is tone)
            known = self._known[(tone.value, -1)] = self.worth(next(spoken, ()), self._ground.known.side)
        return known

    def _points(self, effect: Effect, actor: int) -> float:
        own = self._ground.known.side
        match effect:
            case SupportEffect(side, delta, audience):
                return self._support(delta, audience) if own in self._sides(side, actor) else 0.0
            case CapitalEffect(side, delta):
                held = self._sides(side, actor)
                return delta * CAPITAL_POINT * ((own in held) - 0.5 * (1 - own in held))
            case DutyEffect() | ClaimEffect() | ObjectiveEffect():
                return self._lasting_points(effect, actor)
            case RevealEffect(side):
                told = self._sides(side, actor)
                return REVEAL_POINTS * ((1 - own in told) - (own in told))
            case SuspendEffect(rounds):
                return -SUSPENDED_ROUND * rounds
            case FlagEffect() | TemperatureEffect() | ScheduleEffect():
                return 0.0

    def _sides(self, word: str, actor: int) -> tuple[int, ...]:
        if word == BOTH:
            return (0, 1)
        if word == SELF:
            return (actor,)
        if word == OTHER:
            return (1 - actor,)
        return (self._scenario.side_ids.index(word),)

    def _support(self, delta: float, audience: str | None) -> float:
        side = self._scenario.side_ids[self._ground.known.side]
        audiences = self._scenario.audiences_by_side[side]
        total = sum(known.weight for known in audiences) or 1.0
        share = sum(known.weight for known in audiences if audience in (None, known.id)) / total
        return self._scenario.dynamics.politics_weight * delta * share

    def _lasting_points(self, effect: DutyEffect | ClaimEffect | ObjectiveEffect, actor: int) -> float:
        points = 0.0
        if isinstance(effect, ObjectiveEffect):
            for side in self._sides(effect.side, actor):
                resolved = ObjectiveEffect(self._scenario.side_ids[side], effect.objective, effect.amount, effect.when)
                points += self._shift(resolved)
            return points
        return self._shift(effect)

    def _shift(self, effect: DutyEffect | ClaimEffect | ObjectiveEffect) -> float:
        """Nash-point reading of a lasting effect: own fall-back, and half of the shift in the surplus to be shared."""
        known = self._lasting.get(effect)
        if known is not None:
            return known
        changed = self._changed(effect)
        quo = self._scenario.status_quo
        alone_own, alone_theirs = self._difference(changed, quo)
        deal_own, deal_theirs = self._difference(changed, self._deal)
        shared = 0.5 * (alone_own - alone_theirs + deal_own + deal_theirs)
        value = (1.0 - DEAL_ODDS) * alone_own + DEAL_ODDS * (LEVERAGE * shared + (1.0 - LEVERAGE) * deal_own)
        self._lasting[effect] = value
        return value

    def _changed(self, effect: DutyEffect | ClaimEffect | ObjectiveEffect) -> Environment:
        if isinstance(effect, DutyEffect):
            return self._path.with_policy(effect.policy, effect.breach)
        if isinstance(effect, ClaimEffect):
            return self._path.with_claim(effect)
        return self._path.with_objective(effect)

    def _difference(self, changed: Environment, package: Package) -> tuple[float, float]:
        own, theirs = self._valuer.position(changed, package, self._mandate)
        own_before, theirs_before = self._valuer.position(self._path, package, self._mandate)
        return own - own_before, float((theirs - theirs_before) @ self._odds)

    def _likely_deal(self) -> Package:
        scenario = self._scenario
        closed = (False,) * len(scenario.issues)
        pool = pool_for(self._ground, self._mandate, scenario.status_quo, closed, True)
        start = tuple(tuple(a.start for a in scenario.audiences_by_side[side]) for side in scenario.side_ids)
        now = Situation(self._path, scenario.status_quo, closed, (start[0], start[1]), 1.0, self._mandate)
        values = self._valuer.menu(pool, now)
        product = np.maximum(values.own, 0.0) * np.maximum(values.theirs @ self._odds, 0.0)
        return tuple(int(option) for option in pool.complete[int(product.argmax())])


@lru_cache(maxsize=32)
def judge_for(ground: Ground, mandate: str) -> Judge:
    """The judge of a seat's side and mandate, shared by the bots of one process."""
    return Judge(ground, mandate)
