"""What can still be checked of a scenario whose shape is broken in places.

The broken parts are cut out and the rest is checked, so that one wrong number does not hide the wrong ids beside
it. Only findings that the cuts cannot have caused are kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario.checks.semantics import semantic_problems
from game.scenario.nodes import Loc, Mapping, Node, Scalar, Sequence, child_key, find
from game.scenario.prepare import SECTIONS, prepare
from game.scenario.problems import Problem
from game.scenario.schema.shape import validate

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
    declared = set(_declared(root))
    for _ in range(MOST_PASSES):
        cuts = {_existing(root, loc) for loc in broken}
        if () in cuts:
            return []
        for loc in sorted(cuts, key=_order, reverse=True):
            root = _without(root, loc)
        block, _, broken = validate(prepare(root), root)
        if block is not None:
            return [found for found in semantic_problems(block, root) if _kept(found, declared)]
    return []


def _kept(found: Problem, declared: set[str]) -> bool:
    if found.code not in LOCAL:
        return False
    # An id that only a cut part declared is no unknown id.
    return found.code != "unknown-reference" or dict(found.arguments).get("got") not in declared


def _declared(root: Node) -> Iterator[str]:
    """Every id that the whole tree declares, cut or not."""
    for section in (*SECTIONS, "sources"):
        yield from _keys_at(root, (section,))
    for issue in _keys_at(root, ("issues",)):
        yield from _keys_at(root, ("issues", issue, "options"))
    for words in ("regions", "exclusive", "additive"):
        listed = find(root, ("economy", words))
        if isinstance(listed, Sequence):
            yield from (item.text for item in listed.items if isinstance(item, Scalar) and item.text is not None)


def _keys_at(root: Node, loc: Loc) -> tuple[str, ...]:
    """The keys of the mapping at ``loc``, if there is one."""
    node = find(root, loc)
    return tuple(node.items) if isinstance(node, Mapping) else ()


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
