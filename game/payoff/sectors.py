"""One table per sector over its instrument grid: every cell solved in one batch of the trade model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from game.payoff.amounts import AmountTable, Floats, cells, condition_scope, conditions_hold
from game.payoff.environment import Environment
from game.payoff.instruments import base_wedges, batch
from game.scenario.economy import Objective, SectorEconomy, TradeMeasure
from game.scenario.economy import Sector as SectorSpec
from game.scenario.model import Scenario
from game.scenario.vocabulary import Policy
from game.trade import Sector, TradeOutcome, long_run_jobs, short_run_jobs


@dataclass(frozen=True, slots=True, eq=False)
class SectorTable:
    """Trade outcomes of a sector over the grid of ``scope``; the last-but-region axes are option axes, C order.

    jobs (cells, 3) long-run change in thousands against the opening day, short_jobs (cells, 3) the change at once;
    value (cells, 3, 3) border trade in US$ bn a year; rate (cells, 3, 3) duty collected as a share of the producer
    price; claim (cells, 3, 3) share that claims; revenue (cells, 3) in US$ bn a year.
    """

    sector: str
    scope: tuple[int, ...]
    shape: tuple[int, ...]
    amounts: AmountTable
    jobs: Floats
    short_jobs: Floats
    value: Floats
    rate: Floats
    claim: Floats
    revenue: Floats

    def cell(self, package: Sequence[int]) -> int:
        """Flat index of a complete package's cell."""
        index = 0
        for issue, size in zip(self.scope, self.shape, strict=True):
            index = index * size + package[issue]
        return index


@dataclass(frozen=True, slots=True, eq=False)
class SectorCompiler:
    """Solves one sector for any environment; the opening day's outcome is the zero of its amounts."""

    scenario: Scenario
    spec: SectorSpec
    economy: SectorEconomy
    model: Sector
    opening: Floats  # (measures, 3) outcomes on the opening day
    opening_short_jobs: Floats  # (3,) change against the base year before capacity adjusts

    def table(self, environment: Environment) -> SectorTable:
        scenario, spec = self.scenario, self.spec
        overrides = tuple(p for p in environment.policies if p.sector == spec.id)
        breaches = tuple(p for p in environment.breaches if p.sector == spec.id)
        claims = tuple(c for c in environment.claims if c.sector == spec.id)
        scope = _scope(scenario, spec.id, (*overrides, *breaches))
        grid = tuple(cells(scope, scenario.dims))
        ranked = [
            (
                *self.economy.opening,
                *_holding(scenario, overrides, chosen),
                *_agreed(scenario, spec.id, chosen),
                *_holding(scenario, breaches, chosen),
            )
            for chosen in grid
        ]
        solved = self.model.solve_policies(batch(scenario.economy, self.economy, ranked, claims)).require_solved()
        outcomes = _measures(self.economy, scenario, solved)
        change = outcomes - self.opening
        shape = tuple(scenario.dims[i] for i in scope)
        objectives, amounts = _objective_amounts(scenario, spec.id, change)
        flows = np.asarray(self.economy.flows)
        return SectorTable(
            spec.id,
            scope,
            shape,
            AmountTable(f"sector:{spec.id}", scope, objectives, amounts.reshape(len(objectives), *shape)),
            change[:, _MEASURES.index(TradeMeasure.JOBS)],
            _short_jobs(self.economy, scenario, solved) - self.opening_short_jobs,
            flows * solved.quantity * solved.price[:, :, None],
            np.asarray(solved.duty_rate),
            np.asarray(solved.claim_share),
            outcomes[:, _MEASURES.index(TradeMeasure.REVENUE)],
        )


_MEASURES = tuple(TradeMeasure)


def build_sector(scenario: Scenario, spec: SectorSpec, economy: SectorEconomy) -> SectorCompiler:
    """Calibrate the trade model of a sector and solve its opening day."""
    model = Sector(
        np.asarray(economy.flows, dtype=np.float64),
        base_wedges(scenario.economy, economy),
        economy.sigma,
        np.asarray(economy.eta),
        np.asarray(economy.epsilon),
    )
    solved = model.solve_policies(batch(scenario.economy, economy, [economy.opening], ())).require_solved()
    measures, at_once = _measures(economy, scenario, solved)[0], _short_jobs(economy, scenario, solved)[0]
    return SectorCompiler(scenario, spec, economy, model, measures, at_once)


def _employed(economy: SectorEconomy, scenario: Scenario) -> Floats:
    """Thousands employed per region in the base year (3,)."""
    return np.array(
        [sum(w.jobs for w in economy.workforce if w.region == region) for region in scenario.economy.regions]
    )


def _short_jobs(economy: SectorEconomy, scenario: Scenario, solved: TradeOutcome) -> Floats:
    return short_run_jobs(_employed(economy, scenario), np.asarray(solved.price), np.asarray(economy.epsilon))


def _measures(economy: SectorEconomy, scenario: Scenario, solved: TradeOutcome) -> Floats:
    """Outcomes against the base year, shape (B, measures, 3), in the order of ``TradeMeasure``."""
    employed, epsilon = _employed(economy, scenario), np.asarray(economy.epsilon)
    parts = {
        TradeMeasure.WELFARE: solved.welfare,
        TradeMeasure.CONSUMER_SURPLUS: solved.consumer_surplus,
        TradeMeasure.PRODUCER_SURPLUS: solved.producer_surplus,
        TradeMeasure.REVENUE: solved.revenue,
        TradeMeasure.QUOTA_RENT: solved.quota_rent,
        TradeMeasure.JOBS: long_run_jobs(employed, np.asarray(solved.price), epsilon),
    }
    return np.stack([np.asarray(parts[measure]) for measure in _MEASURES], axis=1)


def _objective_amounts(scenario: Scenario, sector: str, change: Floats) -> tuple[tuple[str, ...], Floats]:
    """(objectives that count this sector, amounts (objectives, cells))."""
    counting = [o for o in scenario.objectives if any(_counts(o, sector))]
    amounts = np.zeros((len(counting), change.shape[0]))
    for row, objective in enumerate(counting):
        for term, counted in zip(objective.terms, _counts(objective, sector), strict=True):
            if counted:
                region = scenario.economy.regions.index(term.region)
                amounts[row] += term.weight * change[:, _MEASURES.index(term.measure), region]
    return tuple(o.id for o in counting), amounts


def _counts(objective: Objective, sector: str) -> list[bool]:
    return [not term.sectors or sector in term.sectors for term in objective.terms]


def _scope(scenario: Scenario, sector: str, overrides: Iterable[Policy]) -> tuple[int, ...]:
    """Issues on which the sector's instruments depend, ascending."""
    scope: set[int] = set()
    for position, issue in enumerate(scenario.issues):
        for option in issue.options:
            for policy in option.policies:
                if policy.sector == sector:
                    scope |= {position} | condition_scope(policy.when, scenario)
    for policy in overrides:
        scope |= condition_scope(policy.when, scenario)
    return tuple(sorted(scope))


def _holding(scenario: Scenario, policies: Iterable[Policy], chosen: dict[int, int]) -> list[Policy]:
    return [policy for policy in policies if conditions_hold(policy.when, scenario, chosen)]


def _agreed(scenario: Scenario, sector: str, chosen: dict[int, int]) -> list[Policy]:
    """Policies of the chosen options on this sector, in the order of the issues."""
    return [
        policy
        for position, option in sorted(chosen.items())
        for policy in scenario.issues[position].options[option].policies
        if policy.sector == sector and conditions_hold(policy.when, scenario, chosen)
    ]
