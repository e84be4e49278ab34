"""Schema of the condition and effect vocabulary: mappings with one key each."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from game.scenario.schema import scalars
from game.scenario.schema.base import (
    Amount,
    Block,
    Converted,
    Count,
    Flag,
    Id,
    Ids,
    Json,
    Number,
    Rate,
    RoundNumber,
    Setting,
    Share,
    either,
    exactly_one,
)

Name = Annotated[str, Converted(scalars.to_id, {"type": "string"})]


class OptionTest(Block):
    """The option in force for an issue is, or is not, one of those named."""

    issue: Id = Field(description="Issue id.")
    is_: Ids | None = Field(None, alias="is", description="True while one of these options is in force.")
    not_: Ids | None = Field(None, alias="not", description="True while none of these options is in force.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        exactly_one(self, {"is_": "is", "not_": "not"})
        return self


class QuotaBlock(Block):
    """A tariff-rate quota."""

    share: Rate = Field(description="Volume of the quota as a share of the base flow.")
    in_rate: Rate = Field(description="Duty within the quota, as a fraction.")
    over_rate: Rate = Field(description="Duty over the quota, as a fraction.")
    fill: Share = Field(1.0, description="Fill factor, 0-1.")
    rent_to_exporters: Share = Field(0.0, description="Share of the quota rent that goes to exporters.")


class PolicyBlock(Block):
    """One instrument on one flow: a rate, a quota, an export tax or a specific duty."""

    sector: Id | None = Field(None, description="Sector id; by default the sector of the issue or sector it is in.")
    origin: Id = Field(alias="from", description="Region that exports.")
    destination: Id = Field(alias="to", description="Region that imports.")
    layer: Id | None = Field(None, description="Legal layer that the rate or quota belongs to.")
    rate: Rate | None = Field(None, description="Ad valorem duty as a fraction: 0.25 or 25%.")
    quota: QuotaBlock | None = Field(None, description="Tariff-rate quota; replaces the layer's rate.")
    export_tax: Rate | None = Field(None, description="Tax levied by the exporter, as a fraction.")
    specific: Amount | None = Field(None, description="Specific duty, per unit at base prices.")
    when: list[OptionTest] = Field([], description="Only in packages in which all of these hold.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        exactly_one(self, {"rate": "rate", "quota": "quota", "export_tax": "export_tax", "specific": "specific"})
        return self


class DutyBlock(PolicyBlock):
    """Sets a duty, quota or export tax as an override."""

    breach: Flag = Field(False, description="True: it overrides ratified terms too.")


class ClaimMove(Block):
    """Moves the ceiling of a sector's preferential claims."""

    sector: Id = Field(description="Sector id.")
    add: Number = Field(description="Fraction added to the ceiling.")
    ceiling: Share = Field(1.0, description="The ceiling rises no further than this.")


class SupportMove(Block):
    """Moves the support of an audience, or of all audiences of a side."""

    of: Id = Field(description="Audience id, side id, or self, other, both.")
    delta: Number = Field(description="Points on 0-100.")


class CapitalMove(Block):
    """Moves a side's political capital."""

    of: Id = Field(description="Side id, or self, other, both.")
    delta: Setting = Field(description="Points of capital.")


class ObjectiveMove(Block):
    """Adds units a year to an objective."""

    of: Id = Field(description="Objective id.")
    amount: Number = Field(description="Units a year.")
    when: list[OptionTest] = Field([], description="Only while all of these hold.")


class RevealMove(Block):
    """Tells what is hidden about a side."""

    of: Id = Field(description="Side id, or self, other, both.")
    what: Literal["mandate", "priorities"] = Field(description="What is revealed.")
    to: Id = Field("both", description="Side id, or self, other, both.")


class FlagValue(Block):
    """A flag and its value; the name alone means true."""

    name: Name = Field(description="Flag name.")
    value: Flag = Field(True, description="Value, true by default.")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Json:
        return either(handler(schema), {"type": "string"})


class ScheduleMove(Block):
    """Makes an event happen later."""

    event: Id = Field(description="Event id.")
    in_: Count = Field(alias="in", description="Rounds from now; 0: at the next news.")


EFFECT_KEYS = (
    "duty", "claim", "support", "capital", "temperature", "objective", "reveal", "flag", "schedule", "suspend",
)  # fmt: skip


class EffectBlock(Block):
    """One effect: a mapping with exactly one of these keys."""

    duty: DutyBlock | None = Field(None, description="Set a duty, quota or export tax.")
    claim: ClaimMove | None = Field(None, description="Move the ceiling of a sector's preferential claims.")
    support: SupportMove | None = Field(None, description="Move home support.")
    capital: CapitalMove | None = Field(None, description="Move political capital.")
    temperature: Number | None = Field(None, description="Degrees added to the temperature.")
    objective: ObjectiveMove | None = Field(None, description="Add units a year to an objective.")
    reveal: RevealMove | None = Field(None, description="Reveal a mandate or priorities.")
    flag: FlagValue | None = Field(None, description="Set a flag: its name, or name and value.")
    schedule: ScheduleMove | None = Field(None, description="Schedule an event.")
    suspend: RoundNumber | None = Field(None, description="Rounds without table moves.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        exactly_one(self, {key: key for key in EFFECT_KEYS})
        return self


class Comparison(Block):
    """A meter against a constant: exactly one of below, at_most, above, at_least."""

    below: Setting | None = Field(None, description="Strictly below.")
    at_most: Setting | None = Field(None, description="At most.")
    above: Setting | None = Field(None, description="Strictly above.")
    at_least: Setting | None = Field(None, description="At least.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        exactly_one(self, {"below": "below", "at_most": "at_most", "above": "above", "at_least": "at_least"})
        return self


class ComparisonOf(Comparison):
    """A side's or audience's meter against a constant."""

    of: Id = Field(description="Audience id (support only) or side id, or self, other.")


class RoundTest(Block):
    """A range of rounds, both ends included; a number alone means that round."""

    first: RoundNumber = Field(1, alias="from", description="First round.")
    last: RoundNumber | None = Field(None, alias="to", description="Last round; by default the end.")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"from": value, "to": value} if isinstance(value, (str, int)) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Json:
        return either(handler(schema), {"type": "integer", "minimum": 1})


class UsedTest(Block):
    """A measure has been used at least this often; its id alone means once."""

    measure: Id = Field(description="Measure id.")
    times: RoundNumber = Field(1, description="At least this many uses.")

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"measure": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Json:
        return either(handler(schema), {"type": "string"})


CONDITION_KEYS = {
    "all": "all", "any": "any", "not_": "not", "support": "support", "capital": "capital",
    "temperature": "temperature", "talks_end": "talks_end", "round": "round", "flag": "flag",
    "option": "option", "signed": "signed", "used": "used",
}  # fmt: skip


class ConditionBlock(Block):
    """One condition: a mapping with exactly one of these keys."""

    all: list[ConditionBlock] | None = Field(None, min_length=1, description="All of these hold.")
    any: list[ConditionBlock] | None = Field(None, min_length=1, description="At least one of these holds.")
    not_: ConditionBlock | None = Field(None, alias="not", description="This does not hold.")
    support: ComparisonOf | None = Field(None, description="Support of a side or audience, 0-100.")
    capital: ComparisonOf | None = Field(None, description="A side's political capital.")
    temperature: Comparison | None = Field(None, description="The temperature, 0-100.")
    talks_end: Comparison | None = Field(None, description="The chance, 0-1, that talks end at this close.")
    round: RoundTest | None = Field(None, description="A round or a range of rounds.")
    flag: FlagValue | None = Field(None, description="A flag has this value (true by default).")
    option: OptionTest | None = Field(None, description="The option in force.")
    signed: Id | None = Field(None, description="The issue is settled.")
    used: UsedTest | None = Field(None, description="A measure has been used.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        exactly_one(self, CONDITION_KEYS)
        return self
