"""News that follows from the table says so: which offer it was that nobody signed, which measure, which ruling."""

from dataclasses import replace

import pytest

from game.core.messages import Translator
from game.rules.actions import OPEN, Alternative, Propose, Respond, UseMeasure
from game.rules.records import Body, Fact, FactCode, Record
from game.rules.state import Deal
from game.rules.view import View
from game.scenario import load
from game.scenario.model import Scenario
from game.table.local import LocalTable
from game.ui.kit import Paragraph
from game.ui.scenes.event_traces import origin
from game.ui.scenes.page_close import CloseScene
from game.ui.scenes.page_news import NewsScene
from game.ui.scenes.story import Page, PageKind
from game.ui.session import Session
from tests.ui.scenes.conftest import House


@pytest.fixture
def session() -> Session:
    return Session(LocalTable.opened(load("washington-2025"), 1, {"us": "fair"}), Translator("en"))


def offer(scenario: Scenario, **rows: int) -> Propose:
    package = [OPEN] * len(scenario.issues)
    for issue, option in rows.items():
        package[scenario.issue_index[issue]] = option
    return Propose((Alternative(tuple(package)),))


def news(event: str) -> Fact:
    return Fact(FactCode.EVENT_HAPPENED, (("event", event),))


def told(session: Session, *steps: tuple[int, str, Body]) -> View:
    """The view after these: (round, actor, body)."""
    records = tuple(Record(seq, number, actor, body) for seq, (number, actor, body) in enumerate(steps, 1))
    happened = tuple((str(body.arg("event")), at) for at, _, body in steps
                     if isinstance(body, Fact) and body.code is FactCode.EVENT_HAPPENED)  # fmt: skip
    return replace(session.view, history=records, happened=happened)


def said(session: Session, view: View, event: str, number: int) -> str:
    return origin(session.scenario.events_by_id[event], number, view, session.wording)


def test_layoffs_are_traced_to_the_offers_on_steel_before_them(session: Session) -> None:
    scenario, us, them = session.scenario, session.seat, session.scenario.leads["us"]
    view = told(
        session,
        (1, us, offer(scenario, steel=3)), (1, them, Respond(False)),
        (2, us, offer(scenario, steel=2)), (2, them, Respond(False)), (2, them, offer(scenario, aluminum=1)),
        (3, "rules", news("layoffs")), (3, us, offer(scenario, steel=1)),
    )  # fmt: skip
    assert said(session, view, "layoffs", 3) == "It comes from: Steel: your round-2 offer was declined."
    assert said(session, view, "metal_prices", 3) == "It comes from: Aluminum: you did not sign their round-2 offer."
    assert (
        said(session, view, "home_prices", 3) == "It comes from: Softwood lumber: neither side has offered to move it."
    )


def test_an_offer_of_what_is_in_force_anyway_moves_nothing(session: Session) -> None:
    scenario = session.scenario
    steel = scenario.issues[scenario.issue_index["steel"]].status_quo
    view = told(session, (1, session.seat, offer(scenario, steel=steel)), (2, "rules", news("layoffs")))
    assert said(session, view, "layoffs", 2) == "It comes from: Steel: neither side has offered to move it."


def test_a_signature_counts_from_when_it_was_made(session: Session) -> None:
    scenario = session.scenario
    signed = Fact(FactCode.DEAL_SIGNED, (("deal", 1), ("side", "us")))
    before = told(
        session, (2, session.seat, offer(scenario, steel=2)), (2, "rules", signed), (3, "rules", news("layoffs"))
    )
    after = told(
        session, (2, session.seat, offer(scenario, steel=2)), (3, "rules", news("layoffs")), (3, "rules", signed)
    )
    deal = Deal(1, "canada", "us", 2, "A", ((0, 2),))
    assert "deal 1 of round 2: Steel" in said(session, replace(before, deals=(deal,)), "layoffs", 3)
    assert "your round-2 offer was not signed" in said(session, replace(after, deals=(deal,)), "layoffs", 3)


def test_what_set_news_off_is_named_with_its_doer(session: Session) -> None:
    view = told(
        session, (2, session.seat, UseMeasure("diversify")), (3, "rules", news("court_ruling")),
        (4, "rules", news("section122")), (5, "rules", news("china_threat")),
    )  # fmt: skip
    assert said(session, view, "section122", 4) == "It comes from: Court voids the emergency duties (round 3)."
    assert said(session, view, "china_threat", 5) == "It comes from: Diversify markets (yours, round 2)."
    assert said(session, told(session, (5, "rules", news("china_threat"))), "china_threat", 5) == ""


def test_what_comes_from_outside_says_nothing(session: Session) -> None:
    plain = [event for event in session.scenario.events if event.when is None and not event.triggered_only]
    assert len(plain) > 10
    view = told(session, *((2, "rules", news(event.id)) for event in plain))
    assert not [event.id for event in plain if said(session, view, event.id, 2)]


@pytest.mark.parametrize("scene", [NewsScene, CloseScene])
def test_the_front_page_and_the_summary_of_the_round_show_it(
    house: House, session: Session, scene: type[NewsScene] | type[CloseScene]
) -> None:
    view = told(session, (1, session.seat, offer(session.scenario, steel=3)), (1, "rules", news("layoffs")))
    session._view = (session._version, view)
    house.stage.push(scene(house.desk, session, Page(PageKind.NEWS, 1, view.history[-1:])))
    page = house.stage.top
    assert page is not None
    words = {widget.text for widget in page.ui.root.walk() if isinstance(widget, Paragraph)}
    assert "It comes from: Steel: your round-1 offer was not signed." in words
