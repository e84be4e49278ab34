"""What is on disk after a kill, on a full disk and without a folder: at most the turn being written is lost."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from game.scenario import load
from game.table.local import LocalTable
from game.table.saves import open_save
from game.ui.scenes.new_game import Choice, begin
from game.ui.scenes.settings_scene import SettingsScene
from game.ui.scenes.table import TableScene
from game.ui.scenes.title import TitleScene
from tests.ui.scenes.conftest import TINY, House
from tests.ui.scenes.players import KeyboardPlayer

ROOT = Path(__file__).parents[3]
needs_posix = pytest.mark.skipif(os.name != "posix", reason="SIGKILL and limits on files are POSIX")


def started(folder: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ui.scenes.save_probe", str(folder), *words]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@needs_posix
@pytest.mark.parametrize("after", [2, 14])
def test_a_kill_loses_at_most_the_turn_being_written(after: int, tmp_path: Path) -> None:
    game = started(tmp_path)
    assert game.stdout is not None
    made = 0
    for line in game.stdout:
        made = int(line.split()[1]) if line.startswith("made") else made
        if made >= after or line.startswith("over"):
            break
    game.kill()
    game.communicate(timeout=20)
    (place,) = (tmp_path / "saves").glob("*.jsonl")
    kept = len(place.read_text(encoding="utf-8").splitlines()) - 1
    assert kept >= made, "a move the player saw taken is not on disk"
    opened = open_save(place, journal=False)
    assert not opened.table.read_only
    assert len(opened.table.journal.entries) >= made


def test_a_line_cut_in_the_middle_loses_that_line_alone(tmp_path: Path) -> None:
    place = tmp_path / "cut.jsonl"
    table = LocalTable.opened(load(str(TINY)), 3, {"canada": "fair", "us": "fair"}, save_path=place)
    table.run_bots()
    whole = place.read_bytes()
    lines = whole.splitlines(keepends=True)
    dice = random.Random(5)
    for cut in sorted(dice.sample(range(len(lines[0]) + 1, len(whole)), 12)):
        place.write_bytes(whole[:cut])
        opened = open_save(place, journal=False)
        complete = whole[:cut].count(b"\n")
        # One line is the header.
        assert len(opened.table.journal.entries) >= complete - 1, cut


@needs_posix
def test_a_full_disk_is_told_once_and_the_game_goes_on(tmp_path: Path) -> None:
    header = len(load(str(TINY)).resolved.encode()) + 1500
    game = started(tmp_path, str(header))
    out, _ = game.communicate(timeout=60)
    told = [line for line in out.splitlines() if "could not be saved" in line]
    assert len(told) == 1 and told[0].startswith("told warn"), out
    assert out.rstrip().endswith("over") and game.returncode == 0
    after = out.splitlines().index(told[0])
    assert sum(line.startswith("made") for line in out.splitlines()[after:]) > 3, "the game must go on"
    (place,) = (tmp_path / "saves").glob("*.jsonl")
    assert not open_save(place, journal=False).table.over, "what fitted is a game that can be taken up"


def test_without_a_folder_for_saves_the_player_is_told_and_plays(house: House) -> None:
    house.desk.folder.mkdir(exist_ok=True)
    house.desk.saves.write_text("a file where the folder should be", encoding="utf-8")
    said: list[str] = []
    house.desk.say = lambda text, kind="info": said.append(f"{kind}: {text}")  # type: ignore[method-assign]
    house.stage.push(TitleScene(house.desk))
    begin(house.desk, house.stage, load(str(TINY)), Choice("canada", seed=3))
    house.until(lambda: house.scene == "BriefScene")
    assert said == ["warn: There is no folder for saves; this game is not being saved."]
    player = KeyboardPlayer(house, "tiny")
    player.play()
    assert player.proposed == 1


def test_settings_that_cannot_be_written_change_all_the_same(house: House) -> None:
    (house.desk.folder / "settings.json").mkdir(parents=True)
    house.stage.push(SettingsScene(house.desk))
    house.stage.top._theme(1)  # type: ignore[union-attr]
    assert house.desk.settings.theme == "dark" and house.stage.gear.theme.palette == "dark"
    assert not house.desk.write_settings()


def test_a_named_save_that_cannot_be_written_is_reported(house: House) -> None:
    from game.core.messages import Translator
    from game.ui.scenes.saves import save_as
    from game.ui.session import Session

    session = Session(LocalTable.opened(load(str(TINY)), 1, {"us": "fair"}), Translator("en"))
    house.desk.folder.mkdir(exist_ok=True)
    house.desk.saves.write_text("no folder", encoding="utf-8")
    problem = save_as(house.desk, session, "mine")
    assert problem.startswith("The game could not be saved:")
    house.stage.push(TableScene(house.desk, session))
    assert house.scene in ("TableScene", "NewsScene")
