"""A real server, killed without warning and started again on the same file; and starts that cannot be."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from rooms import SCENARIO, Room, room, to_phase
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from game.net.hosted.clock import ClassPhase
from game.net.room.store import Store
from game.rules.actions import Advise, Alternative, Draft, EndTurn, Guess, Hold, Initial, Statement
from game.rules.state import Phase
from game.scenario.politics import Tone

pytestmark = pytest.mark.waits
ROOT = Path(__file__).resolve().parents[2]
PACKAGE = (Alternative((1, 1, 1, 1, 1)),)
HOST = (sys.executable, "-m", "game", "host", SCENARIO)


# -- without a server --------------------------------------------------------------------------------------------------


def _play(made: Room) -> None:
    """A bit of everything, so that every kind of row is read back."""
    pen = next(
        seat for seat in ("intergovernmental", "industry", "foreign-affairs") if made.act(seat, Draft(PACKAGE)).ok
    )
    for seat in ("industry", "foreign-affairs", "intergovernmental", pen):
        made.act(seat, Advise(0, 1), request=f"advice-{seat}")
    made.act("industry", Initial(0, 1))
    made.act("treasury", Guess((0, 1, 2)))
    made.desk.settings(chat=True)
    made.classroom.say(made.session, made.holder("industry").person, "words")
    to_phase(made, "public")
    made.act("prime-minister", Statement(Tone.FIRM), request="sealed-1")
    made.act("president", Statement(Tone.NEUTRAL), request="sealed-2")
    to_phase(made, "table")
    made.act("prime-minister", Hold(), request="hold")
    made.act("prime-minister", EndTurn())
    made.act("president", EndTurn())
    made.desk.undo(1)
    made.desk.bot(1, "president", "hardliner")
    made.desk.broadcast("Five minutes", [1])
    made.desk.note("slide", "3")
    made.desk.multiplier(1.5, table=2)
    made.desk.pause(2)
    made.desk.reentry(made.joined[3].person.id)
    made.desk.kick(made.joined[5].person.id)
    made.time.now += 7


def _state(made: Room) -> Any:
    session = made.session
    people = [
        (p.id, p.name, p.lang, p.approved, p.gone, p.table, p.seats, p.copilot, sorted(p.hashes), sorted(p.once))
        for p in session.people.values()
    ]
    tables = [
        (
            t.number, t.game.digest(), t.records(), t.seated, t.staffed, t.bots, t.sealed, t.clock.phase, t.clock.round,
            t.clock.step, t.clock.of, t.clock.paused, t.multiplier, t.said, t.read_only,
        )
        for t in session.tables.values()
    ]  # fmt: skip
    return session.stage, session.code, session.settings, session.notes, session.notices, people, tables


def test_what_is_read_back_is_what_was_left(tmp_path: Path) -> None:
    made = room(16, 2, path=tmp_path / "class.db")
    _play(made)
    before = _state(made)
    again = made.again()
    assert _state(again) == before
    assert again.table.seat_view("industry").history == made.table.seat_view("industry").history
    # Twice is the same as once: reading back writes nothing.
    assert _state(again.again()) == before


def test_a_request_is_known_again_after_a_restart(tmp_path: Path) -> None:
    made = room(8, path=tmp_path / "class.db")
    first = made.act("industry", Advise(0, 1), request="a")
    again = made.again()
    records = len(again.table.records())
    assert again.act("industry", Advise(0, 1), request="a").ok and first.ok
    assert len(again.table.records()) == records
    assert again.act("industry", Advise(0, 1), request="b").ok
    assert len(again.table.records()) == records + 1


def test_time_does_not_pass_while_the_server_is_down(tmp_path: Path) -> None:
    made = room(8, path=tmp_path / "class.db")
    made.time.now += 30
    made.act("industry", Advise(0, 1))
    made.time.now += 3600
    again = made.again()
    assert again.table.clock.phase is ClassPhase.TALK
    assert again.table.clock.left(again.time()) == pytest.approx(90)


def test_a_log_that_no_longer_fits_is_read_only_at_that_table(tmp_path: Path) -> None:
    made = room(16, 2, path=tmp_path / "class.db")
    store = made.classroom.store
    line = '{"seq":1,"round":1,"actor":"president","body":{"type":"EndTurn"}}'
    store.append(made.session.id, "input", line, 1.0, table=1)
    again = made.again()
    assert again.table.read_only and not again.session.tables[2].read_only
    refused = again.act("industry", Advise(0, 1)).refusal
    assert refused is not None and refused.code == "read_only"
    assert again.act("industry", Advise(0, 1), table=2).ok


# -- with one ----------------------------------------------------------------------------------------------------------


class Host:
    """The host command in a process of its own."""

    def __init__(self, data: Path, port: int = 0, *more: str, scenario: str = SCENARIO) -> None:
        command = [
            *HOST,
            "--port",
            str(port),
            "--data",
            str(data),
            "--bind",
            "127.0.0.1",
            "--json",
            "--no-clock",
            *more,
        ]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.said = json.loads(self.process.stdout.readline())
        self.base = f"http://127.0.0.1:{self.said['port']}"

    def browser(self, **cookies: str) -> httpx.Client:
        return httpx.Client(base_url=self.base, cookies=cookies, timeout=30)

    def socket(self, cookie: str) -> ClientConnection:
        address = f"ws://127.0.0.1:{self.said['port']}/ws/seat"
        line = connect(address, additional_headers={"Cookie": f"att_seat={cookie}"}, compression=None)
        line.send(json.dumps({"kind": "hello", "page": "p"}))
        return line

    def end(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        return self.process.wait(20)


@contextmanager
def hosting(data: Path, port: int = 0, *more: str, scenario: str = SCENARIO) -> Iterator[Host]:
    host = Host(data, port, *more, scenario=scenario)
    try:
        yield host
    finally:
        if host.process.poll() is None:
            host.end(signal.SIGKILL)


def _until(line: ClientConnection, kind: str) -> dict[str, Any]:
    while True:
        frame = json.loads(line.recv(timeout=20))
        if frame["kind"] == kind:
            return dict(frame)


def _join(host: Host, people: int) -> list[str]:
    cookies = []
    for number in range(people):
        with host.browser() as browser:
            form = {"code": host.said["code"], "name": f"Student {number}", "lang": "en"}
            cookies.append(browser.post("/join", data=form).cookies["att_seat"])
    with host.browser() as desk:
        desk.get(host.said["control"])
        for command, args in (("approve_all", {}), ("stage", {"to": "play"})):
            assert desk.post("/control/do", json={"command": command, "args": args}).json()["ok"]
    return cookies


def test_kill_9_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    data = tmp_path / "class.db"
    acknowledged: list[str] = []
    with hosting(data) as host:
        cookies = _join(host, 4)
        lines = [host.socket(cookie) for cookie in cookies]
        seats = [_until(line, "screen")["sections"]["me"]["seat"] for line in lines]
        killed = threading.Timer(1.0, lambda: host.end(signal.SIGKILL))
        killed.start()
        number = 0
        while True:
            # As fast as answers come, until the line breaks in the middle of something.
            request = f"r{number}"
            frame = {
                "kind": "act",
                "request": request,
                "n": number,
                "action": {"type": "Advise", "issue": 0, "verdict": 1},
            }
            try:
                lines[2].send(json.dumps(frame))
                if _until(lines[2], "answer")["ok"]:
                    acknowledged.append(request)
            except Exception:
                break
            number += 1
        killed.join()
        port = host.said["port"]
    assert len(acknowledged) > 5
    with hosting(data, port) as again:
        assert again.said["code"] == host.said["code"] and again.said["session"] == host.said["session"]
        for cookie, seat in zip(cookies, seats, strict=True):
            with again.socket(cookie) as line:
                sections = _until(line, "screen")["sections"]
                assert sections["me"]["seat"] == seat and "sheet" in sections
        # The last one, sent once more, gets its first answer; the instructor's old cookie still opens the desk.
        with again.socket(cookies[2]) as line:
            _until(line, "screen")
            line.send(json.dumps({**frame, "request": acknowledged[-1]}))
            assert _until(line, "answer")["ok"]
        with again.socket(cookies[3]) as line, again.socket(cookies[2]) as other:
            _until(line, "screen"), _until(other, "screen")
            line.send("x" * 40_000)
            with pytest.raises(ConnectionClosed):
                _until(line, "answer")
            other.send('{"kind":"ping"}')
            assert _until(other, "pong")
        with again.browser() as desk:
            desk.get(host.said["control"])
            row = desk.get("/control/overview").json()["tables"][0]
            assert row["phase"] == "open" and row["engine_phase"] in (Phase.NEWS, Phase.TURNS)
        assert again.end(signal.SIGINT) == 0
    store = Store(data)
    kept = {event.request for event in store.events(host.said["session"])}
    assert set(acknowledged) <= kept
    inputs = [event.request for event in store.events(host.said["session"], ("input",)) if event.request]
    assert len(inputs) == len(set(inputs))
    store.close()


def _fails(*command: str, lang: str = "en") -> str:
    ran = subprocess.run([*command, "--lang", lang], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 1 and "Traceback" not in ran.stderr
    return ran.stderr


def test_a_taken_port_is_told_with_what_to_do(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = _fails(*HOST, "--port", str(port), "--bind", "127.0.0.1", "--data", str(tmp_path / "class.db"))
    assert f"Port {port} is taken" in said and f"--port {port + 1}" in said
    assert not (tmp_path / "class.db").exists()


def test_a_damaged_class_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    data = tmp_path / "class.db"
    data.write_bytes(b"SQLite format 3\0" + os.urandom(8000))
    said = _fails(*HOST, "--port", "0", "--bind", "127.0.0.1", "--data", str(data), lang="fr")
    assert str(data) in said and "--data" in said and "endommagé" in said


def test_a_missing_extra_is_told_with_the_command_that_installs_it(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['starlette'] = None; sys.modules['uvicorn'] = None; "
        f"sys.argv = ['game', 'host', 'washington-2025-class', '--data', {str(tmp_path / 'x.db')!r}, '--lang', 'en']; "
        "from game.cli.entry import main; main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 1 and ".[class]" in ran.stderr and "Traceback" not in ran.stderr
