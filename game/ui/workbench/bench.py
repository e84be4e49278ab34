"""The bench: watches one file, reads it again when it is saved, and carries the running game over."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.ai.thinking import Cancelled, Thinking, calling_off
from game.core.pause import no_collection
from game.rules.records import Record
from game.rules.view import Viewer, ViewerKind
from game.scenario.model import Scenario
from game.table.local import LocalTable
from game.ui.session import Session
from game.ui.workbench.course import Start, opened, play_to
from game.ui.workbench.ground import Ground, ground_of
from game.ui.workbench.reading import Reading, read, read_on
from game.ui.workbench.transfer import Kept, inputs_of, replay
from game.ui.workbench.watch import Watch

if TYPE_CHECKING:
    from game.ui.scenes.desk import Desk

__all__ = ["Bench", "Fresh"]


@dataclass(frozen=True, slots=True)
class Fresh:
    """What the worker made of a saved file: the reading and, when it can be played, a table in the old one's place."""

    reading: Reading
    table: LocalTable | None = None
    kept: Kept | None = None
    inputs: int = 0


class Bench:
    """One file under work. Its scene sets ``shown``, which is called when anything that it shows has changed.

    Files are read and games are replayed in a worker of its own, so that neither the window nor a bot at work delays
    them. Everything else happens on the window's thread. Two threads that both want the interpreter take twice as
    long: while a file is read, the bot of the old game waits, and what was not yet judged of the old file is dropped.
    """

    def __init__(self, desk: Desk, path: Path, start: Start) -> None:
        self.desk = desk
        self.path = path
        self.start = start
        self.reading: Reading | None = None
        self.running: Scenario | None = None
        """The scenario of the game that is shown: the last one without errors."""
        self.session: Session | None = None
        self.note = ""
        self.kept_all = True
        self.busy = ""
        self.tab = 0
        self.readings = 0
        """How often the file has been read."""
        self.milliseconds = 0
        """From the moment the change was seen to the moment its game stood ready."""
        self.shown: Callable[[bool], object] = lambda _game: None
        """Told whether there is another game (else only the panel has changed)."""
        self._watch = Watch((path,), lambda: desk.post(self.read_again))
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="bench")
        self._slow = ThreadPoolExecutor(max_workers=1, thread_name_prefix="balance")
        self._reading = False
        self._again = False
        self._closed = False
        self._starts = 0
        self._judging = Thinking()

    # -- watching

    def open(self) -> None:
        """Read the file for the first time, and again whenever it is saved."""
        self.read_again()
        self._watch.start()

    def show(self, session: Session) -> None:
        """Read and judge the file at once, on this thread, beside a game of it, and watch nothing: for a picture."""
        self.reading = read_on(read(self.path), self.desk.t)
        self.session, self.running = session, session.table.scenario

    def close(self) -> None:
        """Watch no more; what is still being read is dropped."""
        self._closed = True
        self._judging.cancel()
        self._watch.stop()
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._slow.shutdown(wait=False, cancel_futures=True)

    def read_again(self) -> None:
        """Read the file now. While it is being read, once more afterwards."""
        if self._closed:
            return
        if self._reading:
            self._again = True
            return
        self._reading = True
        began = time.monotonic()
        session = self.session
        self._judging.cancel()
        if session is not None:
            session.hold()
        inputs = inputs_of(session.table) if session is not None else ()
        start, old = self.start, self.running

        def job() -> Fresh:
            with no_collection():
                return _fresh(self.path, start, old, session, inputs)

        self._work(self._pool, job, lambda fresh: self._arrived(fresh, session, began))

    def _work(self, pool: ThreadPoolExecutor, job: Callable[[], object], done: Callable[..., object]) -> None:
        def arrived(future: Future[object]) -> None:
            if future.cancelled() or self._closed:
                return
            problem = future.exception()
            if isinstance(problem, Cancelled):
                return
            if problem is not None:
                self.desk.post(lambda: self._failed(problem))
            else:
                result = future.result()
                self.desk.post(lambda: None if self._closed else done(result))

        pool.submit(job).add_done_callback(arrived)

    def _failed(self, problem: BaseException) -> None:
        self._reading, self.busy = False, ""
        if self.session is not None:
            self.session.release()
        self.desk.say(str(problem) or type(problem).__name__, "warn")
        self.shown(False)

    def _arrived(self, fresh: Fresh, before: Session | None, began: float) -> None:
        self._reading = False
        self.reading = fresh.reading
        self.readings += 1
        self._watch.follow(fresh.reading.files)
        game = fresh.table is not None and self.session is before
        if game and fresh.table is not None and fresh.kept is not None:
            self._take(fresh.table, self._caught_up(fresh, before, fresh.kept))
            if before is None and self.start.round > 1:
                self.start_over()
        if before is not None:
            before.release()
        self.milliseconds = round(1000 * (time.monotonic() - began))
        self.shown(game)
        if fresh.reading.scenario is not None:
            # In a later turn of the loop: the game is painted first.
            self.desk.post(lambda: self._judge(fresh.reading))
        if self._again:
            self._again = False
            self.read_again()

    def _caught_up(self, fresh: Fresh, before: Session | None, kept: Kept) -> Kept:
        """With the moves that the author made while the file was being read."""
        if before is None or fresh.table is None or not kept.whole:
            return kept
        later = inputs_of(before.table)[fresh.inputs :]
        if not later:
            return kept
        more = replay(later, before.table.scenario, fresh.table)
        return replace(more, moves=kept.moves + more.moves)

    def _judge(self, reading: Reading) -> None:
        """Find out in the background what takes longer, unless the file is being read again already."""
        if self._closed or self._reading or self.reading is not reading:
            return
        stage, t = self.desk.stage, self.desk.t
        judging = self._judging = Thinking(stage.resting if stage is not None else None)

        def job() -> Reading:
            with calling_off(judging):
                return read_on(reading, t)

        self._work(self._slow, job, lambda found: self._judged(reading, found))

    def _judged(self, reading: Reading, found: Reading) -> None:
        if self.reading is reading:
            self.reading = found
            self.shown(False)

    # -- the game

    def _take(self, table: LocalTable, kept: Kept) -> None:
        before = self.session
        if before is not None:
            before.cancel()
        self.running = table.scenario
        self.note, self.kept_all = self._said(kept), kept.whole
        self.session = Session(table, self.desk.t, offices_only=self.desk.settings.offices_only)
        # An author sees the table and the panel first, not pages of news, and guesses at no mandate: it is shown.
        self.session.take_up()
        rounds = range(1, len(table.scenario.calendar.rounds) + 1)
        self.session.skipped = {("guess", number) for number in rounds}

    def _said(self, kept: Kept) -> str:
        t = self.desk.t
        if kept.whole:
            return t("The game goes on in round {round}.", round=kept.round) if kept.moves else ""
        if kept.lost:
            return t(
                "The game was kept up to round {round}: “{name}”, of which a move speaks, is no longer there.",
                round=kept.round, name=kept.lost,
            )  # fmt: skip
        return t("The game was kept up to round {round}: the next move is no longer allowed.", round=kept.round)

    def change(self, start: Start) -> None:
        """Keep a choice for the next start."""
        self.start = start

    def start_over(self) -> None:
        """Set up a new game as chosen; bots play up to the round."""
        scenario, start = self.running, self.start
        if scenario is None:
            return
        self._starts += 1
        number = self._starts
        self.busy = self.desk.t("Playing up to round {round}…", round=start.round) if start.round > 1 else ""
        self.shown(False)

        def job() -> tuple[LocalTable, Kept]:
            table = opened(scenario, start)
            reached = play_to(table, start, lambda: number == self._starts and not (self._closed or self.desk.closed))
            return table, Kept(len(inputs_of(table)), True, reached)

        self._work(self._pool, job, lambda made: self._started(number, start, *made))

    def _started(self, number: int, start: Start, table: LocalTable, kept: Kept) -> None:
        if number != self._starts or table.scenario is not self.running:
            return
        self.busy = ""
        self._take(table, kept)
        if table.over and kept.round < start.round:
            self.note = self.desk.t("The game was over in round {round}.", round=kept.round)
            self.kept_all = False
        self.shown(True)

    def ground(self) -> Ground | None:
        """What the running game's author may see of it now."""
        if self.session is None:
            return None
        table = self.session.table
        return ground_of(table.game, table.view_as(Viewer(ViewerKind.AUTHOR)))


def _fresh(
    path: Path, start: Start, old: Scenario | None, session: Session | None, inputs: tuple[Record, ...]
) -> Fresh:
    """In the worker: the file read and, unless it has errors, a table with the game carried over."""
    reading = read(path)
    scenario = reading.scenario
    if scenario is None:
        return Fresh(reading)
    if session is None or old is None:
        table, kept = opened(scenario, start), Kept(0, True, 1)
    else:
        table = _seated_alike(scenario, session, start)
        kept = replay(inputs, old, table)
    # The first view and ground compile tables: better here than in a frame of the window.
    table.view(scenario.leads[start.side_of(scenario)])
    ground_of(table.game, table.view_as(Viewer(ViewerKind.AUTHOR)))
    return Fresh(reading, table, kept, len(inputs))


def _seated_alike(scenario: Scenario, session: Session, start: Start) -> LocalTable:
    """A fresh table with the players and the seed of the running game, where the scenario still knows them."""
    from game.ai import UnknownBot

    before = session.table
    if set(before.players) == set(scenario.side_ids):
        try:
            return LocalTable.opened(scenario, before.seed, before.players)
        except UnknownBot:
            pass  # a persona is gone
    return opened(scenario, replace(start, seed=before.seed))
