"""Every code has a text in both languages; numbers and dates are in the language's form."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import get_args

import pytest

from game.core.messages import LOCALES
from game.lang import Formats, Wording, labels, render_action, render_fact, render_reason, render_record, render_refusal
from game.lang.actions import render_offer
from game.lang.choose import system_language
from game.lang.facts import FACTS
from game.lang.reasons import DIRECTIONS
from game.lang.records import DRAWS, render_chance, render_control
from game.lang.refusals import REFUSALS
from game.report.sentences import STEPS
from game.report.steps import StepKind
from game.rules import actions as a
from game.rules import control as c
from game.rules.chance import Chance, Draw
from game.rules.records import Fact, FactCode, Record, Value
from game.rules.refusal import Refusal, RefusalCode
from game.rules.state import DealStatus, Ending, Offer, Phase
from game.scenario import load
from game.scenario.economy import TradeMeasure
from game.scenario.model import Rule, Scenario
from game.scenario.politics import Manner, Tone
from game.scenario.table import Deliverer
from game.scenario.vocabulary import Revealed

from .conftest import TINY, Command

_TABLES: tuple[tuple[Mapping[Enum, str], type[Enum]], ...] = (
    (REFUSALS, RefusalCode),
    (FACTS, FactCode),
    (DIRECTIONS, a.Direction),
    (labels.ENDINGS, Ending),
    (labels.PHASES, Phase),
    (labels.STATUSES, DealStatus),
    (labels.TONES, Tone),
    (labels.CANDOURS, a.Candour),
    (labels.MANNERS, Manner),
    (labels.RULES, Rule),
    (labels.DELIVERERS, Deliverer),
    (labels.REVEALED, Revealed),
    (labels.TRADE_MEASURES, TradeMeasure),
    (STEPS, StepKind),
)  # type: ignore[assignment]


@pytest.mark.parametrize(("table", "codes"), _TABLES, ids=lambda entry: getattr(entry, "__name__", ""))
def test_every_member_has_a_text_in_both_languages(
    table: Mapping[Enum, str], codes: type[Enum], tiny: Scenario
) -> None:
    assert set(table) == set(codes)
    french = Wording.of(tiny, "fr").t
    same_in_both = {"concession", "consultations", "lots", "ratification"}
    for text in table.values():
        assert text
        assert french(text) != text or text in same_in_both, text


def test_every_draw_has_a_text() -> None:
    assert {draw for draw, _ in DRAWS} == set(Draw)


_ARGUMENTS: tuple[tuple[str, Value], ...] = (
    ("round", 2), ("event", "remark"), ("seat", "ca-lead"), ("sector", "goods"), ("cause", "measure:retaliate"),
    ("side", "us"), ("deal", 1), ("passed", True), ("issue", 1), ("audience", "unions"), ("delta", -1.5),
    ("rounds", 1), ("against", None), ("low", 3.25), ("high", 8.0), ("more", None), ("what", "mandate"),
    ("value", None), ("idle", True), ("outcome", 0), ("ending", "settled"), ("got", 1), ("most", 3), ("rule", "lots"),
    ("since", 2), ("cost", 2.0), ("have", 1.5), ("until", 3), ("expected", 4), ("measure", "retaliate"),
)  # fmt: skip


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("code", FactCode)
def test_facts_are_sentences_with_names(code: FactCode, locale: str, tiny: Scenario) -> None:
    said = render_fact(Fact(code, _ARGUMENTS), tiny, Wording.of(tiny, locale).t)
    assert said and "{" not in said and "…" not in said
    assert "ca-lead" not in said and "unions" not in said.split() and "goods" not in said.split()
    # Even with nothing to fill it, a fact is said rather than failing.
    assert render_fact(Fact(code), tiny, Wording.of(tiny, locale).t)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("code", RefusalCode)
def test_refusals_are_sentences_with_or_without_details(code: RefusalCode, locale: str, tiny: Scenario) -> None:
    t = Wording.of(tiny, locale).t
    for args in (_ARGUMENTS, ()):
        said = render_refusal(Refusal(code, "", args), tiny, t)
        assert said.endswith(".") and "{" not in said and "…" not in said


def test_indices_are_counted_from_one(tiny: Scenario) -> None:
    refusal = Refusal(RefusalCode.NO_SUCH_LOT, "lots", (("got", 2), ("most", 1)))
    said = render_refusal(refusal, tiny, Wording.of(tiny, "en").t)
    assert said == "The alternative has 2 lots; there is no number 3."


_ACTIONS: tuple[a.Action, ...] = (
    a.Propose((a.Alternative((1, -1, 2)), a.Alternative((1, 1, -1), (a.Lot("1", (0,)), a.Lot("2", (1,)))))),
    a.Respond(True, 0, (0, 1)),
    a.Respond(True),
    a.Respond(False),
    a.Respond(False, reasons=(a.Reason(0, a.Direction.LINKED, 1), a.Reason(1, a.Direction.RED_LINE))),
    a.Withdraw(),
    a.Hold(),
    a.Statement(Tone.FIRM),
    a.Pledge(0, 1),
    a.UseMeasure("retaliate"),
    a.Consult(0),
    a.Consult(0, 1),
    a.AnswerConsult(a.Candour.EXCHANGE),
    a.AnswerConsult(a.Candour.WORDS, "milk"),
    a.Reply("remark", "rebuke"),
    a.Reply("remark", "pass"),
    a.Guess((0, 1, 2)),
    a.EndTurn(),
    a.WalkAway(),
    a.SnapBack(1),
    a.PostSettle(()),
    a.PostSettle((0, 1)),
    a.Draft((a.Alternative((1, -1, -1)),)),
    a.Advise(0, 1),
    a.Advise(0, -1),
    a.Initial(0, 1),
    a.Veto(0),
    a.Chat("hello"),
)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("action", _ACTIONS, ids=lambda action: type(action).__name__)
def test_every_action_is_told(action: a.Action, locale: str, tiny: Scenario) -> None:
    said = render_action(action, "ca-lead", Wording.of(tiny, locale))
    assert said and "{" not in said


@pytest.mark.parametrize("lots", [(), (0,), (0, 1)])
def test_a_signature_under_the_only_alternative_names_no_number(lots: tuple[int, ...], tiny: Scenario) -> None:
    said = render_action(a.Respond(True, 0, lots), "ca-lead", Wording.of(tiny, "en"), several=False)
    assert "alternative" not in said and said.count("offer") == 1
    assert [lot for lot in "12" if lot in said] == [str(lot + 1) for lot in lots]


def test_a_reply_is_told_of_the_seat_that_the_news_asked() -> None:
    scenario = load("washington-2025")
    wording = Wording.of(scenario, "en")
    told = 0
    for event in scenario.events:
        for ask in event.asks:
            side = scenario.seats_by_id[ask.seat].side
            lead = scenario.leads[side]
            if sum(scenario.seats_by_id[other.seat].side == side for other in event.asks) > 1:
                continue
            for reply in ask.replies:
                said = render_action(a.Reply(event.id, reply.id), lead, wording)
                assert said.startswith(wording.seat(ask.seat)), said
                told += ask.seat != lead
    assert told


def test_every_kind_of_action_and_control_is_tried() -> None:
    assert {type(action) for action in _ACTIONS} == set(get_args(a.Action))
    assert {type(control) for control in _CONTROLS} == set(get_args(c.Control))


_CONTROLS: tuple[c.Control, ...] = (
    c.Timeout("us"), c.Pause(True), c.Pause(False), c.Extend(60), c.Inject("remark"), c.SeatTaken("ca-lead"),
    c.BotSeated("us-lead", "fair"), c.EndNow(),
)  # fmt: skip


@pytest.mark.parametrize("locale", LOCALES)
def test_chance_control_and_records_are_told(locale: str, tiny: Scenario) -> None:
    wording = Wording.of(tiny, locale)
    subjects = {Draw.MANDATE: "us", Draw.EVENT: "remark", Draw.CONSULT: "us:1", Draw.VOTE: "1:us", Draw.TALKS_END: ""}
    for draw in Draw:
        for outcome in (0, 1):
            assert "{" not in render_chance(Chance(draw, subjects[draw], outcome), wording)
    for control in _CONTROLS:
        assert "{" not in render_control(control, wording)
    for body in (a.Hold(), Chance(Draw.TALKS_END, "", 0), c.EndNow(), Fact(FactCode.TALKS_ENDED)):
        assert render_record(Record(1, 1, "ca-lead", body), wording)
    offer = Offer("us", 1, 1, (a.Alternative((1, -1, -1)),), ())
    assert wording.option(0, 1) in render_offer(offer, wording)
    assert "—" not in render_reason(a.Reason(0, a.Direction.TOWARD_US), wording)


def test_causes_are_named(tiny: Scenario) -> None:
    wording = Wording.of(tiny, "en")
    assert wording.cause("measure:retaliate") == "Retaliate"
    assert wording.cause("event:notice") == "Duty rises"
    assert wording.cause("statement:firm") == "a firm statement"
    assert wording.cause("deal:2") == "deal 2"
    assert wording.cause("idle") == "nothing was signed this round"


def test_the_rules_name_no_cause_without_a_text(tiny: Scenario) -> None:
    """Causes are texts of the rules; every game's causes must have a name."""
    from game.table.local import LocalTable

    wording = Wording.of(tiny, "en")
    for seed in range(6):
        table = LocalTable.opened(tiny, seed, {"canada": "random", "us": "random"})
        table.run_bots(400)
        for record in table.events_since(0, "ca-lead"):
            if isinstance(record.body, Fact):
                cause = dict(record.body.args).get("cause")
                assert not isinstance(cause, str) or (wording.cause(cause) != cause and ":" not in wording.cause(cause))
                assert "…" not in render_record(record, wording)


def test_numbers_in_both_forms() -> None:
    english, french = Formats("en"), Formats("fr_CA")
    assert english.number(-1234.5, 1) == "−1,234.5"
    assert french.number(1234.5, 1, signed=True) == "+1\u00a0234,5"
    assert english.number(-0.04, 1) == "0.0"
    assert english.percent(0.356) == "36%"
    assert french.percent(0.356, 1) == "35,6\u00a0%"
    assert english.amount(1.94, "US$ bn a year") == "+US$1.9 bn a year"
    assert french.amount(-1.94, "G$ US par an") == "−1,9 G$ US par an"
    assert english.amount(2.0, "points", 0) == "+2 points"
    assert english.date("2025-10-07") == "October 7, 2025"
    assert french.date("2025-10-07") == "7 octobre 2025"
    assert french.date("2026-07-01") == "1er juillet 2026"
    assert (english.date("2025-06"), french.date("2025-06")) == ("June 2025", "juin 2025")
    assert [french.date(text) for text in ("automne 2025", "2025", "2025-13")] == ["automne 2025", "2025", "2025-13"]
    assert english.listing(["a", "b", "c"]) in ("a, b and c", "a, b, and c")
    assert french.listing(["a", "b"], either=True) == "a ou b"


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "fr_CA.UTF-8"}, "fr"),
        ({"LANG": "en_CA.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "fr_FR", "LANG": "en_US"}, "fr"),
        ({"LANG": "C", "LANGUAGE": "fr"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "fr:en"}, "fr"),
    ],
)
def test_the_systems_language(environ: dict[str, str], language: str) -> None:
    assert system_language(environ) == language


def test_figures_of_a_simulation_are_in_the_form_of_the_language(run: Command) -> None:
    ran = run("simulate", TINY, "--games", "1", "--canada", "hardliner", "--us", "hardliner", "--lang", "fr")
    assert ran.status == 0
    figures = [line for line in ran.out.splitlines() if "durée moyenne" in line or "±" in line]
    assert len(figures) == 3 and all("," in line and "." not in line for line in figures)
