"""Schema blocks to the economy, its sectors and the objectives that count its outcomes."""

from __future__ import annotations

from game.scenario.builders.vocabulary import Provenance, policy, text
from game.scenario.economy import (
    Claim,
    Economy,
    Objective,
    RegionShare,
    Sector,
    SectorEconomy,
    TradeMeasure,
    TradeTerm,
    Workforce,
)
from game.scenario.schema.economy import EVERY_REGION, EconomyBlock, SectorEconomyBlock
from game.scenario.schema.scenario import ScenarioBlock


def economy(block: EconomyBlock | None) -> Economy:
    if block is None:
        return Economy()
    lags = {} if block.lags is None else {"lag_first_year": block.lags.first_year, "lag_later": block.lags.later}
    return Economy(tuple(block.regions), tuple(block.exclusive), tuple(block.additive), **lags)


def per_region(values: dict[str, float], regions: tuple[str, ...]) -> tuple[float, ...]:
    """An elasticity for each region, in order; a number alone stands for all."""
    return tuple(values[region] if region in values else values[EVERY_REGION] for region in regions)


def _sector_economy(sector_id: str, block: SectorEconomyBlock, regions: tuple[str, ...]) -> SectorEconomy:
    claim = block.claim
    return SectorEconomy(
        flows=tuple(tuple(block.flows.get(i, {}).get(j, 0.0) for j in regions) for i in regions),
        sigma=block.sigma,
        eta=per_region(block.eta, regions),
        epsilon=per_region(block.epsilon, regions),
        base=tuple(policy(entry, sector_id) for entry in block.base),
        opening=tuple(policy(entry, sector_id) for entry in block.opening),
        workforce=tuple(
            Workforce(region, jobs.total, tuple(RegionShare(code, share) for code, share in jobs.shares.items()))
            for region, jobs in block.jobs.items()
        ),
        claim=None
        if claim is None
        else Claim(
            claim.origin,
            claim.destination,
            claim.layer,
            claim.base_share,
            claim.ceiling,
            claim.cost_max,
            claim.preferential,
        ),
    )


def sectors(block: ScenarioBlock, top: Provenance) -> tuple[Sector, ...]:
    regions = () if block.economy is None else tuple(block.economy.regions)
    built = []
    for sector_id, sector in block.sectors.items():
        own = top.within(sector.source, sector.estimate)
        inner = sector.economy
        # A sector's figures usually carry their sources beside them, inside `economy`.
        figures = own if inner is None else own.within(inner.source, inner.estimate)
        built.append(
            Sector(
                id=sector_id,
                title=text(sector.title),
                icon=sector.icon,
                economy=None if inner is None else _sector_economy(sector_id, inner, regions),
                sources=tuple(dict.fromkeys((*own.sources, *figures.sources))),
            )
        )
    return tuple(built)


def objectives(block: ScenarioBlock) -> tuple[Objective, ...]:
    return tuple(
        Objective(
            id=objective_id,
            side=objective.side,
            label=text(objective.label),
            unit=text(objective.unit),
            terms=tuple(
                TradeTerm(TradeMeasure(term.measure), term.region, term.weight, tuple(term.sectors))
                for term in objective.terms
            ),
            decimals=objective.decimals,
            scale=objective.scale,
        )
        for objective_id, objective in block.objectives.items()
    )
