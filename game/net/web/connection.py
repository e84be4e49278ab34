"""One open socket of a seat or observer: what it has been sent, and what waits to be sent."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field

from starlette.websockets import WebSocket, WebSocketState

from game.net.web.limits import Bucket

__all__ = ["Connection", "Line"]

_MOST_WAITING = 400


@dataclass(eq=False)
class Line:
    """Frames to one socket, sent by a task of its own: a slow reader holds nobody up."""

    socket: WebSocket
    frames: deque[str] = field(default_factory=deque)
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    closing: bool = False

    def send(self, frame: str) -> None:
        """Queue a frame; a reader that has fallen too far behind is let go, and comes back by itself."""
        if self.closing:
            return
        if len(self.frames) >= _MOST_WAITING:
            self.close()
            return
        self.frames.append(frame)
        self.wake.set()

    def close(self, last: str | None = None) -> None:
        """Send what waits, then ``last``, then hang up."""
        if not self.closing:
            if last is not None:
                self.frames.append(last)
            self.closing = True
            self.wake.set()

    def take(self) -> list[str]:
        """What to send now."""
        frames = list(self.frames)
        self.frames.clear()
        return frames

    async def pump(self) -> None:
        """Send until closed or gone."""
        try:
            while True:
                await self.wake.wait()
                self.wake.clear()
                for frame in self.take():
                    await self.socket.send_text(frame)
                if self.closing:
                    break
        except (RuntimeError, OSError):
            return
        if self.socket.application_state is WebSocketState.CONNECTED:
            await self.socket.close(1000)


@dataclass(eq=False)
class Connection(Line):
    """A seat's line. Sections that changed are kept by name: only the newest of each is ever sent."""

    session: int = 0
    person: int = 0
    page: str = ""
    lang: str = "en"
    seat: str = ""
    side: str = ""
    table: int = 0
    greeted: bool = False
    full: bool = False  # a window: it is sent whole views, and few sections
    told: int = 0  # records that a window has been sent
    last_told: object = None
    sent: dict[str, int] = field(default_factory=dict)
    pending: dict[str, str] = field(default_factory=dict)
    seq: int = 0
    mark: int = 0
    marked: tuple[int, int] = (-1, -1)
    me: str = ""
    rate: Bucket = field(default_factory=lambda: Bucket(10.0, 60.0))
    strikes: int = 0

    def take(self) -> list[str]:
        frames = super().take()
        # A screen after the good-bye would bring the page back to life.
        if self.greeted and not self.closing and (self.pending or self.marked != (self.seq, self.mark)):
            parts = ",".join(f'"{name}":{text}' for name, text in self.pending.items())
            head = f'{{"kind":"screen","seq":{self.seq},"mark":{self.mark},"sections":{{'
            frames.append(head + parts + "}}")
            self.pending.clear()
            self.marked = (self.seq, self.mark)
        return frames
