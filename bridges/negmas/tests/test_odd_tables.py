"""Tables out of the ordinary: functions with holes, endless issues, limits in seconds, an object used twice."""

from __future__ import annotations

from math import inf, nan
from typing import Any

import numpy as np
import pytest

pytest.importorskip("negmas")

from negmas.outcomes import make_issue, make_os
from negmas.preferences import LinearAdditiveUtilityFunction, UtilityFunction
from negmas.preferences.value_fun import LinearFun
from negmas.sao import BoulwareTBNegotiator, ConcederTBNegotiator, ResponseType, SAOMechanism, SAONegotiator

from across_the_table_negmas import ExpertNegotiator, domain_of
from across_the_table_negmas.clocks import Seat, clock_at, pace
from bench.generator import draw
from bench.variety import KINDS, vary

SPACE = make_os([make_issue([f"v{o}" for o in range(size)], f"i{i}") for i, size in enumerate((4, 5, 3))])


class Holed(UtilityFunction):
    """A function of somebody's making that knows no value of a third of the outcomes."""

    def __init__(self, hole: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.hole = hole

    def eval(self, offer: Any) -> Any:
        places = [int(value[1:]) for value in offer]
        if sum(places) % 3:
            return (places[0] + 0.5 * places[1] + places[2] * places[0]) / 12.0
        if self.hole == "raises":
            raise KeyError(offer)
        return self.hole


class Firm(SAONegotiator):
    """Never gives anything; ``ends`` says when it leaves, ``silent`` when it offers nothing."""

    def __init__(self, ends: int = 10**9, silent: bool = False) -> None:
        super().__init__()
        self.ends, self.silent = ends, silent

    def propose(self, state: Any, dest: str | None = None) -> Any:
        return None if self.silent and state.step % 2 else self.ufun.best()

    def respond(self, state: Any, source: str | None = None) -> ResponseType:
        return ResponseType.END_NEGOTIATION if state.step >= self.ends else ResponseType.REJECT_OFFER


def linear(reserve: float = 0.1, space: Any = SPACE, seed: int = 0) -> LinearAdditiveUtilityFunction:
    rng = np.random.default_rng(seed)
    values = [{value: float(rng.random()) for value in issue.all} for issue in space.issues]
    weights = [float(w) for w in rng.dirichlet(np.ones(len(values)))]
    return LinearAdditiveUtilityFunction(values, weights=weights, outcome_space=space, reserved_value=reserve)


def run(own: Any, ufun: Any, other: Any, theirs: Any, opens: bool = True, space: Any = SPACE, **limits: Any) -> Any:
    mechanism = SAOMechanism(outcome_space=space, **(limits or {"n_steps": 20}))
    players = [(own, ufun), (other, theirs)]
    for player, of in players if opens else reversed(players):
        mechanism.add(player, ufun=of)
    mechanism.run()
    assert not mechanism.state.has_error, mechanism.state.error_details
    assert own.trouble == ""
    return mechanism


@pytest.mark.parametrize("hole", [-inf, nan, None, "raises"])
@pytest.mark.parametrize("opens", [True, False])
def test_an_outcome_without_a_value_is_never_agreed_to(hole: Any, opens: bool) -> None:
    ufun = Holed(hole, outcome_space=SPACE, reserved_value=0.1)
    mechanism = run(ExpertNegotiator(), ufun, BoulwareTBNegotiator(), linear(seed=3), opens)
    assert mechanism.agreement is not None
    assert sum(int(value[1:]) for value in mechanism.agreement) % 3
    assert ufun.eval(mechanism.agreement) >= 0.1


@pytest.mark.parametrize(("reserve", "agrees"), [(inf, False), (-inf, True), (nan, True), (-5.0, True)])
def test_any_value_of_no_deal_is_understood(reserve: float, agrees: bool) -> None:
    mechanism = run(ExpertNegotiator(), linear(reserve), ConcederTBNegotiator(), linear(seed=3))
    assert (mechanism.agreement is not None) == agrees


def test_issues_without_end_are_cut_into_levels() -> None:
    space = make_os([make_issue((0.0, 1.0), "a"), make_issue((0, 100_000), "b"), make_issue(["x", "y"], "c")])
    ufun = LinearAdditiveUtilityFunction(
        {"a": LinearFun(0.5), "b": LinearFun(-4e-6), "c": {"x": 0.1, "y": 0.3}},
        outcome_space=space,
        reserved_value=-1.0,
    )
    domain, sheet = domain_of(ufun, space)
    assert domain.dims == (41, 41, 2)
    package = sheet.package((0.999, 51, "y"))
    assert sheet.outcome(package) == (1.0, 0, "y")
    assert all(isinstance(sheet.outcome(package)[1], int) for package in ((0, 0, 0), (40, 17, 1)))
    mechanism = run(ExpertNegotiator(), ufun, Firm(), ufun, space=space)
    assert mechanism.agreement is not None


@pytest.mark.parametrize("firm", [Firm(), Firm(ends=3), Firm(silent=True)])
@pytest.mark.parametrize("limits", [{}, {"one_offer_per_step": True}, {"end_on_no_response": False}])
@pytest.mark.parametrize("opens", [True, False])
def test_one_that_gives_nothing_leaves_or_keeps_silent(firm: Firm, limits: dict[str, Any], opens: bool) -> None:
    ufun = linear()
    other = Firm(firm.ends, firm.silent)
    mechanism = run(ExpertNegotiator(), ufun, other, linear(seed=3), opens, n_steps=12, **limits)
    assert mechanism.agreement is None or float(ufun(mechanism.agreement)) >= 0.1


def test_an_object_may_negotiate_again() -> None:
    own, fresh = ExpertNegotiator(), ExpertNegotiator()
    drawn = draw(1, 3)
    for ufuns, other in ((drawn.ufuns(), own), (drawn.ufuns(), own), (drawn.ufuns(), fresh)):
        space = ufuns[0].outcome_space
        mechanism = run(other, ufuns[0], ConcederTBNegotiator(), ufuns[1], space=space, n_steps=drawn.steps)
        if other is own:
            again = mechanism.agreement
    assert mechanism.agreement == again


def test_a_small_chance_of_an_early_end_is_no_reason_to_take_the_first_offer() -> None:
    ufun = linear()
    mechanism = run(ExpertNegotiator(), ufun, Firm(), linear(seed=3), n_steps=60, pend=1e-3)
    assert mechanism.state.step > 5


class Limited:
    n_steps, one_offer_per_step, pend = None, False, 1e-3


class Now:
    def __init__(self, step: int, relative_time: float) -> None:
        self.step, self.relative_time = step, relative_time


def test_the_pace_of_a_time_limit_is_not_told_from_the_first_moves() -> None:
    seat = Seat(0, 2)
    assert pace(Limited(), Now(0, 1e-6), seat, 0) == pytest.approx(0.01)
    assert pace(Limited(), Now(50, 0.1), seat, 49) == pytest.approx(0.002)
    assert clock_at(Limited(), Now(0, 1e-6), seat, 0, 1.0).kept_at_end > 0.9


def test_varied_domains_repeat_themselves_and_keep_to_their_kind() -> None:
    for number, (name, kind) in enumerate(KINDS.items()):
        one, other = vary(7, number), vary(7, number)
        assert (one.kind, one.dims, one.reserves, one.steps) == (name, other.dims, other.reserves, other.steps)
        assert kind.outcomes[0] <= int(np.prod(one.dims)) <= kind.outcomes[1]
        first, second = one.ufuns()
        for ufun, values in zip((first, second), one.values, strict=True):
            assert float(ufun(tuple("0" for _ in one.dims))) == pytest.approx(float(values.flat[0]))
            assert 0.0 <= values.min() <= values.max() <= 1.0 + 1e-9
