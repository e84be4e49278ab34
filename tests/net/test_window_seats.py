"""A student in the window under the class clock: everything that a seat page can do, by keyboard."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from test_recovery import Host, hosting
from test_remote import command_desk

from game.net.window.joining import join
from game.net.window.remote import RemoteTable
from game.rules.actions import EndTurn, Pledge, Propose, Respond, UseMeasure
from game.rules.refusal import Refusal, RefusalCode
from game.scenario.model import Rule
from game.scenario.politics import Tone
from game.table.client import Accepted
from game.table.room import RoomPhase
from game.ui.joined import JoinedSession
from game.ui.kit import Button
from game.ui.scenes.class_table import ClassTableScene
from game.ui.scenes.title import TitleScene
from tests.ui.scenes.conftest import House, housed

pytestmark = pytest.mark.waits
SEATS = ("prime-minister", "president", "industry", "treasury")
PAGES = ("CloseScene", "VotesScene", "TheirTurnScene")


class Window:
    """A window at a seat, and the hands before it."""

    def __init__(self, house: House, table: RemoteTable) -> None:
        self.house, self.table = house, table
        house.stage.push(TitleScene(house.desk))
        house.stage.push(ClassTableScene(house.desk, JoinedSession(table, house.desk.t, house.desk)))

    @property
    def top(self) -> Any:
        return self.house.stage.top

    def until(self, done: Any, read: bool = True) -> None:
        """Wait; on the way read, and answer, what comes to lie over the table."""

        def there() -> bool:
            if done():
                return True
            if read:
                self._read()
            return False

        self.house.until(there)

    def _read(self) -> None:
        if self.house.scene == "NewsScene":
            for event, ask in self.top.asked():
                self.top._choose(event.id, ask.replies[0].id)
            self.top.done()
        elif self.house.scene in PAGES:
            self.top.back()

    def key(self, name: str) -> None:
        """Press a key at the table."""
        self.house.key(name)

    def buttons(self) -> dict[str, Button]:
        found = [widget for widget in self.top.ui.root.walk() if isinstance(widget, Button)]
        return {button.key: button for button in found if button.enabled}

    def has(self, key: str) -> bool:
        return any(widget.key == key for widget in self.top.ui.root.walk())


@contextmanager
def _class(tmp_path: Path, **settings: Any) -> Iterator[tuple[Host, list[RemoteTable]]]:
    """Four people at one table, on the clock, before the first round."""
    with hosting(tmp_path / "class.db") as host:
        port, code = host.said["port"], host.said["code"]
        tables = [
            RemoteTable(f"127.0.0.1:{port}", join("127.0.0.1", port, code, name, lang), lang)
            for name, lang in (("Ana", "en"), ("Bea", "en"), ("Cléo", "fr"), ("Dan", "en"))
        ]
        command_desk(
            host, ("settings", {"plan": "50", **settings}), ("approve_all", {}),
            *(("seat", {"person": number + 1, "table": 1, "seats": [seat]}) for number, seat in enumerate(SEATS)),
        )  # fmt: skip
        try:
            assert all(table.wait(20) for table in tables)
            yield host, tables
        finally:
            for table in tables:
                table.close()


house = housed()


def test_a_head_of_delegation_plays_a_round_on_the_clock(house: House, tmp_path: Path) -> None:
    with _class(tmp_path) as (host, (head, president, minister, _)):
        window = Window(house, head)
        assert not window.has("propose") and "ready" not in window.buttons()
        command_desk(host, ("stage", {"to": "play"}))
        window.until(lambda: head.room.clock.phase == RoomPhase.TALK)
        window.until(lambda: window.has("clock"))
        assert head.room.clock.left is not None
        # Face to face: the sheet and drafts, no moves.
        window.until(lambda: "ready" in window.buttons())
        assert not {"propose", "end"} & set(window.buttons()) and not window.has("tone")
        window.top.ui.focus.set(window.top.rows[0])
        window.key("Right")
        window.key("Right")
        window.key("a")
        window.until(lambda: minister.view().own is not None and minister.view().own.draft)
        window.key("r")
        assert president.ready(True) is None
        # Public choices: what is chosen is sealed, by this window as by a page.
        window.until(lambda: head.room.clock.phase == RoomPhase.PUBLIC and window.has("tone"))
        window.top.ui.focus.set(next(one for one in window.top.ui.root.walk() if one.key == "tone"))
        window.key("Right")
        window.until(lambda: head.room.sealed is not None and head.room.sealed.statement is Tone.FIRM)
        # A pledge is among what can be chosen only where the rules play with pledges.
        plays = head.scenario.rules.has(Rule.PLEDGES, 1)
        assert any(isinstance(action, Pledge) for action in window.top.session.legal()) is plays
        assert president.room.sealed is None and minister.room.sealed == head.room.sealed
        assert isinstance(head.submit(head.seat, EndTurn()), Refusal)
        command_desk(host, ("advance", {}))
        window.until(lambda: "propose" in window.buttons())
        assert any(getattr(record.body, "tone", None) is Tone.FIRM for record in president.view().history)
        window.key("p")
        window.until(lambda: head.view().offers[0] is not None)
        window.key("e")
        window.until(lambda: head.view().acting_side == "us" and "end" not in window.buttons())
        # Who comes back in mid-game is not told it from the first day.
        again = JoinedSession(head, house.desk.t, house.desk)
        assert again.told == 0 or all(r.round >= again.view.round for r in again.records_since(again.told))
        # On the waiting side the sheet can be written on.
        assert window.top.rows[1].enabled
        assert isinstance(president.submit("president", Respond(True, 0)), Accepted)
        assert isinstance(president.submit("president", EndTurn()), Accepted)
        window.until(lambda: head.room.clock.phase == RoomPhase.CLOSE and house.scene in PAGES, read=False)
        command_desk(host, ("end", {"table": 0}))
        window.until(lambda: house.scene == "ClassEndScene" and "go" in window.buttons())
        window.top.debrief()
        assert house.scene == "DebriefScene"


def test_a_minister_does_its_part(house: House, tmp_path: Path) -> None:
    house.desk.change(replace(house.desk.settings, language="fr"))
    with _class(tmp_path, chat=True) as (host, (head, _, minister, __)):
        window = Window(house, minister)
        command_desk(host, ("stage", {"to": "play"}))
        window.until(lambda: minister.room.clock.phase == RoomPhase.TALK)
        task = minister.room.task_of("industry")
        assert task is not None and task.duty == "guess" and task.title == "Deviner leurs priorités"
        # The task of the round, on whichever side has the turn.
        window.until(lambda: window.has("tool-target"))
        window.key("q")
        for issue in range(3):
            window.top._press(issue)
        window.top.done()
        window.until(lambda: bool(minister.view().own and minister.view().own.guesses))
        window.until(lambda: not window.has("tool-target"))
        assert head.room.task_of("industry").done  # type: ignore[union-attr]
        refused = head.submit(head.seat, UseMeasure("no-such"))
        assert isinstance(refused, Refusal)
        # Advice and the initial of its own row, in the delegation's page; a remark in the chat.
        window.top.ui.focus.set(window.top.rows[0])
        window.key("Right")
        window.key("a")
        window.until(lambda: bool(head.view().own and head.view().own.draft))
        window.key("g")
        assert house.scene == "TeamScene"
        window.until(lambda: "initial-0-0" in window.buttons())
        window.top._advise(0, 1)
        window.buttons()["initial-0-0"].press()
        window.until(lambda: bool(head.view().own and head.view().own.initials))
        assert head.view().own.advice == (("industry", 0, 1),)  # type: ignore[union-attr]
        window.top._typed("Pas moins que ça.")
        window.top._say()
        window.until(lambda: [said.words for said in head.room.said] == ["Pas moins que ça."])
        window.key("Escape")
        window.until(lambda: window.has("share"))
        # What is the head's alone says so, in the words of the class.
        refused = minister.submit("industry", Propose(window.top.draft.alternatives()))
        assert isinstance(refused, Refusal) and refused.code in (RefusalCode.CLASS, RefusalCode.LEAD_ONLY)


@pytest.mark.long
def test_a_window_comes_back_after_the_server_was_gone(house: House, tmp_path: Path) -> None:
    with _class(tmp_path) as (host, (_, __, minister, ___)):
        window = Window(house, minister)
        command_desk(host, ("stage", {"to": "play"}))
        window.until(lambda: minister.room.clock.phase == RoomPhase.TALK and window.has("share"))
        window.top.ui.focus.set(window.top.rows[0])
        window.key("Right")
        port = host.said["port"]
        host.end(signal.SIGKILL)
        window.until(lambda: not minister.online)
        # What was written stays, and writing goes on without a line.
        window.key("Right")
        draft = window.top.draft.alternatives()
        assert draft[0].package[0] == 1
        with hosting(tmp_path / "class.db", port):
            window.until(lambda: minister.online and minister.room.task_of("industry") is not None)
            window.until(lambda: "share" in window.buttons())
            window.key("a")
            window.until(lambda: bool(minister.view().own and minister.view().own.draft == draft))
