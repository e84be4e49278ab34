"""Every screen that can be pictured fits: from the title to the last page of the debrief, in the order of one game."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario import load
from game.ui.scenes.shots import SCENES
from game.ui.scenes.studio import NeverComesError, Studio
from game.ui.stage import Scene
from tests.ui.scenes.conftest import TINY, House
from tests.ui.scenes.faint import faint
from tests.ui.scenes.faults import faults
from tests.ui.scenes.test_fits import WHOLE

LEAST = "960x600-fr-150-contrast"
"""Where there is least room for a line."""


def test_every_pictured_screen_where_there_is_least_room(tmp_path: Path) -> None:
    assert not walk(LEAST, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("variant", [variant for variant in WHOLE if variant != LEAST])
def test_every_pictured_screen_at_every_size_language_and_palette(variant: str, tmp_path: Path) -> None:
    assert not walk(variant, tmp_path)


LATER = (
    ("offer", "measures", "consult", "news-log", "menu", "author"), ("table", "sign", "decline"),
    ("their-turn", "close", "votes", "post-settlement"),
    ("ending", "load", "replay", *(name for name in SCENES if name.startswith("debrief"))),
)  # fmt: skip
WHEN = {name: place for place, names in enumerate(LATER, 1) for name in names}
"""A game only goes forward: what is shown before the first turn comes first, the debrief last."""


def walk(variant: str, folder: Path) -> list[str]:
    """What is wrong with any screen. One game is played forward; what it never comes to, a small one does."""
    size, language, text, theme = WHOLE[variant]
    house = House(folder, size, language, text, theme)
    games = [
        Studio(house.desk, house.stage, load("washington-2025"), "canada", 1),
        Studio(house.desk, house.stage, load(TINY), "canada", 7, TINY),
    ]
    found: dict[str, None] = {}
    for name in sorted(SCENES, key=lambda name: WHEN.get(name, 0)):
        scene, studio = _first(name, games)
        house.stage.push(scene)
        if studio.then is not None:
            studio.then()
            studio.then = None
        house.stage.render_to(house.surface)
        found |= dict.fromkeys(f"{name}: {one}" for one in (*faults(scene.ui), *faint(scene.ui, house.surface)))
        del house.stage.scenes[:]
        if studio.bench is not None:
            studio.bench.close()
            studio.bench = None
    house.close()
    return list(found)


def _first(name: str, games: list[Studio]) -> tuple[Scene, Studio]:
    """The screen, from the first game that comes to it."""
    for studio in games:
        try:
            return SCENES[name](studio), studio
        except NeverComesError:
            continue
    raise AssertionError(f"no game here comes to {name}")
