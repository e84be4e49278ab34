"""Genius XML: a domain (``negotiation_template``) and one ``utility_space`` for each party.

Genius divides every evaluation by the largest of its issue before it weighs them (additive utility space); the
reservation value and the discount factor stand beside the root objective.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from game.scenario.interchange.findings import Notes
from game.scenario.interchange.sources import Source
from game.scenario.interchange.table import UNIT, Party, Table, TableIssue
from game.scenario.interchange.xml import Element, parse
from game.scenario.nodes import Mark

__all__ = ["read", "write"]

_TEMPLATE, _SPACE = "negotiation_template", "utility_space"
_IN_SPACE = frozenset({"objective", "discount_factor", "reservation"})
_IN_OBJECTIVE = frozenset({"issue", "weight"})


def read(sources: Sequence[Source], notes: Notes) -> Table | None:
    """The table of two profiles and, if given, their domain; None when too little could be read."""
    profiles: list[tuple[str, Element]] = []
    domain: tuple[str, Element] | None = None
    for source in sources:
        root = parse(source.data, str(source.path))
        if root.name == _TEMPLATE and root.named(_SPACE):
            domain = (source.path.stem, root.named(_SPACE)[0])
        elif root.name == _SPACE:
            profiles.append((source.path.stem, root))
        else:
            notes.add("exchange-unread", root.mark, format="Genius", got=f"<{root.name}>")
    if len(profiles) != 2:
        where = Mark(str(sources[0].path), 0, 0) if sources else Mark("", 0, 0)
        notes.add("exchange-parties", where, got=len(profiles))
        return None
    first, second = (_profile(name, space, notes) for name, space in profiles)
    if first is None or second is None:
        return None
    issues = first[0]
    if domain is not None:
        given = _issues(domain[1], notes)
        if given is not None:
            issues = _same(issues, given[0], domain[1].mark, notes)
    order = _same(issues, second[0], profiles[1][1].mark, notes)
    name = domain[0] if domain is not None else _name(profiles[0][1]) or profiles[0][0]
    return Table(name, issues, (first[1], _reordered(second[1], second[0], order)))


def _name(space: Element) -> str:
    objectives = space.named("objective")
    name = objectives[0].attributes.get("name", "") if objectives else ""
    return "" if name.lower() in ("any", "root") else name


def _profile(name: str, space: Element, notes: Notes) -> tuple[tuple[TableIssue, ...], Party] | None:
    kind = space.attributes.get("type", "any").lower()
    if kind not in ("any", "linear", "additive", ""):
        notes.add("exchange-unsupported", space.mark, got=f'<utility_space type="{kind}">')
        return None
    found = _issues(space, notes)
    if found is None:
        return None
    issues, elements, weights = found
    evaluations = tuple(tuple(_evaluation(item, notes) for item in issue.named("item")) for issue in elements)
    highest = [max(values, default=0.0) for values in evaluations]
    for issue, values, top in zip(elements, evaluations, highest, strict=True):
        if top <= 0 and any(values):
            notes.add("out-of-range", issue.mark, expected="a number above 0", got=f"{top:g}")
    return issues, Party(
        name,
        weights,
        evaluations,
        tuple(UNIT / top if top > 0 else UNIT for top in highest),
        _single(space, "reservation", 0.0, notes),
        _discount(space, notes),
    )


def _single(space: Element, name: str, default: float, notes: Notes) -> float:
    given = space.named(name)
    if not given:
        return default
    return notes.number(given[-1].attributes.get("value"), given[-1].mark, f"{name} value")


def _discount(space: Element, notes: Notes) -> float:
    factor = _single(space, "discount_factor", 1.0, notes)
    if 0.0 < factor <= 1.0:
        return factor
    if factor != 0.0:  # Genius writes 0 for "no discount"
        notes.add("out-of-range", space.named("discount_factor")[-1].mark, expected="0 to 1", got=f"{factor:g}")
    return 1.0


def _evaluation(item: Element, notes: Notes) -> float:
    cost = item.attributes.get("cost")
    if cost is not None and notes.number(cost, item.mark, "cost") != 0.0:
        notes.add("exchange-unsupported", item.mark, got=f'<item cost="{cost}">')
    return notes.number(item.attributes.get("evaluation"), item.mark, "evaluation")


def _issues(space: Element, notes: Notes) -> tuple[tuple[TableIssue, ...], list[Element], tuple[float, ...]] | None:
    """The issues of a domain or profile in order, their elements, and their weights (1 where a domain has none)."""
    for element in space.inner:
        if element.name not in _IN_SPACE:
            notes.add("exchange-unsupported", element.mark, got=f"<{element.name}>")
    objectives = space.named("objective")
    if len(objectives) != 1:
        notes.add("exchange-missing", space.mark, got="<objective>")
        return None
    (objective,) = objectives
    for element in objective.inner:
        if element.name not in _IN_OBJECTIVE:
            notes.add("exchange-unsupported", element.mark, got=f"<objective><{element.name}>")
    weights = {w.attributes.get("index", ""): w for w in objective.named("weight")}
    issues: list[TableIssue] = []
    elements: list[Element] = []
    given: list[float] = []
    for issue in objective.named("issue"):
        kind = issue.attributes.get("type", "discrete")
        items = issue.named("item")
        for element in issue.inner:
            if element.name != "item":
                notes.add("exchange-unsupported", element.mark, got=f'<issue type="{kind}"><{element.name}>')
        if not items:
            notes.add("exchange-unsupported", issue.mark, got=f'<issue type="{kind}">')
            continue
        weight = weights.get(issue.attributes.get("index", ""))
        if weight is not None:
            given.append(notes.number(weight.attributes.get("value"), weight.mark, "weight value", least=0.0))
        else:
            given.append(1.0)
            if weights:
                notes.add("exchange-missing", issue.mark, got="<weight>")
        elements.append(issue)
        name, values = _text(issue, "name", notes), tuple(_text(item, "value", notes) for item in items)
        if any(name == other.name for other in issues):
            notes.add("exchange-twice", issue.mark, got=name)
        for place, (item, value) in enumerate(zip(items, values, strict=True)):
            if value in values[:place]:
                notes.add("exchange-twice", item.mark, got=f"{name}: {value}")
        issues.append(
            TableIssue(
                name,
                values,
                tuple(" ".join(item.attributes.get("description", "").split()) for item in items),
            )
        )
    if not issues:
        notes.add("exchange-missing", objective.mark, got="<issue>")
        return None
    return tuple(issues), elements, tuple(given)


def _text(element: Element, attribute: str, notes: Notes) -> str:
    value = element.attributes.get(attribute, "").strip()
    if not value:
        notes.add("exchange-missing", element.mark, got=f"{element.name} {attribute}")
    return value


def _same(
    issues: tuple[TableIssue, ...], other: tuple[TableIssue, ...], mark: Mark, notes: Notes
) -> tuple[TableIssue, ...]:
    """``issues``, with what ``other`` says of the same values; a problem when the two differ in more than order."""
    mine = {issue.name: issue for issue in issues}
    theirs = {issue.name: issue for issue in other}
    for name in mine.keys() ^ theirs.keys():
        notes.add("exchange-mismatch", mark, got=name)
    merged: list[TableIssue] = []
    for issue in issues:
        twin = theirs.get(issue.name, issue)
        for value in set(issue.values) ^ set(twin.values):
            notes.add("exchange-mismatch", mark, got=f"{issue.name}: {value}")
        said = dict(zip(twin.values, twin.descriptions, strict=True))
        merged.append(
            TableIssue(
                issue.name,
                issue.values,
                tuple(own or said.get(value, "") for value, own in zip(issue.values, issue.descriptions, strict=True)),
            )
        )
    return tuple(merged)


def _reordered(party: Party, own: tuple[TableIssue, ...], order: tuple[TableIssue, ...]) -> Party:
    """The party with its issues and values in the order of the other profile."""
    names = [issue.name for issue in own]
    rows = [names.index(issue.name) if issue.name in names else 0 for issue in order]
    return Party(
        party.name,
        tuple(party.weights[row] for row in rows),
        tuple(
            tuple(
                party.evaluations[row][own[row].values.index(value)] if value in own[row].values else 0.0
                for value in issue.values
            )
            for row, issue in zip(rows, order, strict=True)
        ),
        tuple(party.scales[row] for row in rows),
        party.reservation,
        party.discount,
    )


def write(table: Table, stem: str) -> dict[Path, str]:
    """The files of a table: the domain, and a profile for each party."""
    files = {Path(f"{stem}.xml"): _domain(table)}
    for number, party in enumerate(table.parties, start=1):
        files[Path(f"{stem}-prof{number}.xml")] = _space(table, party)
    return files


def _domain(table: Table) -> str:
    lines = [f"<{_TEMPLATE}>", *_head(table)]
    for number, issue in enumerate(table.issues, start=1):
        lines += _issue(number, issue, None)
    return "\n".join([*lines, "</objective>", f"</{_SPACE}>", f"</{_TEMPLATE}>", ""])


def _space(table: Table, party: Party) -> str:
    lines = _head(table)
    weights = []
    for number, issue in enumerate(table.issues, start=1):
        evaluations, scale, weight = party.evaluations[number - 1], party.scales[number - 1], party.weights[number - 1]
        top = max(evaluations)
        # Genius divides by the largest evaluation; where the table does not, the weight makes up for it.
        normal = UNIT / top if top > 0 else UNIT
        weights.append(weight if scale == normal else weight * scale / normal)
        lines += _issue(number, issue, evaluations)
    lines += [f'<weight index="{number}" value="{weight!r}"/>' for number, weight in enumerate(weights, start=1)]
    return "\n".join(
        [
            *lines,
            "</objective>",
            f'<discount_factor value="{party.discount!r}"/>',
            f'<reservation value="{party.reservation!r}"/>',
            f"</{_SPACE}>",
            "",
        ]
    )


def _head(table: Table) -> list[str]:
    return [
        f'<{_SPACE} type="any" number_of_issues="{len(table.issues)}">',
        f'<objective index="0" etype="objective" type="objective" description="" name={quoteattr(table.name)}>',
    ]


def _issue(number: int, issue: TableIssue, evaluations: tuple[float, ...] | None) -> list[str]:
    lines = [f'<issue index="{number}" etype="discrete" type="discrete" vtype="discrete" name={quoteattr(issue.name)}>']
    for place, (value, said) in enumerate(zip(issue.values, issue.descriptions, strict=True)):
        worth = "" if evaluations is None else f' evaluation="{evaluations[place]!r}"'
        lines.append(f'<item index="{place + 1}" value={quoteattr(value)} description={quoteattr(said)}{worth}/>')
    return [*lines, "</issue>"]
