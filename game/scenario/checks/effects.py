"""Effects and conditions wherever they stand: their ids, and whether somebody acts there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.scenario.checks import economy as check_economy
from game.scenario.checks import references as check_references
from game.scenario.checks.findings import Findings
from game.scenario.nodes import Loc
from game.scenario.schema.vocabulary import ConditionBlock, EffectBlock
from game.scenario.vocabulary import BOTH, OTHER, SELF


@dataclass(frozen=True, slots=True)
class Place:
    """A list of effects, where it stands, and whether a side acts there (so that ``self`` means something)."""

    effects: list[EffectBlock]
    loc: Loc
    actor: bool


def places(found: Findings) -> Iterator[Place]:
    """Every list of effects of the scenario."""
    block = found.block
    for audience_id, audience in block.audiences.items():
        if audience.act is not None:
            yield Place(audience.act.effects, ("audiences", audience_id, "act", "effects"), True)
    for measure_id, measure in block.measures.items():
        for number, level in enumerate(measure.levels):
            yield Place(level, ("measures", measure_id, "levels", number), True)
    for event_id, event in block.events.items():
        yield Place(event.effects, ("events", event_id, "effects"), False)
        for number, ask in enumerate(event.asks):
            for place, reply in enumerate(ask.replies):
                loc = ("events", event_id, "asks", number, "replies", place, "effects")
                yield Place(reply.effects, loc, True)
    if block.ratification is not None:
        yield Place(block.ratification.on_pass, ("ratification", "on_pass"), True)
        yield Place(block.ratification.on_fail, ("ratification", "on_fail"), True)
    dynamics = block.dynamics
    for tone in type(dynamics.statements).model_fields:
        statement = getattr(dynamics.statements, tone, None)
        if isinstance(statement, type(dynamics.statements.neutral)):
            yield Place(statement.effects, ("dynamics", "statements", tone, "effects"), True)
    yield Place(dynamics.breakdown.effects, ("dynamics", "breakdown", "effects"), False)
    if dynamics.pledges is not None:
        yield Place(dynamics.pledges.made, ("dynamics", "pledges", "made"), True)
        yield Place(dynamics.pledges.broken, ("dynamics", "pledges", "broken"), True)
    if dynamics.consult is not None:
        yield Place(dynamics.consult.asked, ("dynamics", "consult", "asked"), True)
        yield Place(dynamics.consult.refused, ("dynamics", "consult", "refused"), True)
    yield Place(dynamics.walk_away, ("dynamics", "walk_away"), True)
    yield Place(dynamics.breach, ("dynamics", "breach"), True)
    yield Place(dynamics.snap_back, ("dynamics", "snap_back"), True)


def conditions(found: Findings) -> Iterator[tuple[ConditionBlock, Loc, bool]]:
    """Every top-level condition with its place and whether a side acts there."""
    for measure_id, measure in found.block.measures.items():
        if measure.when is not None:
            yield measure.when, ("measures", measure_id, "when"), True
    for event_id, event in found.block.events.items():
        if event.when is not None:
            yield event.when, ("events", event_id, "when"), False


def check(found: Findings) -> None:
    """Effects and conditions name what exists, and ``self`` only where somebody acts."""
    for place in places(found):
        for number, effect in enumerate(place.effects):
            _effect(found, effect, (*place.loc, number), place.actor)
    for condition, loc, actor in conditions(found):
        _condition(found, condition, loc, actor)


def _side(found: Findings, got: str, loc: Loc, actor: bool, *, also: Iterable[str] = (), both: bool = True) -> None:
    if got in (SELF, OTHER):
        if not actor:
            known = ", ".join(found.block.sides)
            found.add("no-actor", loc, hint="name-the-side", got=got, known=known)
        return
    if got == BOTH and both:
        return
    extra = list(also)
    relative = ([SELF, OTHER] if actor else []) + ([BOTH] if both else [])
    found.refer("audience or side" if extra else "side", got, [*extra, *found.block.sides, *relative], loc)


def _effect(found: Findings, effect: EffectBlock, loc: Loc, actor: bool) -> None:
    block = found.block
    if effect.duty is not None:
        check_economy.policy(found, effect.duty, (*loc, "duty"), None)
    elif effect.claim is not None:
        spot = (*loc, "claim", "sector")
        if found.refer("sector", effect.claim.sector, block.sectors, spot):
            economy = block.sectors[effect.claim.sector].economy
            if economy is None or economy.claim is None:
                found.add("no-claim", spot, got=effect.claim.sector)
    elif effect.support is not None:
        _side(found, effect.support.of, (*loc, "support", "of"), actor, also=block.audiences)
    elif effect.capital is not None:
        _side(found, effect.capital.of, (*loc, "capital", "of"), actor)
    elif effect.objective is not None:
        found.refer("objective", effect.objective.of, block.objectives, (*loc, "objective", "of"))
        check_references.tests(found, effect.objective.when, (*loc, "objective", "when"))
    elif effect.reveal is not None:
        _side(found, effect.reveal.of, (*loc, "reveal", "of"), actor)
        _side(found, effect.reveal.to, (*loc, "reveal", "to"), actor)
    elif effect.schedule is not None:
        found.refer("event", effect.schedule.event, block.events, (*loc, "schedule", "event"))


def _condition(found: Findings, condition: ConditionBlock, loc: Loc, actor: bool) -> None:
    block = found.block
    for word, parts in (("all", condition.all), ("any", condition.any)):
        for number, part in enumerate(parts or ()):
            _condition(found, part, (*loc, word, number), actor)
    if condition.not_ is not None:
        _condition(found, condition.not_, (*loc, "not"), actor)
    elif condition.support is not None:
        _side(found, condition.support.of, (*loc, "support", "of"), actor, also=block.audiences, both=False)
    elif condition.capital is not None:
        _side(found, condition.capital.of, (*loc, "capital", "of"), actor, both=False)
    elif condition.option is not None:
        check_references.option_test(found, condition.option, (*loc, "option"))
    elif condition.signed is not None:
        found.refer("issue", condition.signed, block.issues, (*loc, "signed"))
    elif condition.used is not None:
        spot = (*loc, "used", "measure")
        found.refer("measure", condition.used.measure, block.measures, spot)
