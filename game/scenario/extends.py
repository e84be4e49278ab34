"""Overlays: a scenario that extends another holds only what differs.

Mappings merge by key, lists and scalars replace, a key with nothing under it (``null``) deletes the base's entry.
Every merged value keeps the mark of the file that holds it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from game.scenario.nodes import Loc, Mapping, Mark, Node, Scalar
from game.scenario.problems import Problem, ScenarioError, problem
from game.scenario.schema.shape import dotted

MAX_OVERLAYS = 8
EXTENDS = "extends"

Reader = Callable[[Path], Node]
Finder = Callable[[str], Path | None]


def resolve(root: Node, path: Path, read: Reader, shipped: Finder) -> tuple[Node, tuple[Problem, ...]]:
    """The tree of ``path`` with its bases under it, and warnings. Raises ScenarioError on a missing base or a cycle.

    ``shipped`` finds a shipped scenario's file by name, or gives None.
    """
    layers, seen = [root], [path.resolve()]
    while (base := _base_of(layers[-1])) is not None:
        if len(layers) > MAX_OVERLAYS:
            raise ScenarioError([problem("base-depth", base.mark, path=EXTENDS, arguments={"most": MAX_OVERLAYS})])
        found = _find(base, seen[-1], shipped)
        if found in seen:
            chain = " > ".join(entry.name for entry in (*seen[seen.index(found) :], found))
            raise ScenarioError([problem("base-cycle", base.mark, path=EXTENDS, arguments={"chain": chain})])
        layers.append(read(found))
        seen.append(found)
    merged = layers[-1]
    warnings: list[Problem] = []
    for layer in reversed(layers[:-1]):
        merged = _merge(merged, layer, (), warnings)
    return merged, tuple(warnings)


def _base_of(node: Node) -> Scalar | None:
    if not isinstance(node, Mapping):
        return None
    given = node.items.get(EXTENDS)
    if given is None or (isinstance(given, Scalar) and given.text is None):
        return None
    if not isinstance(given, Scalar):
        mark = node.keys[EXTENDS]
        arguments = {"expected": "the name or path of a scenario", "got": "a list or mapping"}
        raise ScenarioError([problem("wrong-type", mark, path=EXTENDS, arguments=arguments)])
    return given


def _find(base: Scalar, beside: Path, shipped: Finder) -> Path:
    name = base.text or ""
    place = shipped(name)
    if place is None:
        if _outside(name):
            raise ScenarioError([problem("base-outside", base.mark, path=EXTENDS, arguments={"got": name})])
        for suffix in ("", ".yaml"):
            candidate = beside.parent / (name + suffix)
            if candidate.is_file():
                place = candidate
                break
    if place is None:
        raise ScenarioError([problem("base-missing", base.mark, path=EXTENDS, arguments={"got": name})])
    return place.resolve()


def _outside(name: str) -> bool:
    """Whether a path leads out of the folder of the file that names it."""
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or any(sign in name for sign in "\0\\:")


def _merge(base: Node, over: Node, loc: Loc, warnings: list[Problem]) -> Node:
    if not (isinstance(base, Mapping) and isinstance(over, Mapping)):
        return over
    merged = Mapping(over.mark, dict(base.items), dict(base.keys))
    for key, value in over.items.items():
        if isinstance(value, Scalar) and value.text is None:
            _delete(merged, key, over.keys[key], (*loc, key), warnings)
            continue
        if key in merged.items:
            merged.items[key] = _merge(merged.items[key], value, (*loc, key), warnings)
        else:
            merged.items[key] = value
        merged.keys[key] = over.keys[key] if not isinstance(value, Mapping) or key not in base.items else base.keys[key]
    return merged


def _delete(merged: Mapping, key: str, mark: Mark, loc: Loc, warnings: list[Problem]) -> None:
    if merged.items.pop(key, None) is None:
        warnings.append(problem("delete-unknown", mark, path=dotted(loc), arguments={"key": key}))
    else:
        del merged.keys[key]
