"""Semantic checks: what a well-formed scenario must also satisfy to be playable."""

from __future__ import annotations

from game.scenario import (
    check_conditions,
    check_economy,
    check_effects,
    check_politics,
    check_references,
    check_table,
    check_texts,
)
from game.scenario.findings import Findings
from game.scenario.nodes import Node
from game.scenario.problems import Problem
from game.scenario.schema_scenario import ScenarioBlock

_CHECKS = (
    check_references,
    check_effects,
    check_economy,
    check_table,
    check_politics,
    check_conditions,
    check_texts,
)


def semantic_problems(block: ScenarioBlock, root: Node) -> list[Problem]:
    """Errors and warnings of a block that has the right shape; ``root`` tells where its parts stand."""
    found = Findings(block, root)
    for part in _CHECKS:
        part.check(found)
    return found.problems
