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
from game.report.sentences import MANNERS, REASONS, UNTOLD, thought_sentence, thought_sentences
from game.report.thoughts import Thought
from game.rules.actions import Direction, EndTurn, Hold, Reason, Respond, UseMeasure
from game.table.local import LocalTable
from tests.ai.contract import PURE, TINY, scenario_at

SILENT = frozenset({TraceRule.WAIT, TraceRule.WALK_AWAY, TraceRule.RANDOM})
FULL = Trace(
    2, TraceRule.BID, EndTurn(), (0, 0, 0), 12.5, 14.5, 7.5, 0.5, (("us-plain", 1.0),), ((0, -3.5),), waiting=10.5
)  # fmt: skip


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
        assert fields(template) <= {"own", "threshold", "other", "waiting"}
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
    for name in ("own", "threshold", "other", "waiting"):
        value = getattr(held, name)
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
def test_a_measure_worth_its_price_and_lots_worth_the_whole_are_told_without_a_nought(language: str) -> None:
    table, wording = shown(language)
    view = table.view("ca-lead")
    measure = UseMeasure(view.known.scenario.measures[0].id)
    held = Trace(2, TraceRule.MEASURE, measure, own=0.01)
    none = wording.formats.points(0.01)
    assert none not in " ".join(advice_lines(Advice(measure, held, (), (), ()), view, wording))
    assert none not in thought_sentence(Thought(1, 2, "us", measure, held), wording)
    lots = replace(FULL, rule=TraceRule.BID_LOTS, own=12.52, whole=12.48)
    told = thought_sentence(Thought(1, 2, "us", Hold(), lots), wording)
    assert told == thought_sentence(Thought(1, 2, "us", Hold(), replace(lots, whole=None)), wording)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_a_bot_expected_is_told_once_until_it_changes(language: str) -> None:
    _, wording = shown(language)
    held = replace(FULL, waiting=21.5, rivals=((Manner.CLOCK.value, 0.625),))
    later = replace(held, waiting=17.5)
    surer = replace(later, rivals=((Manner.CLOCK.value, 0.875),))
    traces = (held, held, later, later, surer, held)
    moves = [Thought(seq, 2, "us", Hold(), trace) for seq, trace in enumerate(traces)]
    said = thought_sentences([*moves, Thought(9, 2, "canada", Hold(), held)], "us", wording)
    clause, before, after = wording.t(MANNERS[Manner.CLOCK]), wording.formats.points(21.5), wording.formats.points(17.5)
    assert [clause in sentence for sentence in said] == [True, False, False, False, True, True]
    assert [before in sentence for sentence in said] == [True, False, False, False, False, True]
    assert [after in sentence for sentence in said] == [False, False, True, False, True, False]
    assert thought_sentences((), "us", wording) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_why_an_offer_above_going_on_is_not_signed(language: str) -> None:
    table, wording = shown(language)
    view = table.view("ca-lead")
    courses = (Considered(Course.SIGN, None, (1, -1, -1), 9.5, 6.5, 0.75), Considered(Course.GO_ON, None, None, 8.5))

    def said(least: float, *, red: bool = False) -> str:
        known = (replace(courses[0], red=red), courses[1])
        return "\n".join(advice_lines(Advice(Hold(), FULL, known, (), (), least), view, wording))

    reason = wording.t("Less than {least} is too far below a fair share to sign.", least=wording.formats.points(11.5))
    assert reason in said(11.5)
    assert reason not in said(11.5, red=True)
    assert wording.formats.points(9.0) not in said(9.0)
    crossing = Respond(False, reasons=(Reason(1, Direction.RED_LINE), Reason(0, Direction.TOWARD_US)))
    declined = advice_lines(Advice(crossing, replace(FULL, rule=TraceRule.DECLINE), (), (), ()), view, wording)
    assert wording.issue(1) in declined[1]
    assert wording.formats.points(14.5) not in declined[1]


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


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nobody_votes_and_one_mandate_is_no_news_at_a_pure_table(language: str) -> None:
    scenario = scenario_at(PURE)
    table = LocalTable.opened(scenario, 5, {"canada": "human", "us": "fair"})
    view = table.view(scenario.leads["canada"])
    wording = Wording(view.known.scenario, Translator(language))
    courses = (Considered(Course.OFFER, None, (0, 1), 13.5, 4.5, 1.0), Considered(Course.GO_ON, None, None, 11.5))
    believed = ((scenario.mandates_by_side["us"][0].id, 1.0),)
    said = "\n".join(advice_lines(Advice(Hold(), FULL, courses, (), believed), view, wording))
    assert wording.formats.points(13.5) in said and wording.formats.percent(1.0) not in said
    assert wording.mandate(believed[0][0]) not in said
