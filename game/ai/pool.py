"""The packages a bot bargains over: undominated ones under every declared mandate, with and without an eye on home.

Enumerating the space is out of the question (46 million packages in the flagship), and so is a frontier per decision.
A pool is made once for what is settled, from frontiers folded block by block on the opening path, and only rescored
as beliefs, supports and the environment move. It depends on nothing else, so a bot that resumes finds the same pool.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import prod

import numpy as np
from numpy.typing import NDArray

from game.ai.amounts import AmountBook, Floats, Objectives, PackageAmounts, Packages, keep, objectives_of
from game.ai.home import Electorate, Gained, Homes, homes_of
from game.ai.known import Known
from game.ai.thinking import pause_point
from game.payoff import Environment, PayoffCompiler, PayoffModel, Weights, build_model
from game.payoff.amounts import AmountTable
from game.payoff.factors import Factor, to_units
from game.rules.actions import OPEN, Package

GAINED_KEPT = 24
DRAFTS_KEPT = 1024
LARGEST_KEY = 2**62
CANDIDATES_MOST = 2500  # before duplicates are dropped
# Points that a support point of (own, other) audiences counts for while frontiers are folded: none, then enough to
# matter in a vote with a standard deviation of a few points, then enough to dominate.
TILTS: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 1.0), (3.0, 3.0), (3.0, 0.0), (0.0, 3.0))
FLOOR_SHARE = 0.4  # weight of an audience with a floor, beside its weight in the mean


@dataclass(frozen=True, eq=False)
class Draft:
    """What of a few partial packages (B, I) never changes over what stands.

    ``rows`` (B + 1, I) are the complete packages and, last, what stands; ``changed`` (B, I) is open where nothing
    changes; ``moved`` (A, B) is what the options do to audiences directly.
    """

    rows: Packages
    changed: Packages
    moved: Floats
    electorate: Electorate
    homes: Homes
    _gained: OrderedDict[tuple[AmountTable, ...], Gained] = field(default_factory=OrderedDict, repr=False)

    def gained(self, path: Environment, book: AmountBook) -> Gained:
        """What each package changes on ``path`` against what stands."""
        varied = book.compiler.compiled(path).varied
        known = self._gained.get(varied)
        if known is None:
            amounts = book.at(path, self.rows)
            known = self.homes.gained((amounts[:-1] - amounts[-1]).T, self.moved, self.electorate)
            keep(self._gained, varied, known, GAINED_KEPT)
        return known


@dataclass(eq=False)
class Drafts:
    """Drafts by package: an offer is looked at again whenever the situation has moved, and in game after game."""

    homes: Homes
    _known: OrderedDict[tuple[bytes, Package], Draft] = field(default_factory=OrderedDict, repr=False)

    def of(self, partial: Packages, standing: Package) -> Draft:
        key = (partial.tobytes(), standing)
        known = self._known.get(key)
        if known is None:
            known = self.make(partial, standing)
            keep(self._known, key, known, DRAFTS_KEPT)
        return known

    def make(self, partial: Packages, standing: Package) -> Draft:
        """A draft that is not kept."""
        nothing = np.array([standing], dtype=np.int64)
        complete = np.where(partial == OPEN, nothing, partial)
        rows = np.concatenate([complete, nothing])
        moved = self.homes.moved(rows)
        changed = np.where(complete == nothing, OPEN, partial)
        return Draft(rows, changed, moved[:, :-1] - moved[:, -1:], self.homes.electorate(changed), self.homes)


@dataclass(frozen=True, eq=False)
class Ground:
    """What all pools of one bot's seat and mandate share."""

    known: Known
    objectives: Objectives
    book: AmountBook
    homes: Homes
    drafts: Drafts
    mandates: tuple[tuple[str, ...], tuple[str, ...]]
    odds: tuple[tuple[float, ...], tuple[float, ...]]
    weights: tuple[tuple[Weights, ...], tuple[Weights, ...]]  # points per unit, per side and mandate

    def mandate_weights(self, side: int, mandate: str) -> Weights:
        return self.weights[side][self.mandates[side].index(mandate)]


@lru_cache(maxsize=16)
def homes_for(compiler: PayoffCompiler) -> Homes:
    """Both sides' audiences, which are public: one object for all seats."""
    return homes_of(compiler.scenario, objectives_of(compiler))


@lru_cache(maxsize=16)
def drafts_for(compiler: PayoffCompiler) -> Drafts:
    return Drafts(homes_for(compiler))


@lru_cache(maxsize=32)
def ground_for(known: Known) -> Ground:
    scenario = known.scenario
    objectives = objectives_of(known.compiler)
    declared = tuple(scenario.mandates_by_side[side] for side in scenario.side_ids)
    return Ground(
        known,
        objectives,
        AmountBook(known.compiler),
        homes_for(known.compiler),
        drafts_for(known.compiler),
        (tuple(m.id for m in declared[0]), tuple(m.id for m in declared[1])),
        (tuple(m.probability for m in declared[0]), tuple(m.probability for m in declared[1])),
        (
            tuple(known.compiler.weights(m.id) for m in declared[0]),
            tuple(known.compiler.weights(m.id) for m in declared[1]),
        ),
    )


@dataclass(eq=False)
class Pool:
    """Partial packages (B, I) over the open issues, -1 on settled ones, with everything that never changes.

    ``complete`` has the settled issues filled in; ``moved`` (A, B) is what its options do to audiences directly.
    """

    partial: Packages
    complete: Packages
    standing: int  # the row of what stands
    amounts: PackageAmounts
    moved: Floats
    electorate: Electorate
    homes: Homes
    _gained: OrderedDict[tuple[AmountTable, ...], Gained] = field(default_factory=OrderedDict, repr=False)

    @cached_property
    def columns(self) -> Packages:
        """The partial packages issue by issue (I, B)."""
        return np.ascontiguousarray(self.partial.T)

    def gained(self, path: Environment) -> Gained:
        """What each package changes on ``path`` against the standing one."""
        varied = self.amounts.compiler.compiled(path).varied
        known = self._gained.get(varied)
        if known is None:
            amounts = self.amounts.at(varied)
            changed = amounts - amounts[:, self.standing, None]
            known = self.homes.gained(changed, self.moved, self.electorate)
            keep(self._gained, varied, known, GAINED_KEPT)
        return known


def make_pool(ground: Ground, complete: Packages, standing: Package, settled: Sequence[bool]) -> Pool:
    """A pool of ``complete`` packages (B, I), among them what stands."""
    homes = ground.homes
    partial = complete.copy()
    partial[:, [issue for issue, closed in enumerate(settled) if closed]] = OPEN
    nothing = np.array([standing], dtype=np.int64)
    same = complete == nothing
    changed = np.where(same, OPEN, partial)
    row = int(np.flatnonzero(np.logical_and.reduce(same.T, axis=0))[0])
    return Pool(
        partial,
        complete,
        row,
        PackageAmounts(ground.known.compiler, ground.objectives, complete),
        homes.moved(complete) - homes.moved(nothing),
        homes.electorate(changed),
        homes,
    )


def candidates(
    ground: Ground, mandate: str, standing: Package, settled: tuple[bool, ...], respect_red: bool
) -> Packages:
    """Complete packages (B, I), each once: what stands, and points of frontiers under every mandate and tilt."""
    rows = [np.array([standing], dtype=np.int64)]
    if not all(settled):
        rows.extend(_frontiers(ground, mandate, standing, settled, respect_red))
    return distinct(np.concatenate(rows), ground.known.scenario.dims)


def distinct(complete: Packages, dims: tuple[int, ...]) -> Packages:
    """Complete packages (B, I) in lexicographic order, each once."""
    if prod(dims) > LARGEST_KEY:
        return np.unique(complete, axis=0)
    # Rows as numbers in a mixed radix: sorting numbers is many times quicker than sorting rows.
    numbers = np.ravel_multi_index(tuple(complete.T), dims)
    order = numbers.argsort(kind="stable")
    once: Packages = complete[order[_new(numbers[order])]]
    return once


def _new(ascending: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which of ascending numbers differ from the one before."""
    new = np.ones(len(ascending), dtype=np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=new[1:])
    return new


def _frontiers(
    ground: Ground, mandate: str, standing: Package, settled: tuple[bool, ...], respect_red: bool
) -> Iterable[Packages]:
    known = ground.known
    own = ground.mandate_weights(known.side, mandate)
    believed = ground.weights[known.other]
    most = max(8, CANDIDATES_MOST // (len(believed) * len(TILTS)))
    allowed = allowed_options(known, standing, settled) if respect_red else {}
    for theirs in believed:
        pair = (own, theirs) if known.side == 0 else (theirs, own)
        for tilt in TILTS if known.scenario.ratification else TILTS[:1]:
            pause_point()
            tilts = tilt if known.side == 0 else (tilt[1], tilt[0])
            if allowed:
                model = _closed(_tilted(known.compiler, pair, standing, tilts), standing, settled)
                packages = model.allow(allowed).frontier().packages.astype(np.int64)
            else:
                packages = _frontier(known.compiler, pair, standing, settled, tilts)
            yield packages if len(packages) <= most else packages[spread(len(packages), most)]


@lru_cache(maxsize=256)
def _frontier(
    compiler: PayoffCompiler,
    pair: tuple[Weights, Weights],
    standing: Package,
    settled: tuple[bool, ...],
    tilts: tuple[float, float],
) -> Packages:
    """Frontier packages without an eye on red lines: the same for both sides, and asked for by both."""
    model = _closed(_tilted(compiler, pair, standing, tilts), standing, settled)
    return model.frontier().packages.astype(np.int64)


def _closed(model: PayoffModel, standing: Package, settled: Sequence[bool]) -> PayoffModel:
    return model.restrict({issue: standing[issue] for issue, closed in enumerate(settled) if closed})


def spread(count: int, most: int) -> NDArray[np.intp]:
    """At most ``most`` of ``count`` places, evenly over them, ascending."""
    places = np.linspace(0, count - 1, most).round().astype(np.intp)
    return places[_new(places)]


def allowed_options(known: Known, standing: Package, settled: Sequence[bool]) -> dict[int, NDArray[np.bool_]]:
    """Options of open issues that are no red line; what stands already is never forbidden."""
    masks = {}
    for issue, marks in enumerate(known.red):
        if any(marks) and not settled[issue]:
            mask = ~np.array(marks)
            mask[standing[issue]] = True
            masks[issue] = mask
    return masks


@lru_cache(maxsize=256)
def _tilted(
    compiler: PayoffCompiler, pair: tuple[Weights, Weights], standing: Package, tilts: tuple[float, float]
) -> PayoffModel:
    """The model with each side's points raised by its tilt x what a package does for support at home."""
    model = compiler.model(compiler.opening_path(), pair, standing)
    if tilts == (0.0, 0.0):
        return model
    factors: list[tuple[Factor, ...]] = []
    constants = model.constants.copy()
    for side in (0, 1):
        extra, constant = _support_factors(compiler, side, tilts[side]) if tilts[side] else ((), 0)
        factors.append((*model.factors[side], *extra))
        constants[side] += constant
    return build_model(
        model.dims,
        model.sides,
        (factors[0], factors[1]),
        status_quo=model.status_quo,
        constants=constants,
        block_limit=model.block_limit,
    )


@lru_cache(maxsize=64)
def _support_factors(compiler: PayoffCompiler, side: int, strength: float) -> tuple[tuple[Factor, ...], int]:
    """Factors worth ``strength`` points per support point of the side's audiences, and their constant in units."""
    homes, column = homes_for(compiler), objectives_of(compiler).column
    theirs = np.arange(len(homes.weights)) < homes.first
    own = theirs if side == 0 else ~theirs
    emphasis = homes.means[side] + np.where(np.isfinite(homes.floors) & own, FLOOR_SHARE, 0.0)
    interest = emphasis @ homes.interests * strength
    factors: list[Factor] = []
    constant = 0
    for table in compiler.compiled(compiler.opening_path()).tables:
        worth = np.array([interest[column[objective]] for objective in table.objectives])
        if not worth.any():
            continue
        points = np.tensordot(worth, table.amounts, axes=1)
        if table.scope:
            factors.append(Factor.of_points(table.scope, points, f"home:{table.label}"))
        else:
            constant += int(to_units(points))
    shifts = emphasis @ homes.shifts * strength
    for issue, size in enumerate(compiler.scenario.dims):
        points = shifts[homes.starts[issue] : homes.starts[issue] + size]
        if points.any():
            factors.append(Factor.of_points((issue,), points, f"home:shift:{issue}"))
    return tuple(factors), constant
