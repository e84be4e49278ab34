"""A table that ends early keeps to its own result: all tables of a session play with the same mandates."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rooms import Room, Server, hello, room, server, until

from game import __version__
from game.rules.actions import WalkAway


def _two_tables(**settings: Any) -> Room:
    """Two tables of two, without a clock; the first has ended."""
    made = room(4, tables=2, clock=False, **settings)
    made.desk.advance(1)
    while made.table.public_view().acting_side != "canada":
        made.desk.advance(1)
    assert made.act("prime-minister", WalkAway()).ok
    made.classroom.store.commit()
    assert made.table.over and not made.session.tables[2].over
    return made


def _their_secrets(made: Room, side: int) -> tuple[str, str]:
    """The text of a side's mandate as drawn."""
    drawn = made.table.instructor_view().hidden
    assert drawn is not None
    mandate = next(known for known in made.session.scenario.mandates if known.id == drawn.mandates[side])
    return mandate.id, mandate.label.en


@pytest.mark.parametrize("opened", ["released", "others_end", "all_end"])
def test_the_debrief_waits_for_the_other_tables(opened: str) -> None:
    made = _two_tables()
    head = made.holder("prime-minister")
    assert head.person.lang == "en"
    ident, label = _their_secrets(made, 1)
    held = server(made)
    with held.client:
        browser = held.as_person(head)
        with browser.websocket_connect("/ws/seat") as socket:
            sections = hello(socket)
            found = sections["debrief"]
            assert found["open"] is False and set(found) == {"open", "ending", "score", "deals"}
            assert found["score"]["total"] is not None
            said = json.dumps(sections)
            assert f'"{ident}"' not in said and json.dumps(label) not in said
            assert browser.get("/seat/report").status_code == 404
            _open(held, opened)
            found = until(socket, "screen")["sections"]
            while "debrief" not in found:
                found = until(socket, "screen")["sections"]
            assert found["debrief"]["open"] is True and found["debrief"]["other"]["label"] == label
            assert browser.get("/seat/report").status_code == 200


def test_a_window_waits_as_well() -> None:
    made = _two_tables()
    head = made.holder("prime-minister")
    ident, _ = _their_secrets(made, 1)
    held = server(made)
    with held.client:
        browser = held.as_person(head)
        with browser.websocket_connect("/ws/seat") as socket:
            socket.send_json({"kind": "hello", "page": "p", "full": True, "engine": __version__})
            frame = until(socket, "view")
            assert "debrief" not in frame and "whole" not in frame
            assert f'"{ident}"' not in json.dumps(frame["records"])
            _open(held, "all_end")
            while "whole" not in frame:
                frame = until(socket, "view")
            assert frame["debrief"]


def test_who_plays_alone_waits_for_nobody() -> None:
    made = room(0, solo=True, clock=False)
    joined = [made.classroom.join(made.session.code, name, "en") for name in ("A", "B")]
    assert all(one.person.table for one in joined)
    assert made.session.debriefs_open


def _do(held: Server, command: str, **args: Any) -> None:
    body = {"command": command, "args": args}
    assert held.as_desk().post("/control/do", json=body).json()["ok"]


def _open(held: Server, how: str) -> None:
    if how == "released":
        _do(held, "settings", release=True)
    else:
        _do(held, "end", table=2 if how == "others_end" else 0)
