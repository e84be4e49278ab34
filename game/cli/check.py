"""``check`` and ``schema``."""

from __future__ import annotations

import json as jsonlib
from collections.abc import Sequence
from pathlib import Path

import typer

from game.core.messages import Translator
from game.report.playable import check
from game.scenario import Problem, render

__all__ = ["print_reference", "print_schema", "run"]


def run(files: Sequence[Path], *, json: bool, lang: str, sarif: bool = False) -> int:
    """Check every file; 1 if any has an error, else 0. Warnings alone do not refuse a file."""
    problems: list[Problem] = []
    for file in files:
        problems.extend(check(_named(file)))
    if sarif:
        from game.cli.sarif import sarif_log

        typer.echo(jsonlib.dumps(sarif_log(problems, lang), ensure_ascii=False, indent=2))
    elif json:
        document = {"problems": [problem.to_json(lang) for problem in problems]}
        typer.echo(jsonlib.dumps(document, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            typer.echo(render(problem, lang), err=True)
        if not problems:
            t = Translator(lang)
            typer.echo(
                t.plural(
                    "{count} file checked, no problem found.", "{count} files checked, no problem found.", len(files)
                )
            )
    return 1 if any(problem.is_error for problem in problems) else 0


def _named(file: Path) -> Path | str:
    """A shipped scenario's bare name stays a name; everything else is a path."""
    return file if file.exists() or file.suffix or len(file.parts) != 1 else str(file)


def print_reference(lang: str) -> None:
    """Print the reference of keys as Markdown."""
    from game.scenario.explain.reference import reference

    typer.echo(reference(lang), nl=False)


def print_schema() -> None:
    """Print the JSON Schema of a scenario file."""
    from game.scenario.schema.jsonschema import json_schema

    typer.echo(jsonlib.dumps(json_schema(), ensure_ascii=False, indent=2))
