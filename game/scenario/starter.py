"""New scenario files: a commented starter, or an overlay of a shipped scenario, in either language."""

from __future__ import annotations

import json
from pathlib import Path

from game.scenario.schema.scalars import to_id

__all__ = ["SCHEMA_FILE", "STARTER", "new_text", "scenario_id"]

STARTER = "starter"
SCHEMA_FILE = "scenario.schema.json"
_VARIANT = "variant"


def scenario_id(name: str) -> str:
    """The id of a scenario called ``name``. Raises ValueError when it is none."""
    try:
        return to_id(name)
    except Exception as error:
        raise ValueError(name) from error


def new_text(name: str, file: str, lang: str, base: str = "") -> str:
    """The text of a new scenario: the starter, or a variant of the shipped scenario ``base``.

    Comments are in one language; lines that begin with ``#en:`` or ``#fr:`` are kept for it without that mark.
    """
    template = Path(__file__).parent / "templates" / f"{_VARIANT if base else STARTER}.yaml"
    lines = []
    for line in template.read_text(encoding="utf-8").splitlines():
        body = line.lstrip()
        indent = line[: len(line) - len(body)]
        if body.startswith(("#en:", "#fr:")):
            if body[1:3] == lang:
                lines.append(f"{indent}#{body[4:]}")
        else:
            lines.append(line)
    text = "\n".join([*lines, ""])
    title = json.dumps(name.replace("-", " ").replace("_", " ").capitalize(), ensure_ascii=False)[1:-1]
    filled = {"id": scenario_id(name), "file": file, "title": title, "schema": SCHEMA_FILE, "base": base}
    for key, value in filled.items():
        text = text.replace(f"@{key}@", value)
    return text
