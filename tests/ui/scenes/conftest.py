"""A game in this process, without a window: events go in, pictures come out."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pygame
import pytest
from pygame.event import Event

from game.ui.kit.keys import key_event
from game.ui.scenes.desk import Desk
from game.ui.stage import Stage
from tests.ui.headless import display
from tests.ui.scenes.seen import Seen, look

__all__ = ["TINY", "House", "display", "house", "housed", "placed"]

TINY = Path(__file__).parents[2] / "data" / "scenarios" / "tiny.yaml"
KEYS = {
    "Return": pygame.K_RETURN,
    "Tab": pygame.K_TAB,
    "Right": pygame.K_RIGHT,
    "Escape": pygame.K_ESCAPE,
    "F1": pygame.K_F1,
}


class House:
    """A desk on a stage: the hands of a player in this process."""

    def __init__(
        self,
        folder: Path,
        size: tuple[int, int] = (1280, 720),
        language: str = "en",
        text: int = 100,
        theme: str = "paper",
    ) -> None:
        self.desk = Desk(folder, language)
        self.desk.settings = replace(self.desk.settings, text_size=text, theme=theme, language=language)
        self.stage = Stage(size, self.desk.gear())
        self.desk.stage = self.stage
        self.surface = pygame.Surface(size)
        # What an earlier test's window still had to say, such as its size, is none of this one's.
        if pygame.display.get_init():
            pygame.event.get()

    def pump(self) -> None:
        """One turn of the loop."""
        for event in pygame.event.get():
            self.stage.handle(event)
        self.stage.update()
        self.stage.redraw(self.surface)

    def until(self, done: Callable[[], bool], seconds: float = 20) -> None:
        """Turn until something is so."""
        end = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < end, "it never came to pass"
            self.pump()
            time.sleep(0.002)

    @property
    def scene(self) -> str:
        return type(self.stage.top).__name__

    # -- hands

    def look(self) -> Seen:
        return look(self.stage)

    def key(self, *names: str) -> None:
        for name in names:
            self._key(name)

    def _key(self, name: str) -> None:
        code = KEYS.get(name) or pygame.key.key_code(name)
        text = name if len(name) == 1 else "\t" if name == "Tab" else ""
        self.stage.handle(key_event(code, 0, text))
        if len(name) == 1:
            self.stage.handle(Event(pygame.TEXTINPUT, text=name))
        self.pump()

    def click(self, x: int, y: int) -> None:
        self.stage.handle(Event(pygame.MOUSEMOTION, pos=(x, y), rel=(0, 0), buttons=(0, 0, 0)))
        self.stage.handle(Event(pygame.MOUSEBUTTONDOWN, pos=(x, y), button=1))
        self.stage.handle(Event(pygame.MOUSEBUTTONUP, pos=(x, y), button=1))
        self.pump()

    def wheel(self, x: int, y: int, down: bool) -> None:
        self.stage.handle(Event(pygame.MOUSEMOTION, pos=(x, y), rel=(0, 0), buttons=(0, 0, 0)))
        steps = -1 if down else 1
        self.stage.handle(Event(pygame.MOUSEWHEEL, x=0, y=steps, precise_y=float(steps), pos=(x, y)))
        self.pump()

    def wait(self) -> None:
        time.sleep(0.005)
        self.pump()

    def close(self) -> None:
        """Close, and leave nothing behind that a worker may still post: the queue of events is everybody's."""
        self.desk.close()
        self.desk.pool.shutdown(wait=True)
        pygame.event.get()  # clearing would keep what the events carry for good


def placed(variants: Mapping[str, tuple[tuple[int, int], str, int, str]]) -> object:
    """A fixture: a house for each variant (size, language, text size in per cent, theme)."""

    @pytest.fixture(params=variants)
    def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
        made = House(tmp_path, *variants[request.param])
        yield made
        made.close()

    return place


def housed(kind: type[House] = House, *how: object) -> object:
    """A fixture: a house on a display of its own, so that tests of other folders can have one too."""

    @pytest.fixture
    def house(tmp_path: Path) -> Iterator[House]:
        pygame.display.init()
        pygame.display.set_mode((64, 64))
        made = kind(tmp_path, *how)  # type: ignore[arg-type]
        yield made
        made.close()

    return house


house = housed()
