"""The compiled, immutable context in which the rules judge a State."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from game.payoff import Environment, PayoffCompiler, PayoffModel, Weights, compiler_for
from game.rules.actions import OPEN, Consult, Package, Pledge, UseMeasure
from game.scenario.model import Rule, Scenario
from game.scenario.politics import Event, Measure


@dataclass(frozen=True, eq=False)
class Game:
    """A scenario with its payoff compiler. Pure functions of it are cached; it holds no state of a table."""

    scenario: Scenario
    compiler: PayoffCompiler

    @cached_property
    def leans(self) -> tuple[tuple[float, ...], ...]:
        """The editor's public lean per issue and option: above 0 favours the first side."""
        return tuple(tuple(option.lean for option in issue.options) for issue in self.scenario.issues)

    @cached_property
    def priors(self) -> tuple[Weights, Weights]:
        """Expected points per unit of both sides under the declared mandate odds (public)."""
        first, second = self.scenario.side_ids
        return self.compiler.prior(first), self.compiler.prior(second)

    @cached_property
    def measures_of(self) -> dict[str, tuple[Measure, ...]]:
        """Measures by side, in scenario order."""
        return {side: tuple(m for m in self.scenario.measures if m.side == side) for side in self.scenario.side_ids}

    @cached_property
    def pledges(self) -> tuple[tuple[Pledge, ...], ...]:
        """Every pledge there is, by issue; made once, since they are listed at every turn."""
        return tuple(
            tuple(Pledge(issue, option) for option in range(size)) for issue, size in enumerate(self.scenario.dims)
        )

    @cached_property
    def measure_actions(self) -> dict[str, UseMeasure]:
        """The use of each measure, by its id."""
        return {measure.id: UseMeasure(measure.id) for measure in self.scenario.measures}

    @cached_property
    def seats_of(self) -> dict[str, tuple[str, ...]]:
        """Seats by side, in scenario order."""
        return {side: tuple(s.id for s in self.scenario.seats if s.side == side) for side in self.scenario.side_ids}

    @cached_property
    def turn_orders(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Who opens and who follows, in even and in odd rounds."""
        opener = self.scenario.calendar.opener
        other = self.scenario.other(opener)
        return (other, opener), (opener, other)

    @cached_property
    def nothing_settled(self) -> tuple[bool, ...]:
        return (False,) * len(self.scenario.issues)

    @cached_property
    def nothing_pending(self) -> Package:
        return (OPEN,) * len(self.scenario.issues)

    @cached_property
    def all_pledges(self) -> tuple[Pledge, ...]:
        """Every pledge there is, as they are listed while no issue is closed to them."""
        return tuple(pledge for issue in self.pledges for pledge in issue)

    @cached_property
    def audience_ids(self) -> dict[str, tuple[str, ...]]:
        """Each side's audiences, in scenario order."""
        return {side: tuple(a.id for a in own) for side, own in self.scenario.audiences_by_side.items()}

    @cached_property
    def audience_places(self) -> dict[str, dict[str, int]]:
        """By side and audience its place in scenario order."""
        return {side: {known: place for place, known in enumerate(own)} for side, own in self.audience_ids.items()}

    @cached_property
    def opening_supports(self) -> dict[str, tuple[float, ...]]:
        """Support of each side's audiences on the opening day."""
        return {side: tuple(a.start for a in own) for side, own in self.scenario.audiences_by_side.items()}

    @cached_property
    def consults(self) -> tuple[Consult, ...]:
        """The consult on each issue alone."""
        return tuple(Consult(issue) for issue in range(len(self.scenario.issues)))

    @cached_property
    def audience_shares(self) -> dict[str, tuple[float, ...]]:
        """Each audience's share of its side's weight, in scenario order; empty where nothing weighs."""
        shares = {}
        for side, audiences in self.scenario.audiences_by_side.items():
            total = sum(audience.weight for audience in audiences)
            shares[side] = tuple(audience.weight / total for audience in audiences) if total > 0 else ()
        return shares

    @cached_property
    def announced(self) -> tuple[Event, ...]:
        """Events on the calendar that both sides see."""
        return tuple(event for event in self.scenario.events if event.announced)

    @cached_property
    def events_due(self) -> tuple[frozenset[str], ...]:
        """For each round from 0 the events that may come by themselves then."""
        return tuple(
            frozenset(event.id for event in self.scenario.events if self._due(event, number))
            for number in range(len(self.scenario.calendar.rounds) + 1)
        )

    def _due(self, event: Event, round_number: int) -> bool:
        if event.triggered_only or not self.has(Rule.EVENTS, round_number):
            return False
        if event.scheduled is not None:
            return event.scheduled == round_number
        return event.first <= round_number and (event.last is None or round_number <= event.last)

    @cached_property
    def _since(self) -> dict[Rule, int]:
        return dict(self.scenario.rules.since)

    def has(self, rule: Rule, round_number: int) -> bool:
        """Whether a rule is in play in a round."""
        first = self._since.get(rule)
        return first is not None and round_number >= first

    def index(self, side: str) -> int:
        """0 for the first side, 1 for the second; ValueError for any other id."""
        return self.scenario.side_ids.index(side)

    def model(self, path: Environment, mandates: tuple[str, str], in_force: Package) -> PayoffModel:
        """Points of both sides for the mandates drawn."""
        return self.compiler.model(
            path, (self.compiler.weights(mandates[0]), self.compiler.weights(mandates[1])), in_force
        )

    def value(self, environment: Environment, mandate: str, package: Package) -> float:
        """Points of one complete package for one mandate: cheaper than a model when only a few are asked for."""
        return self.compiler.value(environment, self.compiler.weights(mandate), package)


def overlay(base: Package, package: Package) -> Package:
    """``package`` where it is decided, ``base`` where it is open."""
    return tuple(old if new == OPEN else new for old, new in zip(base, package, strict=True))


@lru_cache(maxsize=16)
def game_for(scenario: Scenario) -> Game:
    """The game of a scenario, shared by everyone who holds the same scenario object."""
    return Game(scenario, compiler_for(scenario))
