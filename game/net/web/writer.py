"""The one writer: takes changes in order, commits many of them at once, and only then lets anybody know."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from game.net.refusals import ClassCode, ClassRefusalError
from game.net.room.classroom import Classroom
from game.net.room.store_errors import StoreError

__all__ = ["Work", "Writer"]

_LOG = logging.getLogger(__name__)
_RETRY_SECONDS = 1.0
T = TypeVar("T")
Work = Callable[[Classroom], Any]
Done = Callable[[Any, ClassRefusalError | None], None]


class Writer:
    """While a commit is under way nothing is applied: what arrives waits for the next one (group commit).

    So the state in memory, whenever anybody is shown it, is the state on the disk. When the disk takes no more,
    answers wait until it does; nothing is lost and nothing is acknowledged.
    """

    def __init__(
        self, classroom: Classroom, publish: Callable[[], None], trouble: Callable[[StoreError | None], None]
    ) -> None:
        self.classroom = classroom
        self._publish, self._trouble = publish, trouble
        self._queue: list[tuple[Work, Done]] = []
        self._arrived = asyncio.Event()
        self._idle = asyncio.Event()
        self._disk = ThreadPoolExecutor(1, "class-store")
        self.commits = 0

    def put(self, work: Work, done: Done) -> None:
        """Queue a change; ``done`` gets its result, or the refusal that it raised, once it is on the disk."""
        self._queue.append((work, done))
        self._idle.clear()
        self._arrived.set()

    async def do(self, work: Callable[[Classroom], T]) -> T:
        """Make a change and wait until it is on the disk. Raises ClassRefusalError."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        def done(result: T, refused: ClassRefusalError | None) -> None:
            if not future.done():
                if refused is None:
                    future.set_result(result)
                else:
                    future.set_exception(refused)

        self.put(work, done)
        return await future

    async def run(self) -> None:
        """Work until cancelled."""
        while True:
            if not self._queue:
                self._idle.set()
                self._arrived.clear()
                await self._arrived.wait()
            batch, self._queue = self._queue, []
            results = [self._apply(work) for work, _ in batch]
            await self._commit()
            self._publish()
            for (_, done), (result, refused) in zip(batch, results, strict=True):
                self._tell(done, result, refused)

    def _apply(self, work: Work) -> tuple[Any, ClassRefusalError | None]:
        try:
            return work(self.classroom), None
        except ClassRefusalError as error:
            return None, error
        except Exception:
            # One broken request must not stop the class; it is told that it failed, and the log says why.
            _LOG.exception("a request failed")
            return None, ClassRefusalError(ClassCode.FAILED)

    def _tell(self, done: Done, result: Any, refused: ClassRefusalError | None) -> None:
        try:
            done(result, refused)
        except Exception:
            _LOG.exception("an answer could not be given")

    async def _commit(self) -> None:
        store = self.classroom.store
        if not store.pending:
            return
        troubled = False
        while True:
            try:
                await asyncio.get_running_loop().run_in_executor(self._disk, store.commit)
                break
            except StoreError as error:
                if not troubled:
                    _LOG.error("the class file cannot be written: %s", error)
                troubled = True
                self._trouble(error)
                await asyncio.sleep(_RETRY_SECONDS)
        self.commits += 1
        if troubled:
            self._trouble(None)

    async def settle(self) -> None:
        """Wait until nothing is queued."""
        await self._idle.wait()

    def close(self) -> None:
        self._disk.shutdown()
