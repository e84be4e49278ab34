"""``shot`` pictures a screen, or says what it would have understood."""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import TINY, Command


def _apart(*arguments: object) -> subprocess.CompletedProcess[str]:
    """In a process of its own: drawing opens and closes the display that other tests share."""
    command = [sys.executable, "-m", "game", "shot", *(str(argument) for argument in arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=TINY.parents[3])


def test_a_picture_of_the_size_asked_for(tmp_path: Path) -> None:
    place = tmp_path / "table.png"
    ran = _apart("table", "-o", place, "--scenario", TINY, "--size", "1000x640", "--scale", 1.25, "--theme", "dark",
                 "--lang", "fr", "--seed", 2)  # fmt: skip
    assert (ran.returncode, ran.stdout.strip(), ran.stderr) == (0, str(place), "")
    data = place.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (1000, 640)


def test_a_screen_that_the_game_never_comes_to(run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from game.ui.scenes import shots

    def take(*_arguments: object, **_options: object) -> None:
        raise shots.NeverComesError("this game has no page of votes; try another seed")

    monkeypatch.setattr(shots, "take", take)
    ran = run("shot", "votes", "-o", tmp_path / "votes.png", "--seed", 12, "--lang", "en")
    assert ran.status == 1 and "“votes”" in ran.err and "seed 12" in ran.err


@pytest.mark.parametrize(("language", "words"), [("en", "There is no screen"), ("fr", "Il n’y a pas d’écran")])
def test_an_unknown_screen_lists_the_known_ones(run: Command, tmp_path: Path, language: str, words: str) -> None:
    ran = run("shot", "bridge", "-o", tmp_path / "shot.png", "--lang", language)
    assert ran.status == 1
    assert words in ran.err and "bridge" in ran.err and "title" in ran.err and "debrief" in ran.err


@pytest.mark.parametrize("size", ["wide", "1280", "1280x", "0x0", "10x10", "-5x700", "99999x99999", "1280x720x3"])
def test_a_bad_size_is_wrong_usage(run: Command, tmp_path: Path, size: str) -> None:
    ran = run("shot", "table", "-o", tmp_path / "shot.png", "--size", size, "--lang", "en")
    assert ran.status == 2 and "1280x720" in ran.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("option", [("--theme", "neon"), ("--scale", "9"), ("--scale", "nan"), ("--lang", "de")])
def test_other_wrong_usage(run: Command, tmp_path: Path, option: tuple[str, str]) -> None:
    ran = run("shot", "table", "-o", tmp_path / "shot.png", *option)
    assert ran.status == 2 and option[0] in ran.err


def test_bad_files_are_named(run: Command, tmp_path: Path) -> None:
    assert "shot.jpeg" in run("shot", "table", "-o", tmp_path / "shot.jpeg", "--lang", "en").err
    missing = _apart("table", "-o", tmp_path / "a.png", "--scenario", tmp_path / "none.yaml", "--lang", "en")
    assert missing.returncode == 1 and "none.yaml" in missing.stderr and "Traceback" not in missing.stderr
    nowhere = _apart("title", "-o", tmp_path / "no" / "a.png", "--lang", "en")
    assert nowhere.returncode == 1 and "a.png" in nowhere.stderr and "Traceback" not in nowhere.stderr
