"""Compiling a scenario: amounts against the trade model asked cell by cell, ranks of policies, weights, points."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest

from game.payoff import Environment, PayoffCompiler, compile_payoff
from game.payoff.instruments import claim_ceiling
from game.scenario import load
from game.scenario.model import Scenario
from game.scenario.vocabulary import ClaimEffect, ObjectiveEffect, OptionIs, Policy
from game.trade import Policies, Sector

FOLDER = Path(__file__).parent.parent / "data" / "scenarios"


@pytest.fixture(scope="module")
def steel() -> Scenario:
    return load(str(FOLDER / "tiny-steel.yaml"))


@pytest.fixture(scope="module")
def compiler(steel: Scenario) -> PayoffCompiler:
    return PayoffCompiler(steel)


def by_id(scenario: Scenario, **options: str) -> tuple[int, ...]:
    package = list(scenario.status_quo)
    for issue, option in options.items():
        position = scenario.issue_index[issue]
        package[position] = scenario.issues[position].option_index(option)
    return tuple(package)


def trade(duty: dict[tuple[int, int], float], **more: object) -> tuple[float, float, float]:
    """(Canadian welfare, U.S. consumer surplus, U.S. revenue) of tiny-steel's sector, straight from the trade model."""
    flows = [[135, 9.2, 12], [8.5, 14, 0.6], [22, 6, 900]]
    sector = Sector(np.array(flows), np.ones((3, 3)), 4, np.ones(3), np.array([1.5, 1.5, 10]))
    rates = np.zeros((1, 3, 3))
    for (origin, destination), rate in duty.items():
        rates[0, origin, destination] = rate
    solved = sector.solve_policies(Policies(duty=rates, **more))  # type: ignore[arg-type]
    return float(solved.welfare[0, 1]), float(solved.consumer_surplus[0, 0]), float(solved.revenue[0, 0])


OPENING = {(1, 0): 0.5, (0, 1): 0.25}


def income(now: tuple[float, float, float]) -> tuple[float, float]:
    """Traded part of (ca_income, us_income) against the opening day."""
    then = trade(OPENING)
    return now[0] - then[0], now[1] - then[1] + 0.5 * (now[2] - then[2])


def at(flow: tuple[int, int], value: float) -> np.ndarray:
    matrix = np.zeros((1, 3, 3))
    matrix[(0, *flow)] = value
    return matrix


def test_a_duty_option_is_what_the_trade_model_says(steel: Scenario, compiler: PayoffCompiler) -> None:
    amounts = compiler.amounts(Environment(), by_id(steel, steel="half"))
    ca, us = income(trade({(1, 0): 0.25, (0, 1): 0.25}))
    assert amounts["ca_income"] == pytest.approx(ca + 6) and amounts["us_income"] == pytest.approx(us - 1)


def test_a_policy_conditional_on_another_issue_joins_the_two(steel: Scenario, compiler: PayoffCompiler) -> None:
    amounts = compiler.amounts(Environment(), by_id(steel, steel="half", dairy="share"))
    ca, _ = income(trade({(1, 0): 0.25, (0, 1): 0.0}))
    assert amounts["ca_income"] == pytest.approx(ca + 6 - 1)


def test_a_quota_and_an_export_tax(steel: Scenario, compiler: PayoffCompiler) -> None:
    quota = trade(
        {(1, 0): 0.5, (0, 1): 0.25},
        quota=at((1, 0), 0.8 * 8.5),
        quota_rate=0.0,
        fill=np.where(at((1, 0), 1) > 0, 0.9, 1),
    )
    assert compiler.amounts(Environment(), by_id(steel, steel="quota"))["ca_income"] == pytest.approx(income(quota)[0])
    tax = trade({(1, 0): 0.0, (0, 1): 0.25}, export_tax=at((1, 0), 0.15))
    assert compiler.amounts(Environment(), by_id(steel, steel="tax"))["ca_income"] == pytest.approx(income(tax)[0])


def test_an_override_changes_the_status_quo_and_not_an_agreed_rate(steel: Scenario, compiler: PayoffCompiler) -> None:
    policy = Policy("metals", "canada", "us", "metals232", rate=0.75)
    raised = Environment().with_policy(policy)
    ca, _ = income(trade({(1, 0): 0.75, (0, 1): 0.25}))
    assert compiler.amounts(raised, steel.status_quo)["ca_income"] == pytest.approx(ca)
    half = by_id(steel, steel="half")
    assert compiler.amounts(raised, half) == pytest.approx(compiler.amounts(Environment(), half))


def test_a_breach_outranks_an_agreed_rate(steel: Scenario, compiler: PayoffCompiler) -> None:
    breached = Environment().with_policy(Policy("metals", "canada", "us", "metals232", rate=0.75), breach=True)
    ca, _ = income(trade({(1, 0): 0.75, (0, 1): 0.25}))
    assert compiler.amounts(breached, by_id(steel, steel="half"))["ca_income"] == pytest.approx(ca + 6)


def test_a_later_override_of_the_same_slot_replaces_the_earlier(steel: Scenario) -> None:
    first = Policy("metals", "canada", "us", "metals232", rate=0.75)
    second = Policy("metals", "canada", "us", "metals232", rate=0.6)
    environment = Environment().with_policy(first).with_policy(second)
    assert environment.policies == (second,) and environment == Environment().with_policy(second)
    assert hash(environment) == hash(Environment().with_policy(second))


def test_an_objective_effect_counts_while_its_conditions_hold(steel: Scenario, compiler: PayoffCompiler) -> None:
    effect = ObjectiveEffect("canada", "ca_home", -3.0, (OptionIs("steel", ("status_quo",)),))
    environment = Environment().with_objective(effect)
    assert compiler.amounts(environment, steel.status_quo)["ca_home"] == pytest.approx(-3)
    assert compiler.amounts(environment, by_id(steel, steel="half"))["ca_home"] == pytest.approx(0)


def test_claims_raise_the_ceiling_no_higher_than_theirs(steel: Scenario) -> None:
    claim = next(s.economy for s in steel.sectors if s.economy)
    assert claim is not None and claim.claim is not None
    steps = [ClaimEffect("metals", 0.01, 0.96)] * 3
    assert claim_ceiling(claim.claim, steps[:1]) == pytest.approx(0.95)
    assert claim_ceiling(claim.claim, steps) == pytest.approx(0.96)
    assert claim_ceiling(claim.claim, [ClaimEffect("metals", 0.1, 0.5)]) == pytest.approx(0.94)


def test_the_path_holds_what_is_certain_and_has_not_happened(steel: Scenario, compiler: PayoffCompiler) -> None:
    path = compiler.opening_path()
    assert [policy.rate for policy in path.policies] == [0.6] and len(path.claims) == 1
    assert compiler.path(Environment(), ["notice"]) == Environment()


def test_the_model_values_amounts_at_the_mandates_weights(steel: Scenario, compiler: PayoffCompiler) -> None:
    model = compile_payoff(steel, ("ca_growth", "us_pride"))
    packages = list(product(*(range(size) for size in steel.dims)))
    points = model.score(packages)
    path = compiler.opening_path()
    for side, mandate in enumerate(("ca_growth", "us_pride")):
        weights = compiler.weights(mandate)
        for row, package in enumerate(packages):
            amounts = compiler.amounts(path, package)
            slow = sum(weight * amounts[objective] for objective, weight in weights)
            assert points[row, side] == pytest.approx(slow, abs=1e-6)
            assert compiler.value(path, weights, package) == pytest.approx(slow, abs=1e-9)


def test_swing_weights_share_out_the_range(steel: Scenario, compiler: PayoffCompiler) -> None:
    """weight x amount / swing, then scaled to 100 at the best package (game.md, section 1)."""
    path = compiler.opening_path()
    packages = list(product(*(range(size) for size in steel.dims)))
    for mandate in steel.mandates:
        raw = []
        for package in packages:
            amounts = compiler.amounts(path, package)
            raw.append(sum(w * amounts[o] / swing(steel, compiler, o) for o, w in mandate.weights))
        points = [compiler.value(path, compiler.weights(mandate.id), package) for package in packages]
        assert points == pytest.approx([100 * value / max(raw) for value in raw], abs=1e-6)


def swing(steel: Scenario, compiler: PayoffCompiler, objective: str) -> float:
    """Steel and dairy are one block, the ceremony another: each contributes its own range."""
    path = compiler.opening_path()
    values = {p: compiler.amounts(path, p)[objective] for p in product(*(range(size) for size in steel.dims))}
    quiet = [v for p, v in values.items() if p[2] == 0]
    gestures = [values[(0, 0, k)] for k in range(steel.dims[2])]
    return max(quiet) - min(quiet) + max(gestures) - min(gestures)


def test_a_prior_over_mandates_is_the_mean_of_their_points(steel: Scenario, compiler: PayoffCompiler) -> None:
    path, package = compiler.opening_path(), by_id(steel, steel="half", dairy="share", ceremony="joint")
    mean = sum(
        m.probability * compiler.value(path, compiler.weights(m.id), package) for m in steel.mandates_by_side["us"]
    )
    assert compiler.value(path, compiler.prior("us"), package) == pytest.approx(mean)


def test_caches_do_not_change_results(steel: Scenario) -> None:
    warm, cold = PayoffCompiler(steel), PayoffCompiler(steel)
    environments = [
        Environment().with_policy(Policy("metals", "canada", "us", "metals232", rate=r)) for r in (0.1, 0.9)
    ]
    package = by_id(steel, steel="half")
    for environment in environments:
        warm.amounts(environment, package)
    for environment in reversed(environments):
        assert warm.amounts(environment, package) == cold.amounts(environment, package)
