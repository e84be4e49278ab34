"""The workbench: a saved file is noticed, the game is carried over, and a broken file hurts nothing."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.lang import Wording
from game.report.balance import Balance, analyse
from game.rules.actions import Reply
from game.rules.view import Viewer, ViewerKind
from game.scenario import Problem, Scenario, load
from game.scenario.nodes import Node
from game.scenario.starter import new_text
from game.table.local import HUMAN
from game.ui.kit import Paragraph
from game.ui.kit.tabs import TabStrip
from game.ui.scenes.author import AuthorTable, WorkbenchScene
from game.ui.scenes.title import TitleScene
from game.ui.workbench import bench as bench_module
from game.ui.workbench import reading
from game.ui.workbench.bench import Bench
from game.ui.workbench.course import Start, opened, play_to
from game.ui.workbench.reading import Reading
from game.ui.workbench.transfer import inputs_of, replay
from tests.ui.scenes.conftest import TINY, House, display  # noqa: F401 - a fixture
from tests.ui.scenes.faults import faults

VARIANTS = {
    "1280": ((1280, 720), "en", 100, "paper"),
    "1920-dark": ((1920, 1080), "en", 100, "dark"),
    "150%": ((1280, 720), "en", 150, "paper"),
    "french": ((1280, 720), "fr", 100, "paper"),
    "french-150%": ((1280, 720), "fr", 150, "contrast"),
    "small-french": ((960, 600), "fr", 100, "paper"),
}


class Desk:
    """An author at work: a file of one's own, an editor, and the window."""

    def __init__(self, folder: Path, start: Start, size: tuple[int, int], lang: str, text: int, theme: str) -> None:
        self.file = folder / "mine.yaml"
        self.file.write_text(TINY.read_text(encoding="utf-8"), encoding="utf-8")
        self.house = House(folder / "data", size, lang, text, theme)
        self.house.stage.push(TitleScene(self.house.desk))
        self.bench = Bench(self.house.desk, self.file, start)

    def open(self) -> None:
        self.house.stage.push(WorkbenchScene(self.house.desk, self.bench))
        self.settle()

    def settle(self) -> None:
        """Until everything about the file is known and shown."""
        bench = self.bench
        self.house.until(lambda: bench.reading is not None and bench.reading.findings is not None and not bench.busy)

    def save(self, text: str, way: str = "over") -> None:
        """Save the file as an editor does, and wait until it has been read."""
        before = self.bench.readings
        fresh = self.file.with_name("mine.yaml.tmp")
        if way == "over":
            self.file.write_text(text, encoding="utf-8")
        elif way == "renamed":
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(self.file)
        else:
            self.file.replace(fresh)
            self.file.write_text(text, encoding="utf-8")
        self.house.until(lambda: self.bench.readings > before)
        self.settle()

    def show_tab(self, index: int) -> None:
        """Choose a page of the panel, as a click on its name does."""
        strip = next((one for one in self.at_table().ui.root.walk() if isinstance(one, TabStrip)), None)
        self.bench.tab = index
        if strip is not None:
            strip.choose(index)
        self.house.pump()

    @property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    def words(self) -> str:
        scene = self.house.stage.top
        assert scene is not None
        return " ".join(widget.text for widget in scene.ui.root.walk() if isinstance(widget, Paragraph))

    def at_table(self) -> AuthorTable:
        """Past the pages that lie over the table."""
        for _ in range(20):
            top = self.house.stage.top
            if isinstance(top, AuthorTable):
                return top
            session = self.bench.session
            assert session is not None and top is not None
            for action in session.legal():
                if isinstance(action, Reply) and hasattr(top, "chosen"):
                    top.chosen[action.event] = action.reply
            (getattr(top, "done", None) or self.house.stage.pop)()
            self.house.pump()
        raise AssertionError(f"still at {self.house.scene}")


@pytest.fixture
def author(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    made: list[Desk] = []

    def make(start: Start | None = None, variant: str = "1280") -> Desk:
        made.append(Desk(tmp_path, start or Start(), *VARIANTS[variant]))
        made[-1].open()
        return made[-1]

    yield make
    for one in made:
        one.bench.close()
        one.house.close()


def test_the_workbench_opens_on_the_table_with_its_panel(tmp_path: Path) -> None:
    """No page of news and no guess at a mandate that the panel shows lies over it."""
    desk = Desk(tmp_path, Start(), *VARIANTS["1280"])
    try:
        desk.file.write_text(new_text("mine", "mine.yaml", "en"), encoding="utf-8")
        desk.open()
        for _ in range(2):
            top = desk.house.stage.top
            assert isinstance(top, AuthorTable) and not top.covered
            assert any(isinstance(one, TabStrip) for one in top.ui.root.walk())
            desk.bench.start_over()
            desk.settle()
    finally:
        desk.bench.close()
        desk.house.close()


@pytest.mark.parametrize("way", ["over", "renamed", "aside"])
def test_a_saved_file_is_read_and_the_game_goes_on(author: Callable[..., Desk], way: str) -> None:
    desk = author(Start(round=2))
    before = desk.bench.session
    assert before is not None and before.view.round == 2
    desk.save(desk.text.replace('version: "1.0"', 'version: "2.0"', 1) + "\n# changed\n", way)
    after = desk.bench.session
    assert after is not None and after is not before and desk.bench.kept_all
    # The bot of the new game may have moved on by now.
    carried = inputs_of(before.table)
    assert [one.body for one in inputs_of(after.table)[: len(carried)]] == [one.body for one in carried]
    assert after.view.round == 2 and after.view.in_force == before.view.in_force and after.side == before.side


def test_a_broken_file_leaves_the_game_and_tells_where(author: Callable[..., Desk]) -> None:
    desk = author(Start(round=2))
    game = desk.bench.session
    good = desk.text
    lines = good.splitlines()
    place = next(number for number, line in enumerate(lines, 1) if line.startswith("issues:"))
    desk.save(good.replace("issues:", "isues:", 1))
    assert desk.bench.session is game and game is not None and not game.table.over
    reading = desk.bench.reading
    assert reading is not None and reading.errors
    assert any(found.line == place for found in reading.problems if found.code == "unknown-key")
    table = desk.at_table()
    desk.show_tab(1)
    assert f"mine.yaml:{place}:" in " ".join(widget.name for widget in table.ui.root.walk())
    desk.save(good)
    assert desk.bench.reading is not None and not desk.bench.reading.errors
    assert desk.bench.session is not game and desk.bench.kept_all


def test_a_file_that_never_worked_shows_its_problems_and_then_its_game(author: Callable[..., Desk]) -> None:
    desk = author()
    good = desk.text
    desk.bench.close()
    desk.house.stage.pop()
    desk.file.write_text("format: 1\nid: [oops\n", encoding="utf-8")
    desk.bench = Bench(desk.house.desk, desk.file, Start())
    desk.house.stage.push(WorkbenchScene(desk.house.desk, desk.bench))
    desk.house.until(lambda: desk.bench.reading is not None)
    desk.house.pump()
    assert desk.house.scene == "WorkbenchScene" and "syntax" in desk.words()
    before = desk.bench.readings
    desk.file.write_text(good, encoding="utf-8")
    desk.house.until(lambda: desk.bench.readings > before and desk.bench.session is not None)
    desk.settle()
    assert isinstance(desk.at_table(), AuthorTable)


def test_what_a_move_speaks_of_may_be_gone(author: Callable[..., Desk]) -> None:
    """The game is kept up to the move that no longer makes sense, and the panel says which."""
    desk = author(Start(round=3))
    session = desk.bench.session
    assert session is not None
    offer = next(offer for offer in session.view.offers if offer is not None)
    issue = next(place for place, option in enumerate(offer.alternatives[0].package) if option > 0)
    scenario = session.table.scenario
    name = scenario.issues[issue].options[offer.alternatives[0].package[issue]].id
    assert desk.text.count(f"      {name}:") >= 1
    desk.save(desk.text.replace(f"      {name}:", f"      {name}_new:", 1))
    if desk.bench.reading is not None and desk.bench.reading.errors:
        pytest.fail(str(desk.bench.reading.problems))
    assert not desk.bench.kept_all and name in desk.bench.note


@pytest.mark.parametrize("side", [0, 1])
def test_bots_play_up_to_a_round_and_hand_over(side: int) -> None:
    scenario = load("metals-2018")
    starts = (Start(scenario.side_ids[side], round=3, seed=seed) for seed in range(20))
    # Bots may sign everything before that round; then there is nothing to hand over.
    start = next(start for start in starts if play_to(opened(scenario, start), start) == 3)
    table, again = opened(scenario, start), opened(scenario, start)
    assert play_to(table, start) == play_to(again, start) == 3
    assert table.digest() == again.digest()
    assert table.players[scenario.side_ids[side]] == HUMAN


@pytest.mark.parametrize("name", ["tutorial", "two-towns", "washington-2025-class"])
def test_a_game_carried_over_to_the_same_scenario_is_the_same_game(name: str) -> None:
    start = Start(round=3, seed=3)
    table = opened(load(name), start)
    play_to(table, start)
    fresh = opened(load(name), start)
    kept = replay(inputs_of(table), table.scenario, fresh)
    assert kept.whole and fresh.digest() == table.digest()


def test_moves_made_while_the_file_is_read_are_not_lost(author: Callable[..., Desk]) -> None:
    desk = author()
    table = desk.at_table()
    desk.file.write_text(desk.text + "\n# later\n", encoding="utf-8")
    before = desk.bench.readings
    desk.bench.read_again()
    assert table.session.submit(next(a for a in table.session.legal() if type(a).__name__ == "Hold")) is None
    made = table.session.table.seq
    desk.house.until(lambda: desk.bench.readings > before)
    assert desk.bench.session is not None and desk.bench.session.table.seq == made and desk.bench.kept_all


def test_the_bot_waits_while_a_file_is_read(author: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    desk = author()
    session, opened_again, seen = desk.bench.session, threading.Event(), []
    assert session is not None

    def slowly(path: Path) -> Reading:
        opened_again.wait(20)
        return reading.read(path)

    monkeypatch.setattr(bench_module, "read", slowly)
    monkeypatch.setattr(session, "hold", lambda: seen.append("held"))
    monkeypatch.setattr(session, "release", lambda: seen.append("free"))
    desk.bench.read_again()
    assert seen == ["held"]
    desk.file.write_text("version: 3\n", encoding="utf-8")
    opened_again.set()
    desk.house.until(lambda: desk.bench.reading.errors > 0 and seen[-1] == "free")
    assert desk.bench.session is session
    assert seen == ["held", "free"] * (len(seen) // 2)


def test_a_file_saved_again_is_not_judged_as_it_was(
    author: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = author()
    began, go_on, judged = threading.Event(), threading.Event(), []

    def playable(scenario: Scenario, root: Node) -> tuple[Problem, ...]:
        began.set()
        assert go_on.wait(20)
        judged.append(scenario.version)
        return ()

    def balance(scenario: Scenario) -> Balance:
        judged.append(f"balance of {scenario.version}")
        return analyse(scenario)

    monkeypatch.setattr(reading, "playable", playable)
    monkeypatch.setattr(reading, "analyse", balance)
    first, second = (desk.text.replace('version: "1.0"', f'version: "{number}.0"', 1) for number in (2, 3))
    desk.file.write_text(first, encoding="utf-8")
    desk.house.until(began.is_set)
    before = desk.bench.readings
    desk.file.write_text(second, encoding="utf-8")
    desk.house.until(lambda: desk.bench.readings > before)
    go_on.set()
    desk.settle()
    assert judged == ["2.0", "3.0", "balance of 3.0"]


def test_start_over_as_the_other_side_and_with_both_mandates_shown(author: Callable[..., Desk]) -> None:
    desk = author()
    desk.at_table()
    session = desk.bench.session
    assert session is not None
    other = session.table.scenario.other(session.side)
    desk.bench.change(Start(other, 2, 7))
    desk.bench.start_over()
    desk.house.until(lambda: not desk.bench.busy and desk.bench.session is not session)
    assert desk.bench.session is not None and desk.bench.session.side == other
    desk.show_tab(2)
    hidden = desk.bench.session.table.view_as(Viewer(ViewerKind.AUTHOR)).hidden
    assert hidden is not None
    wording = Wording(desk.bench.session.table.scenario, desk.house.desk.t)
    assert all(wording.mandate(mandate) in desk.words() for mandate in hidden.mandates)


def test_the_keys_of_the_workbench(author: Callable[..., Desk]) -> None:
    desk = author(variant="150%")
    table = desk.at_table()
    assert table.covered  # room for one only: the game comes first
    desk.house.key("F2")
    assert not table.covered
    before = desk.bench.readings
    desk.house.key("F5")
    desk.house.until(lambda: desk.bench.readings > before)
    desk.settle()
    assert desk.house.stage.top is table and not table.covered


@pytest.mark.parametrize("variant", VARIANTS)
def test_nothing_is_cut_or_overlaps(author: Callable[..., Desk], variant: str) -> None:
    desk = author(Start(round=2), variant)
    found: list[str] = []
    table = desk.at_table()
    for tab in range(4):
        for hidden in (True, False):
            table.hidden = hidden
            table.rebuild()
            desk.show_tab(tab)
            found += [f"tab {tab}, {hidden}: {fault}" for fault in faults(table.ui)]
    desk.save(desk.text.replace("issues:", "isues:", 1))
    desk.show_tab(1)
    found += [f"broken: {fault}" for fault in faults(table.ui)]
    assert found == []
