"""The ground of the scenario schema: the scalar types, and what every mapping may carry beside its own keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from game.scenario.schema import scalars

Json = dict[str, Any]

PERCENT_JSON: Json = {"type": "string", "pattern": r"^[+-]?[0-9.]+ *%$"}


@dataclass(frozen=True)
class Converted:
    """Annotates a scalar: ``convert`` makes the value, ``json`` describes it to editors."""

    convert: Callable[[object], Any]
    json: Json = field(hash=False, default_factory=dict)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.convert)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Json:
        return dict(self.json)


@dataclass(frozen=True)
class Numeric:
    """Annotates a number within bounds, both included.

    ``figure`` marks what wants a source or ``estimate: true``; ``share`` what is a fraction, so that 25 is answered
    with a hint that 0.25 may be meant.
    """

    least: float | None = None
    most: float | None = None
    figure: bool = False
    share: bool = False
    above: float | None = None

    def convert(self, value: object) -> float:
        number = scalars.to_number(value)
        if (
            (self.least is not None and number < self.least)
            or (self.most is not None and number > self.most)
            or (self.above is not None and number <= self.above)
        ):
            context = {"expected": self.expected, "got": f"{number:g}"}
            if self.share and 2 <= number <= 500:
                context |= {"percent": f"{number:g}", "fraction": f"{number / 100:g}"}
            raise PydanticCustomError("out-of-range", "out of range", context)
        return number

    @property
    def expected(self) -> str:
        low = f"above {self.above:g}" if self.above is not None else "" if self.least is None else f"{self.least:g}"
        if self.most is None:
            return f"a number {low}" if self.above is not None else f"a number of at least {low}"
        return f"a number {low} and at most {self.most:g}" if self.above is not None else f"{low} to {self.most:g}"

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.convert)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Json:
        number: Json = {"type": "number"}
        if self.least is not None:
            number["minimum"] = self.least
        if self.most is not None:
            number["maximum"] = self.most
        if self.above is not None:
            number["exclusiveMinimum"] = self.above
        return {"anyOf": [number, PERCENT_JSON]}


@dataclass(frozen=True)
class Counted:
    """Annotates a whole number within bounds, both included."""

    least: int = 0
    most: int = 10_000

    def convert(self, value: object) -> int:
        number = scalars.to_whole(value)
        if not self.least <= number <= self.most:
            raise PydanticCustomError(
                "out-of-range", "out of range", {"expected": f"{self.least} to {self.most}", "got": str(number)}
            )
        return number

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.convert)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Json:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


class Shown:
    """Marks a key that is only shown: it does not change play and stays out of the rules hash."""


# Figures about the world and about politics: each wants a source or ``estimate: true``.
Number = Annotated[float, Numeric(figure=True)]
Amount = Annotated[float, Numeric(least=0, figure=True)]
Positive = Annotated[float, Numeric(above=0, figure=True)]
Share = Annotated[float, Numeric(least=0, most=1, figure=True, share=True)]
Rate = Annotated[float, Numeric(least=0, most=5, figure=True, share=True)]
Support = Annotated[float, Numeric(least=0, most=100, figure=True)]
# Numbers that are choices of the game's design.
Setting = Annotated[float, Numeric()]
Weight = Annotated[float, Numeric(least=0)]
Odds = Annotated[float, Numeric(least=0, most=1, share=True)]
Level = Annotated[float, Numeric(least=0, most=100)]

Count = Annotated[int, Counted()]
RoundNumber = Annotated[int, Counted(1, 200)]
Flag = Annotated[bool, Converted(scalars.to_boolean, {"type": "boolean"})]
Words = Annotated[str, Converted(scalars.to_words, {"type": ["string", "number", "boolean"]})]
IsoDate = Annotated[str, Converted(scalars.to_date, {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})]
Id = Annotated[str, Converted(scalars.to_id, {"type": "string", "pattern": r"^[a-z][a-z0-9_-]*$"})]
Code = Annotated[str, Converted(scalars.to_code, {"type": "string", "pattern": r"^[A-Za-z0-9_-]{1,16}$"})]


def one_or_list(value: object) -> object:
    """One entry may stand without its list."""
    return value if value is None or isinstance(value, list) else [value]


@dataclass(frozen=True)
class OneOrList(BeforeValidator):
    """Annotates a list whose only entry may stand without it."""

    func: Any = one_or_list

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Json:
        listed = handler(schema)
        return {"anyOf": [listed["items"], listed]}


Ids = Annotated[list[Id], OneOrList()]


class Block(BaseModel):
    """What every mapping of a scenario may carry beside its own keys."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True, defer_build=True)

    source: Annotated[Ids | None, Shown()] = Field(
        None, description="Ids of the top-level `sources` that the numbers here, and further in, come from."
    )
    estimate: Annotated[Flag | None, Shown()] = Field(
        None, description="True: the numbers here, and further in, are the author's estimates."
    )


class Text(BaseModel):
    """A text in both languages."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, hide_input_in_errors=True, defer_build=True)

    en: Words = Field(description="English text.")
    fr: Words = Field(description="Canadian French text.")


def either(schema: Json, *short: Json) -> Json:
    """A JSON Schema that allows the short forms beside the mapping."""
    return {"anyOf": [*short, schema]}


def exactly_one(block: BaseModel, names: dict[str, str]) -> None:
    """Refuse a block unless exactly one of its alternative keys is given. ``names``: field to key."""
    given = [key for field_name, key in names.items() if getattr(block, field_name) is not None]
    if len(given) != 1:
        got = ", ".join(given) or "none"
        raise PydanticCustomError("one-of", "one of", {"expected": ", ".join(names.values()), "got": got})
