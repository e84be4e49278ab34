"""What the flagship must hold: the rates of the day, the elements of the meeting, and sources for what it states."""

from __future__ import annotations

import re

import pytest
from flagship_ratifiable import sample

from game.payoff import Environment, PayoffCompiler, compiler_for
from game.scenario import check, load
from game.scenario.model import Scenario
from game.scenario.vocabulary import DutyEffect, ObjectiveEffect, SuspendEffect

SHIPPED = ("tutorial", "washington-2025", "washington-2025-as-reported")
MIRRORS = re.compile(r"particle\.news|severuss|daily8|ulmjk|favofcanada|mdfy|workers\.dev|newsbeep|junonews")


def rate(scenario: Scenario, sector: str, layer: str) -> float | None:
    economy = next(s.economy for s in scenario.sectors if s.id == sector)
    assert economy is not None
    return next(p.rate for p in economy.opening if (p.origin, p.destination, p.layer) == ("canada", "us", layer))


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_scenarios_load_without_findings(name: str) -> None:
    assert check(name) == ()


def test_rates_of_the_day(flagship: Scenario) -> None:
    assert rate(flagship, "steel", "metals232") == 0.5
    assert rate(flagship, "aluminum", "metals232") == 0.5
    assert rate(flagship, "autos", "autos232") == 0.125
    assert rate(flagship, "lumber", "adcvd") == 0.3519
    assert rate(flagship, "other_goods", "ieepa") == 0.35


def test_rates_as_reported() -> None:
    reported = load("washington-2025-as-reported")
    assert rate(reported, "steel", "metals232") == rate(reported, "aluminum", "metals232") == 0.35
    for issue in ("steel", "aluminum", "autos"):
        kept = reported.issues[reported.issue_index[issue]]
        assert kept.options[kept.status_quo].rate == 35
        assert "as reported" in kept.options[kept.status_quo].label.en


def test_size(flagship: Scenario) -> None:
    packages = 1
    for options in flagship.dims:
        packages *= options
    assert 10**5 <= packages <= 10**8
    assert sum(1 for sector in flagship.sectors if sector.economy) >= 6
    assert len(flagship.codex) >= 40
    assert all(len(flagship.mandates_by_side[side]) >= 3 for side in flagship.side_ids)


def test_lumber_rises_on_the_no_deal_path(flagship: Scenario, compiler: PayoffCompiler) -> None:
    """Ten more points come in with the second round, and freezing the rate by agreement avoids them."""
    path = compiler.opening_path()
    lumber = flagship.issue_index["lumber"]
    frozen = list(flagship.status_quo)
    frozen[lumber] = flagship.issues[lumber].option_index("freeze")
    without = compiler.amounts(path, flagship.status_quo)
    assert compiler.amounts(path, frozen)["ca_jobs"] > without["ca_jobs"] + 1
    opening = compiler.amounts(Environment(), flagship.status_quo)
    assert all(abs(value) < 1e-9 for value in opening.values())


def test_trucks_pay_only_without_an_autos_deal(flagship: Scenario) -> None:
    effects = [e for e in flagship.events_by_id["trucks"].effects if isinstance(e, ObjectiveEffect)]
    assert effects
    assert all(e.when and e.when[0].issue == "autos" for e in effects)


def test_dairy_beyond_licences_needs_a_law(flagship: Scenario) -> None:
    dairy = flagship.issues[flagship.issue_index["dairy"]]
    for option in dairy.options:
        needs_law = option.id in {"enlarge_law", "phase_out"}
        assert (option.subject_to is not None) == needs_law
        assert ("legislature" in [d.value for d in option.delivered_by]) == needs_law


def test_claims_act_on_the_emergency_layer_only(flagship: Scenario) -> None:
    claims = [s.economy.claim for s in flagship.sectors if s.economy and s.economy.claim]
    assert [claim.layer for claim in claims] == ["ieepa"]


def test_an_advertisement_can_suspend_the_talks(flagship: Scenario) -> None:
    act = flagship.audiences_by_id["premiers"].act
    assert act is not None
    assert any(isinstance(effect, SuspendEffect) for effect in act.effects)


def test_the_court_may_void_the_emergency_duty(flagship: Scenario) -> None:
    ruling = flagship.events_by_id["court_ruling"]
    assert 0 < ruling.chance < 1
    assert any(isinstance(e, DutyEffect) and e.policy.layer == "ieepa" for e in ruling.effects)


def test_announcement_costs_no_money(flagship: Scenario) -> None:
    announce = flagship.issues[flagship.issue_index["announce"]]
    money = {"ca_income", "ca_jobs", "us_users", "us_jobs", "us_revenue"}
    assert not any(amount.objective in money for option in announce.options for amount in option.amounts)
    assert not any(option.policies for option in announce.options)
    assert any(option.shifts for option in announce.options)


def test_history_is_dated_and_sourced(flagship: Scenario) -> None:
    known = {source.id for source in flagship.sources}
    assert flagship.happened
    assert [entry.date for entry in flagship.happened] == sorted(entry.date for entry in flagship.happened)
    assert all(entry.sources and set(entry.sources) <= known for entry in flagship.happened)
    assert flagship.happened[-1].date.startswith("2026-07")


def test_every_source_is_named_and_none_is_a_mirror(flagship: Scenario) -> None:
    for source in flagship.sources:
        assert source.publisher
        assert source.date
        assert source.url is None or not MIRRORS.search(source.url)


def test_people_and_events_in_the_codex_are_sourced(flagship: Scenario) -> None:
    assert all(entry.sources for entry in flagship.codex if entry.kind in {"person", "event", "figure"})
    sensitive = {entry.id for entry in flagship.codex if entry.sensitive}
    assert {"palestine", "un-80", "podcasts"} <= sensitive


def test_sensitive_news_has_no_effect(flagship: Scenario) -> None:
    told = [event for event in flagship.events if event.sensitive]
    assert told
    assert all(not event.effects and not event.asks for event in told)


def test_french_is_written_everywhere(flagship: Scenario) -> None:
    """No English text left standing in for French where sentences are long enough to tell."""
    for entry in (*flagship.codex, *flagship.events):
        text = entry.text
        assert text.fr != text.en


def test_tutorial_can_end_in_a_deal_that_both_sides_ratify() -> None:
    tutorial = load("tutorial")
    compiler = compiler_for(tutorial)
    drawn = sample(tutorial, compiler, 400)
    for first in tutorial.mandates_by_side["canada"]:
        for second in tutorial.mandates_by_side["us"]:
            weights = (compiler.weights(first.id), compiler.weights(second.id))
            model = compiler.model(compiler.opening_path(), weights, None)
            good = (model.score_units(drawn.packages) > model.no_deal).all(axis=1)
            assert (good & drawn.passes).any()
    assert len(tutorial.issues) == 3
    assert len(tutorial.coaching) == len(tutorial.calendar.rounds)
    assert all(line.learnt for line in tutorial.coaching)
