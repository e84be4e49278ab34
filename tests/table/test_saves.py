"""Saves: replay equality, undo, request ids, and what is done with a save that is cut, edited or strange."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from game.ai import UnknownBot
from game.core.messages import Translator
from game.rules.actions import Consult, EndTurn, Propose, Statement
from game.rules.control import Timeout
from game.rules.game import Game
from game.rules.refusal import Refusal, RefusalCode
from game.rules.view import Viewer, ViewerKind
from game.scenario import load
from game.scenario.politics import Tone
from game.table.client import Accepted
from game.table.journal import FORMAT, content_digest
from game.table.local import LocalTable
from game.table.save_errors import SaveError
from game.table.saves import open_save
from tests.rules.driver import TINY, random_action
from tests.rules.script import Hand


def played(path: Path | None, seed: int = 11, rounds: int = 3, undo: bool = True) -> LocalTable:
    """A table played by random people for some rounds, with a few undos on the way."""
    table = LocalTable.opened(load(str(TINY)), seed, save_path=path)
    generator = np.random.default_rng(seed)
    while not table.over and table.view().round <= rounds:
        seat = table.seats_to_move()[0]
        state = table._state
        table.submit(seat, random_action(table.game, state, seat, generator))
        if undo and generator.random() < 0.1:
            table.undo(seat)
    return table


@pytest.mark.parametrize("seed", range(6))
def test_a_replayed_save_gives_the_same_state_and_records(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "game.jsonl"
    table = played(path, seed)
    opened = open_save(path)
    assert opened.warnings == () and opened.table.digest() == table.digest()
    viewer = Viewer(ViewerKind.AUTHOR)
    assert opened.table.view_as(viewer).history == table.view_as(viewer).history


def test_playing_on_from_a_save_equals_playing_through(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    played(path, rounds=1, undo=False)
    resumed, straight = open_save(path).table, played(None, rounds=1, undo=False)
    for table in (resumed, straight):
        for _ in range(6):
            if table.over:
                break
            table.submit(table.seats_to_move()[0], table.legal(table.seats_to_move()[0])[-1])
    assert resumed.digest() == straight.digest()
    assert open_save(path).table.digest() == straight.digest()


def test_the_last_line_cut_is_dropped_and_said(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    played(path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text[:-20], encoding="utf-8")
    opened = open_save(path)
    assert opened.warnings == ("last_line_cut",) and not opened.table.read_only
    again = open_save(path)
    assert again.warnings == () and again.table.digest() == opened.table.digest()


def test_an_edited_draw_or_action_opens_read_only_at_the_last_good_round(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    played(path, undo=False)
    lines = path.read_text(encoding="utf-8").splitlines()
    digests = [i for i, line in enumerate(lines) if '"digest"' in line]
    broken = json.loads(lines[digests[0] + 1])
    broken["body"] = {"type": "SnapBack", "deal": 7}
    lines[digests[0] + 1] = json.dumps(broken)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    opened = open_save(path)
    assert opened.table.read_only and opened.warnings[0].startswith("diverged:")
    assert len(opened.table.view().scores) == 1
    answer = opened.table.submit("ca-lead", EndTurn())
    assert isinstance(answer, Refusal) and answer.code is RefusalCode.READ_ONLY
    assert path.read_text(encoding="utf-8") == "\n".join(lines) + "\n"


def test_an_edited_digest_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    played(path)
    text = path.read_text(encoding="utf-8").replace('"digest":"', '"digest":"0')
    path.write_text(text, encoding="utf-8")
    assert open_save(path).table.read_only


def test_an_edited_scenario_inside_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    played(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    header = json.loads(lines[0])
    header["scenario"]["dynamics"]["capital"]["start"] = 9
    path.write_text("\n".join([json.dumps(header), *lines[1:]]), encoding="utf-8")
    with pytest.raises(SaveError, match="edited"):
        open_save(path)


def test_a_changed_installed_scenario_is_said_and_the_save_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    table = played(path)
    opened = open_save(path, installed={"tiny": "another"})
    assert opened.warnings == ("scenario_changed",) and opened.table.digest() == table.digest()


def header(**changes: object) -> bytes:
    """The first line of a save whose scenario is no scenario."""
    fields: dict[str, object] = {
        "format": 1,
        "engine": "x",
        "scenario_id": "x",
        "rules_hash": "x",
        "scenario_digest": content_digest({}),
        "seed": 1,
        "players": {},
        "excluded": [],
        "ironman": False,
        "scenario": {},
    }
    return json.dumps({**fields, **changes}).encode() + b"\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "file is empty"),
        (b"\n\n", "file is empty"),
        (b"\xff\xfe\x00\x01" * 50, "is not text"),
        (b"hello\n", "is not JSON"),
        (b"[1, 2]\n", "is not an object"),
        (b"{}\n", "“format”"),
        (b"[" * 200_000, "is not JSON"),
        (header(format=99), "format 99"),
        (header(seed=-1), "seed is -1"),
        (header(players={"canada": 3}), "players"),
        (header(scenario_digest="0"), "was edited"),
        (header(), "scenario inside is broken"),
    ],
)
def test_files_that_are_no_save_are_named(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_bytes(content)
    with pytest.raises(SaveError, match=says) as raised:
        open_save(path)
    assert "bad.jsonl" in str(raised.value)
    assert path.read_bytes() == content


def test_a_folder_a_missing_file_and_a_huge_one(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="is a folder"):
        open_save(tmp_path)
    with pytest.raises(SaveError, match=r"none\.jsonl"):
        open_save(tmp_path / "none.jsonl")
    huge = tmp_path / "huge.jsonl"
    with huge.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    with pytest.raises(SaveError, match="at most"):
        open_save(huge)


def test_a_full_or_read_only_disk_is_noted_and_the_game_goes_on(tmp_path: Path) -> None:
    table = LocalTable.opened(load(str(TINY)), 1, save_path=tmp_path / "folder-that-is-a-file" / "x.jsonl")
    (tmp_path / "other").write_text("a file where the folder should be")
    blocked = LocalTable.opened(load(str(TINY)), 1, save_path=tmp_path / "other" / "x.jsonl")
    assert table.journal.problem is None and isinstance(blocked.journal.problem, OSError)
    for asked in (table, blocked):
        seat = asked.seats_to_move()[0]
        assert isinstance(asked.submit(seat, asked.legal(seat)[0]), Accepted)


def test_a_repeated_request_returns_the_first_answer_and_a_stale_one_is_refused() -> None:
    table = _at_turn()
    first = table.submit("ca-lead", Statement(Tone.FIRM), request_id="one")
    assert table.submit("ca-lead", Statement(Tone.FIRM), request_id="one") == first
    stale = table.submit("ca-lead", EndTurn(), expected_seq=table.seq - 1)
    assert isinstance(stale, Refusal) and stale.code is RefusalCode.STALE


def test_undo_goes_back_to_the_start_of_the_turn_and_no_further(tiny: Game) -> None:
    table = _at_turn()
    before = table.digest()
    hand = Hand(table.game)
    table.submit("ca-lead", Statement(Tone.FIRM))
    table.submit("ca-lead", hand.whole(steel="half"))
    assert not table.undo("us-lead")
    assert table.undo("ca-lead") and table.undo("ca-lead") and table.digest() == before
    assert not table.undo("ca-lead")
    table.submit("ca-lead", EndTurn())
    assert not table.can_undo("ca-lead")


def test_a_draw_ends_the_undo_window() -> None:
    table = LocalTable.opened(load(str(TINY)), 2, {"us": "boulware"}, excluded=frozenset({"remark", "court"}))
    table.submit("ca-lead", Statement(Tone.FIRM))
    table.submit("ca-lead", Consult(1))
    assert not table.can_undo("ca-lead")


def test_ironman_has_no_undo() -> None:
    table = LocalTable.opened(load(str(TINY)), 2, ironman=True, excluded=frozenset({"remark", "court"}))
    table.submit("ca-lead", Statement(Tone.FIRM))
    assert not table.undo("ca-lead")


def test_a_timeout_submits_the_leads_legal_draft() -> None:
    from game.rules.actions import Draft

    table = _at_turn()
    offer = Hand(table.game).whole(steel="half")
    table.submit("ca-lead", Draft(offer.alternatives))
    table.control(Timeout("canada"))
    standing = table.view().offers[0]
    assert standing is not None and Propose(standing.alternatives) == offer
    assert table.view().acting_side == "us"


def test_an_unknown_bot_is_refused() -> None:
    with pytest.raises(UnknownBot, match="grandmaster"):
        LocalTable(load(str(TINY)), 1, {"us": "grandmaster"})


def test_events_since_shows_what_a_seat_may_see() -> None:
    table = played(None)
    seen = table.events_since(3, "ca-lead")
    assert seen and all(record.seq > 3 and record.visible_to not in ("us", "nobody") for record in seen)


def _at_turn() -> LocalTable:
    return LocalTable.opened(load(str(TINY)), 1, excluded=frozenset({"remark", "court"}))


@pytest.fixture
def tiny() -> Game:
    from game.rules.game import game_for

    return game_for(load(str(TINY)))


SAVES = Path(__file__).parent.parent / "data" / "saves"


@pytest.mark.parametrize("path", sorted(SAVES.glob("format-*.jsonl")), ids=lambda path: path.stem)
def test_an_old_save_of_every_format_still_replays(path: Path) -> None:
    """These files are never written anew: a format that can no longer be read gets a converter."""
    opened = open_save(path, journal=False)
    assert opened.warnings == () and opened.table.over
    assert [row.round for row in opened.table.view().scores] == [1, 2, 3]


def test_there_is_an_old_save_of_this_format() -> None:
    assert (SAVES / f"format-{FORMAT}.jsonl").is_file()


def test_a_refusal_is_told_in_the_readers_language(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_bytes(header(format=99))
    with pytest.raises(SaveError) as raised:
        open_save(path)
    assert raised.value.told(Translator("en")) == f"{path}:1: format 99 is not known; expected one of the formats 1, 2."
    said = raised.value.told(Translator("fr"))
    assert said == f"{path}:1\u00a0: le format 99 est inconnu; il faut un des formats 1, 2."
    with pytest.raises(SaveError) as raised:
        open_save(tmp_path / "none.jsonl")
    assert "n’existe pas" in raised.value.told(Translator("fr"))
