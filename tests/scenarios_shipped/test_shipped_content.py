"""The shipped scenarios load without findings, say where their facts come from, and hold what their subject asks."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest

from game.payoff import compiler_for
from game.scenario import check, load
from game.scenario.model import Rule, Scenario
from game.scenario.vocabulary import DutyEffect, SuspendEffect
from tests.scenarios_shipped.shipped import SHIPPED, Shipped

MIRRORS = re.compile(r"particle\.news|severuss|daily8|ulmjk|favofcanada|mdfy|workers\.dev|newsbeep|junonews")
NAMES = [shipped.name for shipped in SHIPPED]


@pytest.mark.parametrize("name", NAMES)
def test_loads_without_findings(name: str) -> None:
    assert check(name) == ()
    assert load(name).id == name


@pytest.mark.parametrize("shipped", SHIPPED, ids=NAMES)
def test_size(shipped: Shipped) -> None:
    scenario = load(shipped.name)
    assert len(scenario.calendar.rounds) == shipped.rounds
    assert all(len(scenario.mandates_by_side[side]) >= 3 for side in scenario.side_ids)
    dates = [entry.date for entry in scenario.calendar.rounds]
    assert all(earlier < later for earlier, later in pairwise(dates))


@pytest.mark.parametrize("name", NAMES)
def test_sources_are_named_dated_and_no_mirrors(name: str) -> None:
    scenario = load(name)
    assert scenario.sources
    for source in scenario.sources:
        assert source.publisher
        assert source.date
        assert source.url is None or not MIRRORS.search(source.url)


@pytest.mark.parametrize("name", NAMES)
def test_history_and_people_are_sourced(name: str) -> None:
    scenario = load(name)
    known = {source.id for source in scenario.sources}
    assert [entry.date for entry in scenario.happened] == sorted(entry.date for entry in scenario.happened)
    assert all(entry.sources and set(entry.sources) <= known for entry in scenario.happened)
    assert all(entry.sources for entry in scenario.codex if entry.kind in {"person", "event", "figure"})


@pytest.mark.parametrize("name", NAMES)
def test_french_is_written_everywhere(name: str) -> None:
    scenario = load(name)
    for entry in (*scenario.codex, *scenario.events):
        assert entry.text.fr != entry.text.en
    for seat in scenario.seats:
        assert seat.brief.fr != seat.brief.en


@pytest.mark.parametrize("name", NAMES)
def test_nothing_on_the_table_is_about_annexation(name: str) -> None:
    for issue in load(name).issues:
        for option in issue.options:
            said = " ".join(text.en + text.fr for text in (option.label, option.detail) if text).lower()
            assert not any(word in said for word in ("annex", "51st", "51e", "statehood"))


@pytest.fixture(scope="module")
def class_preset() -> Scenario:
    return load("washington-2025-class")


def test_class_preset_has_five_issues_of_at_most_four_options(class_preset: Scenario) -> None:
    assert len(class_preset.issues) == 5
    assert all(len(issue.options) <= 4 for issue in class_preset.issues)
    assert class_preset.minutes == 50


def test_class_preset_adds_one_rule_a_round(class_preset: Scenario) -> None:
    """Basic at first (news, replies, guesses), then exactly one rule more with each round."""
    first = {rule for rule in Rule if class_preset.rules.has(rule, 1)}
    assert first == {Rule.EVENTS, Rule.REPLIES, Rule.GUESSES}
    for number in range(2, 5):
        added = {r for r in Rule if class_preset.rules.has(r, number) and not class_preset.rules.has(r, number - 1)}
        assert len(added) == 1
    assert class_preset.rules.has(Rule.LOTS, 4)
    assert [line.round for line in class_preset.coaching] == [1, 2, 3, 4]


def test_class_preset_leaves_sensitive_matter_out(class_preset: Scenario) -> None:
    assert not any(entry.sensitive for entry in (*class_preset.codex, *class_preset.events, *class_preset.issues))


def test_no_audience_takes_a_round_from_a_class(class_preset: Scenario) -> None:
    acts = [audience.act for audience in class_preset.audiences if audience.act]
    effects = [effect for act in acts for effect in act.effects]
    effects += [e for measure in class_preset.measures for level in measure.levels for e in level]
    assert not any(isinstance(effect, SuspendEffect) for effect in effects)


def opening_rate(scenario: Scenario, sector: str, layer: str) -> float | None:
    economy = next(s.economy for s in scenario.sectors if s.id == sector)
    assert economy is not None
    return next(p.rate for p in economy.opening if (p.origin, p.destination, p.layer) == ("canada", "us", layer))


def test_metals_rates_and_holders_of_2018() -> None:
    scenario = load("metals-2018")
    assert opening_rate(scenario, "steel", "metals232") == 0.25
    assert opening_rate(scenario, "aluminum", "metals232") == 0.1
    assert {seat.holder for seat in scenario.seats} == {
        "Justin Trudeau", "Chrystia Freeland", "Bill Morneau", "Donald Trump", "Wilbur Ross", "Robert Lighthizer",
    }  # fmt: skip


REAL_SETTLEMENT = {
    "steel": "monitored",
    "aluminum": "monitored",
    "counter": "together",
    "litigation": "end",
    "origin": "tracking",
    "surge": "consult_limited",
    "pact": "table_bill",
}


def test_the_settlement_of_may_2019_beats_no_deal_for_the_likeliest_mandates() -> None:
    scenario = load("metals-2018")
    package = next(entry.package for entry in scenario.happened if entry.date == "2019-05-17")
    assert package is not None
    stated = {issue.id: issue.options[option].id for issue, option in zip(scenario.issues, package, strict=True)}
    assert stated == REAL_SETTLEMENT
    compiler = compiler_for(scenario)
    likeliest = [
        max(scenario.mandates_by_side[side], key=lambda mandate: mandate.probability).id for side in scenario.side_ids
    ]
    model = compiler.model(
        compiler.opening_path(), (compiler.weights(likeliest[0]), compiler.weights(likeliest[1])), None
    )
    assert (model.score_units(np.array([package]))[0] >= model.no_deal).all()


def test_february_duties_are_paused_and_come_back_on_the_date() -> None:
    scenario = load("february-2025")
    assert opening_rate(scenario, "goods", "ieepa") == 0.25
    assert opening_rate(scenario, "energy", "ieepa") == 0.1

    def rates(event: str) -> dict[str, float | None]:
        effects = [e.policy for e in scenario.events_by_id[event].effects if isinstance(e, DutyEffect)]
        return {policy.sector: policy.rate for policy in effects if policy.layer == "ieepa"}

    assert set(rates("pause").values()) == {0}
    assert rates("duties_begin")["goods"] == 0.25
    assert rates("duties_begin")["energy"] == 0.1
    back = scenario.events_by_id["duties_begin"].scheduled
    assert back is not None
    assert scenario.calendar.rounds[back - 1].date == "2025-03-04"
    assert scenario.calendar.weights[: back - 1] == (0.0,) * (back - 1)


def test_review_holds_what_it_is_about() -> None:
    scenario = load("cusma-review-2026")
    assert {"extension", "metals", "autos", "dairy", "streaming", "china"} <= set(scenario.issue_index)
    extension = scenario.issues[scenario.issue_index["extension"]]
    assert extension.options[extension.status_quo].id == "annual"
    assert scenario.calendar.rounds[-1].date == "2026-06-30"
    assert scenario.happened[-1].date == "2026-07-01"


def test_two_towns_has_no_trade_model() -> None:
    scenario = load("two-towns")
    assert not any(sector.economy for sector in scenario.sectors)
    assert not any(option.policies for issue in scenario.issues for option in issue.options)
    assert not scenario.happened
    assert 5 <= len(scenario.issues) <= 6
