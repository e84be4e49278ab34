"""Schema of pressure at home and in the room."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.schema.base import (
    Amount,
    Block,
    Count,
    Flag,
    Id,
    IsoDate,
    Level,
    Number,
    Numeric,
    Odds,
    OneOrList,
    Positive,
    RoundNumber,
    Setting,
    Shown,
    Support,
    Text,
    Weight,
    Words,
)
from game.scenario.schema.table import Delivery
from game.scenario.schema.vocabulary import ConditionBlock, EffectBlock

Effects = list[EffectBlock]


class ActBlock(Block):
    """What an audience does once its support is low, one round after the warning."""

    below: Support = Field(description="It acts while its support is below this.")
    warning: Text = Field(description="Said one round before.")
    text: Text = Field(description="Said when it acts.")
    effects: Effects = Field(description="Effects of the act; self is the audience's side.")
    once: Flag = Field(True, description="True: once a game.")


class AudienceBlock(Block):
    """A domestic constituency."""

    side: Id = Field(description="Side id.")
    label: Text = Field(description="Name.")
    weight: Odds = Field(description="Weight in the side's home support; 1 in all for each side.")
    start: Support = Field(description="Opening support, 0-100.")
    delivers: Annotated[list[Delivery], OneOrList()] = Field([], description="What it helps deliver at home.")
    interests: dict[Id, Number] = Field({}, description="Objective id to support points per unit gained.")
    floor: Support | None = Field(None, description="A named ratifier: no lot passes below this support.")
    act: ActBlock | None = Field(None, description="What it does when support is low.")


class MeasureBlock(Block):
    """Something a seat may do alone."""

    side: Id = Field(description="Side id.")
    seat: Id = Field(description="The seat that may do it.")
    label: Text = Field(description="Short name.")
    text: Text = Field(description="What it is, in a sentence.")
    cost: Weight = Field(description="Political capital it costs.")
    levels: list[Effects] = Field(min_length=1, description="Effects of the first use, the second, and so on.")
    when: ConditionBlock | None = Field(None, description="Only while this holds.")
    breach: Flag = Field(False, description="True: it may override ratified terms.")
    cooldown: Count = Field(1, description="Rounds before it may be used again.")
    tags: Annotated[list[Words], OneOrList()] = Field([], description="Words that bots and reports know it by.")


class ReplyBlock(Block):
    """One answer to an event."""

    id: Id = Field(description="Reply id, unique within the ask.")
    manner: Literal["public", "private", "pass"] = Field(description="How it is given.")
    label: Text = Field(description="Short name.")
    effects: Effects = Field([], description="Effects; self is the seat's side.")


class AskBlock(Block):
    """A seat that must answer; the last reply is what silence means."""

    seat: Id = Field(description="Seat id.")
    replies: list[ReplyBlock] = Field(description="At least two replies.")


class EventBlock(Block):
    """News."""

    headline: Text = Field(description="Headline.")
    text: Text = Field(description="One to three sentences.")
    effects: Effects = Field([], description="Effects; nobody acts, so name sides.")
    scheduled: RoundNumber | None = Field(None, description="The round in which it happens.")
    first: RoundNumber | None = Field(None, description="First round of its window.")
    last: RoundNumber | None = Field(None, description="Last round of its window; by default the end.")
    chance: Odds = Field(1.0, description="Chance in each round of the window, or in its round if scheduled.")
    when: ConditionBlock | None = Field(None, description="Only while this holds.")
    once: Flag = Field(True, description="True: at most once.")
    announced: Flag = Field(False, description="True: its date, or its odds, are on the calendar both sides see.")
    asks: list[AskBlock] = Field([], description="Seats that must answer.")
    reported: Annotated[IsoDate | None, Shown()] = Field(None, description="Date of the real event.")
    sensitive: Flag = Field(False, description="True: off in class unless the teacher turns it on.")
    triggered_only: Flag = Field(False, description="True: it happens only through a schedule effect.")


class RatificationBlock(Block):
    """How lots are voted at home."""

    thresholds: dict[Id, Support] = Field(description="Side id to the support a lot needs.")
    vote_sd: Positive = Field(description="Standard deviation of a vote, in support points.")
    on_pass: Effects = Field([], description="Effects of ratifying a deal; self is its proposer.")
    on_fail: Effects = Field([], description="Effects of a failed vote; self is the deal's proposer.")


class TemperatureBlock(Block):
    """How the temperature moves, 0-100."""

    start: Level = Field(description="At the opening.")
    rest: Level = Field(description="Where it drifts to.")
    drift: Odds = Field(description="Share of the distance to rest closed each round.")
    idle: Setting = Field(description="Added in a round in which nothing is signed.")
    improved: Setting = Field(0.0, description="Added for a round in which an offer improved for the other side.")


class StatementBlock(Block):
    """A public statement; self is the side that makes it."""

    label: Text = Field(description="Name of the tone.")
    effects: Effects = Field(description="Effects.")


class StatementsBlock(Block):
    """The four tones."""

    conciliatory: StatementBlock = Field(description="Conciliatory.")
    neutral: StatementBlock = Field(description="Neutral: what saying nothing means.")
    firm: StatementBlock = Field(description="Firm.")
    threatening: StatementBlock = Field(description="Threatening.")


class CapitalBlock(Block):
    """Political capital."""

    start: Weight = Field(description="At the opening.")
    per_round: Weight = Field(description="Added each round.")
    cap: Annotated[float, Numeric(above=0)] = Field(description="At most.")


class BreakdownBlock(Block):
    """The chance that talks end at the close of a round."""

    first: RoundNumber = Field(description="From this round on.")
    at: Level = Field(description="Temperature from which the chance grows.")
    slope: Weight = Field(description="Chance added per degree.")
    most: Odds = Field(description="The chance is never higher.")
    effects: Effects = Field([], description="Effects when talks end; nobody acts, so name sides.")


class PledgesBlock(Block):
    """Public limits on an issue; self is the side that pledges."""

    made: Effects = Field([], description="Effects of making one.")
    broken: Effects = Field([], description="Effects of signing beyond it.")
    points: Weight = Field(2.0, description="Points taken from the score of a side that breaks one.")
    most: Count = Field(2, description="Pledges a side may have at once.")


class ConsultBlock(Block):
    """Asking the other side what matters; self is the side that asks, in `refused` the side that refuses."""

    per_game: Count = Field(2, description="Consults a side.")
    noise: Odds = Field(0.15, description="Half-width of an answer's band, as a fraction of the issue's swing.")
    asked: Effects = Field([], description="Effects of asking.")
    refused: Effects = Field([], description="Effects of refusing.")


class DynamicsBlock(Block):
    """How the meters move."""

    temperature: TemperatureBlock = Field(description="Temperature.")
    idle: dict[Id, Amount] = Field(description="Side id to support lost in a round in which nothing is signed.")
    improving_factor: Odds = Field(0.5, description="Share of that loss if an offer improved for the other side.")
    statements: StatementsBlock = Field(description="Public statements.")
    capital: CapitalBlock = Field(description="Political capital.")
    breakdown: BreakdownBlock = Field(description="When talks may end.")
    pledges: PledgesBlock | None = Field(None, description="Pledges.")
    consult: ConsultBlock | None = Field(None, description="Consults.")
    walk_away: Effects = Field([], description="Effects of walking away; self is who walks.")
    breach: Effects = Field([], description="Effects of a breach; self is the side in breach.")
    snap_back: Effects = Field([], description="Effects of snapping back; self is the side that snaps back.")
    override_initial: Weight = Field(1.0, description="Capital the lead pays to override a missing initial.")
    politics_weight: Weight = Field(0.4, description="Points per point of weighted home support gained.")
