"""A window's seat at a class: typed views over the wire, a line that comes back, the same answers as at the table."""

from __future__ import annotations

import json
import signal
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rooms import room, scenario
from test_recovery import Host, hosting

from game.net.window.joining import JoinError, host_and_port, join
from game.net.window.remote import Lost, RemoteTable
from game.net.window.typed import TypedError, pack, unpack
from game.rules.actions import Alternative, EndTurn, Hold, Propose, Reply, WalkAway
from game.rules.refusal import Refusal, RefusalCode
from game.rules.state import Phase
from game.rules.view import Preview, View, Viewer, ViewerKind
from game.scenario import load
from game.scenario.model import Scenario, SeatScenario
from game.table.client import Accepted

PACKAGE = (Alternative((1, 1, 1, 1, 1)),)


@pytest.mark.parametrize("name", ["washington-2025", "tutorial", "two-towns"])
def test_a_scenario_survives_the_wire(name: str) -> None:
    whole = replace(load(name), resolved="")
    packed = json.loads(json.dumps(pack(whole, Scenario)))
    again = unpack(packed, Scenario)
    assert pack(again, Scenario) == packed
    assert again.issues == whole.issues and again.events == whole.events and again.dynamics == whole.dynamics


def test_views_and_previews_survive_the_wire() -> None:
    made = room(8, clock=False)
    for step in range(8):
        made.desk.advance()
        for seat in ("industry", "president"):
            view = made.table.seat_view(seat)
            packed = json.loads(json.dumps(pack(view, View, SeatScenario)))
            assert unpack(packed, View, {SeatScenario: view.known}) == view, step
    preview = made.table.preview("prime-minister", Propose(PACKAGE), 0)
    assert unpack(json.loads(json.dumps(pack(preview, Preview))), Preview) == preview
    made.desk.end()
    view = made.table.debrief_view()
    assert unpack(json.loads(json.dumps(pack(view, View, SeatScenario))), View, {SeatScenario: view.known}) == view


@pytest.mark.parametrize("bad", [None, 3, "x", [], [1, 2], {"a": 1}, [[]] * 44, [["x"] * 44]])
def test_what_is_no_view_is_refused(bad: Any) -> None:
    view = room(8).table.public_view()
    with pytest.raises(TypedError):
        unpack(bad, View, {SeatScenario: view.known})


def test_one_wrong_field_is_named() -> None:
    view = room(8).table.public_view()
    good = pack(view, View, SeatScenario)
    names = list(View.__dataclass_fields__)
    for name, wrong in (("round", "2"), ("paused", 1), ("temperature", "hot"), ("phase", "lunch"), ("flags", 3)):
        bad = list(good)
        bad[names.index(name)] = wrong
        with pytest.raises(TypedError) as refused:
            unpack(bad, View, {SeatScenario: view.known})
        assert refused.value.where == f"View.{name}"


@pytest.mark.parametrize(
    ("typed", "place"),
    [("192.168.1.20:8484", ("192.168.1.20", 8484)), ("class.local", ("class.local", 8484)),
     ("http://10.0.0.7:90/?code=ABCDEF", ("10.0.0.7", 90))],
)  # fmt: skip
def test_an_address_is_read_as_people_type_it(typed: str, place: tuple[str, int]) -> None:
    assert host_and_port(typed, 8484) == place


@pytest.mark.parametrize("typed", ["", "ftp://x", "http://", "host:port"])
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        host_and_port(typed, 8484)


def _wait_for(what: Any, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "never came"
        time.sleep(0.05)


def command_desk(host: Host, *commands: tuple[str, dict[str, Any]]) -> None:
    with host.browser() as desk:
        desk.get(host.said["control"])
        for command, args in commands:
            assert desk.post("/control/do", json={"command": command, "args": args}).json()["ok"]


def _to_turn(tables: list[RemoteTable]) -> None:
    """Answer the news, until turns begin."""

    def phase() -> Phase:
        return tables[0].view().phase

    while phase() is Phase.NEWS:
        for table in tables:
            for event, seat in table.view().asks:
                if seat == table.seat:
                    ask = next(a for a in scenario().events_by_id[event].asks if a.seat == seat)
                    assert isinstance(table.submit(seat, Reply(event, ask.replies[0].id)), Accepted)
        time.sleep(0.05)


def test_two_windows_play_a_game_over_a_restart_to_its_debrief(tmp_path: Path) -> None:
    data = tmp_path / "class.db"
    with hosting(data) as host:
        port, code = host.said["port"], host.said["code"]
        with pytest.raises(JoinError) as refused:
            join("127.0.0.1", port, "ZZZZZZ", "Ana", "fr")
        assert "six lettres" in refused.value.text
        tables = [
            RemoteTable(f"127.0.0.1:{port}", join("127.0.0.1", port, code, name, "en"), "en") for name in ("A", "B")
        ]
        try:
            first, second = tables
            assert not first.wait(0.2)
            command_desk(host, ("approve_all", {}), ("stage", {"to": "play"}))
            assert first.wait(20) and second.wait(20)
            assert (first.seat, second.seat) == ("prime-minister", "president")
            # What a seat may not know is not at this machine at all.
            briefs = {seat.id: seat.brief.en for seat in first.scenario.seats}
            assert briefs["prime-minister"] and not briefs["president"] and not briefs["treasury"]
            assert first.view().hidden is None and first.view("president").side == "canada"
            _to_turn(tables)
            assert first.preview(first.seat, PACKAGE).gain != 0
            refusal = second.submit(second.seat, Hold())
            assert isinstance(refusal, Refusal) and refusal.code is RefusalCode.NOT_YOUR_TURN
            assert isinstance(first.submit(first.seat, Propose(PACKAGE, override=True)), Accepted)
            assert first.view().offers[0] is not None
            stale = first.submit(first.seat, EndTurn(), expected_seq=1)
            assert isinstance(stale, Refusal) and stale.code is RefusalCode.STALE
            host.end(signal.SIGKILL)
            with hosting(data, port) as again:
                # Nobody does anything: both lines come back by themselves, and play goes on.
                assert isinstance(first.submit(first.seat, EndTurn()), Accepted | Refusal)
                _wait_for(lambda: second.view().acting_side == "us")
                assert second.view().offers[0] == first.view().offers[0]
                assert second.events_since(0) == second.view().history
                assert isinstance(second.submit(second.seat, WalkAway()), Accepted)
                _wait_for(lambda: first.over and second.over)
                debrief = first.view_as(Viewer(ViewerKind.DEBRIEF, first.seat))
                assert debrief.hidden is not None and len(debrief.sheets) == 2
                assert first.scenario.seats_by_id["president"].brief.en
                command_desk(again, ("kick", {"person": 1}))
                _wait_for(lambda: bool(first.lost))
                with pytest.raises(Lost):
                    first.wait(1)
        finally:
            for table in tables:
                table.close()
