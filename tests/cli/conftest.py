"""Runs commands in process and holds them to the contract: a status, a message, never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.cli.app import app
from game.scenario import load
from game.scenario.model import Scenario
from game.table.local import LocalTable

TINY = Path(__file__).parent.parent / "data" / "scenarios" / "tiny.yaml"


@dataclass(frozen=True, slots=True)
class Ran:
    status: int
    out: str
    err: str


Command = Callable[..., Ran]


@pytest.fixture
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of saves."""
    folder = tmp_path / "saves"
    monkeypatch.setattr("game.cli.places.saves_dir", lambda: folder)
    return folder


@pytest.fixture
def run(saves: Path) -> Command:
    """Run a command: ``run("check", path, typed="...")``."""

    def command(*arguments: object, typed: str = "") -> Ran:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=typed)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return Ran(result.exit_code, result.stdout, result.stderr)

    return command


@pytest.fixture(scope="session")
def tiny() -> Scenario:
    return load(TINY)


@pytest.fixture(scope="session")
def quiet(tiny: Scenario) -> int:
    """A seed whose first round at the tiny table asks nobody anything."""
    for seed in range(100):
        table = LocalTable.opened(tiny, seed, {})
        if not any(table.view(lead).asks for lead in tiny.leads.values()):
            return seed
    raise AssertionError("no seed of a hundred is quiet")
