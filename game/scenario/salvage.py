"""What can still be checked of a scenario whose shape is broken in places.

The broken parts are cut out and the rest is checked, so that one wrong number does not hide the wrong ids beside
it. Only findings that the cuts cannot have caused are kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario.nodes import Loc, Mapping, Node, Sequence, child_key
from game.scenario.prepare import prepare
from game.scenario.problems import Problem
from game.scenario.semantics import semantic_problems
from game.scenario.shape import validate

MOST_CUTS = 50
MOST_PASSES = 6

# Findings about a place itself, not about what is missing elsewhere.
LOCAL = frozenset(
    {
        "unknown-reference", "wrong-side", "no-actor", "duplicate-id", "reserved-id", "own-issue", "same-region",
        "quota-rates", "sigma-one", "sigma-eta", "claim-order", "shares-sum", "window-order", "calendar-order",
        "same-text", "never-true",
    }
)  # fmt: skip


def salvage(root: Node, broken: tuple[Loc, ...]) -> list[Problem]:
    """Findings about the sound parts of a tree; ``broken`` are the places of its structural problems."""
    if len(broken) > MOST_CUTS:
        return []
    everything = set(_names(root))
    for _ in range(MOST_PASSES):
        cuts = {_existing(root, loc) for loc in broken}
        if () in cuts:
            return []
        for loc in sorted(cuts, key=_order, reverse=True):
            root = _without(root, loc)
        block, _, broken = validate(prepare(root), root)
        if block is not None:
            return [found for found in semantic_problems(block, root) if _kept(found, everything)]
    return []


def _kept(found: Problem, everything: set[str]) -> bool:
    if found.code not in LOCAL:
        return False
    # An id that only a cut part declared is no unknown id.
    return found.code != "unknown-reference" or dict(found.arguments).get("got") not in everything


def _names(node: Node) -> Iterator[str]:
    if isinstance(node, Mapping):
        for key, value in node.items.items():
            yield key
            yield from _names(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _names(item)


def _order(loc: Loc) -> tuple[tuple[int, str], ...]:
    """Sorts list entries by place, so that later ones can be cut before earlier ones."""
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in loc)


def _existing(root: Node, loc: Loc) -> Loc:
    """The longest part of ``loc`` that the tree has: what holds the problem where a key is missing."""
    node = root
    for depth, step in enumerate(loc):
        if isinstance(node, Mapping):
            key = child_key(node, step)
            if key is None:
                return loc[:depth]
            node = node.items[key]
        elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
            node = node.items[step]
        else:
            return loc[:depth]
    return loc


def _without(node: Node, loc: Loc) -> Node:
    """The tree with one place cut out; what is not on the way is shared. Unchanged where the place is gone."""
    step, rest = loc[0], loc[1:]
    if isinstance(node, Mapping):
        key = child_key(node, step)
        if key is None:
            return node
        items, keys = dict(node.items), dict(node.keys)
        if rest:
            items[key] = _without(items[key], rest)
        else:
            del items[key], keys[key]
        return Mapping(node.mark, items, keys)
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        entries = list(node.items)
        if rest:
            entries[step] = _without(entries[step], rest)
        else:
            del entries[step]
        return Sequence(node.mark, entries)
    return node
