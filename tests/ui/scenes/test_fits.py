"""Nothing is cut, overlaps or is too small to hit, on any screen, at any size, text size, in either language."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.core.messages import Translator
from game.rules.actions import Alternative, Propose, Respond
from game.scenario import load
from game.scenario.model import Scenario
from game.table.local import LocalTable
from game.ui.scenes.brief import BriefScene
from game.ui.scenes.codex import CodexScene
from game.ui.scenes.credits import CreditsScene
from game.ui.scenes.gallery import GalleryScene
from game.ui.scenes.guess import GuessScene
from game.ui.scenes.hot_seat import CurtainScene, PauseScene
from game.ui.scenes.new_game import NewGameScene
from game.ui.scenes.page_close import CloseScene
from game.ui.scenes.page_news import NewsScene, page_now
from game.ui.scenes.settings_scene import SettingsScene
from game.ui.scenes.story import Page, PageKind
from game.ui.scenes.table import TableScene
from game.ui.scenes.title import TitleScene
from game.ui.session import Session
from tests.ui.scenes.conftest import TINY, House, placed
from tests.ui.scenes.faint import faint
from tests.ui.scenes.faults import faults
from tests.ui.scenes.players import KeyboardPlayer
from tests.ui.scenes.seen import Seen

VARIANTS = {
    "1280": ((1280, 720), "en", 100, "paper"),
    "1920": ((1920, 1080), "en", 100, "paper"),
    "150%": ((1280, 720), "en", 150, "paper"),
    "dark": ((1280, 720), "en", 100, "dark"),
    "french": ((1280, 720), "fr", 100, "paper"),
    "french-150%": ((1280, 720), "fr", 150, "paper"),
    "small-french": ((960, 600), "fr", 100, "paper"),
    "200%": ((1280, 720), "en", 200, "contrast"),
    "french-200%": ((1920, 1080), "fr", 200, "dark"),
    "small-french-150%": ((960, 600), "fr", 150, "contrast"),
}
WHOLE = {
    f"{size[0]}x{size[1]}-{language}-{text}-{theme}": (size, language, text, theme)
    for size in ((960, 600), (1280, 720), (1366, 768), (1920, 1080), (2560, 1440))
    for language in ("en", "fr")
    for text in (100, 125, 150, 200)
    for theme in ("paper", "dark", "contrast")
    if size[0] * 100 >= text * 640
}
"""Every size, language, text size and palette where a line still has 640 pixels of the player's own size."""


place = placed(VARIANTS)


@pytest.fixture(scope="module")
def flagship() -> Scenario:
    return load("washington-2025")


@pytest.fixture(scope="module")
def answered(flagship: Scenario) -> LocalTable:
    """The flagship with an offer of the other side's on the table and the player at turn."""
    table = LocalTable.opened(flagship, 5, {"canada": "human", "us": "fair"})
    package = tuple(min(2, len(issue.options) - 1) for issue in flagship.issues)
    table.submit("prime-minister", Propose((Alternative(package),)))
    for _ in range(60):
        if any(isinstance(action, Respond) for action in table.legal("prime-minister")):
            break
        if not table.step_bot():
            table.submit("prime-minister", table.legal("prime-minister")[-1])
    return table


class Watcher(KeyboardPlayer):
    """Plays on and notes what is wrong with each screen it meets."""

    def __init__(self, house: House) -> None:
        super().__init__(house, "tiny", "3")
        self.house = house
        self.found: list[str] = []

    def act(self, seen: Seen) -> None:
        assert self.house.stage.top is not None
        self.found += [f"{seen['scene']}: {fault}" for fault in faults(self.house.stage.top.ui)]
        super().act(seen)


def test_every_screen_of_a_game(place: House) -> None:
    place.stage.push(TitleScene(place.desk))
    place.stage.push(GalleryScene(place.desk, (TINY,)))
    watcher = Watcher(place)
    watcher.play()
    assert not list(dict.fromkeys(watcher.found))


def _session(place: House, table: LocalTable) -> Session:
    return Session(table, Translator(place.desk.language))


def _check(place: House, found: list[str], where: str) -> None:
    assert place.stage.top is not None
    place.stage.render_to(place.surface)
    ui = place.stage.top.ui
    found += [f"{where}: {fault}" for fault in (*faults(ui), *faint(ui, place.surface))]


def test_screens_of_the_flagship(place: House, flagship: Scenario, answered: LocalTable) -> None:
    assert not list(dict.fromkeys(walk(place, flagship, answered)))


@pytest.mark.long
@pytest.mark.parametrize("variant", WHOLE)
def test_every_screen_at_every_size_language_and_palette(
    variant: str, tmp_path: Path, flagship: Scenario, answered: LocalTable
) -> None:
    size, language, text, theme = WHOLE[variant]
    place = House(tmp_path, size, language, text, theme)
    found = walk(place, flagship, answered)
    place.close()
    assert not list(dict.fromkeys(found))


def walk(place: House, flagship: Scenario, answered: LocalTable) -> list[str]:
    """Look at every screen and every dialogue; what is wrong with them."""
    found: list[str] = []
    session = _session(place, answered)
    make: list[Callable[[], object]] = [
        lambda: TitleScene(place.desk), lambda: SettingsScene(place.desk), lambda: NewGameScene(place.desk, flagship),
        lambda: BriefScene(place.desk, session), lambda: NewsScene(place.desk, session, page_now(session)),
        lambda: GuessScene(place.desk, session), lambda: CreditsScene(place.desk),
        lambda: CodexScene(place.desk, flagship, start="codex-section-232"),
        lambda: CurtainScene(place.desk, session, "us"), lambda: PauseScene(place.desk, session),
        lambda: CloseScene(place.desk, session, Page(PageKind.CLOSE, 1, ())),
    ]  # fmt: skip
    for build in make:
        place.stage.push(build())  # type: ignore[arg-type]
        _check(place, found, place.scene)
    session.told = session.view.history[-1].seq
    session.skipped.add(("guess", session.view.round))
    place.stage.push(TableScene(place.desk, session))
    table = place.stage.top
    assert isinstance(table, TableScene)
    _check(place, found, "table")
    for issue, known in enumerate(flagship.issues):
        if not session.view.settled[issue]:
            table.choose(issue, len(known.options) - 1)
    table.assign(0, 1)
    _check(place, found, "table, drafted")
    table.add_alternative()
    _check(place, found, "table, alternatives")
    dialogues: list[tuple[str, Callable[[], object]]] = [
        ("issue", lambda: table.details(4)), ("measures", table.measures), ("consult", table.consult),
        ("menu", table.menu),
        ("news", table.news), ("walk", table.walk), ("sign", table.sign), ("decline", table.decline),
        ("keys", lambda: place.key("F1")),
    ]  # fmt: skip
    for what, opening in dialogues:
        opening()
        assert table.ui.active is not table.ui.layers[0], what
        _check(place, found, what)
        place.key("Escape")
        assert table.ui.active is table.ui.layers[0], what
    return found
