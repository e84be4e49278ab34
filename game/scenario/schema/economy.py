"""Schema of the economy behind the sectors and of what each side counts."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from game.scenario.schema.base import (
    Amount,
    Block,
    Code,
    Count,
    Id,
    Ids,
    Numeric,
    Rate,
    Setting,
    Share,
    Shown,
    Text,
    Words,
)
from game.scenario.schema.vocabulary import PolicyBlock

Elasticity = Annotated[float, Numeric(above=0, most=100, figure=True)]
Scale = Annotated[float, Numeric(above=0)]
EVERY_REGION = "*"


class TermBlock(Block):
    """A trade outcome of one region, times a weight."""

    measure: Literal["welfare", "consumer_surplus", "producer_surplus", "revenue", "quota_rent", "jobs"] = Field(
        description="Outcome of the trade model."
    )
    region: Id = Field(description="Region id.")
    weight: Setting = Field(1.0, description="Factor.")
    sectors: Ids = Field([], description="Sectors summed over; none named: all.")


class ObjectiveBlock(Block):
    """What a side counts."""

    side: Id = Field(description="Side id.")
    label: Text = Field(description="Short name.")
    unit: Text = Field(description="Unit, such as US$ bn a year.")
    decimals: Annotated[Count, Shown()] = Field(1, description="Decimals shown.")
    terms: list[TermBlock] = Field([], description="Trade outcomes counted; none: direct amounts only.")
    scale: Scale = Field(1.0, description="Points per unit at a weight of 1; pure scenarios only.")


class LagsBlock(Block):
    """Share of the way to the new equilibrium covered in a year; display only."""

    first_year: Share = Field(0.38, description="In the first year.")
    later: Share = Field(0.24, description="In each later year.")


class EconomyBlock(Block):
    """Regions and legal layers shared by all sectors."""

    regions: list[Id] = Field(min_length=2, max_length=3, description="Region ids, in the order of the matrices.")
    exclusive: list[Id] = Field([], description="Layers by precedence: the first in force on a flow applies alone.")
    additive: list[Id] = Field([], description="Layers that add on top.")
    lags: LagsBlock | None = Field(None, description="How fast trade adjusts.")


class WorkforceBlock(Block):
    """Jobs in one region at base."""

    total: Amount = Field(description="Thousands of jobs.")
    shares: dict[Code, Share] = Field({}, description="Province or state to its share.")


class ClaimBlock(Block):
    """Preferential claims on one flow."""

    origin: Id = Field(alias="from", description="Region that exports.")
    destination: Id = Field(alias="to", description="Region that imports.")
    layer: Id = Field(description="The only layer that a claim escapes.")
    base_share: Share = Field(description="Share of the flow claimed at base.")
    ceiling: Share = Field(description="Share claimed at most.")
    cost_max: Rate = Field(description="Highest cost of claiming, as a fraction of value.")
    preferential: Rate = Field(0.0, description="Rate paid on claimed goods.")


def by_region(value: Any) -> Any:
    """A number alone stands for every region."""
    return value if isinstance(value, dict) or value is None else {EVERY_REGION: value}


_BY_REGION_JSON: dict[str, Any] = {
    "anyOf": [{"type": "number"}, {"type": "object", "additionalProperties": {"type": "number"}}]
}
RegionKey = Annotated[str, Field(pattern=r"^([a-z][a-z0-9_-]*|\*)$")]
ByRegion = Annotated[dict[RegionKey, Elasticity], BeforeValidator(by_region), WithJsonSchema(_BY_REGION_JSON)]


class SectorEconomyBlock(Block):
    """Inputs of the trade model for one sector."""

    flows: dict[Id, dict[Id, Amount]] = Field(
        description="Origin to destination to US$ bn a year at producer prices; domestic sales on the diagonal."
    )
    sigma: Elasticity = Field(description="Elasticity of substitution between origins.")
    eta: ByRegion = Field(description="Demand elasticity, for all regions or for each.")
    epsilon: ByRegion = Field(description="Supply elasticity, for all regions or for each.")
    base: list[PolicyBlock] = Field([], description="Duties in the base year.")
    opening: list[PolicyBlock] = Field([], description="Duties on the opening day.")
    jobs: dict[Id, WorkforceBlock] = Field({}, description="Region to jobs.")
    claim: ClaimBlock | None = Field(None, description="Preferential claims on one flow.")


class SectorBlock(Block):
    """A grouping of issues by subject, with or without a trade model behind it."""

    title: Text = Field(description="Name of the sector.")
    icon: Annotated[Words, Shown()] = Field("package", description="Icon name.")
    economy: SectorEconomyBlock | None = Field(None, description="Inputs of the trade model.")
