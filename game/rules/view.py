"""What one viewer may know, built from nothing by an allow-list (``game.rules.views.view``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from game.payoff.environment import Environment
from game.rules.actions import Alternative, Package
from game.rules.records import Record
from game.rules.refusal import Refusal
from game.rules.state import (
    ConsultAsked,
    Deal,
    Ending,
    LedgerRow,
    Offer,
    Phase,
    PledgeMade,
    RoundScore,
    TurnDone,
)
from game.scenario.model import SeatScenario


class ViewerKind(StrEnum):
    SEAT = "seat"
    OBSERVER = "observer"  # public knowledge only
    INSTRUCTOR = "instructor"  # everything at a table but undrawn chance
    DEBRIEF = "debrief"  # everything, after the game
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Viewer:
    kind: ViewerKind
    seat: str | None = None


@dataclass(frozen=True, slots=True)
class SidePublic:
    """What everybody sees of a side. ``support`` is the weighted mean of its audiences, 0-100."""

    id: str
    support: float
    opening_support: float
    audiences: tuple[tuple[str, float], ...]
    pledges: tuple[PledgeMade, ...]
    measures_used: tuple[tuple[str, int], ...]
    offers_made: int
    consults_used: int
    warned: tuple[str, ...]
    acted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureStatus:
    """``refusal`` says why the measure cannot be used now; None when it can."""

    measure: str
    used: int
    uses: int
    cost: float
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Gauge:
    """Home ratification of a lot: the chance of passing and the band shown; ``margin`` in support points."""

    side: str
    chance: float
    low: float
    high: float
    margin: float
    weakest: str  # audience id, or "" when the weighted mean binds


@dataclass(frozen=True, slots=True)
class SideOwn:
    """What only a seat's own side sees. The points (the last four fields) are nan in a bot's view, which values
    positions itself."""

    side: str
    mandate: str
    capital: float
    measures: tuple[MeasureStatus, ...]
    consults_left: int
    turn: TurnDone
    draft: tuple[Alternative, ...]
    draft_seat: str
    advice: tuple[tuple[str, int, int], ...]
    initials: tuple[tuple[int, int], ...]
    override_used: bool
    guesses: tuple[tuple[int, tuple[int, ...]], ...]
    position_points: float  # V of what is in force now
    no_deal_points: float  # V of the path without further agreement
    status_quo_points: float  # V of the all-status-quo package on the opening path
    score_so_far: float  # accrued share of the score


@dataclass(frozen=True, slots=True)
class Upcoming:
    """An announced event: certain, or with the odds of happening in one round."""

    event: str
    round: int
    last: int | None
    chance: float


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """One side's final score. ``rounds`` are w_r x V_r; ``score`` = sum(rounds) + after + politics - pledges."""

    side: str
    score: float
    rounds: tuple[float, ...]
    after: float
    politics: float
    pledges: float
    final_points: float
    no_deal_points: float
    objectives: tuple[tuple[str, float, float], ...]  # (objective, amount in units against opening, points)
    issues: tuple[tuple[int, float], ...]  # (issue, points gained over its status quo in the final position)
    seats: tuple[tuple[str, float], ...]  # (seat, points on the seat's own scorecard)


@dataclass(frozen=True, slots=True)
class Hidden:
    """Only for the debrief, the instructor and the author: both sides' private state."""

    mandates: tuple[str, str]
    capital: tuple[float, float]
    guesses: tuple[tuple[tuple[int, tuple[int, ...]], ...], ...]


@dataclass(frozen=True, slots=True)
class View:
    """All that one viewer may know. ``to_move`` names the seats that may act now."""

    viewer: Viewer
    known: SeatScenario
    side: str  # the viewer's side, "" for observers
    seq: int
    round: int
    phase: Phase
    step: int
    to_move: tuple[str, ...]
    acting_side: str  # "" when nobody is at turn
    paused: bool
    temperature: float
    talks_end: float  # chance that talks end at this round's close
    suspended: bool
    sides: tuple[SidePublic, SidePublic]
    in_force: Package
    settled: tuple[bool, ...]  # per issue: pending or ratified
    pending: Package  # option signed and not yet voted, else -1
    deals: tuple[Deal, ...]
    offers: tuple[Offer | None, Offer | None]  # standing offers in the order of the sides
    environment: Environment
    flags: frozenset[str]
    happened: tuple[tuple[str, int], ...]
    asks: tuple[tuple[str, str], ...]  # (event, seat) waiting for an answer of the viewer's side
    waiting: tuple[str, ...]  # sides that still owe an answer to the news
    consults: tuple[ConsultAsked, ...]  # those the viewer's side asked or was asked
    upcoming: tuple[Upcoming, ...]
    scores: tuple[RoundScore, ...]  # support and temperature per round; points zeroed except in the debrief
    ledger: tuple[LedgerRow, ...]
    own: SideOwn | None
    other_mandate: str | None  # revealed
    other_priorities: tuple[int, ...] | None  # revealed issue ordering
    post_settlement: tuple[Package, ...]
    history: tuple[Record, ...] = field(default=(), repr=False)
    ending: Ending | None = None
    walked: str | None = None
    sheets: tuple[ScoreSheet, ...] = ()
    hidden: Hidden | None = None


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One row of a preview. ``points``: what the option adds over the issue as it stands, the rest as drafted."""

    issue: int
    option: int
    points: float
    money: tuple[tuple[str, float], ...]  # (objective, change in units) of this row
    support: float  # change in the own side's weighted support


@dataclass(frozen=True, slots=True)
class Preview:
    """What a draft would mean for the viewer's own side. ``gain`` is over no deal, in points and units."""

    points: float
    no_deal: float
    gain: float
    amounts: tuple[tuple[str, float], ...]  # (objective, change against no deal, units a year)
    rows: tuple[IssueLine, ...]
    jobs: tuple[tuple[str, float], ...]  # (province or state, change against no deal, thousands), own side's region
    audiences: tuple[tuple[str, float], ...]  # (audience, change in support)
    own_gauge: Gauge | None
    other_gauge: Gauge | None
    cost: float  # capital
    refusals: tuple[Refusal, ...]
    hint: tuple[float, float] | None = None  # after a consult: band of the other side's gain for the whole package
