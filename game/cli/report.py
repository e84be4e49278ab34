"""``report``: the debrief of a finished game as a page, and its figures as a table."""

from __future__ import annotations

from pathlib import Path

import typer

from game.cli.errors import InputRefusedError
from game.cli.play import warned
from game.core.messages import Translator
from game.lang import Wording
from game.report.debrief import NotOverError
from game.report.files import write_report
from game.report.shown import show
from game.report.thoughts import thoughts
from game.rules.view import Viewer, ViewerKind
from game.table.local import HUMAN
from game.table.saves import open_save

__all__ = ["run"]


def run(save: Path, out: Path, csv: Path | None, *, lang: str) -> None:
    """Write the files and name them; the save is only read.

    Raises:
        SaveError: the save cannot be opened.
        InputRefusedError: its game is not over, or a file to write is the save or the other file.
        OSError: a file cannot be written.
    """
    t = Translator(lang)
    wanted = [place for place in (out, csv) if place is not None]
    named = [place.resolve() for place in (save, *wanted)]
    if len(set(named)) < len(named):
        raise InputRefusedError(t("The save, the page and the table must be different files."))
    opened = open_save(save, journal=False)
    for line in warned(opened.warnings, t):
        typer.echo(line, err=True)
    table = opened.table
    if not table.over:
        raise InputRefusedError(
            t("{file}: this game is not over; its report can be written after the end.", file=str(save))
        )
    scenario = table.scenario
    people = [side for side, player in table.players.items() if player == HUMAN]
    side = people[0] if people else scenario.side_ids[0]
    view = table.view_as(Viewer(ViewerKind.DEBRIEF, scenario.leads[side]))
    try:
        shown = show(view, side, Wording(scenario, t))
    except NotOverError as error:
        raise InputRefusedError(f"{save}: {error}") from error
    for place in write_report(shown, thoughts(table), out, csv):
        typer.echo(str(place))
