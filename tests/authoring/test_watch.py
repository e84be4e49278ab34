"""What the workbench takes for a saving of a file, look by look."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.ui.workbench.watch import Watch

PATIENCE = 100  # looks, more than a file may be away


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "mine.yaml"
    made.write_text("id: mine\n", encoding="utf-8")
    return made


def watch(file: Path) -> Watch:
    return Watch((file,), lambda: None)


def looks(watched: Watch, number: int = PATIENCE) -> int:
    """How often ``number`` looks say that the file was saved."""
    return sum(watched.look() for _ in range(number))


def test_a_file_left_alone_was_not_saved(file: Path) -> None:
    assert looks(watch(file)) == 0


def test_a_saving_is_told_once(file: Path) -> None:
    watched = watch(file)
    file.write_text("id: mine\ntitle: Mine\n", encoding="utf-8")
    assert looks(watched) == 1


@pytest.mark.parametrize("gap", ["cut", "moved"])
def test_a_file_between_cutting_and_writing_is_waited_for(file: Path, gap: str) -> None:
    watched = watch(file)
    if gap == "cut":
        file.write_bytes(b"")
    else:
        file.replace(file.with_name("mine.yaml~"))
    assert looks(watched, 10) == 0
    file.write_text("id: mine\ntitle: Mine\n", encoding="utf-8")
    assert looks(watched) == 1


@pytest.mark.parametrize("gap", ["cut", "moved"])
def test_a_file_that_stays_away_or_empty_is_told_in_the_end(file: Path, gap: str) -> None:
    watched = watch(file)
    if gap == "cut":
        file.write_bytes(b"")
    else:
        file.unlink()
    assert looks(watched) == 1
    file.write_text("id: mine\n# back\n", encoding="utf-8")
    assert looks(watched) == 1
