"""What effects move, in a few words, from one side's place: for statements, measures and replies."""

from __future__ import annotations

from collections.abc import Iterable

from game.lang.names import Wording
from game.scenario.vocabulary import (
    BOTH,
    OTHER,
    SELF,
    CapitalEffect,
    ClaimEffect,
    DutyEffect,
    Effect,
    ObjectiveEffect,
    SupportEffect,
    SuspendEffect,
    TemperatureEffect,
)

__all__ = ["effects_text"]


def effects_text(effects: Iterable[Effect], wording: Wording, side: str) -> str:
    """What a player of ``side`` can see coming, each with its amount; flags and later events stay unsaid."""
    listed = tuple(effects)
    parts = [_one(effect, wording, side) for effect in (*_summed(listed), *(e for e in listed if not _counted(e)))]
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _counted(effect: Effect) -> bool:
    return isinstance(effect, ObjectiveEffect)


def _summed(effects: tuple[Effect, ...]) -> list[ObjectiveEffect]:
    """One effect an objective: what holds under several conditions together is told as its most."""
    found: dict[tuple[str, str], ObjectiveEffect] = {}
    for effect in effects:
        if isinstance(effect, ObjectiveEffect):
            key = (effect.side, effect.objective)
            before = found.get(key)
            amount = effect.amount + (before.amount if before is not None else 0.0)
            when = effect.when or (before.when if before is not None else ())
            found[key] = ObjectiveEffect(effect.side, effect.objective, amount, when)
    return list(found.values())


def _one(effect: Effect, wording: Wording, side: str) -> str:
    t, formats = wording.t, wording.formats
    match effect:
        case SupportEffect(side=whose, delta=delta, audience=audience):
            moved = formats.points(delta, signed=True)
            if audience:
                return t("{audience} {delta}", audience=wording.audience(audience), delta=moved)
            if whose == BOTH:
                return t("Support on both sides {delta}", delta=moved)
            own = whose in (SELF, side)
            return t("Home support {delta}", delta=moved) if own else t("Their support {delta}", delta=moved)
        case TemperatureEffect(delta=delta):
            return t("Temperature {delta}", delta=formats.points(delta, signed=True))
        case CapitalEffect(side=whose, delta=delta):
            own = whose in (SELF, side, BOTH)
            moved = formats.points(delta, signed=True)
            return t("Political capital {delta}", delta=moved) if own else t("Their capital {delta}", delta=moved)
        case ObjectiveEffect(side=whose, objective=objective, amount=amount, when=when):
            what = f"{wording.objective(objective)} {wording.objective_amount(objective, amount)}"
            if when:
                # It counts only while the options it names are in force.
                what = t("{what} at most", what=what)
            other = wording.scenario.other(side)
            return t("{side}: {what}", side=wording.side(other), what=what) if whose in (OTHER, other) else what
        case DutyEffect(policy=policy) if policy.rate is not None:
            return t(
                "Duty on {sector}: {rate}", sector=wording.sector(policy.sector), rate=formats.percent(policy.rate)
            )
        case ClaimEffect(sector=sector, add=add):
            return t("CUSMA claims, {sector}: {share}", sector=wording.sector(sector), share=formats.percent(add))
        case SuspendEffect(rounds=rounds):
            return t.plural("Talks suspended for a round", "Talks suspended for {count} rounds", rounds)
        case _:
            return ""
