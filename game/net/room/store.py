"""The one file in which a class is kept: every event, in order, on the disk before anybody is told it was taken."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes
from threading import Lock

from game.net.room.store_errors import StoreError, trouble_of

__all__ = ["FORMAT", "Event", "Store"]

FORMAT = 1
_APPLICATION = 0x41545443  # "ATTC": tells a class file from any other SQLite file
_MAGIC = b"SQLite format 3\0"

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS sessions (id INTEGER PRIMARY KEY, created REAL NOT NULL, resolved TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY, session INTEGER NOT NULL, tbl INTEGER NOT NULL,"
    " person INTEGER NOT NULL, at REAL NOT NULL, kind TEXT NOT NULL, request TEXT NOT NULL, body TEXT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS events_of_session ON events (session, id)",
    "CREATE TABLE IF NOT EXISTS desks (hash TEXT PRIMARY KEY, at REAL NOT NULL)",
    # A random key, so that not even the order of the answers is kept.
    "CREATE TABLE IF NOT EXISTS anonymous (key BLOB PRIMARY KEY, session INTEGER NOT NULL, kind TEXT NOT NULL,"
    " body TEXT NOT NULL) WITHOUT ROWID",
)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. ``table`` and ``person`` are 0 where none is meant; ``body`` is JSON."""

    id: int
    session: int
    table: int
    person: int
    at: float  # seconds since 1970
    kind: str
    request: str
    body: str


class Store:
    """Events are appended in memory and written by ``commit``, many at a time: one write to the disk for all.

    ``append`` and the other changes belong to one thread; ``commit`` may run in another one meanwhile, as long as
    nothing is appended before it returns.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Opens or makes the file; without a path everything is kept in memory. Raises StoreError."""
        self.path = path
        self._lock = Lock()
        self._pending: list[tuple[str, tuple[object, ...]]] = []
        self._vacuum = self._scrub = False  # what the next commit cleans up after itself
        try:
            self._db = self._open(path)
            self._next = self._highest("events") + 1
            self._next_session = self._highest("sessions") + 1
        except (sqlite3.Error, OSError) as error:
            raise StoreError(trouble_of(error), str(path or ""), str(error)) from error

    def _open(self, path: Path | None) -> sqlite3.Connection:
        fresh = path is None or not path.exists() or path.stat().st_size == 0
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not fresh:
                with path.open("rb") as file:
                    if file.read(len(_MAGIC)) != _MAGIC:
                        raise sqlite3.DatabaseError("file is not a database")
        db = sqlite3.connect(
            ":memory:" if path is None else path, check_same_thread=False, isolation_level=None, timeout=0.5
        )
        try:
            self._prepare(db, fresh)
        except BaseException:
            db.close()
            raise
        return db

    def _prepare(self, db: sqlite3.Connection, fresh: bool) -> None:
        # One server to a file: the second one is told, instead of both writing.
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        if not fresh:
            (application,) = db.execute("PRAGMA application_id").fetchone()
            if application != _APPLICATION:
                raise StoreError("foreign", str(self.path or ""))
            (found,) = db.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                raise sqlite3.DatabaseError(found)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA secure_delete = ON")
        db.execute("BEGIN EXCLUSIVE")
        if fresh:
            db.execute(f"PRAGMA application_id = {_APPLICATION}")
        for statement in _SCHEMA:
            db.execute(statement)
        db.execute("INSERT OR IGNORE INTO meta VALUES ('format', ?)", (str(FORMAT),))
        (known,) = db.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        db.execute("COMMIT")
        if known != str(FORMAT):
            raise StoreError("newer", str(self.path or ""), f"format {known}")

    def _highest(self, table: str) -> int:
        (highest,) = self._db.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()
        return int(highest)

    # -- changes, written by the next commit ------------------------------------------------------------------------

    def add_session(self, created: float, resolved: str) -> int:
        """A new session with its whole scenario inside; returns its id."""
        number, self._next_session = self._next_session, self._next_session + 1
        self._pending.append(("INSERT INTO sessions VALUES (?, ?, ?)", (number, created, resolved)))
        return number

    def append(
        self, session: int, kind: str, body: str, at: float, *, table: int = 0, person: int = 0, request: str = ""
    ) -> Event:
        """Note that something happened."""
        event = Event(self._next, session, table, person, at, kind, request, body)
        self._next += 1
        self._pending.append(
            (
                "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (event.id, session, table, person, at, kind, request, body),
            )
        )
        return event

    def add_desk(self, hash_: str, at: float) -> None:
        """Another secret that opens the instructor's desk."""
        self._pending.append(("INSERT OR IGNORE INTO desks VALUES (?, ?)", (hash_, at)))

    def add_anonymous(self, session: int, kind: str, body: str) -> None:
        """An answer of which nothing says whose it is, nor when it came."""
        self._pending.append(("INSERT INTO anonymous VALUES (?, ?, ?, ?)", (token_bytes(16), session, kind, body)))

    def forget_said(self, session: int, event: int | None = None) -> None:
        """Delete what was said in chats, one remark or all of a session: no trace is left once committed."""
        one = "" if event is None else " AND id = ?"
        values: tuple[object, ...] = (session,) if event is None else (session, event)
        self._pending.append((f"DELETE FROM events WHERE kind = 'said' AND session = ?{one}", values))
        self._scrub = True

    def forget(self, session: int) -> None:
        """Delete a session for good: the file keeps no trace of it once committed."""
        for table, column in (("events", "session"), ("anonymous", "session"), ("sessions", "id")):
            self._pending.append((f"DELETE FROM {table} WHERE {column} = ?", (session,)))
        self._vacuum = True

    @property
    def pending(self) -> int:
        """Changes not yet written."""
        return len(self._pending)

    def commit(self) -> None:
        """Write what is pending, all or nothing, and see it on the disk. Raises StoreError; then it stays pending."""
        if not self._pending and not self._vacuum and not self._scrub:
            return
        with self._lock:
            try:
                self._write()
            except sqlite3.Error as error:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise StoreError(trouble_of(error), str(self.path or ""), str(error)) from error

    def _write(self) -> None:
        if self._pending:
            self._db.execute("BEGIN IMMEDIATE")
            for statement, values in self._pending:
                self._db.execute(statement, values)
            self._db.execute("COMMIT")
            self._pending.clear()
        if self._vacuum:
            self._db.execute("VACUUM")
            self._vacuum, self._scrub = False, True
        if self._scrub:
            # The file itself is overwritten (secure_delete); the log beside it would keep the old pages.
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._scrub = False

    # -- reading -----------------------------------------------------------------------------------------------------

    def sessions(self) -> tuple[tuple[int, float], ...]:
        """(id, when it was made) of every session."""
        with self._lock:
            return tuple(self._db.execute("SELECT id, created FROM sessions ORDER BY id"))

    def resolved(self, session: int) -> str:
        """The whole scenario that a session plays."""
        with self._lock:
            found = self._db.execute("SELECT resolved FROM sessions WHERE id = ?", (session,)).fetchone()
        return str(found[0]) if found else ""

    def events(self, session: int, kinds: tuple[str, ...] = ()) -> Iterator[Event]:
        """A session's events in order; of some kinds only, when any are named."""
        some = f" AND kind IN ({','.join('?' * len(kinds))})" if kinds else ""
        with self._lock:
            query = f"SELECT * FROM events WHERE session = ?{some} ORDER BY id"
            rows = self._db.execute(query, (session, *kinds)).fetchall()
        for number, of, table, person, at, kind, request, body in rows:
            yield Event(number, of, table, person, at, kind, request, body)

    def last_at(self, session: int) -> float:
        """When a session's last event happened; 0 when there is none."""
        with self._lock:
            (at,) = self._db.execute("SELECT coalesce(max(at), 0) FROM events WHERE session = ?", (session,)).fetchone()
        return float(at)

    def is_desk(self, hash_: str) -> bool:
        """Whether a hash is that of an instructor's secret."""
        with self._lock:
            return self._db.execute("SELECT 1 FROM desks WHERE hash = ?", (hash_,)).fetchone() is not None

    def anonymous(self, session: int, kind: str) -> tuple[str, ...]:
        """The anonymous answers of one kind, in no order."""
        with self._lock:
            found = self._db.execute("SELECT body FROM anonymous WHERE session = ? AND kind = ?", (session, kind))
            return tuple(body for (body,) in found)

    def close(self) -> None:
        """Write what is pending and let go of the file. Raises StoreError when it cannot be written."""
        try:
            self.commit()
        finally:
            with self._lock:
                self._db.close()
