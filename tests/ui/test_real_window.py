"""Whole games of the flagship through a real window on a virtual X server: by keyboard alone, and by mouse alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ui.scenes.players import KeyboardPlayer, MousePlayer, Player
from tests.ui.scenes.seen import Seen

MISSING = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(MISSING), reason=f"needs {' and '.join(MISSING)} (packages xvfb and xdotool)"),
]

ROOT = Path(__file__).parents[2]
FIRST_FRAME_S = 2.0


class Screen:
    """A virtual X server and what runs on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as numbers:
            number = numbers.readline().strip()
        self.environment = {
            **os.environ, "DISPLAY": f":{number}", "SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy",
            "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT),
        }  # fmt: skip
        self.game: subprocess.Popen[bytes] | None = None

    def open(self, *words: str) -> None:
        """Start the game and wait for its first screen."""
        (self.folder / "seen.json").unlink(missing_ok=True)
        command = [sys.executable, "-m", "tests.ui.window_probe", str(self.folder), *words]
        self.game = subprocess.Popen(command, env=self.environment, cwd=ROOT)
        self.until(lambda: (self.folder / "seen.json").exists(), 30)

    def tool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment, check=True, timeout=20, capture_output=True)

    def until(self, done: Callable[[], bool], seconds: float = 10) -> None:
        end = time.monotonic() + seconds
        while not done():
            assert self.game is not None
            assert self.game.poll() is None, "the game has ended"
            assert time.monotonic() < end, f"waited {seconds} s in vain at {self.read()['scene']}"
            time.sleep(0.01)

    def read(self) -> Seen:
        return json.loads((self.folder / "seen.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]

    def quit(self) -> None:
        """Close the window as a person would, or end the process if it will not."""
        if self.game is None:
            return
        if self.game.poll() is None:
            self.game.terminate()
            try:
                self.game.wait(10)
            except subprocess.TimeoutExpired:
                self.game.kill()
                self.game.wait(10)
        self.game = None

    def close(self) -> None:
        self.quit()
        self.server.kill()
        self.server.wait(10)


class XHands:
    """Hands on a real window: every key and click goes through the X server."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.keys = 0
        self.clicks = 0
        self.sent = int(screen.read()["events"])  # type: ignore[typeddict-item]

    def look(self) -> Seen:
        return self.screen.read()

    def _settle(self, events: int) -> None:
        """Wait until the window has taken the input and shown what came of it."""
        self.sent += events
        self.screen.until(lambda: int(self.screen.read()["events"]) >= self.sent)  # type: ignore[typeddict-item]
        self.sent = int(self.screen.read()["events"])  # type: ignore[typeddict-item]

    def key(self, name: str) -> None:
        self.keys += 1
        self.screen.tool("key", name)
        self._settle(1)

    def click(self, x: int, y: int) -> None:
        self.clicks += 1
        self.screen.tool("mousemove", str(x), str(y), "click", "1")
        self._settle(1)

    def wheel(self, x: int, y: int, down: bool) -> None:
        self.clicks += 1
        self.screen.tool("mousemove", str(x), str(y), "click", "5" if down else "4")
        self._settle(1)

    def wait(self) -> None:
        time.sleep(0.05)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    made = Screen(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("kind", [KeyboardPlayer, MousePlayer])
def test_whole_flagship(screen: Screen, kind: type[Player]) -> None:
    screen.open()
    hands = XHands(screen)
    player = kind(hands, "washington-2025", "5")
    player.play()
    assert player.proposed == 1
    met = {"TitleScene", "GalleryScene", "NewGameScene", "BriefScene", "NewsScene", "GuessScene", "TheirTurnScene"}
    assert met | {"CloseScene"} <= player.visited
    assert hands.look()["over"]
    assert (hands.keys == 0) if kind is MousePlayer else (hands.clicks == 0)


def test_a_game_left_half_way_goes_on_where_it_was(screen: Screen) -> None:
    screen.open("washington-2025", "canada", "5")
    hands = XHands(screen)
    player = KeyboardPlayer(hands, "washington-2025")
    for _ in range(400):
        seen = hands.look()
        if seen["scene"] == "TableScene" and seen["round"] == 2 and not seen["busy"] and not seen["layer"]:
            break
        player.act(seen) if seen["scene"] != "TitleScene" else hands.wait()
    before = hands.look()["digest"]  # type: ignore[typeddict-item]
    screen.quit()
    screen.open()
    hands = XHands(screen)
    player = KeyboardPlayer(hands, "washington-2025")
    player.press(player.must(key="continue"))
    screen.until(lambda: screen.read()["scene"] == "TableScene", 20)
    assert hands.look()["digest"] == before  # type: ignore[typeddict-item]


def test_the_first_frame_comes_at_once(screen: Screen) -> None:
    began = time.time()
    screen.open()
    shown = (screen.folder / "first.txt").stat().st_mtime - began
    assert screen.read()["scene"] == "TitleScene"
    assert shown <= FIRST_FRAME_S, f"the title took {shown:.2f} s"
