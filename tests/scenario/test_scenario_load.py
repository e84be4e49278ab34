"""Loading: the frozen scenario says what the file says, and comes back the same from its resolved JSON."""

from __future__ import annotations

import dataclasses
import json
import time
from pathlib import Path

import pytest
from scenario_corpus import SCENARIOS

from game.scenario import Scenario, ScenarioError, check, from_resolved, load, shipped_names
from game.scenario.loading import find, shipped_path
from game.scenario.model import Rule
from game.scenario.table import Deliverer
from game.scenario.vocabulary import (
    All,
    Comparison,
    FlagEffect,
    Meter,
    MeterIs,
    Not,
    ObjectiveEffect,
    OptionIs,
    Quota,
    RoundIs,
    ScheduleEffect,
    Signed,
    SupportEffect,
)

EVERY = [SCENARIOS / "tiny.yaml", SCENARIOS / "tiny-steel.yaml", *shipped_names()]


def same(first: Scenario, second: Scenario) -> bool:
    """Equality of content; scenarios themselves compare by identity."""
    return all(getattr(first, f.name) == getattr(second, f.name) for f in dataclasses.fields(Scenario))


@pytest.fixture(scope="module")
def tiny() -> Scenario:
    return load(SCENARIOS / "tiny.yaml")


@pytest.mark.parametrize("where", EVERY, ids=str)
def test_round_trip(where: str | Path) -> None:
    scenario = load(where)
    again = from_resolved(scenario.resolved)
    assert same(scenario, again)
    assert same(again, from_resolved(again.resolved))


@pytest.mark.parametrize("where", EVERY, ids=str)
def test_no_errors_in_what_ships(where: str | Path) -> None:
    assert [str(problem) for problem in check(where) if problem.is_error] == []


@pytest.mark.parametrize("where", EVERY[:2], ids=str)
def test_no_warnings_in_test_scenarios(where: Path) -> None:
    assert check(where) == ()


def test_order_is_the_authors(tiny: Scenario) -> None:
    assert tiny.side_ids == ("canada", "us")
    assert [issue.id for issue in tiny.issues] == ["steel", "dairy", "ceremony"]
    assert [option.id for option in tiny.issues[0].options] == ["status_quo", "half", "free"]
    assert list(json.loads(tiny.resolved)["issues"]) == ["steel", "dairy", "ceremony"]


def test_table(tiny: Scenario) -> None:
    dairy = tiny.issues[1]
    share, wide = dairy.options[1], dairy.options[2]
    assert dairy.status_quo == 0
    assert share.amounts[2].when == (OptionIs("steel", ("free",), negate=True),)
    assert (share.amounts[0].side, share.amounts[2].side) == ("canada", "us")
    assert wide.delivered_by == (Deliverer.LEGISLATURE,)
    assert wide.subject_to is not None
    assert wide.subject_to.fr == "une loi"
    assert (wide.lag_rounds, wide.anchor, wide.estimate) == (1, True, True)
    assert tiny.leads == {"canada": "ca-lead", "us": "us-lead"}
    assert tiny.seats_by_id["ca-trade"].scorecard == (("ca_income", 0.8), ("ca_home", 0.2))
    assert tiny.sides[0].red_lines[0].options == ("open",)
    assert (tiny.sides[0].colour, tiny.default_side) == ("first", "canada")
    assert tiny.personas[0].soft == (("us-trade", "dairy", 0.4),)


def test_politics(tiny: Scenario) -> None:
    measure = tiny.measures_by_id["retaliate"]
    assert measure.uses == 2
    assert measure.when == All((RoundIs(1, 3), Not(Signed("steel"))))
    first = measure.levels[0][0]
    assert isinstance(first, ObjectiveEffect)
    assert (first.side, first.objective, first.amount) == ("us", "us_income", -2.0)
    assert measure.levels[1][2] == FlagEffect("retaliated")
    assert tiny.measures_by_id["ask-premiers"].levels[0][0] == SupportEffect("canada", 5.0, "unions")
    court = tiny.events_by_id["court"]
    assert court.effects[2] == ScheduleEffect("appeal", 1)
    assert (court.first, court.last, court.chance, court.sources) == (2, None, 0.25, ())
    assert tiny.events_by_id["notice"].sources == ("made-up",)
    assert not tiny.events_by_id["notice"].estimate
    assert tiny.ratification is not None
    assert [entry.threshold for entry in tiny.ratification.sides] == [50.0, 52.0]
    assert [statement.tone.value for statement in tiny.dynamics.statements] == [
        "conciliatory", "neutral", "firm", "threatening",
    ]  # fmt: skip


def test_relative_sides_of_a_measure_are_named(tmp_path: Path) -> None:
    scenario = rewritten(
        tmp_path,
        "    when: {signed: steel}",
        "    when: {all: [{capital: {of: self, above: 1}}, {support: {of: other, below: 40}},"
        " {support: {of: mills, at_most: 9}}]}",
    )
    assert scenario.measures_by_id["walk-back"].when == All(
        (
            MeterIs(Meter.CAPITAL, Comparison.ABOVE, 1.0, "us"),
            MeterIs(Meter.SUPPORT, Comparison.BELOW, 40.0, "canada"),
            MeterIs(Meter.SUPPORT, Comparison.AT_MOST, 9.0, "us", "mills"),
        )
    )


def test_calendar_weights_sum_to_one(tiny: Scenario) -> None:
    assert sum(tiny.calendar.weights) + tiny.calendar.after == pytest.approx(1.0)
    assert len(set(tiny.calendar.weights)) == 1


def test_economy() -> None:
    scenario = load(SCENARIOS / "tiny-steel.yaml")
    steel = scenario.issues[0]
    quota = steel.options[steel.option_index("quota")].policies[0]
    assert quota.quota == Quota(0.8, 0.0, 0.5, 0.9, 0.0)
    assert quota.sector == "metals"
    economy = scenario.sectors[-1].economy
    assert economy is not None
    assert economy.flows == ((135.0, 9.2, 12.0), (8.5, 14.0, 0.6), (22.0, 6.0, 900.0))
    assert (economy.eta, economy.epsilon) == ((1.0, 1.0, 1.0), (1.5, 1.5, 10.0))
    assert economy.claim is not None
    assert economy.claim.preferential == 0.0


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        ("basic", {Rule.EVENTS: 1, Rule.REPLIES: 1, Rule.GUESSES: 1}),
        ("{layer: growing, since: {measures: 2, lots: 3}}",
         {Rule.EVENTS: 1, Rule.REPLIES: 1, Rule.GUESSES: 1, Rule.MEASURES: 2, Rule.LOTS: 3}),
        ("full", dict.fromkeys(Rule, 1)),
        ("{layer: full, since: {breach: 3}, measures_per_turn: 2}", dict.fromkeys(Rule, 1) | {Rule.BREACH: 3}),
    ],
)  # fmt: skip
def test_rule_layers(tmp_path: Path, written: str, rules: dict[Rule, int]) -> None:
    source = (SCENARIOS / "tiny.yaml").read_text(encoding="utf-8").replace("rules: full", f"rules: {written}")
    path = tmp_path / "x.yaml"
    path.write_text(source, encoding="utf-8")
    layer = load(path).rules
    assert dict(layer.since) == rules
    assert layer.measures_per_turn == (2 if "per_turn" in written else 1)
    assert not layer.has(Rule.MEASURES, 0)


def rewritten(tmp_path: Path, old: str, new: str) -> Scenario:
    source = (SCENARIOS / "tiny.yaml").read_text(encoding="utf-8")
    assert source.count(old) == 1
    path = tmp_path / "x.yaml"
    path.write_text(source.replace(old, new), encoding="utf-8")
    return load(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("en: Tiny table, fr", "en: Another table, fr"),
        ('version: "1.0"', 'version: "1.1"'),
        ("holder: A. Canadian", "holder: C. Canadian"),
        ("title: Figures made up", "title: Numbers made up"),
        ("    icon: milk\n", ""),
        ("    reported: 2025-10-14\n", ""),
        ("date: 2025-11-07", "date: 2025-11-08"),
        ("minutes: 5", "minutes: 6  # a comment"),
        ("teaches:\n", "note: for authors\nteaches:\n"),
        ("rate: 50}", "rate: 5e1}"),
        ("{of: unions, delta: 5}", "{delta: 5.0, of: unions}"),
        ("text: {en: Farmers march", "once: true\n      text: {en: Farmers march"),
    ],
)
def test_hash_ignores_what_is_only_shown(tiny: Scenario, tmp_path: Path, old: str, new: str) -> None:
    assert rewritten(tmp_path, old, new).rules_hash == tiny.rules_hash


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ca_income: 6,", "ca_income: 6.5,"),
        ("floor: 20", "floor: 21"),
        ("rules: full", "rules: standard"),
        ("slope: 0.005", "slope: 0.006"),
        ("    triggered_only: true\n    effects: [{capital: {of: us, delta: -1}}]",
         "    triggered_only: true\n    effects: [{capital: {of: us, delta: -2}}]"),
        ("lean: -2, rate: 50", "lean: -1, rate: 50"),
        ("volatility: 0.2", "volatility: 0.21"),
    ],
)  # fmt: skip
def test_hash_sees_what_changes_play(tiny: Scenario, tmp_path: Path, old: str, new: str) -> None:
    assert rewritten(tmp_path, old, new).rules_hash != tiny.rules_hash


def test_hash_sees_the_order_of_options(tiny: Scenario, tmp_path: Path) -> None:
    source = (SCENARIOS / "tiny.yaml").read_text(encoding="utf-8")
    lines = source.splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if line.startswith("      half:"))
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    path = tmp_path / "x.yaml"
    path.write_text("".join(lines), encoding="utf-8")
    assert load(path).rules_hash != tiny.rules_hash


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", "3", '"x"', "{}", "[" * 100_000, '{"a":' * 100_000, '{"format":1,"format":1}',
        '{"format": NaN}', '{"format": Infinity}', "{" + '"a": 1,' * 3 + "}", '{"format": "1", "id": "\ud800"}',
    ],
)  # fmt: skip
def test_saves_are_not_trusted(text: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        from_resolved(text)
    assert caught.value.problems
    assert str(caught.value)


def test_a_changed_save_is_validated(tiny: Scenario) -> None:
    data = json.loads(tiny.resolved)
    data["issues"]["steel"]["options"]["half"]["shifts"] = {"nobody": 3}
    data["calendar"]["after"] = 25
    with pytest.raises(ScenarioError) as caught:
        from_resolved(json.dumps(data))
    assert {problem.code for problem in caught.value.problems} == {"out-of-range", "unknown-reference"}
    data = json.loads(tiny.resolved)
    data["extends"] = "/etc/passwd"
    assert from_resolved(json.dumps(data)).resolved == tiny.resolved
    data["nodes"] = [0] * 200_001
    with pytest.raises(ScenarioError) as caught:
        from_resolved(json.dumps(data))
    assert [problem.code for problem in caught.value.problems] == ["too-many-nodes"]


def test_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("../tiny", "/etc/passwd", "..", "a/b", "a\\b", "a.yaml", "", "é", "-x"):
        assert shipped_path(name) is None
    with pytest.raises(ScenarioError) as caught:
        load("washingtn")
    (problem,) = caught.value.problems
    assert problem.code == "unknown-scenario"
    assert [p.code for p in check("../nowhere")] == ["missing-file"]
    (tmp_path / "mine").write_bytes((SCENARIOS / "tiny.yaml").read_bytes())
    assert load("mine").id == "tiny"
    for name in shipped_names():
        assert find(name).stem == name


def test_loading_is_fast_enough() -> None:
    names = shipped_names() or [str(SCENARIOS / "tiny-steel.yaml")]
    load(names[0])
    for name in names:
        start = time.process_time()
        load(name)
        assert time.process_time() - start < 1.0  # four times what is measured on one core


def test_weights_are_shares_whatever_their_sum(tmp_path: Path) -> None:
    """70 and 30 are shown as 70% and 30%, and value packages as 0.7 and 0.3 do."""
    source = (SCENARIOS / "tiny.yaml").read_text(encoding="utf-8")
    written = "weights: {ca_income: 0.8, ca_home: 0.2}"
    assert written in source
    path = tmp_path / "tiny.yaml"
    path.write_text(source.replace(written, "weights: {ca_income: 80, ca_home: 20}"), encoding="utf-8")
    (first, *_), (again, *_) = load(SCENARIOS / "tiny.yaml").mandates, load(path).mandates
    assert dict(first.weights) == {"ca_income": 0.8, "ca_home": 0.2}
    assert dict(again.weights) == pytest.approx(dict(first.weights))
