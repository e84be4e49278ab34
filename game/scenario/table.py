"""What lies on the table: issues and options, and who sits at it: sides, seats, mandates, personas."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from game.core.text import Text
from game.scenario.vocabulary import OptionIs, Policy


class Deliverer(StrEnum):
    """Who can deliver an option at home."""

    EXECUTIVE = "executive"
    LEGISLATURE = "legislature"
    PROVINCE = "province"
    PETITIONERS = "petitioners"


@dataclass(frozen=True, slots=True)
class Amount:
    """Units a year that an option adds directly to a side's objective (beside the trade model)."""

    side: str
    objective: str
    amount: float
    when: tuple[OptionIs, ...] = ()


@dataclass(frozen=True, slots=True)
class AudienceShift:
    """Support points that an option in force costs or earns with one audience."""

    audience: str
    delta: float


@dataclass(frozen=True, slots=True)
class Option:
    """One value of an issue.

    ``lean`` is the editor's public judgement from -3 (best for the second side) to +3 (best for the first): the
    declared prior that bots and tracks use. ``rate`` is the figure the row shows where the option has one, in the
    issue's unit. ``anchor`` marks an option kept as an opening demand rather than a plausible outcome.
    """

    id: str
    label: Text
    lean: float
    detail: Text | None = None
    rate: float | None = None
    policies: tuple[Policy, ...] = ()
    amounts: tuple[Amount, ...] = ()
    shifts: tuple[AudienceShift, ...] = ()
    delivered_by: tuple[Deliverer, ...] = (Deliverer.EXECUTIVE,)
    subject_to: Text | None = None
    lag_rounds: int = 0
    anchor: bool = False
    sources: tuple[str, ...] = ()
    estimate: bool = False


@dataclass(frozen=True, slots=True)
class Issue:
    """One negotiable line on the deal sheet. ``status_quo`` is the index of the no-agreement option."""

    id: str
    sector: str
    title: Text
    summary: Text
    options: tuple[Option, ...]
    status_quo: int
    unit: Text | None = None
    icon: str = "scroll-text"
    sources: tuple[str, ...] = ()
    sensitive: bool = False

    def option_index(self, option_id: str) -> int:
        """Position of an option by id; KeyError when the issue has no such option."""
        for position, option in enumerate(self.options):
            if option.id == option_id:
                return position
        raise KeyError(option_id)


@dataclass(frozen=True, slots=True)
class Argument:
    """One of a side's strongest arguments, with its sources."""

    text: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RedLine:
    """Options of an issue that a seat says its side cannot accept."""

    issue: str
    options: tuple[str, ...]
    seat: str
    text: Text


@dataclass(frozen=True, slots=True)
class Side:
    id: str
    name: Text
    adjective: Text
    region: str
    colour: str  # a theme token: "first" or "second"
    flag: str  # an icon id
    brief: Text
    arguments: tuple[Argument, ...] = ()
    red_lines: tuple[RedLine, ...] = ()
    reservation: float | None = None  # pure bargaining: the no-deal value in points, given directly
    discount: float | None = None  # pure bargaining: factor on the final points if the whole calendar passes


@dataclass(frozen=True, slots=True)
class Seat:
    """A role. ``holder`` is the office-holder's name (hidden by *offices only*); ``scorecard`` reweights objectives."""

    id: str
    side: str
    lead: bool
    office: Text
    holder: str
    brief: Text
    owns: tuple[str, ...]
    scorecard: tuple[tuple[str, float], ...]
    persona: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mandate:
    """Swing weights on a side's objectives; ``probability`` is the declared prior that this mandate is drawn."""

    id: str
    side: str
    label: Text
    brief: Text
    weights: tuple[tuple[str, float], ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Persona:
    """How an opponent bargains, on the same 0-1 scales for both sides; never what it knows.

    ``rigidity`` is per issue; ``soft`` names issues on which a seat of the delegation is softer than its lead.
    """

    id: str
    side: str
    seat: str
    label: Text
    description: Text
    anchor: float = 0.5
    patience: float = 0.5
    volatility: float = 0.3
    praise: float = 0.3
    insult: float = 0.3
    brinkmanship: float = 0.3
    reciprocity: float = 0.5
    grudge: float = 0.3
    rigidity: tuple[tuple[str, float], ...] = ()
    soft: tuple[tuple[str, str, float], ...] = ()  # (seat, issue, softness 0-1)
