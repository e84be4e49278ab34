"""From a Scenario to a PayoffModel: amount tables, swing weights, points.

Points are compiled in three steps. Amount tables (``amounts.py``, ``sectors.py``) say what a package adds to every
objective in its unit. A mandate's swing weights become points per unit: weight x amount / swing, where the swing of an
objective is the sum over blocks of its largest minus its smallest amount on the opening path; then everything is scaled
so that the side's best package is worth 100. The opening day's duties kept for ever are worth 0 by construction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from game.payoff.amounts import AmountTable, Floats, direct_tables, environment_tables
from game.payoff.environment import Environment
from game.payoff.factors import Factor, to_points, to_units
from game.payoff.laid import Compiled, Laid, constant_of, lay_out
from game.payoff.memory import remember
from game.payoff.model import PayoffModel, build_model
from game.payoff.sectors import SectorCompiler, SectorTable, build_sector
from game.payoff.span import span
from game.scenario.economy import Objective
from game.scenario.model import Scenario
from game.scenario.vocabulary import ClaimEffect, DutyEffect, ObjectiveEffect

Weights: TypeAlias = tuple[tuple[str, float], ...]
"""Points per unit of each objective of one side, in the order of the side's objectives."""

CACHED_MODELS = 512
CACHED_TABLES = 512
CACHED_WEIGHTS = 256
CACHED_FACTORS = 512  # for each of the weights
CACHED_ENVIRONMENTS = 4096
CACHED_VALUES = 4096


@dataclass(eq=False)
class PayoffCompiler:
    """Compiles a scenario for any environment and weights; results are cached, so it is cheap to ask again.

    The caches only accelerate: every result is a pure function of the arguments.
    """

    scenario: Scenario
    _builders: tuple[SectorCompiler, ...] = field(init=False, repr=False)
    direct: tuple[AmountTable, ...] = field(init=False, repr=False)
    """What options add by themselves, in every environment."""
    columns: dict[str, int] = field(init=False, repr=False)
    """Place of each objective in arrays of amounts: the scenario's order."""
    _sector_cache: dict[object, SectorTable] = field(init=False, repr=False, default_factory=dict)
    _sectors_cache: dict[object, tuple[SectorTable, ...]] = field(init=False, repr=False, default_factory=dict)
    _effect_cache: dict[ObjectiveEffect, AmountTable] = field(init=False, repr=False, default_factory=dict)
    _laid_cache: dict[tuple[AmountTable, ...], Laid] = field(init=False, repr=False, default_factory=dict)
    _tables_cache: dict[Environment, Compiled] = field(init=False, repr=False, default_factory=dict)
    _model_cache: dict[object, PayoffModel] = field(init=False, repr=False, default_factory=dict)
    _held_cache: dict[object, PayoffModel] = field(init=False, repr=False, default_factory=dict)
    _factor_caches: dict[Weights, dict[AmountTable, Factor | int]] = field(init=False, repr=False, default_factory=dict)
    _vector_cache: dict[Weights, Floats] = field(init=False, repr=False, default_factory=dict)
    _sums_cache: dict[tuple[Laid, tuple[int, ...]], Floats] = field(init=False, repr=False, default_factory=dict)
    _value_cache: dict[object, float] = field(init=False, repr=False, default_factory=dict)
    _environments: dict[Environment, Environment] = field(init=False, repr=False, default_factory=dict)
    _path_cache: dict[object, Environment] = field(init=False, repr=False, default_factory=dict)
    _weights_cache: dict[str, Weights] = field(init=False, repr=False, default_factory=dict)
    _swings: dict[str, float] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.direct = direct_tables(self.scenario)
        self.columns = {objective.id: place for place, objective in enumerate(self.scenario.objectives)}
        self._builders = tuple(
            build_sector(self.scenario, spec, spec.economy) for spec in self.scenario.sectors if spec.economy
        )

    def compiled(self, environment: Environment) -> Compiled:
        """Amount tables of an environment."""
        known = self._tables_cache.get(environment)
        if known is None:
            sectors = self._sectors(environment)
            duties = tuple(table.amounts for table in sectors)
            effects = tuple(self._effect(effect) for effect in environment.objectives)
            tables = (*duties, *self.direct, *effects)
            varied = tuple(table for table in (*duties, *effects) if table.scope)
            constant = constant_of((table for table in tables if not table.scope), self.columns)
            known = Compiled(tables, varied, sectors, self._laid(varied), constant)
            remember(self._tables_cache, environment, known, CACHED_TABLES)
        return known

    def _effect(self, effect: ObjectiveEffect) -> AmountTable:
        """What an event or a measure adds while its conditions hold; one object per effect, so that caches meet it."""
        known = self._effect_cache.get(effect)
        if known is None:
            (known,) = environment_tables(self.scenario, Environment(objectives=(effect,)))
            remember(self._effect_cache, effect, known, CACHED_TABLES)
        return known

    def _laid(self, varied: tuple[AmountTable, ...]) -> Laid:
        """The direct tables and some more; most of what events bring depends on no issue, so there are few."""
        known = self._laid_cache.get(varied)
        if known is None:
            known = lay_out((*self.direct, *varied), self.columns, self.scenario.dims)
            remember(self._laid_cache, varied, known, CACHED_TABLES)
        return known

    def _sectors(self, environment: Environment) -> tuple[SectorTable, ...]:
        """The sectors' tables, which only overrides of duties and claims change."""
        key = (environment.policies, environment.breaches, environment.claims)
        known = self._sectors_cache.get(key)
        if known is None:
            known = tuple(self._sector(builder, environment) for builder in self._builders)
            remember(self._sectors_cache, key, known, CACHED_TABLES)
        return known

    def _sector(self, builder: SectorCompiler, environment: Environment) -> SectorTable:
        sector = builder.spec.id
        key = (
            sector,
            tuple(p for p in environment.policies if p.sector == sector),
            tuple(p for p in environment.breaches if p.sector == sector),
            tuple(c for c in environment.claims if c.sector == sector),
        )
        known = self._sector_cache.get(key)
        if known is None:
            known = builder.table(environment)
            remember(self._sector_cache, key, known, CACHED_TABLES)
        return known

    def opening_flows(self, sector: str) -> Floats:
        """Border trade (3, 3) of a sector on the opening day, US$ bn a year."""
        table = next(t for t in self.compiled(Environment()).sectors if t.sector == sector)
        value: Floats = table.value[table.cell(self.scenario.status_quo)]
        return value

    def amounts(self, environment: Environment, package: Sequence[int]) -> dict[str, float]:
        """Amount of every objective at a complete package, in units a year against the opening day."""
        amounts = self._amounts(environment, tuple(package)).tolist()
        return {o.id: amount for o, amount in zip(self.scenario.objectives, amounts, strict=True)}

    def value(self, environment: Environment, weights: Weights, package: tuple[int, ...]) -> float:
        """Points of a complete package, to the engine's resolution of 10^-10."""
        key = (environment, weights, package)
        known = self._value_cache.get(key)
        if known is None:
            known = round(float(self._vector(weights) @ self._amounts(environment, package)), 10)
            remember(self._value_cache, key, known, CACHED_VALUES)
        return known

    def _amounts(self, environment: Environment, package: tuple[int, ...]) -> Floats:
        """Amounts (objectives,) of a complete package."""
        compiled = self.compiled(environment)
        key = (compiled.laid, package)
        sums = self._sums_cache.get(key)
        if sums is None:
            sums = compiled.laid.sums(np.array([package], dtype=np.int64))[0]
            remember(self._sums_cache, key, sums, CACHED_VALUES)
        amounts: Floats = sums + compiled.constant
        return amounts

    def points(self, environment: Environment, weights: Weights, packages: Sequence[Sequence[int]]) -> Floats:
        """Points (B,) of a few complete packages, exactly as a model of the environment scores them.

        For an environment that is looked at once: folding its tables into a model costs more than a few packages do.
        """
        factors, constant = self._side_factors(self.compiled(environment).tables, weights)
        rows = np.array(packages, dtype=np.int64)
        total = np.full(len(rows), constant, dtype=np.int64)
        for factor in factors:
            total += factor.points[tuple(rows[:, issue] for issue in factor.scope)]
        return to_points(total)

    def _vector(self, weights: Weights) -> Floats:
        """Points per unit (objectives,)."""
        known = self._vector_cache.get(weights)
        if known is None:
            given = dict(weights)
            known = np.array([given.get(objective.id, 0.0) for objective in self.scenario.objectives])
            remember(self._vector_cache, weights, known, CACHED_MODELS)
        return known

    def intern(self, environment: Environment) -> Environment:
        """The one object kept for equal environments, so that look-ups compare by identity."""
        known = self._environments.get(environment)
        if known is None:
            known = environment
            remember(self._environments, environment, environment, CACHED_ENVIRONMENTS)
        return known

    def opening_path(self) -> Environment:
        """The opening day with every certain scheduled effect still to come: the first no-deal path."""
        return self.path(Environment(), ())

    def path(self, environment: Environment, happened: Iterable[str]) -> Environment:
        """``environment`` with the duty, claim and objective effects of certain scheduled events not yet happened."""
        past = tuple(happened)
        key = (environment, past)
        known = self._path_cache.get(key)
        if known is None:
            known = self.intern(self._path(environment, frozenset(past)))
            remember(self._path_cache, key, known, CACHED_ENVIRONMENTS)
        return known

    def _path(self, environment: Environment, past: frozenset[str]) -> Environment:
        for event in self.scenario.events:
            certain = event.scheduled is not None and event.chance >= 1.0 and event.when is None
            if not certain or event.id in past:
                continue
            for effect in event.effects:
                match effect:
                    case DutyEffect():
                        environment = environment.with_policy(effect.policy, effect.breach)
                    case ClaimEffect():
                        environment = environment.with_claim(effect)
                    case ObjectiveEffect():
                        environment = environment.with_objective(effect)
                    case _:
                        pass
        return environment

    def weights(self, mandate: str) -> Weights:
        """Points per unit of a declared mandate, fixed at the opening."""
        known = self._weights_cache.get(mandate)
        if known is None:
            spec = next(m for m in self.scenario.mandates if m.id == mandate)
            known = self.points_per_unit(spec.side, spec.weights)
            self._weights_cache[mandate] = known
        return known

    def scorecard(self, seat: str) -> Weights:
        """Points per unit on a seat's own scorecard."""
        key = f"seat:{seat}"
        known = self._weights_cache.get(key)
        if known is None:
            spec = self.scenario.seats_by_id[seat]
            known = self.points_per_unit(spec.side, spec.scorecard)
            self._weights_cache[key] = known
        return known

    def points_per_unit(self, side: str, swing_weights: Iterable[tuple[str, float]]) -> Weights:
        """Turn swing weights on a side's objectives (a mandate's, or a seat's scorecard) into points per unit."""
        given = dict(swing_weights)
        objectives = self.scenario.objectives_by_side[side]
        if self.scenario.pure:
            return tuple((o.id, given.get(o.id, 0.0) * o.scale) for o in objectives)
        swings = {o.id: self.swing(o) for o in objectives}
        raw = tuple((o.id, given.get(o.id, 0.0) / swings[o.id] if swings[o.id] > 0 else 0.0) for o in objectives)
        _, top = self._span(raw)
        scale = 100.0 / top if top > 1e-9 else 1.0
        return tuple((objective, weight * scale) for objective, weight in raw)

    def mix(self, prior: Iterable[tuple[str, float]]) -> Weights:
        """Expected points per unit under a prior over mandates of one side: expected points are linear in them."""
        total: dict[str, float] = {}
        for mandate, probability in prior:
            for objective, weight in self.weights(mandate):
                total[objective] = total.get(objective, 0.0) + probability * weight
        return tuple(total.items())

    def prior(self, side: str) -> Weights:
        """Expected points per unit under the declared odds of a side's mandates: public knowledge."""
        return self.mix((m.id, m.probability) for m in self.scenario.mandates_by_side[side])

    def swing(self, objective: Objective) -> float:
        """Sum over blocks of the objective's largest minus smallest amount, on the opening path."""
        known = self._swings.get(objective.id)
        if known is None:
            low, high = self._span(((objective.id, 1.0),))
            known = self._swings[objective.id] = high - low
        return known

    def _span(self, weights: Weights) -> tuple[float, float]:
        """Points of a side's worst and best package on the opening path."""
        factors, constant = self._side_factors(self.compiled(self.opening_path()).tables, weights)
        return span(self.scenario.dims, factors, constant)

    def model(
        self, environment: Environment, weights: tuple[Weights, Weights], in_force: tuple[int, ...] | None
    ) -> PayoffModel:
        """Points of both sides over all packages. ``in_force`` (default: status quo) is what open issues keep.

        The model's no-deal value is the points of ``in_force``, or the sides' reservation values in pure bargaining.
        """
        key = (environment, weights)
        base = self._model_cache.get(key)
        if base is None:
            base = self._build(environment, weights)
            remember(self._model_cache, key, base, CACHED_MODELS)
        kept = in_force or self.scenario.status_quo
        held = (environment, weights, kept)
        known = self._held_cache.get(held)
        if known is None:
            known = self._held(base, kept)
            remember(self._held_cache, held, known, CACHED_MODELS)
        return known

    def _held(self, base: PayoffModel, in_force: tuple[int, ...]) -> PayoffModel:
        """``base`` with open issues and the no-deal value as ``in_force`` has them."""
        reserved = [side.reservation for side in self.scenario.sides]
        if self.scenario.pure and None not in reserved:
            no_deal = to_units([float(value or 0.0) for value in reserved])
        else:
            no_deal = base.score_units([in_force])[0]
        return replace(base, status_quo=in_force).with_no_deal(no_deal)

    def _build(self, environment: Environment, weights: tuple[Weights, Weights]) -> PayoffModel:
        tables = self.compiled(environment).tables
        first, second = (self._side_factors(tables, own) for own in weights)
        return build_model(
            self.scenario.dims,
            self.scenario.side_ids,
            (first[0], second[0]),
            status_quo=self.scenario.status_quo,
            constants=(first[1], second[1]),
        )

    def _side_factors(self, tables: Iterable[AmountTable], weights: Weights) -> tuple[list[Factor], int]:
        """A side's factors and its constant, in units."""
        factors: list[Factor] = []
        constant = 0
        cache = self._factor_caches.get(weights)
        if cache is None:
            cache = {}
            remember(self._factor_caches, weights, cache, CACHED_WEIGHTS)
        for table in tables:
            factor = cache.get(table)
            if factor is None:
                factor = _factor(table, dict(weights))
                remember(cache, table, factor, CACHED_FACTORS)
            if isinstance(factor, Factor):
                factors.append(factor)
            else:
                constant += factor
        return factors, constant


def _factor(table: AmountTable, weights: Mapping[str, float]) -> Factor | int:
    """One term in points; a plain number of units when it depends on no issue, or counts nothing."""
    own = np.array([weights.get(objective, 0.0) for objective in table.objectives])
    if not own.any():
        return 0
    points = np.tensordot(own, table.amounts, axes=1)
    return Factor.of_points(table.scope, points, table.label) if table.scope else int(to_units(points))


@lru_cache(maxsize=16)
def compiler_for(scenario: Scenario) -> PayoffCompiler:
    """The scenario's compiler, shared by everyone who holds the same scenario object."""
    return PayoffCompiler(scenario)


def likeliest_mandates(scenario: Scenario) -> tuple[str, str]:
    """The most likely mandate of each side."""
    first, second = (
        max(scenario.mandates_by_side[side], key=lambda mandate: mandate.probability).id for side in scenario.side_ids
    )
    return first, second


def compile_payoff(
    scenario: Scenario, mandates: tuple[str, str] | None = None, environment: Environment | None = None
) -> PayoffModel:
    """The payoff model of a scenario for a pair of mandates (default: the likeliest) on the opening no-deal path."""
    compiler = compiler_for(scenario)
    first, second = mandates or likeliest_mandates(scenario)
    path = compiler.opening_path() if environment is None else environment
    return compiler.model(path, (compiler.weights(first), compiler.weights(second)), None)
