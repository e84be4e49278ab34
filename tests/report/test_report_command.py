"""``report`` writes its files or says why not; the save is never touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.cli.app import app
from game.report.page import report_page
from game.report.thoughts import thoughts
from game.scenario import load
from game.table.local import LocalTable

from .conftest import DATA, shown


def _run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["report", *(str(argument) for argument in arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def save(tmp_path: Path, duties: LocalTable) -> Path:
    place = tmp_path / "game.jsonl"
    duties.save(place)
    return place


def test_a_page_and_a_table(tmp_path: Path, save: Path, duties: LocalTable) -> None:
    before = save.read_bytes()
    page, figures = tmp_path / "page.html", tmp_path / "figures.csv"
    status, out, err = _run(save, "-o", page, "--csv", figures, "--lang", "fr")
    assert (status, err) == (0, "")
    assert out.split() == [str(page), str(figures)]
    assert page.read_text(encoding="utf-8") == report_page(shown(duties, "fr"), thoughts(duties))
    assert figures.read_bytes().startswith(b"\xef\xbb\xbftable,round,")
    assert save.read_bytes() == before


def test_the_page_alone(tmp_path: Path, save: Path) -> None:
    status, out, _ = _run(save, "-o", tmp_path / "page.html", "--lang", "en")
    assert status == 0 and out.split() == [str(tmp_path / "page.html")]
    assert sorted(place.name for place in tmp_path.iterdir()) == ["game.jsonl", "page.html"]


@pytest.mark.parametrize(("language", "words"), [("en", "not over"), ("fr", "pas terminé")])
def test_a_game_that_goes_on_is_refused_by_name(tmp_path: Path, language: str, words: str) -> None:
    place = tmp_path / "going-on.jsonl"
    LocalTable.opened(load(DATA / "tiny.yaml"), 3, {"canada": "human", "us": "easy"}).save(place)
    status, out, err = _run(place, "-o", tmp_path / "page.html", "--lang", language)
    assert status == 1 and not out
    assert str(place) in err and words in err
    assert not (tmp_path / "page.html").exists()


@pytest.mark.parametrize("kind", ["missing", "folder", "empty", "binary", "text", "scenario"])
def test_a_bad_save_is_refused_in_the_words_of_replay(tmp_path: Path, kind: str) -> None:
    place = tmp_path / kind
    match kind:
        case "folder":
            place.mkdir()
        case "empty":
            place.touch()
        case "binary":
            place.write_bytes(bytes(range(256)) * 40)
        case "text":
            place.write_text("[1, 2", encoding="utf-8")
        case "scenario":
            place.write_bytes((DATA / "tiny.yaml").read_bytes())
    status, out, err = _run(place, "-o", tmp_path / "page.html", "--lang", "en")
    assert status == 1 and not out and str(place) in err
    replayed = CliRunner().invoke(app, ["replay", str(place), "--text", "--lang", "en"])
    assert (replayed.exit_code, replayed.stderr) == (1, err)


def test_no_file_is_written_over_the_save(tmp_path: Path, save: Path) -> None:
    before = save.read_bytes()
    for arguments in ((save, "-o", save), (save, "-o", tmp_path / "x", "--csv", tmp_path / "x")):
        status, _, err = _run(*arguments, "--lang", "en")
        assert status == 1 and "different files" in err
    assert save.read_bytes() == before


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, save: Path) -> None:
    place = tmp_path / "no-such-folder" / "page.html"
    status, _, err = _run(save, "-o", place, "--lang", "en")
    assert status == 1 and str(place) in err


def test_a_page_must_be_asked_for(save: Path) -> None:
    status, _, err = _run(save)
    assert status == 2 and "--output" in err
