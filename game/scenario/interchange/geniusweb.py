"""GeniusWeb JSON profiles: ``LinearAdditiveUtilitySpace`` with discrete values.

Utilities are given on the 0-1 scale and weights sum to 1; no agreement is worth the utility of the reservation bid.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.scenario.interchange.findings import Notes
from game.scenario.interchange.sources import Source
from game.scenario.interchange.table import UNIT, Party, Table, TableIssue
from game.scenario.interchange.trees import entries, items, single, tree, unknown_keys, word
from game.scenario.nodes import Mark, Node

__all__ = ["read"]

_SPACE = "LinearAdditiveUtilitySpace"
_KEYS = frozenset({"issueUtilities", "issueWeights", "domain", "name", "reservationBid"})


def read(sources: Sequence[Source], notes: Notes) -> Table | None:
    """The table of two profiles; a file that holds only their domain is read past. None when too little was read."""
    profiles: list[tuple[str, Node]] = []
    for source in sources:
        root = tree(source)
        keys = entries(root, notes, source.path.name)
        if _SPACE in keys:
            profiles.append((source.path.stem, keys[_SPACE]))
        elif "issuesValues" not in keys:
            notes.add("exchange-unread", root.mark, format="GeniusWeb", got=" ".join(keys)[:60])
    if len(profiles) != 2:
        where = Mark(str(sources[0].path), 0, 0) if sources else Mark("", 0, 0)
        notes.add("exchange-parties", where, got=len(profiles))
        return None
    issues = _domain(entries(profiles[0][1], notes, _SPACE).get("domain"), profiles[0][1], notes)
    other = _domain(entries(profiles[1][1], notes, _SPACE).get("domain"), profiles[1][1], notes)
    _compare(issues, other, profiles[1][1].mark, notes)
    parties = [_party(name, node, issues, notes) for name, node in profiles]
    domain = entries(entries(profiles[0][1], notes, _SPACE).get("domain"), notes, "domain")
    return Table(word(domain.get("name")) or profiles[0][0], issues, (parties[0], parties[1]))


def _domain(node: Node | None, holder: Node, notes: Notes) -> tuple[TableIssue, ...]:
    if node is None:
        notes.add("exchange-missing", holder.mark, got="domain")
        return ()
    issues = []
    for name, values in entries(entries(node, notes, "domain").get("issuesValues"), notes, "issuesValues").items():
        unknown_keys(values, frozenset({"values"}), notes)
        found = tuple(word(item) or "" for item in items(entries(values, notes, name).get("values"), notes, "values"))
        if not found:
            notes.add("exchange-missing", values.mark, got=f"{name}: values")
        issues.append(TableIssue(name, found, ("",) * len(found)))
    return tuple(issues)


def _compare(issues: tuple[TableIssue, ...], other: tuple[TableIssue, ...], mark: Mark, notes: Notes) -> None:
    theirs = {issue.name: set(issue.values) for issue in other}
    for issue in issues:
        for value in set(issue.values) ^ theirs.pop(issue.name, set()):
            notes.add("exchange-mismatch", mark, got=f"{issue.name}: {value}")
    for name in theirs:
        notes.add("exchange-mismatch", mark, got=name)


def _party(name: str, node: Node, issues: tuple[TableIssue, ...], notes: Notes) -> Party:
    unknown_keys(node, _KEYS, notes)
    keys = entries(node, notes, _SPACE)
    utilities = entries(keys.get("issueUtilities"), notes, "issueUtilities")
    weighed = entries(keys.get("issueWeights"), notes, "issueWeights")
    weights, evaluations = [], []
    for issue in issues:
        weight = weighed.get(issue.name)
        weights.append(notes.number(word(weight), (weight or node).mark, f"issueWeights: {issue.name}", least=0.0))
        given = utilities.get(issue.name)
        if given is None:
            notes.add("exchange-missing", node.mark, got=f"issueUtilities: {issue.name}")
            evaluations.append((0.0,) * len(issue.values))
            continue
        evaluations.append(_evaluations(given, issue, notes))
    bid = keys.get("reservationBid")
    return Party(
        word(keys.get("name")) or name,
        tuple(weights),
        tuple(evaluations),
        (UNIT,) * len(issues),
        0.0
        if bid is None or (word(bid) is None and not entries(bid, notes, "reservationBid"))
        else _worth(bid, issues, weights, evaluations, notes),
    )


def _evaluations(node: Node, issue: TableIssue, notes: Notes) -> tuple[float, ...]:
    """Utilities of an issue's values; a value that is not listed is worth 0, as GeniusWeb has it."""
    kind = single(node, notes)
    if kind is None:
        return (0.0,) * len(issue.values)
    if kind[0] != "DiscreteValueSetUtilities":
        notes.add("exchange-unsupported", node.mark, got=kind[0])
        return (0.0,) * len(issue.values)
    given = entries(entries(kind[1], notes, kind[0]).get("valueUtilities"), notes, "valueUtilities")
    for value in given.keys() - set(issue.values):
        notes.add("exchange-mismatch", given[value].mark, got=f"{issue.name}: {value}")
    return tuple(
        notes.number(word(given[value]), given[value].mark, value) if value in given else 0.0 for value in issue.values
    )


def _worth(
    bid: Node,
    issues: tuple[TableIssue, ...],
    weights: Sequence[float],
    evaluations: Sequence[tuple[float, ...]],
    notes: Notes,
) -> float:
    """The utility of the reservation bid; issues it leaves out add nothing."""
    chosen = entries(entries(bid, notes, "reservationBid").get("issuevalues"), notes, "issuevalues")
    total = 0.0
    for place, issue in enumerate(issues):
        if issue.name not in chosen:
            continue
        value = word(chosen[issue.name])
        if value in issue.values:
            total += weights[place] * evaluations[place][issue.values.index(value)]
        else:
            notes.add("exchange-mismatch", chosen[issue.name].mark, got=f"{issue.name}: {value}")
    return total
