"""Bots think in a thread of their own; what they decide comes back through the writer like anybody's move."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

from game.net.hosted.table import HostedTable
from game.net.refusals import ClassRefusalError
from game.net.room.classroom import Classroom
from game.net.room.sessions import Session, Stage
from game.net.web.writer import Writer
from game.rules.actions import Action

__all__ = ["BotRunner"]

_LOG = logging.getLogger(__name__)


class BotRunner:
    """At most one thought at a table at a time; one that the table has moved past is thrown away."""

    def __init__(self, classroom: Classroom, writer: Writer) -> None:
        self.classroom, self.writer = classroom, writer
        self._pool = ThreadPoolExecutor(1, "class-bots")
        self._thinking: dict[tuple[int, int], asyncio.Task[None]] = {}
        self._closed = False

    def look(self) -> None:
        """Let every bot that should move begin to think. Called after each commit, also by a server that is closing."""
        if self._closed:
            return
        for session in self.classroom.sessions.values():
            if session.stage is not Stage.PLAY:
                continue
            for table in session.tables.values():
                key = (session.id, table.number)
                if table.bots and key not in self._thinking and table.bot_due() is not None:
                    self._thinking[key] = asyncio.create_task(self._think(session, table, key))

    async def _think(self, session: Session, table: HostedTable, key: tuple[int, int]) -> None:
        try:
            seat = table.bot_due()
            if seat is None:
                return
            seq = table.game.seq
            thought = table.game.thought(seat)
            action = await asyncio.get_running_loop().run_in_executor(self._pool, thought)
            await self.writer.do(lambda classroom: _move(classroom, session, table, seat, action, seq))
        except ClassRefusalError:
            _LOG.warning("a bot's move was refused at table %s", key)
        except Exception:
            # A bot that fails must not stop the table: the clock or the instructor takes it on.
            _LOG.exception("a bot failed at table %s", key)
            await asyncio.sleep(5.0)
        finally:
            self._thinking.pop(key, None)
            # What came up while it was thinking may be its turn as well.
            asyncio.get_running_loop().call_soon(self.look)

    async def close(self) -> None:
        """Let no bot think any more, and see every thought ended before the loop is."""
        self._closed = True
        thinking = tuple(self._thinking.values())
        for task in thinking:
            task.cancel()
        await asyncio.gather(*thinking, return_exceptions=True)
        self._pool.shutdown(wait=False, cancel_futures=True)


def _move(classroom: Classroom, session: Session, table: HostedTable, seat: str, action: Action, seq: int) -> None:
    if table.game.seq == seq and table.bot_due() == seat and session.tables.get(table.number) is table:
        table.move_bot(seat, action, classroom.now())
        classroom.keep(session, table)
