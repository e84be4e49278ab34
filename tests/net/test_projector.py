"""The projector's view: what the class reads from the back of the room."""

from __future__ import annotations

import json

import pytest
import segno
from rooms import room

from game.net.desk.overview import overview
from game.net.hosted.clock import ClassPhase
from game.net.web.addresses import join_address, local_addresses, qr_lines
from game.net.wire import to_json
from game.ui.scenes.projector import PARTS, Modules, ProjectorScene, read_board
from tests.ui.scenes.conftest import House, housed

house = housed(House, (1280, 720), "fr", 200)


def test_the_class_reads_the_address_the_code_and_where_every_table_is(house: House) -> None:
    made = room(6, 3)
    made.classroom.join(made.session.code, "Late", "en")

    def draw(code: str) -> Modules:
        made = segno.make("http://10.0.0.7:8484/?code=" + code, error="m")
        return tuple(tuple(bool(module) for module in row) for row in made.matrix_iter(border=2))

    modules = draw(made.session.code)
    scene = ProjectorScene(
        house.desk, "http://10.0.0.7:8484/", draw,
        lambda: read_board(json.dumps(to_json(overview(made.session, made.time())))),
    )  # fmt: skip
    house.stage.push(scene)
    house.until(lambda: scene.board is not None)
    assert scene.board is not None
    assert (scene.board.code, scene.board.joined, scene.board.waiting) == (made.session.code, 6, 1)
    assert scene.board.tables == tuple((number, "talk", 1, 4, 120) for number in (1, 2, 3))
    made.desk.advance(2)
    house.until(lambda: scene.board is not None and scene.board.tables[1][1] == "public")
    house.pump()
    qr = next(widget for widget in scene.ui.root.walk() if hasattr(widget, "modules"))
    step = min(qr.rect.size) // len(modules)
    corner = (qr.rect.centerx - step * len(modules) // 2, qr.rect.centery - step * len(modules) // 2)
    shown = [
        [house.surface.get_at((corner[0] + x * step + step // 2, corner[1] + y * step + step // 2))[:3] == (0, 0, 0)
         for x in range(len(modules))]
        for y in range(len(modules))
    ]  # fmt: skip
    assert shown == [list(row) for row in modules]


def test_every_part_of_the_round_has_its_words() -> None:
    assert set(PARTS) == {phase.value for phase in ClassPhase}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"people": 3}', '{"people": [], "tables": [{}]}'])
def test_an_answer_that_is_no_overview_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        read_board(text)


def test_addresses_are_those_of_the_local_network() -> None:
    addresses = local_addresses()
    assert addresses and all(address.count(".") == 3 for address in addresses)
    assert "127.0.0.1" not in addresses or addresses == ("127.0.0.1",)
    assert join_address("10.0.0.7", 8484, "ABCDEF") == "http://10.0.0.7:8484/?code=ABCDEF"
    assert join_address("10.0.0.7", 80) == "http://10.0.0.7/"
    lines = qr_lines("http://10.0.0.7:8484/?code=ABCDEF").splitlines()
    assert len(lines) > 10 and len({len(line) for line in lines}) == 1
