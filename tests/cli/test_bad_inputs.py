"""Whatever a file holds, the answer is a message and status 1."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import TINY, Command

_BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + step)}: &{chr(98 + step)} [{','.join(['*' + chr(97 + step)] * 9)}]\n" for step in range(9)
)


def _broken(kind: str, folder: Path) -> Path:
    place = folder / f"{kind}.yaml"
    text = TINY.read_text(encoding="utf-8")
    match kind:
        case "missing":
            return folder / "not-there.yaml"
        case "folder":
            place.mkdir()
        case "empty":
            place.touch()
        case "binary":
            place.write_bytes(bytes(range(256)) * 40)
        case "huge":
            with place.open("wb") as stream:
                stream.truncate(100 * 1024 * 1024)
        case "bomb":
            place.write_text(_BOMB, encoding="utf-8")
        case "deep":
            place.write_text("[" * 100_000, encoding="utf-8")
        case "not-yaml":
            place.write_text("a: [1, 2\nb: }", encoding="utf-8")
        case "unknown-key":
            place.write_text(text + "nonsense: 1\n", encoding="utf-8")
        case "wrong-type":
            place.write_text(text.replace("minutes: 5", "minutes: soon"), encoding="utf-8")
        case "impossible-option":
            place.write_text(text.replace("status_quo: status_quo", "status_quo: never"), encoding="utf-8")
    return place


_KINDS = (
    "missing", "folder", "empty", "binary", "huge", "bomb", "deep", "not-yaml", "unknown-key", "wrong-type",
    "impossible-option",
)  # fmt: skip


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize("command", [("check",), ("analyse",), ("analyse", "--json"), ("play", "--text")])
def test_a_broken_scenario_is_refused_with_its_place(
    run: Command, tmp_path: Path, kind: str, command: tuple[str, ...]
) -> None:
    place = _broken(kind, tmp_path)
    ran = run(*command, place, "--lang", "en")
    assert ran.status == 1
    assert str(place) in ran.err
    assert "error" in ran.err
    assert not ran.out.strip()


@pytest.mark.parametrize("kind", _KINDS)
def test_a_broken_save_is_refused(run: Command, tmp_path: Path, kind: str) -> None:
    place = _broken(kind, tmp_path)
    ran = run("replay", place, "--text", "--lang", "en")
    assert ran.status == 1
    assert str(place) in ran.err
    assert not ran.out.strip()


def test_an_unknown_name_lists_the_known_ones(run: Command) -> None:
    ran = run("analyse", "no-such-scenario")
    assert ran.status == 1
    assert "washington-2025" in ran.err


def test_problems_of_several_files_come_together(run: Command, tmp_path: Path) -> None:
    first, second = _broken("unknown-key", tmp_path), _broken("wrong-type", tmp_path)
    ran = run("check", TINY, first, second, "--lang", "en")
    assert ran.status == 1
    assert str(first) in ran.err and str(second) in ran.err


def _saved(run: Command, saves: Path, quiet: int) -> Path:
    run("play", TINY, "--text", "--seed", quiet, "--lang", "en", typed="hold\nend\n")
    return next(saves.glob("*.jsonl"))


def test_a_save_cut_in_its_last_line_goes_on_without_it(run: Command, saves: Path, quiet: int) -> None:
    place = _saved(run, saves, quiet)
    place.write_bytes(place.read_bytes()[:-7])
    ran = run("replay", place, "--text", "--lang", "en", typed="status\n")
    assert ran.status == 1  # the input ended; the game was opened
    assert "cut in its last line" in ran.out
    assert "Temperature" in ran.out


def test_an_edited_save_is_not_believed(run: Command, saves: Path, quiet: int) -> None:
    place = _saved(run, saves, quiet)
    lines = place.read_text(encoding="utf-8").splitlines()
    place.write_text(
        "\n".join([lines[0].replace('"Tiny table"', '"Another table"'), *lines[1:]]) + "\n", encoding="utf-8"
    )
    ran = run("replay", place, "--text", "--lang", "en")
    assert ran.status in (0, 1)
    place.write_text("\n".join([lines[0].replace('"weight":0.6', '"weight":0.9'), *lines[1:]]), encoding="utf-8")
    ran = run("replay", place, "--text", "--lang", "en")
    assert ran.status == 1
    assert "edited" in ran.err


def test_a_save_whose_moves_were_edited_opens_to_be_read(run: Command, saves: Path, quiet: int) -> None:
    place = _saved(run, saves, quiet)
    text = place.read_text(encoding="utf-8")
    position = text.rindex('"hold"') if '"hold"' in text else text.rindex("Hold")
    place.write_text(text[:position] + text[position:].replace("old", "urrah", 1), encoding="utf-8")
    ran = run("replay", place, "--text", "--lang", "en")
    assert ran.status == 0
    assert "read only" in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", ""), "“” cannot name a scenario"),
        (("author", "."), ". is a folder; name a scenario file."),
        (("author", ""), ". is a folder; name a scenario file."),
        (("import", "genius", "nowhere.xml", "-o", "x.yaml"), "nowhere.xml: there is no such file; expected the files"),
        (("simulate", "tutorial", "--games", "1", "--us", "nobody"), "no bot “nobody” for the seat president"),
    ],
)
def test_a_name_that_is_none_is_refused_in_words(run: Command, words: tuple[str, ...], said: str) -> None:
    ran = run(*words, "--lang", "en")
    assert ran.status == 1
    assert said in ran.err


@pytest.mark.parametrize(
    ("held", "said"), [(b"", "its first line is empty"), (b"\x00\x1b[2J\n", "its first line is ??")]
)
def test_what_is_no_results_file_is_shown_without_its_control_signs(
    run: Command, tmp_path: Path, held: bytes, said: str
) -> None:
    place = tmp_path / "results.jsonl"
    place.write_bytes(held)
    ran = run("tournament", "--resume", place, "--lang", "en")
    assert ran.status == 1
    assert said in ran.err and "\x1b" not in ran.err


def test_the_schema_is_given_in_a_language_that_exists(run: Command) -> None:
    assert run("schema", "--lang", "de").status == 2


def test_what_the_system_refuses_is_told_in_the_language_asked_for(run: Command, tmp_path: Path) -> None:
    place = tmp_path / "no" / "such"
    for lang, said in (("en", "there is no such file or folder"), ("fr", "ce fichier ou ce dossier n’existe pas")):
        ran = run("analyse", TINY, "--html", place / "a.html", "--lang", lang)
        assert (ran.status, ran.out) == (1, "") and said in ran.err and str(place) in ran.err
    (tmp_path / "folder.html").mkdir()
    ran = run("analyse", TINY, "--html", tmp_path / "folder.html", "--lang", "fr")
    assert ran.status == 1 and "c’est un dossier, non un fichier" in ran.err
