"""Classrooms for tests: people seated, a clock that a test moves by hand, and a server in process."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from time import sleep
from typing import Any

from starlette.testclient import TestClient, WebSocketTestSession

from game.net.desk.desk import Desk
from game.net.hosted.clock import NO_CLOCK, PLANS
from game.net.hosted.table import HostedTable
from game.net.room.classroom import Classroom, Joined
from game.net.room.sessions import Session
from game.net.room.settings import Settings
from game.net.room.store import Store
from game.net.room.tokens import hashed, new_token
from game.net.web.server import ClassApp, build
from game.rules.actions import Action
from game.scenario import load
from game.scenario.model import Scenario
from game.table.codec import encode

SCENARIO = "washington-2025-class"
SEATS = (
    "prime-minister", "president", "intergovernmental", "treasury",
    "foreign-affairs", "commerce", "industry", "trade-representative",
)  # fmt: skip


@lru_cache(maxsize=4)
def scenario(name: str = SCENARIO) -> Scenario:
    return load(name)


@dataclass
class Time:
    """A clock that stands still until it is moved."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Room:
    """A session with people in it; ``joined`` in the order in which they came."""

    classroom: Classroom
    session: Session
    time: Time
    joined: list[Joined] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        return Desk(self.classroom, self.session)

    @property
    def table(self) -> HostedTable:
        return self.session.tables[1]

    def holder(self, seat: str, table: int = 1) -> Joined:
        """Who holds a seat."""
        number = self.session.tables[table].seated[seat][0]
        return next(joined for joined in self.joined if joined.person.id == number)

    def act(self, seat: str, action: Action, table: int = 1, seq: int | None = None, request: str = "") -> Any:
        return self.classroom.act(self.session, self.holder(seat, table).person, action, seq, request)

    def again(self) -> Room:
        """The same file after the server was gone."""
        store = self.classroom.store
        store.commit()
        path = store.path
        assert path is not None
        store.close()
        classroom = Classroom(Store(path), self.time)
        return Room(classroom, classroom.session(self.session.id), self.time, self.joined)


def room(
    people: int = 8,
    tables: int = 1,
    path: Path | None = None,
    play: bool = True,
    clock: bool = True,
    seed: int = 7,
    **settings: Any,
) -> Room:
    """A session with approved people, seated and playing unless told otherwise."""
    time = Time()
    classroom = Classroom(Store(path), time)
    chosen = Settings(plan=PLANS["50"] if clock else NO_CLOCK, **settings)
    made = Room(classroom, classroom.create_session(scenario(), tables=tables, settings=chosen, seed=seed), time)
    for number in range(people):
        made.joined.append(classroom.join(made.session.code, f"Student {number + 1}", "fr" if number % 2 else "en"))
    made.desk.approve_all()
    if play:
        made.desk.stage("play")
    classroom.store.commit()
    return made


def to_phase(made: Room, phase: str, table: int = 1) -> None:
    """Let the clock run until a table is in a part of the round."""
    hosted = made.session.tables[table]
    for _ in range(50):
        if hosted.clock.phase == phase:
            return
        made.desk.advance(table)
    raise AssertionError(f"never came to {phase}")


@dataclass
class Server:
    """A server in process. ``desk`` is the instructor's cookie."""

    made: Room
    app: ClassApp
    client: TestClient
    desk: str

    def as_person(self, joined: Joined) -> TestClient:
        """A browser of somebody's: a client with that cookie and no other."""
        return self._browser({"att_seat": joined.token})

    def as_desk(self) -> TestClient:
        return self._browser({"att_desk": self.desk})

    def _browser(self, cookies: dict[str, str]) -> TestClient:
        browser = TestClient(self.client.app, cookies=cookies)
        browser.portal = self.client.portal  # one loop for all: the server's
        return browser


def server(made: Room) -> Server:
    """Use as ``with server(made).client``."""
    app = ClassApp(made.classroom, load)
    token = new_token()
    made.classroom.store.add_desk(hashed(token), 0.0)
    made.classroom.store.commit()
    return Server(made, app, TestClient(build(app)), token)


def hello(socket: WebSocketTestSession, page: str = "page") -> dict[str, Any]:
    """Say hello; the sections of the first screen."""
    socket.send_json({"kind": "hello", "page": page})
    return until(socket, "screen")["sections"]


def until(socket: WebSocketTestSession, kind: str, **wanted: Any) -> dict[str, Any]:
    """The next frame of a kind (and with some values), past whatever comes before it; an error if none comes.

    A receive cannot be given up: pings in between see to it that there always is something to receive.
    """
    for _ in range(100):
        for frame in frames(socket):
            if frame["kind"] == kind and all(frame.get(name) == value for name, value in wanted.items()):
                return frame
        sleep(0.1)
    raise AssertionError(f"no {kind}")


def frames(socket: WebSocketTestSession) -> Iterator[dict[str, Any]]:
    """Everything that is under way now; what is not taken waits for the next call."""
    if not getattr(socket, "pinged", False):
        socket.send_json({"kind": "ping"})
        socket.pinged = True  # type: ignore[attr-defined]
    while True:
        frame = socket.receive_json()
        if frame["kind"] == "pong":
            socket.pinged = False  # type: ignore[attr-defined]
            return
        if frame.get("code") == "too_fast":
            # The ping may have been what was too much.
            sleep(0.3)
            socket.send_json({"kind": "ping"})
        yield frame


def act(action: Action, request: str = "r", **more: Any) -> dict[str, Any]:
    """The frame that submits an action."""
    return {"kind": "act", "request": request, "action": encode(action), **more}


def dumps(frame: object) -> str:
    return json.dumps(frame)
