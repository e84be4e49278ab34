"""NegMAS: a domain and two utility functions as YAML or JSON files, or the XML that it writes for Genius.

A utility here is the plain sum of weight x value, not normalised. A discounted utility function wraps another one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from game.scenario.interchange import genius
from game.scenario.interchange.findings import Notes
from game.scenario.interchange.sources import Source
from game.scenario.interchange.table import UNIT, Party, Table, TableIssue
from game.scenario.interchange.trees import entries, items, tree, unknown_keys, word
from game.scenario.nodes import Mapping, Mark, Node
from game.scenario.nodes import Sequence as Listed

__all__ = ["read", "write"]

_KIND = ("type", "python_class_identifier", "__python_class__")
_LINEAR = frozenset({"LinearAdditiveUtilityFunction", "LinearUtilityAggregationFunction"})
_DISCOUNTED = "ExpDiscountedUFun"
_TIME = "relative_time"
_REMARKS = frozenset({*_KIND, "name", "id", "outcome_space", "issues", "path"})
_SPAN = 2_000  # values that a range of whole numbers may have


def read(sources: Sequence[Source], notes: Notes) -> Table | None:
    """The table of a domain and two utility functions; None when too little could be read."""
    if sources and all(source.path.suffix.lower() == ".xml" for source in sources):
        return genius.read(sources, notes)
    domain: tuple[str, Node] | None = None
    utilities: list[tuple[str, Node]] = []
    for source in sources:
        root = tree(source)
        keys = entries(root, notes, source.path.name)
        if "weights" in keys or "ufun" in keys or "values" in keys:
            utilities.append((source.path.stem, root))
        elif "issues" in keys and domain is None:
            domain = (source.path.stem, root)
        else:
            notes.add("exchange-unread", root.mark, format="NegMAS", got=_kind(root) or source.path.name)
    where = Mark(str(sources[0].path), 0, 0) if sources else Mark("", 0, 0)
    if len(utilities) != 2:
        notes.add("exchange-parties", where, got=len(utilities))
        return None
    if domain is None:
        notes.add("exchange-missing", where, got="issues")
        return None
    listed = entries(domain[1], notes, "domain")
    issues = tuple(_issue(node, notes) for node in items(listed.get("issues"), notes, "issues"))
    if not issues:
        notes.add("exchange-missing", domain[1].mark, got="issues")
        return None
    first, second = (_party(name, node, issues, notes) for name, node in utilities)
    return Table(word(listed.get("name")) or domain[0], issues, (first, second))


def _kind(node: Node) -> str:
    """The class a mapping names, without its module; "" where it names none."""
    if not isinstance(node, Mapping):
        return ""
    return next((word(node.items[key]) or "" for key in _KIND if key in node.items), "").rpartition(".")[2]


def _issue(node: Node, notes: Notes) -> TableIssue:
    keys = entries(node, notes, "issue")
    unknown_keys(node, frozenset({*_KIND, "name", "values", "name_to_int", "id"}), notes)
    name = word(keys.get("name")) or ""
    if not name:
        notes.add("exchange-missing", node.mark, got="name")
    kind, given = _kind(node), keys.get("values")
    values: tuple[str, ...]
    if kind in ("ContinuousIssue", "ContinuousInfiniteIssue", "CountableInfiniteIssue", "CallableIssue"):
        notes.add("exchange-unsupported", node.mark, got=kind)
        values = ()
    elif kind == "ContiguousIssue" or (isinstance(given, Mapping)):
        values = _range(node, items(given, notes, "values"), notes)
    else:
        values = tuple(word(item) or "" for item in items(given, notes, "values"))
        if not values:
            notes.add("exchange-missing", node.mark, got=f"{name}: values")
    return TableIssue(name, values, ("",) * len(values))


def _range(node: Node, bounds: list[Node], notes: Notes) -> tuple[str, ...]:
    if len(bounds) != 2:
        notes.add("exchange-missing", node.mark, got="values: [min, max]")
        return ()
    low, high = (notes.number(word(bound), bound.mark, "values") for bound in bounds)
    if low != int(low) or high != int(high) or not 0 <= high - low < _SPAN:
        notes.add("exchange-unsupported", node.mark, got=f"values: [{low:g}, {high:g}]")
        return ()
    return tuple(str(value) for value in range(int(low), int(high) + 1))


def _party(name: str, node: Node, issues: tuple[TableIssue, ...], notes: Notes) -> Party:
    discount = 1.0
    if _kind(node) == _DISCOUNTED:
        keys = entries(node, notes, _DISCOUNTED)
        unknown_keys(node, _REMARKS | {"ufun", "discount", "factor", "dynamic_reservation", "reserved_value"}, notes)
        factor = word(keys.get("factor"))
        if factor not in (None, _TIME):
            notes.add("exchange-unsupported", node.mark, got=f"factor: {factor}")
        given = keys.get("discount")
        if given is not None:
            discount = notes.number(word(given), given.mark, "discount")
            if not 0.0 < discount <= 1.0:
                notes.add("out-of-range", given.mark, expected="0 to 1", got=f"{discount:g}")
        inner = keys.get("ufun")
        if inner is None:
            notes.add("exchange-missing", node.mark, got="ufun")
            return _empty(name, issues)
        node = inner
    kind = _kind(node)
    if kind and kind not in _LINEAR:
        notes.add("exchange-unsupported", node.mark, got=kind)
        return _empty(name, issues)
    keys = entries(node, notes, "ufun")
    unknown_keys(node, _REMARKS | {"weights", "values", "reserved_value", "bias"}, notes)
    if word(keys.get("bias")) is not None and notes.number(word(keys["bias"]), keys["bias"].mark, "bias") != 0.0:
        notes.add("exchange-unsupported", keys["bias"].mark, got=f"bias: {word(keys['bias'])}")
    weights = _by_issue(keys.get("weights"), node, issues, "weights", notes)
    values = _by_issue(keys.get("values"), node, issues, "values", notes)
    return Party(
        word(keys.get("name")) or name,
        tuple(
            1.0 if "weights" not in keys else notes.number(word(weight), (weight or node).mark, "weights", least=0.0)
            for weight in weights
        ),
        tuple(_values(value, issue, notes) for value, issue in zip(values, issues, strict=True)),
        (UNIT,) * len(issues),
        _reserved(keys.get("reserved_value"), node, notes),
        discount,
    )


def _empty(name: str, issues: tuple[TableIssue, ...]) -> Party:
    return Party(
        name, (1.0,) * len(issues), tuple((0.0,) * len(issue.values) for issue in issues), (UNIT,) * len(issues)
    )


def _reserved(node: Node | None, holder: Node, notes: Notes) -> float:
    """The value of no agreement. None, and minus infinity, mean that there is none: 0 is taken, and said."""
    text = word(node)
    if text is None or text.lower().lstrip("-+.") in ("inf", "infinity"):
        notes.add("exchange-reservation", (node or holder).mark)
        return 0.0
    return notes.number(text, (node or holder).mark, "reserved_value")


def _by_issue(
    node: Node | None, holder: Node, issues: tuple[TableIssue, ...], what: str, notes: Notes
) -> list[Node | None]:
    """One entry an issue, from a list in the order of the issues or a mapping by their names."""
    if isinstance(node, Listed) and len(node.items) == len(issues):
        return list(node.items)
    if isinstance(node, Mapping):
        for name in node.items.keys() - {issue.name for issue in issues}:
            notes.add("exchange-mismatch", node.items[name].mark, got=name)
        return [node.items.get(issue.name) for issue in issues]
    if node is not None or what == "values":
        notes.add("exchange-missing", (node or holder).mark, got=what)
    return [None] * len(issues)


def _values(node: Node | None, issue: TableIssue, notes: Notes) -> tuple[float, ...]:
    if node is None:
        return (0.0,) * len(issue.values)
    kind, given = _kind(node), node
    if kind and kind != "TableFun":
        notes.add("exchange-unsupported", node.mark, got=kind)
        return (0.0,) * len(issue.values)
    if kind:
        given = entries(node, notes, kind).get("mapping", node)
    if isinstance(given, Listed) and len(given.items) == len(issue.values):
        return tuple(notes.number(word(item), item.mark, issue.name) for item in given.items)
    mapping = entries(given, notes, issue.name)
    for value in mapping.keys() - set(issue.values):
        notes.add("exchange-mismatch", mapping[value].mark, got=f"{issue.name}: {value}")
    for value in issue.values:
        if value not in mapping:
            notes.add("exchange-missing", given.mark, got=f"{issue.name}: {value}")
    return tuple(
        notes.number(word(mapping[value]), mapping[value].mark, value) if value in mapping else 0.0
        for value in issue.values
    )


def write(table: Table, stem: str) -> dict[Path, str]:
    """The files of a table: the domain, and a utility function for each party."""
    domain = {
        "name": table.name,
        "type": "DiscreteCartesianOutcomeSpace",
        "issues": [
            {"name": issue.name, "type": "CategoricalIssue", "values": list(issue.values)} for issue in table.issues
        ],
    }
    files = {Path(f"{stem}.yml"): _yaml(domain)}
    for number, party in enumerate(table.parties, start=1):
        files[Path(f"{stem}-ufun{number}.yml")] = _yaml(_function(table, party))
    return files


def _function(table: Table, party: Party) -> dict[str, Any]:
    linear: dict[str, Any] = {
        "name": party.name,
        "type": "LinearAdditiveUtilityFunction",
        "reserved_value": party.reservation,
        "weights": list(party.weights),
        "values": [
            {
                "type": "TableFun",
                "mapping": {
                    value: evaluation if scale == UNIT else evaluation * scale / UNIT
                    for value, evaluation in zip(issue.values, evaluations, strict=True)
                },
            }
            for issue, evaluations, scale in zip(table.issues, party.evaluations, party.scales, strict=True)
        ],
    }
    if party.discount == 1.0:
        return linear
    return {
        "name": party.name,
        "type": _DISCOUNTED,
        "discount": party.discount,
        "factor": _TIME,
        "dynamic_reservation": True,
        "ufun": linear,
    }


def _yaml(data: dict[str, Any]) -> str:
    """YAML that any reader takes for what it is: floats by their shortest exact form, texts quoted."""
    return "\n".join([*_lines(data, 0), ""])


def _lines(data: Any, depth: int) -> list[str]:
    blank, lines = "  " * depth, []
    pairs = data.items() if isinstance(data, dict) else ((None, item) for item in data)
    for key, value in pairs:
        head = "- " if key is None else f"{json.dumps(key, ensure_ascii=False)}: " if depth > 1 else f"{key}: "
        if isinstance(value, (dict, list)) and value:
            if key is None:
                inner = _lines(value, depth + 1)
                lines += [f"{blank}- {inner[0].lstrip()}", *inner[1:]]
            else:
                lines += [blank + head.rstrip(), *_lines(value, depth + 1)]
        else:
            lines.append(f"{blank}{head}{_scalar(value)}")
    return lines


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=not value.isprintable())
    text = yaml.safe_dump(float(value)).split("\n")[0]
    return text.strip()
