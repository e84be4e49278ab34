"""The bargainer in NegMAS: real negotiations under its mechanism."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import Any

import numpy as np
import pytest

pytest.importorskip("negmas")

from negmas.outcomes import make_issue, make_os
from negmas.preferences import (
    ExpDiscountedUFun,
    LinDiscountedUFun,
    LinearAdditiveUtilityFunction,
    MappingUtilityFunction,
)
from negmas.sao import (
    BoulwareTBNegotiator,
    ConcederTBNegotiator,
    LinearTBNegotiator,
    MiCRONegotiator,
    NaiveTitForTatNegotiator,
    SAOMechanism,
)

from across_the_table_negmas import ExpertNegotiator, FairNegotiator, HardNegotiator, TableNegotiator, domain_of
from across_the_table_negmas.clocks import Seat, clock_at
from bench.generator import Drawn, draw
from bench.play import negotiate
from bench.published import is_given, is_published

SMALL = next(drawn for drawn in (draw(1, number) for number in range(50)) if drawn.steps == 20)


def run(drawn: Drawn, first: Any, second: Any, **limits: Any) -> tuple[Any, tuple[Any, Any]]:
    ufuns = drawn.ufuns()
    mechanism = SAOMechanism(outcome_space=ufuns[0].outcome_space, **(limits or {"n_steps": drawn.steps}))
    mechanism.add(first, ufun=ufuns[0])
    mechanism.add(second, ufun=ufuns[1])
    mechanism.run()
    assert not mechanism.state.has_error, mechanism.state.error_details
    return mechanism, ufuns


@pytest.mark.parametrize(
    "rival",
    [BoulwareTBNegotiator, LinearTBNegotiator, ConcederTBNegotiator, MiCRONegotiator, NaiveTitForTatNegotiator],
)
@pytest.mark.parametrize("opens", [True, False])
def test_it_plays_and_never_agrees_to_less_than_no_deal(rival: Any, opens: bool) -> None:
    own = ExpertNegotiator()
    players = (own, rival()) if opens else (rival(), own)
    mechanism, ufuns = run(SMALL, *players)
    outcome = mechanism.agreement
    side = 0 if opens else 1
    if outcome is not None:
        assert float(ufuns[side](outcome)) >= float(ufuns[side].reserved_value) - 1e-9
    assert own.last_move is not None


def test_two_experts_agree() -> None:
    assert run(SMALL, ExpertNegotiator(), ExpertNegotiator())[0].agreement is not None


def test_more_skill_gets_more_out_of_a_conceder() -> None:
    found = {}
    for level in (ExpertNegotiator, FairNegotiator):
        got = []
        for number in range(4):
            drawn = draw(2, number * 3)
            mechanism, ufuns = run(drawn, level(), ConcederTBNegotiator())
            outcome = mechanism.agreement
            got.append(float(ufuns[0](outcome)) if outcome is not None else float(ufuns[0].reserved_value))
        found[level] = sum(got) / len(got)
    assert found[ExpertNegotiator] > found[FairNegotiator]


def test_the_same_negotiation_twice_is_the_same() -> None:
    first = negotiate(SMALL, "expert", "hard", 3)
    assert first == negotiate(SMALL, "expert", "hard", 3)


def test_a_time_limit_is_kept_to_without_reading_a_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """No move depends on the machine's clock: with it broken in the engine, a negotiation still runs to agreement."""
    drawn = draw(1, 3)
    mechanism, _ = run(drawn, HardNegotiator(), ConcederTBNegotiator(), n_steps=None, time_limit=1.5)
    assert mechanism.agreement is not None
    import across_the_table_negmas.clocks as clocks
    import across_the_table_negmas.negotiator as negotiator
    import game.ai.bargain.engine as engine

    for module in (clocks, negotiator, engine):
        assert not any(value is time for value in vars(module).values())


@pytest.mark.parametrize("kind", [ExpDiscountedUFun, LinDiscountedUFun])
def test_a_discount_makes_it_agree_sooner(kind: Any) -> None:
    steps = []
    for discounted in (False, True):
        first, second = SMALL.ufuns()
        space = first.outcome_space
        mechanism = SAOMechanism(outcome_space=space, n_steps=40)
        if discounted and kind is ExpDiscountedUFun:
            own = kind(first, discount=0.3, factor="relative_time", reserved_value=0.1, outcome_space=space)
        elif discounted:
            own = kind(first, cost=0.02, factor="step", reserved_value=0.1, outcome_space=space)
        else:
            own = first
        mechanism.add(ExpertNegotiator(), ufun=own)
        mechanism.add(LinearTBNegotiator(), ufun=second)
        mechanism.run()
        assert not mechanism.state.has_error, mechanism.state.error_details
        steps.append(mechanism.state.step)
    assert steps[1] < steps[0]


def test_a_level_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="genius"):
        TableNegotiator(skill="genius")


def test_a_linear_function_becomes_one_table_per_issue() -> None:
    ufun, _ = SMALL.ufuns()
    domain, sheet = domain_of(ufun, ufun.outcome_space)
    rng = np.random.default_rng(0)
    packages = np.stack([rng.integers(size, size=50) for size in domain.dims], axis=1)
    expected = [float(ufun(sheet.outcome(package))) for package in packages.tolist()]
    assert domain.gain(packages) * domain.scale + domain.reserve == pytest.approx(expected)
    assert all(len(factor.scope) <= 1 for factor in domain.factors)


def test_a_function_that_is_no_sum_is_tabulated_whole() -> None:
    space = make_os([make_issue(["a", "b"], "x"), make_issue([0, 1, 2], "y")])
    table = {outcome: float(place % 4) ** 2 for place, outcome in enumerate(space.enumerate())}
    ufun = MappingUtilityFunction(table, outcome_space=space, reserved_value=0.5)
    domain, sheet = domain_of(ufun, space)
    for outcome, value in table.items():
        gain = float(domain.gain([sheet.package(outcome)])[0])
        assert gain * domain.scale + domain.reserve == pytest.approx(value)


def test_no_deal_without_a_value_counts_as_far_below_everything() -> None:
    space = make_os([make_issue(3, "x"), make_issue(2, "y")])
    ufun = LinearAdditiveUtilityFunction.random(space)
    ufun.reserved_value = float("-inf")
    domain, _ = domain_of(ufun, space)
    assert domain.span[0] - (domain.span[1] - domain.span[0]) == pytest.approx(domain.reserve)


class Reported:
    """What a mechanism reports of itself."""

    def __init__(self, n_steps: int | None, one_offer_per_step: bool = False) -> None:
        self.n_steps, self.one_offer_per_step, self.pend = n_steps, one_offer_per_step, 0.0


class At:
    def __init__(self, step: int, relative_time: float) -> None:
        self.step, self.relative_time = step, relative_time


def test_the_first_speaker_has_one_more_answerable_offer() -> None:
    clocks = [clock_at(Reported(20), At(18, 19 / 21), Seat(index, 2), 18, 1.0) for index in (0, 1)]
    assert [clock.left for clock in clocks] == [2, 1]
    assert [clock.final for clock in clocks] == [False, True]


def test_atomic_steps_alternate() -> None:
    nmi = Reported(10, one_offer_per_step=True)
    lefts = [clock_at(nmi, At(step, (step + 1) / 11), Seat(step % 2, 2), step // 2, 1.0).left for step in range(10)]
    assert lefts == [5, 4, 4, 3, 3, 2, 2, 1, 1, 0]


def test_the_game_does_not_import_negmas() -> None:
    code = "import sys, game.ai, game.table.match; sys.exit('negmas' in sys.modules)"
    path = {"PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], check=False, env=path).returncode == 0


@pytest.mark.parametrize("steps", [1, 10])
@pytest.mark.parametrize("opens", [True, False])
def test_where_nothing_beats_no_deal_it_agrees_to_nothing(steps: int, opens: bool) -> None:
    first, second = SMALL.ufuns()
    own = first if opens else second
    own.reserved_value = 1.2
    mechanism = SAOMechanism(outcome_space=first.outcome_space, n_steps=steps)
    players = (ExpertNegotiator(), ConcederTBNegotiator())
    for player, ufun in zip(players if opens else players[::-1], (first, second), strict=True):
        mechanism.add(player, ufun=ufun)
    mechanism.run()
    assert mechanism.agreement is None


def test_an_offer_too_late_to_be_answered_is_not_counted_on() -> None:
    lefts = [clock_at(Reported(None), At(0, time), Seat(0, 2), 49, 1.0).left for time in (0.5, 0.975, 0.99)]
    assert lefts[0] > 40
    assert lefts[1:] == [1, 0]


def test_published_agents_are_named_by_their_source() -> None:
    assert is_published("genius:SAGA")
    assert is_published("anl2024:AntiAgent+")
    assert is_given("anl2024:AntiAgent+")
    assert not is_given("genius:SAGA")
    assert not is_published("Boulware")
