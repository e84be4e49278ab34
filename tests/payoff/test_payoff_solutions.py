"""Solution points against enumeration, and the axioms they should obey."""

from __future__ import annotations

from fractions import Fraction
from math import hypot, sqrt

import numpy as np
import payoff_oracle as oracle
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from payoff_models import models, random_model

from game.payoff.factors import POINT, Factor
from game.payoff.model import PayoffModel, build_model
from game.payoff.solutions import SolutionPoint, solve

NAMES = ("nash", "kalai", "kalai_smorodinsky", "welfare")


def no_deal_of(model: PayoffModel) -> tuple[int, int]:
    return int(model.no_deal[0]), int(model.no_deal[1])


def listing(units: list[tuple[int, int]], no_deal: tuple[int, int]) -> PayoffModel:
    """A model with one issue whose options have exactly these units."""
    first, second = (Factor((0,), np.array([point[side] for point in units]), "list") for side in (0, 1))
    return build_model([len(units)], ("a", "b"), ([first], [second]), status_quo=[0], no_deal=no_deal)


@given(models())
def test_solutions_match_the_oracle(model: PayoffModel) -> None:
    scored = {package: oracle.score(model, package) for package in oracle.packages(model.dims)}
    no_deal = no_deal_of(model)
    zone = oracle.zone(scored, no_deal)
    solutions = solve(model.frontier(), model.no_deal)
    if not zone:
        assert [getattr(solutions, name) for name in NAMES] == [None] * 4
        assert (solutions.ideal, solutions.opposition, solutions.integrative) == (None, None, None)
        return
    gains = {package: (scored[package][0] - no_deal[0], scored[package][1] - no_deal[1]) for package in zone}
    top = (max(gain[0] for gain in gains.values()), max(gain[1] for gain in gains.values()))

    def scaled(gain: tuple[int, int]) -> tuple[Fraction, Fraction]:
        return Fraction(gain[0], top[0]) if top[0] else Fraction(1), Fraction(gain[1], top[1]) if top[1] else Fraction(
            1
        )

    objectives = {
        "nash": lambda gain: gain[0] * gain[1],
        "kalai": min,
        "kalai_smorodinsky": lambda gain: min(scaled(gain)),
        "welfare": sum,
    }
    for name, objective in objectives.items():
        chosen = getattr(solutions, name)
        # All packages of the zone compete, dominated ones too; ties by sum, evenness, smallest package.
        expected = max(
            sorted(gains),
            key=lambda package, objective=objective: (
                objective(gains[package]),
                sum(gains[package]),
                -abs(gains[package][0] - gains[package][1]),
            ),
        )
        assert chosen.package == expected, name
        assert chosen.points == tuple(value / POINT for value in scored[expected])
        assert chosen.gain == tuple(value / POINT for value in gains[expected])
    assert solutions.ideal == (top[0] / POINT, top[1] / POINT)
    distance = min(hypot(float(1 - one), float(1 - other)) for one, other in map(scaled, gains.values()))
    assert solutions.opposition == pytest.approx(distance, abs=1e-12)
    together = max(sum(scaled(gain)) for gain in gains.values())
    assert solutions.integrative == pytest.approx(float(together - 1), abs=1e-12)
    assert 0 <= solutions.opposition <= 1
    assert -1e-12 <= solutions.integrative <= 1


@given(models())
def test_solutions_lie_on_the_frontier(model: PayoffModel) -> None:
    frontier = model.frontier()
    members = {tuple(package) for package in frontier.packages.tolist()}
    solutions = solve(frontier, model.no_deal)
    for name in NAMES:
        chosen = getattr(solutions, name)
        assert chosen is None or chosen.package in members


@given(
    models(),
    st.tuples(st.integers(1, 9), st.integers(1, 9)),
    st.tuples(st.integers(-50, 50), st.integers(-50, 50)),
)
def test_scale_invariance(model: PayoffModel, scale: tuple[int, int], shift: tuple[int, int]) -> None:
    """Nash and Kalai–Smorodinsky do not depend on the zero and the unit of either side's points."""
    factors = tuple(
        [Factor(factor.scope, factor.points * scale[side], factor.label) for factor in model.factors[side]]
        for side in (0, 1)
    )
    other = build_model(
        model.dims,
        model.sides,
        (factors[0], factors[1]),
        status_quo=model.status_quo,
        constants=[int(model.constants[side]) * scale[side] + shift[side] for side in (0, 1)],
        no_deal=[int(model.no_deal[side]) * scale[side] + shift[side] for side in (0, 1)],
    )
    before, after = solve(model.frontier(), model.no_deal), solve(other.frontier(), other.no_deal)
    assert (before.nash is None) == (after.nash is None)
    assume(before.nash is not None)

    def gain(name: str, solutions: object) -> tuple[int, int]:
        # Through the original model, so that ties broken otherwise still compare.
        package = getattr(solutions, name).package
        units, reserve = oracle.score(model, package), no_deal_of(model)
        return units[0] - reserve[0], units[1] - reserve[1]

    one, two = gain("nash", before), gain("nash", after)
    assert one[0] * one[1] == two[0] * two[1]
    one, two = gain("kalai_smorodinsky", before), gain("kalai_smorodinsky", after)
    tops = [Fraction(round(before.ideal[side] * POINT)) or Fraction(1) for side in (0, 1)]
    used = [side for side in (0, 1) if before.ideal[side]]
    assert min(one[side] / tops[side] for side in used) == min(two[side] / tops[side] for side in used)
    assert after.opposition == pytest.approx(before.opposition, abs=1e-9)
    assert after.integrative == pytest.approx(before.integrative, abs=1e-9)


@given(models())
def test_renaming_the_sides_renames_the_answer(model: PayoffModel) -> None:
    swapped = build_model(
        model.dims,
        (model.sides[1], model.sides[0]),
        (model.factors[1], model.factors[0]),
        status_quo=model.status_quo,
        constants=model.constants[::-1],
        no_deal=model.no_deal[::-1],
    )
    ours, theirs = solve(model.frontier(), model.no_deal), solve(swapped.frontier(), swapped.no_deal)
    for name in NAMES:
        one, other = getattr(ours, name), getattr(theirs, name)
        if one is None:
            assert other is None
            continue
        # Two mirror-image points can tie on everything but the package; then both pick the smaller package.
        assert one.package == other.package
        assert one.points == other.points[::-1]
        assert one.gain == other.gain[::-1]


def test_textbook_division() -> None:
    """A divisible 10 with no conflict of sums: all solutions split evenly, opposition is √½."""
    model = listing([(share, 10 - share) for share in range(11)], (0, 0))
    solutions = solve(model.frontier(), model.no_deal)
    for name in ("nash", "kalai", "kalai_smorodinsky", "welfare"):
        chosen = getattr(solutions, name)
        assert isinstance(chosen, SolutionPoint)
        assert chosen.package == (5,)
    assert solutions.opposition == pytest.approx(sqrt(0.5))
    assert solutions.integrative == pytest.approx(0.0)


def test_solutions_differ_where_they_should() -> None:
    """Unequal ideals pull the solutions apart: four concepts, four packages."""
    units = [(100, 12), (78, 30), (62, 37), (50, 40), (0, 50)]
    solutions = solve(listing(units, (0, 0)).frontier(), np.array([0, 0]))
    assert solutions.welfare.package == (0,)
    assert solutions.nash.package == (1,)
    assert solutions.kalai_smorodinsky.package == (2,)
    assert solutions.kalai.package == (3,)


def test_products_beyond_floats_are_exact() -> None:
    """Products that agree to 17 digits: as floats they tie, and the tie would go to the larger sum."""
    big = 10**17
    units = [(4 * big - 1, big // 4), (2 * big, big // 2)]
    assert float(units[0][0]) * units[0][1] == float(units[1][0]) * units[1][1]
    assert units[0][0] * units[0][1] < units[1][0] * units[1][1]
    model = listing(units, (0, 0))
    assert solve(model.frontier(), model.no_deal).nash.package == (1,)


def test_products_that_floats_order_wrongly() -> None:
    """The better product is smaller as a float, so it must be found among the near ones."""
    better, worse = (101214057405509977, 356748238795840088), (101214057405512933, 356748238795829669)
    assert better[0] * better[1] > worse[0] * worse[1]
    assert float(better[0]) * better[1] < float(worse[0]) * worse[1]
    model = listing([worse, better], (0, 0))
    assert solve(model.frontier(), model.no_deal).nash.package == (1,)


def test_one_sided_zone() -> None:
    """Only side 1 can gain: every product is 0, and the best for side 1 is taken."""
    model = listing([(0, 1), (0, 3), (-1, 9)], (0, 0))
    solutions = solve(model.frontier(), model.no_deal)
    assert {getattr(solutions, name).package for name in NAMES} == {(1,)}
    assert solutions.ideal == (0.0, 3 / POINT)
    assert solutions.opposition == 0.0
    assert solutions.integrative == 1.0


def test_an_empty_zone_has_no_solutions() -> None:
    # The only package as good as no deal for both is no deal.
    model = listing([(0, 0), (5, -1), (-1, 5)], (0, 0))
    assert solve(model.frontier(), model.no_deal).nash is None


def test_epsilon_frontiers_still_solve() -> None:
    model = random_model([9, 9, 9, 9], 2)
    exact, near = model.frontier(), model.frontier(limit=5)
    assert near.epsilon > 0
    best, close = solve(exact, model.no_deal).kalai, solve(near, model.no_deal).kalai
    # The thinned frontier holds a point within epsilon of the best one for both sides, unless that leaves the zone.
    assert min(close.gain) >= min(best.gain) - near.epsilon - 1e-9
