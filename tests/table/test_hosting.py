"""What a class server needs of a table: kept views, a bot that sits down late, a turn taken back, lines to a sink."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.rules.actions import Action, Alternative, Draft, EndTurn, Hold, Propose, Reply, Statement, UseMeasure
from game.rules.control import BotSeated, Inject, SeatTaken
from game.rules.refusal import RefusalCode
from game.rules.view import Viewer, ViewerKind
from game.scenario import load
from game.scenario.model import Scenario
from game.scenario.politics import Tone
from game.table.client import Accepted
from game.table.codec import decode_body
from game.table.local import LocalTable
from game.table.saves import open_save
from game.table.watch import Watch


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return load("washington-2025-class")


def _pass(table: LocalTable, turns: int) -> None:
    """Answer the news and end turns."""
    for _ in range(turns):
        while table.view().phase == "news":
            seat = table.seats_to_move()[0]
            reply = next(a for a in table.legal(seat) if isinstance(a, Reply))
            assert isinstance(table.submit(seat, reply), Accepted)
        lead = table.scenario.leads[table.view().acting_side]
        assert isinstance(table.submit(lead, EndTurn()), Accepted)


def test_kept_views_equal_fresh_ones_and_keep_what_did_not_change(scenario: Scenario) -> None:
    table = LocalTable.opened(scenario, 7)
    seats = ("prime-minister", "industry", "president", None)
    watches = [Watch(table, Viewer(ViewerKind.SEAT if seat else ViewerKind.OBSERVER, seat)) for seat in seats]
    for turn in range(8):
        before = [watch.view() for watch in watches]
        if turn % 2:
            _pass(table, 1)
        else:
            table.submit("prime-minister", Draft((Alternative((1, -1, -1, -1, turn % 3)),)))
        for seat, watch, old in zip(seats, watches, before, strict=True):
            assert replace(watch.view(), known=old.known) == replace(table.view(seat), known=old.known)
            if turn % 2 == 0:
                assert watch.view().sides[1] is old.sides[1]
                assert (watch.view().history is old.history) == (seat in ("president", None))
    assert table.submit("prime-minister", Draft((Alternative((1, 1, 1, 1, 1)),)))


def test_a_bot_sits_down_in_mid_game_and_hands_back(scenario: Scenario) -> None:
    lines: list[str] = []
    table = LocalTable.opened(scenario, 7, sink=lines.append)
    _pass(table, 2)
    table.control(BotSeated("president", "fair"))
    while table.bot_to_move() is None:
        _pass(table, 1)
    assert table.players["us"] == "fair"
    before = table.seq
    table.run_bots(1)
    assert table.seq > before
    table.control(SeatTaken("president"))
    assert table.bot_to_move() is None and table.players["us"] == "human"
    again = LocalTable(scenario, 7)
    for line in lines:
        entry = json.loads(line)
        if "body" in entry:
            assert again.feed(entry["actor"], decode_body(entry["body"]))
        else:
            assert entry["digest"] == again.digest() or entry["round"] < again.view().round
    assert again.digest() == table.digest()


def test_a_replay_refuses_a_bot_or_an_event_that_is_not_there(scenario: Scenario) -> None:
    table = LocalTable.opened(scenario, 7)
    assert not table.feed("control", BotSeated("president", "nobody"))
    assert not table.feed("control", BotSeated("nobody", "fair"))
    assert not table.feed("control", SeatTaken("nobody"))
    assert not table.feed("control", Inject("nothing"))


def test_lines_are_taken_back_past_what_was_revealed(scenario: Scenario, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    table = LocalTable.opened(scenario, 7, save_path=path)
    _pass(table, 1)
    digest, kept = table.digest(), len(table.journal.entries)
    _pass(table, 3)
    assert table.digest() != digest
    table.rewind(len(table.journal.entries) - kept)
    assert table.digest() == digest
    # Taken back twice: what was taken back before does not count again.
    lines = len(table.journal.entries)
    _pass(table, 1)
    table.rewind(len(table.journal.entries) - lines)
    assert table.digest() == digest
    reopened = open_save(path)
    assert reopened.warnings == () and reopened.table.digest() == digest
    with pytest.raises(ValueError):
        table.rewind(10_000)
    assert table.digest() == digest


def test_a_choice_may_be_checked_before_the_turn(scenario: Scenario) -> None:
    table = LocalTable.opened(scenario, 7)
    waiting = "us" if table.view().acting_side != "us" else "canada"
    lead = scenario.leads[waiting]
    assert table.check_at_turn(lead, Statement(Tone.FIRM)) is None
    early = table.check_at_turn(lead, UseMeasure(next(m.id for m in scenario.measures if m.side == waiting)))
    assert early is not None and early.code is RefusalCode.RULE_NOT_IN_PLAY
    refused = table.submit(lead, Statement(Tone.FIRM))
    assert not isinstance(refused, Accepted)


def test_a_bots_thought_is_of_the_table_as_it_was(scenario: Scenario) -> None:
    table = LocalTable.opened(scenario, 7, {"canada": "fair"})
    while not isinstance(table.thought("prime-minister")(), Propose | Hold | Statement | EndTurn):
        assert table.step_bot()
    thought = table.thought("prime-minister")
    expected = table.thought("prime-minister")()
    table.submit("president", Draft((Alternative((1, -1, -1, -1, 0)),)))
    action: Action = thought()
    assert action == expected
    table.move_bot("prime-minister", action)
    assert table.seq > 0 and table.records()[-1].actor != "president"
