"""The canonical form of a scenario: one JSON text with every overlay applied, and a hash of what changes play."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

from pydantic import BaseModel

from game.scenario.schema.base import Shown, Text
from game.scenario.schema.scenario import ScenarioBlock


def resolved_json(block: ScenarioBlock) -> str:
    """The scenario as compact JSON: structural keys in the schema's order, the author's ids in the author's order.

    Short forms are written out, defaults left out, overlays applied; ``from_resolved`` reads it back.
    """
    data = block.model_dump(mode="python", by_alias=True, exclude_defaults=True, exclude={"extends"})
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def rules_hash(block: ScenarioBlock) -> str:
    """SHA-256, in hexadecimal, of all that can change play: no texts, sources, icons or dates.

    The order of ids counts, since packages are indices.
    """
    text = json.dumps(_play(block), ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


@cache
def _fields(kind: type[BaseModel]) -> tuple[tuple[str, Any], ...]:
    """Names and defaults of the fields that are not only shown."""
    return tuple(
        (name, field.get_default())
        for name, field in kind.model_fields.items()
        if Shown not in field.metadata and not any(isinstance(mark, Shown) for mark in field.metadata)
    )


def _play(value: Any) -> Any:
    if isinstance(value, BaseModel):
        found = []
        for name, default in _fields(type(value)):
            held = getattr(value, name)
            if held != default and not _only_text(held):
                found.append([name, _play(held)])
        return found
    if isinstance(value, dict):
        return [[key, _play(entry)] for key, entry in value.items()]
    if isinstance(value, list):
        return [_play(entry) for entry in value]
    return value


def _only_text(value: object) -> bool:
    return isinstance(value, Text) or (
        isinstance(value, list) and bool(value) and all(isinstance(entry, Text) for entry in value)
    )
