"""The instructor's pages: only for the instructor, true to the tables, and nothing typed in them is ever markup."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from game.lang import Wording
from game.net.desk.paper import paper_asks
from game.net.desk.words import sensitive_items
from game.net.exports.answers import questionnaire_rows, ticket_lines
from game.net.exports.tables import EXPORTS
from game.net.room.tickets import TicketKind, answers_from, ticket_form
from game.net.web.routes_control import ROUTES as CONTROL_ROUTES
from game.net.web.routes_theatre import ROUTES as THEATRE_ROUTES
from game.rules import actions as a
from game.scenario import load
from tests.net.rooms import Room, Server, room, server, until

MARKUP = "<img src=x onerror=alert(1)>"


def to_turns(made: Room) -> str:
    """Let the news pass; the head of the side that is to move."""
    while not made.table.public_view().acting_side:
        made.desk.advance(1)
    return made.session.scenario.leads[made.table.public_view().acting_side]


@pytest.fixture(scope="module")
def playing() -> Iterator[Server]:
    made = room(people=5, tables=2, clock=False, chat=True)
    made.desk.rename(made.joined[0].person.id, MARKUP)
    made.classroom.store.commit()
    with (made_server := server(made)).client:
        yield made_server


@pytest.fixture(scope="module")
def over() -> Iterator[Server]:
    made = room(people=4, tables=2, clock=False)
    made.desk.rename(made.joined[0].person.id, MARKUP)
    for _ in range(2):
        lead = to_turns(made)
        assert made.act(lead, a.Propose((a.Alternative((1, 1, 1, 1, 1)),))).ok
        made.act(lead, a.EndTurn())
    made.desk.stage("debrief")
    made.classroom.store.commit()
    with (made_server := server(made)).client:
        yield made_server


def test_every_page_of_the_instructor_is_closed_to_everybody_else(playing: Server) -> None:
    student = playing.as_person(playing.made.joined[1])
    nobody = playing.client
    seen = 0
    for route in (*CONTROL_ROUTES, *THEATRE_ROUTES):
        path = getattr(route, "path", "")
        if not path.startswith("/control"):
            continue
        place = re.sub(r"\{number:int\}", "1", path).replace("{name}", "seats").replace("{kind}", "ticket")
        place = place.replace("{key}", "key")
        for browser in (student, nobody):
            for answer in (browser.get(place, follow_redirects=False), browser.post(place, data={"table": "1"})):
                assert answer.status_code in (403, 405), (place, answer.status_code)
                assert playing.made.session.code not in answer.text
        seen += 1
    assert seen > 12


def test_the_control_room_knows_seats_events_and_bots(playing: Server) -> None:
    desk = playing.as_desk()
    page = desk.get("/control")
    assert page.status_code == 200 and "/static/control.js" in page.text
    assert "script-src 'self'" in page.headers["content-security-policy"] and "<style" not in page.text
    book = desk.get("/control/book").json()
    scenario = playing.made.session.scenario
    assert [seat["id"] for seat in book["seats"]] == [seat.id for seat in scenario.seats]
    assert {side["lead"] for side in book["sides"]} == set(scenario.leads.values())
    assert "fair" in [bot["id"] for bot in book["bots"]] and book["plans"] == ["50", "75", "none"]
    assert not any(holder.holder and holder.holder in page.text for holder in scenario.seats)
    french = desk.get("/control?lang=fr").text
    assert 'lang="fr-CA"' in french and "Salle de contrôle" in french


def test_sensitive_items_are_listed() -> None:
    scenario = load("washington-2025")
    listed = sensitive_items(scenario, Wording.of(scenario, "fr"))
    assert {item["id"] for item in listed} == {
        *(event.id for event in scenario.events if event.sensitive),
        *(issue.id for issue in scenario.issues if issue.sensitive),
        *(entry.id for entry in scenario.codex if entry.sensitive),
    }
    assert listed and all(item["title"] and item["text"] for item in listed)


def test_watching_a_table_shows_both_sides_and_no_markup(playing: Server) -> None:
    made = playing.made
    lead = to_turns(made)
    answer = made.act(lead, a.Propose((a.Alternative((3, 3, 2, 0, 0)),)))
    assert answer.ok
    seen = playing.as_desk().get("/control/watch?table=1")
    body = seen.json()
    assert seen.headers["content-type"] == "application/json"
    assert len(body["mandates"]) == 2 and sum(bool(offer) for offer in body["offers"]) == 1
    assert any("offers" in line["text"] for line in body["log"])
    place = next(number for number, offer in enumerate(body["offers"]) if offer)
    assert re.search(r"[+−]\d", body["worth"][place]) and body["worth"][1 - place] == ""
    desk = playing.as_desk()
    for wrong in ("", "?table=9", "?table=x", "?table=1&session=99"):
        assert desk.get(f"/control/watch{wrong}").status_code == 404


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_theatre_shows_what_is_over(over: Server, playing: Server, lang: str) -> None:
    page = over.as_desk().get(f"/control/theatre?lang={lang}&names=1")
    assert page.status_code == 200
    assert page.text.count('<section class="slide') > 10
    assert MARKUP not in page.text and "&lt;img src=x" in page.text
    hidden = over.as_desk().get(f"/control/theatre?lang={lang}").text
    assert "&lt;img src=x" not in hidden
    assert "slide" not in playing.as_desk().get("/control/theatre").text


def test_reports_stand_alone(over: Server) -> None:
    desk = over.as_desk()
    for place in ("/control/report/class.html?names=1", "/control/report/1.html?side=us&lang=fr"):
        page = desk.get(place)
        assert page.status_code == 200 and "script" not in page.headers["content-security-policy"]
        assert "<script" not in page.text and 'src="' not in page.text and "href=" not in page.text
    kept = desk.get("/control/report/class.html?keep=1")
    assert kept.headers["content-disposition"].startswith("attachment")
    for wrong in ("/control/report/9.html", "/control/report/1.html?side=mars"):
        assert desk.get(wrong).status_code == 404


def test_exports_are_files(over: Server) -> None:
    desk = over.as_desk()
    page = desk.get("/control/files").text
    for name in EXPORTS:
        answer = desk.get(f"/control/files/{name}.csv")
        assert f"{name}.csv" in page and answer.headers["content-type"].startswith("text/csv")
        assert answer.content.startswith("\ufeff".encode())
    archive = zipfile.ZipFile(io.BytesIO(desk.get("/control/files/all.zip").content))
    assert set(archive.namelist()) == {*(f"{name}.csv" for name in EXPORTS), "class.json"}
    document = json.loads(desk.get("/control/files/all.json").text)
    assert MARKUP in {row["name"] for row in document["seats"]} and document["chat"] == []
    assert desk.get("/control/files/nonsense.csv").status_code == 404


def test_hand_outs_carry_the_mandates_that_were_drawn(over: Server) -> None:
    session = over.made.session
    hidden = session.tables[1].instructor_view().hidden
    assert hidden is not None
    wording = Wording.of(session.scenario, "en")
    text = over.as_desk().get("/control/handouts/brief-president.html?lang=en").text
    assert wording.mandate(hidden.mandates[1]) in text
    assert over.as_desk().get("/control/handouts").text.count("<li>") > 12
    assert over.as_desk().get("/control/handouts/brief-nobody.html").status_code == 404


def test_answers_have_no_name(over: Server) -> None:
    student = over.as_person(over.made.joined[2])
    assert student.get("/ticket").text.count("<textarea") == 3
    sent = student.post("/ticket", data={"trade": MARKUP, "leave": "x" * 5000, "person": "3"})
    assert (sent.status_code == 200 and "without your name" in sent.text) or "sans votre nom" in sent.text
    rows = list(csv.DictReader(io.StringIO(over.as_desk().get("/control/files/anonymous-ticket.csv").text[1:])))
    assert rows == [{"trade": MARKUP, "leave": "x" * 600}]
    page = over.as_desk().get("/control/files").text
    assert "&lt;img src=x" in page and MARKUP not in page
    student.post("/ticket", data={"trade": "again"})
    assert len(over.made.classroom.store.anonymous(over.made.session.id, "ticket")) == 1
    assert student.get("/before", follow_redirects=False).status_code == 404  # the game is over
    assert "radio" in student.get("/after").text
    assert over.client.get("/ticket", follow_redirects=False).status_code == 303


def test_the_questionnaire_is_summed_up_before_and_after() -> None:
    right = {"batna": "c", "logroll": "b", "tariff": "a"}
    before = [{"prepare": "1", "batna": "a"}, {"prepare": "2", "batna": "c"}]
    rows = {row.text: row for row in questionnaire_rows(before, [{"prepare": "5"}], right, "en")}
    prepared = rows["I know how to prepare for a negotiation."]
    assert (prepared.before, prepared.after, prepared.quiz) == (1.5, 5.0, False)
    batna = next(row for row in rows.values() if row.text.startswith("An offer is worth 30"))
    assert (batna.before, batna.after, batna.quiz) == (0.5, None, True)
    lines = ticket_lines([{"trade": "b", "next": "x"}, {"trade": "a"}], "en")
    assert [said for _, said in lines] == [("a", "b"), (), ("x",)]


def test_forms_take_what_they_ask_and_no_more() -> None:
    form = ticket_form(TicketKind.AFTER, "fr")
    keys = [question.key for question in form.questions]
    assert len(set(keys)) == len(keys) and all(question.text for question in form.questions)
    given = answers_from({"prepare": "5", "ask": "9", "batna": "c", "evil": "1", "open": " a\n b "}, TicketKind.AFTER)
    assert given.given == (("prepare", "5"), ("batna", "c"), ("open", "a b"))
    assert not answers_from({"evil": "1"}, TicketKind.EXIT)


# -- paper and projector ----------------------------------------------------------------------------------------------


def on_paper(browser: TestClient, what: str, side: str, **options: str) -> int:
    form = {"table": "1", "side": side, "what": what, **options}
    answer = browser.post("/control/paper", data=form, follow_redirects=False)
    assert "server could not" not in answer.text
    return answer.status_code


def test_a_whole_game_on_paper() -> None:
    made = room(people=0, tables=1, clock=False)
    made.classroom.store.commit()
    with (desked := server(made)).client:
        desk = desked.as_desk()
        rows = {f"issue-{number}": "1" for number in range(5)}
        assert "Begin round 1" in desk.get("/control/paper").text
        assert on_paper(desk, "open", "us") == 303 and "Begin round 1" not in desk.get("/control/paper").text
        assert on_paper(desk, "guess", "us", **{"rank-0": "4", "rank-1": "4", "rank-2": "1"}) == 422
        assert on_paper(desk, "guess", "us", **{"rank-0": "4", "rank-1": "0"}) == 422
        assert on_paper(desk, "guess", "us", **{"rank-0": "4", "rank-1": "0", "rank-2": "1"}) == 303
        assert on_paper(desk, "pass", "us") == 303
        assert on_paper(desk, "sign", "us") == 422  # nothing to sign
        assert on_paper(desk, "offer", "us") == 422  # nothing is chosen
        assert on_paper(desk, "offer", "us", **{"issue-0": "77"}) == 422
        assert on_paper(desk, "offer", "us", tone="cheerful") == 422
        assert on_paper(desk, "offer", "canada", tone="firm") == 303
        assert on_paper(desk, "offer", "canada", **rows) == 303
        assert made.table.public_view().offers[0] is not None
        assert on_paper(desk, "decline", "us") == 303
        assert on_paper(desk, "offer", "us", **rows) == 303
        before = made.table.public_view().round
        assert on_paper(desk, "sign", "canada") == 303
        assert len(made.table.public_view().deals) == 1
        while not made.table.over and made.table.public_view().round < 4:
            assert on_paper(desk, "pass", "canada") == 303
            assert on_paper(desk, "round", "canada") == 303
        assert made.table.public_view().round > before or made.table.over
        if not made.table.over:
            on_paper(desk, "pass", "canada")
            assert on_paper(desk, "walk", "us") == 303
        assert made.table.over
        assert desk.get("/control/theatre").text.count('<section class="slide') > 10


def test_news_on_paper_waits_for_its_reply() -> None:
    """The Senate's vote of round 2 asks the President; nothing goes on before the reply is entered."""
    made = room(people=0, tables=1, clock=False)
    made.classroom.store.commit()
    with (desked := server(made)).client:
        desk = desked.as_desk()
        assert on_paper(desk, "open", "us") == 303
        asked = None
        for _ in range(4):
            if asks := paper_asks(made.table):
                asked = asks[0]
                break
            assert on_paper(desk, "round", "us") == 303
        assert asked is not None, "no news of this seed asks for a reply"
        page = desk.get("/control/paper").text
        assert all(escape(reply.label.en) in page for reply in asked.replies)
        number = made.table.public_view().round
        for what in ("round", "walk", "sign"):
            assert on_paper(desk, what, "us") == 422
        refused = desk.post("/control/paper", data={"table": "1", "side": "us", "what": "round"})
        assert f"news of round {number} asks for a reply" in refused.text
        side = made.session.scenario.seats_by_id[asked.seat].side
        assert on_paper(desk, "reply", side, event=asked.event, reply="nonsense") == 422
        assert on_paper(desk, "reply", side, event=asked.event, reply=asked.replies[0].id) == 303
        said = [r.body for r in made.table.records() if isinstance(r.body, a.Reply)]
        assert said == [a.Reply(asked.event, asked.replies[0].id)]
        assert on_paper(desk, "pass", "us") == 303 and not paper_asks(made.table)


def test_paper_wants_the_clock_off() -> None:
    made = room(people=2, tables=1, clock=True)
    made.classroom.store.commit()
    with (desked := server(made)).client:
        assert on_paper(desked.as_desk(), "offer", "canada", **{"issue-0": "1"}) == 422
        assert made.table.public_view().offers == (None, None)


def test_an_untitled_session_is_called_in_the_reader_s_language(playing: Server) -> None:
    title = playing.made.session.scenario.title
    assert title.en != title.fr
    desk = playing.as_desk()
    for lang in ("en", "fr"):
        said = desk.get("/control/overview", headers={"accept-language": lang}).json()
        assert said["title"] == title.get(lang)
        assert title.get(lang) in desk.get(f"/control/handouts?lang={lang}").text
        with desk.websocket_connect("/ws/desk", headers={"accept-language": lang}) as socket:
            assert until(socket, "overview")["sessions"][0]["title"] == title.get(lang)


def test_a_title_that_was_typed_stays_in_both_languages(tmp_path: Path) -> None:
    made = room(people=0, play=False, path=tmp_path / "class.db")
    typed = made.classroom.create_session(made.session.scenario, "Period 3")
    made.classroom.store.commit()
    again = made.again().classroom
    assert again.session(made.session.id).title == again.heads[made.session.id].title == made.session.scenario.title
    assert again.session(typed.id).title.get("fr") == again.heads[typed.id].title.get("en") == "Period 3"
