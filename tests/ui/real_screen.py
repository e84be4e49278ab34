"""A virtual X server with the game's own window on it, and hands that reach it only through that server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.scenes.seen import Seen

__all__ = ["NEEDS_SCREEN", "Screen", "Shown", "XHands"]

ROOT = Path(__file__).parents[2]
_MISSING = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]

NEEDS_SCREEN = [
    pytest.mark.window,
    pytest.mark.waits,
    pytest.mark.skipif(bool(_MISSING), reason=f"needs {' and '.join(_MISSING)} (packages xvfb and xdotool)"),
]
"""The marks of a module that plays in a real window."""


class Shown(Seen):
    """What the probe writes down of a window; ``faults`` are those of every screen since it was opened,
    ``told`` the short messages over any of them.
    """

    events: int
    digest: str
    faults: list[str]
    told: list[str]


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

    def open(self, *words: str, check: bool = False, file_limit: int = 0) -> None:
        """Start the game and wait for its first screen.

        ``check`` has every screen looked through for faults. With ``file_limit`` no file can grow beyond so many
        bytes, as on a full disk (POSIX).
        """
        (self.folder / "seen.json").unlink(missing_ok=True)
        looking = ["--check"] if check else []
        command = [sys.executable, "-m", "tests.ui.window_probe", str(self.folder), *looking, *words]
        if file_limit:
            # A compiled module would be cut off at the limit too, and break every later start.
            command = ["prlimit", f"--fsize={file_limit}", "env", "PYTHONDONTWRITEBYTECODE=1", *command]
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

    def read(self) -> Shown:
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
        self.sent = screen.read()["events"]

    def look(self) -> Shown:
        return self.screen.read()

    def _settle(self, events: int) -> None:
        """Wait until the window has taken the input and shown what came of it."""
        self.sent += events
        self.screen.until(lambda: self.screen.read()["events"] >= self.sent)
        self.sent = self.screen.read()["events"]

    def key(self, *names: str) -> None:
        self.keys += len(names)
        self.screen.tool("key", *names)
        self._settle(len(names))

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
