"""``new``: a scenario to start from, and the schema that lets an editor complete and check it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import typer

from game.cli.errors import InputRefusedError
from game.core.messages import Translator
from game.scenario import shipped_names
from game.scenario.schema.jsonschema import json_schema
from game.scenario.starter import SCHEMA_FILE, STARTER, new_text, scenario_id

__all__ = ["run"]

_SUFFIX = ".yaml"
_RANDOM = "random:"
_DRAWN = re.compile(r"random:(\d{1,18})(?::(\d{1,6}))?\Z", re.ASCII)  # the seed, and which of its tables


def run(name: Path, *, template: str, lang: str) -> None:
    """Write NAME.yaml, which must not exist yet, and the schema beside it."""
    t = Translator(lang)
    file = name if name.suffix == _SUFFIX else name.parent / (name.name + _SUFFIX)
    stem = file.name.removesuffix(_SUFFIX)
    try:
        scenario_id(stem)
    except ValueError:
        raise InputRefusedError(
            t(
                "“{name}” cannot name a scenario: use small letters, digits, “-” and “_”, a letter first.",
                name=stem,
            )
        ) from None
    known = shipped_names()
    drawn = _DRAWN.match(template)
    if template != STARTER and template not in known and not drawn:
        there = ", ".join((STARTER, f"{_RANDOM}SEED", *known))
        raise InputRefusedError(t("There is no template {name}; there are: {known}.", name=template, known=there))
    if drawn:
        text = _random_text(file.stem, int(drawn[1]), int(drawn[2] or 0))
    else:
        text = new_text(file.stem, file.name, lang, "" if template == STARTER else template)
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        raise InputRefusedError(t("{file} exists already; nothing was written.", file=str(file))) from None
    schema = file.with_name(SCHEMA_FILE)
    schema.write_text(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    typer.echo(t("{file} is ready. Next: python -m game check {file}", file=str(file)))


def _random_text(name: str, seed: int, number: int) -> str:
    """A random scenario as YAML, to be looked at and changed."""
    import yaml

    from game.scenario.generate.scenario import random_document

    document = random_document(seed, number) | {"id": scenario_id(name)}
    return str(yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=120))
