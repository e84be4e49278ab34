"""Semantic checks: what a well-formed scenario must also satisfy to be playable."""

from __future__ import annotations

from game.scenario.checks import conditions as check_conditions
from game.scenario.checks import economy as check_economy
from game.scenario.checks import effects as check_effects
from game.scenario.checks import politics as check_politics
from game.scenario.checks import references as check_references
from game.scenario.checks import table as check_table
from game.scenario.checks import texts as check_texts
from game.scenario.checks.findings import Findings
from game.scenario.nodes import Node
from game.scenario.problems import Problem
from game.scenario.schema.scenario import ScenarioBlock

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
