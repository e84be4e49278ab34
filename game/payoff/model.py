"""The payoff model: what every package is worth to both sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .blocks import BLOCK_LIMIT, Block, Partition, Sides, build_partition, narrow_partition
from .errors import PackageError, PointsOutOfRange
from .evaluate import evaluate_into
from .factors import MAX_TOTAL, Factor, Ints, check_factors, to_points
from .frontier import FRONTIER_LIMIT, Frontier, fold_frontier
from .scoring import Scorer, build_scorer
from .space import Space

EVALUATE_LIMIT = 10**8


@dataclass(frozen=True, slots=True, eq=False)
class Contribution:
    """What one factor adds to one side's score of a package."""

    label: str
    scope: tuple[int, ...]
    points: float
    units: int


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """One side's score of a package, term by term.

    Attributes:
        side: the side's id.
        total: its score in points; `constant` and the contributions add up to it exactly in units.
        constant: the part that depends on no issue, in points.
        contributions: one per factor, in the order given to `build_model`.
    """

    side: str
    total: float
    constant: float
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Extreme:
    """A package that is best or worst for a side: the package (I,), units and points of both sides."""

    package: tuple[int, ...]
    units: tuple[int, int]
    points: tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class PayoffModel:
    """Compiled value of packages for two sides. Build it with `build_model`.

    Scores are in points (float) or units (int64, 10^-10 of a point). An entry of -1 in a package leaves the issue
    open; it then counts as the option in `status_quo`. `restrict` and `allow` narrow the space that is searched
    and listed, not what can be scored.

    Attributes:
        dims: options per issue.
        sides: ids of the two sides.
        factors: per side.
        constants: (2,) int64 units.
        status_quo: option that counts for an open issue.
        no_deal: (2,) int64 units, what each side has without agreement.
        space: the packages allowed.
        partition: blocks over the allowed packages.
        scorer: tables for batched scoring.
        block_limit: largest number of cells a block may have.
    """

    dims: tuple[int, ...]
    sides: tuple[str, str]
    factors: Sides
    constants: Ints
    status_quo: tuple[int, ...]
    no_deal: Ints
    space: Space
    partition: Partition
    scorer: Scorer
    block_limit: int

    # -- scoring ---------------------------------------------------------------------------------------------

    def score(self, packages: ArrayLike) -> NDArray[np.float64]:
        """Points (B, 2) of packages (B, I); see `score_units`."""
        return to_points(self.score_units(packages))

    def score_units(self, packages: ArrayLike) -> Ints:
        """Units (B, 2) of packages (B, I) of option numbers, -1 for an open issue.

        Raises:
            PackageError: wrong shape, or an option number the issue does not have.
        """
        return self.scorer.units(np.asarray(packages), self.status_quo)

    def explain(self, package: Sequence[int]) -> tuple[Explanation, Explanation]:
        """Both sides' scores of one package (I,), factor by factor.

        Raises:
            PackageError: as `score_units`.
        """
        totals = self.score_units(np.asarray(package)[None, :])[0]
        chosen = [self.status_quo[issue] if option < 0 else int(option) for issue, option in enumerate(package)]
        first, second = (self._explain_side(side, chosen, int(totals[side])) for side in (0, 1))
        return first, second

    def _explain_side(self, side: int, chosen: Sequence[int], total: int) -> Explanation:
        terms = []
        for factor in self.factors[side]:
            units = int(factor.points[tuple(chosen[issue] for issue in factor.scope)])
            terms.append(Contribution(factor.label, factor.scope, float(to_points(units)), units))
        constant = float(to_points(self.constants[side]))
        return Explanation(self.sides[side], float(to_points(total)), constant, tuple(terms))

    # -- the whole space -------------------------------------------------------------------------------------

    @property
    def package_count(self) -> int:
        """Packages allowed (a Python integer)."""
        return self.space.count

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Blocks over the free issues."""
        return self.partition.blocks

    def evaluate(self, out: Ints | None = None) -> Ints:
        """Units (2, N) of every allowed package, numbered in C order.

        Args:
            out: an int64 array (2, N), C-contiguous, to write into instead of a new one.

        Raises:
            SpaceTooLarge: over 10^8 packages.
        """
        return evaluate_into(self.space, self.partition, (0, 1), out, EVALUATE_LIMIT)

    def evaluate_side(self, side: int, out: Ints | None = None) -> Ints:
        """One side's units (N,) of every allowed package; see `evaluate`."""
        target = None if out is None else out.reshape(1, -1)
        values: Ints = evaluate_into(self.space, self.partition, (side,), target, EVALUATE_LIMIT)[0]
        return values

    def packages(self, indices: ArrayLike) -> NDArray[np.int64]:
        """Packages (…, I) of package numbers (…)."""
        return self.space.packages(indices)

    def indices(self, packages: ArrayLike) -> Ints:
        """Package numbers (…) of complete, allowed packages (…, I)."""
        return self.space.indices(packages)

    def frontier(self, limit: int = FRONTIER_LIMIT) -> Frontier:
        """The Pareto frontier of the allowed packages; see `fold_frontier`."""
        return fold_frontier(self.space, self.partition, limit)

    def best(self, side: int) -> Extreme:
        """The allowed package worth most to a side; of equals the lexicographically smallest."""
        return self._extreme([int(block.rows[side].argmax()) for block in self.blocks])

    def worst(self, side: int) -> Extreme:
        """The allowed package worth least to a side; of equals the lexicographically smallest."""
        return self._extreme([int(block.rows[side].argmin()) for block in self.blocks])

    def _extreme(self, cells: Sequence[int]) -> Extreme:
        row = self.partition.base.copy()
        for block, cell in zip(self.blocks, cells, strict=True):
            row += block.rows[:, cell]
        package = tuple(int(option) for option in self.space.decode(row[2:, None])[0])
        units = (int(row[0]), int(row[1]))
        return Extreme(package, units, (float(to_points(units[0])), float(to_points(units[1]))))

    # -- variants --------------------------------------------------------------------------------------------

    def restrict(self, fixed: Mapping[int, int]) -> PayoffModel:
        """The model with issues fixed to an option, as when they are signed.

        Issue numbers and packages stay whole. A fixed issue left open (-1) in a scored package counts as its
        fixed option.

        Raises:
            PackageError: an issue or option number the model does not have.
            EmptyChoice: the option was excluded before.
        """
        masks: dict[int, NDArray[np.bool_]] = {}
        status_quo = list(self.status_quo)
        for issue, option in fixed.items():
            self._check_issue(issue)
            if not 0 <= option < self.dims[issue]:
                raise PackageError(f"issue {issue} has options 0 to {self.dims[issue] - 1}, not {option}")
            masks[issue] = np.arange(self.dims[issue]) == option
            status_quo[issue] = int(option)
        return replace(self.allow(masks), status_quo=tuple(status_quo))

    def allow(self, masks: Mapping[int, ArrayLike]) -> PayoffModel:
        """The model with the options of some issues cut to those marked true (one mark per option).

        Raises:
            PackageError: an unknown issue or a mask of the wrong length.
            EmptyChoice: an issue keeps no option.
        """
        chosen: dict[int, Ints] = {}
        for issue, marks in masks.items():
            self._check_issue(issue)
            mask = np.asarray(marks, dtype=np.bool_)
            if mask.shape != (self.dims[issue],):
                raise PackageError(f"issue {issue} needs {self.dims[issue]} marks, got shape {mask.shape}")
            options = self.space.options[issue]
            chosen[issue] = options[mask[options]]
        changed = [issue for issue, kept in chosen.items() if len(kept) < self.space.shape[issue]]
        if not changed:
            return self
        space = self.space.narrowed(chosen)
        partition = narrow_partition(self.partition, self.space, space, changed, self.block_limit)
        return replace(self, space=space, partition=partition)

    def with_no_deal(self, no_deal: Sequence[int] | Ints) -> PayoffModel:
        """The model with other no-deal values (2,), in units.

        Raises:
            PointsOutOfRange: gains could leave the exact range.
        """
        values = _pair(no_deal)
        for side in (0, 1):
            check_factors(self.dims, self.factors[side], int(self.constants[side]), int(values[side]))
        return replace(self, no_deal=values)

    def _check_issue(self, issue: int) -> None:
        if not 0 <= issue < len(self.dims):
            raise PackageError(f"there is no issue {issue}")


def build_model(
    dims: Sequence[int],
    sides: tuple[str, str],
    factors: tuple[Sequence[Factor], Sequence[Factor]],
    *,
    status_quo: Sequence[int],
    constants: Sequence[int] | Ints = (0, 0),
    no_deal: Sequence[int] | Ints = (0, 0),
    block_limit: int = BLOCK_LIMIT,
) -> PayoffModel:
    """Compile factor tables into a model; the arguments are the attributes of `PayoffModel`.

    Raises:
        EmptyChoice: an issue without options.
        FactorError: a factor that does not fit the issues.
        PointsOutOfRange: sums could leave the exact integer range.
        PackageError: a status quo that does not fit the issues.
        BlockTooLarge: factors link issues into a table of over `block_limit` cells.
    """
    space = Space.full(dims)
    held: Sides = (tuple(factors[0]), tuple(factors[1]))
    constant, reserve = _pair(constants), _pair(no_deal)
    for side in (0, 1):
        check_factors(space.dims, held[side], int(constant[side]), int(reserve[side]))
    quo = tuple(int(option) for option in status_quo)
    if len(quo) != len(space.dims):
        raise PackageError(f"the status quo names {len(quo)} options for {len(space.dims)} issues")
    for issue, option in enumerate(quo):
        if not 0 <= option < space.dims[issue]:
            raise PackageError(f"the status quo of issue {issue} is option {option} of {space.dims[issue]}")
    partition = build_partition(space, held, block_limit)
    partition.base[:2] += constant
    scorer = build_scorer(space, partition)
    return PayoffModel(space.dims, sides, held, constant, quo, reserve, space, partition, scorer, block_limit)


def _pair(values: Sequence[int] | Ints) -> Ints:
    if len(values) != 2:
        raise ValueError(f"expected one value per side, got {len(values)}")
    exact = [int(value) for value in values]
    if max(map(abs, exact)) > MAX_TOTAL:
        raise PointsOutOfRange(f"values {exact} leave the exact range of {MAX_TOTAL:,} units")
    pair = np.array(exact, dtype=np.int64)
    pair.flags.writeable = False
    return pair
