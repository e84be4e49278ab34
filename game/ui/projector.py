"""Opens the projector's view of a class in a window of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from game.ui import app
from game.ui.scenes.desk import Desk
from game.ui.scenes.projector import Modules, ProjectorScene, read_board
from game.ui.stage import Scene, Stage

__all__ = ["show_projector"]

_TEXT_SIZE = 200  # per cent: read from the back of a room


def show_projector(
    address: str,
    draw: Callable[[str], Modules],
    fetch: Callable[[], str],
    *,
    lang: str,
    folder: Path | None = None,
) -> None:
    """Show the class until the window is closed.

    ``draw`` makes the QR code for a room code; ``fetch`` gives the overview as JSON, from any thread.

    Raises:
        game.ui.app.NoDisplayError: no window can be opened.
        game.ui.app.LegacyPygameError: the wrong pygame is installed.
    """
    desk = Desk(folder, lang)
    desk.settings = replace(desk.settings, text_size=_TEXT_SIZE)

    def first(stage: Stage) -> Scene:
        desk.stage = stage
        desk.full_screen = app.set_full_screen
        return ProjectorScene(desk, address, draw, lambda: read_board(fetch()))

    try:
        app.run(first, caption=desk.t("The class"), size=(1280, 720), gear=desk.gear())
    finally:
        desk.close()
