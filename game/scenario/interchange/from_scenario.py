"""A pure scenario as a table, where it is one: points that add up issue by issue, one mandate a side."""

from __future__ import annotations

from decimal import Decimal

from game.scenario.interchange.table import UNIT, Party, Table, TableIssue
from game.scenario.model import Scenario
from game.scenario.nodes import Mark
from game.scenario.problems import Problem, ScenarioError, problem
from game.scenario.table import Mandate, Side

__all__ = ["table_of"]


def table_of(scenario: Scenario, file: str, locale: str = "en") -> tuple[Table, tuple[Problem, ...]]:
    """The table of a pure scenario, and warnings about what a table has no room for.

    Raises:
        ScenarioError: the scenario is not pure, or a side's points do not add up issue by issue.
    """
    where = Mark(file, 0, 0)
    if not scenario.pure:
        raise ScenarioError([problem("exchange-pure", where)])
    linked = [
        problem("exchange-linked", where, arguments={"got": issue.id, "other": amount.when[0].issue})
        for issue in scenario.issues
        for option in issue.options
        for amount in option.amounts
        if amount.when
    ]
    if linked:
        raise ScenarioError(dict.fromkeys(linked))
    issues = tuple(
        TableIssue(
            issue.title.get(locale),
            tuple(option.label.get(locale) for option in issue.options),
            tuple("" if option.detail is None else option.detail.get(locale) for option in issue.options),
        )
        for issue in scenario.issues
    )
    first, second = scenario.sides
    table = Table(
        scenario.title.get(locale), issues, (_party(scenario, first, locale), _party(scenario, second, locale))
    )
    return table, tuple(_left_out(scenario, where))


def _left_out(scenario: Scenario, where: Mark) -> list[Problem]:
    found = [
        problem("exchange-left-out", where, arguments={"got": name})
        for name, part in (
            ("audiences", scenario.audiences),
            ("measures", scenario.measures),
            ("events", scenario.events),
            ("personas", scenario.personas),
            ("ratification", scenario.ratification),
        )
        if part
    ]
    found += [
        problem("exchange-left-out", where, arguments={"got": f"mandates.{mandate.id}"})
        for side in scenario.side_ids
        for mandate in scenario.mandates_by_side[side]
        if mandate is not _likeliest(scenario, side)
    ]
    return found


def _likeliest(scenario: Scenario, side: str) -> Mandate:
    return max(scenario.mandates_by_side[side], key=lambda mandate: mandate.probability)


def _party(scenario: Scenario, side: Side, locale: str) -> Party:
    """Weights, evaluations and scales as they stand where one objective is behind each issue; else added up."""
    weights = dict(_likeliest(scenario, side.id).weights)
    scales = {objective.id: objective.scale for objective in scenario.objectives_by_side[side.id]}
    own: list[tuple[float, tuple[float, ...], float]] = []
    for issue in scenario.issues:
        tables = [
            {amount.objective: amount.amount for amount in option.amounts if amount.side == side.id}
            for option in issue.options
        ]
        behind = sorted({objective for table in tables for objective in table})
        if len(behind) == 1:
            objective = behind[0]
            values = tuple(table.get(objective, 0.0) for table in tables)
            own.append((weights.get(objective, 0.0), values, scales[objective]))
        else:
            points = tuple(
                sum(weights.get(objective, 0.0) * scales[objective] * amount for objective, amount in table.items())
                for table in tables
            )
            own.append((1.0, points, 1.0))
    return Party(
        side.name.get(locale),
        tuple(weight for weight, _, _ in own),
        tuple(values for _, values, _ in own),
        tuple(scale for _, _, scale in own),
        _utility(side.reservation or 0.0),
        1.0 if side.discount is None else side.discount,
    )


def _utility(points: float) -> float:
    """Points as a utility, by moving the decimal point: the inverse of what an import does."""
    return float(Decimal(repr(points)) / Decimal(int(UNIT)))
