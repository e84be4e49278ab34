"""Opens the window for the command line: at the title, at a scenario, or at a saved game."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.ui import app
from game.ui.scenes.desk import Desk
from game.ui.scenes.title import TitleScene
from game.ui.stage import Scene, Stage

if TYPE_CHECKING:
    from game.ui.workbench.course import Start

__all__ = ["run"]

CAPTION = "Across the Table"


def run(
    scenario: str | None = None,
    side: str | None = None,
    difficulty: str = "fair",
    seed: int | None = None,
    *,
    save: Path | None = None,
    author: tuple[Path, Start] | None = None,
    joined: object | None = None,
    lang: str | None = None,
    folder: Path | None = None,
) -> None:
    """Open the window and return when the player is done.

    Without arguments at the title. With ``scenario`` (a shipped name or a file) straight to its brief; with ``save``
    at the table of a saved game; with ``author`` at the workbench of a file; with ``joined`` (a table at a class
    server) at its brief. ``lang`` is en or fr, for this run; ``folder`` replaces the user's data folder.

    Raises:
        game.ui.app.NoDisplayError: no window can be opened.
        game.ui.app.LegacyPygameError: the wrong pygame is installed.
        game.scenario.ScenarioError: the scenario is unknown or broken (checked before a window opens).
        ValueError: the scenario has no such side.
    """
    desk = Desk(folder, lang)
    after = _first_scene(desk, scenario, side, difficulty, seed, save) if author is None else _workbench(desk, *author)
    if joined is not None:
        after = _class_table(desk, joined)

    def first(stage: Stage) -> Scene:
        desk.stage = stage
        desk.full_screen = app.set_full_screen
        # Modules live as long as the process: looking through them for garbage took most of a frame, now and again.
        desk.loaded = gc.freeze
        title = TitleScene(desk)
        if after is not None:
            stage.post(lambda: after(stage, title))
        return title

    try:
        app.run(
            first, caption=CAPTION, size=desk.settings.window, gear=desk.gear(), full_screen=desk.settings.full_screen
        )
    finally:
        for scene in desk.stage.scenes if desk.stage is not None else ():
            session = getattr(scene, "session", None)
            if session is not None:
                # A process ends only when its threads do.
                session.cancel()
                session.keep_clock()
        desk.close()
        # The size of a screen that was filled is not the window's.
        windowed = desk.stage is not None and not desk.settings.full_screen
        if windowed and desk.stage is not None and desk.stage.size != desk.settings.window:
            desk.settings = replace(desk.settings, window=desk.stage.size)
            desk.write_settings()


def _class_table(desk: Desk, table: object) -> Callable[[Stage, TitleScene], None]:
    from game.ui.joined import JoinedSession
    from game.ui.scenes.brief import BriefScene

    return lambda stage, _title: stage.push(BriefScene(desk, JoinedSession(table, desk.t, desk)))


def _workbench(desk: Desk, path: Path, start: Start) -> Callable[[Stage, TitleScene], None]:
    from game.ui.scenes.author import WorkbenchScene
    from game.ui.workbench.bench import Bench

    return lambda stage, _title: stage.push(WorkbenchScene(desk, Bench(desk, path, start)))


def _first_scene(
    desk: Desk, scenario: str | None, side: str | None, difficulty: str, seed: int | None, save: Path | None
) -> Callable[[Stage, TitleScene], None] | None:
    if save is not None:
        from game.ui.scenes.load_game import open_saved

        return lambda _stage, title: open_saved(title, save)
    if scenario is None:
        return None
    from game.scenario import load
    from game.ui.scenes.new_game import Choice, begin, lead_persona

    loaded = load(scenario)
    chosen = side or loaded.default_side or loaded.side_ids[0]
    if chosen not in loaded.side_ids:
        known = ", ".join(loaded.side_ids)
        raise ValueError(f"the scenario has no side “{chosen}”; its sides are {known}")
    persona = lead_persona(loaded, chosen)
    choice = Choice(chosen, difficulty, persona, seed=seed, offices_only=desk.settings.offices_only)
    return lambda stage, _title: begin(desk, stage, loaded, choice)
