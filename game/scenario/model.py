"""The frozen Scenario: everything a game is, as data."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from game.core.text import Text
from game.scenario.economy import Economy, Objective, Sector
from game.scenario.politics import Ask, Audience, Dynamics, Event, Measure, Ratification
from game.scenario.table import Issue, Mandate, Persona, Seat, Side


class Rule(StrEnum):
    """A rule that a layer, or a round, may add to the basic game (statement, one package, sign)."""

    MEASURES = "measures"
    CONSULT = "consult"
    LOTS = "lots"
    PLEDGES = "pledges"
    ALTERNATIVES = "alternatives"
    BREACH = "breach"
    EVENTS = "events"
    REPLIES = "replies"
    INITIALS = "initials"
    GUESSES = "guesses"
    POST_SETTLEMENT = "post_settlement"


@dataclass(frozen=True, slots=True)
class RuleLayer:
    """The round from which each rule is in play; a rule that is absent is never in play."""

    name: str  # "basic", "standard", "full" or "growing"
    since: tuple[tuple[Rule, int], ...]
    measures_per_turn: int = 1

    def has(self, rule: Rule, round_number: int) -> bool:
        for known, first in self.since:
            if known is rule:
                return round_number >= first
        return False


@dataclass(frozen=True, slots=True)
class Round:
    date: str  # ISO date
    label: Text


@dataclass(frozen=True, slots=True)
class Calendar:
    """``weights`` sum with ``after`` to 1: the share of the score that each round's position decides."""

    rounds: tuple[Round, ...]
    opener: str
    weights: tuple[float, ...]
    after: float
    days_per_round: float


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    publisher: str
    date: str
    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class CodexEntry:
    id: str
    kind: str  # "term", "person", "figure", "event"
    title: Text
    text: Text
    sources: tuple[str, ...] = ()
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Happened:
    """What really happened, for the debrief; ``package`` is what was settled then in this table's terms, if it was."""

    date: str
    text: Text
    sources: tuple[str, ...]
    package: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Coaching:
    """One line the tutorial says at the start of a round, or once a lesson's condition is met."""

    round: int
    text: Text
    learnt: Text | None = None


@dataclass(frozen=True, eq=False)
class Scenario:
    """A scenario, complete and checked. Compared and hashed by identity; ``rules_hash`` compares content."""

    id: str
    version: str
    title: Text
    summary: Text
    teaches: tuple[Text, ...]
    difficulty: str
    minutes: int
    rules: RuleLayer
    sides: tuple[Side, Side]
    seats: tuple[Seat, ...]
    objectives: tuple[Objective, ...]
    mandates: tuple[Mandate, ...]
    economy: Economy
    sectors: tuple[Sector, ...]
    issues: tuple[Issue, ...]
    audiences: tuple[Audience, ...]
    measures: tuple[Measure, ...]
    events: tuple[Event, ...]
    personas: tuple[Persona, ...]
    calendar: Calendar
    ratification: Ratification | None
    dynamics: Dynamics
    sources: tuple[Source, ...] = ()
    codex: tuple[CodexEntry, ...] = ()
    happened: tuple[Happened, ...] = ()
    coaching: tuple[Coaching, ...] = ()
    default_side: str = ""
    pure: bool = False  # points given directly, no status quo scaling (imported bargaining tables)
    resolved: str = field(default="", repr=False)  # canonical JSON of the scenario with every overlay applied
    rules_hash: str = ""

    @cached_property
    def side_ids(self) -> tuple[str, str]:
        return (self.sides[0].id, self.sides[1].id)

    @cached_property
    def dims(self) -> tuple[int, ...]:
        """Number of options per issue."""
        return tuple(len(issue.options) for issue in self.issues)

    @cached_property
    def status_quo(self) -> tuple[int, ...]:
        """The all-status-quo package."""
        return tuple(issue.status_quo for issue in self.issues)

    @cached_property
    def issue_index(self) -> dict[str, int]:
        return {issue.id: position for position, issue in enumerate(self.issues)}

    @cached_property
    def seats_by_id(self) -> dict[str, Seat]:
        return {seat.id: seat for seat in self.seats}

    @cached_property
    def measures_by_id(self) -> dict[str, Measure]:
        return {measure.id: measure for measure in self.measures}

    @cached_property
    def events_by_id(self) -> dict[str, Event]:
        return {event.id: event for event in self.events}

    @cached_property
    def audiences_by_id(self) -> dict[str, Audience]:
        return {audience.id: audience for audience in self.audiences}

    @cached_property
    def audiences_by_side(self) -> dict[str, tuple[Audience, ...]]:
        return {side: tuple(a for a in self.audiences if a.side == side) for side in self.side_ids}

    @cached_property
    def mandates_by_side(self) -> dict[str, tuple[Mandate, ...]]:
        return {side: tuple(m for m in self.mandates if m.side == side) for side in self.side_ids}

    @cached_property
    def objectives_by_side(self) -> dict[str, tuple[Objective, ...]]:
        return {side: tuple(o for o in self.objectives if o.side == side) for side in self.side_ids}

    @cached_property
    def leads(self) -> dict[str, str]:
        """The lead seat's id per side."""
        return {seat.side: seat.id for seat in self.seats if seat.lead}

    def side(self, side_id: str) -> Side:
        return self.sides[self.side_ids.index(side_id)]

    def other(self, side_id: str) -> str:
        first, second = self.side_ids
        return second if side_id == first else first

    def ask_of(self, event_id: str, side_id: str) -> Ask | None:
        """What an event asks of a side: of one of its seats, or nothing. KeyError for an unknown event."""
        asks = self.events_by_id[event_id].asks
        return next((ask for ask in asks if self.seats_by_id[ask.seat].side == side_id), None)


@dataclass(frozen=True, eq=False)
class SeatScenario:
    """What one seat may know of a scenario: its own side's briefs and scorecards, none of the other side's.

    Declared mandates (labels, weights, odds) are public priors on both sides; which one was drawn is not here.
    """

    scenario: Scenario
    seat: str
    side: str


def redact(scenario: Scenario, seat_id: str) -> SeatScenario:
    """Blank the other side's confidential briefs, scorecards, red lines and personas' private texts.

    Both sides' for an observer, who has no seat ("").
    """
    own = scenario.seats_by_id[seat_id].side if seat_id else ""
    nothing = Text("", "")
    seats = tuple(seat if seat.side == own else replace(seat, brief=nothing, scorecard=()) for seat in scenario.seats)
    sides = tuple(side if side.id == own else replace(side, brief=nothing, red_lines=()) for side in scenario.sides)
    mandates = tuple(
        mandate if mandate.side == own else replace(mandate, brief=nothing) for mandate in scenario.mandates
    )
    public = replace(scenario, seats=seats, sides=(sides[0], sides[1]), mandates=mandates, resolved="", happened=())
    return SeatScenario(public, seat_id, own)
