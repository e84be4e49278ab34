"""The golden pictures: which there are, how they are made, and how two are compared.

python -m tests.ui.golden.pictures      makes them anew; look at every one before it is committed

They show only what follows from the program's own code and fonts: no bot has moved in any of them.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import numpy as np
import pygame
from pygame import Surface

from game.scenario import load
from game.table.local import LocalTable
from game.ui.kit import Gear, PaletteName, Theme
from game.ui.scenes.desk import Desk
from game.ui.scenes.kit_words import kit_words
from game.ui.session import Session
from game.ui.stage import Scene, Stage

__all__ = ["BLOCK", "FOLDER", "PICTURES", "THRESHOLD", "made_with", "recorded", "take", "worst_block"]

FOLDER = Path(__file__).parent
TINY = FOLDER.parents[1] / "data" / "scenarios" / "tiny.yaml"
SIZE = (960, 600)
BLOCK = 8
THRESHOLD = 5.0
"""Levels of 255. Smooth scaling differs by a level or two between processors, spread over edges: under 2 in any block.
The faintest digit there is (small type in ink3 on paper) changes one block by 11 or more (a test measures it)."""


def worst_block(one: Surface, other: Surface) -> tuple[float, tuple[int, int]]:
    """The greatest mean difference of an 8x8 block, in levels of the worst channel, and where that block begins."""
    if one.get_size() != other.get_size():
        return 255.0, (0, 0)
    # As (x, y, channel).
    apart = np.abs(pygame.surfarray.array3d(one).astype(int) - pygame.surfarray.array3d(other).astype(int))
    wide, tall = (-(-side // BLOCK) for side in one.get_size())
    padded = np.zeros((wide * BLOCK, tall * BLOCK, 3))
    padded[: apart.shape[0], : apart.shape[1]] = apart
    means = padded.reshape(wide, BLOCK, tall, BLOCK, 3).mean(axis=(1, 3)).max(axis=2)
    place = np.unravel_index(int(means.argmax()), means.shape)
    return float(means[place]), (int(place[0]) * BLOCK, int(place[1]) * BLOCK)


def made_with() -> dict[str, str]:
    """The versions that decide about pixels."""
    pygame.font.init()
    return {
        "pygame-ce": pygame.version.ver, "SDL": ".".join(map(str, pygame.get_sdl_version())),
        "SDL_ttf": ".".join(map(str, pygame.font.get_sdl_ttf_version())),
    }  # fmt: skip


def recorded() -> dict[str, str]:
    """The versions the pictures were made with."""
    return dict(json.loads((FOLDER / "made_with.json").read_text(encoding="utf-8")))


# -- what is pictured


def _title(desk: Desk) -> Scene:
    from game.ui.scenes.title import TitleScene

    return TitleScene(desk)


def _settings(desk: Desk) -> Scene:
    from game.ui.scenes.settings_scene import SettingsScene

    return SettingsScene(desk)


def _session(desk: Desk) -> Session:
    session = Session(LocalTable.opened(load(TINY), 3, {"us": "hardliner"}), desk.t)
    session.told = 10**6
    session.skipped |= {("guess", number) for number in range(9)}
    return session


def _brief(desk: Desk) -> Scene:
    from game.ui.scenes.brief import BriefScene

    return BriefScene(desk, _session(desk))


def _codex(desk: Desk) -> Scene:
    from game.ui.scenes.codex import CodexScene

    return CodexScene(desk, load(TINY))


def _table(desk: Desk) -> Scene:
    from game.ui.scenes.table import TableScene

    session = _session(desk)
    scene = TableScene(desk, session)
    package = scene.draft.sketch
    for issue in range(len(session.scenario.issues)):
        package = package.choose(issue, 1)
    scene.draft = scene.draft.edit(package)
    return scene


def _debrief(desk: Desk) -> Scene:
    from game.rules.actions import WalkAway
    from game.ui.scenes.debrief import DebriefScene

    session = _session(desk)
    session.submit(WalkAway())
    return DebriefScene(session, None)


PICTURES: Mapping[str, tuple[Callable[[Desk], Scene], float, str, str]] = MappingProxyType(
    {
        "title-dark-french": (_title, 1.0, "dark", "fr"), "settings-contrast": (_settings, 1.0, "contrast", "en"),
        "codex-paper": (_codex, 1.0, "paper", "en"), "brief-paper": (_brief, 1.0, "paper", "en"),
        "table-paper": (_table, 1.0, "paper", "en"), "table-dark-french-150": (_table, 1.5, "dark", "fr"),
        "debrief-paper": (_debrief, 1.0, "paper", "en"),
    }
)  # fmt: skip
"""Name: screen, scale, palette, language."""


def take(name: str) -> Surface:
    """Draw one of the pictures."""
    make, scale, palette, language = PICTURES[name]
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), language)
        stage = Stage(SIZE, Gear(Theme(scale, PaletteName(palette), True), kit_words(desk.t), clock=lambda: 0))
        desk.stage = stage
        stage.push(make(desk))
        surface = Surface(SIZE)
        stage.render_to(surface)
        desk.close()
        return surface


def main() -> None:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    for name in PICTURES:
        pygame.image.save(take(name), FOLDER / f"{name}.png")
        sys.stdout.write(f"{name}.png\n")
    for old in FOLDER.glob("*.png"):
        if old.stem not in PICTURES:
            old.unlink()
    (FOLDER / "made_with.json").write_text(json.dumps(made_with(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
