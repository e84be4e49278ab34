"""A real window on a virtual X server: real keys, real resizing, and no work while idle."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"),
]

PROGRAM = """
import pygame
from game.ui import app
from game.ui.kit import Button, Column, Gear, Inset, TextEntry
from game.ui.stage import Scene

def say(text):
    print(text, flush=True)

class Form(Scene):
    title = "Form"
    def build(self):
        name = TextEntry("Name", "", lambda t: say("typed " + t))
        return Inset(Column([name, Button("Done", self.done, shortcut="D")]))
    def enter(self):
        self.stage.gear.timers.after(50, lambda: say(f"window {pygame.display.get_wm_info()['window']}"))
    def done(self):
        say(f"size {self.stage.size[0]}x{self.stage.size[1]}")
        self.stage.quit()

app.run(lambda stage: Form(), caption="Across", size=(1000, 640), gear=Gear(announce=say))
say("ended")
"""


@pytest.fixture
def screen() -> Iterator[str]:
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as numbers:
        number = numbers.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.kill()
        server.wait(10)


def test_keys_resizing_and_idleness(screen: str) -> None:
    environment = {**os.environ, "DISPLAY": screen, "SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy"}
    game = subprocess.Popen([sys.executable, "-c", PROGRAM], env=environment, stdout=subprocess.PIPE, text=True)
    assert game.stdout is not None
    # A window that says nothing must end the test, not hang it.
    watchdog = threading.Timer(60, game.kill)
    watchdog.start()

    def tool(*words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=environment, capture_output=True, text=True, check=True, timeout=20
        )
        return done.stdout.strip()

    def heard(wanted: str) -> str:
        assert game.stdout is not None
        for line in game.stdout:
            if line.startswith(wanted):
                return line.strip()
        return pytest.fail(f"never heard {wanted!r}")

    try:
        window = heard("window ").split()[1]
        tool("windowfocus", "--sync", window)
        tool("key", "Tab")
        heard("Name, text field, empty")
        tool("type", "--delay", "60", "Zoé d")
        heard("typed Zoé d")
        spent = cpu(game.pid)
        time.sleep(1.0)
        assert cpu(game.pid) - spent < 0.1, "the window works while idle"
        tool("windowsize", "--sync", window, "1300", "800")
        tool("key", "Tab")
        heard("Done, button, key D")
        tool("key", "d")
        heard("size 1300x800")
        heard("ended")
        assert game.wait(10) == 0
    finally:
        watchdog.cancel()
        game.kill()


def cpu(pid: int) -> float:
    """Processor seconds a process has used (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
