"""How fast the window starts, paints, rests and answers while the opponent thinks: prints JSON. No screen is needed.

python tests/bench/bench_window.py [--starts N] [--frames N] [--rest SECONDS] [--games N]

Every figure is taken on SDL's software driver. Wall times suffer from whatever else the machine does, so processor
times stand beside them, and the load of the machine is written down.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

SIZES = ((1280, 720), (1920, 1080))
PLAYERS = (("canada", "en", "100", "keyboard"), ("us", "fr", "150", "mouse"))
SCENES = ("title", "gallery", "new-game", "brief", "news", "table", "codex", "close", "debrief", "replay")
START = """
import sys, time, runpy
from game.ui.stage import Stage
redraw = Stage.redraw
def first(self, surface):
    areas = redraw(self, surface)
    if areas and self.top is not None:
        order = self.top.ui.focus.order()
        print(time.time(), time.process_time(), len(order), flush=True)
        self.quit()
    return areas
Stage.redraw = first
sys.argv = ["game"]
runpy.run_module("game", run_name="__main__")
"""


def spread(values: list[float], unit: float = 1.0) -> dict[str, float]:
    """Least, median, 95th percentile and greatest."""
    ranked = sorted(value * unit for value in values)
    at = min(len(ranked) - 1, round(0.95 * (len(ranked) - 1)))
    return {
        "min": round(ranked[0], 3), "median": round(median(ranked), 3), "p95": round(ranked[at], 3),
        "max": round(ranked[-1], 3),
    }  # fmt: skip


def starts(count: int) -> dict[str, object]:
    """Seconds from the call of ``python -m game`` to the first frame of the title, which takes keys from then on."""
    wall, cpu = [], []
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_DATA_HOME": folder, "HOME": folder}
        for _ in range(count):
            began = time.time()
            run = subprocess.run(
                [sys.executable, "-c", START], env=environment, cwd=ROOT, capture_output=True, text=True, check=True,
                timeout=60,
            )  # fmt: skip
            shown, spent, things = run.stdout.split()
            assert int(things) >= 4, "the first frame must have something to press"
            wall.append(float(shown) - began)
            cpu.append(float(spent))
    return {"runs": count, "wall_s": spread(wall), "cpu_s": spread(cpu)}


def redraws(frames: int) -> dict[str, object]:
    """Milliseconds of a full redraw of every screen."""
    import pygame

    from game.scenario import load
    from game.ui.kit import Gear, Theme
    from game.ui.scenes.desk import Desk
    from game.ui.scenes.kit_words import kit_words
    from game.ui.scenes.shots import SCENES as MAKERS
    from game.ui.scenes.shots import Studio
    from game.ui.stage import Stage

    found: dict[str, object] = {}
    scenario = load("washington-2025")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            pygame.display.set_mode(size)
            surface = pygame.display.get_surface()
            assert surface is not None
            worst: dict[str, float] = {"p95": 0.0}
            scenes: dict[str, object] = {}
            for name in SCENES:
                desk = Desk(Path(folder), "en")
                stage = Stage(size, Gear(Theme(), kit_words(desk.t), clock=lambda: 0))
                desk.stage = stage
                stage.push(MAKERS[name](Studio(desk, stage, scenario, "canada", 1)))
                stage.render_to(surface)
                wall, cpu = [], []
                for _ in range(frames):
                    stage.top.ui.damage_all()  # type: ignore[union-attr]
                    before, spent = time.perf_counter(), time.thread_time()
                    stage.redraw(surface)
                    cpu.append(time.thread_time() - spent)
                    wall.append(time.perf_counter() - before)
                scenes[name] = {"wall_ms": spread(wall, 1000), "cpu_ms": spread(cpu, 1000)}
                if spread(cpu, 1000)["p95"] > worst["p95"]:
                    worst = {"scene": name, **spread(cpu, 1000)}  # type: ignore[dict-item]
                desk.close()
            found[f"{size[0]}x{size[1]}"] = {"worst_cpu_ms": worst, "scenes": scenes}
    return found


def opened(folder: Path, bot: str = "fair", seed: int = 1) -> tuple[object, object, object]:
    """A desk, a stage and the table of a new flagship on it."""
    from game.scenario import load
    from game.table.local import LocalTable
    from game.ui.scenes.desk import Desk
    from game.ui.scenes.table import TableScene
    from game.ui.session import Session
    from game.ui.stage import Stage

    desk = Desk(folder, "en")
    stage = Stage((1280, 720), desk.gear())
    desk.stage = stage
    table = LocalTable.opened(load("washington-2025"), seed, {"us": bot})
    session = Session(table, desk.t)
    session.skipped |= {("guess", number) for number in range(1, 99)}
    return desk, stage, TableScene(desk, session)


def resting(seconds: float) -> dict[str, object]:
    """Share of one core that the window takes while nobody does anything."""
    import pygame

    from game.ui.scenes.title import TitleScene

    found: dict[str, object] = {}
    for name in ("title", "table"):
        with tempfile.TemporaryDirectory() as folder:
            pygame.display.set_mode((1280, 720))
            desk, stage, table = opened(Path(folder))
            stage.push(TitleScene(desk) if name == "title" else table)  # type: ignore[attr-defined,arg-type]
            # What is loaded ahead in the background is not rest.
            loop(stage, 1.5)
            frames = stage.frames  # type: ignore[attr-defined]
            before, spent = time.perf_counter(), time.process_time()
            loop(stage, seconds)
            share = (time.process_time() - spent) / (time.perf_counter() - before)
            found[name] = {"core_percent": round(100 * share, 3), "frames": stage.frames - frames}  # type: ignore[attr-defined]
            desk.close()  # type: ignore[attr-defined]
    return {"seconds": seconds, **found}


def resting_on_a_screen(seconds: float) -> dict[str, object]:
    """`resting` in a window on a virtual screen: SDL's dummy driver asks for events a thousand times a second, which
    no driver of a real screen does."""
    if shutil.which("Xvfb") is None:
        return {"driver": "dummy (no Xvfb here; it asks for events all the time)", **resting(seconds)}
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as numbers:
        number = numbers.readline().strip()
    try:
        environment = {**os.environ, "DISPLAY": f":{number}", "SDL_VIDEODRIVER": "x11"}
        command = [sys.executable, __file__, "--only-rest", str(seconds)]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
        return {"driver": "x11 (Xvfb)", **json.loads(run.stdout)}
    finally:
        server.kill()
        server.wait(10)


def loop(stage: object, seconds: float) -> None:
    """Run a stage's own loop that long."""
    import pygame

    timer = threading.Timer(seconds, lambda: stage.post(stage.quit))  # type: ignore[attr-defined]
    timer.start()
    stage.running = True  # type: ignore[attr-defined]
    stage.run(pygame.display.get_surface, lambda areas: pygame.display.update(areas))  # type: ignore[attr-defined]
    timer.join()


def thinking(games: int) -> dict[str, object]:
    """Milliseconds of a turn of the loop in whole games from the title to the debrief, while the opponent thinks."""
    from game.ai import BOTS

    found: dict[str, object] = {}
    for level in [one for one in ("fair", "hard", "expert") if one in BOTS]:
        turns: list[dict[str, Any]] = []
        for seed in range(games):
            for player in PLAYERS:
                turns += play(level, *player, seed)
        while_thinking = [turn for turn in turns if turn["thinking"]]
        found[level] = {
            "games": games * len(PLAYERS), "turns_of_the_loop": len(turns), "of_them_thinking": len(while_thinking),
            "wall_ms": spread([turn["wall"] for turn in while_thinking]),
            "without_waiting_for_a_core_ms": spread([turn["wall"] - turn["queued"] for turn in while_thinking]),
            "cpu_ms": spread([turn["cpu"] for turn in while_thinking]),
            "over_50_ms": sum(turn["wall"] > 50 for turn in while_thinking),
        }  # fmt: skip
    return found


def play(level: str, side: str, language: str, text: str, hand: str, seed: int) -> list[dict[str, Any]]:
    """The turns of one game, see window_game.py."""
    command = [sys.executable, str(ROOT / "tests/bench/window_game.py"), level, side, language, text, hand, str(seed)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300, cwd=ROOT)
    return json.loads(run.stdout)  # type: ignore[no-any-return]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--starts", type=int, default=7)
    parser.add_argument("--frames", type=int, default=60)
    parser.add_argument("--rest", type=float, default=8.0)
    parser.add_argument("--games", type=int, default=2)
    parser.add_argument("--only-rest", type=float, help=argparse.SUPPRESS)
    options = parser.parse_args()
    import pygame

    pygame.display.init()
    if options.only_rest:
        print(json.dumps(resting(options.only_rest)))
        return
    load = load_now()
    figures: dict[str, object] = {
        "bars": {
            "first_frame_s": 1.5, "redraw_p95_ms": {"1280x720": 8, "1920x1080": 16}, "idle_core_percent": 1,
            "frame_while_thinking_ms": 50,
        },
        "machine": {
            "cores": os.cpu_count(), "load_at_start": [round(one, 2) for one in load], "python": sys.version.split()[0],
            "pygame_ce": pygame.version.ver, "sdl": ".".join(map(str, pygame.get_sdl_version())),
        },
        "start": starts(options.starts),
        "redraw": redraws(options.frames),
        "idle": resting_on_a_screen(options.rest),
        "thinking": thinking(options.games),
    }  # fmt: skip
    figures["machine"]["load_at_end"] = [round(one, 2) for one in load_now()]  # type: ignore[index]
    figures["note"] = (
        "Where the load is above the number of cores, wall times are mostly waiting for other work; the least start "
        "and the processor times say what the window itself takes. over_50_ms counts wall times."
    )
    print(json.dumps(figures, indent=2))


def load_now() -> tuple[float, ...]:
    """Load of the machine over 1, 5 and 15 minutes; nothing where the system does not say."""
    return os.getloadavg() if hasattr(os, "getloadavg") else ()


if __name__ == "__main__":
    main()
