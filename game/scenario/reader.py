"""YAML in, node tree out: bounded while it streams, every scalar kept as text, every place remembered.

The tree is built from parse events with an explicit stack, never by composing: 100,000 open brackets overflow the
C stack of a composer, and ordinary resolving turns Ontario's ``ON`` into True, ``12:30`` into 750, ``010`` into 8
and keeps the last of two equal keys. Events arrive one at a time, so a bomb is dropped at the bound it passes.
"""

from __future__ import annotations

import difflib
import re
import stat
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from game.scenario.explain.syntax import explain
from game.scenario.nodes import Mapping, Mark, Node, Scalar, Sequence
from game.scenario.problems import Problem, ScenarioError, problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 64
MAX_NODES = 200_000  # aliases count as the nodes they stand for

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
MENDED = frozenset({"duplicate-key", "decimal-comma", "comma-in-text"})
"""Flaws that leave a tree to be looked at: of two equal keys the first counts, and what a comma split is joined."""
_DIGITS = re.compile(r"[+-]?[0-9]+")
_REST = re.compile(r"[0-9]+ *%?")
_MERGE = "<<"
_NEIGHBOURS = 500  # files of a folder that are looked at for one of a like name
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class FlawedError(ScenarioError):
    """The file has flaws that do not hide the rest; ``root`` is its tree as it was probably meant."""

    def __init__(self, problems: Iterable[Problem], root: Mapping) -> None:
        super().__init__(problems)
        self.root = root


def read_file(path: Path) -> Node:
    """The tree of a file. Raises ScenarioError: unreadable, too large, not UTF-8, not YAML, past a bound.

    A FlawedError carries the tree as well, for whoever wants to find everything at once.
    """
    return read_bytes(file_bytes(path), str(path))


def _near(path: Path) -> str:
    """The file in the same folder whose name is nearest to one that is not there; empty where none is near."""
    try:
        names = [entry.name for entry in islice(path.parent.iterdir(), _NEIGHBOURS)]
    except OSError:
        return ""
    near = difflib.get_close_matches(path.name, [name for name in names if name.endswith((".yaml", ".yml"))], 1, 0.7)
    return near[0] if near else ""


def read_bytes(data: bytes, file: str) -> Node:
    """The tree of a document in memory; ``file`` names it in problems. Raises ScenarioError."""
    top = Mark(file, 1, 1)
    if len(data) > MAX_BYTES:
        raise ScenarioError([problem("too-large", top, arguments={"most": MAX_BYTES, "got": len(data)})])
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ScenarioError([problem("encoding", top, hint="save-as-utf8")])
    if b"\0" in data:
        raise ScenarioError([problem("binary", top)])
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise ScenarioError([problem("encoding", Mark(file, line, column), hint="save-as-utf8")]) from None
    return _Builder(file, source).build()


def file_bytes(path: Path) -> bytes:
    """The bytes of an ordinary file. Raises ScenarioError: not there, not readable, too large."""
    nowhere = Mark(str(path), 0, 0)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ScenarioError([problem("is-directory", nowhere)])
        if not stat.S_ISREG(status.st_mode):
            raise ScenarioError([problem("not-a-file", nowhere)])
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        near = _near(path)
        hint, arguments = ("did-you-mean", {"suggestion": near}) if near else ("", {})
        raise ScenarioError([problem("missing-file", nowhere, hint=hint, arguments=arguments)]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ScenarioError([problem("unreadable", nowhere, arguments={"reason": reason})]) from None
    if len(data) > MAX_BYTES:
        size = max(status.st_size, len(data))
        raise ScenarioError([problem("too-large", nowhere, arguments={"most": MAX_BYTES, "got": size})])
    return data


def is_text(value: str) -> bool:
    """Whether a text can be written down; half of a surrogate pair, which an escape can make, cannot."""
    if value.isascii():
        return True
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _code_point(character: object) -> str:
    """A character as U+001B, whichever way the parser reports it."""
    if isinstance(character, int):
        return f"U+{character:04X}"
    word = str(character)
    return f"U+{ord(word[0]):04X}" if word else "U+0000"


class _Builder:
    """Folds parse events into nodes; stops at the first bound passed, collects what does not hide the rest."""

    def __init__(self, file: str, source: str) -> None:
        self.file = file
        self.source = source
        self.problems: list[Any] = []
        self.open: list[tuple[Mapping | Sequence, str | None]] = []  # with the anchor it will be known by
        self.key: list[tuple[str, Mark] | None] = []  # the key that waits for a value, per open collection
        self.key_ends = 0  # where in the source the last key does
        self.joined: Scalar | None = None  # the last text that a comma had split
        self.sizes: list[int] = []  # nodes so far within each open collection
        self.heights: list[int] = []  # levels so far below each open collection, itself included
        self.anchors: dict[str, tuple[Node, int, int]] = {}  # node, size, height
        self.total = 0
        self.documents = 0
        self.root: Node | None = None

    def build(self) -> Node:
        source = self.source
        try:
            self._follow(_LOADER(source))
        except yaml.MarkedYAMLError as error:
            mistake = explain(error, source)
            self._stop("syntax", Mark(self.file, mistake.line + 1, mistake.column + 1), {"reason": mistake.reason})
        except yaml.reader.ReaderError as error:
            mark = Mark(self.file, source.count("\n", 0, error.position) + 1, 1)
            self._stop("unprintable", mark, {"character": _code_point(error.character)})
        except yaml.YAMLError as error:
            self._stop("syntax", Mark(self.file, 1, 1), {"reason": str(error)})
        if self.root is None or (isinstance(self.root, Scalar) and self.root.text is None):
            self.problems.append(problem("empty", Mark(self.file, 1, 1)))
        elif not isinstance(self.root, Mapping) and not self.problems:
            self.problems.append(problem("not-a-mapping", self.root.mark))
        if self.problems and isinstance(self.root, Mapping) and all(one.code in MENDED for one in self.problems):
            raise FlawedError(self.problems, self.root)
        if self.problems:
            raise ScenarioError(self.problems)
        assert self.root is not None
        return self.root

    def _follow(self, parser: Any) -> None:
        following, scalar, take, kind = parser.get_event, self._scalar, self._take, yaml.ScalarEvent
        try:
            while (event := following()) is not None:
                if type(event) is kind:
                    scalar(event)
                else:
                    take(event)
        finally:
            parser.dispose()

    def _mark(self, place: Any) -> Mark:
        return Mark(self.file, place.line + 1, place.column + 1) if place is not None else Mark(self.file, 1, 1)

    def _stop(self, code: str, mark: Mark, arguments: dict[str, object] | None = None) -> None:
        """Give up: what follows cannot be read, or must not be."""
        raise ScenarioError([*self.problems, problem(code, mark, arguments=arguments)])

    def _take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            node, anchor = self.open.pop()
            self.key.pop()
            self._add(node, anchor, self.sizes.pop(), self.heights.pop())
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            mark = self._mark(event.start_mark)
            self._start(event, Mapping(mark) if kind is yaml.MappingStartEvent else Sequence(mark), mark)
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self._stop("many-documents", self._mark(event.start_mark))

    def _scalar(self, event: Any) -> None:
        place = event.start_mark
        mark = Mark(self.file, place.line + 1, place.column + 1)
        if event.tag is not None:
            self._refuse_tag(event, mark)
        if not is_text(event.value):
            self._stop("unprintable", mark, {"character": "U+D800"})
        self._count(mark, 1)
        if self.open and self.key[-1] is None and type(self.open[-1][0]) is Mapping:
            self.sizes[-1] += 1
            self._start_entry(event.value, mark)
            self.key_ends = event.end_mark.index
            return
        text = None if not event.style and event.value in _NULLS else event.value
        if not event.value and text is None and self._after_comma(place.index):
            self.key[-1] = None
            return
        self._add(Scalar(text, mark), event.anchor, 1, 0)

    def _start(self, event: Any, node: Mapping | Sequence, mark: Mark) -> None:
        self._refuse_tag(event, mark)
        if self.open and isinstance(self.open[-1][0], Mapping) and self.key[-1] is None:
            self._stop("key-not-text", mark)
        if len(self.open) >= MAX_DEPTH:
            self._stop("too-deep", mark, {"most": MAX_DEPTH})
        self._count(mark, 1)
        self.open.append((node, event.anchor))
        self.key.append(None)
        self.sizes.append(1)
        self.heights.append(1)

    def _refuse_tag(self, event: Any, mark: Mark) -> None:
        if event.tag is not None and event.tag != "!":
            self.problems.append(problem("tag", mark, arguments={"got": event.tag}))

    def _start_entry(self, name: str, mark: Mark) -> None:
        mapping = self.open[-1][0]
        assert isinstance(mapping, Mapping)
        if name == _MERGE:
            self.problems.append(problem("merge-key", mark, hint="use-extends"))
        elif name in mapping.items:
            self.problems.append(
                problem("duplicate-key", mark, arguments={"key": name, "line": mapping.keys[name].line})
            )
        self.key[-1] = (name, mark)

    def _after_comma(self, end: int) -> bool:
        """Whether the key has no colon: a comma has split a number or a text. It is put together again, and told."""
        mapping = self.open[-1][0] if self.open else None
        entry = self.key[-1] if self.open else None
        if entry is None or not isinstance(mapping, Mapping) or ":" in self.source[self.key_ends : end]:
            return False
        word, mark = entry
        last = next(reversed(mapping.items), "")
        before = mapping.items.get(last)
        if not isinstance(before, Scalar) or before.text is None:
            return False
        if _DIGITS.fullmatch(before.text) and _REST.fullmatch(word):
            whole = f"{before.text}.{word}"
            arguments = {"got": f"{before.text},{word}", "suggestion": whole}
            self.problems.append(problem("decimal-comma", before.mark, hint="did-you-mean", arguments=arguments))
        else:
            whole = f"{before.text}, {word}"
            if before is not self.joined:
                self.problems.append(problem("comma-in-text", mark, arguments={"got": word}))
        self.joined = mapping.items[last] = Scalar(whole, before.mark)
        return True

    def _alias(self, event: Any) -> None:
        mark = self._mark(event.start_mark)
        if self.open and isinstance(self.open[-1][0], Mapping) and self.key[-1] is None:
            self._stop("key-not-text", mark)
        if event.anchor not in self.anchors:
            inside = any(anchor == event.anchor for _, anchor in self.open)
            self._stop("alias-in-itself" if inside else "alias-unknown", mark, {"got": event.anchor})
        node, size, height = self.anchors[event.anchor]
        if len(self.open) + height > MAX_DEPTH:
            self._stop("too-deep", mark, {"most": MAX_DEPTH})
        self._count(mark, size)
        self._add(node, None, size, height)

    def _count(self, mark: Mark, nodes: int) -> None:
        self.total += nodes
        if self.total > MAX_NODES:
            self._stop("too-many-nodes", mark, {"most": MAX_NODES})

    def _add(self, node: Node, anchor: str | None, size: int, height: int) -> None:
        if anchor is not None:
            self.anchors[anchor] = (node, size, height)
        if not self.open:
            self.root = node
            return
        self.sizes[-1] += size
        self.heights[-1] = max(self.heights[-1], height + 1)
        parent = self.open[-1][0]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        entry = self.key[-1]
        assert entry is not None
        name, key_mark = entry
        if name not in parent.items:
            parent.items[name] = node
            parent.keys[name] = key_mark
        self.key[-1] = None
