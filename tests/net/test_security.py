"""Hostile clients: other people's ids, nonsense, floods, guesses, foreign pages. Nothing leaks, nothing breaks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from rooms import SEATS, Room, Server, act, frames, hello, room, scenario, server, to_phase, until
from starlette.routing import BaseRoute, Mount, Route
from starlette.websockets import WebSocketDisconnect

from game import __version__
from game.net.places import PAGES, STATIC
from game.net.refusals import ClassCode, ClassRefusalError
from game.net.web.guard import HEADERS
from game.net.web.limits import LARGEST_MESSAGE, Attempts, Bucket
from game.net.wire import read_frame
from game.rules.actions import Advise, Alternative, Draft, EndTurn, Guess, Hold, Initial, Propose, Statement
from game.scenario.politics import Tone

PACKAGE = (Alternative((1, 1, 1, 1, 1)),)
SCRIPT = "<script>alert(1)</script>"


def _routes(routes: list[BaseRoute]) -> Iterator[Route]:
    for route in routes:
        if isinstance(route, Route):
            yield route
        elif isinstance(route, Mount):
            yield from _routes(list(route.routes or ()))


def _places(served: Server) -> Iterator[tuple[str, str]]:
    """(method, address) of everything there is, with somebody else's ids wherever an id may stand."""
    for route in _routes(list(served.client.app.routes)):  # type: ignore[attr-defined]
        for method in sorted(route.methods or ()):
            for value in ("1", "2", "president", "..%2f..%2fetc", "x" * 300):
                yield method, re.sub(r"\{[^}]*\}", value, route.path)


def _secrets(made: Room, served: Server) -> set[str]:
    """What no stranger may read anywhere: tokens, their hashes, briefs of sides and seats."""
    found = {served.desk} | {joined.token for joined in made.joined}
    found |= {hash_ for person in made.session.people.values() for hash_ in person.hashes}
    found |= {seat.brief.get(lang)[:60] for seat in scenario().seats for lang in ("en", "fr")}
    found |= {side.brief.get(lang)[:60] for side in scenario().sides for lang in ("en", "fr")}
    return found


def test_no_address_tells_a_stranger_or_a_student_what_is_not_theirs() -> None:
    made = room(8, chat=True)
    made.classroom.say(made.session, made.holder("industry").person, "our secret line")
    served = server(made)
    with served.client as client:
        secrets = _secrets(made, served) | {"our secret line"}
        student = served.as_person(made.holder("treasury"))
        for browser in (client, student):
            browser.cookies.delete("att_desk") if "att_desk" in browser.cookies else None
            for method, place in dict.fromkeys(_places(served)):
                if place == "/leave":
                    continue
                answer = browser.request(method, place, follow_redirects=False, params={"session": "1", "table": "1"})
                assert answer.status_code < 500, (method, place, answer.status_code)
                own = made.holder("treasury").token
                told = [s for s in secrets if s in answer.text and s != own]
                assert not told, (method, place, told)
                for name, value in HEADERS.items():
                    assert answer.headers.get(name) == value, (method, place, name)
        assert made.session.stage.value == "play" and len(made.session.people) == 8


def test_the_control_room_is_the_instructors_alone() -> None:
    made = room(4)
    served = server(made)
    with served.client as client:
        for browser in (client, served.as_person(made.joined[0])):
            assert browser.get("/control/overview").status_code == 403
            assert browser.get("/control", follow_redirects=False).status_code in (303, 403, 404)
            answer = browser.post("/control/do", json={"command": "end", "args": {}})
            assert answer.status_code == 403
            with browser.websocket_connect("/ws/desk") as socket, pytest.raises(WebSocketDisconnect) as closed:
                socket.receive_json()
            assert closed.value.code == 4401
        assert client.get("/control/" + "x" * 43, follow_redirects=False).status_code == 404
        assert not made.table.over
        assert client.get(f"/control/{served.desk}", follow_redirects=False).status_code == 303


def test_another_seats_ids_open_nothing() -> None:
    made = room(8)
    served = server(made)
    with served.client, served.as_person(made.holder("industry")).websocket_connect("/ws/seat") as socket:
        socket.send_json({"kind": "hello", "page": "p", "seat": "president"})
        sections = until(socket, "screen")["sections"]
        assert sections["me"]["seat"] == "industry"
        body = act(Propose(PACKAGE), "p")
        for number, frame in enumerate(
            (
                act(Advise(0, 1), seat="treasury"),
                act(Advise(0, 1), seat="prime-minister"),
                body | {"kind": "preview", "seat": "president"},
                {"kind": "sealed", "statement": "firm", "measures": [], "seat": "president"},
                {"kind": "as", "seat": "president"},
            )
        ):
            socket.send_json(frame | {"request": str(number)})
            answer = until(socket, "answer", request=str(number))
            assert not answer["ok"] and answer["code"] == "not_your_seat"
        # Fields that name another person or table are no fields at all.
        records = len(made.table.records())
        socket.send_json(act(Advise(1, 1), "own", person=1, table=2, session=9, side="us"))
        assert until(socket, "answer", request="own")["ok"]
        assert made.table.records()[-1].actor == "industry" and len(made.table.records()) == records + 1


def _plain(text: str) -> str:
    """Texts as they are compared: whatever spaces a language puts between its words are one."""
    return " ".join(text.split())


def _said(frame: dict[str, Any]) -> str:
    return _plain(json.dumps(frame, ensure_ascii=False))


@pytest.mark.parametrize("window", [False, True], ids=["page", "window"])
def test_no_screen_of_a_whole_game_shows_the_other_sides_secrets(monkeypatch: pytest.MonkeyPatch, window: bool) -> None:
    monkeypatch.setattr("game.net.web.connection.Bucket", lambda rate, burst: Bucket(10_000.0, 10_000.0))
    made = room(8, chat=True)
    served = server(made)
    own = {
        seat: {_plain(s.brief.get(lang))[:60] for s in scenario().seats if s.id == seat for lang in ("en", "fr")}
        for seat in SEATS
    }
    side_of = {seat.id: seat.side for seat in scenario().seats}
    sides = {side.id: {_plain(side.brief.get(lang))[:60] for lang in ("en", "fr")} for side in scenario().sides}
    heard: dict[str, list[str]] = {}
    with served.client:
        entered = {s: served.as_person(made.holder(s)).websocket_connect("/ws/seat") for s in SEATS}
        sockets = {seat: line.__enter__() for seat, line in entered.items()}
        for seat, socket in sockets.items():
            if window:
                socket.send_json({"kind": "hello", "page": "p", "full": True, "engine": __version__})
                heard[seat] = [_said(until(socket, "view"))]
            else:
                heard[seat] = [_said(hello(socket))]
        words = {"canada": "maple-secret", "us": "eagle-secret"}

        def settle() -> None:
            for seat, socket in sockets.items():
                # Once the game is over a window is sent all of it, as the debrief tells.
                heard[seat] += [_said(frame) for frame in frames(socket) if "whole" not in frame]

        def everybody(action: Any, *seats: str) -> None:
            for number, seat in enumerate(seats):
                sockets[seat].send_json(act(action, f"{len(heard[seat])}-{number}"))

        desk = served.as_desk()
        for turn in range(12):
            for seat in ("industry", "treasury"):
                sockets[seat].send_json({"kind": "say", "request": f"say{turn}", "words": words[side_of[seat]]})
            everybody(Draft((Alternative((turn % 2, 1, 1, 1, 1)),)), *SEATS)
            everybody(Guess((0, 1, 2)), *SEATS)
            everybody(Initial(0, 1), *SEATS)
            everybody(Statement(Tone.FIRM), "prime-minister", "president")
            everybody(Propose(PACKAGE, override=True), "prime-minister", "president")
            everybody(EndTurn(), "prime-minister", "president")
            settle()
            desk.post("/control/do", json={"command": "advance", "args": {}})
            settle()
        for line in entered.values():
            line.__exit__(None, None, None)
    tokens = {joined.token for joined in made.joined} | {h for p in made.session.people.values() for h in p.hashes}
    for seat in SEATS:
        text = "\n".join(heard[seat])
        other = next(side for side in sides if side != side_of[seat])
        assert words[other] not in text and words[side_of[seat]] in text
        assert not any(brief in text for brief in sides[other])
        assert any(brief in text for brief in sides[side_of[seat]]) and any(brief in text for brief in own[seat])
        # A brief is its own seat's: not even the own side reads another's, as long as somebody sits there.
        assert not any(brief in text for another in SEATS if another != seat for brief in own[another])
        assert not any(token in text for token in tokens)
        assert str(made.session.seed) not in text or made.session.seed < 1000


MALFORMED = (
    "", "nonsense", "[]", "3", "null", '"text"', "{", "{}", '{"kind":3}', '{"kind":null}', '{"kind":"hello","kind":[]}',
    '{"kind":' * 50, "[" * 5000, '{"kind":"' + "x" * 100 + '"}', '{"kind":"act","request":3}',
    '{"kind":"act","n":NaN}', '{"kind":"hello","page":{}}', "\ud83d", '{"kind":"act","request":"' + "x" * 65 + '"}',
)  # fmt: skip


@pytest.mark.parametrize("text", MALFORMED)
def test_nonsense_is_no_frame(text: str) -> None:
    try:
        frame = read_frame(text)
        frame.text("page", 64, "")
    except ClassRefusalError as error:
        assert error.refusal.code in (ClassCode.BAD_MESSAGE, ClassCode.TOO_LARGE)
    else:
        raise AssertionError("taken")


def test_a_frame_is_bounded_in_bytes() -> None:
    with pytest.raises(ClassRefusalError) as refused:
        read_frame('{"kind":"' + "é" * (LARGEST_MESSAGE // 2) + '"}')
    assert refused.value.refusal.code is ClassCode.TOO_LARGE


BAD_FIELDS: tuple[dict[str, Any], ...] = (
    {"kind": "act"}, {"kind": "act", "action": []}, {"kind": "act", "action": {"type": "Timeout", "side": "us"}},
    {"kind": "act", "action": {"type": "EndNow"}}, {"kind": "act", "action": {"type": "Inject", "event": "trucks"}},
    {"kind": "act", "action": {"type": "BotSeated", "seat": "president", "bot": "fair"}},
    {"kind": "act", "action": {"type": "Chance", "draw": "mandate", "subject": "us", "outcome": 0}},
    {"kind": "act", "action": {"type": "Fact", "code": "game_over"}}, {"kind": "act", "action": {"type": "__class__"}},
    {"kind": "act", "action": {"type": "Advise", "issue": 10**40, "verdict": 1}},
    {"kind": "act", "action": {"type": "Advise", "issue": True, "verdict": 1}},
    {"kind": "act", "action": {"type": "Advise", "issue": 1.5, "verdict": 1}},
    {"kind": "act", "action": {"type": "Advise", "issue": 0}},
    {"kind": "act", "action": {"type": "Draft", "alternatives": 3}},
    {"kind": "act", "action": {"type": "Draft", "alternatives": [{"package": [0] * 500}]}},
    {"kind": "act", "action": {"type": "Draft", "alternatives": [{"package": [0], "lots": [], "x": 1}]}},
    {"kind": "act", "action": {"type": "Hold", "extra": 1}}, {"kind": "act", "action": {"type": "Hold"}, "seq": "1"},
    {"kind": "act", "action": {"type": "Hold"}, "n": 2**40}, {"kind": "act", "action": {"type": "Hold"}, "seat": 7},
    {"kind": "sealed", "statement": "rude"}, {"kind": "sealed", "measures": "x"}, {"kind": "sealed", "measures": [1]},
    {"kind": "sealed", "pledge": [1]}, {"kind": "sealed", "pledge": [-1, 0]}, {"kind": "sealed", "measures": ["x"] * 9},
    {"kind": "preview", "action": {"type": "Hold"}, "alternative": "0"}, {"kind": "say"}, {"kind": "say", "words": 3},
    {"kind": "lang", "lang": {}}, {"kind": "ready", "on": 1}, {"kind": "as"}, {"kind": "nothing"}, {"kind": "__init__"},
)  # fmt: skip


def test_wrong_fields_are_answered_and_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.net.web.connection.Bucket", lambda rate, burst: Bucket(10_000.0, 10_000.0))
    made = room(8)
    served = server(made)
    before = made.table.game.digest()
    with served.client, served.as_person(made.holder("industry")).websocket_connect("/ws/seat") as socket:
        hello(socket)
        for number, frame in enumerate(BAD_FIELDS):
            socket.send_json({"request": str(number), **frame})
            made_answer = until(socket, "answer", request=str(number))
            assert not made_answer["ok"] and made_answer["text"], frame
    assert made.table.game.digest() == before


PACKAGES = ((), (0,) * 64, (-5, 1, 1, 1, 1), (99, 1, 1, 1, 1), (1, 1, 1, 1), (-1, -1, -1, -1, -1))


def test_packages_that_are_none_are_refused_in_previews_and_drafts() -> None:
    made = room(8, clock=False)
    served = server(made)
    with served.client, served.as_person(made.holder("prime-minister")).websocket_connect("/ws/seat") as socket:
        hello(socket)
        for number, package in enumerate(PACKAGES):
            for kind in ("act", "preview"):
                request = f"{kind}{number}"
                socket.send_json(act(Propose((Alternative(package),)), request) | {"kind": kind})
                answer = until(socket, "answer", request=request)
                assert answer.get("code") != "failed", package
                assert not answer["ok"] or answer["preview"]["refusals"], package


def test_a_malformed_client_is_hung_up_on_and_nobody_else_notices() -> None:
    made = room(8)
    served = server(made)
    with served.client, served.as_person(made.holder("treasury")).websocket_connect("/ws/seat") as good:
        hello(good)
        bad_browser = served.as_person(made.holder("industry"))
        for text in ("nonsense", "[" * 5000, "x" * (LARGEST_MESSAGE + 1), '{"kind":"act"}'):
            with bad_browser.websocket_connect("/ws/seat") as bad:
                bad.send_text(text)
                assert bad.receive_json()["code"] == "malformed"
                with pytest.raises(WebSocketDisconnect):
                    bad.receive_json()
        with bad_browser.websocket_connect("/ws/seat") as bad:
            bad.send_bytes(b"\x00\x01")
            assert bad.receive_json()["code"] == "malformed"
        good.send_json(act(Advise(0, 1), "fine"))
        assert until(good, "answer", request="fine")["ok"]


def test_a_flood_is_slowed_down_and_then_cut_off() -> None:
    made = room(8)
    served = server(made)
    with served.client, served.as_person(made.holder("treasury")).websocket_connect("/ws/seat") as good:
        hello(good)
        with served.as_person(made.holder("industry")).websocket_connect("/ws/seat") as bad:
            hello(bad)
            for _ in range(300):
                bad.send_json({"kind": "ping"})
            codes = []
            with pytest.raises(WebSocketDisconnect):
                while True:
                    codes.append(bad.receive_json().get("code"))
            assert codes.count("too_fast") > 50
        good.send_json(act(Advise(0, 1), "fine"))
        assert until(good, "answer", request="fine")["ok"]


def test_guessing_a_code_is_slowed_down_for_one_address_and_for_all() -> None:
    made = room(0, play=False)
    served = server(made)
    with served.client as client:
        statuses = []
        for number in range(40):
            guess = {"code": "ABCDEF" if number else "ZZZZZZ", "name": f"Guess {number}", "lang": "en"}
            statuses.append(client.post("/join", data=guess, follow_redirects=False).status_code)
        assert statuses[0] == 422 and statuses[-1] == 429
        right = {"code": made.session.code, "name": "Ana", "lang": "en"}
        assert client.post("/join", data=right, follow_redirects=False).status_code == 429
    attempts = Attempts()
    for address in range(500):
        if attempts.allowed(f"10.0.{address // 250}.{address % 250}", 0.0):
            attempts.failed(f"10.0.{address // 250}.{address % 250}", 0.0)
    assert not attempts.allowed("192.168.1.1", 0.0)
    assert attempts.allowed("192.168.1.1", 60.0)
    # At that pace the whole space of codes takes more than a year.
    assert 22**6 / attempts.rate_all > 365 * 24 * 3600


def test_a_class_behind_one_address_joins_at_once() -> None:
    made = room(0, play=False)
    served = server(made)
    with served.client as client:
        for number in range(60):
            form = {"code": made.session.code, "name": f"Student {number}", "lang": "en"}
            assert client.post("/join", data=form, follow_redirects=False).status_code == 303


def test_a_bucket_fills_up_again_but_never_over() -> None:
    bucket = Bucket(2.0, 5.0)
    assert [bucket.take(0.0) for _ in range(6)] == [True] * 5 + [False]
    assert bucket.take(0.5) and not bucket.take(0.5)
    assert [bucket.take(1000.0) for _ in range(6)] == [True] * 5 + [False]
    assert not bucket.take(0.0)


def test_a_foreign_page_can_neither_post_nor_open_a_socket() -> None:
    made = room(4)
    served = server(made)
    foreign = {"origin": "http://evil.example"}
    with served.client as client:
        desk = served.as_desk()
        body = {"command": "end", "args": {}}
        for headers in (
            foreign,
            {"origin": "null"},
            {"sec-fetch-site": "cross-site"},
            {"origin": "http://testserver.evil"},
        ):
            assert desk.post("/control/do", json=body, headers=headers).status_code == 403
            form = {"code": made.session.code, "name": "Ana", "lang": "en"}
            assert client.post("/join", data=form, headers=headers).status_code == 403
        for path in ("/ws/seat", "/ws/desk"):
            with (
                pytest.raises(WebSocketDisconnect),
                served.as_person(made.joined[0]).websocket_connect(path, headers=foreign) as socket,
            ):
                socket.receive_json()
        assert not made.table.over and len(made.session.people) == 4
        assert desk.post("/control/do", json=body, headers={"origin": "http://testserver"}).status_code == 200


def test_what_is_posted_is_bounded() -> None:
    made = room(0, play=False)
    served = server(made)
    with served.client as client:
        big = {"code": made.session.code, "name": "x" * LARGEST_MESSAGE}
        assert client.post("/join", data=big).status_code == 413
        many = "&".join(f"f{number}=1" for number in range(2000))
        headers = {"content-type": "application/x-www-form-urlencoded"}
        assert client.post("/join", content=many, headers=headers).status_code in (413, 422)

        def endless() -> Iterator[bytes]:
            yield b"x" * 10

        assert client.post("/join", content=endless()).status_code == 411
        assert served.as_desk().post("/control/do", content=b"\xff[").status_code == 422


def test_what_a_student_types_is_never_markup() -> None:
    made = room(0, play=False)
    served = server(made)
    with served.client as client:
        form = {"code": made.session.code, "name": SCRIPT[:39], "lang": "en"}
        assert client.post("/join", data=form, follow_redirects=False).status_code == 303
        for bad in (
            {"code": SCRIPT, "name": SCRIPT},
            {"code": made.session.code, "name": '"><img src=x onerror=y>' + "-" * 9},
        ):
            answer = client.post("/join", data={"lang": "en", **bad})
            assert "<script>alert" not in answer.text and "<img src=x" not in answer.text
        assert SCRIPT[:39] not in client.get("/seat").text
        desk = served.as_desk()
        for place in ("/control", "/theatre", "/paper"):
            assert "<script>alert" not in desk.get(place).text
        assert desk.get("/control/overview").headers["content-type"].startswith("application/json")


INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=|javascript:|https?://|\|\s*safe\b", re.IGNORECASE
)


@pytest.mark.parametrize("page", sorted(place.name for place in PAGES.glob("*.html")))
def test_a_page_holds_nothing_inline_and_calls_nobody(page: str) -> None:
    found = INLINE.findall((PAGES / page).read_text(encoding="utf-8"))
    assert not found


@pytest.mark.parametrize("script", sorted(place.name for place in STATIC.glob("*.js")))
def test_a_script_makes_no_markup_from_text(script: str) -> None:
    text = (STATIC / script).read_text(encoding="utf-8")
    for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
        assert forbidden not in text


def test_static_files_stay_in_their_folder() -> None:
    served = server(room(0, play=False))
    with served.client as client:
        assert client.get("/static/app.css").status_code == 200
        for path in (
            "/static/../server.py",
            "/static/%2e%2e/server.py",
            "/static/..%2f..%2fcli/app.py",
            "/static/",
            "/static",
        ):
            assert client.get(path, follow_redirects=False).status_code in (404, 307, 405)


def test_an_unknown_cookie_is_a_stranger() -> None:
    made = room(4)
    served = server(made)
    with served.client as client:
        for cookie in ("x", "é", "x" * 3000, served.desk, next(iter(made.joined[0].person.hashes))):
            with client.websocket_connect("/ws/seat", headers={"cookie": f"att_seat={cookie}".encode()}) as socket:  # type: ignore[dict-item]
                assert socket.receive_json()["code"] == "no_seat"


def test_hold_is_refused_to_whoever_may_not_move() -> None:
    made = room(8)
    to_phase(made, "table")
    for seat in SEATS:
        if seat not in ("prime-minister",):
            assert not made.act(seat, Hold()).ok
