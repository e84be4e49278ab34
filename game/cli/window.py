"""Opens the window, or says how to play without one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from game.cli.errors import InputRefusedError
from game.core.messages import Translator
from game.core.pause import no_collection
from game.lang.choose import system_language

if TYPE_CHECKING:
    from game.ui.workbench.course import Start

__all__ = ["author_window", "join_window", "open_window", "play_window", "projector_window", "replay_window"]

EXAMPLE = "washington-2025"


def open_window(*, lang: str | None) -> None:
    """The title screen. ``lang`` None leaves the language to the player's settings, here and below."""
    _run(lang, f"play {EXAMPLE}")


def play_window(scenario: str, *, side: str | None, difficulty: str, seed: int | None, lang: str | None) -> None:
    """A new game. Raises ScenarioError for a scenario that does not load."""
    from game.cli.play import check_level

    check_level(difficulty, Translator(lang or system_language()))
    _run(lang, f"play {scenario}", scenario=scenario, side=side, difficulty=difficulty, seed=seed)


def replay_window(save: Path, *, lang: str | None) -> None:
    """A saved game. Raises SaveError, before there is a window, for a file that cannot be opened."""
    from game.table.saves import open_save

    open_save(save, journal=False)
    _run(lang, f"replay {save}", save=save)


def author_window(file: Path, start: Start, *, lang: str | None) -> None:
    """The workbench of a file. What is wrong with the file is shown there, not refused here."""
    _run(lang, f"play {file}", author=(file, start))


def join_window(table: object, *, lang: str | None) -> None:
    """A seat at a class server."""
    t = Translator(lang or system_language())
    _run(lang, "", instead_text=t("Join in a browser instead: the class's address and its room code."), joined=table)


def projector_window(
    address: str, draw: Callable[[str], tuple[tuple[bool, ...], ...]], fetch: Callable[[], str], *, lang: str
) -> None:
    """The projector's view of a class; where there can be no window, the theatre's page does as well."""
    t = Translator(lang)
    try:
        from game.ui.app import LegacyPygameError, NoDisplayError
        from game.ui.projector import show_projector

        show_projector(address, draw, fetch, lang=lang)
    except (ImportError, NoDisplayError, LegacyPygameError) as error:
        typer.echo(t("No window could be opened: {why}.", why=error), err=True)


def _run(
    lang: str | None,
    instead: str,
    *,
    scenario: str | None = None,
    side: str | None = None,
    difficulty: str = "fair",
    seed: int | None = None,
    save: Path | None = None,
    author: tuple[Path, Start] | None = None,
    joined: object | None = None,
    instead_text: str = "",
) -> None:
    from game.scenario import ScenarioError

    t = Translator(lang or system_language())
    without = instead_text or t("Play in this terminal instead: python -m game {command} --text", command=instead)
    try:
        with no_collection():
            from game.ui import main
            from game.ui.app import LegacyPygameError, NoDisplayError
    except ImportError as error:
        # pygame itself may be missing or built for another system.
        if not (error.name or "").startswith("pygame"):
            raise
        raise InputRefusedError(t("The window needs pygame-ce, which could not be loaded.") + "\n" + without) from error
    try:
        main.run(scenario, side, difficulty, seed, save=save, author=author, joined=joined, lang=lang)
    except NoDisplayError as error:
        raise InputRefusedError(t("No window could be opened: {why}.", why=error.reason) + "\n" + without) from error
    except LegacyPygameError as error:
        raise InputRefusedError(f"{error}\n{without}") from error
    except ScenarioError:
        raise
    except ValueError as error:
        raise InputRefusedError(str(error)) from error
