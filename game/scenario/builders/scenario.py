"""A checked scenario block to the frozen Scenario."""

from __future__ import annotations

from game.scenario.builders import economy as build_economy
from game.scenario.builders import politics as build_politics
from game.scenario.builders import table as build_table
from game.scenario.builders.vocabulary import Names, Provenance, optional_text, text
from game.scenario.canonical import resolved_json, rules_hash
from game.scenario.model import Calendar, Coaching, CodexEntry, Happened, Round, Rule, RuleLayer, Scenario, Source
from game.scenario.schema.scenario import CalendarBlock, RulesBlock, ScenarioBlock
from game.scenario.table import Issue

_BASIC = (Rule.EVENTS, Rule.REPLIES, Rule.GUESSES)
_STANDARD = (*_BASIC, Rule.MEASURES, Rule.CONSULT, Rule.LOTS)
_LAYERS = {"basic": _BASIC, "standard": _STANDARD, "full": tuple(Rule), "growing": _BASIC}


def rule_layer(block: RulesBlock | None) -> RuleLayer:
    """The rules of the named layer from round 1, changed by ``since``; the full game where none is named."""
    if block is None:
        return RuleLayer("full", tuple((rule, 1) for rule in Rule))
    since = dict.fromkeys(_LAYERS[block.layer], 1)
    since |= {Rule(name): first for name, first in block.since.items()}
    return RuleLayer(block.layer, tuple((rule, since[rule]) for rule in Rule if rule in since), block.measures_per_turn)


def package(issues: tuple[Issue, ...], named: dict[str, str] | None) -> tuple[int, ...] | None:
    """An option per issue, the status quo where none is named."""
    if named is None:
        return None
    return tuple(issue.option_index(named[issue.id]) if issue.id in named else issue.status_quo for issue in issues)


def calendar(block: CalendarBlock) -> Calendar:
    """Weights scaled so that with ``after`` they sum to 1."""
    given = block.weights or [1.0] * len(block.rounds)
    total = sum(given)
    return Calendar(
        rounds=tuple(Round(entry.date, text(entry.label)) for entry in block.rounds),
        opener=block.opener,
        weights=tuple((1.0 - block.after) * weight / total for weight in given),
        after=block.after,
        days_per_round=block.days_per_round,
    )


def build(block: ScenarioBlock, *, canonical: bool = True) -> Scenario:
    """The frozen scenario of a block that passed every check.

    Without ``canonical`` its resolved text and the hash of its rules are left empty: nothing can be saved or compared
    with it, but its payoffs can be looked at.
    """
    names = Names(
        {key: objective.side for key, objective in block.objectives.items()},
        {key: audience.side for key, audience in block.audiences.items()},
    )
    top = Provenance().within(block.source, block.estimate)
    side_ids = tuple(block.sides)
    issues = build_table.issues(block, names, top)
    return Scenario(
        id=block.id,
        version=block.version,
        title=text(block.title),
        summary=text(block.summary),
        teaches=tuple(text(entry) for entry in block.teaches),
        difficulty=block.difficulty,
        minutes=block.minutes,
        rules=rule_layer(block.rules),
        sides=build_table.sides(block, top),
        seats=build_table.seats(block, top),
        objectives=build_economy.objectives(block),
        mandates=build_table.mandates(block),
        economy=build_economy.economy(block.economy),
        sectors=build_economy.sectors(block, top),
        issues=issues,
        audiences=build_politics.audiences(block, names, top),
        measures=build_politics.measures(block, names, top),
        events=build_politics.events(block, names, top),
        personas=build_table.personas(block),
        calendar=calendar(block.calendar),
        ratification=build_politics.ratification(block, names),
        dynamics=build_politics.dynamics(block.dynamics, side_ids, names),
        sources=tuple(Source(key, s.publisher, s.date, s.title, s.url) for key, s in block.sources.items()),
        codex=tuple(
            CodexEntry(key, c.kind, text(c.title), text(c.text), top.within(c.source, c.estimate).sources, c.sensitive)
            for key, c in block.codex.items()
        ),
        happened=tuple(
            Happened(h.date, text(h.text), top.within(h.source, h.estimate).sources, package(issues, h.package))
            for h in block.happened
        ),
        coaching=tuple(Coaching(c.round, text(c.text), optional_text(c.learnt)) for c in block.coaching),
        default_side=block.default_side or side_ids[0],
        pure=block.pure,
        resolved=resolved_json(block) if canonical else "",
        rules_hash=rules_hash(block) if canonical else "",
    )
