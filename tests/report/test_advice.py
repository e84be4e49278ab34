"""The coach's sentences: each rule is told or left out on purpose, and none says what the trace does not hold."""

from __future__ import annotations

import string
from dataclasses import replace

import pytest

from game.ai import Trace, TraceRule
from game.ai.coach import Advice, Considered, Course
from game.ai.skill.rivals import Manner
from game.core.messages import Translator
from game.lang import Wording
from game.report.advice import WHY, advice_lines
from game.report.sentences import MANNERS, REASONS, UNTOLD, thought_sentence
from game.report.thoughts import Thought
from game.rules.actions import EndTurn, Hold, UseMeasure
from game.table.local import LocalTable
from tests.ai.contract import TINY, scenario_at

SILENT = frozenset(
    {TraceRule.ANSWER_CONSULT, TraceRule.WAIT, TraceRule.END_TURN, TraceRule.WALK_AWAY, TraceRule.RANDOM}
)
FULL = Trace(2, TraceRule.BID, EndTurn(), (0, 0, 0), 12.5, 14.5, 7.5, 0.5, (("us-plain", 1.0),), ((0, -3.5),))


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def shown(language: str) -> tuple[LocalTable, Wording]:
    table = LocalTable.opened(scenario_at(TINY), 5, {"canada": "human", "us": "fair"})
    return table, Wording(table.view("ca-lead").known.scenario, Translator(language))


def test_every_rule_is_told_or_left_out_on_purpose() -> None:
    assert set(WHY) | SILENT == set(TraceRule)
    assert not set(WHY) & SILENT
    assert set(REASONS) | UNTOLD == set(TraceRule)


def test_a_template_names_only_what_a_trace_can_hold() -> None:
    for template in WHY.values():
        assert fields(template) <= {"own", "threshold", "other"}
    for template in REASONS.values():
        assert fields(template) <= {"own", "threshold", "other", "measure"}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("rule", list(TraceRule))
def test_what_the_trace_does_not_hold_is_not_said(rule: TraceRule, language: str) -> None:
    table, wording = shown(language)
    view = table.view("ca-lead")
    empty = Trace(2, rule, Hold())
    lines = advice_lines(Advice(Hold(), empty, (), (), ()), view, wording)
    assert len(lines) == (2 if rule in WHY and not fields(WHY[rule]) else 1)
    action = UseMeasure(view.known.scenario.measures[0].id) if rule is TraceRule.MEASURE else Hold()
    assert thought_sentence(Thought(1, 2, "us", action, empty), wording) == ""
    held = replace(FULL, rule=rule)
    said = " ".join(advice_lines(Advice(Hold(), held, (), (), ()), view, wording))
    told = thought_sentence(Thought(1, 2, "us", action, held), wording)
    for name, value in (("own", held.own), ("threshold", held.threshold), ("other", held.other)):
        number = wording.formats.points(value or 0.0)
        assert (number in said) == (rule in WHY and name in fields(WHY[rule]))
        assert (number in told) == (rule in REASONS and name in fields(REASONS[rule]))
    assert "{" not in said + told


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("whole", [9.25, 15.75])
def test_why_a_package_is_offered_in_lots_is_told(whole: float, language: str) -> None:
    """With what it would have been worth in one vote: less, or more but nobody signs it."""
    table, wording = shown(language)
    held = replace(FULL, rule=TraceRule.BID_LOTS, whole=whole)
    advised = " ".join(advice_lines(Advice(Hold(), held, (), (), ()), table.view("ca-lead"), wording))
    told = thought_sentence(Thought(1, 2, "us", Hold(), held), wording)
    for said in (advised, told):
        assert wording.formats.points(whole) in said
        assert "{" not in said
    other = replace(held, whole=25.0 - whole)
    assert (
        thought_sentence(Thought(1, 2, "us", Hold(), other), wording).replace(
            wording.formats.points(25.0 - whole), wording.formats.points(whole)
        )
        != told
    )


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("manner", list(Manner))
def test_how_it_took_the_other_side_is_told_with_its_odds(manner: Manner, language: str) -> None:
    _, wording = shown(language)
    held = replace(FULL, waiting=21.5, rivals=((manner.value, 0.625), ("other", 0.375)))
    said = thought_sentence(Thought(1, 2, "us", Hold(), held), wording)
    assert wording.t(MANNERS[manner]) in said
    assert wording.formats.points(21.5) in said
    assert wording.formats.percent(0.625) in said
    assert "{" not in said
    for without in (replace(held, waiting=None), replace(held, rivals=())):
        assert wording.formats.points(21.5) not in thought_sentence(Thought(1, 2, "us", Hold(), without), wording)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_courses_losses_and_beliefs_are_listed(language: str) -> None:
    table, wording = shown(language)
    courses = (
        Considered(Course.SIGN, None, (1, -1, -1), 9.5, 6.5, 0.75),
        Considered(Course.GO_ON, None, None, 11.5),
        Considered(Course.OFFER, None, (0, 1, -1), 13.5, 4.5, 0.25),
    )
    minded = ((1, -2.5), (0, float("-inf")))
    believed = tuple((mandate.id, odds) for mandate, odds in zip(
        scenario_at(TINY).mandates_by_side["us"], (0.9, 0.01), strict=False
    ))  # fmt: skip
    lines = advice_lines(Advice(Hold(), FULL, courses, minded, believed), table.view("ca-lead"), wording)
    text = "\n".join(lines)
    for value in (9.5, 6.5, 11.5, 13.5, 4.5):
        assert wording.formats.points(value) in text
    assert wording.formats.points(-2.5, signed=True) in text
    assert "inf" not in text
    assert wording.mandate(believed[0][0]) in lines[-1]
    assert wording.mandate(believed[1][0]) not in lines[-1]
