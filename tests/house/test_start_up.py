"""What a start costs, and that a layer brings along only what it stands on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TINY = ROOT / "tests" / "data" / "scenarios" / "tiny.yaml"


def _run(*arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    "module", ["game.rules.apply", "game.ai", "game.table.local", "game.report.debrief", "game.lang"]
)
def test_no_lower_layer_loads_a_screen_or_a_command_line(module: str) -> None:
    code = f"import sys, {module}; print([name for name in ('pygame', 'typer', 'rich') if name in sys.modules])"
    ran = _run("-c", code)
    assert ran.stdout.strip() == "[]", ran.stdout + ran.stderr


def test_the_rules_load_neither_pygame_nor_bots() -> None:
    ran = _run("-c", "import sys, game.rules; print('pygame' in sys.modules, 'game.ai' in sys.modules)")
    assert ran.stdout.strip() == "False False"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "sys.argv = ['game', '--help']\n"
        "from game.cli.app import app\n"
        "try:\n    app()\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('numpy', 'pygame', 'pydantic', 'yaml', 'babel') if name in sys.modules])"
    )
    assert _run("-c", code).stdout.strip().splitlines()[-1] == "[]"


def test_a_real_terminal_game_ends_with_a_save(tmp_path: Path) -> None:
    """Through the interpreter's own streams: what a person or a script gets."""
    ran = _run("-m", "game", "play", str(TINY), "--text", "--seed", "7", "--lang", "fr", typed="état\n",
               XDG_DATA_HOME=str(tmp_path), HOME=str(tmp_path))  # fmt: skip
    assert ran.returncode == 1
    assert "Température" in ran.stdout
    assert "python -m game replay" in ran.stdout
    assert not ran.stderr


def test_a_terminal_without_unicode_shows_question_marks(tmp_path: Path) -> None:
    ran = _run("-X", "utf8=0", "-m", "game", "play", str(TINY), "--text", "--seed", "7", "--lang", "fr", typed="aide\n",
               PYTHONUTF8="0", PYTHONIOENCODING="ascii", XDG_DATA_HOME=str(tmp_path), HOME=str(tmp_path))  # fmt: skip
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr


def test_a_reader_that_goes_away_is_no_fault() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "game", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.skipif(sys.platform != "linux", reason="the window needs no display elsewhere")
def test_without_a_display_the_window_points_to_text_mode() -> None:
    environment = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "XDG_RUNTIME_DIR"), "")
    ran = _run("-m", "game", "--lang", "en", **environment)
    assert ran.returncode == 1
    assert "--text" in ran.stderr
    assert "Traceback" not in ran.stderr
