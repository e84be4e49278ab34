"""Scenarios: YAML in, a frozen ``Scenario`` out, and every problem with file, line and column."""

from game.scenario.loading import check, find, from_resolved, load, shipped_names
from game.scenario.model import Scenario
from game.scenario.problems import Problem, ScenarioError, Severity, render, text

__all__ = [
    "Problem",
    "Scenario",
    "ScenarioError",
    "Severity",
    "check",
    "find",
    "from_resolved",
    "load",
    "render",
    "shipped_names",
    "text",
]
