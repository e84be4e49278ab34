"""Semantic checks: what a well-formed scenario must also satisfy to be playable."""

from __future__ import annotations

from game.scenario.nodes import Node
from game.scenario.problems import Problem
from game.scenario.schema_scenario import ScenarioBlock


def semantic_problems(block: ScenarioBlock, root: Node) -> list[Problem]:
    """Errors and warnings of a block that has the right shape."""
    return []
