"""Browsers for the load test of the class server: one connection to a seat, each acting at its own beat."""

from __future__ import annotations

import asyncio
import json
import time
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import numpy as np
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

LOST = (OSError, WebSocketException, asyncio.TimeoutError)


@dataclass
class Sent:
    """One action. Times are of this process's monotonic clock; ``public``: everybody at the table is to see it."""

    at: float
    request: str
    frame: str
    public: bool
    answered: float = 0.0
    ok: bool = False
    code: str = ""
    seq: int = 0
    mark: int = 0


@dataclass
class Browser:
    """One seat. ``seen`` are (when, seq, mark) of the screens that came."""

    url: str
    cookie: str
    seed: int
    seat: str = ""
    side: str = ""
    table: int = 0
    lead: bool = False
    issues: int = 5
    sent: list[Sent] = field(default_factory=list)
    seen: list[tuple[float, int, int]] = field(default_factory=list)
    drops: int = 0
    back: float = 0.0  # when the first whole screen after the last reconnection came
    owns: list[int] = field(default_factory=list)
    _socket: ClientConnection | None = None
    _status: dict[str, Any] = field(default_factory=dict)
    _asks: list[Any] = field(default_factory=list)
    _waiting: dict[str, Sent] = field(default_factory=dict)
    _stop: bool = False
    _moves: int = 0

    def __post_init__(self) -> None:
        self.draw = np.random.default_rng(self.seed)
        self._numbers = count(1)
        self.ready = asyncio.Event()

    async def live(self) -> None:
        """Stay connected until stopped, like a page: come back by oneself, resend what was not answered."""
        waits = (0.25, 0.5, 1.0, 1.5)
        tries = 0
        while not self._stop:
            try:
                async with connect(
                    self.url, additional_headers={"Cookie": f"att_seat={self.cookie}"}, compression=None, max_queue=None
                ) as socket:
                    self._socket = socket
                    await socket.send(json.dumps({"kind": "hello", "page": f"p{self.seed}"}))
                    for sent in list(self._waiting.values()):
                        await socket.send(sent.frame)
                    tries = 0
                    async for text in socket:
                        self._read(str(text))
            except LOST:
                pass
            self._socket = None
            self.ready.clear()
            if not self._stop:
                self.drops += 1
                await asyncio.sleep(waits[min(tries, 3)] * float(self.draw.uniform(0.8, 1.2)))
                tries += 1

    def _read(self, text: str) -> None:
        now = time.monotonic()
        if text.startswith('{"kind":"screen"'):
            # The two numbers stand in front; the whole is read only where this browser decides by it.
            head = text[: text.index(',"sections"')] + "}"
            numbers = json.loads(head)
            self.seen.append((now, numbers["seq"], numbers["mark"]))
            if not self.ready.is_set() or (self.lead and ('"status":' in text or '"asks":' in text)):
                self._sections(json.loads(text)["sections"], now)
        elif text.startswith('{"kind":"answer"'):
            answer = json.loads(text)
            sent = self._waiting.pop(answer["request"], None)
            if sent is not None:
                sent.answered, sent.ok = now, answer["ok"]
                sent.code = answer.get("code", "")
                sent.seq, sent.mark = answer.get("seq", 0), answer.get("mark", 0)

    def _sections(self, sections: dict[str, Any], now: float) -> None:
        me = sections.get("me")
        if me:
            self.seat, self.side, self.table, self.lead = me["seat"], me["side"], me["table"], me["lead"]
        book = sections.get("book")
        if book:
            self.owns = next(seat["owns"] for seat in book["seats"] if seat["id"] == self.seat)
            self.issues = len(book["issues"])
        self._status = sections.get("status") or self._status
        self._asks = sections.get("asks", self._asks)
        if not self.ready.is_set() and book:
            self.back = now
            self.ready.set()

    async def act(self) -> None:
        """Do one thing that this seat may do now."""
        socket = self._socket
        if socket is None or not self.ready.is_set() or self._status.get("phase") == "ended":
            return
        public, action = self._move() if self.lead else (False, self._business())
        request = f"{self.seed}-{next(self._numbers)}"
        number = len(self.sent) + 1
        frame = json.dumps({"kind": "act", "request": request, "n": number, "action": action})
        sent = Sent(time.monotonic(), request, frame, public)
        self.sent.append(sent)
        self._waiting[request] = sent
        try:
            await socket.send(frame)
        except LOST:
            return

    def _business(self) -> dict[str, Any]:
        # No drafts: the pen goes round with the rounds, and one that is on its way then is rightly refused.
        if self.draw.integers(0, 2) and self.owns:
            return {"type": "Initial", "issue": self.owns[0], "option": int(self.draw.integers(0, 2))}
        return {"type": "Advise", "issue": int(self.draw.integers(0, self.issues)), "verdict": 1}

    def _move(self) -> tuple[bool, dict[str, Any]]:
        """A head answers the news, speaks and ends turns; between turns it advises."""
        for ask in self._asks:
            self._asks = []
            return True, {"type": "Reply", "event": ask["event"], "reply": ask["replies"][0]["id"]}
        if self._status.get("phase") != "turns" or self._status.get("acting") != self.side or self._waiting:
            return False, self._business()
        self._moves += 1
        if self._status.get("step") == 2 or self._moves % 5 == 0:
            return True, {"type": "EndTurn"}
        if self._moves % 5 == 1:
            return True, {"type": "Statement", "tone": "firm"}
        if self._moves % 5 == 2:
            return True, {"type": "Hold"}
        return False, self._business()

    async def beat(self, every: float, until: float) -> None:
        """Act every so many seconds, at a phase of one's own."""
        await asyncio.sleep(float(self.draw.uniform(0, every)))
        due = time.monotonic()
        while due < until and not self._stop:
            await self.act()
            due += every
            await asyncio.sleep(max(0.0, due - time.monotonic()))

    async def stop(self) -> None:
        self._stop = True
        if self._socket is not None:
            await self._socket.close()


def latencies(browsers: list[Browser]) -> tuple[list[float], int]:
    """Seconds from each accepted action to the last screen that shows it, and how many were never shown somewhere."""
    tables: dict[int, list[Browser]] = {}
    for browser in browsers:
        tables.setdefault(browser.table, []).append(browser)
    found: list[float] = []
    unseen = 0
    for browser in browsers:
        for sent in browser.sent:
            if not sent.ok:
                continue
            if sent.public:
                times = [_first(other, 1, sent.seq, sent.at) for other in tables[browser.table]]
            else:
                own = [other for other in tables[browser.table] if other.side == browser.side]
                times = [_first(other, 2, sent.mark, sent.at) for other in own]
            if any(at is None for at in times):
                unseen += 1
            else:
                found.append(max(at for at in times if at is not None) - sent.at)
    return found, unseen


def _first(browser: Browser, which: int, value: int, after: float) -> float | None:
    """When a browser first saw a number that is at least ``value``."""
    position = bisect_left(browser.seen, value, key=lambda entry: entry[which])
    while position < len(browser.seen) and browser.seen[position][0] < after:
        position += 1
    return browser.seen[position][0] if position < len(browser.seen) else None
