"""The debrief is exported from its own screen, by keys, in the player's language; nothing is ever overwritten."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.core.messages import Translator
from game.report.figures_csv import figures_csv
from game.report.page import report_page
from game.report.thoughts import thoughts
from game.ui.kit import Button, Checkbox, Paragraph, TextEntry
from game.ui.scenes.debrief import DebriefScene
from game.ui.scenes.export_dialog import REPORTS
from game.ui.session import Session
from tests.ui.charts.games import endings
from tests.ui.scenes.conftest import House
from tests.ui.scenes.faults import faults
from tests.ui.scenes.players import KeyboardPlayer


@pytest.fixture(params=["en", "fr"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path / "data", language=request.param)
    yield made
    made.close()


def opened(house: House) -> DebriefScene:
    scene = DebriefScene(Session(endings()["with duties"], Translator(house.desk.language)), house.desk)
    house.stage.push(scene)
    house.until(lambda: scene._thoughts is not None)
    hands = KeyboardPlayer(house, "tiny-steel")
    hands.press(hands.must(key="export"))
    assert len(scene.ui.layers) == 2
    return scene


def paragraphs(scene: DebriefScene) -> list[Paragraph]:
    return [w for w in scene.ui.active.root.walk() if isinstance(w, Paragraph)]


def field(scene: DebriefScene) -> TextEntry:
    return next(w for w in scene.ui.active.root.walk() if isinstance(w, TextEntry))


def press(scene: DebriefScene) -> None:
    next(w for w in scene.ui.active.root.walk() if isinstance(w, Button) and w.key == "export-now").press()


def test_page_and_figures_lie_where_the_dialogue_says(house: House) -> None:
    scene = opened(house)
    assert not faults(scene.ui)
    page = Path(field(scene).text)
    assert page.parent == house.desk.folder / REPORTS and page.suffix == ".html" and not page.parent.exists()
    press(scene)
    house.until(lambda: any("CSV" not in w.text and "csv" in w.text for w in paragraphs(scene)))
    said = "".join(w.text for w in paragraphs(scene))
    csv = page.with_suffix(".csv")
    assert str(page) in said and str(csv) in said
    table = scene.session.table
    text = page.read_text(encoding="utf-8")
    assert text == report_page(scene.shown, thoughts(table)) and f'<html lang="{house.desk.language}' in text
    assert csv.read_bytes().decode("utf-8-sig") == figures_csv(scene.shown)


def test_the_page_alone_in_a_folder_of_one_s_own(house: House, tmp_path: Path) -> None:
    scene = opened(house)
    field(scene).set(str(tmp_path / "mine" / "my debrief"))
    field(scene).on_change(field(scene).text)
    next(w for w in scene.ui.active.root.walk() if isinstance(w, Checkbox)).toggle()
    press(scene)
    house.until(lambda: (tmp_path / "mine" / "my debrief.html").exists())
    assert [place.name for place in (tmp_path / "mine").iterdir()] == ["my debrief.html"]


def test_what_is_there_stays_and_a_disk_that_refuses_is_named(house: House, tmp_path: Path) -> None:
    scene = opened(house)
    there = tmp_path / "there.csv"
    there.write_text("mine", encoding="utf-8")
    field(scene).on_change(str(tmp_path / "there.html"))
    press(scene)
    assert there.read_text(encoding="utf-8") == "mine" and not (tmp_path / "there.html").exists()
    assert str(there) in toasts(scene)
    field(scene).on_change(str(there / "page.html"))
    press(scene)
    house.until(lambda: "CSV" in toasts(scene) or str(there) in toasts(scene))
    assert house.scene == "DebriefScene"


def toasts(scene: DebriefScene) -> str:
    return " ".join(
        w.text for layer in scene.ui.layers if layer.passive for w in layer.root.walk() if hasattr(w, "text")
    )
