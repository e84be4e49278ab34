"""How a persona sounds and what it reaches for: each trait moves the part of its behaviour that it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from game.ai.conduct import STRIKE
from game.ai.demeanour import Occasion, heat, tone_of
from game.ai.temper import Temper, plain, temper_of
from game.rules.actions import OPEN, Respond, Statement, UseMeasure
from game.rules.records import Body
from game.scenario.model import Scenario
from game.scenario.politics import Tone
from game.scenario.vocabulary import TemperatureEffect
from tests.ai.contract import FLAGSHIP, scenario_at
from tests.ai.persona_traces import played

QUIET = Occasion(4, moved=False, praised=False, threatened=False, wronged=0, near=0.0, swing=0.0)
EVEN = Temper(brinkmanship=0.5, anchor=0.5, reciprocity=0.5, patience=0.5, praise=0.5, insult=0.5, volatility=0.5)


@pytest.mark.parametrize(
    ("changed", "cools"),
    [
        ({"moved": True}, True),
        ({"praised": True}, True),
        ({"near": 1.0}, True),
        ({"swing": -1.0}, True),
        ({"threatened": True}, False),
        ({"wronged": 2}, False),
        ({"swing": 1.0}, False),
    ],
)
def test_what_happens_moves_a_persona(changed: dict[str, object], cools: bool) -> None:
    after = heat(EVEN, replace(QUIET, **changed))  # type: ignore[arg-type]
    assert (after < heat(EVEN, QUIET)) is cools


@pytest.mark.parametrize(
    ("trait", "occasion"),
    [
        ("praise", replace(QUIET, praised=True)),
        ("reciprocity", replace(QUIET, moved=True)),
        ("patience", QUIET),
    ],
)
def test_some_traits_cool(trait: str, occasion: Occasion) -> None:
    assert heat(replace(EVEN, **{trait: 0.9}), occasion) < heat(replace(EVEN, **{trait: 0.3}), occasion)


@pytest.mark.parametrize(
    ("trait", "occasion"),
    [
        ("insult", replace(QUIET, threatened=True)),
        ("grudge", replace(QUIET, wronged=1)),
        ("brinkmanship", QUIET),
        ("anchor", QUIET),
        ("volatility", replace(QUIET, swing=1.0)),
    ],
)
def test_others_heat(trait: str, occasion: Occasion) -> None:
    assert heat(replace(EVEN, **{trait: 0.9}), occasion) > heat(replace(EVEN, **{trait: 0.3}), occasion)


def test_the_bold_threaten_where_the_mild_are_conciliatory() -> None:
    moment = replace(QUIET, moved=True, praised=True)
    mild = replace(EVEN, brinkmanship=0.2, reciprocity=0.75, volatility=0.0)
    assert tone_of(mild, moment) is Tone.CONCILIATORY
    bold = replace(EVEN, brinkmanship=0.75, anchor=0.8, reciprocity=0.4, volatility=0.0)
    assert tone_of(bold, QUIET) is Tone.THREATENING
    assert tone_of(bold, replace(QUIET, near=1.0)) is Tone.FIRM


def test_a_persona_cares_for_what_its_office_owns_and_what_it_is_rigid_on() -> None:
    scenario = scenario_at(FLAGSHIP)
    assert plain(scenario).care == ()
    for persona in scenario.personas:
        care = temper_of(scenario, persona).care
        owned = set(scenario.seats_by_id[persona.seat].owns)
        dear = owned | {issue for issue, degree in persona.rigidity if degree > 0.0}
        assert {issue.id for issue, much in zip(scenario.issues, care, strict=True) if much > 0.0} == dear


@pytest.mark.parametrize("clock", [0.0, 0.3, 1.0])
def test_a_high_anchor_is_given_up_and_patience_is_not(clock: float) -> None:
    high, patient = Temper(anchor=1.0), Temper(patience=1.0)
    assert (high.lift(clock) > 0.0) is (clock < 0.3)
    assert patient.lift(clock) > 0.0


def bodies(scenario: Scenario, side: str, bot: str, count: int) -> Iterator[tuple[int, Body]]:
    """(round, what was done) by a bot in a few games."""
    seat = scenario.leads[side]
    for game in played(scenario, side, bot, "conceder", count, 11):
        yield from ((record.round, record.body) for record in game.records if record.actor == seat)


def test_each_office_reaches_for_its_own_measures() -> None:
    scenario = scenario_at(FLAGSHIP)
    taken = {
        bot: [
            scenario.measures_by_id[body.measure].seat
            for _, body in bodies(scenario, "us", bot, 3)
            if isinstance(body, UseMeasure)
        ]
        for bot in ("fair", "greer", "lutnick")
    }
    for persona, seat in (("greer", "trade-representative"), ("lutnick", "commerce")):
        assert taken[persona].count(seat) > taken["fair"].count(seat)
        assert taken[persona].count("president") >= 1, "what clearly pays is used by everyone"


def test_the_cautious_do_not_strike_at_once_for_a_modest_gain() -> None:
    scenario = scenario_at(FLAGSHIP)
    blows = {
        measure.id
        for measure in scenario.measures
        if any(isinstance(e, TemperatureEffect) and e.delta >= STRIKE for e in measure.levels[0])
    }

    def first(bot: str) -> int:
        done = bodies(scenario, "canada", bot, 3)
        return min((at for at, b in done if isinstance(b, UseMeasure) and b.measure in blows), default=99)

    assert first("hard") < first("hard:leblanc")


def test_a_refusal_names_first_what_the_persona_cares_for_and_never_what_costs_nothing() -> None:
    scenario = scenario_at(FLAGSHIP)
    own = {scenario.issue_index[issue] for issue in scenario.seats_by_id["foreign-affairs"].owns}

    def share(bot: str) -> float:
        refused = [b.reasons for _, b in bodies(scenario, "canada", bot, 3) if isinstance(b, Respond) and b.reasons]
        assert refused
        assert all(reason.issue != OPEN for reasons in refused for reason in reasons)
        return sum(reasons[0].issue in own for reasons in refused) / len(refused)

    assert share("anand") > share("fair")


def test_a_calm_persona_never_threatens_and_a_bold_one_does() -> None:
    scenario = scenario_at(FLAGSHIP)
    said = {
        persona: {body.tone for _, body in bodies(scenario, "us", persona, 4) if isinstance(body, Statement)}
        for persona in ("trump", "bessent")
    }
    assert Tone.THREATENING in said["trump"]
    assert Tone.THREATENING not in said["bessent"]
