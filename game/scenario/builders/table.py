"""Schema blocks to sides, seats, mandates, issues and personas."""

from __future__ import annotations

from collections.abc import Mapping

from game.scenario.builders.vocabulary import Names, Provenance, option_is, optional_text, policy, text
from game.scenario.schema.scenario import ScenarioBlock
from game.scenario.schema.table import IssueBlock, OptionBlock
from game.scenario.table import (
    Amount,
    Argument,
    AudienceShift,
    Deliverer,
    Issue,
    Mandate,
    Option,
    Persona,
    RedLine,
    Seat,
    Side,
)

COLOURS = ("first", "second")
_ROUNDED = 0.01  # shares written to two or three digits need not sum to 1 exactly


def sides(block: ScenarioBlock, top: Provenance) -> tuple[Side, Side]:
    """The two sides, in the author's order."""
    built = [
        Side(
            id=side_id,
            name=text(side.name),
            adjective=text(side.adjective),
            region=side.region or "",
            colour=side.colour or COLOURS[place],
            flag=side.flag,
            brief=text(side.brief),
            arguments=tuple(
                Argument(text(a.text), top.within(side.source, side.estimate).within(a.source, a.estimate).sources)
                for a in side.arguments
            ),
            red_lines=tuple(RedLine(r.issue, tuple(r.options), r.seat, text(r.text)) for r in side.red_lines),
            reservation=side.reservation,
            discount=side.discount,
        )
        for place, (side_id, side) in enumerate(block.sides.items())
    ]
    return built[0], built[1]


def seats(block: ScenarioBlock, top: Provenance) -> tuple[Seat, ...]:
    return tuple(
        Seat(
            id=seat_id,
            side=seat.side,
            lead=seat.lead,
            office=text(seat.office),
            holder=seat.holder,
            brief=text(seat.brief),
            owns=tuple(seat.owns),
            scorecard=_shares(seat.scorecard, block),
            persona=seat.persona,
            sources=top.within(seat.source, seat.estimate).sources,
        )
        for seat_id, seat in block.seats.items()
    )


def _shares(weights: Mapping[str, float], block: ScenarioBlock) -> tuple[tuple[str, float], ...]:
    """Weights as shares of 1. Only their proportions count, so 70 and 30 are as good as 0.7 and 0.3; where points are
    given directly, they are points a unit and stand as they are."""
    total = sum(weights.values())
    if block.pure or total <= 0 or abs(total - 1.0) <= _ROUNDED:
        return tuple(weights.items())
    return tuple((objective, weight / total) for objective, weight in weights.items())


def mandates(block: ScenarioBlock) -> tuple[Mandate, ...]:
    return tuple(
        Mandate(
            id=mandate_id,
            side=mandate.side,
            label=text(mandate.label),
            brief=text(mandate.brief),
            weights=_shares(mandate.weights, block),
            probability=mandate.probability,
        )
        for mandate_id, mandate in block.mandates.items()
    )


def _option(option_id: str, option: OptionBlock, issue: IssueBlock, names: Names, outer: Provenance) -> Option:
    own = outer.within(option.source, option.estimate)
    return Option(
        id=option_id,
        label=text(option.label),
        lean=option.lean,
        detail=optional_text(option.detail),
        rate=option.rate,
        policies=tuple(policy(entry, issue.sector) for entry in option.policies),
        amounts=tuple(
            Amount(
                names.objectives[entry.objective],
                entry.objective,
                entry.amount,
                tuple(option_is(test) for test in entry.when),
            )
            for entry in option.amounts
        ),
        shifts=tuple(AudienceShift(audience, delta) for audience, delta in option.shifts.items()),
        delivered_by=tuple(Deliverer(word) for word in dict.fromkeys(option.delivered_by)),
        subject_to=optional_text(option.subject_to),
        lag_rounds=option.lag_rounds,
        anchor=option.anchor,
        sources=own.sources,
        estimate=own.estimate,
    )


def issues(block: ScenarioBlock, names: Names, top: Provenance) -> tuple[Issue, ...]:
    built = []
    for issue_id, issue in block.issues.items():
        own = top.within(issue.source, issue.estimate)
        order = list(issue.options)
        built.append(
            Issue(
                id=issue_id,
                sector=issue.sector,
                title=text(issue.title),
                summary=text(issue.summary),
                options=tuple(_option(key, option, issue, names, own) for key, option in issue.options.items()),
                status_quo=0 if issue.status_quo is None else order.index(issue.status_quo),
                unit=optional_text(issue.unit),
                icon=issue.icon,
                sources=own.sources,
                sensitive=issue.sensitive,
            )
        )
    return tuple(built)


def personas(block: ScenarioBlock) -> tuple[Persona, ...]:
    return tuple(
        Persona(
            id=persona_id,
            side=p.side,
            seat=p.seat,
            label=text(p.label),
            description=text(p.description),
            anchor=p.anchor,
            patience=p.patience,
            volatility=p.volatility,
            praise=p.praise,
            insult=p.insult,
            brinkmanship=p.brinkmanship,
            reciprocity=p.reciprocity,
            grudge=p.grudge,
            rigidity=tuple(p.rigidity.items()),
            soft=tuple((spot.seat, spot.issue, spot.by) for spot in p.soft),
        )
        for persona_id, p in block.personas.items()
    )
