"""The debrief opens for every ending, fits everywhere, and is worked by keys as by mouse."""

from collections.abc import Callable

import pygame
import pytest

from game.core.messages import Translator
from game.report.sentences import trade_sentence
from game.report.thoughts import thoughts
from game.rules.view import Viewer, ViewerKind
from game.table.local import LocalTable
from game.ui.charts import ChartCard, DataTable
from game.ui.kit import Button, Drawing, Label, Paragraph
from game.ui.kit.tabs import TabStrip
from game.ui.scenes.debrief import DebriefScene
from game.ui.scenes.ending import EndingScene
from game.ui.scenes.title import TitleScene
from game.ui.session import Session
from tests.ui.charts.games import asked_and_settled, endings, flagship
from tests.ui.scenes.conftest import House, placed
from tests.ui.scenes.faults import faults
from tests.ui.scenes.players import KeyboardPlayer, MousePlayer

TABS = 6
VARIANTS = {
    "1280": ((1280, 720), "en", 100, "paper"),
    "1920": ((1920, 1080), "en", 100, "paper"),
    "150%": ((1280, 720), "en", 150, "paper"),
    "dark-french": ((1280, 720), "fr", 100, "dark"),
    "french-150%": ((1280, 720), "fr", 150, "paper"),
    "small-french": ((960, 600), "fr", 100, "paper"),
    "small-200%": ((1280, 720), "en", 200, "paper"),
}


place = placed(VARIANTS)


def open_debrief(house: House, table: LocalTable, *, tab: int = 0) -> DebriefScene:
    scene = DebriefScene(Session(table, Translator(house.desk.language)), house.desk)
    scene.tab = tab
    house.stage.push(scene)
    return scene


def turn(scene: DebriefScene, tab: int) -> None:
    """Turn to a page as the player does."""
    next(w for w in scene.ui.root.walk() if isinstance(w, TabStrip)).choose(tab)
    assert scene.tab == tab
    scene.ui.settle()


def told(scene: DebriefScene) -> str:
    """All words on the page."""
    scene.ui.settle()
    return "\n".join(w.text for w in scene.ui.root.walk() if isinstance(w, (Label, Paragraph)))


def test_nothing_is_cut_anywhere(place: House) -> None:
    found = []
    scene = open_debrief(place, flagship())
    scene._thoughts = thoughts(flagship())
    for tab in range(TABS):
        for tabled in (False, True):
            turn(scene, tab)
            cards = [w for w in scene.ui.root.walk() if isinstance(w, ChartCard)]
            scene.tabled = {card.figure.key for card in cards} if tabled else set()
            scene.rebuild()
            place.stage.render_to(place.surface)
            found += [f"tab {tab}, {tabled}: {fault}" for fault in faults(scene.ui)]
    assert not list(dict.fromkeys(found))


@pytest.mark.parametrize("name", list(endings()))
def test_it_opens_for_every_ending(house: House, name: str) -> None:
    table = endings()[name]
    scene = open_debrief(house, table)
    view = table.view_as(Viewer(ViewerKind.DEBRIEF))
    for tab in range(TABS):
        turn(scene, tab)
        house.stage.render_to(house.surface)
        assert not faults(scene.ui)
        drawn = [w for w in scene.ui.root.walk() if isinstance(w, Drawing)]
        assert all(varied(house.surface, w.rect) for w in drawn)
    turn(scene, 5)
    words = told(scene)
    assert f"round {view.round} of" in words
    if view.walked:
        assert "Canada has walked away" in words


def varied(surface: pygame.Surface, rect: pygame.Rect) -> bool:
    """Whether anything is drawn there: more than two colours."""
    area = rect.clip(surface.get_rect())
    if area.w < 20 or area.h < 20:
        return True
    spots = ((x, y) for x in range(area.x, area.right, 3) for y in range(area.y, area.bottom, 2))
    return len({tuple(surface.get_at(spot)) for spot in spots}) > 2


def test_figures_are_the_report_s(house: House) -> None:
    scene = open_debrief(house, flagship(), tab=1)
    shown = scene.shown
    sheet, points = shown.sheet, shown.wording.formats.points
    assert sheet is not None
    words = told(scene)
    assert f"Your score: {points(sheet.score)}" in words
    for seat, value in sheet.seats:
        assert shown.wording.seat(seat) in words and points(value, signed=True) in words
    turn(scene, 2)
    words = told(scene)
    assert shown.found.trades
    for trade in shown.found.trades:
        assert trade_sentence(trade, shown.side, shown.wording) in words
    for deal in shown.found.better:
        assert f"{points(deal.gains[0], signed=True)} for you, {points(deal.gains[1], signed=True)} for them" in words


def test_the_other_side_is_explained(house: House) -> None:
    scene = open_debrief(house, flagship(), tab=4)
    house.until(lambda: scene._thoughts is not None)
    house.pump()
    shown, words = scene.shown, told(scene)
    drawn = next(m for m in shown.found.scenario.mandates if m.id == shown.found.mandates[1])
    assert shown.wording.text(drawn.label) in words
    for _, weight in drawn.weights:
        assert shown.wording.formats.percent(weight) in words
    assert "United States: why it moved" in words and "offered what was worth" in words
    own = [guess for guess in shown.found.guesses if guess.side == shown.side]
    assert f"You named {own[-1].hits} of their first 3" in words


def test_what_was_asked_and_what_both_took_afterwards(house: House) -> None:
    table = asked_and_settled()
    scene = open_debrief(house, table, tab=4)
    view = table.view_as(Viewer(ViewerKind.DEBRIEF))
    assert view.consults and view.post_settlement
    words = told(scene)
    one = view.consults[0]
    assert f"Round {one.round}, Canada asked about {scene.shown.wording.issue(one.issue)}: worth" in words
    turn(scene, 2)
    words = told(scene)
    assert "Shown beside your score; it is not counted in it" in words
    for after in scene.shown.after:
        own, other = (scene.shown.wording.formats.points(gain, signed=True) for gain in after.gains)
        assert min(after.gains) > 0 and f"{own} points for you, {other} for them" in words


def test_what_really_happened_is_dated_and_sourced(house: House) -> None:
    scene = open_debrief(house, flagship(), tab=5)
    shown, words = scene.shown, told(scene)
    sources = {source.id: source.publisher for source in shown.found.scenario.sources}
    assert shown.found.happened
    for entry in shown.found.happened:
        assert shown.wording.formats.date(entry.date) in words and shown.wording.text(entry.text) in words
        assert all(sources[name] in words for name in entry.sources)


@pytest.mark.parametrize("kind", [KeyboardPlayer, MousePlayer])
def test_every_chart_turns_into_its_table_and_back(house: House, kind: type[KeyboardPlayer]) -> None:
    scene = open_debrief(house, flagship())
    hands = kind(house, "washington-2025")
    keys = [w.figure.key for w in scene.ui.root.walk() if isinstance(w, ChartCard)]
    assert keys == ["plane", "steps", "jobs", "duties"]
    for key in keys:
        figure = next(w.figure for w in scene.ui.root.walk() if isinstance(w, ChartCard) and w.figure.key == key)
        hands.press(hands.must(key=f"toggle-{key}"))
        table = next(w for w in scene.ui.root.walk() if isinstance(w, DataTable))
        assert table.table == figure.table
        assert table.describe().startswith(figure.finding)
        hands.press(hands.must(key=f"toggle-{key}"))
        assert not [w for w in scene.ui.root.walk() if isinstance(w, DataTable)]


def test_a_chart_says_its_finding(house: House) -> None:
    scene = open_debrief(house, flagship())
    for tab in (0, 1, 3):
        turn(scene, tab)
        cards = [w for w in scene.ui.root.walk() if isinstance(w, ChartCard)]
        assert cards
        for card in cards:
            chart = next(w for w in card.walk() if isinstance(w, Drawing))
            assert chart.can_focus() and chart.describe().startswith(card.figure.finding)


def test_the_keyboard_goes_everywhere(house: House) -> None:
    scene = open_debrief(house, flagship())
    house.until(lambda: scene._thoughts is not None)
    for _ in range(TABS):
        scene.ui.settle()
        wanted = {id(w) for w in scene.ui.focus.order()}
        seen = set()
        for _ in range(len(wanted)):
            house.key("Tab")
            assert scene.ui.focus.current is not None
            seen.add(id(scene.ui.focus.current))
        assert seen == wanted
        before = scene.tab
        house.stage.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=pygame.KMOD_CTRL, unicode=""))
        house.pump()
        assert scene.tab == (before + 1) % TABS


def test_the_strip_has_the_focus_first(house: House) -> None:
    scene = open_debrief(house, flagship())
    house.key("Right")
    assert scene.tab == 1


def test_the_ways_on(house: House) -> None:
    house.stage.push(TitleScene(house.desk))
    scene = open_debrief(house, flagship())
    hands = KeyboardPlayer(house, "washington-2025")
    hands.press(hands.must(key="save"))
    assert len(list(house.desk.saves.glob("*.jsonl"))) == 1
    hands.press(hands.must(key="go"))
    assert house.scene == "NewGameScene"
    assert house.stage.top.scenario is scene.session.table.scenario  # type: ignore[union-attr]
    house.stage.pop()
    open_debrief(house, flagship())
    house.key("Escape")
    assert house.scene == "TitleScene"


def test_the_ending_opens_it(house: House) -> None:
    house.stage.push(EndingScene(house.desk, Session(endings()["walked away"], Translator("en"))))
    hands = MousePlayer(house, "tiny")
    hands.press(hands.must(key="go"))
    assert house.scene == "DebriefScene"
    assert hands.find(key="save") is not None


def test_it_can_be_read_without_a_desk(house: House) -> None:
    scene = DebriefScene(Session(endings()["settled"], Translator("en")))
    house.stage.push(scene)
    keys: list[Callable[..., object]] = [w.key for w in scene.ui.root.walk() if isinstance(w, Button)]  # type: ignore[misc]
    assert "home" in keys and "save" not in keys
