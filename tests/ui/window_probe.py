"""Runs the game's own window and writes down, for a test elsewhere, what its screen shows. It takes no input itself.

python -m tests.ui.window_probe FOLDER [SCENARIO SIDE SEED]      keeps FOLDER/seen.json up to date
"""

import json
import sys
from pathlib import Path

import pygame

from game.ui.main import run
from game.ui.stage import Stage

TICK_MS = 30


def watch(folder: Path) -> None:
    """Have every stage write what it shows, a little after anything happened, with a counter of events taken."""
    taken = {"events": 0, "written": -1}
    handle, redraw = Stage.handle, Stage.redraw

    def counted(self: Stage, event: pygame.event.Event) -> bool:
        taken["events"] += event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL)
        return handle(self, event)

    def noted(self: Stage, surface: pygame.Surface) -> list[pygame.Rect]:
        areas = redraw(self, surface)
        first = folder / "first.txt"
        if areas and not first.exists():
            # Before anything else is loaded: this is what a player waits for.
            first.touch()
            self.gear.timers.after(TICK_MS, lambda: None)
            return areas
        from tests.ui.scenes.seen import look

        window = pygame.display.get_wm_info().get("window", 0)
        seen = {**look(self), "events": taken["events"], "window": window, "size": self.size, "digest": digest(self)}
        fresh = folder / "seen.new"
        fresh.write_text(json.dumps(seen))
        fresh.replace(folder / "seen.json")
        self.gear.timers.after(TICK_MS, lambda: None)
        return areas

    Stage.handle, Stage.redraw = counted, noted  # type: ignore[method-assign]


def digest(stage: Stage) -> str:
    """Digest of the table on screen, "" without one."""
    session = getattr(stage.top, "session", None)
    return session.table.digest() if session is not None else ""


def main() -> None:
    folder = Path(sys.argv[1])
    watch(folder)
    if len(sys.argv) > 2:
        run(sys.argv[2], sys.argv[3], "fair", int(sys.argv[4]), folder=folder)
    else:
        run(folder=folder)


if __name__ == "__main__":
    main()
