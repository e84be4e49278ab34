"""What a bot holds of a scenario: its seat's redacted copy, and a compiler of the part everybody knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from game.core.text import Text
from game.payoff import PayoffCompiler, compiler_for
from game.scenario.model import Scenario, SeatScenario, redact

NOTHING = Text("", "")


@lru_cache(maxsize=64)
def seat_scenario(scenario: Scenario, seat: str) -> SeatScenario:
    """The seat's redacted scenario; the same object for the same scenario object, so that caches can key on it."""
    return redact(scenario, seat)


@lru_cache(maxsize=16)
def public_scenario(scenario: Scenario) -> Scenario:
    """The scenario without either side's confidential texts, scorecards and red lines.

    Declared mandates, amounts and the economy are public, so every bot of a scenario can share one compiler of it.
    """
    return replace(
        scenario,
        sides=(
            replace(scenario.sides[0], brief=NOTHING, red_lines=()),
            replace(scenario.sides[1], brief=NOTHING, red_lines=()),
        ),
        seats=tuple(replace(seat, brief=NOTHING, scorecard=()) for seat in scenario.seats),
        mandates=tuple(replace(mandate, brief=NOTHING) for mandate in scenario.mandates),
        resolved="",
        happened=(),
    )


@dataclass(frozen=True, eq=False)
class Known:
    """A seat's knowledge, compiled. ``side`` and ``other`` are indices into ``scenario.sides``."""

    seat: str
    scenario: Scenario
    compiler: PayoffCompiler
    side: int
    other: int
    red: tuple[tuple[bool, ...], ...]  # per issue and option: a red line of the bot's own side

    @property
    def side_id(self) -> str:
        return self.scenario.side_ids[self.side]

    @property
    def other_id(self) -> str:
        return self.scenario.side_ids[self.other]

    @cached_property
    def side_of(self) -> Mapping[str, int]:
        """The side's index by seat."""
        return {seat.id: self.scenario.side_ids.index(seat.side) for seat in self.scenario.seats}


@lru_cache(maxsize=64)
def known_for(scenario: Scenario, seat: str) -> Known:
    """Reduce a scenario to what ``seat`` may know. KeyError when there is no such seat."""
    own = seat_scenario(scenario, seat)
    side = scenario.side_ids.index(own.side)
    red = [[False] * len(issue.options) for issue in own.scenario.issues]
    for line in own.scenario.sides[side].red_lines:
        position = own.scenario.issue_index[line.issue]
        for option in line.options:
            red[position][own.scenario.issues[position].option_index(option)] = True
    compiler = compiler_for(public_scenario(scenario))
    return Known(seat, own.scenario, compiler, side, 1 - side, tuple(tuple(row) for row in red))
