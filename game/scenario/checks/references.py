"""Every id that is named must exist, and belong to the side that names it."""

from __future__ import annotations

from collections.abc import Iterable

from game.scenario.checks.findings import Findings
from game.scenario.nodes import Loc, Mapping, find
from game.scenario.schema.vocabulary import OptionTest
from game.scenario.vocabulary import BOTH, OTHER, SELF

RESERVED = frozenset({SELF, OTHER, BOTH})
# Bots are chosen by name beside the scenario's personas.
BOT_NAMES = frozenset({"easy", "fair", "hard", "expert", "hardliner", "conceder", "boulware", "tit_for_tat", "random"})


def check(found: Findings) -> None:
    """References outside effects and conditions, and ids that would be ambiguous."""
    _ids(found)
    _sides(found)
    _seats(found)
    _objectives(found)
    _issues(found)
    _audiences(found)
    _personas(found)
    _happened(found)


def options(found: Findings, issue: str, named: Iterable[str], loc: Loc) -> None:
    """The options named must be options of the issue, if the issue is known."""
    block = found.block.issues.get(issue)
    if block is not None:
        for place, option in enumerate(named):
            found.refer("option", option, block.options, (*loc, place))


def tests(found: Findings, when: Iterable[OptionTest], loc: Loc) -> None:
    """A ``when`` list: issues and options must exist."""
    for place, test in enumerate(when):
        option_test(found, test, (*loc, place))


def option_test(found: Findings, test: OptionTest, loc: Loc) -> None:
    if found.refer("issue", test.issue, found.block.issues, (*loc, "issue")):
        options(found, test.issue, test.is_ or (), (*loc, "is"))
        options(found, test.issue, test.not_ or (), (*loc, "not"))


def own_objectives(found: Findings, named: Iterable[str], side: str, loc: Loc) -> None:
    """Keys of a mapping must be objectives of ``side``."""
    for objective in named:
        place = (*loc, objective)
        if found.refer("objective", objective, found.block.objectives, place, key=True):
            owner = found.block.objectives[objective].side
            found.belongs("objective", objective, owner, side, place, key=True)


def _ids(found: Findings) -> None:
    block = found.block
    for section in ("sides", "audiences"):
        for ident in getattr(block, section):
            if ident in RESERVED:
                found.add("reserved-id", (section, ident), key=True, got=ident)
    for ident in block.audiences:
        if ident in block.sides:
            found.add("duplicate-id", ("audiences", ident), key=True, got=ident, other=f"sides.{ident}")
    for ident in block.personas:
        if ident in BOT_NAMES:
            found.add("reserved-id", ("personas", ident), key=True, got=ident)
    for event_id, event in block.events.items():
        for place, ask in enumerate(event.asks):
            seen: set[str] = set()
            for number, reply in enumerate(ask.replies):
                if reply.id in seen:
                    loc = ("events", event_id, "asks", place, "replies", number, "id")
                    found.add("duplicate-id", loc, got=reply.id, other=f"events.{event_id}.asks[{place}]")
                seen.add(reply.id)


def _sides(found: Findings) -> None:
    block = found.block
    regions = [] if block.economy is None else block.economy.regions
    if block.default_side is not None:
        found.refer("side", block.default_side, block.sides, ("default_side",))
    found.refer("side", block.calendar.opener, block.sides, ("calendar", "opener"))
    for side_id, side in block.sides.items():
        loc = ("sides", side_id)
        if side.region is not None:
            found.refer("region", side.region, regions, (*loc, "region"))
        for number, line in enumerate(side.red_lines):
            place = (*loc, "red_lines", number)
            if found.refer("issue", line.issue, block.issues, (*place, "issue")):
                options(found, line.issue, line.options, (*place, "options"))
            if found.refer("seat", line.seat, block.seats, (*place, "seat")):
                found.belongs("seat", line.seat, block.seats[line.seat].side, side_id, (*place, "seat"))


def _seats(found: Findings) -> None:
    block = found.block
    for seat_id, seat in block.seats.items():
        loc = ("seats", seat_id)
        found.refer("side", seat.side, block.sides, (*loc, "side"))
        for place, issue in enumerate(seat.owns):
            found.refer("issue", issue, block.issues, (*loc, "owns", place))
        own_objectives(found, seat.scorecard, seat.side, (*loc, "scorecard"))
        if seat.persona is not None and found.refer("persona", seat.persona, block.personas, (*loc, "persona")):
            persona = block.personas[seat.persona]
            found.belongs("persona", seat.persona, persona.side, seat.side, (*loc, "persona"))


def _objectives(found: Findings) -> None:
    block = found.block
    for objective_id, objective in block.objectives.items():
        found.refer("side", objective.side, block.sides, ("objectives", objective_id, "side"))
    for mandate_id, mandate in block.mandates.items():
        loc = ("mandates", mandate_id)
        found.refer("side", mandate.side, block.sides, (*loc, "side"))
        own_objectives(found, mandate.weights, mandate.side, (*loc, "weights"))


def _issues(found: Findings) -> None:
    block = found.block
    for issue_id, issue in block.issues.items():
        loc = ("issues", issue_id)
        found.refer("sector", issue.sector, block.sectors, (*loc, "sector"))
        if issue.status_quo is not None:
            found.refer("option", issue.status_quo, issue.options, (*loc, "status_quo"))
        for option_id, option in issue.options.items():
            inner = (*loc, "options", option_id)
            for place, amount in enumerate(option.amounts):
                spot = (*inner, "amounts", place)
                if amount.objective not in block.objectives:
                    short = isinstance(find(found.root, (*inner, "amounts")), Mapping)
                    named = spot if short else (*spot, "objective")
                    found.refer("objective", amount.objective, block.objectives, named, key=short)
                tests(found, amount.when, (*spot, "when"))
                for number, test in enumerate(amount.when):
                    if test.issue == issue_id:
                        found.add("own-issue", (*spot, "when", number, "issue"))
            for audience in option.shifts:
                found.refer("audience", audience, block.audiences, (*inner, "shifts", audience), key=True)


def _audiences(found: Findings) -> None:
    block = found.block
    for audience_id, audience in block.audiences.items():
        loc = ("audiences", audience_id)
        found.refer("side", audience.side, block.sides, (*loc, "side"))
        own_objectives(found, audience.interests, audience.side, (*loc, "interests"))
    for measure_id, measure in block.measures.items():
        loc = ("measures", measure_id)
        found.refer("side", measure.side, block.sides, (*loc, "side"))
        if found.refer("seat", measure.seat, block.seats, (*loc, "seat")):
            found.belongs("seat", measure.seat, block.seats[measure.seat].side, measure.side, (*loc, "seat"))
    for event_id, event in block.events.items():
        for place, ask in enumerate(event.asks):
            found.refer("seat", ask.seat, block.seats, ("events", event_id, "asks", place, "seat"))


def _personas(found: Findings) -> None:
    block = found.block
    for persona_id, persona in block.personas.items():
        loc = ("personas", persona_id)
        found.refer("side", persona.side, block.sides, (*loc, "side"))
        if found.refer("seat", persona.seat, block.seats, (*loc, "seat")):
            found.belongs("seat", persona.seat, block.seats[persona.seat].side, persona.side, (*loc, "seat"))
        for issue in persona.rigidity:
            found.refer("issue", issue, block.issues, (*loc, "rigidity", issue), key=True)
        for place, spot in enumerate(persona.soft):
            inner = (*loc, "soft", place)
            found.refer("issue", spot.issue, block.issues, (*inner, "issue"))
            if found.refer("seat", spot.seat, block.seats, (*inner, "seat")):
                found.belongs("seat", spot.seat, block.seats[spot.seat].side, persona.side, (*inner, "seat"))


def _happened(found: Findings) -> None:
    for place, entry in enumerate(found.block.happened):
        for issue, option in (entry.package or {}).items():
            loc = ("happened", place, "package", issue)
            if found.refer("issue", issue, found.block.issues, loc, key=True):
                found.refer("option", option, found.block.issues[issue].options, loc)
