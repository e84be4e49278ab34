"""The economy: regions, layers, elasticities, shares, and the duties that act on it."""

from __future__ import annotations

from game.scenario.checks import references as check_references
from game.scenario.checks.findings import Findings
from game.scenario.nodes import Loc
from game.scenario.schema.economy import EVERY_REGION, ClaimBlock, SectorEconomyBlock
from game.scenario.schema.vocabulary import PolicyBlock, QuotaBlock

TOLERANCE = 1e-6


def check(found: Findings) -> None:
    """Sectors with a trade model, the objectives that count it and the options that act on it."""
    block = found.block
    economy = block.economy
    if economy is not None:
        for word in ("regions", "exclusive", "additive"):
            _unique(found, getattr(economy, word), ("economy", word))
        for place, layer in enumerate(economy.additive):
            if layer in economy.exclusive:
                found.add("duplicate-id", ("economy", "additive", place), got=layer, other="economy.exclusive")
        for side_id, side in block.sides.items():
            if side.region is None and not block.pure:
                found.add("region-missing", ("sides", side_id), key=True, side=side_id)
    for sector_id, sector in block.sectors.items():
        if sector.economy is not None:
            _sector(found, sector_id, sector.economy, ("sectors", sector_id, "economy"))
    _terms(found)
    for issue_id, issue in block.issues.items():
        for option_id, option in issue.options.items():
            for place, entry in enumerate(option.policies):
                loc = ("issues", issue_id, "options", option_id, "policies", place)
                policy(found, entry, loc, issue.sector)


def policy(found: Findings, entry: PolicyBlock, loc: Loc, sector: str | None) -> None:
    """One instrument: its sector has an economy, its flow and layer exist, its quota makes sense.

    ``sector`` is the one it stands in, or None where it must name its own.
    """
    block = found.block
    name = entry.sector or sector
    if name is None:
        found.add("missing-key", loc, key=True, name="sector")
        return
    spot = (*loc, "sector") if entry.sector is not None else loc
    if name not in block.sectors:
        if entry.sector is not None:
            found.refer("sector", name, block.sectors, spot)
        return
    if block.economy is None:
        found.add("economy-missing", loc, key=True)
        return
    model = block.sectors[name].economy
    if model is None:
        found.add("no-economy", spot, got=name)
    _flow(found, entry.origin, entry.destination, loc, model)
    layers = [*block.economy.exclusive, *block.economy.additive]
    if entry.rate is not None or entry.quota is not None:
        if entry.layer is None:
            found.add("missing-key", loc, key=True, name="layer")
        else:
            found.refer("layer", entry.layer, layers, (*loc, "layer"))
    if entry.quota is not None:
        _quota(found, entry.quota, (*loc, "quota"))
    check_references.tests(found, entry.when, (*loc, "when"))


def _quota(found: Findings, quota: QuotaBlock, loc: Loc) -> None:
    if quota.over_rate < quota.in_rate:
        found.add("quota-rates", (*loc, "over_rate"), over=f"{quota.over_rate:g}", inside=f"{quota.in_rate:g}")


def _flow(found: Findings, origin: str, destination: str, loc: Loc, model: SectorEconomyBlock | None) -> None:
    economy = found.block.economy
    regions = [] if economy is None else economy.regions
    known = [
        found.refer("region", region, regions, (*loc, word)) for word, region in (("from", origin), ("to", destination))
    ]
    if not all(known):
        return
    if origin == destination:
        found.add("same-region", (*loc, "to"), got=origin)
    elif model is not None and not model.flows.get(origin, {}).get(destination, 0.0):
        found.add("flow-missing", (*loc, "from"), origin=origin, destination=destination)


def _unique(found: Findings, words: list[str], loc: Loc) -> None:
    for place, word in enumerate(words):
        if word in words[:place]:
            found.add("duplicate-id", (*loc, place), got=word, other=f"{loc[-1]}[{words.index(word)}]")


def _sector(found: Findings, sector_id: str, model: SectorEconomyBlock, loc: Loc) -> None:
    economy = found.block.economy
    if economy is None:
        found.add("economy-missing", loc, key=True)
        return
    regions = economy.regions
    for origin, row in model.flows.items():
        found.refer("region", origin, regions, (*loc, "flows", origin), key=True)
        for destination in row:
            found.refer("region", destination, regions, (*loc, "flows", origin, destination), key=True)
    for region in regions:
        if not any(model.flows.get(region, {}).values()) and not any(row.get(region) for row in model.flows.values()):
            found.add("region-empty", (*loc, "flows"), key=True, region=region)
    _elasticities(found, model, loc)
    for word in ("base", "opening"):
        for place, entry in enumerate(getattr(model, word)):
            policy(found, entry, (*loc, word, place), sector_id)
    for region, jobs in model.jobs.items():
        spot = (*loc, "jobs", region)
        found.refer("region", region, regions, spot, key=True)
        total = sum(jobs.shares.values())
        if total > 1 + TOLERANCE:
            found.add("shares-sum", (*spot, "shares"), key=True, got=f"{total:.6g}")
    if model.claim is not None:
        _claim(found, model.claim, model, (*loc, "claim"))


def _elasticities(found: Findings, model: SectorEconomyBlock, loc: Loc) -> None:
    regions = [] if found.block.economy is None else found.block.economy.regions
    for word in ("eta", "epsilon"):
        values: dict[str, float] = getattr(model, word)
        for region in values:
            if region != EVERY_REGION:
                found.refer("region", region, regions, (*loc, word, region), key=True)
        if EVERY_REGION not in values:
            for region in regions:
                if region not in values:
                    found.add("missing-key", (*loc, word), key=True, name=region)
    if model.sigma == 1:
        found.add("sigma-one", (*loc, "sigma"))
    eta = max(model.eta.values(), default=0.0)
    if eta > model.sigma:
        found.add("sigma-eta", (*loc, "sigma"), sigma=f"{model.sigma:g}", eta=f"{eta:g}")


def _claim(found: Findings, claim: ClaimBlock, model: SectorEconomyBlock, loc: Loc) -> None:
    economy = found.block.economy
    layers = [] if economy is None else [*economy.exclusive, *economy.additive]
    _flow(found, claim.origin, claim.destination, loc, model)
    found.refer("layer", claim.layer, layers, (*loc, "layer"))
    if claim.ceiling < claim.base_share:
        found.add("claim-order", (*loc, "ceiling"), ceiling=f"{claim.ceiling:g}", base=f"{claim.base_share:g}")


def _terms(found: Findings) -> None:
    block = found.block
    for objective_id, objective in block.objectives.items():
        loc = ("objectives", objective_id, "terms")
        if objective.terms and block.economy is None:
            found.add("economy-missing", loc, key=True)
            continue
        for place, term in enumerate(objective.terms):
            regions = [] if block.economy is None else block.economy.regions
            found.refer("region", term.region, regions, (*loc, place, "region"))
            for number, sector in enumerate(term.sectors):
                spot = (*loc, place, "sectors", number)
                if found.refer("sector", sector, block.sectors, spot) and block.sectors[sector].economy is None:
                    found.add("no-economy", spot, got=sector)
