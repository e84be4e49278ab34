"""The scene stack, the sleeping loop, calls from threads, and the window's errors."""

import os
import subprocess
import sys
import threading
import time
from importlib import metadata
from pathlib import Path

import pygame
import pytest
from pygame import Surface
from pygame.event import Event

from game.ui.app import LegacyPygameError, NoDisplayError, check_pygame, open_window
from game.ui.kit import Button, Column, Gear, Label, TextEntry, Widget
from game.ui.kit.keys import key_event
from game.ui.stage import Scene, Stage


@pytest.fixture(autouse=True)
def display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    pygame.display.init()
    pygame.display.set_mode((960, 600))
    pygame.event.clear()


class Page(Scene):
    def __init__(self, title: str) -> None:
        self.title = title
        self.calls: list[str] = []
        self.built = 0

    def build(self) -> Widget:
        self.built += 1
        return Column([Label(self.title), Button("one", print), Button("two", print), TextEntry("Name")])

    def enter(self) -> None:
        self.calls.append("enter")

    def resume(self) -> None:
        self.calls.append("resume")

    def leave(self) -> None:
        self.calls.append("leave")


def test_push_replace_and_pop_keep_what_lies_below() -> None:
    titles: list[str] = []
    stage = Stage((960, 600), Gear(), on_title=titles.append)
    menu, table, debrief = Page("Menu"), Page("Table"), Page("Debrief")
    stage.push(menu)
    for _ in range(2):
        stage.handle(key_event(pygame.K_TAB))
    stage.push(table)
    stage.replace(debrief)
    assert stage.top is debrief and table.calls == ["enter", "leave"]
    stage.pop()
    assert stage.top is menu and menu.calls == ["enter", "resume"] and menu.built == 1
    assert menu.ui.focus.current is not None and menu.ui.focus.current.name == "two"
    assert titles == ["Menu", "Table", "Debrief", "Menu"]
    stage.pop()
    assert not stage.running and menu.calls[-1] == "leave"


def test_a_scene_below_is_fitted_when_it_comes_back() -> None:
    stage = Stage((1280, 720), Gear())
    menu = Page("Menu")
    stage.push(menu)
    stage.push(Page("Table"))
    stage.handle(Event(pygame.WINDOWSIZECHANGED, x=1000, y=640))
    stage.pop()
    stage.redraw(Surface((1000, 640)))
    assert menu.ui.size == (1000, 640) and menu.ui.root.rect.size == (1000, 640)


def test_a_scene_without_widgets_says_so() -> None:
    with pytest.raises(NotImplementedError, match="Scene builds no widgets"):
        Stage((960, 600), Gear()).push(Scene())


def run_for(stage: Stage, seconds: float) -> tuple[int, float]:
    """Run the loop that long; how often it turned, and the processor time it took."""
    turns = 0
    update = stage.update

    def counted() -> None:
        nonlocal turns
        turns += 1
        update()

    stage.update = counted  # type: ignore[method-assign]
    timer = threading.Timer(seconds, lambda: stage.post(stage.quit))
    timer.start()
    before = time.thread_time()
    stage.run(pygame.display.get_surface, lambda _areas: None)
    return turns, time.thread_time() - before


def test_the_loop_sleeps_when_nothing_happens() -> None:
    stage = Stage((960, 600), Gear())
    stage.push(Page("Menu"))
    stage.redraw(Surface((960, 600)))
    stage.top.ui.damage_all()  # type: ignore[union-attr]
    turns, spent = run_for(stage, 0.6)
    assert turns <= 6, "the loop turned without cause"
    assert stage.frames <= 3
    assert spent < 0.3


def test_timers_wake_the_loop_and_animation_ends() -> None:
    stage = Stage((960, 600), Gear())
    stage.push(Page("Menu"))
    seen: list[str] = []
    stage.gear.timers.after(50, lambda: seen.append("timer"))
    left = iter(range(5, -1, -1))
    stage.gear.timers.each_frame(lambda: next(left) > 0)
    run_for(stage, 0.5)
    assert seen == ["timer"] and next(left, None) is None
    assert stage.gear.timers.wait() is None


def test_the_loop_says_when_it_rests() -> None:
    stage = Stage((960, 600), Gear())
    stage.push(Page("Menu"))
    assert stage.resting.is_set(), "without a loop nobody is in a worker's way"
    at_work: list[bool] = []
    stage.gear.timers.after(50, lambda: at_work.append(stage.resting.is_set()))
    asked = threading.Event()
    found: list[bool] = []

    def worker() -> None:
        asked.wait(2)
        found.append(stage.resting.wait(0.2))

    stage.gear.timers.after(60, asked.set)
    thread = threading.Thread(target=worker)
    thread.start()
    run_for(stage, 0.4)
    thread.join()
    assert at_work == [False] and found == [True]
    assert stage.resting.is_set()


def test_calls_from_a_thread_arrive_in_the_loop() -> None:
    stage = Stage((960, 600), Gear())
    stage.push(Page("Menu"))
    where: list[bool] = []

    def bot() -> None:
        stage.post(lambda: where.append(threading.current_thread() is threading.main_thread()))

    threading.Thread(target=bot).start()
    run_for(stage, 0.3)
    assert where == [True]


def test_the_desk_s_clock_runs_in_a_window_that_started_nothing_but_its_display(tmp_path: Path) -> None:
    code = (
        "import sys, time, pygame; from pathlib import Path; from game.ui.scenes.desk import Desk; "
        "pygame.display.init(); clock = Desk(Path(sys.argv[1])).gear().timers.clock; "
        "first = clock(); time.sleep(0.05); print(clock() - first)"
    )
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], env=environment, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) >= 45


def test_a_posted_call_ends_a_nap_at_once() -> None:
    stage = Stage((960, 600), Gear())
    stage.push(Page("Menu"))
    stage._stirred = -100.0
    waited: list[float] = []

    def late() -> None:
        time.sleep(0.1)
        began = time.monotonic()
        stage.post(lambda: waited.append(time.monotonic() - began))

    threading.Thread(target=late).start()
    run_for(stage, 0.3)
    assert waited and waited[0] < 0.02


def test_quit_event_ends_the_loop() -> None:
    stage = Stage((960, 600), Gear())
    stage.push(Page("Menu"))
    pygame.event.post(Event(pygame.QUIT))
    stage.run(pygame.display.get_surface, lambda _areas: None)
    assert not stage.running


def test_window_is_at_least_the_minimum() -> None:
    assert open_window((100, 100), "x").get_size() == (960, 600)


def test_no_display_is_a_typed_error() -> None:
    code = (
        "from game.ui.app import open_window, NoDisplayError\n"
        "try: open_window((960, 600), 'x')\n"
        "except NoDisplayError as problem: print('typed:', bool(problem.reason))"
    )
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment["SDL_VIDEODRIVER"] = "x11"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert "typed: True" in done.stdout, done.stderr
    assert issubclass(NoDisplayError, RuntimeError)


def test_no_driver_at_all_is_refused_rather_than_run_unseen() -> None:
    code = (
        "from game.ui.app import run, NoDisplayError\n"
        "try: run(lambda stage: None, caption='x')\n"
        "except NoDisplayError: print('refused')"
    )
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    environment = {k: v for k, v in os.environ.items() if k not in hidden}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    if sys.platform == "linux":
        assert "refused" in done.stdout, done.stderr


class TestLegacyPygame:
    def test_absent_is_fine(self) -> None:
        def absent(_name: str) -> str:
            raise metadata.PackageNotFoundError

        check_pygame(True, absent)

    def test_beside_is_refused_with_what_to_do(self) -> None:
        with pytest.raises(LegacyPygameError, match="pip uninstall -y pygame pygame-ce"):
            check_pygame(True, lambda _name: "2.6.1")

    def test_instead_is_refused(self) -> None:
        with pytest.raises(LegacyPygameError, match="in use instead"):
            check_pygame(False, lambda _name: "2.6.1")

    def test_this_installation_passes(self) -> None:
        check_pygame()


def test_a_rehearsal_shows_nothing_and_leaves_its_text(tmp_path: Path) -> None:
    stage = Stage((960, 600), Gear())
    page = Page("Menu")
    stage.push(page)
    surface = Surface((960, 600))
    stage.render_to(surface)
    before = pygame.image.tobytes(surface, "RGB")
    again = Page("Seldom")
    stage.rehearse(again)
    assert stage.top is page and stage.redraw(surface) == []
    assert pygame.image.tobytes(surface, "RGB") == before
    kept = stage.gear.text._surfaces.weight
    stage.push(Page("Seldom"))
    stage.render_to(surface)
    assert stage.gear.text._surfaces.weight == kept, "its text was set already"
