"""``check`` and ``schema``."""

from __future__ import annotations

import json as jsonlib
import sys
from collections.abc import Sequence
from pathlib import Path

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

        _out(jsonlib.dumps(sarif_log(problems, lang), ensure_ascii=False, indent=2))
    elif json:
        document = {"problems": [problem.to_json(lang) for problem in problems]}
        _out(jsonlib.dumps(document, ensure_ascii=False, indent=2))
    elif problems:
        from typer import echo  # a message may quote what steers a terminal, which this keeps out of files

        for problem in problems:
            echo(render(problem, lang), err=True)
    else:
        sentence = Translator(lang).plural(
            "{count} file checked, no problem found.", "{count} files checked, no problem found.", len(files)
        )
        _out(sentence)
    return 1 if any(problem.is_error for problem in problems) else 0


def _out(text: str, end: str = "\n") -> None:
    """Print what cannot steer a terminal (JSON escapes that): the parser's own printing need not be loaded for it."""
    sys.stdout.write(text + end)
    sys.stdout.flush()


def _named(file: Path) -> Path | str:
    """A shipped scenario's bare name stays a name; everything else is a path."""
    return file if file.exists() or file.suffix or len(file.parts) != 1 else str(file)


def print_reference(lang: str) -> None:
    """Print the reference of keys as Markdown."""
    from game.scenario.explain.reference import reference

    _out(reference(lang), end="")


def print_schema() -> None:
    """Print the JSON Schema of a scenario file."""
    from game.scenario.schema.jsonschema import json_schema

    _out(jsonlib.dumps(json_schema(), ensure_ascii=False, indent=2))
