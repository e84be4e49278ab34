"""The full State of a table. Only the table and the rules hold it; everyone else gets a View."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from game.payoff.environment import Environment
from game.rules.actions import Alternative, Package
from game.rules.chance import Chance, Draw


class Phase(StrEnum):
    SETUP = "setup"
    NEWS = "news"
    TURNS = "turns"
    RATIFICATION = "ratification"
    CLOSE = "close"
    POST_SETTLEMENT = "post_settlement"
    ENDED = "ended"


class Ending(StrEnum):
    SETTLED = "settled"  # every issue is settled
    LAST_ROUND = "last_round"
    TALKS_ENDED = "talks_ended"
    WALKED_AWAY = "walked_away"
    STOPPED = "stopped"  # by the instructor


class DealStatus(StrEnum):
    PENDING = "pending"
    RATIFIED = "ratified"
    FAILED = "failed"
    BREACHED = "breached"
    SNAPPED_BACK = "snapped_back"


@dataclass(frozen=True, slots=True)
class Offer:
    """A standing offer; ``number`` counts a side's offers. ``origin`` keeps the alternatives as first made."""

    side: str
    number: int
    round: int
    alternatives: tuple[Alternative, ...]
    origin: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Deal:
    """What both sides signed: one lot, or one whole alternative. ``terms`` are (issue, option) indices."""

    number: int
    proposer: str
    signer: str
    round: int
    name: str
    terms: tuple[tuple[int, int], ...]
    status: DealStatus = DealStatus.PENDING
    decided_round: int | None = None
    votes: tuple[tuple[str, bool], ...] = ()
    breached_by: str | None = None
    breach_round: int | None = None
    in_force: tuple[tuple[int, int], ...] = ()  # terms still in force once ratified


@dataclass(frozen=True, slots=True)
class PledgeMade:
    issue: int
    option: int
    round: int
    broken: bool = False


@dataclass(frozen=True, slots=True)
class ConsultAsked:
    """``answer`` is filled when the other side (or the rules, for a bot) answers."""

    asker: str
    round: int
    issue: int
    against: int | None
    answered: bool = False
    refused: bool = False
    words: str = ""
    low: float | None = None  # points the issue is worth to the other side, band
    high: float | None = None
    more: int | None = None  # of the two issues, the one that matters more


@dataclass(frozen=True, slots=True)
class TurnDone:
    """What the acting side has already done in its current turn."""

    statement: bool = False
    measures: int = 0
    responded: bool = False
    table: bool = False
    pledged: bool = False


class Copied:
    """Makes changed copies of a frozen dataclass without slots: one dictionary copy, where ``replace`` calls
    ``__init__`` field by field. A game makes hundreds of states, and simulation makes thousands of games."""

    def changed(self, changes: Mapping[str, object]) -> Self:
        """A copy with some fields changed; the names must be fields."""
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy.__dict__.update(changes)
        return copy


@dataclass(frozen=True)
class SideState(Copied):
    """One side. ``support`` follows the order of ``Scenario.audiences_by_side``."""

    id: str
    mandate: str
    capital: float
    support: tuple[float, ...]
    uses: tuple[tuple[str, int, int], ...] = ()  # (measure, times, last round)
    pledges: tuple[PledgeMade, ...] = ()
    consults: int = 0
    guesses: tuple[tuple[int, tuple[int, ...]], ...] = ()  # (round, ranking)
    warned: tuple[tuple[str, int], ...] = ()  # (audience, round)
    acted: tuple[str, ...] = ()
    turn: TurnDone = TurnDone()
    offers_made: int = 0
    best_offer: float | None = None  # expected points of its best alternative for the other side, under the prior
    improved: bool = False  # an offer improved for the other side this round
    override_used: bool = False
    draft: tuple[Alternative, ...] = ()
    draft_seat: str = ""
    advice: tuple[tuple[str, int, int], ...] = ()
    initials: tuple[tuple[int, int], ...] = ()
    post_settle: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Close:
    """What was in force at the close of a round."""

    environment: Environment
    in_force: Package


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """Lagged outcomes at the close of a round, for display: never points.

    ``jobs`` are changes in thousands against the opening day per (sector, trade region), ``flows`` Canada-style
    exports in US$ bn a year per (sector, origin, destination), ``duties`` effective rates in force.
    """

    round: int
    jobs: tuple[tuple[str, str, float], ...]
    flows: tuple[tuple[str, str, str, float], ...]
    duties: tuple[tuple[str, str, str, float], ...]
    revenue: tuple[tuple[str, str, float], ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A draw the table owes: outcomes with probabilities that sum to 1."""

    draw: Draw
    subject: str
    outcomes: tuple[tuple[int, float], ...]

    def chances(self) -> tuple[tuple[Chance, float], ...]:
        return tuple((Chance(self.draw, self.subject, outcome), odds) for outcome, odds in self.outcomes)


@dataclass(frozen=True, slots=True)
class RoundScore:
    """Points of each side's position at a close, in the order of the sides."""

    round: int
    points: tuple[float, float]
    support: tuple[float, float]
    temperature: float
    talks_end: float


@dataclass(frozen=True)
class State(Copied):
    round: int
    phase: Phase
    step: int  # inside TURNS: 0 first side, 1 second side, 2 last response; inside other phases: progress
    sides: tuple[SideState, SideState]
    offers: tuple[Offer | None, Offer | None]
    deals: tuple[Deal, ...]
    in_force: Package
    environment: Environment
    temperature: float
    flags: frozenset[str]
    scheduled: tuple[tuple[str, int], ...]  # (event, round) made by schedule effects
    happened: tuple[tuple[str, int], ...]  # (event, round)
    asks: tuple[tuple[str, str], ...]  # (event, seat) still to be answered
    queue: tuple[Query, ...]
    suspended: int  # rounds in which there are no table moves, counting the current one
    consults: tuple[ConsultAsked, ...]
    revealed: tuple[tuple[str, str, str], ...]  # (to side, about side, what)
    scores: tuple[RoundScore, ...]
    closes: tuple[Close, ...]
    excluded: frozenset[str]  # events left out of this game (sensitive items, unless wanted)
    staffed: frozenset[str]  # seats taken by a person
    bots: tuple[tuple[str, str], ...]  # (seat, bot name)
    paused: bool
    seq: int
    signed_this_round: bool
    post_settlement: tuple[Package, ...]
    ending: Ending | None
    walked: str | None = None
