"""The JSON Schema of a scenario file, for editors that complete and check while one types.

It is a little laxer than the reader: editors parse YAML scalars by themselves, so text keys accept numbers. A file
that extends another is checked against the same schema with nothing required.
"""

from __future__ import annotations

import copy
from typing import Any

from game.scenario.nodes import NOTE, SOURCE, SOURCES
from game.scenario.prepare import SECTIONS
from game.scenario.schema.scenario import ScenarioBlock

Json = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_OVERLAY = "Overlay"


def json_schema() -> Json:
    """The schema document, a new one at each call."""
    raw = ScenarioBlock.model_json_schema(by_alias=True, mode="validation")
    definitions: Json = raw.pop("$defs")
    definitions["Scenario"] = raw
    for definition in definitions.values():
        _clean(definition)
        _carry(definition)
    _sections(definitions)
    relaxed = {name + _OVERLAY: _relax(copy.deepcopy(definition)) for name, definition in definitions.items()}
    return {
        "$schema": DRAFT,
        "title": "Across the Table scenario",
        "description": "A scenario in format 1, or an overlay that extends one.",
        "if": {"type": "object", "required": ["extends"]},
        "then": {"$ref": f"#/$defs/Scenario{_OVERLAY}"},
        "else": {"$ref": "#/$defs/Scenario"},
        "$defs": dict(sorted((definitions | relaxed).items())),
    }


def _clean(node: Any) -> None:
    """Drop what editors only show as noise: generated titles and null branches and defaults."""
    if isinstance(node, list):
        for entry in node:
            _clean(entry)
        return
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        if key in {"properties", "$defs"}:
            for entry in value.values():
                _clean(entry)
        else:
            _clean(value)
    patterns = node.pop("patternProperties", None)
    if patterns is not None:
        ((pattern, entry),) = patterns.items()
        node |= {"additionalProperties": entry, "propertyNames": {"pattern": pattern}}
    if isinstance(node.get("title"), str):
        del node["title"]
    if node.get("default", ...) is None:
        del node["default"]
    _raise_only_branch(node)


def _raise_only_branch(node: Json) -> None:
    """A choice of one thing, as is left of an optional key, is that thing; null stays allowed."""
    branches = node.get("anyOf")
    if isinstance(branches, list):
        flat = [inner for branch in branches for inner in _flattened(branch)]
        unique: list[Any] = []
        for branch in flat:
            if branch not in unique:
                unique.append(branch)
        node["anyOf"] = unique


def _flattened(branch: Any) -> list[Any]:
    if isinstance(branch, dict) and set(branch) == {"anyOf"}:
        return list(branch["anyOf"])
    return [branch]


def _carry(definition: Json) -> None:
    """Every mapping may carry a note, and spell its sources either way."""
    for holder in (definition, *definition.get("anyOf", ())):
        properties = holder.get("properties")
        if properties is None:
            continue
        properties[NOTE] = {"description": "A remark for authors; ignored."}
        if SOURCE in properties and SOURCES not in properties:
            properties[SOURCES] = properties[SOURCE]


def _sections(definitions: Json) -> None:
    """Sections of ids, and maps of numbers, may carry notes and provenance for all their entries."""
    carried = {
        NOTE: {"description": "A remark for authors; ignored."},
        SOURCE: {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
        "estimate": {"type": "boolean"},
    }
    scenario, issue = definitions["Scenario"]["properties"], definitions["IssueBlock"]["properties"]
    for section in (*(scenario[name] for name in SECTIONS), issue["options"]):
        section["properties"] = {**carried, **section.get("properties", {})}
    for definition in definitions.values():
        for holder in (definition, *definition.get("anyOf", ())):
            for entry in holder.get("properties", {}).values():
                for branch in (entry, *entry.get("anyOf", ())):
                    if "additionalProperties" in branch and branch.get("type") == "object":
                        branch.setdefault("properties", {}).setdefault(NOTE, carried[NOTE])


def _relax(node: Any) -> Any:
    """The same with nothing required, null allowed for deletion, and references to the relaxed definitions."""
    if isinstance(node, list):
        return [_relax(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    relaxed: Json = {}
    for key, value in node.items():
        if key == "properties":
            relaxed[key] = {name: _nullable(_relax(entry)) for name, entry in value.items()}
        elif key == "additionalProperties" and isinstance(value, dict):
            relaxed[key] = _nullable(_relax(value))
        elif key == "$ref":
            relaxed[key] = value + _OVERLAY
        elif key not in {"required", "minItems", "minProperties"}:
            relaxed[key] = _relax(value)
    return relaxed


def _nullable(entry: Json) -> Json:
    return {"anyOf": [entry, {"type": "null"}]}
