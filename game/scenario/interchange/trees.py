"""JSON and YAML in, through the scenario reader's bounds; small helpers to walk the tree."""

from __future__ import annotations

from game.scenario.interchange.findings import Notes
from game.scenario.interchange.sources import Source
from game.scenario.nodes import Mapping, Node, Scalar, Sequence
from game.scenario.reader import read_bytes

__all__ = ["entries", "items", "single", "tree", "unknown_keys", "word"]


def tree(source: Source) -> Node:
    """The document. JSON is read as the YAML it is, once the tabs that only YAML minds are blanks."""
    data = source.data.replace(b"\t", b" ") if source.path.suffix.lower() == ".json" else source.data
    return read_bytes(data, str(source.path))


def entries(node: Node | None, notes: Notes, what: str) -> dict[str, Node]:
    """The entries of a mapping; none, with a problem noted, for anything else."""
    if isinstance(node, Mapping):
        return node.items
    if node is not None:
        notes.add("wrong-type", node.mark, expected="a mapping", got=what)
    return {}


def items(node: Node | None, notes: Notes, what: str) -> list[Node]:
    if isinstance(node, Sequence):
        return node.items
    if node is not None:
        notes.add("wrong-type", node.mark, expected="a list", got=what)
    return []


def word(node: Node | None) -> str | None:
    """The text of a scalar; None for nothing, and for anything else."""
    return node.text if isinstance(node, Scalar) else None


def single(node: Node, notes: Notes) -> tuple[str, Node] | None:
    """The only entry of a mapping that names its kind by its key."""
    if isinstance(node, Mapping) and len(node.items) == 1:
        return next(iter(node.items.items()))
    notes.add("exchange-unsupported", node.mark, got="/".join(node.items) if isinstance(node, Mapping) else "…")
    return None


def unknown_keys(node: Node, known: frozenset[str], notes: Notes) -> None:
    """Name every key that is not read."""
    if isinstance(node, Mapping):
        for key, inner in node.items.items():
            if key not in known:
                notes.add("exchange-unsupported", node.keys.get(key, inner.mark), got=key)
