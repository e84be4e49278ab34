"""The window at a class table: a whole game by keyboard, against a bot in the other seat."""

from __future__ import annotations

from pathlib import Path

from test_recovery import hosting
from test_remote import command_desk

from game.net.window.joining import join
from game.net.window.remote import RemoteTable
from game.rules.refusal import Refusal, RefusalCode
from game.ui.joined import JoinedSession
from game.ui.scenes.brief import BriefScene
from game.ui.scenes.title import TitleScene
from tests.ui.scenes.conftest import TINY, House, housed
from tests.ui.scenes.players import KeyboardPlayer
from tests.ui.scenes.seen import Seen


class ClassHouse(House):
    """A player knows the table and the end of a class by the names they have at home."""

    def look(self) -> Seen:
        seen = super().look()
        names = {"ClassTableScene": "TableScene", "ClassEndScene": "EndingScene"}
        return {**seen, "scene": names.get(seen["scene"], seen["scene"])}


house = housed(ClassHouse)


def test_a_whole_game_at_a_class_table(house: House, tmp_path: Path) -> None:
    with hosting(tmp_path / "class.db", scenario=str(TINY)) as host:
        port, code = host.said["port"], host.said["code"]
        table = RemoteTable(f"127.0.0.1:{port}", join("127.0.0.1", port, code, "Ana", "en"), "en")
        try:
            command_desk(host, ("approve_all", {}), ("stage", {"to": "play"}))
            assert table.wait(20)
            house.stage.push(TitleScene(house.desk))
            house.stage.push(BriefScene(house.desk, JoinedSession(table, house.desk.t, house.desk)))
            player = KeyboardPlayer(house, "tiny")
            player.play()
            assert player.proposed == 1 and table.over
            assert {"BriefScene", "TableScene", "CloseScene"} <= player.visited
            refused = table.submit(table.seat, table.legal(table.seat)[0]) if table.legal(table.seat) else None
            assert refused is None or (isinstance(refused, Refusal) and refused.code is RefusalCode.GAME_OVER)
        finally:
            table.close()
