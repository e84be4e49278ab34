"""What a save is made of on disk: notes of the clock, ends of lines, a file that goes away, a disk that is slow."""

from __future__ import annotations

import errno
import json
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game.scenario import load
from game.table import to_disk
from game.table.journal import FORMAT
from game.table.local import LocalTable
from game.table.save_errors import SaveError
from game.table.saves import open_save
from game.table.sitting import Sitting, TurnLeft
from tests.rules.driver import TINY

LEFT = TurnLeft(1, 1, "canada", 42_000)


def begun(path: Path, sitting: Sitting | None = None) -> LocalTable:
    table = LocalTable.opened(load(str(TINY)), 11, save_path=path, sitting=sitting)
    advance(table)
    return table


def advance(table: LocalTable) -> None:
    seat = table.seats_to_move()[0]
    table.submit(seat, table.legal(seat)[-1])


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_the_sitting_and_the_clock_come_back(tmp_path: Path) -> None:
    path, copy = tmp_path / "game.jsonl", tmp_path / "copy.jsonl"
    sitting = Sitting(turn_ms=120_000, offices_only=True)
    table = begun(path, sitting)
    table.journal.keep_turn_left(TurnLeft(1, 1, "us", 99_000))
    table.journal.keep_turn_left(LEFT)
    table.journal.keep_turn_left(LEFT)
    assert len(lines(path)) == 1 + len(table.journal.entries) + 2
    table.save(copy)
    assert len(lines(copy)) == 1 + len(table.journal.entries) + 1, "a copy has the last note alone"
    for place in (path, copy):
        opened = open_save(place).table
        assert opened.journal.header.sitting == sitting
        assert opened.journal.turn_left == LEFT
        assert opened.digest() == table.digest()
        assert json.loads(lines(place)[0])["format"] == FORMAT


def test_an_old_save_with_a_clock_still_has_it() -> None:
    kept = open_save(Path(__file__).parent.parent / "data" / "saves" / "format-2.jsonl", journal=False).table.journal
    assert kept.header.sitting == Sitting("", True, 120_000)
    assert kept.turn_left is not None and kept.turn_left.left_ms % 10_000 == 0


def test_a_table_that_nobody_sits_at_keeps_no_sitting(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    begun(path)
    assert "sitting" not in json.loads(lines(path)[0])
    opened = open_save(path).table
    assert opened.journal.header.sitting is None and opened.journal.turn_left is None


@pytest.mark.parametrize("clock", [3, {}, {**LEFT.to_json(), "left_ms": -1}, {**LEFT.to_json(), "round": True}])
def test_a_strange_clock_is_refused_with_its_place(tmp_path: Path, clock: object) -> None:
    path = tmp_path / "game.jsonl"
    begun(path)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"clock": clock}) + "\n")
    with pytest.raises(SaveError, match=rf"game.jsonl:{len(lines(path))}: the clock is .*; expected where the clock"):
        open_save(path)


def test_a_save_cut_just_before_the_end_of_its_line_goes_on_in_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    begun(path)
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    for _ in range(2):
        opened = open_save(path)
        assert opened.warnings == ()
        advance(opened.table)
    again = open_save(path)
    assert again.warnings == () and again.table.digest() == opened.table.digest()


def test_a_save_that_goes_away_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    table = begun(path)
    path.unlink()
    advance(table)
    assert table.journal.problem is None
    assert open_save(path).table.digest() == table.digest()


def test_a_save_in_a_folder_that_cannot_be_written_is_played_all_the_same(tmp_path: Path) -> None:
    """The line that was cut cannot be mended there; the game is opened, and the trouble is the journal's."""
    path = tmp_path / "game.jsonl"
    begun(path)
    path.write_bytes(path.read_bytes()[:-5])
    (tmp_path / "game.jsonl.part").mkdir()
    opened = open_save(path)
    assert opened.warnings == ("last_line_cut",)
    assert isinstance(opened.table.journal.problem, OSError)
    before = opened.table.digest()
    advance(opened.table)
    assert opened.table.digest() != before


def test_a_failed_copy_leaves_nothing_behind(tmp_path: Path) -> None:
    table = begun(tmp_path / "game.jsonl")
    target = tmp_path / "copy.jsonl"
    target.mkdir()
    (target / "full").touch()
    with pytest.raises(OSError):
        table.save(target)
    assert not (tmp_path / "copy.jsonl.part").exists()


def test_a_slow_disk_holds_up_no_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = threading.Event()
    path = tmp_path / "game.jsonl"
    pushed: list[Path] = []

    def slow(file: Path) -> None:
        free.wait(10)
        if file == path:  # an earlier test's file may still be on its way
            pushed.append(file)

    monkeypatch.setattr(to_disk, "_sync", slow)
    table = LocalTable.opened(load(str(TINY)), 11, save_path=path)
    for _ in range(6):
        advance(table)
    assert not pushed, "the table must not wait for the disk"
    assert len(lines(path)) == 1 + len(table.journal.entries), "what was done is the system's already"
    free.set()
    wait_for(lambda: not table.journal._pusher._running)
    assert 1 <= len(pushed) <= 2, "what is asked for meanwhile is pushed at once"


def test_what_the_disk_refuses_late_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(to_disk, "_sync", full)
    table = begun(tmp_path / "game.jsonl")
    wait_for(lambda: table.journal.problem is not None)
    assert table.journal.problem is not None and table.journal.problem.errno == errno.ENOSPC
    before = table.digest()
    advance(table)
    assert table.digest() != before


def wait_for(done: Callable[[], bool], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it never came to pass"
        time.sleep(0.005)
