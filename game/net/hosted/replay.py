"""Reading a table back from the store, line by line."""

from __future__ import annotations

import json
from typing import Any

from game.net.hosted.clock import ClassPhase, TableClock
from game.net.hosted.sealed import Sealed
from game.net.hosted.table import Answer, HostedTable
from game.net.room.store import Event
from game.rules.control import BotSeated, SeatTaken
from game.table.codec import CodecError, decode_body

__all__ = ["replay", "wake"]


def replay(table: HostedTable, event: Event) -> None:
    """Do again what the store kept. A line that no longer fits makes the table read-only from there."""
    if table.read_only:
        return
    if event.kind == "input":
        _line(table, json.loads(event.body))
    elif event.kind == "sealed":
        body = json.loads(event.body)
        sealed = Sealed.from_json(body)
        if sealed == Sealed():
            table.sealed.pop(body["side"], None)
        else:
            table.sealed[body["side"]] = sealed
    elif event.kind == "clock":
        _clock(table, json.loads(event.body), event.at)
    table.out.clear()
    table.touched = event.at
    if event.request:
        table.remember(event.person, event.request, Answer(table.game.seq, 0))


def _line(table: HostedTable, entry: dict[str, Any]) -> None:
    if "undo" in entry:
        table.game.rewind(entry["undo"])
        table.staffed = table.game.state_and_log()[0].staffed
    elif "digest" in entry:
        table.read_only = entry["digest"] != table.game.digest()
    else:
        try:
            body = decode_body(entry["body"])
        except CodecError:
            table.read_only = True
            return
        table.read_only = not table.game.feed(entry["actor"], body)
        if isinstance(body, SeatTaken | BotSeated):
            table.staffed = table.game.state_and_log()[0].staffed


def _clock(table: HostedTable, row: dict[str, Any], at: float) -> None:
    table.ready.clear()
    left = row["left"]
    table.clock = TableClock(ClassPhase(row["phase"]), row["round"], row["step"], row["of"])
    if row["paused"]:
        table.clock.left_at_pause = -1.0 if left is None else left
    elif left is not None:
        table.clock.until = at + left


def wake(table: HostedTable, stopped_at: float, now: float) -> None:
    """After a restart: the time in which the server was down does not count."""
    if table.clock.until is not None:
        table.clock.until += max(0.0, now - stopped_at)
    table.game.settle_chance()
    table.mark()
    table.changed = set(table.scenario.side_ids)
    table.clock_changed = True
