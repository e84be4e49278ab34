"""What a window at another machine is sent: its seat's whole view by type, the log piece by piece."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from game.core.text import Text
from game.net.hosted.table import HostedTable
from game.net.screen.screens import encode_json
from game.net.screen.tasks import Duty, holder, holdings
from game.net.web.connection import Connection
from game.net.window.typed import pack
from game.rules.records import Record
from game.rules.view import Gauge, Preview, View
from game.scenario.model import Scenario, SeatScenario
from game.table.codec import encode

__all__ = ["WINDOW_SECTIONS", "show_window", "window_preview"]

WINDOW_SECTIONS = frozenset({"people", "ready", "tasks", "sealed", "chat", "seat"})
"""What a window is sent beside its view: the rest it makes of the view itself."""


def window_preview(preview: Preview, view: View, seat: str, staffed: frozenset[str]) -> Preview:
    """The preview for one seat: shifts at home and the margin are for whoever counts the votes this round."""
    counts = holder(holdings(view, view.side, staffed), Duty.WHIP) in (None, seat)
    preview = replace(preview, other_gauge=_banded(preview.other_gauge))
    return preview if counts else replace(preview, audiences=(), own_gauge=_banded(preview.own_gauge))


def _own(scenario: Scenario, seat: str, staffed: frozenset[str]) -> Scenario:
    """What a seat's view knows, without the briefs of those who sit beside it."""
    nothing = Text("", "")
    seats = tuple(
        replace(one, brief=nothing, scorecard=()) if one.id != seat and one.id in staffed else one
        for one in scenario.seats
    )
    return replace(scenario, seats=seats, resolved="")


def _banded(gauge: Gauge | None) -> Gauge | None:
    """The band alone."""
    return gauge and replace(gauge, chance=(gauge.low + gauge.high) / 2, margin=0.0, weakest="")


def show_window(connection: Connection, table: HostedTable, debriefs_open: bool) -> None:
    """Queue the seat's view; the scenario goes with the first one, the debrief once both sides may know all."""
    if not connection.seat:
        return
    view = table.seat_view(connection.seat)
    log = view.history
    told = connection.told
    if told > len(log) or (told and log[told - 1] is not connection.last_told):
        told = 0
    frame: dict[str, Any] = {
        "kind": "view",
        "seat": connection.seat,
        "mark": connection.mark,
        "from": told,
        "records": [pack(record, Record) for record in log[told:]],
        "view": pack(replace(view, history=()), View, SeatScenario),
        "legal": [encode(action) for action in table.game.legal(connection.seat)],
    }
    if not connection.told:
        frame["scenario"] = pack(_own(view.known.scenario, connection.seat, table.staffed), Scenario)
    if table.over and debriefs_open:
        whole = table.debrief_view()
        frame["debrief"] = pack(whole, View, SeatScenario)
        frame["whole"] = pack(replace(table.scenario, resolved=""), Scenario)
    connection.told, connection.last_told = len(log), log[-1] if log else None
    connection.send(encode_json(frame))
