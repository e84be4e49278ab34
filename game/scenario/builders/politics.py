"""Schema blocks to audiences, measures, events, ratification and dynamics."""

from __future__ import annotations

from game.scenario.builders.vocabulary import Names, Provenance, effects, optional_condition, text
from game.scenario.politics import (
    Ask,
    Audience,
    AudienceAct,
    Breakdown,
    CapitalRules,
    ConsultRules,
    Dynamics,
    Event,
    EventReply,
    IdleDecay,
    Manner,
    Measure,
    PledgeRules,
    Ratification,
    SideRatification,
    Statement,
    TemperatureRules,
    Tone,
)
from game.scenario.schema.politics import AudienceBlock, DynamicsBlock, EventBlock
from game.scenario.schema.scenario import ScenarioBlock
from game.scenario.table import Deliverer
from game.scenario.vocabulary import OTHER, SELF


def _audience(audience_id: str, block: AudienceBlock, names: Names, outer: Provenance) -> Audience:
    own = outer.within(block.source, block.estimate)
    act = block.act
    return Audience(
        id=audience_id,
        side=block.side,
        label=text(block.label),
        weight=block.weight,
        start=block.start,
        delivers=tuple(Deliverer(word) for word in dict.fromkeys(block.delivers)),
        interests=tuple(block.interests.items()),
        floor=block.floor,
        act=None
        if act is None
        else AudienceAct(
            below=act.below,
            warning=text(act.warning),
            text=text(act.text),
            effects=effects(act.effects, names),
            once=act.once,
            sources=own.within(act.source, act.estimate).sources,
        ),
        sources=own.sources,
    )


def audiences(block: ScenarioBlock, names: Names, top: Provenance) -> tuple[Audience, ...]:
    return tuple(_audience(key, audience, names, top) for key, audience in block.audiences.items())


def measures(block: ScenarioBlock, names: Names, top: Provenance) -> tuple[Measure, ...]:
    built = []
    for measure_id, measure in block.measures.items():
        own = top.within(measure.source, measure.estimate)
        other = next(side for side in block.sides if side != measure.side)
        actor = {SELF: measure.side, OTHER: other}
        built.append(
            Measure(
                id=measure_id,
                side=measure.side,
                seat=measure.seat,
                label=text(measure.label),
                text=text(measure.text),
                cost=measure.cost,
                levels=tuple(effects(level, names) for level in measure.levels),
                when=optional_condition(measure.when, names, actor),
                breach=measure.breach,
                cooldown=measure.cooldown,
                tags=tuple(measure.tags),
                sources=own.sources,
                estimate=own.estimate,
            )
        )
    return tuple(built)


def _event(event_id: str, block: EventBlock, names: Names, outer: Provenance) -> Event:
    own = outer.within(block.source, block.estimate)
    return Event(
        id=event_id,
        headline=text(block.headline),
        text=text(block.text),
        effects=effects(block.effects, names),
        scheduled=block.scheduled,
        first=block.first or 1,
        last=block.last,
        chance=block.chance,
        when=optional_condition(block.when, names, {}),
        once=block.once,
        announced=block.announced,
        asks=tuple(
            Ask(
                ask.seat,
                tuple(
                    EventReply(reply.id, Manner(reply.manner), text(reply.label), effects(reply.effects, names))
                    for reply in ask.replies
                ),
            )
            for ask in block.asks
        ),
        reported=block.reported,
        sources=own.sources,
        sensitive=block.sensitive,
        estimate=own.estimate,
        triggered_only=block.triggered_only,
    )


def events(block: ScenarioBlock, names: Names, top: Provenance) -> tuple[Event, ...]:
    return tuple(_event(key, event, names, top) for key, event in block.events.items())


def ratification(block: ScenarioBlock, names: Names) -> Ratification | None:
    rules = block.ratification
    if rules is None:
        return None
    return Ratification(
        sides=tuple(SideRatification(side, rules.thresholds[side]) for side in block.sides),
        vote_sd=rules.vote_sd,
        on_pass=effects(rules.on_pass, names),
        on_fail=effects(rules.on_fail, names),
    )


def dynamics(block: DynamicsBlock, side_ids: tuple[str, ...], names: Names) -> Dynamics:
    heat, capital, end = block.temperature, block.capital, block.breakdown
    pledges, consult = block.pledges, block.consult
    statements = [(tone, getattr(block.statements, tone.value)) for tone in Tone]
    return Dynamics(
        temperature=TemperatureRules(heat.start, heat.rest, heat.drift, heat.idle, heat.improved),
        idle=tuple(IdleDecay(side, block.idle[side]) for side in side_ids),
        improving_factor=block.improving_factor,
        statements=tuple(Statement(tone, text(s.label), effects(s.effects, names)) for tone, s in statements),
        capital=CapitalRules(capital.start, capital.per_round, capital.cap),
        breakdown=Breakdown(end.first, end.at, end.slope, end.most, effects(end.effects, names)),
        pledges=PledgeRules()
        if pledges is None
        else PledgeRules(effects(pledges.made, names), effects(pledges.broken, names), pledges.points, pledges.most),
        consult=ConsultRules()
        if consult is None
        else ConsultRules(
            consult.per_game, consult.noise, effects(consult.asked, names), effects(consult.refused, names)
        ),
        walk_away=effects(block.walk_away, names),
        breach=effects(block.breach, names),
        snap_back=effects(block.snap_back, names),
        override_initial=block.override_initial,
        politics_weight=block.politics_weight,
    )
