"""What the game did to duties and jobs: rates in force round by round, and jobs by province and state."""

from __future__ import annotations

from dataclasses import dataclass

from game.payoff import compiler_for
from game.payoff.environment import Environment
from game.report.debrief import Debrief
from game.rules.view import View
from game.scenario.model import Scenario

__all__ = ["DutyLine", "JobsChange", "duty_lines", "jobs_changes"]


@dataclass(frozen=True, slots=True)
class DutyLine:
    """The duty that ``charged_by`` collects on a sector's goods from the other side, as shares of their price.

    ``rates[0]`` is the opening day's, ``rates[r]`` that in force at the close of round r; ``after`` follows once every
    term agreed has come into force and every announced change has happened.
    """

    sector: str
    charged_by: str
    rates: tuple[float, ...]
    after: float

    @property
    def whole(self) -> tuple[float, ...]:
        """All the rates, what follows last."""
        return (*self.rates, self.after)


@dataclass(frozen=True, slots=True)
class JobsChange:
    """Long-run change in a side's jobs (thousands) against the opening day, from duties alone.

    Attributes:
        by_region: (province or state, change), the largest first; only where the scenario names a share.
        elsewhere: what falls to provinces or states without a share of their own.
        by_sector: (sector, change) in the order of the scenario.
    """

    side: str
    total: float
    by_region: tuple[tuple[str, float], ...]
    elsewhere: float
    by_sector: tuple[tuple[str, float], ...]


def duty_lines(found: Debrief, view: View) -> tuple[DutyLine, ...]:
    """Per sector the duties of both sides on each other's goods; the first side's first. Empty without an economy."""
    scenario = found.scenario
    regions = scenario.economy.regions
    compiler = compiler_for(scenario)
    opening = {table.sector: table for table in compiler.compiled(Environment()).sectors}
    path = compiler.path(view.environment, (event for event, _ in view.happened))
    lasting = {table.sector: table for table in compiler.compiled(path).sectors}
    ledger = [{(sector, origin, to): rate for sector, origin, to, rate in row.duties} for row in found.ledger]
    lines = []
    for sector, table in opening.items():
        for side in scenario.sides:
            other = scenario.side(scenario.other(side.id))
            if side.region not in regions or other.region not in regions:
                continue
            at = (regions.index(other.region), regions.index(side.region))
            before = float(table.rate[table.cell(scenario.status_quo)][at])
            after = float(lasting[sector].rate[lasting[sector].cell(found.final)][at])
            rates = (before, *(row[sector, other.region, side.region] for row in ledger))
            lines.append(DutyLine(sector, side.id, rates, after))
    return tuple(lines)


def jobs_changes(found: Debrief, view: View) -> tuple[JobsChange, ...]:
    """Per side, what the final position does to jobs once output has followed. Empty without an economy."""
    scenario = found.scenario
    compiler = compiler_for(scenario)
    path = compiler.path(view.environment, (event for event, _ in view.happened))
    changes = []
    for side in scenario.sides:
        if side.region not in scenario.economy.regions:
            continue
        index = scenario.economy.regions.index(side.region)
        by_sector = tuple(
            (table.sector, float(table.jobs[table.cell(found.final), index]))
            for table in compiler.compiled(path).sectors
        )
        if by_sector:
            changes.append(_spread(scenario, side.id, side.region, by_sector))
    return tuple(changes)


def _spread(scenario: Scenario, side: str, region: str, by_sector: tuple[tuple[str, float], ...]) -> JobsChange:
    workforces = {sector.id: sector.economy.workforce for sector in scenario.sectors if sector.economy}
    places: dict[str, float] = {}
    for sector, change in by_sector:
        for workforce in workforces[sector]:
            if workforce.region == region:
                for share in workforce.shares:
                    places[share.region] = places.get(share.region, 0.0) + share.share * change
    total = sum(change for _, change in by_sector)
    ranked = tuple(sorted(places.items(), key=lambda item: (-abs(item[1]), item[0])))
    return JobsChange(side, total, ranked, total - sum(places.values()), by_sector)
