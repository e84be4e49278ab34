"""The network check: it names the fault, and says nothing to a phone that only the teacher may know."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.net.web.check_net import Fault, Tries, diagnose, read_neighbours
from tests.net.rooms import Server, room, server

LINUX = """IP address       HW type     Flags       HW address            Mask     Device
192.168.1.1      0x1         0x2         aa:bb:cc:dd:ee:01     *        wlan0
192.168.1.23     0x1         0x2         aa:bb:cc:dd:ee:02     *        wlan0
192.168.1.40     0x1         0x0         00:00:00:00:00:00     *        wlan0
"""
MAC = """? (192.168.1.1) at aa:bb:cc:dd:ee:1 on en0 ifscope [ethernet]
? (192.168.1.40) at (incomplete) on en0 ifscope [ethernet]
? (192.168.1.255) at ff:ff:ff:ff:ff:ff on en0 ifscope [ethernet]
"""
WINDOWS = """Interface: 192.168.1.5 --- 0x9
  Internet Address      Physical Address      Type
  192.168.1.1           aa-bb-cc-dd-ee-01     dynamic
  192.168.1.255         ff-ff-ff-ff-ff-ff     static
"""
OWN = ("192.168.1.5",)


@pytest.mark.parametrize(
    ("text", "known"),
    [(LINUX, {"192.168.1.1", "192.168.1.23"}), (MAC, {"192.168.1.1"}), (WINDOWS, {"192.168.1.5", "192.168.1.1"}),
     ("", set()), ("nonsense", set())],
)  # fmt: skip
def test_neighbours_are_those_that_have_answered(text: str, known: set[str]) -> None:
    assert read_neighbours(text) == known


@pytest.mark.parametrize(
    ("phone", "answers", "fault"),
    [
        ("192.168.1.23", True, Fault.FIREWALL),  # a neighbour that never connects
        ("192.168.1.77", True, Fault.ISOLATION),  # on this network, never heard of
        ("10.0.0.7", True, Fault.OTHER_NETWORK),
        ("", True, Fault.WAITING),
        ("not an address", True, Fault.WAITING),
        ("192.168.1.23", False, Fault.NOT_LISTENING),
    ],
)
def test_the_fault_is_named(phone: str, answers: bool, fault: Fault) -> None:
    assert diagnose(phone, OWN, Tries(), read_neighbours(LINUX), answers) is fault


def test_a_phone_that_got_through_ends_the_search() -> None:
    tries = Tries()
    tries.note("127.0.0.1", OWN)
    tries.note("192.168.1.5", OWN)
    assert not tries.heard  # this machine is no proof
    tries.note("192.168.1.23", OWN)
    assert diagnose("", OWN, tries, frozenset(), True) is Fault.NONE
    assert diagnose("192.168.1.23", OWN, tries, frozenset(), True) is Fault.NONE
    assert diagnose("192.168.1.77", OWN, tries, frozenset(), True) is Fault.ISOLATION


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    made = room(people=0, tables=1)
    made.classroom.store.commit()
    made_server = server(made)
    made_server.app.addresses = ("http://192.0.2.5:8484/",)
    monkeypatch.setattr(made_server.app, "client", lambda request: "127.0.0.1")
    with made_server.client:
        yield made_server


def test_this_machine_sees_who_got_through_and_a_phone_sees_what_works(served: Server) -> None:
    here = served.client.get("/check")
    assert "http://192.0.2.5:8484/check" in here.text and "<svg" in here.text
    phone = served.client.get("/check?phone=1")
    assert 'id="live"' in phone.text and "/static/check.js" in phone.text
    assert served.made.session.code not in here.text + phone.text


def test_the_state_is_not_for_phones(served: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served.app, "client", lambda request: "192.0.2.77")
    assert served.client.get("/check/state").status_code == 403
    assert 'id="live"' in served.client.get("/check").text
    assert served.as_desk().get("/check/state").json()["heard"] == ["192.0.2.77"]


def test_live_connections_are_echoed_a_few_times(served: Server) -> None:
    with served.client.websocket_connect("/ws/check") as socket:
        socket.send_text("across the table")
        assert socket.receive_text() == "across the table"
        socket.send_text("x" * 5000)
        assert len(socket.receive_text()) == 64
