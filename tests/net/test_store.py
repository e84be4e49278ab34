"""The class file: what is acknowledged stays, what is deleted is gone, and what is wrong is said with what to do."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from game.core.messages import Translator
from game.net.room.store import Store
from game.net.room.store_errors import TROUBLES, StoreError, trouble_of


def _said(error: StoreError) -> str:
    return error.text(Translator("en"))


def test_events_come_back_in_order_with_everything_they_had(tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    store = Store(path)
    session = store.add_session(1.0, "{}")
    for number in range(20):
        store.append(
            session, "input", f'{{"n":{number}}}', 2.0 + number, table=number % 3, person=7, request=f"r{number}"
        )
    assert store.pending == 21
    store.commit()
    assert store.pending == 0
    store.close()
    again = Store(path)
    events = list(again.events(session))
    assert [event.body for event in events] == [f'{{"n":{number}}}' for number in range(20)]
    assert events[4].table == 1 and events[4].person == 7 and events[4].request == "r4" and events[4].at == 6.0
    assert again.sessions() == ((session, 1.0),) and again.resolved(session) == "{}"
    assert again.last_at(session) == 21.0
    assert again.add_session(2.0, "{}") == session + 1
    assert again.append(session, "note", "{}", 30.0).id == events[-1].id + 1
    again.close()


def test_what_was_not_committed_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    store = Store(path)
    session = store.add_session(1.0, "{}")
    store.append(session, "note", "{}", 1.0)
    store.commit()
    store.append(session, "note", "{}", 2.0)
    copy = tmp_path / "copy.db"
    for suffix in ("", "-wal"):
        if Path(str(path) + suffix).exists():
            Path(str(copy) + suffix).write_bytes(Path(str(path) + suffix).read_bytes())
    read = Store(copy)
    assert len(list(read.events(session))) == 1
    read.close()
    store.close()


def test_every_write_waits_for_the_disk(tmp_path: Path) -> None:
    store = Store(tmp_path / "class.db")
    assert store._db.execute("PRAGMA synchronous").fetchone() == (2,)
    assert store._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    store.close()


def test_a_deleted_session_leaves_no_trace_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    store = Store(path)
    kept, gone = store.add_session(1.0, "{}"), store.add_session(1.0, "{}")
    for session, word in ((kept, "marguerite"), (gone, "chrysanthemum")):
        for _ in range(200):
            store.append(session, "joined", f'{{"name":"{word}"}}', 1.0)
        store.add_anonymous(session, "exit", f'"{word}"')
    store.commit()
    store.forget(gone)
    store.commit()
    files = [file for file in tmp_path.iterdir() if file.name.startswith("class.db")]
    everything = b"".join(file.read_bytes() for file in files)
    assert b"chrysanthemum" not in everything
    assert b"marguerite" in everything
    store.close()
    assert b"chrysanthemum" not in path.read_bytes()
    again = Store(path)
    assert [number for number, _ in again.sessions()] == [kept]
    assert again.anonymous(kept, "exit") == ('"marguerite"',) and again.anonymous(gone, "exit") == ()
    again.close()


def test_remarks_can_be_deleted_one_by_one_or_all_at_once() -> None:
    store = Store()
    session = store.add_session(1.0, "{}")
    said = [store.append(session, "said", f'"{n}"', 1.0).id for n in range(3)]
    store.append(session, "note", "{}", 1.0)
    store.forget_said(session, said[1])
    store.commit()
    assert [event.body for event in store.events(session, ("said",))] == ['"0"', '"2"']
    store.forget_said(session)
    store.commit()
    assert [event.kind for event in store.events(session)] == ["note"]


def test_a_deleted_remark_leaves_no_trace_beside_the_file_either(tmp_path: Path) -> None:
    store = Store(tmp_path / "class.db")
    session = store.add_session(1.0, "{}")
    first = store.append(session, "said", '"marguerite"', 1.0).id
    store.append(session, "said", '"chrysanthemum"', 1.0)
    store.commit()

    def traces(word: bytes) -> int:
        return sum(file.read_bytes().count(word) for file in tmp_path.iterdir())

    assert traces(b"marguerite") and traces(b"chrysanthemum")
    store.forget_said(session, first)
    store.commit()
    assert not traces(b"marguerite") and traces(b"chrysanthemum")
    store.forget_said(session)
    store.commit()
    assert not traces(b"chrysanthemum")
    store.close()


def test_anonymous_answers_keep_neither_person_nor_time_nor_order() -> None:
    store = Store()
    session = store.add_session(1.0, "{}")
    for number in range(40):
        store.add_anonymous(session, "pre", str(number))
    store.commit()
    found = store.anonymous(session, "pre")
    assert sorted(map(int, found)) == list(range(40))
    assert list(found) != [str(number) for number in range(40)]
    columns = [name for _, name, *_ in store._db.execute("PRAGMA table_info(anonymous)")]
    assert columns == ["key", "session", "kind", "body"]


def test_a_full_disk_keeps_what_is_pending_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    store = Store(tmp_path / "class.db")
    session = store.add_session(1.0, "{}")
    store.commit()
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    store.append(session, "note", "x" * 100_000, 1.0)
    with pytest.raises(StoreError) as full:
        store.commit()
    assert full.value.code == "full" and "make room" in _said(full.value)
    assert store.pending == 1 and list(store.events(session)) == []
    store._db.execute("PRAGMA max_page_count = 1000000")
    store.commit()
    assert len(list(store.events(session))) == 1
    store.close()


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"not a database at all, whatever its name says", "damaged"), (b"SQLite format 3\0" + b"\xff" * 5000, "damaged")],
)
def test_a_file_that_is_none_of_ours_is_left_as_it_is(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "class.db"
    path.write_bytes(content)
    with pytest.raises(StoreError) as refused:
        Store(path)
    assert refused.value.code == code
    assert str(path) in _said(refused.value) and "--data" in _said(refused.value)
    assert path.read_bytes() == content


def test_a_damaged_page_is_found_when_the_file_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    store = Store(path)
    session = store.add_session(1.0, "{}")
    for _ in range(300):
        store.append(session, "note", "x" * 200, 1.0)
    store.close()
    data = bytearray(path.read_bytes())
    data[3 * 4096 : 9 * 4096] = os.urandom(6 * 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError) as refused:
        Store(path)
    assert refused.value.code == "damaged"


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    with pytest.raises(StoreError) as refused:
        Store(path)
    assert refused.value.code == "foreign"


def test_a_file_of_a_later_version_is_told(tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    store = Store(path)
    store._db.execute("UPDATE meta SET value = '99' WHERE key = 'format'")
    store.close()
    with pytest.raises(StoreError) as refused:
        Store(path)
    assert refused.value.code == "newer" and "99" in _said(refused.value)


def test_two_servers_do_not_share_a_file(tmp_path: Path) -> None:
    path = tmp_path / "class.db"
    store = Store(path)
    store.add_session(1.0, "{}")
    store.commit()
    with pytest.raises(StoreError) as refused:
        Store(path)
    assert refused.value.code == "in_use"
    store.close()
    Store(path).close()


def test_a_folder_or_a_place_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    for path in (tmp_path, blocked / "class.db"):
        with pytest.raises(StoreError) as refused:
            Store(path)
        assert refused.value.code in ("unreadable", "read_only", "damaged")


def test_every_trouble_is_said_in_both_languages() -> None:
    for code in TROUBLES:
        english, french = (StoreError(code, "class.db", "detail").text(Translator(lang)) for lang in ("en", "fr"))
        assert "class.db" in english and "class.db" in french and english != french


def test_errors_of_the_system_are_sorted() -> None:
    assert trouble_of(PermissionError()) == "read_only"
    assert trouble_of(FileNotFoundError()) == "unreadable"
    assert trouble_of(sqlite3.DatabaseError("file is not a database")) == "damaged"
