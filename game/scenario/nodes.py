"""The tree a scenario file is read into: plain text leaves that remember where they stood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

# Plain data handed to the schema: every scalar is text, null is None.
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
Loc: TypeAlias = tuple[str | int, ...]


class Mark(NamedTuple):
    """A place in a file; ``line`` and ``column`` count from 1, and 0 means that the place is unknown."""

    file: str
    line: int
    column: int


@dataclass(slots=True)
class Scalar:
    """``text`` as written; None for a plain ``null``, ``~`` or nothing at all."""

    text: str | None
    mark: Mark


@dataclass(slots=True)
class Sequence:
    mark: Mark
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """``keys`` holds the mark of each key, ``items`` the value; both in the author's order."""

    mark: Mark
    items: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Mark] = field(default_factory=dict)


Node: TypeAlias = Scalar | Sequence | Mapping

NOTE = "note"  # a remark for authors, allowed in every mapping
SOURCE, SOURCES = "source", "sources"  # two spellings of one key, wherever a list of ids stands under it


def to_plain(node: Node) -> Plain:
    """The tree as lists, dictionaries and text, without the authors' notes."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [to_plain(item) for item in node.items]
    plain: dict[str, Plain] = {}
    for key, value in node.items.items():
        if isinstance(value, Mapping):
            plain[key] = to_plain(value)
        elif key == SOURCES and SOURCE not in node.items:
            plain[SOURCE] = to_plain(value)
        elif key != NOTE:
            plain[key] = to_plain(value)
    return plain


def locate(root: Node, loc: Loc, *, key: bool = False) -> tuple[Mark, Loc]:
    """The mark nearest to ``loc`` and the part of it that exists in the file.

    A value's own mark is given for text and list entries, its key's mark for mappings and lists, or always when
    ``key`` is asked for. A step that is missing ends the walk at its parent. An index into a mapping (a short form
    that stands for a list) selects the entry at that place.
    """
    node, mark = root, root.mark
    for depth, step in enumerate(loc):
        if isinstance(node, Mapping):
            name = child_key(node, step)
            if name is None:
                return mark, loc[:depth]
            mark, node = node.keys[name], node.items[name]
        elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
            node = node.items[step]
            mark = node.mark
        else:
            # A short form: the steps lie inside what is written as a scalar.
            return (node.mark if isinstance(node, Scalar) and not key else mark), loc[:depth]
    return (mark if key or not isinstance(node, Scalar) else node.mark), loc


def find(root: Node, loc: Loc) -> Node | None:
    """The node at ``loc``, or None where the file has none."""
    node = root
    for step in loc:
        if isinstance(node, Mapping):
            key = child_key(node, step)
            if key is None:
                return None
            node = node.items[key]
        elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def child_key(node: Mapping, step: str | int) -> str | None:
    """The key of a mapping that a step means: its own name, its other spelling, or its place."""
    if isinstance(step, str):
        if step == SOURCE and step not in node.items:
            step = SOURCES
        return step if step in node.items else None
    return list(node.items)[step] if 0 <= step < len(node.items) else None
