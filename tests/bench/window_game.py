"""Plays one whole flagship by the screen, from title to debrief, and prints how long every turn of the loop took.

python tests/bench/window_game.py LEVEL SIDE LANGUAGE TEXT_SIZE keyboard|mouse SEED

A process of its own, so that nothing is warm: the first decision after the title counts like any other. A turn is what
the window's loop does between two rests: events, timers, painting. The hand moves all the time while the other side
thinks. `wall` less `queued` (waiting for a core that other programs have, where the system tells) is what the turn
took of the machine; `cpu` is what the loop's own thread worked.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import get_native_id
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pygame  # noqa: E402  the drivers are chosen first
from pygame.event import Event  # noqa: E402

from game.ui.app import share_time  # noqa: E402
from game.ui.scenes.brief import BriefScene  # noqa: E402
from game.ui.scenes.new_game import NewGameScene  # noqa: E402
from game.ui.scenes.title import TitleScene  # noqa: E402
from tests.ui.scenes.conftest import House  # noqa: E402
from tests.ui.scenes.players import KeyboardPlayer, MousePlayer, Player  # noqa: E402
from tests.ui.scenes.seen import Seen  # noqa: E402

READING_S = 0.5  # that anybody looks at the title and at a brief: what can be done ahead is done then
NAP_S = 0.004


class Turn(NamedTuple):
    """Milliseconds of one turn of the loop, and whether the other side thought during it."""

    wall: float
    cpu: float
    queued: float
    thinking: bool
    scene: str


class TimedHouse(House):
    """A house whose loop is timed, and which rests as a window's loop does."""

    def __init__(self, folder: Path, language: str, text: int) -> None:
        super().__init__(folder, (1280, 720), language, text)
        self.turns: list[Turn] = []
        self.waits = 0

    @property
    def thinking(self) -> bool:
        sessions = (getattr(scene, "session", None) for scene in self.stage.scenes)
        return any(session is not None and session.thinking for session in sessions)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Time what is done inside as one turn of the loop."""
        before = self.thinking
        self.stage.resting.clear()
        wall, cpu, queued = time.perf_counter(), time.thread_time(), waited()
        yield
        spent = time.perf_counter() - wall, time.thread_time() - cpu, waited() - queued
        self.stage.resting.set()
        thought = before or self.thinking
        self.turns.append(Turn(*(1000 * one for one in spent), thought, self.scene))

    def _key(self, name: str) -> None:
        with self.turn():
            super()._key(name)

    def click(self, x: int, y: int) -> None:
        with self.turn():
            super().click(x, y)

    def wheel(self, x: int, y: int, down: bool) -> None:
        with self.turn():
            super().wheel(x, y, down)

    def read(self) -> None:
        """Look at the screen for a moment."""
        end = time.monotonic() + READING_S
        while time.monotonic() < end:
            self.wait()

    def wait(self) -> None:
        time.sleep(NAP_S)
        self.waits += 1
        place = (300 + 37 * self.waits % 600, 200 + 23 * self.waits % 300)
        with self.turn():
            self.stage.handle(Event(pygame.MOUSEMOTION, pos=place, rel=(1, 1), buttons=(0, 0, 0)))
            self.pump()


def waited() -> float:
    """Seconds this thread has waited for a core (Linux), else 0."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/self/task/{get_native_id()}/schedstat").read_text(encoding="ascii").split()[1]) / 1e9
    return 0.0


def player_of(kind: type[Player], house: TimedHouse, level: str, side: str, seed: str) -> Player:
    """A player who chooses a side and the opponent's level on the way."""

    class Chooser(kind):  # type: ignore[misc,valid-type]
        def act(self, seen: Seen) -> None:
            scene = house.stage.top
            if isinstance(scene, NewGameScene) and (scene.choice.level, scene.choice.side) != (level, side):
                scene.choice = replace(scene.choice, level=level, side=side, persona="", seat="")
                scene.rebuild()
                return
            if isinstance(scene, BriefScene):
                house.read()
            super().act(seen)

    return Chooser(house, "washington-2025", seed)  # type: ignore[no-any-return]


def main() -> None:
    level, side, language, text, kind, seed = sys.argv[1:]
    share_time()
    pygame.display.init()
    pygame.display.set_mode((1280, 720))
    with tempfile.TemporaryDirectory() as folder:
        house = TimedHouse(Path(folder), language, int(text))
        house.desk.loaded = gc.freeze
        house.stage.push(TitleScene(house.desk))
        house.read()
        player = player_of({"keyboard": KeyboardPlayer, "mouse": MousePlayer}[kind], house, level, side, seed)
        player.play()
        player.press(player.must(key="go"))
        assert house.scene == "DebriefScene"
        house.close()
    json.dump([turn._asdict() for turn in house.turns], sys.stdout)


if __name__ == "__main__":
    main()
