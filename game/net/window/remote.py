"""A table at a class server, as the window sees it: a ``TableClient`` over a socket that keeps itself alive."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import uuid4

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from game import __version__
from game.net.window.frames import RemoteView, read_refusal, read_view
from game.net.window.room_frames import read_clock, read_room
from game.net.window.typed import TypedError, unpack
from game.rules.actions import Action, Alternative, Propose
from game.rules.control import Control
from game.rules.records import Record
from game.rules.refusal import Refusal, RefusalCode
from game.rules.state import Phase
from game.rules.view import Preview, View, Viewer, ViewerKind
from game.scenario.model import Scenario
from game.scenario.politics import Tone
from game.table.client import Accepted
from game.table.codec import encode
from game.table.local import HUMAN
from game.table.room import Room, RoomClock

__all__ = ["Lost", "NoJournal", "RemoteTable"]

_LARGEST = 8 * 1024 * 1024
_ANSWER_SECONDS = 5.0
_WAITS = (0.25, 0.5, 1.0, 1.5)
_FINAL = frozenset({"kicked", "closed", "deleted", "no_seat", "version", "replaced", "malformed", "too_fast"})


class Lost(Exception):
    """The server let this window go for good; the text says why, in the player's language."""


class NoJournal:
    """A remote table is written down where it is, never here."""

    problem: OSError | None = None


class RemoteTable:
    """One seat's connection. A thread keeps the newest view; calls answer from it or wait a few seconds at most."""

    ironman = True
    read_only = False

    def __init__(self, address: str, cookie: str, lang: str) -> None:
        """``address`` is ``host:port``. Connects in the background; ``wait`` for the first view."""
        self._address, self._cookie, self._lang = address, cookie, lang
        self._changed = threading.Condition()
        self._socket: ClientConnection | None = None
        self._shown: RemoteView | None = None
        self._answers: dict[str, dict[str, Any]] = {}
        self._waiting: dict[str, str] = {}
        self._numbers = 0
        self._page = uuid4().hex
        self._closed = False
        self._late: set[str] = set()
        self._watcher: Callable[[], object] | None = None
        self._sections: dict[str, Any] = {}
        self._clock = RoomClock()
        self._room: Room | None = None
        self.online = False
        """Whether the line to the class is open now."""
        self.me: dict[str, Any] = {}
        self.lost = self.lost_code = ""
        self.notice = ""
        self.journal = NoJournal()
        self._thread = threading.Thread(target=self._live, name="class-table", daemon=True)
        self._thread.start()

    # -- the line ----------------------------------------------------------------------------------------------------

    def _live(self) -> None:
        tries = 0
        while not self._closed and not self.lost:
            try:
                with connect(
                    f"ws://{self._address}/ws/seat",
                    additional_headers={"Cookie": f"att_seat={self._cookie}"},
                    max_size=_LARGEST,
                    compression=None,
                    open_timeout=5,
                ) as socket:
                    hello = {
                        "kind": "hello",
                        "page": self._page,
                        "full": True,
                        "engine": __version__,
                        "lang": self._lang,
                    }
                    socket.send(json.dumps(hello))
                    with self._changed:
                        self._socket = socket
                        self.online = True
                        again = list(self._waiting.values())
                    for frame in again:
                        socket.send(frame)
                    tries = 0
                    self._tell()
                    for text in socket:
                        self._take(json.loads(text))
            except (OSError, WebSocketException, TimeoutError, ValueError):
                pass
            self._socket = None
            if self.online:
                self.online = False
                self._tell()
            if not self._closed and not self.lost:
                time.sleep(_WAITS[min(tries, 3)])
                tries += 1
        with self._changed:
            self._changed.notify_all()

    def _take(self, frame: dict[str, Any]) -> None:
        with self._changed:
            kind = frame.get("kind")
            if kind == "view":
                self._shown = read_view(frame, self._shown)
            elif kind == "answer":
                self._answered(frame)
            elif kind == "screen":
                self._sections.update(frame["sections"])
                self.me = self._sections.get("me") or self.me
            elif kind == "clock":
                self._clock = read_clock(frame, time.monotonic())
            elif kind == "bye" and frame.get("code") in _FINAL:
                self.lost, self.lost_code = str(frame.get("text", "")), str(frame["code"])
            elif kind in ("notice", "trouble"):
                self.notice = str(frame.get("text", ""))
            if kind in ("screen", "clock"):
                self._room = read_room(self.me, self._sections, self._clock)
            self._changed.notify_all()
        if kind not in ("answer", "pong"):
            self._tell()

    def _answered(self, frame: dict[str, Any]) -> None:
        request = str(frame.get("request"))
        self._waiting.pop(request, None)
        if request not in self._late:
            self._answers[request] = frame
            return
        # Whoever asked has been told that no answer came; what came of it is said now.
        self._late.discard(request)
        if not frame.get("ok"):
            self.notice = str(frame.get("text", ""))

    def _tell(self) -> None:
        watcher = self._watcher
        if watcher is not None:
            watcher()

    def watch(self, changed: Callable[[], object] | None) -> None:
        """Have ``changed`` called, from another thread, whenever there is something new."""
        self._watcher = changed

    def wait(self, seconds: float) -> bool:
        """Wait for the first view. Raises Lost."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown is not None or bool(self.lost), seconds)
            if self.lost:
                raise Lost(self.lost)
            return self._shown is not None

    def close(self) -> None:
        """Hang up; the seat stays that person's."""
        self._closed = True
        self._watcher = None
        socket = self._socket
        if socket is not None:
            socket.close()
        self._thread.join(5)

    def _ask(self, frame: dict[str, Any]) -> dict[str, Any] | None:
        """Send, and wait for the answer; None when none comes in time (it is sent again when the line is back)."""
        request = str(frame["request"])
        text = json.dumps(frame)
        with self._changed:
            self._waiting[request] = text
            socket = self._socket
        if socket is not None:
            with suppress(OSError, WebSocketException):
                socket.send(text)
        with self._changed:
            self._changed.wait_for(lambda: request in self._answers or bool(self.lost), _ANSWER_SECONDS)
            answer = self._answers.pop(request, None)
            if answer is None:
                self._late.add(request)
            return answer

    # -- the client's side -------------------------------------------------------------------------------------------

    @property
    def shown(self) -> RemoteView:
        """The newest view and what came with it. Raises Lost before the first one."""
        if self._shown is None:
            raise Lost(self.lost)
        return self._shown

    @property
    def room(self) -> Room:
        """What the class adds to the table: its clock, who sits where, tasks, sealed choices."""
        return self._room or Room(clock=self._clock)

    @property
    def seat(self) -> str:
        return self.shown.seat

    @property
    def scenario(self) -> Scenario:
        """What this seat may know of it; all of it once the game is over."""
        return self.shown.whole or self.shown.scenario

    @property
    def players(self) -> dict[str, str]:
        """The own side is played here, the other one somewhere in the room."""
        own = self.shown.view.side
        return {side: HUMAN if side == own else "class" for side in self.shown.scenario.side_ids}

    @property
    def seq(self) -> int:
        return self.shown.view.seq

    @property
    def over(self) -> bool:
        return self.shown.view.phase is Phase.ENDED and self.shown.debrief is not None

    def submit(
        self, seat: str, action: Action, expected_seq: int | None = None, request_id: str = ""
    ) -> Accepted | Refusal:
        """Take an action; see ``TableClient``. Waits for the answer, and for the view that shows it."""
        self._numbers += 1
        request = request_id or uuid4().hex
        frame = {"kind": "act", "request": request, "n": self._numbers, "seq": expected_seq, "seat": seat}
        answer = self._ask(frame | {"action": encode(action)})
        if answer is None:
            return Refusal(RefusalCode.NO_ANSWER)
        return self._accepted(answer, request)

    def _accepted(self, answer: dict[str, Any], request: str) -> Accepted | Refusal:
        if not answer["ok"]:
            return read_refusal(answer)
        with self._changed:
            self._changed.wait_for(lambda: self.shown.mark >= answer["mark"], 2.0)
        return Accepted(answer["seq"], request)

    def _send(self, body: dict[str, Any]) -> Refusal | None:
        """Something that is only done in a class; why not, if it was refused."""
        self._numbers += 1
        request = uuid4().hex
        answer = self._ask({"request": request, "n": self._numbers} | body)
        if answer is None:
            return Refusal(RefusalCode.NO_ANSWER)
        found = self._accepted(answer, request)
        return found if isinstance(found, Refusal) else None

    def seal(
        self, seat: str, statement: Tone | None, pledge: tuple[int, int] | None, measures: tuple[str, ...]
    ) -> Refusal | None:
        """Replace what a seat has chosen for the start of its side's turn."""
        body = {"kind": "sealed", "seat": seat, "measures": list(measures)}
        chosen = {"statement": statement and statement.value, "pledge": list(pledge) if pledge else None}
        return self._send(body | chosen)

    def say(self, words: str) -> Refusal | None:
        """A remark to the own delegation."""
        return self._send({"kind": "say", "words": words})

    def ready(self, on: bool) -> Refusal | None:
        """The own side has nothing more to do in this part of the round."""
        return self._send({"kind": "ready", "on": on})

    def act_as(self, seat: str) -> None:
        """Show, and play, another of this person's seats; its view comes by itself."""
        self._post({"kind": "as", "seat": seat})

    def set_lang(self, lang: str) -> None:
        """Have what the class says in another language."""
        self._lang = lang
        self._post({"kind": "lang", "lang": lang, "request": uuid4().hex})

    def _post(self, frame: dict[str, Any]) -> None:
        socket = self._socket
        if socket is not None:
            with suppress(OSError, WebSocketException):
                socket.send(json.dumps(frame))

    def preview(self, seat: str, draft: tuple[Alternative, ...] | Action, alternative: int = 0) -> Preview:
        """What a draft or an action would mean; empty, with a refusal, when the server does not answer."""
        action: Action = Propose(draft) if isinstance(draft, tuple) else draft
        frame = {"kind": "preview", "request": uuid4().hex, "seat": seat, "alternative": alternative}
        # A player who writes on without a line must not wait at every step.
        answer = self._ask(frame | {"action": encode(action)}) if self.online else None
        if answer is not None and answer["ok"]:
            try:
                return unpack(answer["preview"], Preview)
            except TypedError:
                pass
        refusal = Refusal(RefusalCode.NO_ANSWER) if answer is None else read_refusal(answer)
        return Preview(0.0, 0.0, 0.0, (), (), (), (), None, None, 0.0, (refusal,))

    def view(self, seat: str | None = None) -> View:
        """The view of the own seat, whatever seat is asked for: no other is ever sent here."""
        return self.shown.view

    def view_as(self, viewer: Viewer) -> View:
        """The debrief's view, once the game is over; the own seat's before."""
        debrief = self.shown.debrief
        return debrief if viewer.kind is ViewerKind.DEBRIEF and debrief is not None else self.shown.view

    def legal(self, seat: str) -> tuple[Action, ...]:
        return self.shown.legal

    def events_since(self, seq: int, seat: str | None = None) -> tuple[Record, ...]:
        return tuple(record for record in self.shown.view.history if record.seq > seq)

    def records(self) -> tuple[Record, ...]:
        return self.view_as(Viewer(ViewerKind.DEBRIEF)).history

    def seats_to_move(self) -> tuple[str, ...]:
        return self.shown.view.to_move

    # -- what only a table at this machine can do --------------------------------------------------------------------

    def bot_to_move(self) -> str | None:
        return None

    def can_undo(self, seat: str) -> bool:
        return False

    def undo(self, seat: str) -> bool:
        return False

    def control(self, control: Control) -> None:
        """The clock is the server's."""

    def save(self, path: object) -> None:
        """Raises OSError: the instructor has the record of a class."""
        raise OSError("a class is kept at the server")
