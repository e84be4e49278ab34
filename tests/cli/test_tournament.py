"""``tournament``: its document, its page, its file, and what it refuses."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest

from game.table.executors import WorkersLostError

from .conftest import TINY, Command

BASE = ("tournament", "--bots", "boulware,conceder", "--scenarios", f"{TINY},random:1", "--games", 2, "--seed", 4)


def test_the_document_has_the_keys_that_tools_rely_on(run: Command) -> None:
    ran = run(*BASE, "--json")
    assert ran.status == 0 and not ran.err
    found = json.loads(ran.out)
    assert found["games"] == 2 * 4 * 2 and found["scenarios"] == ["tiny", "random-4-0"]
    estimate = {"mean", "se", "low", "high", "count", "clusters"}
    assert {own["bot"] for own in found["standings"]} == {"boulware", "conceder"}
    for own in found["standings"]:
        assert estimate | {"seats", "gain", "agreement", "nash_distance", "frontier_distance", "rounds"} < set(own)
        assert own["clusters"] == 4 and own["count"] == 16
        assert 0 <= own["agreement"]["mean"] <= 1
    (pair,) = found["differences"]
    assert estimate | {"bot", "rival"} == set(pair)
    assert len(found["meetings"]) == 4
    assert set(found["by_scenario"]) == {"tiny", "random-4-0"}
    assert "seconds" not in ran.out


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.titled: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "svg" and dict(attrs).get("role") == "img":
            self.titled.append(dict(attrs).get("aria-labelledby") or "")


@pytest.mark.parametrize(("language", "words"), [("en", "Can it be exploited?"), ("fr", "Peut-on l")])
def test_the_page_has_pictures_with_their_tables(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    monkeypatch.setattr("game.table.tournament.exploit.CLUSTERS", 1)
    place = tmp_path / "page.html"
    ran = run(*BASE, "--html", place, "--exploit", "conceder", "--tries", 1, "--lang", language)
    assert ran.status == 0 and not ran.err and "boulware" in ran.out
    text = place.read_text(encoding="utf-8")
    page = _Page()
    page.feed(text)
    assert words in text and f'lang="{language}-CA"' in text
    assert len(page.titled) == 6 and all(page.titled)
    assert page.tags.count("table") == 6
    assert "script" not in page.tags and not re.search(r"\b(nan|inf)\b", text)


def test_what_is_kept_is_not_played_again(run: Command, tmp_path: Path) -> None:
    place = tmp_path / "games.jsonl"
    whole = run(*BASE, "--json", "--out", place)
    lines = place.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + 16
    place.write_text("\n".join(lines[:8]) + "\n" + lines[8][:50], encoding="utf-8")
    again = run("tournament", "--resume", place, "--json")
    assert (again.status, again.out) == (0, whole.out)
    assert place.read_text(encoding="utf-8").splitlines()[:8] == lines[:8]
    assert len(place.read_text(encoding="utf-8").splitlines()) == 17
    other = run(*BASE[:-1], 5, "--resume", place)
    assert other.status == 1 and f"{place}:1:" in other.err and "another tournament" in other.err
    assert "--seed 4; expected --seed 5" in other.err
    twice = run(*BASE, "--out", place)
    assert twice.status == 1 and "exists already" in twice.err


def test_what_is_finished_when_workers_fail_is_kept(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from game.table.tournament.play import played

    def broken(*given: object) -> object:
        yield next(iter(played(*given)))  # type: ignore[arg-type]
        raise WorkersLostError(6)

    place = tmp_path / "kept.jsonl"
    monkeypatch.setattr("game.cli.tournament.played", broken)
    monkeypatch.setattr("game.cli.tournament_keeper.tournament_file", lambda _: place)
    ran = run(*BASE)
    assert ran.status == 1 and "6 times in a row" in ran.err and str(place) in ran.err and "2 of 16" in ran.err
    assert len(place.read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_ctrl_c_keeps_the_games_and_says_how_to_go_on(tmp_path: Path) -> None:
    place = tmp_path / "games.jsonl"
    command = [sys.executable, "-m", "game", *map(str, BASE[:6]), "5000", "--seed", "4", "--out", str(place)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    try:
        began = time.monotonic()
        while time.monotonic() - began < 50 and (not place.exists() or place.read_bytes().count(b"\n") < 2):
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=50)
    finally:
        process.kill()
    assert process.returncode == 130
    assert "Traceback" not in err and f"--resume {place}" in err
    assert place.read_bytes().count(b"\n") >= 2


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("--bots", "fair,nobody"), "“nobody”"),
        (("--bots", "fair,ploy:1-2"), "“ploy:1-2”"),
        (("--bots", "fair,,hard"), "--bots fair,,hard"),
        (("--bots", "fair,fair"), "fair is named twice"),
        (("--bots", "us-plain,fair"), "us-plain"),
        (("--scenarios", "random:0"), "random:0"),
        (("--scenarios", "random:x"), "random:x"),
        (("--scenarios", "random:2:40"), "random:2:40"),
        (("--scenarios", "no-such-table"), "no-such-table"),
        (("--scenarios", f"{TINY},{TINY}"), "tiny is named twice"),
        (("--exploit", "nobody"), "“nobody”"),
        (("--dask", "nowhere"), "--dask nowhere"),
        (("--resume", "no-such-file.jsonl"), "no-such-file.jsonl"),
        (("--resume", str(TINY)), "not the results of a tournament"),
        (("--html", "no-such-folder/page.html"), "no-such-folder"),
        (("--games", 1_000_000), "1000000"),
        (("--resume", "a.jsonl", "--out", "b.jsonl"), "not both"),
    ],
)
def test_bad_input_is_refused_with_what_was_given(run: Command, change: tuple[object, ...], says: str) -> None:
    if change[0] == "--dask":
        pytest.importorskip("distributed")
    ran = run(*BASE, *change, "--lang", "en")
    assert ran.status == 1 and not ran.out
    assert says in ran.err


def test_who_plays_and_where_must_be_said(run: Command) -> None:
    ran = run("tournament", "--lang", "fr")
    assert ran.status == 1 and "--bots A,B" in ran.err
    assert run("tournament", "--games", "0").status == 2


def test_a_run_stopped_before_its_first_game_leaves_nothing(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object) -> object:
        raise WorkersLostError(6)
        yield

    page = tmp_path / "page of figures.html"
    monkeypatch.setattr("game.cli.tournament.played", broken)
    ran = run(*BASE, "--html", page, "--lang", "en")
    assert ran.status == 1 and "nothing is kept" in ran.err and not list(tmp_path.iterdir())
    place = tmp_path / "games.jsonl"
    kept = run(*BASE, "--out", place, "--html", page, "--exploit", "conceder", "--tries", 1, "--lang", "en")
    assert kept.status == 1 and f"--resume {place} --html '{page}' --exploit conceder --tries 1" in kept.err
    folder = run(*BASE, "--out", tmp_path, "--lang", "en")
    assert folder.status == 1 and "folder" in folder.err and "--resume" not in folder.err


def test_a_damaged_line_is_told_in_the_readers_language(run: Command, tmp_path: Path) -> None:
    place = tmp_path / "games.jsonl"
    assert run(*BASE, "--out", place).status == 0
    lines = place.read_text(encoding="utf-8").splitlines()
    place.write_text("\n".join([lines[0], re.sub(r'"number":\d+', '"number":"x"', lines[1])]) + "\n", encoding="utf-8")
    ran = run("tournament", "--resume", place, "--lang", "fr")
    assert ran.status == 1 and f"{place}:2" in ran.err and "number: un nombre entier" in ran.err


def test_one_game_each_is_said_as_one(run: Command) -> None:
    ran = run("tournament", "--bots", "boulware", "--scenarios", TINY, "--games", 1, "--lang", "en")
    assert ran.status == 0 and "once in both seats" in ran.out and "1 times" not in ran.out
