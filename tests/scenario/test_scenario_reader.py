"""The reader: bombs, odd files and encodings end as problems, never as a crash; scalars arrive as text with places."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.scenario import ScenarioError, check, render, text
from game.scenario.nodes import Mapping, Scalar, Sequence, locate, to_plain
from game.scenario.problems import hint
from game.scenario.reader import MAX_BYTES, MAX_DEPTH, MAX_NODES, read_bytes

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(10)
)

BOMBS = {
    "open brackets": ("[" * 100_000, "too-deep"),
    "open braces": ("{a: " * 100_000, "too-deep"),
    "brackets on lines": ("[\n" * 100_000, "too-deep"),
    "dashes": ("- " * 100_000, "too-deep"),
    "indented": ("".join(" " * n + "a:\n" for n in range(1_500)), "too-deep"),
    "closed brackets": ("a: " + "[" * 65 + "]" * 65, "too-deep"),
    "billion laughs": (LAUGHS, "too-many-nodes"),
    "flat list": ("[" + "[]," * 250_000 + "]", "too-many-nodes"),
    "long chain of aliases": (
        "k0: &k0 [x]\n" + "".join(f"k{n}: &k{n} [*k{n - 1}]\n" for n in range(1, 200)), "too-deep",
    ),
    "question marks": ("? " * 50_000, "key-not-text"),
    "keys of brackets": ("? [" * 50_000, "key-not-text"),
}  # fmt: skip


def codes(data: bytes) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        read_bytes(data, "x.yaml")
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_quickly(name: str) -> None:
    text, code = BOMBS[name]
    start = time.process_time()
    assert codes(text.encode()) == [code]
    assert time.process_time() - start < 5.0


def test_bomb_in_a_process_of_its_own(tmp_path: Path) -> None:
    """A stack overflow would kill the interpreter, not raise."""
    path = tmp_path / "bomb.yaml"
    path.write_text("[" * 100_000 + "]" * 100_000, encoding="utf-8")
    code = f"from game.scenario import check; print([p.code for p in check({str(path)!r})])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "['too-deep']"), done.stderr


def test_bounds_are_where_they_are_said_to_be() -> None:
    inner = MAX_DEPTH - 1
    read_bytes(b"a: " + b"[" * inner + b"]" * inner, "x")
    assert codes(b"a: " + b"[" * (inner + 1) + b"]" * (inner + 1)) == ["too-deep"]
    fitting = MAX_NODES - 3  # the mapping, its key and its list
    read_bytes(b"a: [" + b"0," * fitting + b"]", "x")
    assert codes(b"a: [" + b"0," * (fitting + 1) + b"]") == ["too-many-nodes"]
    comment = b"a: 1\n#" + b"x" * MAX_BYTES
    read_bytes(comment[:MAX_BYTES], "x")
    assert codes(comment[: MAX_BYTES + 1]) == ["too-large"]


def test_huge_sparse_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    start = time.process_time()
    (problem,) = check(path)
    assert problem.code == "too-large"
    assert "100000000" in render(problem)
    assert time.process_time() - start < 1.0


ODD = {
    "empty": (b"", "empty"),
    "only a comment": (b"# nothing\n", "empty"),
    "only a null": (b"~\n", "empty"),
    "a list": (b"- a\n", "not-a-mapping"),
    "a word": (b"hello\n", "not-a-mapping"),
    "a binary": (b"\x7fELF\x02\x01\x01\x00\x00", "binary"),
    "an image": (b"\x89PNG\r\n\x1a\n", "encoding"),
    "Latin-1": ("id: caf\xe9\n".encode("latin-1"), "encoding"),
    "UTF-16": ("id: café\n".encode("utf-16"), "encoding"),
    "an escape character": (b"id: \x1b[31m\n", "unprintable"),
    "a lone anchor": (b"&a\n", "empty"),
    "two documents": (b"a: 1\n---\nb: 2\n", "many-documents"),
    "a closed quote missing": (b'a: "x\n', "syntax"),
    "a percent line": (b"%YAML 9.9\n---\na: 1\n", "syntax"),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_files(name: str) -> None:
    data, code = ODD[name]
    assert codes(data) == [code]


def test_wrong_byte_is_placed() -> None:
    with pytest.raises(ScenarioError) as caught:
        read_bytes(b"id: a\nname: caf\xe9\n", "x.yaml")
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (2, 10)


def test_files_that_are_no_files(tmp_path: Path) -> None:
    assert [p.code for p in check(tmp_path)] == ["is-directory"]
    assert [p.code for p in check(tmp_path / "none.yaml")] == ["missing-file"]
    assert [p.code for p in check(tmp_path / "none.yaml" / "deeper.yaml")] == ["missing-file"]
    (tmp_path / "my-bridge.yaml").write_text("format: 1", encoding="utf-8")
    (missing,) = check(tmp_path / "my-brigde.yaml")
    assert "expected a scenario file" in text(missing) and hint(missing) == 'did you mean "my-bridge.yaml"?'
    assert {p.code for p in check(Path("a\0b"))} <= {"unreadable", "missing-file"}
    assert [p.code for p in check(Path("a" * 5_000))] == ["unreadable"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert [p.code for p in check(tmp_path / "pipe")] == ["not-a-file"]
    closed = tmp_path / "closed.yaml"
    closed.write_text("a: 1")
    closed.chmod(0)
    if not os.access(closed, os.R_OK):
        assert [p.code for p in check(closed)] == ["unreadable"]


def test_byte_order_mark_and_line_ends_are_no_matter() -> None:
    root = read_bytes(b"\xef\xbb\xbfa: 1\r\nb:\r\n  - x\r\n", "x")
    assert to_plain(root) == {"a": "1", "b": ["x"]}
    mark, _ = locate(root, ("b", 0))
    assert (mark.line, mark.column) == (3, 5)


def test_scalars_stay_text() -> None:
    root = read_bytes(b"a: [ON, no, 12:30, 010, 25%, 2025-10-07, 1e3, .inf, 0x1F, '~', ~, null, 'null']\n", "x")
    assert to_plain(root) == {
        "a": ["ON", "no", "12:30", "010", "25%", "2025-10-07", "1e3", ".inf", "0x1F", "~", None, None, "null"]
    }


def test_empty_flow_entries_are_refused() -> None:
    assert codes(b"a: [1, , 2]\n") == ["syntax"]


def test_aliases_share_and_keep_the_anchors_place() -> None:
    root = read_bytes(b"a: &x {k: 1}\nb: *x\n", "x")
    assert isinstance(root, Mapping)
    assert root.items["a"] is root.items["b"]
    assert locate(root, ("b", "k"))[0][1:] == (1, 11)
    assert locate(root, ("b",), key=True)[0][1:] == (2, 1)


def test_keys_keep_their_text() -> None:
    root = read_bytes(b"ON: 1\nno: 2\n010: 3\n~: 4\n? x\n: 5\n", "x")
    assert to_plain(root) == {"ON": "1", "no": "2", "010": "3", "~": "4", "x": "5"}


def test_notes_are_left_out_and_sources_have_two_spellings() -> None:
    root = read_bytes(b"note: hi\na: {note: x, sources: [s], b: 1}\nsources: {s: {note: {k: 1}}}\n", "x")
    assert to_plain(root) == {"a": {"source": ["s"], "b": "1"}, "sources": {"s": {"note": {"k": "1"}}}}
    mark, _ = locate(root, ("a", "source", 0))
    assert (mark.line, mark.column) == (2, 24)


def test_shapes() -> None:
    root = read_bytes(b"a: [1, {b: 2}]\n", "x")
    assert isinstance(root, Mapping)
    inner = root.items["a"]
    assert isinstance(inner, Sequence)
    assert isinstance(inner.items[0], Scalar)


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/proc/self/mem"])
def test_devices(path: str) -> None:
    if Path(path).exists():
        assert {p.code for p in check(path)} <= {"not-a-file", "unreadable", "empty"}
