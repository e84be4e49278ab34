"""A plain check is run without the command line's parser, and says what the command line says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli.entry import Plain, plain_check

ROOT = Path(__file__).parent.parent.parent
TINY = ROOT / "tests" / "data" / "scenarios" / "tiny.yaml"
A, B = Path("a.yaml"), Path("b.yaml")


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("check a.yaml", Plain((A,), False, None)),
        ("check a.yaml --json b.yaml", Plain((A, B), True, None)),
        ("check --lang fr a.yaml", Plain((A,), False, "fr")),
        ("check", None),
        ("check --json", None),
        ("check a.yaml --sarif", None),
        ("check a.yaml --lang", None),
        ("check a.yaml --lang de", None),
        ("check a.yaml --lang=fr", None),
        ("check --help", None),
        ("check -- a.yaml", None),
        ("check *.yaml", None),
        ("--lang fr check a.yaml", None),
        ("analyse a.yaml", None),
        ("", None),
    ],
)
def test_only_a_plain_check_goes_past_the_parser(line: str, plain: Plain | None) -> None:
    assert plain_check(line.split()) == plain


def test_an_empty_name_is_left_to_the_parser() -> None:
    assert plain_check(["check", ""]) is None


def _ran(*words: object) -> tuple[int, str, str]:
    ran = subprocess.run(
        [sys.executable, "-m", "game", *map(str, words)],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"},
        timeout=120, check=False,
    )  # fmt: skip
    return ran.returncode, ran.stdout, ran.stderr


def test_both_ways_say_the_same(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(TINY.read_text(encoding="utf-8").replace("rounds:", "runds:", 1) + '\n"\\e[31m": 1\n', "utf-8")
    words = (TINY, broken, tmp_path / "missing.yaml", "--lang", "fr")
    straight, parsed = _ran("check", *words), _ran("check", "--", *words[:3])
    parsed_in_french = _ran("check", "--lang=fr", *words[:3])
    assert straight == parsed_in_french
    assert straight[0] == parsed[0] == 1
    assert "erreur" in straight[2] and "\x1b" not in straight[2]
    assert _ran("check", TINY, broken, "--json") == _ran("check", "--json", "--", TINY, broken)


def test_a_fault_below_ends_as_it_does_under_the_parser() -> None:
    code = (
        "import sys, game.report.playable as playable, game.cli.entry as entry\n"
        "def broken(_): raise PermissionError(13, 'Permission denied', 'a.yaml')\n"
        "playable.check = broken\n"
        "entry.main()"
    )
    told = []
    for words in (["check", "a.yaml", "--lang", "en"], ["check", "--lang=en", "a.yaml"]):
        ran = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, cwd=ROOT,
                             timeout=120, check=False)  # fmt: skip
        told.append((ran.returncode, ran.stdout, ran.stderr))
    assert told[0] == told[1] == (1, "", "a.yaml: access is denied\n")


def test_a_check_of_a_good_file_loads_no_parser_and_no_screen() -> None:
    code = (
        "import sys\n"
        "from game.cli.entry import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n"
        "    print(end.code, [name for name in ('typer', 'rich', 'pygame', 'jsonschema', 'babel', 'starlette', "
        "'game.ai', 'game.rules', 'game.table') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code, "check", str(TINY), "--lang", "en"], capture_output=True,
                         text=True, cwd=ROOT, timeout=120, check=False)  # fmt: skip
    assert ran.stdout.splitlines() == ["1 file checked, no problem found.", "0 []"], ran.stderr
