"""What the semantic checks share: the block under check, where its parts stand, and the list of findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from game.scenario.nodes import Loc, Node, locate
from game.scenario.problems import Problem, Severity, problem
from game.scenario.schema.base import Numeric
from game.scenario.schema.scenario import ScenarioBlock
from game.scenario.schema.shape import advice, dotted


@dataclass(frozen=True)
class Findings:
    """Collects problems against one block; every check adds here and raises nothing."""

    block: ScenarioBlock
    root: Node
    problems: list[Problem] = field(default_factory=list)

    def add(
        self,
        code: str,
        loc: Loc,
        *,
        key: bool = False,
        hint: str = "",
        severity: Severity | None = None,
        **arguments: object,
    ) -> None:
        """A problem at ``loc``: at the value there, or at its key when ``key`` is set."""
        self.put(code, loc, arguments, key=key, hint=hint, severity=severity)

    def put(
        self,
        code: str,
        loc: Loc,
        arguments: Mapping[str, object],
        *,
        key: bool = False,
        hint: str = "",
        severity: Severity | None = None,
    ) -> None:
        """As ``add``, with the arguments in a mapping."""
        mark, _ = locate(self.root, loc, key=key)
        found = problem(code, mark, path=dotted(loc), hint=hint, severity=severity, arguments=arguments)
        self.problems.append(found)

    def refer(self, kind: str, got: str, known: Collection[str], loc: Loc, *, key: bool = False) -> bool:
        """Whether ``got`` is one of ``known``; a problem with the nearest known id where it is not."""
        if got in known:
            return True
        hint, given = advice(got, known)
        self.put("unknown-reference", loc, {"kind": kind, "got": got, **given}, key=key, hint=hint)
        return False

    def belongs(self, kind: str, got: str, owner: str, expected: str, loc: Loc, *, key: bool = False) -> None:
        """A problem unless what is named belongs to the expected side."""
        if owner != expected and owner in self.block.sides and expected in self.block.sides:
            self.add("wrong-side", loc, key=key, kind=kind, got=got, owner=owner, expected=expected)

    @property
    def rounds(self) -> int:
        return len(self.block.calendar.rounds)


def walk(model: BaseModel, loc: Loc = ()) -> Iterator[tuple[BaseModel, Loc]]:
    """Every model of a tree with its place, outer before inner."""
    yield model, loc
    for name, key in inner_fields(type(model)):
        yield from _walk_value(getattr(model, name), (*loc, key))


def _walk_value(value: Any, loc: Loc) -> Iterator[tuple[BaseModel, Loc]]:
    if isinstance(value, BaseModel):
        yield from walk(value, loc)
    elif isinstance(value, list):
        for place, entry in enumerate(value):
            yield from _walk_value(entry, (*loc, place))
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _walk_value(entry, (*loc, key))


@cache
def inner_fields(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Names and keys of the fields that may hold models."""
    return tuple((name, f.alias or name) for name, f in kind.model_fields.items() if _holds_model(f.annotation))


@cache
def figure_fields(kind: type[BaseModel]) -> tuple[str, ...]:
    """Names of the fields that hold figures, which want a source or the admission of an estimate."""
    return tuple(
        name
        for name, f in kind.model_fields.items()
        if any(_is_figure(mark) for mark in f.metadata) or _holds_figure(f.annotation)
    )


def _holds_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_model(part) for part in get_args(annotation))


def _is_figure(mark: object) -> bool:
    return isinstance(mark, Numeric) and mark.figure


def _holds_figure(annotation: Any) -> bool:
    if _is_figure(annotation) or any(_is_figure(mark) for mark in getattr(annotation, "__metadata__", ())):
        return True
    return any(_holds_figure(part) for part in get_args(annotation) if not isinstance(part, str))
