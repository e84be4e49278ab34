"""Schema blocks to conditions, effects and policies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from game.core.text import Text
from game.scenario.schema.base import Text as TextBlock
from game.scenario.schema.vocabulary import (
    Comparison as ComparisonBlock,
)
from game.scenario.schema.vocabulary import (
    ComparisonOf,
    ConditionBlock,
    EffectBlock,
    OptionTest,
    PolicyBlock,
    SupportMove,
)
from game.scenario.vocabulary import (
    All,
    AnyOf,
    CapitalEffect,
    ClaimEffect,
    Comparison,
    Condition,
    DutyEffect,
    Effect,
    FlagEffect,
    FlagIs,
    MeasureUsed,
    Meter,
    MeterIs,
    Not,
    ObjectiveEffect,
    OptionIs,
    Policy,
    Quota,
    Revealed,
    RevealEffect,
    RoundIs,
    ScheduleEffect,
    Signed,
    SupportEffect,
    SuspendEffect,
    TemperatureEffect,
)

Actor: TypeAlias = Mapping[str, str]
"""The sides that ``self`` and ``other`` mean in a condition; empty where nobody acts."""

EXPORT_LAYER = "export"  # layer of an instrument that names none


@dataclass(frozen=True, slots=True)
class Names:
    """Which side each objective and audience belongs to."""

    objectives: dict[str, str]
    audiences: dict[str, str]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Sources, or the admission of an estimate, that hold for a mapping: its own or the nearest enclosing one's."""

    sources: tuple[str, ...] = ()
    estimate: bool = False

    def within(self, source: list[str] | None, estimate: bool | None) -> Provenance:
        """What holds inside a mapping that carries these keys."""
        if source is None and estimate is None:
            return self
        return Provenance(tuple(source or ()), bool(estimate))


def text(block: TextBlock) -> Text:
    return Text(block.en, block.fr)


def optional_text(block: TextBlock | None) -> Text | None:
    return None if block is None else text(block)


def option_is(test: OptionTest) -> OptionIs:
    if test.not_ is not None:
        return OptionIs(test.issue, tuple(test.not_), negate=True)
    return OptionIs(test.issue, tuple(test.is_ or ()))


def policy(block: PolicyBlock, sector: str = "") -> Policy:
    """``sector`` is the sector of the issue or sector the policy stands in."""
    quota = block.quota
    return Policy(
        sector=block.sector or sector,
        origin=block.origin,
        destination=block.destination,
        layer=block.layer or EXPORT_LAYER,
        rate=block.rate,
        quota=None
        if quota is None
        else Quota(quota.share, quota.in_rate, quota.over_rate, quota.fill, quota.rent_to_exporters),
        export_tax=block.export_tax,
        specific=block.specific,
        when=tuple(option_is(test) for test in block.when),
    )


def _support(move: SupportMove, names: Names) -> SupportEffect:
    side = names.audiences.get(move.of)
    return SupportEffect(move.of, move.delta) if side is None else SupportEffect(side, move.delta, move.of)


def effect(block: EffectBlock, names: Names) -> Effect:
    """The effect that a checked block stands for."""
    if block.duty is not None:
        return DutyEffect(policy(block.duty), block.duty.breach)
    if block.claim is not None:
        return ClaimEffect(block.claim.sector, block.claim.add, block.claim.ceiling)
    if block.support is not None:
        return _support(block.support, names)
    if block.capital is not None:
        return CapitalEffect(block.capital.of, block.capital.delta)
    if block.temperature is not None:
        return TemperatureEffect(block.temperature)
    if block.objective is not None:
        move = block.objective
        when = tuple(option_is(test) for test in move.when)
        return ObjectiveEffect(names.objectives[move.of], move.of, move.amount, when)
    if block.reveal is not None:
        return RevealEffect(block.reveal.of, Revealed(block.reveal.what), block.reveal.to)
    if block.flag is not None:
        return FlagEffect(block.flag.name, block.flag.value)
    if block.schedule is not None:
        return ScheduleEffect(block.schedule.event, block.schedule.in_)
    assert block.suspend is not None
    return SuspendEffect(block.suspend)


def effects(blocks: Iterable[EffectBlock], names: Names) -> tuple[Effect, ...]:
    return tuple(effect(block, names) for block in blocks)


def comparison(block: ComparisonBlock) -> tuple[Comparison, float]:
    """The comparison that a block makes and its constant."""
    for word in Comparison:
        value: float | None = getattr(block, word.value)
        if value is not None:
            return word, value
    raise AssertionError("the schema lets exactly one comparison through")


def _meter(meter: Meter, block: ComparisonBlock, names: Names, actor: Actor) -> MeterIs:
    word, value = comparison(block)
    if not isinstance(block, ComparisonOf):
        return MeterIs(meter, word, value)
    side = names.audiences.get(block.of) if meter is Meter.SUPPORT else None
    if side is not None:
        return MeterIs(meter, word, value, side, block.of)
    return MeterIs(meter, word, value, actor.get(block.of, block.of))


def condition(block: ConditionBlock, names: Names, actor: Actor) -> Condition:
    """The condition that a checked block stands for, with relative sides named."""
    if block.all is not None:
        return All(tuple(condition(part, names, actor) for part in block.all))
    if block.any is not None:
        return AnyOf(tuple(condition(part, names, actor) for part in block.any))
    if block.not_ is not None:
        return Not(condition(block.not_, names, actor))
    meters = (
        (Meter.SUPPORT, block.support),
        (Meter.CAPITAL, block.capital),
        (Meter.TEMPERATURE, block.temperature),
        (Meter.TALKS_END, block.talks_end),
    )
    for meter, compared in meters:
        if compared is not None:
            return _meter(meter, compared, names, actor)
    if block.round is not None:
        return RoundIs(block.round.first, block.round.last)
    if block.flag is not None:
        return FlagIs(block.flag.name, block.flag.value)
    if block.option is not None:
        return option_is(block.option)
    if block.signed is not None:
        return Signed(block.signed)
    assert block.used is not None
    return MeasureUsed(block.used.measure, block.used.times)


def optional_condition(block: ConditionBlock | None, names: Names, actor: Actor) -> Condition | None:
    return None if block is None else condition(block, names, actor)
