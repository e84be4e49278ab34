"""Handing pieces of work to other processes or to a cluster. A lost worker costs a retry, never the run.

Results do not depend on who did the work: a piece holds all that its result depends on, and comes back with its place.
"""

from __future__ import annotations

import importlib
import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from concurrent.futures.process import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

__all__ = [
    "ClusterMissingError",
    "ClusterUnreachableError",
    "Hands",
    "NoWorkersError",
    "WorkersLostError",
    "outcomes",
]

Piece = TypeVar("Piece")
Result = TypeVar("Result")

MOST_LOSSES = 5  # losses of workers in a row, without a piece finished in between
CONNECT_SECONDS = 10.0  # that a cluster is given to answer, and to show a worker
GLANCE_SECONDS = 5.0  # without a result after which the pool is asked whether anybody is left


class ClusterMissingError(RuntimeError):
    """``distributed`` is not installed."""


class ClusterUnreachableError(RuntimeError):
    """No scheduler answers at ``address``; ``reason`` says what came back."""

    def __init__(self, address: str, reason: str) -> None:
        self.address, self.reason = address, reason
        super().__init__(f"no scheduler answers at {address}: {reason}")


class NoWorkersError(RuntimeError):
    """The scheduler at ``address`` has no workers, or the cluster cannot import the game."""

    def __init__(self, address: str, reason: str = "") -> None:
        self.address, self.reason = address, reason
        super().__init__(f"no workers at {address} {reason}".rstrip())


class WorkersLostError(RuntimeError):
    """Workers were lost ``times`` times in a row and nothing was finished in between."""

    def __init__(self, times: int) -> None:
        self.times = times
        super().__init__(f"workers were lost {times} times in a row")


@dataclass(frozen=True, slots=True)
class Hands:
    """Who does the work: this process (``jobs`` 1), that many processes, or the workers of a Dask scheduler."""

    jobs: int = 1
    dask: str | None = None


class _Pool(Protocol):
    @property
    def executor(self) -> Executor: ...

    @property
    def room(self) -> int:
        """Pieces worth having under way at once."""
        ...

    def lost(self, error: BaseException) -> bool:
        """Whether a piece failed because its worker went away."""
        ...

    def glance(self) -> None:
        """Raise NoWorkersError when nobody is left to wait for."""
        ...

    def close(self) -> None: ...


def outcomes(
    function: Callable[[Piece], Result], pieces: Sequence[Piece], hands: Hands
) -> Iterator[tuple[int, Result]]:
    """The result of every piece with its place among ``pieces``, in the order in which they are finished.

    ``function`` must be importable by name and depend on its piece only. What it raises is raised here.

    Raises:
        ClusterMissingError, ClusterUnreachableError, NoWorkersError: there is no cluster to work on.
        WorkersLostError: more than ``MOST_LOSSES`` losses in a row.
    """
    if hands.dask is None and (hands.jobs <= 1 or not pieces):
        for place, piece in enumerate(pieces):
            yield place, function(piece)
        return
    waiting = deque(range(len(pieces)))
    losses = 0
    while waiting:
        pool: _Pool = _Cluster(hands.dask) if hands.dask is not None else _Processes(min(hands.jobs, len(waiting)))
        try:
            for place, result in _until_lost(function, pieces, waiting, pool):
                losses = 0
                yield place, result
        finally:
            pool.close()
        if waiting:
            losses += 1
            if losses > MOST_LOSSES:
                raise WorkersLostError(losses)


def _until_lost(
    function: Callable[[Piece], Result], pieces: Sequence[Piece], waiting: deque[int], pool: _Pool
) -> Iterator[tuple[int, Result]]:
    """Results until all is done or a worker is lost; what is unfinished then is back in ``waiting``."""
    flying: dict[Future[Result], int] = {}
    broken = False
    while waiting or flying:
        while waiting and not broken and len(flying) < pool.room:
            try:
                flying[pool.executor.submit(function, pieces[waiting[0]])] = waiting[0]
            except BrokenExecutor:
                broken = True
            else:
                waiting.popleft()
        done, _ = wait(flying, timeout=GLANCE_SECONDS, return_when=FIRST_COMPLETED)
        if not done and not broken:
            pool.glance()
        for future in done:
            place = flying.pop(future)
            try:
                result = future.result()
            except (Exception, CancelledError) as error:
                if not pool.lost(error):
                    raise
                waiting.append(place)
                broken = True
            else:
                yield place, result
        if broken:
            waiting.extend(flying.values())
            return


class _Processes:
    """Processes of this machine, spawned: a parent with threads (a window, BLAS) must not be copied half-way."""

    def __init__(self, jobs: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.executor: Executor = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin_work)
        self.room = 2 * jobs

    def lost(self, error: BaseException) -> bool:
        return isinstance(error, BrokenExecutor)

    def glance(self) -> None:
        """A pool notices the death of a process by itself."""

    def close(self) -> None:
        self.executor.shutdown(wait=False, cancel_futures=True)


def _begin_work() -> None:
    """In a new process: leave Ctrl-C to the parent, and do not outlive it.

    Ctrl-C reaches the whole group of processes; only the parent answers it, by asking for no more work. A parent that
    is killed asks nothing any more, and its workers would wait for work for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class _Cluster:
    """The workers of a Dask scheduler. Imported only when asked for: it is an extra."""

    def __init__(self, address: str) -> None:
        try:
            distributed: Any = importlib.import_module("distributed")
        except ImportError as error:
            raise ClusterMissingError(str(error)) from error
        for name in ("distributed", "distributed.client"):
            # What goes wrong is told once, in words, by who asked for the work: not in log lines with tracebacks.
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self._address = address
        self._killed: type[BaseException] = distributed.scheduler.KilledWorker
        try:
            # Looked at first: a client that fails on a malformed address waits twenty seconds for itself at the end.
            addressing: Any = importlib.import_module("distributed.comm.addressing")
            addressing.get_address_host_port(address)
            self._client = distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError, TypeError, ImportError) as error:
            raise ClusterUnreachableError(address, str(error)) from error
        try:
            self._client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        except TimeoutError as error:
            self._client.close(timeout=CONNECT_SECONDS)
            raise NoWorkersError(address) from error
        # A piece gives the same result whoever computes it, but the cluster is not to keep or share results.
        self.executor: Executor = self._client.get_executor(pure=False)
        self._threads = sum(int(count) for count in self._client.nthreads().values())

    @property
    def room(self) -> int:
        return max(4, 2 * self._threads)

    def lost(self, error: BaseException) -> bool:
        for found in (error, error.__cause__):
            if isinstance(found, ImportError):
                raise NoWorkersError(self._address, str(found)) from error
        return isinstance(error, self._killed | CancelledError | ConnectionError)

    def glance(self) -> None:
        """The scheduler hands a lost worker's pieces to the others; without any, nobody would ever finish."""
        threads = self._client.nthreads()
        if not threads:
            try:
                self._client.wait_for_workers(1, timeout=CONNECT_SECONDS)
            except TimeoutError as error:
                raise NoWorkersError(self._address) from error

    def close(self) -> None:
        self.executor.shutdown(wait=False)
        self._client.close(timeout=CONNECT_SECONDS)
