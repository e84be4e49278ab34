"""The server in process: pages, sockets, commands, what each screen is sent and when."""

from __future__ import annotations

import asyncio
import sqlite3
import time

import pytest
from rooms import SEATS, act, frames, hello, room, scenario, server, until
from starlette.websockets import WebSocketDisconnect

from game.net.hosted.bots import BotRunner
from game.net.room.store_errors import StoreError
from game.net.web.writer import Writer
from game.rules.actions import Advise, Alternative, EndTurn, Hold, Propose, Reply, Statement
from game.rules.state import Phase
from game.scenario.politics import Tone

PACKAGE = (Alternative((1, 1, 1, 1, 1)),)


def test_a_student_joins_is_let_in_and_plays() -> None:
    made = room(0, play=False)
    served = server(made)
    with served.client as client:
        assert made.session.code not in client.get("/").text
        form = {"code": made.session.code, "name": "Ana", "lang": "fr"}
        answer = client.post("/join", data=form, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/seat")
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie and "samesite=lax" in cookie.lower()
        assert client.get("/seat").status_code == 200
        desk = served.as_desk()
        with client.websocket_connect("/ws/seat") as seat, desk.websocket_connect("/ws/desk") as control:
            first = hello(seat)
            assert set(first) == {"me"} and first["me"]["approved"] is False and first["me"]["lang"] == "fr"
            for number, (command, args) in enumerate((("approve_all", {}), ("stage", {"to": "play"}))):
                control.send_json({"kind": "do", "request": str(number), "command": command, "args": args})
                assert until(control, "answer", request=str(number))["ok"]
            while (sections := until(seat, "screen")["sections"]).get("sheet") is None:
                pass
            assert sections["me"]["seat"] == "prime-minister" and sections["me"]["lead"] is True
            seat.send_json(act(Advise(0, 1), "a", n=1))
            frame = until(seat, "answer", request="a")
            assert frame["ok"] and until(seat, "screen")["mark"] >= frame["mark"]
            overview = until(control, "overview")["overview"]
            assert overview["people"][0]["connected"] and overview["tables"][0]["bots"] == {"us": "fair"}


def test_a_screen_is_sent_only_what_changed_and_only_to_its_side() -> None:
    made = room(8, clock=False)
    served = server(made)
    with served.client:
        ours, theirs = (served.as_person(made.holder(seat)) for seat in ("industry", "treasury"))
        with ours.websocket_connect("/ws/seat") as one, theirs.websocket_connect("/ws/seat") as two:
            hello(one)
            before = hello(two)
            one.send_json(act(Advise(0, 1), "a"))
            until(one, "answer", request="a")
            changed = until(one, "screen")["sections"]
            assert "team" in changed and "book" not in changed and "sheet" not in changed
            # The other side's page is told nothing: not even that something happened.
            assert list(frames(two)) == []
            assert before["team"]["advice"] == []


def test_a_public_move_reaches_every_screen() -> None:
    made = room(8, clock=False)
    while made.table.public_view().phase is not Phase.TURNS:
        ((event, seat), *_) = made.table.instructor_view().asks
        made.act(seat, Reply(event, scenario().events_by_id[event].asks[0].replies[0].id))
    served = server(made)
    with served.client:
        sockets = {s: served.as_person(made.holder(s)).websocket_connect("/ws/seat") for s in SEATS}
        entered = {seat: socket.__enter__() for seat, socket in sockets.items()}
        for socket in entered.values():
            hello(socket)
        entered["prime-minister"].send_json(act(Propose(PACKAGE, override=True), "a"))
        answer = until(entered["prime-minister"], "answer", request="a")
        assert answer["ok"]
        for socket in entered.values():
            frame = until(socket, "screen")
            assert frame["seq"] == answer["seq"] and frame["sections"]["offers"]
        for socket in sockets.values():
            socket.__exit__(None, None, None)


def test_stale_duplicate_and_reordered_submissions_are_told() -> None:
    made = room(8, clock=False)
    made.desk.inject(next(e.id for e in scenario().events if not e.asks))
    while made.table.public_view().phase is not Phase.TURNS:
        ((event, seat), *_) = made.table.instructor_view().asks
        made.act(seat, Reply(event, scenario().events_by_id[event].asks[0].replies[0].id))
    served = server(made)
    seq = made.table.game.seq
    with served.client, served.as_person(made.holder("prime-minister")).websocket_connect("/ws/seat") as lead:
        hello(lead)
        lead.send_json(act(Statement(Tone.FIRM), "a", n=5, seq=seq))
        first = until(lead, "answer", request="a")
        assert first["ok"] and first["seq"] > seq
        # The same again: the same answer, and nothing more happens.
        records = len(made.table.records())
        lead.send_json(act(Statement(Tone.FIRM), "a", n=5, seq=seq))
        assert until(lead, "answer", request="a") == first
        assert len(made.table.records()) == records
        lead.send_json(act(Hold(), "b", n=6, seq=seq))
        stale = until(lead, "answer", request="b")
        assert not stale["ok"] and stale["code"] == "stale" and "moved on" in stale["text"]
        lead.send_json(act(Hold(), "c", n=4, seq=first["seq"]))
        late = until(lead, "answer", request="c")
        assert late["code"] == "out_of_order" and late["text"]
        # A reload is another page, and counts anew.
        with served.as_person(made.holder("prime-minister")).websocket_connect("/ws/seat") as again:
            hello(again, "another")
            again.send_json(act(Hold(), "d", n=1, seq=first["seq"]))
            assert until(again, "answer", request="d")["ok"]


def test_refusals_speak_the_readers_language() -> None:
    made = room(8)
    served = server(made)
    with served.client:
        said = {}
        for seat in ("prime-minister", "president"):
            with served.as_person(made.holder(seat)).websocket_connect("/ws/seat") as socket:
                assert hello(socket)["me"]["lang"] == ("en" if seat == "prime-minister" else "fr")
                socket.send_json(act(EndTurn(), "a"))
                said[seat] = until(socket, "answer")["text"]
                if seat == "president":
                    socket.send_json({"kind": "lang", "lang": "en"})
                    assert until(socket, "screen")["sections"]["me"]["lang"] == "en"
        assert said["prime-minister"].startswith("This is the time") and "vive voix" in said["president"]
        assert made.holder("president").person.lang == "en"


def test_a_page_that_comes_back_is_sent_everything_again() -> None:
    made = room(8)
    served = server(made)
    person = made.holder("industry")
    with served.client:
        with served.as_person(person).websocket_connect("/ws/seat") as socket:
            first = hello(socket)
        with served.as_person(person).websocket_connect("/ws/seat") as socket:
            assert hello(socket) == first


def test_at_most_four_screens_of_one_person() -> None:
    made = room(2)
    served = server(made)
    with served.client:
        browser = served.as_person(made.joined[0])
        entered = [browser.websocket_connect("/ws/seat") for _ in range(5)]
        sockets = [line.__enter__() for line in entered]
        for socket in sockets:
            hello(socket)
        assert until(sockets[0], "bye")["code"] == "replaced"
        assert list(frames(sockets[4])) == []
        for line in entered:
            line.__exit__(None, None, None)


def test_whoever_is_moved_sees_the_new_table_and_nothing_of_the_old() -> None:
    made = room(16, 2)
    served = server(made)
    person = made.holder("industry")
    with served.client, served.as_person(person).websocket_connect("/ws/seat") as socket:
        before = hello(socket)
        desk = served.as_desk()
        body = {
            "command": "seat",
            "args": {"person": person.person.id, "table": 2, "seats": ["treasury"], "copilot": True},
        }
        assert desk.post("/control/do", json=body).json()["ok"]
        after = until(socket, "screen")["sections"]
        assert after["me"]["side"] == "us" and after["me"]["table"] == 2
        assert after["private"] != before["private"] and after["brief"] != before["brief"]
        # Whatever was on the screen is replaced or taken off.
        assert set(before) - {"me"} <= set(after)


def test_whoever_is_removed_is_told_and_cut_off() -> None:
    made = room(4)
    served = server(made)
    with served.client, served.as_person(made.joined[0]).websocket_connect("/ws/seat") as socket:
        hello(socket)
        assert served.as_desk().post("/control/do", json={"command": "kick", "args": {"person": 1}}).json()["ok"]
        assert until(socket, "bye")["code"] == "kicked"
        with pytest.raises(WebSocketDisconnect):
            socket.receive_json()  # nothing follows: a screen would bring the page back to life
        with served.as_person(made.joined[0]).websocket_connect("/ws/seat") as again:
            assert again.receive_json()["code"] == "no_seat"


def test_new_names_and_new_settings_show_on_every_screen() -> None:
    made = room(8)
    served = server(made)
    with served.client, served.as_person(made.holder("industry")).websocket_connect("/ws/seat") as socket:
        before = hello(socket)
        desk = served.as_desk()
        args = {"person": made.holder("president").person.id, "name": "Zoé"}
        assert desk.post("/control/do", json={"command": "rename", "args": args}).json()["ok"]
        assert until(socket, "screen")["sections"]["people"]["seats"]["president"] == ["Zoé"]
        assert desk.post("/control/do", json={"command": "settings", "args": {"offices_only": False}}).json()["ok"]
        after = until(socket, "screen")["sections"]
        holder = scenario().seats_by_id["president"].holder
        assert holder in str(after["book"]) and holder not in str(before["book"]["seats"])


def test_a_broadcast_and_chat_reach_whom_they_are_for() -> None:
    made = room(8, chat=True)
    served = server(made)
    with served.client:
        ours, theirs = (served.as_person(made.holder(seat)) for seat in ("industry", "treasury"))
        with ours.websocket_connect("/ws/seat") as one, theirs.websocket_connect("/ws/seat") as two:
            hello(one), hello(two)
            one.send_json({"kind": "say", "request": "s", "words": "give energy"})
            assert until(one, "answer", request="s")["ok"]
            assert "give energy" in str(until(one, "screen")["sections"]["chat"])
            desk = served.as_desk()
            assert desk.post("/control/do", json={"command": "broadcast", "args": {"text": "Two minutes"}}).json()["ok"]
            for socket in (one, two):
                frame = until(socket, "screen")
                assert frame["sections"]["me"]["notices"][0]["text"] == "Two minutes"
                assert "give energy" not in str(frame)


def test_a_closing_server_ends_the_thoughts_of_its_bots_and_begins_no_more() -> None:
    made = room(1, clock=False)
    while made.table.bot_due() is None:
        asked = [action for action in made.table.game.legal("prime-minister") if isinstance(action, Reply)]
        made.table.game.submit("prime-minister", asked[0] if asked else EndTurn())
    failed: list[object] = []

    async def close_while_thinking() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: failed.append(context))
        runner = BotRunner(made.classroom, Writer(made.classroom, lambda: None, lambda _: None))
        runner.look()
        assert len(asyncio.all_tasks()) > 1
        await asyncio.sleep(0)
        await runner.close()
        runner.look()
        await asyncio.sleep(0.05)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(close_while_thinking())
    assert not failed


def test_a_bot_moves_by_itself_and_the_page_sees_it() -> None:
    made = room(1, clock=False)
    served = server(made)
    with served.client, served.as_person(made.joined[0]).websocket_connect("/ws/seat") as socket:
        hello(socket)
        for number in range(30):
            view = made.table.public_view()
            if view.acting_side == "us" or any(record.actor == "president" for record in made.table.records()):
                break
            asks = made.table.seat_view("prime-minister").asks
            move = Reply(asks[0][0], scenario().events_by_id[asks[0][0]].asks[0].replies[0].id) if asks else EndTurn()
            socket.send_json(act(move, str(number)))
            until(socket, "answer", request=str(number))
        for _ in range(200):
            if any(record.actor == "president" for record in made.table.records()):
                break
            time.sleep(0.05)
        assert any(record.actor == "president" for record in made.table.records())


def test_a_preview_is_answered_to_the_seat_that_asks() -> None:
    made = room(8)
    served = server(made)
    with served.client, served.as_person(made.holder("prime-minister")).websocket_connect("/ws/seat") as socket:
        hello(socket)
        body = act(Propose(PACKAGE), "p") | {"kind": "preview", "alternative": 0}
        socket.send_json(body)
        answer = until(socket, "answer", request="p")
        assert answer["ok"] and answer["preview"]["gain"] != 0
        socket.send_json(body | {"alternative": 99, "request": "q"})
        assert not until(socket, "answer", request="q")["ok"]


def test_a_full_disk_is_told_and_answers_wait_until_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    made = room(8)
    served = server(made)
    store = made.classroom.store
    commit = store.commit
    full = [True]

    def failing() -> None:
        if full[0]:
            raise StoreError("full", "class.db", str(sqlite3.OperationalError("database or disk is full")))
        commit()

    with served.client, served.as_person(made.holder("industry")).websocket_connect("/ws/seat") as socket:
        hello(socket)
        monkeypatch.setattr(store, "commit", failing)
        socket.send_json(act(Advise(0, 1), "a"))
        told = until(socket, "trouble")
        assert told["code"] == "saving" and told["text"]
        desk = served.as_desk()
        assert "class.db" in desk.get("/control/overview").json()["problems"][0]
        full[0] = False
        assert until(socket, "trouble")["code"] == ""
        assert until(socket, "answer", request="a")["ok"]
        assert store.pending == 0


def test_the_clock_runs_in_the_server() -> None:
    made = room(8)
    made.classroom.now = time.time
    made.desk.settings(plan={"talk": 1, "public": 1, "table": 60, "close": 1})
    made.classroom.store.commit()
    served = server(made)
    with served.client, served.as_person(made.holder("industry")).websocket_connect("/ws/seat") as socket:
        hello(socket)
        phases = [until(socket, "clock")["phase"]]
        while phases[-1] != "table":
            phases.append(until(socket, "clock")["phase"])
        assert phases[-2:] == ["public", "table"]


def test_a_new_session_is_made_from_the_control_room_and_listed() -> None:
    made = room(4)
    served = server(made)
    with served.client:
        desk = served.as_desk()
        body = {"command": "create_session", "args": {"section": "Period 4", "tables": 3}}
        answer = desk.post("/control/do", json=body).json()
        assert answer["ok"]
        number = answer["result"]
        assert len(made.classroom.sessions[number].tables) == 3
        assert desk.get("/control/overview", params={"session": number}).json()["section"] == "Period 4"
        with desk.websocket_connect("/ws/desk") as control:
            listed = until(control, "overview")["sessions"]
            assert [head["id"] for head in listed] == [made.session.id, number]
            control.send_json({"kind": "watch", "session": made.session.id})
            assert until(control, "overview", session=made.session.id)
        for args in ({"scenario": "../../etc/passwd"}, {"scenario": "no-such-scenario"}, {"tables": 0}, {"x": 1}):
            bad = desk.post("/control/do", json={"command": "create_session", "args": args})
            assert bad.status_code == 422 and bad.json()["code"] == "bad_argument"


def test_the_scenario_lists_what_may_be_injected_and_turned_on() -> None:
    made = room(2)
    served = server(made)
    with served.client:
        listed = served.as_desk().get("/control/scenario").json()
        assert {event["id"] for event in listed["events"]} == {event.id for event in scenario().events}
        assert len(listed["seats"]) == 8 and listed["sensitive"] == []
