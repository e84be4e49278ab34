"""The flagship, loaded and compiled once for the whole folder."""

from __future__ import annotations

import pytest

from game.payoff import PayoffCompiler, compiler_for
from game.scenario import load
from game.scenario.model import Scenario


@pytest.fixture(scope="session")
def flagship() -> Scenario:
    return load("washington-2025")


@pytest.fixture(scope="session")
def compiler(flagship: Scenario) -> PayoffCompiler:
    return compiler_for(flagship)
