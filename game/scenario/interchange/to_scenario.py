"""A table as the YAML of a pure scenario: playable at once, and every figure as it was given."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal

from game.scenario.interchange.ids import ids_for
from game.scenario.interchange.table import UNIT, Party, Table, TableIssue

__all__ = ["scenario_text"]

ROUNDS = 10
_COLOURS = ("first", "second")
_ICONS = ("scale", "handshake")


def scenario_text(table: Table, scenario_id: str = "", origin: str = "") -> str:
    """The scenario file of a table. ``origin`` names where it comes from, in a remark at its head.

    Both parties take the 0-1 utilities of the table for 0 to 100 points. There is no status quo: the option each issue
    begins with is the one worth least to both together, and counts only if it is signed.
    """
    (own_id,) = (scenario_id,) if scenario_id else ids_for([table.name], "table")
    sides = ids_for([party.name for party in table.parties], "party")
    issues = ids_for([issue.name for issue in table.issues], "issue", sides)
    count = len(table.issues)
    lines = [
        f"# {line}"
        for line in (
            *((f"Imported from {origin}.",) if origin else ()),
            "A bargaining table without a status quo: a deal settles every issue, no deal is worth the reservation.",
            "Points are 100 times the utility: weight x amount x the objective's scale, summed over the issues.",
        )
    ]
    lines += [
        "format: 1",
        f"id: {own_id}",
        'version: "1.0"',
        f"title: {_text(table.name)}",
        f"summary: {_two(f'Issues: {count}. Parties: 2.', f'Enjeux : {count}. Parties : 2.')}",
        "difficulty: medium",
        "minutes: 15",
        "pure: true",
        f"default_side: {sides[0]}",
        "rules: basic",
        "estimate: true",
        "sides:",
    ]
    for place, (side, party) in enumerate(zip(sides, table.parties, strict=True)):
        lines += _side(side, party, place)
    lines.append("seats:")
    lines += [_seat(side, party) for side, party in zip(sides, table.parties, strict=True)]
    lines.append("objectives:")
    for side, party in zip(sides, table.parties, strict=True):
        lines += [
            f"  {side}-{issue_id}: {{side: {side}, label: {_text(issue.name)}, unit: {_two('units', 'unités')}, "
            f"scale: {_number(scale)}}}"
            for issue_id, issue, scale in zip(issues, table.issues, party.scales, strict=True)
        ]
    lines.append("mandates:")
    for side, party in zip(sides, table.parties, strict=True):
        lines += _mandate(side, party, issues)
    lines += ["sectors:", f"  table: {{title: {_two('The table', 'La table')}, icon: scale}}", "issues:"]
    for number, (issue_id, issue) in enumerate(zip(issues, table.issues, strict=True)):
        lines += _issue(number, issue_id, issue, table, sides)
    return "\n".join([*lines, *_calendar(sides[0]), *_dynamics(sides), ""])


def _side(side: str, party: Party, place: int) -> list[str]:
    brief = _two(
        "Reach the package that is worth most to you. Without a full package you have your reservation value.",
        "Obtenez l'ensemble qui vaut le plus pour vous. Sans ensemble complet, vous avez votre valeur de réserve.",
    )
    discount = [] if party.discount == 1.0 else [f"    discount: {_number(party.discount)}"]
    return [
        f"  {side}:",
        f"    name: {_text(party.name)}",
        f"    adjective: {_text(party.name)}",
        f"    colour: {_COLOURS[place]}",
        f"    flag: {_ICONS[place]}",
        f"    brief: {brief}",
        f"    reservation: {_points(party.reservation)}",
        *discount,
    ]


def _seat(side: str, party: Party) -> str:
    brief = _two("You speak for your side.", "Vous parlez pour votre partie.")
    office = _two("Negotiator", "Négociateur")
    return (
        f"  {side}-lead: {{side: {side}, lead: true, office: {office}, holder: {_quote(party.name)}, brief: {brief}}}"
    )


def _mandate(side: str, party: Party, issues: Sequence[str]) -> list[str]:
    weights = ", ".join(
        f"{side}-{issue}: {_number(weight)}" for issue, weight in zip(issues, party.weights, strict=True)
    )
    label, brief = _two("Profile", "Profil"), _two("The profile of the table.", "Le profil de la table.")
    return [
        f"  {side}-profile:",
        f"    side: {side}",
        f"    label: {label}",
        f"    brief: {brief}",
        f"    weights: {{{weights}}}",
        "    probability: 1",
    ]


def _issue(number: int, issue_id: str, issue: TableIssue, table: Table, sides: Sequence[str]) -> list[str]:
    options = ids_for(issue.values, "option")
    worth = [
        [party.weights[number] * party.scales[number] * value for value in party.evaluations[number]]
        for party in table.parties
    ]
    leans = [
        round(3.0 * (first - second), 2) for first, second in zip(_shares(worth[0]), _shares(worth[1]), strict=True)
    ]
    least = min(range(len(options)), key=lambda place: worth[0][place] + worth[1][place])
    summary = _two("One issue of the table.", "Un enjeu de la table.")
    lines = [
        f"  {issue_id}:",
        "    sector: table",
        f"    title: {_text(issue.name)}",
        f"    summary: {summary}",
        f"    status_quo: {options[least]}",
        "    options:",
    ]
    for place, (option, value, said) in enumerate(zip(options, issue.values, issue.descriptions, strict=True)):
        amounts = ", ".join(
            f"{side}-{issue_id}: {_number(party.evaluations[number][place])}"
            for side, party in zip(sides, table.parties, strict=True)
        )
        detail = f"detail: {_text(said)}, " if said else ""
        lines.append(
            f"      {option}: {{label: {_text(value)}, {detail}lean: {_number(leans[place] + 0.0)}, "
            f"amounts: {{{amounts}}}}}"
        )
    return lines


def _shares(values: Sequence[float]) -> list[float]:
    """Where each value lies between the smallest (0) and the largest (1); 0 where they do not differ."""
    low, high = min(values), max(values)
    return [(value - low) / (high - low) if high > low else 0.0 for value in values]


def _calendar(opener: str) -> list[str]:
    """Whole rounds only: what counts is the package in the end, and when it was signed if a side discounts."""
    rounds = [
        f"    - {{date: 2026-01-{number:02}, label: {_two(f'Round {number}', f'Ronde {number}')}}}"
        for number in range(1, ROUNDS + 1)
    ]
    return [
        "calendar:",
        f"  opener: {opener}",
        "  rounds:",
        *rounds,
        "  weights: even",
        "  after: 1",
        "  days_per_round: 1",
    ]


def _dynamics(sides: Sequence[str]) -> list[str]:
    tones = (
        ("conciliatory", "Conciliatory", "Conciliante"),
        ("neutral", "Neutral", "Neutre"),
        ("firm", "Firm", "Ferme"),
        ("threatening", "Threatening", "Menaçante"),
    )
    return [
        "dynamics:",
        "  temperature: {start: 0, rest: 0, drift: 0, idle: 0}",
        f"  idle: {{{sides[0]}: 0, {sides[1]}: 0}}",
        "  statements:",
        *(f"    {tone}: {{label: {_two(english, french)}, effects: []}}" for tone, english, french in tones),
        "  capital: {start: 0, per_round: 0, cap: 1}",
        f"  breakdown: {{first: {ROUNDS}, at: 100, slope: 0, most: 0}}",
        "  politics_weight: 0",
    ]


def _quote(text: str) -> str:
    """A text as a JSON string, which is YAML in double quotes; what cannot be printed is escaped."""
    return json.dumps(text, ensure_ascii=not text.isprintable())


def _text(text: str) -> str:
    return f"{{en: {_quote(text)}, fr: {_quote(text)}}}"


def _two(english: str, french: str) -> str:
    return f"{{en: {_quote(english)}, fr: {_quote(french)}}}"


def _number(value: float) -> str:
    return repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _points(utility: float) -> str:
    """A utility as points. The decimal point is moved in the text, so that moving it back gives the same number."""
    return _plain(Decimal(repr(utility)) * Decimal(int(UNIT)))


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f") if value else "0"
