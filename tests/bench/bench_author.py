"""Milliseconds from a saved file to the running game on screen again, at the workbench: prints JSON.

python tests/bench/bench_author.py [--saves N]

Each shipped scenario is copied, opened at the workbench without a window, and played by bots to its second round.
Then a comment is added to the file, N times for each way in which editors save. The clock runs from the end of the
save to the end of the painting of the game that was carried over to the file's new version. The processor's time over
the same stretch tells how much of it was work, on a machine that does other things as well.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pygame

from game.core.resources import scenarios_dir
from game.scenario import shipped_names
from game.ui.scenes.author import WorkbenchScene
from game.ui.scenes.desk import Desk
from game.ui.stage import Stage
from game.ui.workbench.bench import Bench
from game.ui.workbench.course import Start

SIZE = (1280, 720)
LIMIT = 20.0  # seconds to wait for anything


def over(file: Path, text: str) -> None:
    """As most small editors do: the file is written over."""
    file.write_text(text, encoding="utf-8")


def renamed(file: Path, text: str) -> None:
    """As careful editors do: a new file is put in the old one's place."""
    fresh = file.with_name(file.name + ".tmp")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(file)


def aside(file: Path, text: str) -> None:
    """As editors that keep backups do: the old file is moved away and the new one written under its name."""
    file.replace(file.with_name(file.name + "~"))
    file.write_text(text, encoding="utf-8")


WAYS: dict[str, Callable[[Path, str], None]] = {"over": over, "renamed": renamed, "aside": aside}


class Window:
    """A stage without a window, turned by hand."""

    def __init__(self, folder: Path, file: Path) -> None:
        self.desk = Desk(folder, "en")
        self.stage = Stage(SIZE, self.desk.gear())
        self.desk.stage = self.stage
        self.surface = pygame.Surface(SIZE)
        self.bench = Bench(self.desk, file, Start(round=2))
        self.stage.push(WorkbenchScene(self.desk, self.bench))

    def until(self, done: Callable[[], bool]) -> None:
        """Turn the loop, asleep between events as the real one is, until something is so and painted."""
        end = time.monotonic() + LIMIT
        self.stage.resting.clear()
        while True:
            ready = done()
            self.stage.update()
            self.stage.redraw(self.surface)
            if ready:
                self.stage.resting.set()
                return
            if time.monotonic() > end:
                raise TimeoutError("the workbench never came to it")
            wait = self.stage.gear.timers.wait()
            for event in self.stage.wait(20 if wait is None else max(1, min(20, wait))):
                self.stage.handle(event)

    def moves(self) -> int:
        """Moves of the game so far; a bot may be at work."""
        session = self.bench.session
        return 0 if session is None else len(session.table.records())

    def settled(self) -> bool:
        bench = self.bench
        return bench.session is not None and not bench.busy and _judged(bench)


def _judged(bench: Bench) -> bool:
    return bench.reading is not None and bench.reading.findings is not None


def measure(name: str, saves: int) -> dict[str, dict[str, float]]:
    """Median and largest time for each way of saving, in milliseconds."""
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{name}.yaml"
        shutil.copy(scenarios_dir() / file.name, file)
        text = file.read_text(encoding="utf-8")
        window = Window(Path(folder) / "data", file)
        try:
            window.until(window.settled)
            for way, save in WAYS.items():
                taken, worked = [], []
                for number in range(saves):
                    before, moves = window.bench.readings, window.moves()
                    save(file, f"{text}\n# {way} {number}\n")
                    began, busy = time.perf_counter(), time.process_time()
                    window.until(lambda before=before: window.bench.readings > before)
                    taken.append(1000 * (time.perf_counter() - began))
                    worked.append(1000 * (time.process_time() - busy))
                    assert window.bench.kept_all and window.moves() >= moves
                    window.until(window.settled)
                figures[way] = {
                    "median": round(median(taken), 1), "max": round(max(taken), 1),
                    "processor": round(median(worked), 1),
                }  # fmt: skip
        finally:
            window.bench.close()
            window.desk.close()
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=5)
    saves = parser.parse_args().saves
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    figures = {name: measure(name, saves) for name in shipped_names()}
    pygame.quit()
    document = {"unit": "ms from the end of a save to the painted game", "saves": saves, "scenarios": figures}
    print(json.dumps(document, indent=2))


if __name__ == "__main__":
    main()
