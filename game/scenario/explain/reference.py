"""The reference of keys, as Markdown in either language, from the schema that the reader itself uses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from game.scenario.explain.reference_fr import FRENCH
from game.scenario.nodes import NOTE, SOURCES
from game.scenario.schema.jsonschema import json_schema

__all__ = ["reference"]

Json = dict[str, Any]

_FIRST = "Scenario"
_CARRIED = (NOTE, "source", SOURCES, "estimate")
_WORDS = {
    "en": {
        "title": "Reference of keys",
        "made": "Made from the schema by `python -m game schema --reference`; do not edit.",
        "every": "Every mapping may also carry `source`, `estimate` and `note`:",
        "head": "| key | value | needed | meaning |",
        "yes": "yes",
        "of": "list of {0}",
        "map": "{0} by id",
        "or": " or ",
        "text": "text",
        "number": "number",
        "integer": "whole number",
        "boolean": "true or false",
        "object": "mapping",
        "null": "nothing",
    },
    "fr": {
        "title": "Référence des clés",
        "made": "Tirée du schéma par `python -m game schema --reference --lang fr`; ne pas modifier.",
        "every": "Toute section peut aussi porter `source`, `estimate` et `note`\N{NO-BREAK SPACE}:",
        "head": "| clé | valeur | requise | sens |",
        "yes": "oui",
        "of": "liste de {0}",
        "map": "{0} par identifiant",
        "or": " ou ",
        "text": "texte",
        "number": "nombre",
        "integer": "nombre entier",
        "boolean": "true ou false",
        "object": "section",
        "null": "rien",
    },
}


def reference(lang: str) -> str:
    """The whole page. ``lang`` is ``en`` or ``fr``."""
    definitions: Json = json_schema()["$defs"]
    words = _WORDS["fr" if lang == "fr" else "en"]
    names = list(_reached(definitions, _FIRST))
    lines = [f"# {words['title']}", "", words["made"], "", words["every"], "", words["head"], "|---|---|---|---|"]
    some = definitions[_FIRST]["properties"] | definitions["IssueBlock"]["properties"]
    lines += [_row(key, some[key], False, words, lang) for key in _CARRIED if key in some and key != SOURCES]
    for name in names:
        lines += ["", *_section(name, definitions, words, lang)]
    return "\n".join([*lines, ""])


def _reached(definitions: Json, first: str) -> Iterator[str]:
    """Every definition that a scenario may hold, in the order a reader meets them."""
    waiting, seen = [first], {first}
    while waiting:
        name = waiting.pop(0)
        yield name
        for found in _references(definitions[name]):
            if found not in seen:
                seen.add(found)
                waiting.append(found)


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield _named(value)
            else:
                yield from _references(value)
    elif isinstance(node, list):
        for entry in node:
            yield from _references(entry)


def _named(target: str) -> str:
    return target.rpartition("/")[2]


def _anchor(name: str) -> str:
    return name.removesuffix("Block").lower()


def _described(value: Json, definitions: Json) -> Json:
    """A key with its meaning; one that only refers to a mapping means what that mapping means."""
    if value.get("description") or "$ref" not in value:
        return value
    inner = definitions[_named(value["$ref"])]
    return {**value, "description": inner.get("description", "")}


def _section(name: str, definitions: Json, words: dict[str, str], lang: str) -> list[str]:
    definition = definitions[name]
    holder = next((h for h in (definition, *definition.get("anyOf", ())) if "properties" in h), definition)
    described = definition.get("description") or holder.get("description", "")
    lines = [f"## {_anchor(name)}", "", _said(described, lang)]
    rows = [
        _row(key, _described(value, definitions), key in holder.get("required", ()), words, lang)
        for key, value in holder.get("properties", {}).items()
        if key not in _CARRIED or (name == _FIRST and key == SOURCES)
    ]
    return [*lines, "", words["head"], "|---|---|---|---|", *rows] if rows else lines


def _row(key: str, value: Json, needed: bool, words: dict[str, str], lang: str) -> str:
    shown = _kind(value, words)
    default = value.get("default")
    if default not in (None, [], {}, ""):
        shown += f" ({str(default).lower() if isinstance(default, bool) else default})"
    meaning = _said(value.get("description", ""), lang)
    return f"| `{key}` | {shown} | {words['yes'] if needed else ''} | {meaning} |"


def _said(english: str, lang: str) -> str:
    return FRENCH.get(english, english) if lang == "fr" else english


def _kind(value: Json, words: dict[str, str]) -> str:
    if "$ref" in value:
        name = _anchor(_named(value["$ref"]))
        return f"[{name}](#{name})"
    if "enum" in value:
        return ", ".join(dict.fromkeys(f"`{entry}`" for entry in value["enum"]))
    if "const" in value:
        return f"`{value['const']}`"
    choices: list[Json] = value.get("anyOf") or value.get("oneOf") or []
    branches = [branch for branch in choices if branch.get("type") != "null"]
    if branches:
        kinds = dict.fromkeys(_kind(branch, words) for branch in branches)
        # A number that may be written as a percentage is a number to the reader.
        plain = [kind for kind in kinds if not (kind == words["text"] and words["number"] in kinds)]
        return words["or"].join(plain)
    return _plain(value, words)


def _plain(value: Json, words: dict[str, str]) -> str:
    kind = value.get("type", "string")
    if isinstance(kind, list):
        return words["number" if "number" in kind and "boolean" not in kind else "text"]
    if kind == "array":
        return words["of"].format(_kind(value.get("items", {}), words))
    if kind == "object" and isinstance(value.get("additionalProperties"), dict):
        return words["map"].format(_kind(value["additionalProperties"], words))
    if kind == "number" and "minimum" in value and "maximum" in value:
        return f"{value['minimum']:g}–{value['maximum']:g}"
    return words["text"] if kind == "string" else words.get(str(kind), str(kind))
