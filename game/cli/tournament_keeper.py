"""Keeping what a tournament has finished, whatever stops it."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import typer

from game.cli.places import tournament_file
from game.core.messages import Translator
from game.table.tournament.plan import Plan
from game.table.tournament.results_file import append, begin
from game.table.tournament.rows import GameRow

__all__ = ["Keeper", "typed"]


def typed(*words: object) -> str:
    """Words as a shell takes them: spaces quoted."""
    said = [str(word) for word in words]
    return subprocess.list2cmdline(said) if sys.platform == "win32" else shlex.join(said)


class Keeper:
    """Appends finished games to ``path``. Without one, a run that is stopped leaves a file in the data folder.

    As a context it says, when the run does not come to its end, how far it got and how to go on.
    """

    def __init__(
        self, path: Path | None, plan: Plan, asked: str, rows: Sequence[GameRow], t: Translator, more: str = ""
    ) -> None:
        """``more``: what to type after the file to go on, beside what the file holds."""
        self.path, self.rows = path, list(rows)
        self._plan, self._asked, self._t, self._more = plan, asked, t, more

    def keep(self, rows: Sequence[GameRow]) -> None:
        """Games that are finished. Raises OSError when they cannot be written."""
        self.rows.extend(rows)
        if self.path is not None:
            append(self.path, rows)

    def __enter__(self) -> Keeper:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None or isinstance(error, OSError):
            return
        t = self._t
        if not self.rows and self.path is None:
            typer.echo(t("Stopped before the first game was finished; nothing is kept."), err=True)
            return
        if self.path is None:
            place = tournament_file(self._plan.seed)
            if place is None:
                return
            begin(place, self._plan, self._asked)
            append(place, self.rows)
            self.path = place
        done, total = len(self.rows), self._plan.total
        typer.echo(
            t(
                "Stopped after {done} of {total} games. They are kept; go on with: {command}",
                done=done,
                total=total,
                command=f"python -m game tournament --resume {typed(self.path)}{self._more}",
            ),
            err=True,
        )
