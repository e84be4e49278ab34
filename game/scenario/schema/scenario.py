"""Schema of a whole scenario file."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, WithJsonSchema, model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from game.scenario.schema.base import (
    Block,
    Count,
    Counted,
    Flag,
    Id,
    IsoDate,
    Json,
    Numeric,
    Odds,
    OneOrList,
    RoundNumber,
    Shown,
    Text,
    Weight,
    Words,
    either,
)
from game.scenario.schema.economy import EconomyBlock, ObjectiveBlock, SectorBlock
from game.scenario.schema.politics import (
    AudienceBlock,
    DynamicsBlock,
    EventBlock,
    MeasureBlock,
    RatificationBlock,
)
from game.scenario.schema.table import IssueBlock, MandateBlock, PersonaBlock, SeatBlock, SideBlock

FORMAT = "1"
EVEN = "even"

RuleName = Literal[
    "measures", "consult", "lots", "pledges", "alternatives", "breach", "events", "replies", "initials", "guesses",
    "post_settlement",
]  # fmt: skip


def check_format(value: object) -> str:
    """The only format version this reader knows."""
    if str(value) != FORMAT:
        raise PydanticCustomError("format-version", "format", {"got": str(value)[:40]})
    return FORMAT


class SourceBlock(Block):
    """A publication that figures and texts rest on."""

    publisher: Words = Field(description="Who published it.")
    date: Words = Field(description="When: a date, month or year.")
    title: Words = Field(description="Its title.")
    url: Words | None = Field(None, description="Address.")


class RulesBlock(Block):
    """Which rules are in play, and from which round; a layer's name alone means its usual set."""

    layer: Literal["basic", "standard", "full", "growing"] = Field(
        "full", description="basic, standard or full; growing starts as basic."
    )
    since: dict[RuleName, RoundNumber] = Field({}, description="Rule to the round it is in play from.")
    measures_per_turn: Annotated[int, Counted(1, 10)] = Field(1, description="Measures a side may use in a turn.")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"layer": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Json:
        return either(handler(schema), {"enum": ["basic", "standard", "full", "growing"]})


class RoundBlock(Block):
    """One round of the calendar."""

    date: Annotated[IsoDate, Shown()] = Field(description="ISO date.")
    label: Text = Field(description="Short name, such as October.")


def spread(value: Any) -> Any:
    """No list stands for `even`."""
    return [] if value == EVEN else value


_WEIGHTS_JSON: Json = {"anyOf": [{"const": EVEN}, {"type": "array", "items": {"type": "number"}}]}


class CalendarBlock(Block):
    """Rounds and how much each counts."""

    opener: Id = Field(description="Side that takes the first turn.")
    rounds: list[RoundBlock] = Field(min_length=1, max_length=100, description="The rounds, in order.")
    weights: Annotated[list[Weight], BeforeValidator(spread), WithJsonSchema(_WEIGHTS_JSON)] = Field(
        [], description="even, or a weight a round; scaled to sum to 1 less after."
    )
    after: Odds = Field(0.6, description="Share of the score decided by the position at the end.")
    days_per_round: Annotated[float, Numeric(above=0)] = Field(30.0, description="Days a round stands for.")


class CodexBlock(Block):
    """A card of background."""

    kind: Literal["term", "person", "figure", "event"] = Field(description="What it is about.")
    title: Text = Field(description="Title.")
    text: Text = Field(description="A few sentences.")
    sensitive: Flag = Field(False, description="True: off in class unless the teacher turns it on.")


class HappenedBlock(Block):
    """What really happened, for the debrief."""

    date: IsoDate = Field(description="ISO date.")
    text: Text = Field(description="A sentence or two.")
    package: dict[Id, Id] | None = Field(
        None, description="Issue id to option: what was settled, in this table's terms; the rest at its status quo."
    )


class CoachingBlock(Block):
    """A line that the tutorial says."""

    round: RoundNumber = Field(description="At the start of this round.")
    text: Text = Field(description="What to do.")
    learnt: Text | None = Field(None, description="What was learnt.")


class ScenarioBlock(Block):
    """A scenario: one negotiation between two sides, complete."""

    format: Annotated[str, BeforeValidator(check_format), WithJsonSchema({"enum": [1, "1"]})] = Field(
        description="Version of the scenario format: 1."
    )
    id: Id = Field(description="Id of the scenario.")
    version: Annotated[Words, Shown()] = Field(description="Version of the scenario's content.")
    extends: Annotated[Words | None, Shown()] = Field(
        None, description="Base that this overlays: a shipped name, or a path relative to this file."
    )
    title: Text = Field(description="Title.")
    summary: Text = Field(description="Two or three sentences.")
    teaches: Annotated[list[Text], OneOrList()] = Field([], description="What is learnt by playing it.")
    difficulty: Annotated[Literal["easy", "medium", "hard"], Shown()] = Field("medium", description="Difficulty.")
    minutes: Annotated[Count, Shown()] = Field(60, description="Minutes a game takes.")
    pure: Flag = Field(False, description="True: points given directly, no trade model, no status quo scaling.")
    default_side: Annotated[Id | None, Shown()] = Field(None, description="Side offered first; default: the first.")
    rules: RulesBlock | None = Field(None, description="Rules in play; by default full.")
    sources: Annotated[dict[Id, SourceBlock], Shown()] = Field({}, description="Publications by id.")
    sides: dict[Id, SideBlock] = Field(description="Exactly two sides; a lean of +3 is best for the first.")
    seats: dict[Id, SeatBlock] = Field(description="Roles by id; one lead a side.")
    objectives: dict[Id, ObjectiveBlock] = Field(description="What the sides count, by id.")
    mandates: dict[Id, MandateBlock] = Field(description="Alternative weights on objectives, by id.")
    economy: EconomyBlock | None = Field(None, description="Regions and layers; none without a trade model.")
    sectors: dict[Id, SectorBlock] = Field(description="Sectors by id.")
    issues: dict[Id, IssueBlock] = Field(min_length=1, description="Issues by id, in the order of the sheet.")
    audiences: dict[Id, AudienceBlock] = Field({}, description="Domestic audiences by id.")
    measures: dict[Id, MeasureBlock] = Field({}, description="Measures by id.")
    events: dict[Id, EventBlock] = Field({}, description="Events by id.")
    personas: dict[Id, PersonaBlock] = Field({}, description="AI personas by id.")
    calendar: CalendarBlock = Field(description="Rounds.")
    ratification: RatificationBlock | None = Field(None, description="Votes at home; none: what is signed is in force.")
    dynamics: DynamicsBlock = Field(description="How the meters move.")
    codex: Annotated[dict[Id, CodexBlock], Shown()] = Field({}, description="Background cards by id.")
    happened: Annotated[list[HappenedBlock], Shown()] = Field([], description="What really happened.")
    coaching: Annotated[list[CoachingBlock], Shown()] = Field([], description="The tutorial's lines.")
