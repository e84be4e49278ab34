"""Schema of what lies on the table and who sits at it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from game.scenario.schema.base import (
    PERCENT_JSON,
    Block,
    Count,
    Flag,
    Id,
    Ids,
    Number,
    Numeric,
    Odds,
    OneOrList,
    Setting,
    Shown,
    Text,
    Weight,
    Words,
)
from game.scenario.schema.vocabulary import OptionTest, PolicyBlock

Lean = Annotated[float, Numeric(least=-3, most=3)]
Trait = Odds
Discount = Annotated[float, Numeric(above=0, most=1)]
Scores = dict[Id, Weight]


class ArgumentBlock(Block):
    """One of a side's strongest arguments."""

    text: Text = Field(description="The argument in a sentence or two.")


class RedLineBlock(Block):
    """Options of an issue that a seat says its side cannot accept."""

    issue: Id = Field(description="Issue id.")
    options: Annotated[list[Id], OneOrList()] = Field(min_length=1, description="Option ids of that issue.")
    seat: Id = Field(description="The seat that says so.")
    text: Text = Field(description="How it is said.")


class SideBlock(Block):
    """One of the two sides."""

    name: Annotated[Text, Shown()] = Field(description="Name of the side.")
    adjective: Annotated[Text, Shown()] = Field(description="Adjective, as in Canadian.")
    region: Id | None = Field(None, description="Region of the economy; none in a scenario without one.")
    colour: Annotated[Literal["first", "second"] | None, Shown()] = Field(
        None, description="Theme colour; by default that of the side's place."
    )
    flag: Annotated[Words, Shown()] = Field(description="Flag icon, such as ca or us.")
    brief: Text = Field(description="The side's confidential brief.")
    arguments: Annotated[list[ArgumentBlock], Shown()] = Field([], description="Strongest arguments, with sources.")
    red_lines: list[RedLineBlock] = Field([], description="What the side says it cannot accept.")
    reservation: Setting | None = Field(None, description="No-deal value in points; pure scenarios only.")
    discount: Discount | None = Field(
        None, description="Factor on the final points if the whole calendar passes; pure scenarios only."
    )


class SeatBlock(Block):
    """A role on a delegation."""

    side: Id = Field(description="Side id.")
    lead: Flag = Field(False, description="True for the head of the delegation; one a side.")
    office: Text = Field(description="Public title.")
    holder: Annotated[Words, Shown()] = Field(description="Name of the office-holder.")
    brief: Text = Field(description="The seat's confidential brief.")
    owns: Ids = Field([], description="Issues whose row wants this seat's initial.")
    scorecard: Scores = Field({}, description="The seat's own weights on the side's objectives.")
    persona: Id | None = Field(None, description="The persona an AI plays in this seat by default.")


class MandateBlock(Block):
    """Swing weights on a side's objectives."""

    side: Id = Field(description="Side id.")
    label: Text = Field(description="Short name.")
    brief: Text = Field(description="What the cabinet or the White House wants.")
    weights: Scores = Field(
        min_length=1,
        description="Objective id to weight: the share of the value range it decides. Only proportions count.",
    )
    probability: Odds = Field(description="Chance that this mandate is drawn; 1 in all for each side.")


class AmountBlock(Block):
    """Units a year that an option adds to an objective."""

    objective: Id = Field(description="Objective id.")
    amount: Number = Field(description="Units a year.")
    when: list[OptionTest] = Field([], description="Only in packages in which all of these hold.")


def listed_amounts(value: Any) -> Any:
    """The list that a map of objective to amount is short for."""
    if isinstance(value, dict):
        return [{"objective": key, "amount": amount} for key, amount in value.items()]
    return value


_FIGURE_JSON: dict[str, Any] = {"anyOf": [{"type": "number"}, PERCENT_JSON]}
_AMOUNTS_JSON: dict[str, Any] = {
    "anyOf": [
        {"type": "object", "additionalProperties": _FIGURE_JSON},
        {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["objective", "amount"],
                "properties": {
                    "objective": {"type": "string", "description": "Objective id."},
                    "amount": {**_FIGURE_JSON, "description": "Units a year."},
                    "when": {"type": "array", "items": {"type": "object"}},
                },
            },
        },
    ]
}

Delivery = Literal["executive", "legislature", "province", "petitioners"]


class OptionBlock(Block):
    """One value of an issue."""

    label: Text = Field(description="Short name shown on the row.")
    detail: Text | None = Field(None, description="One or two sentences.")
    lean: Lean = Field(description="-3: best for the second side; +3: best for the first.")
    rate: Number | None = Field(None, description="The figure that the row shows, in the issue's unit.")
    policies: list[PolicyBlock] = Field([], description="Duties, quotas and taxes while this option is in force.")
    amounts: Annotated[list[AmountBlock], BeforeValidator(listed_amounts), WithJsonSchema(_AMOUNTS_JSON)] = Field(
        [], description="Units a year added to objectives: a map, or a list with conditions."
    )
    shifts: dict[Id, Number] = Field({}, description="Audience id to points of support while in force.")
    delivered_by: Annotated[list[Delivery], OneOrList()] = Field(
        ["executive"], min_length=1, description="Who can deliver the option at home."
    )
    subject_to: Text | None = Field(None, description="What it still needs, such as legislation.")
    lag_rounds: Count = Field(0, description="Rounds between ratification and effect.")
    anchor: Flag = Field(False, description="True: an opening demand rather than a plausible outcome.")


class IssueBlock(Block):
    """One negotiable line on the deal sheet."""

    sector: Id = Field(description="Sector id.")
    title: Text = Field(description="Short name of the row.")
    summary: Text = Field(description="What is at stake.")
    unit: Text | None = Field(None, description="Unit of the options' rates.")
    icon: Annotated[Words, Shown()] = Field("scroll-text", description="Icon name.")
    status_quo: Id | None = Field(None, description="The no-agreement option; by default the first.")
    sensitive: Flag = Field(False, description="True: off in class unless the teacher turns it on.")
    options: dict[Id, OptionBlock] = Field(description="Options by id, in the order of the row.")


class SoftSpot(Block):
    """An issue on which a seat is softer than its lead."""

    seat: Id = Field(description="Seat id.")
    issue: Id = Field(description="Issue id.")
    by: Trait = Field(description="How much softer, 0-1.")


class PersonaBlock(Block):
    """How an opponent bargains; every scale runs from 0 to 1."""

    side: Id = Field(description="Side id.")
    seat: Id = Field(description="The seat it plays.")
    label: Text = Field(description="Short name.")
    description: Text = Field(description="A sentence on its style.")
    anchor: Trait = Field(0.5, description="How extreme its opening is.")
    patience: Trait = Field(0.5, description="How slowly it concedes.")
    volatility: Trait = Field(0.3, description="How much its mood swings.")
    praise: Trait = Field(0.3, description="How much praise moves it.")
    insult: Trait = Field(0.3, description="How much an insult moves it.")
    brinkmanship: Trait = Field(0.3, description="How readily it risks the talks.")
    reciprocity: Trait = Field(0.5, description="How far it answers in kind.")
    grudge: Trait = Field(0.3, description="How long it remembers.")
    rigidity: dict[Id, Trait] = Field({}, description="Issue id to how little it moves there.")
    soft: list[SoftSpot] = Field([], description="Issues on which a seat is softer than its lead.")
