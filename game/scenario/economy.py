"""The economy behind the sectors and what each side counts of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from game.core.text import Text
from game.scenario.vocabulary import Policy


class TradeMeasure(StrEnum):
    """An outcome of the trade model that an objective may count, for one region."""

    WELFARE = "welfare"  # US$ bn a year
    CONSUMER_SURPLUS = "consumer_surplus"  # US$ bn a year (users of the good)
    PRODUCER_SURPLUS = "producer_surplus"
    REVENUE = "revenue"
    QUOTA_RENT = "quota_rent"
    JOBS = "jobs"  # thousands, long run


@dataclass(frozen=True, slots=True)
class TradeTerm:
    """``weight`` x a trade outcome of ``region``, summed over ``sectors`` (empty: all)."""

    measure: TradeMeasure
    region: str
    weight: float = 1.0
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Objective:
    """What a side counts. Ids are unique within the scenario, so that effects need only name it."""

    id: str
    side: str
    label: Text
    unit: Text
    terms: tuple[TradeTerm, ...] = ()
    decimals: int = 1
    scale: float = 1.0  # pure bargaining: points per unit at a weight of 1


@dataclass(frozen=True, slots=True)
class Claim:
    """Preferential claims on one flow (trade-model.md, exempt share); acts on one layer only.

    ``base_share`` is u0, ``ceiling`` u-bar, ``cost_max`` c-bar, ``preferential`` the rate paid on claimed goods.
    """

    origin: str
    destination: str
    layer: str
    base_share: float
    ceiling: float
    cost_max: float
    preferential: float = 0.0


@dataclass(frozen=True, slots=True)
class RegionShare:
    region: str  # e.g. "ON", "QC", "MI"
    share: float


@dataclass(frozen=True, slots=True)
class Workforce:
    """Jobs at base (thousands) in one trade region, with shares by province or state."""

    region: str
    jobs: float
    shares: tuple[RegionShare, ...] = ()


@dataclass(frozen=True, slots=True)
class SectorEconomy:
    """Inputs of one trade-model sector. Matrices are [origin][destination] in the order of ``Economy.regions``."""

    flows: tuple[tuple[float, ...], ...]
    sigma: float
    eta: tuple[float, ...]
    epsilon: tuple[float, ...]
    base: tuple[Policy, ...]  # duties in the base year (defines T0)
    opening: tuple[Policy, ...]  # duties on the opening day
    workforce: tuple[Workforce, ...]
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Sector:
    """The author's grouping of issues by subject; ``economy`` is None where no trade model stands behind it."""

    id: str
    title: Text
    icon: str
    economy: SectorEconomy | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Economy:
    """``exclusive`` lists layers by precedence (the first in force applies alone); ``additive`` layers add on top."""

    regions: tuple[str, ...] = ()
    exclusive: tuple[str, ...] = ()
    additive: tuple[str, ...] = ()
    lag_first_year: float = 0.38
    lag_later: float = 0.24
