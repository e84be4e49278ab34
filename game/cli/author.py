"""``author``: the workbench of a scenario file."""

from __future__ import annotations

from pathlib import Path

from game.cli.errors import InputRefusedError
from game.cli.window import author_window
from game.core.messages import Translator
from game.lang.choose import system_language
from game.scenario.loading import SUFFIX, shipped_path

__all__ = ["run"]


def run(file: Path, *, side: str, from_round: int, difficulty: str, seed: int, lang: str | None) -> None:
    """Open the workbench and return when the author is done. ``side`` "" is the scenario's default.

    Raises:
        InputRefusedError: there is no such file, or no window can be opened.
        typer.BadParameter: no such level.
    """
    from game.cli.play import check_level

    t = Translator(lang or system_language())
    check_level(difficulty, t)
    place = _file(file, t)
    try:
        from game.ui.workbench.course import Start
    except ImportError as error:
        if not (error.name or "").startswith("pygame"):
            raise
        raise InputRefusedError(t("The window needs pygame-ce, which could not be loaded.")) from error
    author_window(place, Start(side, from_round, seed, difficulty), lang=lang)


def _file(file: Path, t: Translator) -> Path:
    """The file that is meant: as given, with the usual ending, or a shipped scenario's."""
    for place in (file, file.parent / (file.name + SUFFIX)):
        if place.is_file():
            return place
    shipped = shipped_path(str(file))
    if shipped is not None:
        return shipped
    if file.is_dir():
        raise InputRefusedError(t("{file} is a folder; name a scenario file.", file=str(file)))
    raise InputRefusedError(
        t("{file}: there is no such file. A new one is made with: python -m game new NAME", file=str(file))
    )
