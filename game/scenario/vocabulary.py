"""The one condition vocabulary and the one effect vocabulary of the game.

Options, statements, replies, measures, events, votes and audiences all act through these effects and are all
gated by these conditions. A new mechanic is a new effect here, interpreted in one place (``game.rules.effects``).

Side names in effects may be a side's id or one of the relative words ``self``, ``other`` and ``both``; the relative
words are resolved by whoever applies the effect (the actor is ``self``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

SELF, OTHER, BOTH = "self", "other", "both"


class Meter(StrEnum):
    """What a condition can compare with a constant."""

    SUPPORT = "support"  # of a side (weighted) or of one audience, 0-100
    CAPITAL = "capital"
    TEMPERATURE = "temperature"
    TALKS_END = "talks_end"  # the chance, 0-1, that talks end at this close


class Comparison(StrEnum):
    BELOW = "below"
    AT_MOST = "at_most"
    ABOVE = "above"
    AT_LEAST = "at_least"


@dataclass(frozen=True, slots=True)
class All:
    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    of: Condition


@dataclass(frozen=True, slots=True)
class MeterIs:
    meter: Meter
    comparison: Comparison
    value: float
    side: str | None = None
    audience: str | None = None


@dataclass(frozen=True, slots=True)
class RoundIs:
    """True from round ``first`` to round ``last``, both included, counted from 1."""

    first: int = 1
    last: int | None = None


@dataclass(frozen=True, slots=True)
class FlagIs:
    flag: str
    value: bool = True


@dataclass(frozen=True, slots=True)
class OptionIs:
    """The issue's option in force (or, inside a package being valued, chosen) is one of ``options``."""

    issue: str
    options: tuple[str, ...]
    negate: bool = False


@dataclass(frozen=True, slots=True)
class Signed:
    """The issue is settled: signed and pending, or ratified."""

    issue: str


@dataclass(frozen=True, slots=True)
class MeasureUsed:
    measure: str
    times: int = 1


Condition: TypeAlias = All | AnyOf | Not | MeterIs | RoundIs | FlagIs | OptionIs | Signed | MeasureUsed


@dataclass(frozen=True, slots=True)
class Quota:
    """A tariff-rate quota. ``share`` is its volume as a share of the base flow; rates are ad valorem fractions.

    ``fill`` is the fill factor alpha (trade-model.md); ``rent_to_exporters`` the exporters' share rho' = 1 - rho.
    """

    share: float
    in_rate: float
    over_rate: float
    fill: float = 1.0
    rent_to_exporters: float = 0.0


@dataclass(frozen=True, slots=True)
class Policy:
    """One instrument on one flow of one sector. Exactly one of rate, quota, export_tax, specific is given.

    ``layer`` names the legal layer a rate or quota belongs to (see ``Economy.exclusive`` and ``Economy.additive``).
    A quota replaces its layer's rate. ``when`` limits the setting to packages in which every condition holds.
    """

    sector: str
    origin: str
    destination: str
    layer: str
    rate: float | None = None
    quota: Quota | None = None
    export_tax: float | None = None
    specific: float | None = None
    when: tuple[OptionIs, ...] = ()


@dataclass(frozen=True, slots=True)
class DutyEffect:
    """Sets an instrument (duty, quota, export tax) as an override. ``breach``: it overrides ratified terms too."""

    policy: Policy
    breach: bool = False


@dataclass(frozen=True, slots=True)
class ClaimEffect:
    """Moves the ceiling of a sector's CUSMA claim share by ``add`` (fraction), at most to ``ceiling``."""

    sector: str
    add: float
    ceiling: float = 1.0


@dataclass(frozen=True, slots=True)
class SupportEffect:
    """Moves one audience's support, or all audiences of a side, by ``delta`` points on 0-100."""

    side: str
    delta: float
    audience: str | None = None


@dataclass(frozen=True, slots=True)
class CapitalEffect:
    side: str
    delta: float


@dataclass(frozen=True, slots=True)
class TemperatureEffect:
    delta: float


@dataclass(frozen=True, slots=True)
class ObjectiveEffect:
    """Adds ``amount`` units a year to a side's objective for as long as every ``when`` condition holds."""

    side: str
    objective: str
    amount: float
    when: tuple[OptionIs, ...] = ()


class Revealed(StrEnum):
    MANDATE = "mandate"  # which of the declared mandates the side drew
    PRIORITIES = "priorities"  # the side's ordering of issues by swing


@dataclass(frozen=True, slots=True)
class RevealEffect:
    """Tells ``to`` what is hidden about ``side``."""

    side: str
    what: Revealed
    to: str = BOTH


@dataclass(frozen=True, slots=True)
class FlagEffect:
    flag: str
    value: bool = True


@dataclass(frozen=True, slots=True)
class ScheduleEffect:
    """Makes an event happen ``in_rounds`` rounds from now (0: at the next news)."""

    event: str
    in_rounds: int


@dataclass(frozen=True, slots=True)
class SuspendEffect:
    """No table moves for ``rounds`` rounds, starting with the next turn that begins."""

    rounds: int


Effect: TypeAlias = (
    DutyEffect
    | ClaimEffect
    | SupportEffect
    | CapitalEffect
    | TemperatureEffect
    | ObjectiveEffect
    | RevealEffect
    | FlagEffect
    | ScheduleEffect
    | SuspendEffect
)
