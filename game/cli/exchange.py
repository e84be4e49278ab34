"""``import`` and ``export``: bargaining tables of other platforms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import typer

from game.cli.errors import InputRefusedError
from game.core.messages import Translator
from game.scenario import Problem, ScenarioError, find, load, render
from game.scenario.interchange import EXPORTS, IMPORTS, export_table, import_table, scenario_text, table_of
from game.scenario.loading import check_text

__all__ = ["run_export", "run_import"]


def run_import(kind: str, paths: Sequence[Path], out: Path, *, lang: str) -> None:
    """Write the scenario of a table.

    Raises:
        InputRefusedError: no such format, or a path is not there.
        ScenarioError: every problem found in the files.
    """
    t = Translator(lang)
    _known(kind, IMPORTS, t)
    for path in paths:
        if not path.exists():
            raise InputRefusedError(
                t("{file}: there is no such file; expected the files of a table, or their folder.", file=str(path))
            )
    imported = import_table(kind, paths)
    origin = f"{kind}: {', '.join(path.name for path in paths)}"
    text = scenario_text(imported.table, origin=origin)
    problems = check_text(text, str(out))
    errors = [problem for problem in problems if problem.is_error]
    if errors:
        raise ScenarioError(errors)
    _say(imported.warnings, lang)
    out.write_text(text, encoding="utf-8")
    issues = len(imported.table.issues)
    typer.echo(t.plural("{file}: {count} issue imported.", "{file}: {count} issues imported.", issues, file=str(out)))


def run_export(kind: str, scenario: str, out: Path, *, lang: str) -> None:
    """Write the files of a pure scenario's table. Raises ScenarioError for a scenario that is none."""
    t = Translator(lang)
    _known(kind, EXPORTS, t)
    table, left_out = table_of(load(scenario), str(find(scenario)), lang)
    files, warnings = export_table(kind, table, out)
    _say((*left_out, *warnings), lang)
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        typer.echo(str(path))


def _known(kind: str, kinds: Iterable[str], t: Translator) -> None:
    names = ", ".join(kinds)
    if kind not in kinds:
        raise InputRefusedError(t("There is no format {name}; there are: {known}.", name=kind, known=names))


def _say(warnings: Iterable[Problem], lang: str) -> None:
    for warning in warnings:
        typer.echo(render(warning, lang), err=True)
