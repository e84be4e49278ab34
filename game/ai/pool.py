"""The packages a bot bargains over: undominated ones under every declared mandate, with and without an eye on home.

Enumerating the space is out of the question (46 million packages in the flagship), and so is a frontier per decision.
A pool is made once for what is settled, from frontiers folded block by block on the opening path, and only rescored
as beliefs, supports and the environment move. It depends on nothing else, so a bot that resumes finds the same pool.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.ai.amounts import AmountBook, Floats, Objectives, PackageAmounts, Packages, keep, objectives_of
from game.ai.home import Electorate, Gained, Homes, homes_of
from game.ai.known import Known
from game.payoff import Environment, PayoffModel, Weights, build_model
from game.payoff.factors import Factor, to_units
from game.rules.actions import OPEN, Package

GAINED_KEPT = 24
CANDIDATES_MOST = 2500  # before duplicates are dropped
# Points that a support point of (own, other) audiences counts for while frontiers are folded: none, then enough to
# matter in a vote with a standard deviation of a few points, then enough to dominate.
TILTS: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 1.0), (3.0, 3.0), (3.0, 0.0), (0.0, 3.0))
FLOOR_SHARE = 0.4  # weight of an audience with a floor, beside its weight in the mean


@dataclass(frozen=True, eq=False)
class Ground:
    """What all pools of one bot's seat and mandate share."""

    known: Known
    objectives: Objectives
    book: AmountBook
    homes: Homes
    mandates: tuple[tuple[str, ...], tuple[str, ...]]
    odds: tuple[tuple[float, ...], tuple[float, ...]]
    weights: tuple[tuple[Weights, ...], tuple[Weights, ...]]  # points per unit, per side and mandate

    def mandate_weights(self, side: int, mandate: str) -> Weights:
        return self.weights[side][self.mandates[side].index(mandate)]


@lru_cache(maxsize=32)
def ground_for(known: Known) -> Ground:
    scenario = known.scenario
    objectives = objectives_of(known.compiler)
    declared = tuple(scenario.mandates_by_side[side] for side in scenario.side_ids)
    return Ground(
        known,
        objectives,
        AmountBook(known.compiler, objectives),
        homes_of(scenario, objectives),
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
    _gained: OrderedDict[Environment, Gained] = field(default_factory=OrderedDict, repr=False)

    def gained(self, path: Environment) -> Gained:
        """What each package changes on ``path`` against the standing one."""
        known = self._gained.get(path)
        if known is None:
            amounts = self.amounts.at(path)
            known = self.homes.gained(amounts - amounts[:, self.standing, None], self.moved)
            keep(self._gained, path, known, GAINED_KEPT)
        return known


def make_pool(ground: Ground, complete: Packages, standing: Package, settled: Sequence[bool]) -> Pool:
    """A pool of ``complete`` packages (B, I), among them what stands."""
    homes = ground.homes
    partial = complete.copy()
    partial[:, [issue for issue, closed in enumerate(settled) if closed]] = OPEN
    nothing = np.array([standing], dtype=np.int64)
    changed = np.where(complete == nothing, OPEN, partial)
    row = int(np.flatnonzero((complete == nothing).all(axis=1))[0])
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
    return np.unique(np.concatenate(rows), axis=0)


def _frontiers(
    ground: Ground, mandate: str, standing: Package, settled: tuple[bool, ...], respect_red: bool
) -> Iterable[Packages]:
    known = ground.known
    path = known.compiler.opening_path()
    own = ground.mandate_weights(known.side, mandate)
    believed = ground.weights[known.other]
    most = max(8, CANDIDATES_MOST // (len(believed) * len(TILTS)))
    for theirs in believed:
        pair = (own, theirs) if known.side == 0 else (theirs, own)
        for tilt in TILTS if known.scenario.ratification else TILTS[:1]:
            model = _tilted(ground, known.compiler.model(path, pair, standing), tilt)
            model = model.restrict({issue: standing[issue] for issue, closed in enumerate(settled) if closed})
            if respect_red:
                model = model.allow(allowed_options(known, standing, settled))
            packages = model.frontier().packages.astype(np.int64)
            yield packages if len(packages) <= most else packages[_spread(len(packages), most)]


def _spread(count: int, most: int) -> NDArray[np.int64]:
    return np.unique(np.linspace(0, count - 1, most).round().astype(np.int64))


def allowed_options(known: Known, standing: Package, settled: Sequence[bool]) -> dict[int, NDArray[np.bool_]]:
    """Options of open issues that are no red line; what stands already is never forbidden."""
    masks = {}
    for issue, marks in enumerate(known.red):
        if any(marks) and not settled[issue]:
            mask = ~np.array(marks)
            mask[standing[issue]] = True
            masks[issue] = mask
    return masks


def _tilted(ground: Ground, model: PayoffModel, tilt: tuple[float, float]) -> PayoffModel:
    """The model with both sides' points raised by ``tilt`` (own, other) x what a package does for support at home."""
    known = ground.known
    if tilt == (0.0, 0.0):
        return model
    factors: list[list[Factor]] = []
    constants = model.constants.copy()
    for side in (0, 1):
        strength = tilt[0] if side == known.side else tilt[1]
        extra, constant = _support_factors(ground, side, strength) if strength else ([], 0)
        factors.append([*model.factors[side], *extra])
        constants[side] += constant
    return build_model(
        model.dims,
        model.sides,
        (factors[0], factors[1]),
        status_quo=model.status_quo,
        constants=constants,
        block_limit=model.block_limit,
    )


def _support_factors(ground: Ground, side: int, strength: float) -> tuple[list[Factor], int]:
    """Factors worth ``strength`` points per support point of the side's audiences, and their constant in units."""
    known, homes = ground.known, ground.homes
    theirs = np.arange(len(homes.weights)) < homes.first
    own = theirs if side == 0 else ~theirs
    emphasis = homes.means[side] + np.where(np.isfinite(homes.floors) & own, FLOOR_SHARE, 0.0)
    interest = emphasis @ homes.interests * strength
    factors: list[Factor] = []
    constant = 0
    for table in known.compiler.compiled(known.compiler.opening_path()).tables:
        worth = np.array([interest[ground.objectives.column[objective]] for objective in table.objectives])
        if not worth.any():
            continue
        points = np.tensordot(worth, table.amounts, axes=1)
        if table.scope:
            factors.append(Factor.of_points(table.scope, points, f"home:{table.label}"))
        else:
            constant += int(to_units(points))
    shifts = emphasis @ homes.shifts * strength
    for issue, size in enumerate(known.scenario.dims):
        points = shifts[homes.starts[issue] : homes.starts[issue] + size]
        if points.any():
            factors.append(Factor.of_points((issue,), points, f"home:shift:{issue}"))
    return factors, constant
