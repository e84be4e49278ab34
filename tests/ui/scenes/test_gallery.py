"""A broken scenario shows its problems and hurts nothing."""

from pathlib import Path

from game.ui.kit import Paragraph
from game.ui.scenes.gallery import GalleryScene
from game.ui.scenes.gallery_places import MOST_FILES, Own
from game.ui.scenes.title import TitleScene
from tests.ui.scenes.conftest import TINY, House


def test_a_broken_scenario_stands_beside_the_good_ones(house: House, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\nid: [oops\n", encoding="utf-8")
    house.stage.push(TitleScene(house.desk))
    scene = GalleryScene(house.desk, (broken, tmp_path / "missing.yaml", TINY))
    house.stage.push(scene)
    house.until(lambda: len(scene.entries) == 3)
    assert [entry.scenario is not None for entry in scene.entries] == [True, False, False]
    assert all(entry.problems for entry in scene.entries[1:])
    text = " ".join(widget.text for widget in scene.ui.root.walk() if isinstance(widget, Paragraph))
    assert "Line 3, column 1: this cannot be read" in text
    assert [thing["key"] for thing in house.look()["things"] if thing["key"].startswith("play-")] == ["play-tiny"]


def test_an_own_scenario_in_the_user_folder_is_listed(house: House) -> None:
    folder = house.desk.folder / "scenarios"
    folder.mkdir()
    (folder / "mine.yaml").write_text(TINY.read_text(encoding="utf-8"), encoding="utf-8")
    scene = GalleryScene(house.desk)
    assert Own(folder / "mine.yaml") in scene.waiting


def test_a_folder_that_holds_too_many_files_says_so(house: House) -> None:
    folder = house.desk.folder / "scenarios"
    folder.mkdir()
    for number in range(MOST_FILES + 3):
        (folder / f"{number:03}.yaml").write_text("format: 1\n", encoding="utf-8")
    scene = GalleryScene(house.desk)
    house.stage.push(scene)
    told = f"{folder} holds {MOST_FILES + 3} files, of which the first {MOST_FILES} by name are here."
    house.until(lambda: bool(scene.entries))
    text = " ".join(widget.text for widget in scene.ui.root.walk() if isinstance(widget, Paragraph))
    assert told in text
    (folder / "000.yaml").unlink()
    (folder / "001.yaml").unlink()
    (folder / "002.yaml").unlink()
    assert GalleryScene(house.desk).crowded == ()
