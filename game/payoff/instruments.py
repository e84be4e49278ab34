"""From legal instruments to the trade model: which layers apply on a flow, and with what rate, quota or tax."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from game.payoff.amounts import Floats
from game.scenario.economy import Claim, Economy, SectorEconomy
from game.scenario.vocabulary import ClaimEffect, Policy, Quota
from game.trade import Policies

EXPORT, SPECIFIC = "export tax", "specific duty"


@dataclass(frozen=True, slots=True)
class FlowTerms:
    """What one flow pays: the sum of its layers (fractions), the part a claim can avoid, quota, taxes."""

    duty: float = 0.0
    claimable: float = 0.0
    quota: Quota | None = None
    additive: float = 0.0
    export_tax: float = 0.0
    specific: float = 0.0


def slot_of(policy: Policy) -> tuple[str, str, str]:
    """The slot a policy fills on a flow: a later policy in the same slot replaces it."""
    if policy.export_tax is not None:
        return (policy.origin, policy.destination, EXPORT)
    if policy.specific is not None:
        return (policy.origin, policy.destination, SPECIFIC)
    return (policy.origin, policy.destination, policy.layer)


def in_force(policies: Iterable[Policy]) -> dict[tuple[str, str, str], Policy]:
    """The last policy of every slot."""
    return {slot_of(policy): policy for policy in policies}


def flow_terms(
    economy: Economy, slots: dict[tuple[str, str, str], Policy], origin: str, destination: str, claim: Claim | None
) -> FlowTerms:
    """Combine the layers on a flow: the first exclusive layer in force applies alone, additive layers add on top.

    An exclusive layer set to rate 0 by an agreement is still that layer: it keeps lower layers off the flow.
    """
    duty, claimable, quota, additive = 0.0, 0.0, None, 0.0
    for layer in economy.exclusive:
        policy = slots.get((origin, destination, layer))
        if policy is None:
            continue
        duty = policy.rate or 0.0
        quota = policy.quota
        if claim is not None and (claim.origin, claim.destination, claim.layer) == (origin, destination, layer):
            claimable = duty
        break
    for layer in economy.additive:
        policy = slots.get((origin, destination, layer))
        if policy is None:
            continue
        if policy.quota is not None:
            quota = policy.quota
        else:
            additive += policy.rate or 0.0
    export = slots.get((origin, destination, EXPORT))
    specific = slots.get((origin, destination, SPECIFIC))
    return FlowTerms(
        duty,
        claimable,
        quota,
        additive,
        (export.export_tax or 0.0) if export else 0.0,
        (specific.specific or 0.0) if specific else 0.0,
    )


def claim_ceiling(claim: Claim, effects: Iterable[ClaimEffect]) -> float:
    """The claim share's ceiling after measures, in the order they were taken."""
    ceiling = claim.ceiling
    for effect in effects:
        ceiling = min(max(ceiling, effect.ceiling), ceiling + effect.add)
    return ceiling


def base_wedges(economy: Economy, sector: SectorEconomy) -> Floats:
    """T0 = 1 + duties in the base year, shape (3, 3)."""
    slots = in_force(sector.base)
    wedges = np.ones((3, 3))
    for i, origin in enumerate(economy.regions):
        for j, destination in enumerate(economy.regions):
            if i != j:
                terms = flow_terms(economy, slots, origin, destination, None)
                wedges[i, j] = 1.0 + terms.duty + terms.additive
    return wedges


def batch(
    economy: Economy, sector: SectorEconomy, cells: Sequence[Sequence[Policy]], claims: Sequence[ClaimEffect]
) -> Policies:
    """Trade-model policies for ``cells``, each a list of policies in order of rank (later ones win)."""
    size = len(cells)
    shape = (size, 3, 3)
    duty, preferential = np.zeros(shape), np.zeros(shape)
    floor, ceiling, cost = np.zeros(shape), np.zeros(shape), np.full(shape, 0.05)
    export_tax, specific = np.zeros(shape), np.zeros(shape)
    volume, quota_rate, fill, rent = np.zeros(shape), np.zeros(shape), np.ones(shape), np.ones(shape)
    claim = sector.claim
    limit = claim_ceiling(claim, claims) if claim else 0.0
    for row, policies in enumerate(cells):
        slots = in_force(policies)
        for i, origin in enumerate(economy.regions):
            for j, destination in enumerate(economy.regions):
                if i == j:
                    continue
                terms = flow_terms(economy, slots, origin, destination, claim)
                at = (row, i, j)
                duty[at] = terms.duty + terms.additive
                export_tax[at], specific[at] = terms.export_tax, terms.specific
                if terms.quota is not None:
                    duty[at] = terms.quota.over_rate + terms.additive
                    volume[at] = terms.quota.share * sector.flows[i][j]
                    quota_rate[at] = terms.quota.in_rate + terms.additive
                    fill[at] = terms.quota.fill
                    rent[at] = 1.0 - terms.quota.rent_to_exporters
                if claim is not None and terms.claimable:
                    floor[at], ceiling[at], cost[at] = claim.base_share, limit, claim.cost_max
                    preferential[at] = terms.additive + claim.preferential
    return Policies(
        duty=duty,
        preferential=preferential,
        claim_floor=floor,
        claim_ceiling=ceiling,
        claim_cost=cost,
        specific=specific,
        export_tax=export_tax,
        quota=volume,
        quota_rate=quota_rate,
        fill=fill,
        importer_rent=rent,
    )
