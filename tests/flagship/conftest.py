"""The flagship, loaded and compiled once for the whole folder."""

from __future__ import annotations

import pytest

from game.payoff import PayoffCompiler, compiler_for
from game.report.balance import Balance, analyse
from game.scenario import load
from game.scenario.model import Scenario


@pytest.fixture(scope="session")
def flagship() -> Scenario:
    return load("washington-2025")


@pytest.fixture(scope="session")
def compiler(flagship: Scenario) -> PayoffCompiler:
    return compiler_for(flagship)


@pytest.fixture(scope="session", params=["washington-2025", "washington-2025-as-reported"])
def balance(request: pytest.FixtureRequest) -> Balance:
    """The analysis of each preset: the bars hold for both."""
    return analyse(load(str(request.param)))
