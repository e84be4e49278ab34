"""What is shown of consequences and lines: whose doing, in which round, on which issues."""

from pathlib import Path

import pytest

from game.core.messages import Translator
from game.rules.actions import Alternative, Consult, Direction, EndTurn, Propose, Reason, Respond, Statement
from game.rules.records import Fact, FactCode, Record
from game.scenario import load
from game.scenario.politics import Tone
from game.table.local import LocalTable
from game.ui.kit import Paragraph
from game.ui.scenes.page_close import CloseScene, support_causes
from game.ui.scenes.parts import HintBand
from game.ui.scenes.sheet import red_owners, row_facts, their_red_lines
from game.ui.scenes.story import Page, PageKind
from game.ui.scenes.table import TableScene
from game.ui.scenes.traces import audience_trace, cause_text, traced
from game.ui.session import Session
from tests.ui.charts.games import flagship
from tests.ui.scenes.conftest import House


@pytest.fixture
def session() -> Session:
    """The flagship played to its end by two bots, as Canada saw it."""
    table = flagship()
    return Session(table, Translator("en"))


def test_every_cause_of_a_real_game_has_words(session: Session) -> None:
    view, wording = session.view, session.wording
    seen = set()
    for record in view.history:
        fact = record.body
        if isinstance(fact, Fact) and fact.code is FactCode.SUPPORT_MOVED:
            cause = str(fact.arg("cause"))
            said = cause_text(cause, record.round, view, wording, dated=True)
            assert said and "{" not in said and f"{cause}" != said
            seen.add(cause.partition(":")[0])
    assert {"deal", "statement"} & seen


def test_a_deal_is_traced_to_its_round_and_issues(session: Session) -> None:
    view, wording = session.view, session.wording
    deal = view.deals[0]
    said = cause_text(f"deal:{deal.number}", deal.round, view, wording)
    assert said.startswith(f"deal {deal.number} of round {deal.round}: ")
    assert wording.issue(deal.terms[0][0]) in said


def moved(seq: int, number: int, audience: str, delta: float, cause: str) -> Record:
    args = (("side", "canada"), ("audience", audience), ("delta", delta), ("cause", cause))
    return Record(seq, number, "rules", Fact(FactCode.SUPPORT_MOVED, args))


def with_history(session: Session, *records: Record) -> object:
    from dataclasses import replace

    return replace(session.view, history=records)


def test_anger_is_traced_to_its_largest_causes() -> None:
    session = Session(LocalTable.opened(load("washington-2025"), 1, {"us": "fair"}), Translator("en"))
    lead = session.seat
    view = with_history(
        session,
        Record(1, 1, lead, Statement(Tone.CONCILIATORY)), moved(2, 1, "", -0.6, "statement:conciliatory"),
        moved(3, 2, "unions", -3.0, "idle"), moved(4, 2, "unions", 2.0, "event:x"),
        moved(5, 2, "premiers", -9.0, "idle"),
        moved(6, 3, "unions", -1.0, "idle"), moved(7, 4, "unions", -8.0, "idle"),
    )  # fmt: skip
    assert audience_trace(view, "unions", 3) == [  # type: ignore[arg-type]
        ("idle", 2, -3.0), ("idle", 3, -1.0), ("statement:conciliatory", 1, -0.6),
    ]  # fmt: skip
    said = traced(view, "unions", 3, session.wording)  # type: ignore[arg-type]
    assert said.startswith("It comes from: nothing was signed this round (round 2): −3.0;")
    assert "a conciliatory statement (yours, round 1): −0.6" in said
    assert traced(view, "public", 0, session.wording) == ""  # type: ignore[arg-type]


def test_the_close_of_a_round_names_causes(session: Session, house: House) -> None:
    number = next(n for n in range(1, 11) if support_causes(session.view, n, session.side))
    page = Page(PageKind.CLOSE, number, ())
    house.stage.push(CloseScene(house.desk, session, page))
    words = [w.text for w in house.stage.top.ui.root.walk() if isinstance(w, Paragraph)]  # type: ignore[union-attr]
    cause, _delta = support_causes(session.view, number, session.side)[0]
    text = cause_text(cause, number, session.view, session.wording)
    assert text[:1].upper() + text[1:] in words


def test_a_red_line_is_a_lock_with_its_owner() -> None:
    session = Session(LocalTable.opened(load("washington-2025"), 1, {"us": "fair"}), Translator("en"))
    scenario, wording = session.scenario, session.wording
    owners = red_owners(session.view, wording)
    for line in scenario.side("canada").red_lines:
        issue = scenario.issue_index[line.issue]
        option = scenario.issues[issue].option_index(line.options[0])
        assert owners[issue][option] == scenario.seats_by_id[line.seat].office.en
    package = tuple(2 if issue == 0 else -1 for issue in range(len(scenario.issues)))
    us = scenario.leads["us"]
    view = with_history(
        session,
        Record(1, 1, session.seat, Propose((Alternative(package),))),
        Record(2, 1, us, Respond(False, reasons=(Reason(0, Direction.RED_LINE), Reason(1, Direction.TOWARD_US)))),
    )
    assert their_red_lines(view) == {0: frozenset({2})}  # type: ignore[arg-type]
    facts = row_facts(view, wording)[0]  # type: ignore[arg-type]
    assert facts.their_red == {2} and (2, "Red line: United States") in facts.red_text


def test_the_hint_is_a_band_for_the_whole_package_after_a_consult(house: House) -> None:
    table = LocalTable.opened(load("washington-2025"), 3, {"us": "fair"})
    session = Session(table, Translator("en"))
    for _ in range(40):
        if any(isinstance(action, Consult) for action in session.legal()):
            break
        if not table.step_bot():
            legal = session.legal()
            replies = [action for action in legal if type(action).__name__ == "Reply"]
            session.submit(replies[0] if replies else EndTurn())
        session._moved()
    session.told = session.view.history[-1].seq
    session.skipped |= {("guess", 1)}
    scene = TableScene(house.desk, session)
    house.stage.push(scene)
    scene.choose(0, 2)
    scene.choose(1, 2)
    band = next(w for w in _all(scene.ui.root) if isinstance(w, HintBand))
    assert not scene.sheet.hint_row.visible
    session.submit(next(a for a in session.legal() if isinstance(a, Consult) and a.against is None))
    for _ in range(6):
        if scene.preview().hint is not None:
            break
        table.step_bot()
        session._moved()
    scene._edited()
    hint = scene.preview().hint
    assert hint is not None and hint[0] < hint[1]
    assert scene.sheet.hint_row.visible and band.band == hint
    assert band.describe().startswith("To them, meter, To them, as far as you know")


def _all(widget: object) -> list[object]:
    found = [widget]
    for child in widget.children:  # type: ignore[attr-defined]
        found += _all(child)
    return found


def test_what_if_shows_the_money_and_the_politics(house: House, tmp_path: Path) -> None:
    table = LocalTable.opened(load("washington-2025"), 3, {"us": "fair"})
    session = Session(table, Translator("en"))
    session.told = session.view.history[-1].seq
    scene = TableScene(house.desk, session)
    house.stage.push(scene)
    for layer in scene.ui.layers[:0:-1]:
        scene.ui.close(layer)
    scene.choose(1, 2)
    scene.details(0)
    words = [w.text for layer in scene.ui.layers for w in layer.root.walk() if isinstance(w, Paragraph)]
    said = [text for text in words if text.startswith("Whole draft: ")]
    assert len(said) == len(session.scenario.issues[0].options)
    assert len(set(said)) == len(said), "each option must change the whole"
    for text in said:
        assert "bn a year" in text and "points" in text and "vote, Canada: " in text and "vote, United States: " in text
