"""``play``, ``replay`` and the window: seats people and bots at a table and hands it to a client."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path

import typer

from game.cli.errors import InputRefusedError
from game.cli.text.console import StreamConsole
from game.core.messages import Translator
from game.core.messages import mark as _
from game.lang.bots import LEVELS
from game.scenario import ScenarioError, load
from game.scenario.model import Scenario

__all__ = ["check_level", "play_text", "replay_text", "seat_players", "warned"]

_SEEDS = 2**31

_WARNINGS = {
    "scenario_changed": _("The scenario has changed since this game was saved; the game goes on with the saved one."),
    "last_line_cut": _("The save was cut in its last line; the game goes on without it."),
    "diverged": _("This version plays the save differently from line {line}; it is opened to be read only."),
}


def check_level(difficulty: str, t: Translator) -> None:
    """Raises typer.BadParameter for a word that is no level."""
    if difficulty not in LEVELS:
        raise typer.BadParameter(
            t("“{got}” is not one of {known}", got=difficulty, known=", ".join(LEVELS)), param_hint="--difficulty"
        )


def seat_players(scenario: Scenario, side: str | None, difficulty: str, t: Translator) -> tuple[str, dict[str, str]]:
    """The side a person plays, and who leads each side: the other lead's persona, where it has one, at that level.

    Raises:
        InputRefusedError: the scenario has no such side.
        typer.BadParameter: no such level.
    """
    check_level(difficulty, t)
    chosen = side or scenario.default_side or scenario.side_ids[0]
    if chosen not in scenario.side_ids:
        known = ", ".join(scenario.side_ids)
        raise InputRefusedError(t("The scenario has no side “{got}”; its sides are {known}.", got=chosen, known=known))
    other = scenario.other(chosen)
    persona = scenario.seats_by_id[scenario.leads[other]].persona
    bot = f"{difficulty}:{persona}" if persona else difficulty
    return chosen, {chosen: "human", other: bot}


def play_text(scenario: str, *, side: str | None, difficulty: str, seed: int | None, lang: str) -> None:
    """Play in the terminal. Ends the program with the game's exit status."""
    t = Translator(lang)
    loaded = load(scenario)
    chosen, players = seat_players(loaded, side, difficulty, t)
    console = StreamConsole()
    # Said before the rest is loaded, so that a player hears at once that the game is there.
    console.say(headline(loaded, t))

    from game.ai import make_bot
    from game.cli.places import saves_dir
    from game.cli.text.session import TextGame
    from game.table.local import LocalTable
    from game.table.save_names import free_save

    drawn = secrets.randbelow(_SEEDS) if seed is None else seed
    lead = loaded.leads[loaded.other(chosen)]
    make_bot(players[loaded.other(chosen)], loaded, lead, drawn)  # refuses an unknown one before a save is made
    save = free_save(saves_dir(), loaded.id, chosen, drawn)
    table = LocalTable.opened(loaded, drawn, players, save_path=save)
    if seed is None:
        console.say([t("This game's seed is {seed}.", seed=drawn)])
    raise typer.Exit(TextGame(table, console, t, save).play())


def replay_text(save: Path, *, lang: str) -> None:
    """Go on with a saved game in the terminal; a finished one, or one to be read only, is told from its beginning."""
    from game.cli.text.session import TextGame
    from game.table.saves import open_save

    t = Translator(lang)
    opened = open_save(save)
    console = StreamConsole()
    console.say(headline(opened.table.scenario, t))
    console.say(warned([*opened.warnings, *_changed(opened.table.scenario)], t))
    game = TextGame(opened.table, console, t, save)
    if opened.table.over or opened.table.read_only or not game.sides:
        raise typer.Exit(game.read())
    raise typer.Exit(game.play())


def headline(scenario: Scenario, t: Translator) -> list[str]:
    """The scenario's title and summary."""
    title, summary = (" ".join(text.get(t.language).split()) for text in (scenario.title, scenario.summary))
    return [t("{title}. {summary}", title=title, summary=summary)]


def _changed(scenario: Scenario) -> list[str]:
    """Whether the installed scenario of this name plays by other rules than the one in the save."""
    try:
        installed = load(scenario.id)
    except (ScenarioError, OSError):
        return []
    return ["scenario_changed"] if installed.rules_hash != scenario.rules_hash else []


def warned(warnings: Sequence[str], t: Translator) -> list[str]:
    """What a player is told of a save that could not be opened as it was."""
    lines = []
    for warning in dict.fromkeys(warnings):
        code, _, line = warning.partition(":")
        lines.append(t(_WARNINGS[code]).format(line=line) if code in _WARNINGS else warning)
    return lines
