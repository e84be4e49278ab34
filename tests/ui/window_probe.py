"""Runs the game's own window and writes down, for a test elsewhere, what its screen shows. It takes no input itself.

python -m tests.ui.window_probe FOLDER [--check] [SCENARIO SIDE SEED]      keeps FOLDER/seen.json up to date

With --check every screen and dialogue, each time it is laid out, is looked through for faults too.
"""

import json
import sys
from pathlib import Path

import pygame

from game.ui.main import run
from game.ui.scenes.desk import Desk
from game.ui.stage import Stage

TICK_MS = 30


def watch(folder: Path, check: bool) -> None:
    """Have every stage write what it shows, a little after anything happened, with a counter of events taken."""
    taken = {"events": 0}
    found: dict[str, None] = {}
    told: list[str] = []
    looked_at: set[tuple[int, int, int]] = set()
    handle, redraw = Stage.handle, Stage.redraw

    def counted(self: Stage, event: pygame.event.Event) -> bool:
        # What comes once for each thing done: keys repeat on the way down, and a wheel has buttons of its own.
        once = event.type in (pygame.KEYUP, pygame.MOUSEWHEEL)
        taken["events"] += once or (event.type == pygame.MOUSEBUTTONUP and event.button <= 3)
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

        if check:
            look_through(self, found, looked_at)
        seen = {
            **look(self), "events": taken["events"], "size": self.size, "digest": digest(self),
            "faults": list(found), "told": told,
        }  # fmt: skip
        fresh = folder / "seen.new"
        fresh.write_text(json.dumps(seen))
        fresh.replace(folder / "seen.json")
        self.gear.timers.after(TICK_MS, lambda: None)
        return areas

    say = Desk.say

    def heard(self: Desk, text: str, kind: str = "info") -> None:
        told.append(f"{kind}: {text}")
        say(self, text, kind)

    Stage.handle, Stage.redraw, Desk.say = counted, noted, heard  # type: ignore[method-assign]


def look_through(stage: Stage, found: dict[str, None], looked_at: set[tuple[int, int, int]]) -> None:
    """Note the faults of what is shown, once for each layout."""
    from tests.ui.scenes.faults import faults

    scene = stage.top
    if scene is None:
        return
    scene.ui.settle()
    shown = (id(scene), scene.ui.layouts, len(scene.ui.layers))
    if shown not in looked_at:
        looked_at.add(shown)
        found |= dict.fromkeys(f"{type(scene).__name__}: {fault}" for fault in faults(scene.ui))


def digest(stage: Stage) -> str:
    """Digest of the table on screen, "" without one."""
    session = getattr(stage.top, "session", None)
    return session.table.digest() if session is not None else ""


def main() -> None:
    folder, *words = sys.argv[1:]
    check = words[:1] == ["--check"]
    words = words[check:]
    watch(Path(folder), check)
    if words:
        scenario, side, seed = words
        run(scenario, side, "fair", int(seed), folder=Path(folder))
    else:
        run(folder=Path(folder))


if __name__ == "__main__":
    main()
