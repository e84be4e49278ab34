"""Pressure at home and in the room: audiences, measures, events, ratification, and how the meters move."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from game.core.text import Text
from game.scenario.table import Deliverer
from game.scenario.vocabulary import Condition, Effect


class Tone(StrEnum):
    """A public statement."""

    CONCILIATORY = "conciliatory"
    NEUTRAL = "neutral"
    FIRM = "firm"
    THREATENING = "threatening"


@dataclass(frozen=True, slots=True)
class AudienceAct:
    """What an audience does once its support is below ``below``, one round after the warning."""

    below: float
    warning: Text
    text: Text
    effects: tuple[Effect, ...]
    once: bool = True
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audience:
    """A domestic constituency. ``interests`` are support points per unit of a side's objective gained by a deal.

    ``floor`` makes it a named ratifier: no lot it helps deliver passes while its support would be below.
    """

    id: str
    side: str
    label: Text
    weight: float
    start: float
    delivers: tuple[Deliverer, ...]
    interests: tuple[tuple[str, float], ...]
    floor: float | None = None
    act: AudienceAct | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """Something a seat may do alone, paid in capital. ``levels[k]`` are the effects of its k-th use."""

    id: str
    side: str
    seat: str
    label: Text
    text: Text
    cost: float
    levels: tuple[tuple[Effect, ...], ...]
    when: Condition | None = None
    breach: bool = False
    cooldown: int = 1  # rounds before it may be used again
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    estimate: bool = False

    @property
    def uses(self) -> int:
        return len(self.levels)


class Manner(StrEnum):
    """How a seat answers an event."""

    PUBLIC = "public"
    PRIVATE = "private"
    PASS = "pass"


@dataclass(frozen=True, slots=True)
class EventReply:
    id: str
    manner: Manner
    label: Text
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """A seat that must answer; the last reply is what silence means."""

    seat: str
    replies: tuple[EventReply, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """News. It happens in round ``scheduled``, or with ``chance`` in each round of its window in which ``when`` holds.

    ``announced``: its date (or, when uncertain, its odds) is on the calendar that both sides see. A certain scheduled
    event with duty or objective effects belongs to the no-deal path.
    """

    id: str
    headline: Text
    text: Text
    effects: tuple[Effect, ...] = ()
    scheduled: int | None = None
    first: int = 1
    last: int | None = None
    chance: float = 1.0
    when: Condition | None = None
    once: bool = True
    announced: bool = False
    asks: tuple[Ask, ...] = ()
    reported: str | None = None  # ISO date of the real event, where there is one
    sources: tuple[str, ...] = ()
    sensitive: bool = False
    estimate: bool = False
    triggered_only: bool = False  # happens only through a schedule effect


@dataclass(frozen=True, slots=True)
class SideRatification:
    side: str
    threshold: float


@dataclass(frozen=True, slots=True)
class Ratification:
    """A vote's chance is Phi(margin / vote_sd); margin is the least of (support - threshold, audience - floor)."""

    sides: tuple[SideRatification, ...]
    vote_sd: float
    on_pass: tuple[Effect, ...]
    on_fail: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class TemperatureRules:
    start: float
    rest: float
    drift: float  # share of the distance to ``rest`` closed each round
    idle: float  # added in a round in which nothing is signed
    improved: float = 0.0  # added for a round in which an offer improved for the other side


@dataclass(frozen=True, slots=True)
class IdleDecay:
    side: str
    points: float


@dataclass(frozen=True, slots=True)
class Breakdown:
    """From round ``first`` talks end at the close with chance min(most, slope x (temperature - at))."""

    first: int
    at: float
    slope: float
    most: float
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    tone: Tone
    label: Text
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class CapitalRules:
    start: float
    per_round: float
    cap: float


@dataclass(frozen=True, slots=True)
class PledgeRules:
    """``made``: effects of pledging; ``broken``: effects of signing beyond it; ``points``: taken from the score."""

    made: tuple[Effect, ...] = ()
    broken: tuple[Effect, ...] = ()
    points: float = 2.0
    most: int = 2


@dataclass(frozen=True, slots=True)
class ConsultRules:
    """``per_game`` consults a side; an answer is a band of half-width ``noise`` (fraction of the issue's swing)."""

    per_game: int = 2
    noise: float = 0.15
    asked: tuple[Effect, ...] = ()
    refused: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Dynamics:
    temperature: TemperatureRules
    idle: tuple[IdleDecay, ...]
    improving_factor: float  # share of the idle decay that applies when an offer improved for the other side
    statements: tuple[Statement, ...]
    capital: CapitalRules
    breakdown: Breakdown
    pledges: PledgeRules = PledgeRules()
    consult: ConsultRules = ConsultRules()
    walk_away: tuple[Effect, ...] = ()
    breach: tuple[Effect, ...] = ()  # self is the side in breach
    snap_back: tuple[Effect, ...] = ()
    override_initial: float = 1.0  # capital the lead pays to override a missing initial, once a game
    politics_weight: float = 0.4
