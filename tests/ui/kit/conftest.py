"""Shared fixtures: no window is opened, time stands still until a test moves it."""

from collections.abc import Callable

import pytest

from game.ui.kit import Gear, Theme, Widget
from game.ui.stage import Stage
from tests.ui.headless import display
from tests.ui.kit.hand import Clock, Hand, One

__all__ = ["clock", "display", "said", "show"]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def show(clock: Clock, said: list[str]) -> Callable[..., Hand]:
    """Put one widget (or what builds it) on a stage and get a hand to work it with."""

    def put(
        root: Widget | Callable[[], Widget], size: tuple[int, int] = (800, 600), theme: Theme | None = None
    ) -> Hand:
        stage = Stage(size, Gear(theme or Theme(), announce=said.append, clock=clock))
        scene = One(root if callable(root) else lambda: root)
        stage.push(scene)
        return Hand(stage, scene, clock)

    return put
