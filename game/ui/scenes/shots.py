"""Pictures of single screens, drawn without a window: for documents, and to look at while working on a screen."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

import pygame
from pygame import Surface

from game.scenario import load
from game.scenario.loading import find, shipped_names
from game.ui.kit import Gear, PaletteName, Theme
from game.ui.scenes.desk import Desk
from game.ui.scenes.kit_words import kit_words
from game.ui.scenes.story import PageKind
from game.ui.scenes.studio import NeverComesError, Studio
from game.ui.settings import SIZES
from game.ui.stage import Scene, Stage

__all__ = ["SCENES", "NeverComesError", "Studio", "take"]

NOON = 1_759_838_400  # 7 October 2025


def _title(studio: Studio) -> Scene:
    from game.ui.scenes.title import TitleScene

    return TitleScene(studio.desk)


def _settings(studio: Studio) -> Scene:
    from game.ui.scenes.settings_scene import SettingsScene

    return SettingsScene(studio.desk)


def _credits(studio: Studio) -> Scene:
    from game.ui.scenes.credits import CreditsScene

    return CreditsScene(studio.desk)


def _codex(studio: Studio) -> Scene:
    from game.ui.scenes.codex import CodexScene

    sourced = next((entry.id for entry in studio.scenario.codex if entry.sources), "")
    return CodexScene(studio.desk, studio.scenario, start=f"codex-{sourced}")


def _gallery(studio: Studio) -> Scene:
    from game.ui.scenes.gallery import Entry, GalleryScene, order

    scene = GalleryScene(studio.desk, ())
    scene.entries = sorted((Entry(name, load(name)) for name in shipped_names()), key=order)
    return scene


def _new_game(studio: Studio) -> Scene:
    from game.ui.scenes.new_game import NewGameScene

    return NewGameScene(studio.desk, studio.scenario)


def _brief(studio: Studio) -> Scene:
    from game.ui.scenes.brief import BriefScene

    return BriefScene(studio.desk, studio.session)


def _guess(studio: Studio) -> Scene:
    from game.ui.scenes.guess import GuessScene

    return GuessScene(studio.desk, studio.session)


def _news(studio: Studio) -> Scene:
    from game.ui.scenes.page_news import NewsScene

    return NewsScene(studio.desk, studio.session, studio.page(PageKind.NEWS))


def _their_turn(studio: Studio) -> Scene:
    from game.ui.scenes.page_their_turn import TheirTurnScene

    return TheirTurnScene(studio.desk, studio.session, studio.page(PageKind.THEIR_TURN))


def _votes(studio: Studio) -> Scene:
    from game.ui.scenes.page_votes import VotesScene

    return VotesScene(studio.desk, studio.session, studio.page(PageKind.VOTES))


def _close(studio: Studio) -> Scene:
    from game.ui.scenes.page_close import CloseScene

    return CloseScene(studio.desk, studio.session, studio.page(PageKind.CLOSE))


def _table(studio: Studio) -> Scene:
    from game.ui.scenes.table import TableScene

    return TableScene(studio.desk, studio.at_turn())


def _offer(studio: Studio) -> Scene:
    """The offer builder: three alternatives, and what a change of one option would bring."""
    from game.rules.actions import OPEN
    from game.ui.scenes.draft import Sketch
    from game.ui.scenes.table import TableScene

    scene = TableScene(studio.desk, studio.at_own_turn())
    middle = studio.middle().package
    scene.draft = scene.draft.edit(Sketch.of(studio.middle(), studio.session.view.settled)).add().add()
    row = next(issue for issue, option in enumerate(middle) if option != OPEN)
    scene.issue = row
    studio.then = partial(scene.details, row)
    return scene


def _over_the_table(name: str) -> Callable[[Studio], Scene]:
    """The table with what one of its buttons opens."""

    def make(studio: Studio) -> Scene:
        from game.ui.scenes.table import TableScene

        answering = name in ("sign", "decline")
        scene = TableScene(studio.desk, studio.at_turn() if answering else studio.at_own_turn())
        studio.then = getattr(scene, name)
        return scene

    return make


def _after(studio: Studio) -> Scene:
    from game.ui.scenes.post_settle import PostSettleScene

    return PostSettleScene(studio.desk, studio.asked_after())


def _author(studio: Studio) -> Scene:
    from game.ui.scenes.author import AuthorTable
    from game.ui.workbench.bench import Bench
    from game.ui.workbench.course import Start

    bench = Bench(studio.desk, studio.file, Start(studio.side, seed=studio.seed))
    bench.show(studio.at_own_turn())
    studio.bench = bench
    return AuthorTable(studio.desk, bench)


def _ending(studio: Studio) -> Scene:
    from game.ui.scenes.ending import EndingScene

    studio.play(lambda: False)
    return EndingScene(studio.desk, studio.session)


def _debrief(tab: int) -> Callable[[Studio], Scene]:
    def make(studio: Studio) -> Scene:
        from game.report.thoughts import thoughts
        from game.ui.scenes.debrief import DebriefScene

        studio.play(lambda: False)
        scene = DebriefScene(studio.session, studio.desk)
        scene.tab = tab
        # A picture does not wait for the worker.
        studio.then = partial(scene.explained, thoughts(studio.session.table))
        return scene

    return make


def _load_game(studio: Studio) -> Scene:
    from game.ui.scenes.load_game import LoadScene

    studio.play(lambda: False)
    studio.session.save(studio.desk.saves / "October.jsonl")
    # A picture shows no time of day.
    os.utime(studio.desk.saves / "October.jsonl", (NOON, NOON))
    return LoadScene(studio.desk)


def _replay(studio: Studio) -> Scene:
    from game.ui.scenes.replay import Film, ReplayScene

    studio.play(lambda: False)
    place = studio.desk.saves / "watched.jsonl"
    studio.session.save(place)
    scene = ReplayScene(studio.desk, Film(place))
    scene.both = True
    scene.count = len(scene.film.inputs) * 2 // 3
    scene.table = scene.film.at(scene.count)
    return scene


def _curtain(studio: Studio) -> Scene:
    from game.ui.scenes.hot_seat import CurtainScene

    return CurtainScene(studio.desk, studio.session, studio.session.other)


SCENES: Mapping[str, Callable[[Studio], Scene]] = MappingProxyType(
    {
        "title": _title, "settings": _settings, "gallery": _gallery, "new-game": _new_game, "brief": _brief,
        "news": _news, "guess": _guess, "table": _table, "offer": _offer, "measures": _over_the_table("measures"),
        "consult": _over_the_table("consult"), "sign": _over_the_table("sign"), "decline": _over_the_table("decline"),
        "news-log": _over_the_table("news"), "menu": _over_the_table("menu"), "their-turn": _their_turn,
        "votes": _votes, "close": _close, "post-settlement": _after, "ending": _ending, "debrief": _debrief(0),
        "debrief-score": _debrief(1), "debrief-missed": _debrief(2), "debrief-home": _debrief(3),
        "debrief-other": _debrief(4), "debrief-past": _debrief(5), "codex": _codex, "credits": _credits,
        "load": _load_game, "replay": _replay, "curtain": _curtain, "author": _author,
    }
)  # fmt: skip
"""Every screen by name."""


def take(
    scene: str, place: Path, *, scenario: str = "washington-2025", side: str | None = None,
    size: tuple[int, int] = (1280, 720), scale: float = 1.0, theme: str = "paper", lang: str = "en", seed: int = 1,
) -> None:  # fmt: skip
    """Draw a screen by name and write it as a PNG. Opens no window.

    Raises:
        NeverComesError: the game of this seed never comes to the screen.
        ValueError: no such screen, theme or scale.
        ScenarioError: the scenario is unknown or broken.
        OSError: the picture cannot be written.
    """
    if scene not in SCENES:
        raise ValueError(f"there is no screen '{scene}'; there are: {', '.join(SCENES)}")
    loaded = load(scenario)
    look = Theme(scale, PaletteName(theme), reduced_motion=True)
    before = os.environ.get("SDL_VIDEODRIVER")
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    try:
        pygame.display.init()
        pygame.display.set_mode((1, 1))
        with tempfile.TemporaryDirectory() as folder:
            desk = Desk(Path(folder), lang)
            shown = round(scale * 100)
            # What the screen of settings says is how it looks.
            desk.settings = replace(
                desk.settings, theme=theme, language=lang, text_size=shown if shown in SIZES else 100
            )
            try:
                stage = Stage(size, Gear(look, kit_words(desk.t), clock=lambda: 0))
                desk.stage = stage
                chosen = side or loaded.default_side or loaded.side_ids[0]
                surface = _draw(SCENES[scene], Studio(desk, stage, loaded, chosen, seed, find(scenario)))
            finally:
                desk.close()
        pygame.image.save(surface, place)
    except pygame.error as problem:
        raise OSError(str(problem)) from problem
    finally:
        pygame.display.quit()
        os.environ.pop("SDL_VIDEODRIVER", None)
        if before is not None:
            os.environ["SDL_VIDEODRIVER"] = before


def _draw(make: Callable[[Studio], Scene], studio: Studio) -> Surface:
    stage = studio.stage
    scene = make(studio)
    stage.push(scene)
    if studio.then is not None:
        studio.then()
    surface = Surface(stage.size)
    with suppress(pygame.error):
        pygame.event.pump()
    stage.render_to(surface)
    if studio.bench is not None:
        studio.bench.close()
    return surface
