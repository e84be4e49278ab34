"""Load and check scenarios: from a path, from a shipped name, or from the resolved JSON inside a save."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.core.resources import ResourcesMissingError, scenarios_dir
from game.scenario.builders.scenario import build
from game.scenario.checks.semantics import semantic_problems
from game.scenario.extends import resolve
from game.scenario.model import Scenario
from game.scenario.nodes import Mapping, Mark, Node, Scalar, Sequence
from game.scenario.once import told_once
from game.scenario.prepare import prepare
from game.scenario.problems import Problem, ScenarioError, ordered, problem
from game.scenario.reader import MAX_BYTES, MAX_DEPTH, MAX_NODES, FlawedError, is_text, read_bytes, read_file
from game.scenario.salvage import salvage
from game.scenario.schema.scenario import ScenarioBlock
from game.scenario.schema.shape import validate

SUFFIX = ".yaml"
EMBEDDED = "<embedded>"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\Z")


def shipped_names() -> tuple[str, ...]:
    """Names of the shipped scenarios, sorted."""
    try:
        folder = scenarios_dir()
    except ResourcesMissingError:
        return ()
    return tuple(sorted(entry.stem for entry in folder.glob("*" + SUFFIX) if _NAME.match(entry.stem)))


def shipped_path(name: str) -> Path | None:
    """The file of a shipped scenario, or None; a name with any path in it is never looked for."""
    if not _NAME.match(name):
        return None
    try:
        place = scenarios_dir() / (name + SUFFIX)
    except ResourcesMissingError:
        return None
    return place if place.is_file() else None


def find(where: str | Path) -> Path:
    """The file that a path or a shipped name means. Raises ScenarioError for a name that is neither.

    Anything with a separator or a suffix is a path; a bare word is a shipped name, or else a file in the current
    folder.
    """
    if isinstance(where, Path):
        return where
    named = shipped_path(where)
    if named is not None:
        return named
    place = Path(where)
    if _NAME.match(where) and not place.exists():
        known = ", ".join(shipped_names()) or "-"
        arguments = {"got": where, "known": known}
        raise ScenarioError([problem("unknown-scenario", Mark(where, 0, 0), arguments=arguments)])
    return place


def load(where: str | Path) -> Scenario:
    """The scenario of a path or a shipped name. Raises ScenarioError with every error found."""
    block, problems = _examine(find(where))
    errors = [found for found in problems if found.is_error]
    if block is None or errors:
        raise ScenarioError(errors)
    return build(block)


def check(where: str | Path) -> tuple[Problem, ...]:
    """Every error and warning of a scenario; never raises for what the file holds."""
    try:
        return _examine(find(where))[1]
    except ScenarioError as error:
        return ordered(error.problems)


@dataclass(frozen=True, slots=True)
class Examined:
    """A file as read: its tree (None: not even that), its scenario (None: it has errors) and every problem.

    ``files`` are the file itself and the bases that were opened for it, to be watched for changes.
    """

    root: Node | None
    scenario: Scenario | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...] = ()


def examine(where: str | Path, *, canonical: bool = True) -> Examined:
    """Everything known of a scenario after one reading, for checks that need more than its text. Raises nothing.

    ``canonical`` as for ``build``: what only looks at the scenario can do without.
    """
    opened, flaws = list[Path](), list[Problem]()

    def read(place: Path) -> Node:
        opened.append(place)
        return _mended(lambda: read_file(place), flaws)

    try:
        path = find(where)
        root, warnings = resolve(read(path), path, read, shipped_path)
    except ScenarioError as error:
        return Examined(None, None, ordered((*flaws, *error.problems)), tuple(opened))
    block, problems = _judge(root, (*warnings, *flaws))
    sound = block is not None and not any(found.is_error for found in problems)
    scenario = build(block, canonical=canonical) if sound and block is not None else None
    return Examined(root, scenario, problems, tuple(opened))


def check_text(text: str | bytes, file: str) -> tuple[Problem, ...]:
    """Every error and warning of a scenario in memory, such as an editor holds; its bases are the shipped ones."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    flaws: list[Problem] = []
    try:
        root = _mended(lambda: read_bytes(data, file), flaws)
        root, warnings = resolve(root, Path(file), read_file, shipped_path)
        return _judge(root, (*warnings, *flaws))[1]
    except ScenarioError as error:
        return ordered((*flaws, *error.problems))


def from_resolved(text: str) -> Scenario:
    """The scenario of a resolved JSON text, validated as strictly as a file. Raises ScenarioError."""
    root = _json_tree(text)
    block, problems = _judge(root, ())
    errors = [found for found in problems if found.is_error]
    if block is None or errors:
        raise ScenarioError(errors)
    return build(block)


def _examine(path: Path) -> tuple[ScenarioBlock | None, tuple[Problem, ...]]:
    flaws: list[Problem] = []

    def read(place: Path) -> Node:
        return _mended(lambda: read_file(place), flaws)

    try:
        root, warnings = resolve(read(path), path, read, shipped_path)
    except ScenarioError as error:
        raise ScenarioError((*flaws, *error.problems)) from None
    return _judge(root, (*warnings, *flaws))


def _mended(read: Callable[[], Node], flaws: list[Problem]) -> Node:
    """The tree that is read, its flaws set aside where they do not hide the rest."""
    try:
        return read()
    except FlawedError as error:
        flaws += error.problems
        return error.root


def _judge(root: Node, before: Iterable[Problem]) -> tuple[ScenarioBlock | None, tuple[Problem, ...]]:
    plain = prepare(root)
    block, problems, broken = validate(plain, root)
    found = [*before, *problems]
    # What stood under a key given twice is not known: names that only it declared would seem to mean nothing.
    if not any(one.code == "duplicate-key" for one in found):
        found += salvage(root, broken) if block is None else semantic_problems(block, root)
    return block, told_once(found)


def _json_tree(text: str) -> Node:
    nowhere = Mark(EMBEDDED, 0, 0)

    def refuse(reason: str) -> ScenarioError:
        return ScenarioError([problem("not-json", nowhere, arguments={"reason": reason})])

    if len(text) > MAX_BYTES:
        raise ScenarioError([problem("too-large", nowhere, arguments={"most": MAX_BYTES, "got": len(text)})])

    def pairs(entries: list[tuple[str, Any]]) -> dict[str, Any]:
        merged = dict(entries)
        if len(merged) != len(entries):
            raise refuse("a key is given twice")
        return merged

    def constant(word: str) -> Any:
        raise refuse(f"{word} is no number")

    try:
        data = json.loads(text, object_pairs_hook=pairs, parse_constant=constant, parse_int=str, parse_float=str)
    except RecursionError:
        raise ScenarioError([problem("too-deep", nowhere, arguments={"most": MAX_DEPTH})]) from None
    except ValueError as error:
        raise refuse(str(error)) from None
    if not isinstance(data, dict):
        raise ScenarioError([problem("not-a-mapping", nowhere)])
    return _Tree(nowhere).node(data, 1)


class _Tree:
    """Turns JSON data into the reader's tree, within the reader's bounds; every mark is the same nowhere."""

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.total = 0

    def node(self, data: Any, depth: int) -> Node:
        self.total += 1
        if depth > MAX_DEPTH:
            raise ScenarioError([problem("too-deep", self.mark, arguments={"most": MAX_DEPTH})])
        if self.total > MAX_NODES:
            raise ScenarioError([problem("too-many-nodes", self.mark, arguments={"most": MAX_NODES})])
        if isinstance(data, dict):
            for key in data:
                self._text(key)
            items = {key: self.node(value, depth + 1) for key, value in data.items()}
            return Mapping(self.mark, items, dict.fromkeys(items, self.mark))
        if isinstance(data, list):
            return Sequence(self.mark, [self.node(value, depth + 1) for value in data])
        if isinstance(data, bool):
            return Scalar("true" if data else "false", self.mark)
        self._text(data)
        return Scalar(data, self.mark)

    def _text(self, data: str | None) -> None:
        if data is not None and not is_text(data):
            raise ScenarioError([problem("unprintable", self.mark, arguments={"character": "U+D800"})])
