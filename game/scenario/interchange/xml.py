"""XML in, small tree out: no document type, no entities, bounded in bytes, depth and elements.

Everything that makes XML dangerous to read (entity expansion, external entities, remote document types) needs a
document type declaration; a file with one is refused where it begins.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from game.scenario.nodes import Mark
from game.scenario.problems import ScenarioError, problem
from game.scenario.reader import MAX_BYTES, MAX_DEPTH, MAX_NODES

__all__ = ["Element", "parse"]


@dataclass(slots=True)
class Element:
    """An element with its attributes, its inner elements, and where it begins. Text between elements is not kept."""

    name: str
    attributes: dict[str, str]
    mark: Mark
    inner: list[Element] = field(default_factory=list)

    def named(self, name: str) -> list[Element]:
        return [element for element in self.inner if element.name == name]


def parse(data: bytes, file: str) -> Element:
    """The root element. Raises ScenarioError: not XML, a document type, past a bound."""
    if len(data) > MAX_BYTES:
        raise ScenarioError([problem("too-large", Mark(file, 1, 1), arguments={"most": MAX_BYTES, "got": len(data)})])
    return _Builder(file).build(data)


class _Builder:
    """Collects elements from parse events, which expat delivers without recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.open: list[Element] = []
        self.root: Element | None = None
        self.count = 0
        self.parser: Any = expat.ParserCreate(namespace_separator=None)
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.EntityDeclHandler = self.refuse
        self.parser.ExternalEntityRefHandler = self.refuse
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def build(self, data: bytes) -> Element:
        try:
            self.parser.Parse(data, True)
        except expat.ExpatError as error:
            mark = Mark(self.file, error.lineno, error.offset + 1)
            reason = expat.ErrorString(error.code)
            raise ScenarioError(
                [problem("exchange-unread", mark, arguments={"format": "XML", "got": reason})]
            ) from None
        except (LookupError, ValueError) as error:  # an encoding that the declaration makes up
            mark = Mark(self.file, 1, 1)
            raise ScenarioError([problem("exchange-unread", mark, arguments={"format": "XML", "got": error})]) from None
        if self.root is None:
            raise ScenarioError([problem("empty", Mark(self.file, 1, 1))])
        return self.root

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            raise ScenarioError([problem("too-many-nodes", self.mark, arguments={"most": MAX_NODES})])
        if len(self.open) >= MAX_DEPTH:
            raise ScenarioError([problem("too-deep", self.mark, arguments={"most": MAX_DEPTH})])
        element = Element(name, attributes, self.mark)
        if self.open:
            self.open[-1].inner.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, name: str) -> None:
        self.open.pop()

    def refuse(self, *_: object) -> int:
        raise ScenarioError([problem("exchange-doctype", self.mark)])

    @property
    def mark(self) -> Mark:
        return Mark(self.file, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
