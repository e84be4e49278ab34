"""Pictures of single screens, drawn without a window: for documents, and to look at while working on a screen."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

import pygame
from pygame import Surface

from game.rules.actions import OPEN, Alternative, EndTurn, PostSettle, Propose, Reply, Respond
from game.scenario import load
from game.scenario.loading import shipped_names
from game.scenario.model import Scenario
from game.table.local import HUMAN, LocalTable
from game.ui.kit import Gear, PaletteName, Theme
from game.ui.scenes.desk import Desk
from game.ui.scenes.story import Page, PageKind, pages
from game.ui.session import Session
from game.ui.stage import Scene, Stage

__all__ = ["SCENES", "NeverComesError", "take"]

STEPS = 400
NOON = 1_759_838_400  # 7 October 2025


class NeverComesError(ValueError):
    """The game of this seed never comes to the screen asked for."""


class Studio:
    """Holds what the screens of one picture need; everything is made when it is first asked for."""

    def __init__(self, desk: Desk, stage: Stage, scenario: Scenario, side: str, seed: int) -> None:
        self.desk = desk
        self.stage = stage
        self.scenario = scenario
        self.side = side
        table = LocalTable.opened(scenario, seed, {side: HUMAN, scenario.other(side): "fair"})
        self.session = Session(table, desk.t)
        self.told: list[Page] = []

    def play(self, enough: Callable[[], bool]) -> None:
        """Play on, the player offering the middle of every row, until there is enough to show (or it is over)."""
        session = self.session
        for _ in range(STEPS):
            records = session.records_since(session.told)
            if records:
                session.told = records[-1].seq
                self.told += pages(records, session.side, session.scenario)
            if enough() or session.table.over:
                return
            if not session.table.step_bot():
                self._move()
            session._moved()

    def _move(self) -> None:
        session = self.session
        legal = session.legal()
        asked = [action for action in legal if isinstance(action, Reply | PostSettle)]
        if asked:
            session.submit(asked[0])
            return
        view = session.view
        if view.own is not None and not view.own.turn.table and view.step < 2:
            session.submit(Propose((self.middle(),)))
        signs = [action for action in legal if isinstance(action, Respond) and action.sign]
        if signs and view.round > 1:
            session.submit(signs[0])
        session.submit(next((action for action in session.legal() if isinstance(action, EndTurn)), EndTurn()))

    def middle(self) -> Alternative:
        """The middle option of every open row."""
        done = self.session.view.settled
        chosen = (len(issue.options) // 2 for issue in self.scenario.issues)
        return Alternative(tuple(OPEN if settled else option for option, settled in zip(chosen, done, strict=True)))

    def page(self, kind: PageKind) -> Page:
        """The first page of a kind that a game tells. Raises NeverComesError when this one tells none."""
        self.play(lambda: any(page.kind is kind for page in self.told))
        found = next((page for page in self.told if page.kind is kind), None)
        if found is None:
            raise NeverComesError(f"this game has no page of {kind.name.lower()}; try another seed")
        return found

    def at_turn(self) -> Session:
        """The player's turn, with an offer of the other side's to answer where there is one."""
        session = self.session
        self.play(lambda: any(isinstance(action, Respond) for action in session.legal()))
        session.skipped |= {("guess", number) for number in range(STEPS)}
        return session


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


def _ending(studio: Studio) -> Scene:
    from game.ui.scenes.ending import EndingScene

    studio.play(lambda: False)
    return EndingScene(studio.desk, studio.session)


def _debrief(studio: Studio) -> Scene:
    from game.ui.scenes.debrief import DebriefScene

    studio.play(lambda: False)
    return DebriefScene(studio.session)


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
        "news": _news, "guess": _guess, "table": _table, "their-turn": _their_turn, "votes": _votes,
        "close": _close, "ending": _ending, "debrief": _debrief, "codex": _codex, "credits": _credits,
        "load": _load_game, "replay": _replay, "curtain": _curtain,
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
            surface = _draw(SCENES[scene], Path(folder), loaded, side or loaded.default_side, size, look, lang, seed)
        pygame.image.save(surface, place)
    except pygame.error as problem:
        raise OSError(str(problem)) from problem
    finally:
        pygame.display.quit()
        os.environ.pop("SDL_VIDEODRIVER", None)
        if before is not None:
            os.environ["SDL_VIDEODRIVER"] = before


def _draw(
    make: Callable[[Studio], Scene], folder: Path, scenario: Scenario, side: str, size: tuple[int, int], look: Theme,
    lang: str, seed: int,
) -> Surface:  # fmt: skip
    from game.ui.scenes.kit_words import kit_words

    desk = Desk(folder, lang)
    try:
        stage = Stage(size, Gear(look, kit_words(desk.t), clock=lambda: 0))
        desk.stage = stage
        studio = Studio(desk, stage, scenario, side or scenario.side_ids[0], seed)
        stage.push(make(studio))
        surface = Surface(size)
        with suppress(pygame.error):
            pygame.event.pump()
        stage.render_to(surface)
        return surface
    finally:
        desk.close()
